"""Each sign covers the line that it shows, and spares the one that it must not cover."""

import re

import pytest

from site_builder.capture import boilerplate, footers
from site_builder.capture.boilerplate import BLOCK_SIGNS, LINE_SIGNS, Sign
from site_builder.model import LineClass
from tests import pace

ANSWER = "Mao Ning: China will go on working with all sides to that end."
NAME = re.compile("[a-z]+(-[a-z]+)*")  # matches "share-row"; not "Share row"
PROSE = "These are words of the answer, and they are not part of any footer at all."


@pytest.mark.parametrize("sign", [*LINE_SIGNS, *BLOCK_SIGNS], ids=lambda sign: sign.matches)
def test_sign_covers_its_line_and_no_other(sign: Sign) -> None:
    assert re.fullmatch(sign.pattern, sign.matches.strip(), re.I)
    assert not re.fullmatch(sign.pattern, sign.spares, re.I)
    assert NAME.fullmatch(sign.rule)


@pytest.mark.parametrize("sign", LINE_SIGNS, ids=lambda sign: sign.matches)
def test_line_is_marked_wherever_it_stands(sign: Sign) -> None:
    assert boilerplate.marks([ANSWER, sign.matches, PROSE])[1].rule == sign.rule
    assert boilerplate.marks([sign.spares]) == {}


@pytest.mark.parametrize("sign", BLOCK_SIGNS, ids=lambda sign: sign.matches)
def test_block_is_marked_to_the_end_of_the_page(sign: Sign) -> None:
    lines = [ANSWER, sign.matches, "3505 Example Place, N.W."]
    assert {index: mark.rule for index, mark in footers.tail(lines, {}, 0)[0].items()} == {
        1: sign.rule,
        2: sign.rule,
    }


@pytest.mark.parametrize("sign", BLOCK_SIGNS, ids=lambda sign: sign.matches)
def test_block_that_prose_follows_is_none(sign: Sign) -> None:
    assert footers.tail([ANSWER, sign.matches, PROSE], {}, 0) == ({}, frozenset())


def test_prose_after_a_block_that_is_surely_one_is_left_to_nobody() -> None:
    footer = ["Embassy of the People's Republic of China in Ruritania", "Tel: 1", "Fax: 2"]
    marked, stray = footers.tail([ANSWER, *footer, PROSE], {}, 0)
    assert sorted(marked) == [1, 2, 3]
    assert stray == {4}


def test_address_above_the_word_for_it_begins_no_block() -> None:
    address = "3505 Example Place, N.W."
    assert footers.tail([ANSWER, address, "Address:"], {}, 0) == ({}, frozenset())
    assert sorted(footers.tail([ANSWER, "Address:", "", address], {}, 0)[0]) == [1, 2, 3]


def test_block_before_the_last_speaker_is_none() -> None:
    assert footers.tail(["Tel: 1", ANSWER], {}, 1) == ({}, frozenset())


@pytest.mark.parametrize("line", ["", "   ", "\t", "\u00a0\u2002", "\u200b \ufeff"])
def test_line_without_a_visible_character_is_blank(line: str) -> None:
    assert boilerplate.marks([line])[0].kind is LineClass.BLANK


def test_remains_end_at_the_last_sentence() -> None:
    lines = [ANSWER, PROSE, "Ruritania Gateway", "", "Portal Service"]
    marked = boilerplate.marks(lines)
    assert footers.remains(lines, marked, 0) == {2, 4}


def test_last_sentence_and_stage_direction_are_no_remains() -> None:
    assert footers.remains([ANSWER, "(Laughter)"], {}, 0) == set()
    assert footers.remains([ANSWER, "Thank you."], {}, 0) == set()


@pytest.mark.parametrize(
    "words",
    ["Click to share on X ", "Share on X ", "Share this ", "Like this ", "Font Size: A A ", "English "],
)
def test_line_of_buttons_that_is_none_is_told_at_once(words: str) -> None:
    line = (words * 20)[:290] + "."
    assert boilerplate.marks([line] * 20) == {}
    assert pace.keeps(1, lambda: boilerplate.marks([line] * 20))
