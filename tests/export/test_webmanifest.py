"""The web manifest: its icons are as it says, and its addresses hold at the root and below another site."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image

from tests.export.conftest import Export
from tools import draw_icons

STATIC = Path(__file__).parents[2] / "static"


@pytest.mark.parametrize("base", ["https://e.org/", "https://e.org/sub/"])
def test_every_address_lies_below_the_base(exported: Export, base: str) -> None:
    manifest = json.loads(exported(base_url=base)["manifest.webmanifest"])
    own = urljoin(base, "manifest.webmanifest")
    assert manifest["name"] == "Record & Co"
    assert {urljoin(own, manifest[name]) for name in ("start_url", "scope", "id")} == {base}
    for icon in manifest["icons"]:
        path = STATIC / urljoin(own, icon["src"]).removeprefix(base)
        assert Image.open(path).size == tuple(map(int, icon["sizes"].split("x")))
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}


@pytest.mark.parametrize("name", draw_icons.ICONS)
def test_the_icons_are_those_of_the_drawing(name: str) -> None:
    size, share = draw_icons.ICONS[name]
    drawn = draw_icons.icon(STATIC / "favicon.svg", size, share)
    shown = Image.open(STATIC / name).convert("RGB")
    assert shown.size == drawn.size
    assert shown.tobytes() == drawn.tobytes()


def test_a_device_may_cut_the_maskable_icon_to_a_circle() -> None:
    icon = Image.open(STATIC / "icon-maskable-512.png").convert("RGB")
    paper = icon.getpixel((0, 0))
    inked = [(x, y) for x in range(512) for y in range(512) if icon.getpixel((x, y)) != paper]
    assert inked
    assert max((x - 255.5) ** 2 + (y - 255.5) ** 2 for x, y in inked) <= (0.4 * 512) ** 2
