"""What other sites and devices take of a page: its picture, its icons, the colours around it."""

import io
import json
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page

META = "name => document.head.querySelector(`meta[property='${name}'], meta[name='${name}']`)?.content"
# The colour at a place of the icon, as the browser draws it 32 pixels wide.
COLOUR = """async ([x, y]) => {
  const icon = new Image(32, 32);
  icon.src = document.querySelector("link[rel=icon][type='image/svg+xml']").href;
  await icon.decode();
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 32;
  const pencil = canvas.getContext("2d");
  pencil.drawImage(icon, 0, 0, 32, 32);
  return [...pencil.getImageData(x, y, 1, 1).data].slice(0, 3);
}"""


@pytest.mark.parametrize("address", ["/", "/topics/taiwan/", "/briefings/2023-11-16/"])
def test_a_link_elsewhere_shows_the_picture_of_the_page(host: str, page: Page, address: str) -> None:
    page.goto(host + address)
    meta = {
        name: page.evaluate(META, f"og:image{name}") for name in ("", ":width", ":height", ":type", ":alt")
    }
    parts = urlsplit(meta[""])
    name = "2023-11-16" if "2023-11-16" in address else "edition"
    assert (parts.scheme, parts.path) == ("https", f"/sharing/{name}.png")
    got = page.request.get(host + parts.path)
    assert got.headers["content-type"] == meta[":type"] == "image/png"
    shown = Image.open(io.BytesIO(got.body()))
    assert [str(side) for side in shown.size] == [meta[":width"], meta[":height"]] == ["1200", "630"]
    assert meta[":alt"]
    assert page.evaluate(META, "twitter:card") == "summary_large_image"


def test_the_words_for_a_picture_tell_what_it_shows(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-11-16/")
    words = page.evaluate(META, "og:image:alt")
    for part in (page.locator("h1").inner_text(), "16 November 2023", "Mao Ning", "8 questions"):
        assert part in words


@pytest.mark.parametrize("below", [False, True])
def test_icons_and_manifest_are_found_at_the_root_and_below(
    host: str, host_below: str, page: Page, below: bool
) -> None:
    address = host_below if below else host
    page.goto(address + "/topics/")
    for rel in ("icon", "apple-touch-icon", "manifest"):
        for link in page.locator(f"link[rel={rel}]").all():
            assert page.request.get(link.evaluate("link => link.href")).ok
    manifest = page.locator("link[rel=manifest]").evaluate("link => link.href")
    got = page.request.get(manifest)
    assert got.headers["content-type"] == "application/manifest+json"
    for icon in json.loads(got.body())["icons"]:
        assert page.request.get(f"{manifest.rpartition('/')[0]}/{icon['src']}").ok
    assert page.request.get(address + "/favicon.ico").headers["content-type"].startswith("image/")


@pytest.mark.parametrize(
    ("context", "paper", "ink"),
    [
        ({"color_scheme": "light"}, "#fffdf8", "#1b1b1b"),
        ({"color_scheme": "dark"}, "#191714", "#e9e4d9"),
    ],
    indirect=["context"],
)
def test_icon_and_frame_have_the_colours_of_the_page(
    host: str, page: Page, context: BrowserContext, paper: str, ink: str
) -> None:
    page.goto(host + "/")
    assert page.evaluate(COLOUR, [1, 1]) == [*bytes.fromhex(paper[1:])]
    assert page.evaluate(COLOUR, [16, 5]) == [*bytes.fromhex(ink[1:])]
    scheme = "dark" if paper == "#191714" else "light"
    frame = page.locator(f"meta[name=theme-color][media*={scheme}]")
    assert frame.get_attribute("content") == paper
