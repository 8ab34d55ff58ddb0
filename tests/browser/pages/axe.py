"""axe-core over every scene, light and dark, on a phone and on a wide page.

As a program (`make axe`) it prints the table: how many rules each scene breaks in each setting; and which.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.pages import tools
from tests.browser.pages.looking import looked_at, table
from tests.browser.pages.scenes import PHONE, WIDE, Scene, page_for_looking, scenes, staged

# WCAG 2.0, 2.1 and 2.2, A and AA, and what axe calls best practice: landmarks, order of headings.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
EVERY: Mapping[str, Any] = {"type": "tag", "values": TAGS}
# What can differ between light and dark where the page is the same.
OF_COLOUR: Mapping[str, Any] = {"type": "rule", "values": ("color-contrast", "link-in-text-block")}
RUN = """async options => {
  const { violations } = await axe.run(options);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))]);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    scene: Scene
    setting: str
    rule: str
    places: tuple[str, ...]


@cache
def source() -> str:
    return tools.AXE.read_text("utf-8")


def run(page: Page, **options: Any) -> list[list[Any]]:
    """Return [rule, selectors of what breaks it] for every rule that the page breaks as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(source())  # through the debugger, which no policy of the page forbids
    found: list[list[Any]] = page.evaluate(RUN, {"resultTypes": ["violations"], **options})
    return found


def look(
    browser: Browser,
    host: str,
    shown: Iterable[Scene],
    size: tuple[int, int],
    dark: Mapping[str, Any] = EVERY,
) -> Iterator[tuple[Scene, str, list[Violation]]]:
    """Yield what breaks a rule in each scene that is to be had in this size, in light and then in dark.

    A page is loaded once; its colours change under it, and the rules `dark` are then asked for.
    """
    with page_for_looking(browser) as page:
        for scene in shown:
            if size not in scene.sizes:
                continue
            page.emulate_media(color_scheme="light")
            staged(page, host, scene, size)
            for scheme, rules in (("light", EVERY), ("dark", dark)):
                page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
                setting = f"{scheme} {size[0]}"
                broken = [
                    Violation(scene=scene, setting=setting, rule=rule, places=tuple(places))
                    for rule, places in run(page, runOnly=rules)
                ]
                yield scene, setting, broken


def said(each: Violation) -> str:
    places = "; ".join(each.places[:5])
    return f"{each.scene.address} ({each.scene.name}), {each.setting}: {each.rule} at {places}"


def main() -> int:
    counts: dict[tuple[str, str], dict[str, str]] = {}
    broken: list[Violation] = []
    settings: dict[str, None] = {}
    with looked_at(sys.argv[1:]) as (site, host, browser):
        shown = scenes(site)
        for size in (WIDE, PHONE):
            for scene, setting, violations in look(browser, host, shown, size):
                settings[setting] = None
                counts.setdefault((scene.name, scene.address), {})[setting] = str(len(violations))
                broken += violations
    rows = [(*scene, *(found.get(name, "") for name in settings)) for scene, found in counts.items()]
    print(table(("scene", "address", *settings), rows))
    looks = sum(map(len, counts.values()))
    print(*map(said, broken), f"{len(counts)} scenes, {looks} looks, {len(broken)} violations", sep="\n")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
