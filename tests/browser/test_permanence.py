"""Old addresses keep their promise when the edition is edited and published again: tests/permanence.py."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import building, permanence
from tests.browser.host import serving
from tests.permanence import AFTER, BEFORE, DROPPED, MENDED, Fate, Met, Published


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("again")
    permanence.lay(root)
    return permanence.publish_again(root)


@pytest.fixture(scope="module")
def found(site: Path, again: Path) -> dict[str, Met]:
    promised = permanence.promised(building.ROOT)
    return {each.address: each for each in permanence.met(Published(site), Published(again), promised)}


def place(target: str) -> str:
    return f"/briefings/{target.replace('#', '/#')}"


def test_every_old_address_reaches_its_words_or_says_why_not(found: dict[str, Met]) -> None:
    lost = [each for each in found.values() if each.fate is Fate.LOST]
    assert lost == [], permanence.table(lost)
    counts = Counter(each.fate for each in found.values() if each.is_place)
    others = len(permanence.promised(building.ROOT)) - 5
    assert counts == {Fate.SAME: others, Fate.MENDED: 2, Fate.WITHDRAWN: 3}


def test_what_was_edited_is_what_changed(found: dict[str, Met]) -> None:
    changed = {each.address: each.fate for each in found.values() if each.fate is not Fate.SAME}
    dropped, mended = place(DROPPED), place(MENDED)
    assert changed == {
        f"/outlets/{BEFORE}/": Fate.MOVED,
        f"/outlets/{BEFORE}/topics/": Fate.MOVED,
        "/outlets/nhk/": Fate.WITHDRAWN,
        "/outlets/nhk/topics/": Fate.WITHDRAWN,
        mended.removesuffix("-a1"): Fate.MENDED,
        mended: Fate.MENDED,
        dropped: Fate.WITHDRAWN,
        f"{dropped}-q1": Fate.WITHDRAWN,
        f"{dropped}-a1": Fate.WITHDRAWN,
    }
    assert "It belongs to another session." in found[dropped].said


def test_a_question_of_a_further_capture_takes_a_number_that_was_never_given(site: Path, again: Path) -> None:
    before, after = (Published(root).page("/briefings/2024-02-23/") for root in (site, again))
    old, new = ([each.get("id") for each in page.xpath("//*[@data-unit]")] for page in (before, after))
    assert set(new) - set(old) == {"q9"}
    assert new.index("q9") < new.index("q8")


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        (f"/outlets/{BEFORE}/#year", f"/outlets/{AFTER}/#year", "Hubei Radio and Television"),
        ("/outlets/nhk/", "/outlets/nhk/", "Nothing stands here any more"),
    ],
)
def test_a_host_that_does_not_redirect_leads_there_too(
    again: Path, page: Page, old: str, new: str, title: str
) -> None:
    with serving(again) as address:
        page.goto(address + old)
        page.get_by_role("heading", level=1, name=title).wait_for()
        assert page.url == address + new
