"""Folding forgives print, not meaning; phrases are found where they stand and nowhere else."""

import time

import pytest

from site_builder.curate import words


def found(phrase: str, text: str) -> list[str]:
    """Return the words of `text` in which `phrase` is found."""
    lexicon = words.lexicon([(0, phrase)])
    return [text[start:end] for _, start, end in words.find(lexicon, words.split(text))]


@pytest.mark.parametrize(
    ("token", "folded"),
    [
        ("Communiqués", "communiques"),
        ("U.S.", "US"),
        ("US", "US"),
        ("us", "us"),
        ("AUKUS", "AUKUS"),
        ("CHINESE", "chinese"),
        ("I", "i"),
        (".", ""),
        ("2712", "2712"),
    ],
)
def test_a_token_is_folded_to_what_it_means(token: str, folded: str) -> None:
    assert words.fold(token) == folded


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("one-China principle", "the one\u2011China\u2002Principle, and", ["one\u2011China\u2002Principle"]),
        ("three joint communiques", "the three joint communiqués.", ["three joint communiqués"]),
        ("Taiwan independence", "not supporting “Taiwan independence.”", ["Taiwan independence"]),
        ("US", "U.S. and US, not us", ["U.S.", "US"]),
        ("semiconductor*", "Semiconductors and a semiconductor", ["Semiconductors", "semiconductor"]),
        ("NATO", "the nation", []),
        ("Xi", "Xinjiang", []),
        ("China Japan", "in China. Japan said", []),
        ("no information ... moment", "I have no information to offer at the moment.",
         ["no information to offer at the moment"]),
        ("no ... moment", "no. At the moment", []),
        ("no ... moment", "no one two three four five six seven moment", []),
        ("President Biden", "President Biden’s meeting", ["President Biden"]),
        ("大桥", "灯塔大桥重新开放。大桥是邮路。", ["大桥", "大桥"]),
        ("灯塔大桥", "灯塔。大桥", []),
        ("20国", "20国集团", ["20国"]),
    ],
)  # fmt: skip
def test_a_phrase_is_found_as_meant(phrase: str, text: str, hits: list[str]) -> None:
    assert found(phrase, text) == hits


def test_a_phrase_without_words_finds_nothing() -> None:
    assert not words.is_phrase("… — “”")
    assert not words.is_phrase("ab*")
    assert found("…", "any text") == []


def test_hostile_text_is_read_in_linear_time() -> None:
    for hostile in ("U." * 500_000, "." * 1_000_000, "a’" * 500_000, "((((" * 250_000, "x " * 500_000):
        started = time.process_time()
        words.split(hostile)
        assert time.process_time() - started < 4.0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We have no comment – yet.", 6),
        ("", 0),
        ("灯塔大桥重新开放。", 8),
        ("二十国集团（G20）峰会，10+1。", 10),
        ("Both towns call it 灯塔大桥.", 8),
    ],
)
def test_words_are_counted_as_printed_and_chinese_by_its_characters(text: str, count: int) -> None:
    assert words.count(text) == count


def test_a_text_is_chinese_when_most_of_it_is() -> None:
    assert words.is_chinese("BBC记者问：大桥开放了吗？")
    assert not words.is_chinese("The bridge, 灯塔大桥, is open again")
    assert not words.is_chinese("")
