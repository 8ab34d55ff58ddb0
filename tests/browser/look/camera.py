"""Pages in, pictures out that are the same on every run: fonts loaded, nothing moving, no caret."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, FloatRect, Page

from tests.browser.chromium import PATIENCE

HEIGHTS = {390: 844, 820: 1180, 1440: 900}
SCHEMES = ("light", "dark")
TALLEST = 3000  # points of a whole page that a picture has, where it need not have all
# Letters stand where the font says, also on a machine that would put each on a whole point. A reader is not
# kept waiting for a font that is late, and reads in another; a picture waits.
_READY = """async () => {
  const rules = (holder) => [...holder.cssRules].flatMap((rule) => (rule.cssRules ? rules(rule) : [rule]));
  for (const rule of [...document.styleSheets].flatMap(rules))
    if (rule instanceof CSSFontFaceRule && rule.style.fontDisplay) rule.style.fontDisplay = "block";
  document.documentElement.style.textRendering = "geometricPrecision";
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@contextmanager
def window(browser: Browser, width: int, *, scale: int = 1) -> Iterator[Page]:
    """A window of the width of a telephone, a tablet or a desk, as HEIGHTS has them."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        reduced_motion="reduce",
        device_scale_factor=scale,
        locale="en-GB",
        timezone_id="UTC",
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(_READY)


def coloured(page: Page, scheme: str) -> None:
    """Show the page in "light" or "dark", without another visit."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.evaluate(_READY)


def pictured(page: Page, *, whole: bool = False) -> bytes:
    """Return a PNG of what the window shows, or of the page from head to foot."""
    return page.screenshot(full_page=whole, animations="disabled", caret="hide")


def pictured_from_the_top(page: Page) -> bytes:
    """Return a PNG of the page, of a long one as far as TALLEST."""
    size = page.viewport_size
    assert size
    height: int = page.evaluate("document.documentElement.scrollHeight")
    clip = FloatRect(x=0, y=0, width=size["width"], height=min(height, TALLEST))
    return page.screenshot(full_page=True, clip=clip, animations="disabled", caret="hide")
