"""Pictures for sharing: of the right size, light, the same for the same words, and drawn only once."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from site_builder.derive import sharing as told
from site_builder.derive.views import SharingCard, SharingRow
from site_builder.export import sharing
from tests import editions
from tests.export.conftest import Export

ROOT = Path(__file__).parents[2]
CARD = SharingCard(
    path="/sharing/2024-01-02.png",
    name="Record",
    remark="An unofficial edition",
    kind="Press conference",
    title="Spokesperson Ann Lee’s Regular Press Conference on January 2, 2024",
    stead="Press conference, 2 January 2024",
    facts="2 January 2024, Ann Lee, 12 questions",
    rows=tuple(
        SharingRow(
            number=number, name="The Associated Herald of the Harbour", words="What is the latest? " * 9
        )
        for number in range(1, 13)
    ),
)
LONG = (
    "Remarks on the Announcement of Further Restrictions on the Export of Equipment to Several Countries " * 4
)


class Memory:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.drawn = 0

    def get(self, key: str) -> bytes:
        return self.files.get(key, b"")

    def put(self, key: str, content: bytes) -> None:
        self.drawn += 1
        self.files[key] = content


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def test_each_document_and_the_edition_have_a_picture(exported: Export) -> None:
    pictures = {path: content for path, content in exported().items() if path.startswith("sharing/")}
    names = {"edition", *(briefing.id for briefing in editions.edition().briefings)}
    assert set(pictures) == {f"sharing/{name}.png" for name in names}
    for content in pictures.values():
        assert opened(content).size == sharing.SIZE == (1200, 630)


def test_a_picture_is_drawn_again_only_when_its_words_change(exported: Export) -> None:
    memory, edition = Memory(), editions.edition()
    first = exported(edition, cache=memory)
    assert memory.drawn == 3
    assert exported(edition, cache=memory) == first == exported(edition)
    assert memory.drawn == 3
    one, *others = edition.briefings
    changed = replace(edition, briefings=(replace(one, title="Another title"), *others))
    second = exported(changed, cache=memory)
    assert memory.drawn == 4
    path = f"sharing/{one.id}.png"
    assert second[path] != first[path]
    assert second["sharing/edition.png"] == first["sharing/edition.png"]


def test_several_processes_draw_the_same(exported: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_MANY", 2)
    assert exported(jobs=2) == exported()


def test_where_the_editors_want_none_links_show_the_picture_of_the_edition(exported: Export) -> None:
    edition = editions.edition()
    without = replace(edition, settings=replace(edition.settings, share_pictures=False))
    assert {path for path in exported(without) if path.startswith("sharing/")} == {"sharing/edition.png"}
    assert told.picture(without, without.briefings[0]).path == ""


def _variants() -> Iterator[tuple[str, SharingCard]]:
    yield "many questions", CARD
    yield "long title", replace(CARD, title=LONG)
    yield "short title", replace(CARD, title="Remarks", rows=CARD.rows[:1])
    yield "a word without end", replace(CARD, title="Re" * 90, facts="a" * 200, rows=CARD.rows[:2])
    yield "paragraphs", replace(CARD, rows=(), words=(LONG, LONG))
    yield "nothing", replace(CARD, rows=(), kind="", title="", facts="")


@pytest.mark.parametrize(("name", "card"), list(_variants()))
def test_nothing_runs_over_the_edges_or_weighs_much(name: str, card: SharingCard) -> None:
    content = sharing.picture(card)
    assert len(content) < 60_000
    picture = opened(content)
    paper = picture.getpixel((0, 0))
    assert paper == tuple(bytes.fromhex(sharing.PAPER[1:]))
    edges = {"left": (0, 100, 55, 630), "foot": (0, 612, 1200, 630), "right": (1145, 100, 1200, 630)}
    if name == "a word without end":
        del edges["right"]  # it has no place to be broken, and is cut by the edge
    for edge, box in edges.items():
        (_, colour), *others = picture.crop(box).getcolors() or []
        assert (colour, others) == (paper, []), edge


def test_all_that_a_card_says_is_seen() -> None:
    first, *others = CARD.rows
    cards = [
        CARD,
        replace(CARD, name="Other"),
        replace(CARD, remark="Other"),
        replace(CARD, kind="Other"),
        replace(CARD, title="Other"),
        replace(CARD, facts="Other"),
        replace(CARD, rows=CARD.rows[:11]),  # "and 6 more questions"
        replace(CARD, rows=(replace(first, number=99), *others)),
        replace(CARD, rows=(replace(first, name="Other"), *others)),
        replace(CARD, rows=(replace(first, words="Other"), *others)),
    ]
    assert len({sharing.picture(card) for card in cards}) == len(cards)


def test_in_the_place_of_words_that_the_fonts_lack_others_stand_or_none() -> None:
    chinese = replace(
        CARD, title="外交部发言人毛宁主持例行记者会", rows=(replace(CARD.rows[0], words="请问"),)
    )
    english = replace(CARD, title=CARD.stead, kind="", rows=(replace(CARD.rows[0], words=""),))
    assert sharing.picture(chinese) == sharing.picture(english)


def test_the_colours_are_those_of_the_pages() -> None:
    tokens = (ROOT / "static/css/tokens.css").read_text("utf-8")
    usual = tokens.partition("@media")[0]
    light = dict(re.findall(r"--([a-z]+): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\);", usual))
    found = (sharing.PAPER, sharing.INK, sharing.SECOND, sharing.ACCENT, sharing.HAIRLINE)
    assert found == tuple(light[name] for name in ("paper", "ink", "second", "accent", "hairline"))
