"""Eight pages of the made-up edition, at three widths, in both schemes, look as they did.

What is wanted is in `golden/`, as small pictures; `make goldens` takes them anew, and then one looks at them.
"""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.look import camera, likeness
from tests.browser.searching import settled

GOLDEN = Path(__file__).parent / "golden"
BYTES = 1_500_000
PAGES = {
    "home": "/",
    "reading": "/briefings/2021-03-04/",
    "readout": "/briefings/2021-05-06-readout/",
    "source": "/briefings/2021-03-04/source/",
    "topic": "/topics/bridge/",
    "timeline": "/timeline/",
    "matrix": "/matrix/",
    "search": "/search/?q=bridge",
}
NAMES = {
    f"{name}-{width}-{scheme}.png" for name in PAGES for width in camera.HEIGHTS for scheme in camera.SCHEMES
}


@pytest.mark.parametrize("width", camera.HEIGHTS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(
    sample_host: str, browser: Browser, tmp_path: Path, update_golden: bool, name: str, width: int
) -> None:
    with camera.window(browser, width) as page:
        camera.opened(page, sample_host + PAGES[name])
        if name == "search":
            settled(page)
            expect(page.locator("[data-results] > li")).not_to_have_count(0)
        faults = []
        for scheme in camera.SCHEMES:
            camera.coloured(page, scheme)
            got = likeness.read(camera.pictured_from_the_top(page))
            golden = GOLDEN / f"{name}-{width}-{scheme}.png"
            if update_golden:
                accept(got, golden)
            faults.append(fault(got, golden, tmp_path))
    assert not any(faults), "\n".join(filter(None, faults))


def accept(got: Image.Image, golden: Path) -> None:
    """Keep a picture, unless the one that is kept is like it: only what changed is in a commit."""
    golden.parent.mkdir(exist_ok=True)
    if not golden.exists() or likeness.compared(got, likeness.read(golden.read_bytes())).differs:
        likeness.reduced(got).save(golden, optimize=True)


def fault(got: Image.Image, golden: Path, folder: Path) -> str:
    """Return "", or what differs, and where it can be looked at."""
    if not golden.exists():
        return f"{golden.name}: no such golden picture. `make goldens` takes it."
    wanted = likeness.read(golden.read_bytes())
    verdict = likeness.compared(got, wanted)
    if verdict.alike:
        return ""
    for kind, picture in (
        ("got", got),
        ("wanted", likeness.enlarged(wanted)),
        ("difference", likeness.enlarged(verdict.difference)),
    ):
        picture.save(folder / f"{golden.stem}-{kind}.png")
    return (
        f"{golden.stem}: {verdict.words}. Look at {folder}/{golden.stem}-{{got,wanted,difference}}.png; "
        "if it is meant to look so, `make goldens` accepts it."
    )


def test_the_golden_pictures_are_those_of_the_pages_and_small() -> None:
    files = list(GOLDEN.iterdir())
    assert {file.name for file in files} == NAMES
    assert sum(file.stat().st_size for file in files) < BYTES


def test_a_difference_is_told_with_three_pictures(tmp_path: Path) -> None:
    wanted = Image.new("RGB", (60, 60), (255, 255, 255))
    wanted.save(tmp_path / "page-390-light.png")
    words = fault(Image.new("RGB", (360, 360), (250, 240, 255)), tmp_path / "page-390-light.png", tmp_path)
    assert words.startswith(f"page-390-light: 3600 of 3600 places differ. Look at {tmp_path}/")
    pictures = sorted(tmp_path.glob("page-390-light-*.png"))
    assert [picture.stem.rpartition("-")[2] for picture in pictures] == ["difference", "got", "wanted"]
    assert {Image.open(picture).size for picture in pictures} == {(360, 360)}
