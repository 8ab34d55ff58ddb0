"""A session as it was printed: what nobody speaks, labels that say more than a name, an answer cut in two."""

import shutil
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import serving
from tests.building import ROOT, built

DAY = "2019-12-27"
SESSION = """Foreign Ministry Spokesperson Geng Shuang’s Regular Press Conference on December 27, 2019

A reporter from the JoongAng Ilbo asked: Is this the last press conference of the year?

Geng Shuang said in response: It is not.

(Laughter)

There will be two more.

The following question was raised after the press conference:

Q: Where will the party be?

A: I have nothing to offer on that.

The regular press conference will be in recess from December 30 to January 3.
"""
DIRECTIONS = [
    "(Laughter)",
    "The following question was raised after the press conference:",
    "The regular press conference will be in recess from December 30 to January 3.",
]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page of one session, in an edition that has it besides."""
    folder = tmp_path_factory.mktemp("session")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "seeds" / "101_session.txt").write_text(SESSION, "utf-8")
    with serving(built(folder, "--no-search")) as address:
        yield f"{address}/briefings/{DAY}/"


def test_what_nobody_speaks_stands_among_the_words_in_a_voice_of_its_own(session: str, page: Page) -> None:
    page.goto(session)
    quiet = page.locator(".direction__words")
    assert quiet.all_inner_texts() == DIRECTIONS
    order = page.locator(".passage__text, .direction__words").all_inner_texts()
    assert order.index("It is not.") + 1 == order.index(DIRECTIONS[0])
    assert order[order.index(DIRECTIONS[0]) + 1] == "There will be two more."
    assert order.index(DIRECTIONS[1]) + 1 == order.index("Where will the party be?")
    assert order[-1] == DIRECTIONS[2]
    style = (
        "element => { const {fontStyle, fontSize} = getComputedStyle(element); return [fontStyle, fontSize] }"
    )
    assert quiet.first.evaluate(style) == ["normal", "15px"]


def test_it_leads_to_its_line_by_the_keyboard(session: str, page: Page) -> None:
    page.goto(session)
    page.get_by_role("link", name=DIRECTIONS[0]).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(session + "source/#line-7")
    shown = page.locator("#line-7").get_by_role("link", name="in Q1")
    shown.click()
    expect(page.locator("#direction-a-line-7")).to_be_in_viewport()


def test_text_only_and_paper_keep_it(session: str, page: Page) -> None:
    page.goto(session)
    page.locator("label.switch", has_text="Text only").click()
    expect(page.locator("#q2 .slip")).to_be_hidden()
    for number in range(len(DIRECTIONS)):
        expect(page.locator(".direction").nth(number)).to_be_visible()
    page.emulate_media(media="print")
    for number in range(len(DIRECTIONS)):
        expect(page.locator(".direction").nth(number)).to_be_visible()


def test_labels_are_in_the_words_of_the_source(session: str, page: Page) -> None:
    page.goto(session)
    expect(page.locator("#q1-name")).to_have_text("Q1 A reporter from the JoongAng Ilbo asked")
    expect(page.locator("#q1-name").get_by_role("link", name="JoongAng Ilbo")).to_be_visible()
    expect(page.locator("#q2-name")).to_have_text("Q2 Q no outlet is named")
    assert page.locator(".speaker").all_inner_texts() == ["Geng Shuang said in response", "Geng Shuang"]


@pytest.mark.parametrize(
    "context",
    [
        {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
        for width in (390, 1440)
        for scheme in ("light", "dark")
    ],
    indirect=True,
    ids=lambda options: f"{options['viewport']['width']} {options['color_scheme']}",
)
def test_nothing_runs_out_or_over_anything(session: str, page: Page) -> None:
    page.goto(session)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [
        box
        for each in page.locator(".passage, .direction, .exchange__head, .speaker, .tools").all()
        if (box := each.bounding_box())
    ]
    boxes.sort(key=lambda box: box["y"])
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 0.5
