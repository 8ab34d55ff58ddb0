"""An edition in, contact sheets of all kinds of page out: `make sheet`, or `make sheet ARGS="home topics"`.

.sheet/index.html shows every shot, with a link to the whole page; .sheet/sheet-01.png and so on are the same
for a viewer of pictures. The single shots are in .sheet/shots/, named KIND-WIDTH-SCHEME.png, the whole pages
KIND-WIDTH-SCHEME-whole.png.
"""

import argparse
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Page, sync_playwright

from tests import sessions
from tests.browser import chromium
from tests.browser.host import serving
from tests.browser.look import camera
from tests.browser.look.kinds import STATES, sample, sheet
from tests.browser.searching import settled
from tests.building import ROOT, built

OUTPUT = ROOT / ".sheet"
WIDTHS = (390, 1440)
SHOWN = {390: 210, 1440: 680}  # how wide a shot is on a sheet
GAP, LABEL, ROWS = 20, 30, 3
PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
body {{ background: #c8c8c8; font: 16px sans-serif; margin: 20px }}
img {{ vertical-align: top }}
</style>
{rows}
"""
GROUND, INK = (200, 200, 200), (0, 0, 0)

Shot = tuple[str, str, str]  # name of the kind, address, what is clicked


def main() -> None:
    parser = argparse.ArgumentParser(description="Take a picture of every kind of page.")
    parser.add_argument("names", nargs="*", help="only kinds whose names contain one of these")
    names = parser.parse_args().names
    shutil.rmtree(OUTPUT, ignore_errors=True)
    (OUTPUT / "shots").mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        real, made_up = Path(folder) / "real", sample(Path(folder) / "sample")
        real.mkdir()
        long = sessions.edition(Path(folder) / "long", 90)
        hosts = {each: stack.enter_context(serving(built(each))) for each in (real, made_up, long)}
        shots = [(kind.name, hosts[where] + kind.path, "") for kind, where in sheet(real, made_up, long)]
        states = [(name, hosts[real] + path, clicked) for name, path, clicked in STATES]
        wanted = [shot for shot in (*shots, *states) if not names or any(name in shot[0] for name in names)]
        browser = chromium.launch(stack.enter_context(sync_playwright()))
        for width in WIDTHS:
            take(browser, wanted, width)
        browser.close()
    for first in range(0, len(wanted), ROWS):
        drawn(wanted[first : first + ROWS]).save(OUTPUT / f"sheet-{first // ROWS + 1:02}.png")
    (OUTPUT / "index.html").write_text(listed(wanted), "utf-8")
    print(f"{len(wanted)} kinds, {4 * len(wanted)} shots: {OUTPUT / 'index.html'}")


def take(browser: Browser, shots: list[Shot], width: int) -> None:
    for name, address, clicked in shots:
        with camera.window(browser, width) as page:
            camera.opened(page, address)
            reach(page, clicked)
            for scheme in camera.SCHEMES:
                camera.coloured(page, scheme)
                file(name, width, scheme).write_bytes(camera.pictured(page))
                file(name, width, scheme, "-whole").write_bytes(camera.pictured(page, whole=True))
        print(f"{width} {name}", flush=True)


def reach(page: Page, clicked: str) -> None:
    """Bring the page into the state that it is shown in."""
    if "?q=" in page.url:
        settled(page)
    found = page.locator(clicked).locator("visible=true").first if clicked else None
    if found and found.count():
        found.click()


def file(name: str, width: int, scheme: str, whole: str = "") -> Path:
    return OUTPUT / "shots" / f"{name}-{width}-{scheme}{whole}.png"


def place(address: str) -> str:
    return urlsplit(address)._replace(scheme="", netloc="").geturl()


def columns() -> Iterator[tuple[int, str]]:
    for width in WIDTHS:
        for scheme in camera.SCHEMES:
            yield width, scheme


def drawn(shots: list[Shot]) -> Image.Image:
    """Return one sheet: a row a kind, telephone and desk, light and dark."""
    tallest = max(SHOWN[width] * camera.HEIGHTS[width] // width for width in WIDTHS)
    size = (GAP + sum(SHOWN[width] + GAP for width, _ in columns()), len(shots) * (LABEL + tallest + GAP))
    sheet = Image.new("RGB", size, GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(20)
    for row, (name, address, _) in enumerate(shots):
        left, top = GAP, row * (LABEL + tallest + GAP)
        pen.text((left, top + 4), f"{name}    {place(address)}", fill=INK, font=font)
        for width, scheme in columns():
            shot = Image.open(io.BytesIO(file(name, width, scheme).read_bytes())).convert("RGB")
            shot.thumbnail((SHOWN[width], shot.height), Image.Resampling.LANCZOS)
            sheet.paste(shot, (left, top + LABEL))
            left += SHOWN[width] + GAP
    return sheet


def listed(shots: list[Shot]) -> str:
    """Return the sheet as a page; each shot leads to its whole page."""
    rows = "".join(
        f'<h2 id="{name}">{name} {escape(place(address))}</h2><p>'
        + "".join(
            f'<a href="shots/{name}-{width}-{scheme}-whole.png"><img src="shots/{name}-{width}-{scheme}.png" '
            f'alt="{name}, {width} pixels, {scheme}" width="{SHOWN[width]}" loading="lazy"></a> '
            for width, scheme in columns()
        )
        for name, address, _ in shots
    )
    return PAGE.format(rows=rows)


if __name__ == "__main__":
    main()
