"""What is taken out of stylesheets and scripts is nothing to a browser."""

import re
from pathlib import Path

from playwright.sync_api import Browser

from site_builder.render import assets

ROOT = Path(__file__).parents[2]
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""


def test_a_minified_stylesheet_has_the_rules_of_its_layers(site: Path, browser: Browser) -> None:
    layers = "\n".join((ROOT / f"static/css/{layer}.css").read_text("utf-8") for layer in assets.LAYERS)
    (published,) = (site / "assets").glob("site.*.css")
    page = browser.new_page()
    written, shown = (page.evaluate(RULES, text) for text in (layers, published.read_text("utf-8")))
    page.close()
    assert len(shown) > len(assets.LAYERS)
    assert [unaddressed(rule) for rule in shown] == [unaddressed(rule) for rule in written]


def unaddressed(rule: str) -> str:
    """Return a rule without the addresses of fonts, which fingerprints change, and with one space, or beside
    commas and parentheses none, for any white space: of that alone no value depends."""
    spaced = " ".join(re.sub(r'url\("[^"]*"\)', "url()", rule).split())
    return re.sub(r" ?([,()]) ?", r"\1", spaced)
