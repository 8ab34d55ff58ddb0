"""The fonts: every character of every page is in them, they fit their fallbacks, nothing moves for them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page, Route

from tests.building import ROOT

SERIF, SANS = "Source Serif 4", "Source Sans 3"
FILES = {SERIF: "source-serif-4.woff2", SANS: "source-sans-3.woff2"}
# The fonts of the reader's device set these, found by the lang that is given to them.
FOREIGN = ("zh", "ja", "ko")
BLANK = frozenset("\n\t")
UNDRAWN = frozenset({"head", "script", "style", "template"})
DRAWN_VALUES = ("alt", "label", "placeholder", "value", "data-foot")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# The families in whose words a character stands.
USED_IN = """character => {
  const found = new Set();
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (walk.currentNode.data.includes(character)) {
      const families = getComputedStyle(walk.currentNode.parentElement).fontFamily;
      found.add(families.split(",")[0].replaceAll('"', ""));
    }
  }
  return [...found];
}"""
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


class Characters(HTMLParser):
    """Collects what a page shows: `found` has each character with the language that it is said to be in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.found: set[tuple[str, str]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang", self.open[-1][1])
        if tag not in UNDRAWN:
            for name in DRAWN_VALUES:
                self.found |= {(character, language) for character in values.get(name, "")}
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not UNDRAWN & {tag for tag, _ in self.open}:
            self.found |= {(character, self.open[-1][1]) for character in data}


def needed(html: str, known: frozenset[str] = frozenset()) -> set[str]:
    """Return the characters, besides those `known`, that the edition's own fonts have to have."""
    if set(unescape(html)) <= known:  # nearly every page; parsing them all takes seconds
        return set()
    found = Characters(html).found
    return {c for c, language in found if language.partition("-")[0] not in FOREIGN} - known - BLANK


@pytest.fixture(scope="module")
def held() -> Mapping[str, frozenset[str]]:
    """The characters of each font."""
    folder = ROOT / "static/fonts"
    return {name: frozenset(map(chr, TTFont(folder / file).getBestCmap())) for name, file in FILES.items()}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>a<b>é</b>→</p>", "aé→"),
        ("<p>a <span lang='zh'>毛<b>宁</b></span>→</p>", "a →"),
        ("<html lang='zh-Hans'><p>毛<i lang='en'>b</i><br>宁</p>", "b"),
        ("<head><title>毛</title></head><script>→</script><input placeholder='≠'>", "≠"),
    ],
)
def test_what_a_page_needs_is_what_it_shows_in_our_fonts(html: str, found: str) -> None:
    assert needed(html) == set(found)


def test_the_fonts_have_every_character_that_a_page_shows(
    site: Path, host: str, page: Page, held: Mapping[str, frozenset[str]]
) -> None:
    """Fails with the page, the font and the character. tools/subset_fonts.py says which are in the files;
    words of another script need a `lang`, by which a font of the device is found."""
    both, either = held[SERIF] & held[SANS], held[SERIF] | held[SANS]
    of_one: dict[str, list[str]] = defaultdict(list)
    missing = []
    files = sorted(site.rglob("*.html"))
    for file in files:
        address = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        for character in sorted(needed(file.read_text("utf-8"), both | BLANK)):
            if character in either:
                of_one[address].append(character)
            else:
                missing.append((address, "both fonts", named(character)))
    for address, characters in of_one.items():
        page.goto(host + address)
        for character in characters:
            families = page.evaluate(USED_IN, character)
            missing += [(address, name, named(character)) for name in families if character not in held[name]]
    assert len(files) > 100
    assert missing == []


def named(character: str) -> str:
    return f"{character} U+{ord(character):04X}"


def test_the_fonts_have_what_stylesheets_and_scripts_write(
    site: Path, held: Mapping[str, frozenset[str]]
) -> None:
    both = held[SERIF] & held[SANS]
    for file in (*sorted((site / "assets").glob("*.css")), *sorted((site / "assets").glob("*.js"))):
        assert set(file.read_text("utf-8")) <= both | BLANK, file.name


def fallbacks() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the font that each fallback stands in for, with its descriptors in hundredths."""
    css = (ROOT / "static/css/base.css").read_text("utf-8")
    for block in re.findall(r"@font-face \{[^}]*until loaded[^}]*\}", css):
        name = SERIF if "Serif until" in block else SANS
        yield name, {key: float(value) for key, value in re.findall(r"([a-z-]+): ([0-9.]+)%", block)}


@pytest.mark.parametrize(("name", "given"), list(fallbacks()))
def test_a_fallback_stands_as_high_and_as_low_as_the_font(name: str, given: dict[str, float]) -> None:
    font = TTFont(ROOT / "static/fonts" / FILES[name])
    em, share = font["head"].unitsPerEm, given["size-adjust"] / 100
    assert given["ascent-override"] * share == pytest.approx(100 * font["hhea"].ascent / em, abs=0.1)
    assert given["descent-override"] * share == pytest.approx(-100 * font["hhea"].descent / em, abs=0.1)
    assert given["line-gap-override"] == font["hhea"].lineGap == 0


@pytest.mark.parametrize("address", ["/", "/briefings/2022-09-13/"])
def test_nothing_moves_when_the_fonts_come_a_second_late(host: str, page: Page, address: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/*.woff2", hold)
    serif, sans = (f"**/{file.removesuffix('.woff2')}.*" for file in FILES.values())
    with page.expect_request(serif), page.expect_request(sans):
        page.goto(host + address, wait_until="domcontentloaded")
    page.wait_for_timeout(1000)
    assert len(waiting) == 2
    for route in waiting:
        route.continue_()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFT) == 0


def test_the_two_fonts_are_light_and_come_with_their_licence(site: Path) -> None:
    assert sum(file.stat().st_size for file in (site / "assets").glob("*.woff2")) <= 90_000
    for file in FILES.values():
        licence = site / "fonts" / f"OFL-{file.removesuffix('.woff2')}.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")
