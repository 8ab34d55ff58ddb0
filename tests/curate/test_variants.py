"""Nothing is lost in the apparatus, and each variant has its kind."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.curate.tokens import key, split
from site_builder.curate.variants import Difference, differences

# Kind, the words of the text, the words of the witness: the words that differ stand between brackets.
KINDS = [
    ("typography", "a “clear” [“line”] here", 'a “clear” ["line"] here'),
    ("typography", "the [U.S.] side", "the [US] side"),
    ("typography", "the [summit,President] Xi", "the [summit, President] Xi"),
    ("typography", "in [China–US] ties", "in [China - US] ties"),
    ("typography", "said [Ｎｏ.1] is", "said [No.1] is"),
    ("typography", "that [well-known] line", "that [well known] line"),
    ("typography", "the [CHINA] side", "the [China] side"),
    ("typography", "yes [–] and", "yes [] and"),
    ("spelling", "the [labour] market", "the [labor] market"),
    ("spelling", "in [Kyiv] today", "in [Kiev] today"),
    ("spelling", "a [programme,] then", "a [program,] then"),
    ("spelling", "three [communiqués] say", "three [communiques] say"),
    ("wording", "it told [us] so", "it told [US] so"),
    ("wording", "a [legal] act", "an [illegal] act".replace("an", "a")),
    ("wording", "we [promote] it", "we [promoted] it"),
    ("wording", "more [than] ten", "more [that] ten"),
    ("wording", "two [countries] say", "two [country] say"),
    ("wording", "the [competent authorities] said", "the [ministry] said"),
    ("omission", "we [firmly] oppose it", "we [] oppose it"),
    ("addition", "we [] oppose it", "we [firmly] oppose it"),
    ("wording", "法[新]社", "法[国]社"),
]


def bare(text: str) -> str:
    return text.replace("[", "").replace("]", "")


@pytest.mark.parametrize(("kind", "text", "witness"), KINDS)
def test_each_variant_has_its_kind(kind: str, text: str, witness: str) -> None:
    (found,) = differences([bare(text)], [bare(witness)])
    assert found.kind == kind
    assert bare(text)[found.start : found.end] == text.partition("[")[2].partition("]")[0]
    assert found.reading == witness.partition("[")[2].partition("]")[0]


def test_a_near_word_parts_the_words_beside_it() -> None:
    text, witness = ["the Kyiv government spoke"], ["the new Kiev authorities spoke"]
    assert [(d.kind, d.reading) for d in differences(text, witness)] == [
        ("addition", "new"),
        ("spelling", "Kiev"),
        ("wording", "authorities"),
    ]


def test_words_shared_by_chance_part_no_long_change() -> None:
    text = ["We said that this was the best of all that we had seen until then."]
    witness = ["We said: nothing like the one you now speak of ever came to our ears."]
    assert len(differences(text, witness)) <= 2


@pytest.mark.parametrize(
    "witness",
    [
        ["One two three four five six."],
        ["One two", "three four", "five six."],
        ["One two three", "four five six."],
    ],
)
def test_where_a_paragraph_ends_is_no_variant(witness: Sequence[str]) -> None:
    assert differences(["One two three four", "five six."], witness) == ()


@pytest.mark.parametrize(
    ("witness", "place"),
    [
        (["One two. And three.", "Four."], (0, 8)),
        (["One two.", "And three. Four."], (1, 0)),
        (["One two.", "And three.", "Four."], (0, 8)),
        (["One two.", "Four. And three."], (1, 5)),
        (["And three. One two.", "Four."], (0, 0)),
    ],
)
def test_added_words_stand_where_the_witness_has_them(witness: Sequence[str], place: tuple[int, int]) -> None:
    (found,) = differences(["One two.", "Four."], witness)
    assert (found.paragraph, found.start) == (found.paragraph, found.end) == place
    assert found.reading == "And three."


def test_a_change_over_the_end_of_a_paragraph_is_told_in_both() -> None:
    text = ["One two three.", "Four five."]
    found = differences(text, ["One zwei drei vier five."])
    assert [(d.paragraph, text[d.paragraph][d.start : d.end], d.reading) for d in found] == [
        (0, "two three.", "zwei drei vier"),
        (1, "Four", ""),
    ]


WORDS = (
    "the The THE labour labor Kyiv Kiev U.S. US us summit,President summit, President – - “no” 法新社 法 ："
    ' no promote promoted on and of a Ａ one two three four five six\u00a0seven \u200b "no"'
)
WORD = st.sampled_from(sorted(WORDS.split(" ")))
TEXTS = st.lists(st.lists(WORD, max_size=12).map(" ".join), min_size=1, max_size=4)
PRINT = st.lists(st.text(max_size=30), min_size=1, max_size=3)


def mended(text: Sequence[str], found: Sequence[Difference]) -> list[str]:
    """Return the paragraphs of a text with every variant put in its place."""
    lines = list(text)
    for each in reversed(found):
        line = lines[each.paragraph]
        lines[each.paragraph] = f"{line[: each.start]} {each.reading} {line[each.end :]}"
    return lines


def tokens(paragraphs: Sequence[str]) -> list[str]:
    return [token.text for token in split(paragraphs)]


@given(text=TEXTS, witness=TEXTS)
@settings(max_examples=400)
def test_text_and_variants_are_the_witness(text: Sequence[str], witness: Sequence[str]) -> None:
    assert tokens(mended(text, differences(text, witness))) == tokens(witness)


@given(text=PRINT, witness=PRINT)
def test_any_text_and_its_variants_are_the_witness(text: Sequence[str], witness: Sequence[str]) -> None:
    assert tokens(mended(text, differences(text, witness))) == tokens(witness)


@given(text=TEXTS, witness=TEXTS)
def test_variants_follow_the_text(text: Sequence[str], witness: Sequence[str]) -> None:
    places = [(each.paragraph, each.start, each.end) for each in differences(text, witness)]
    assert places == sorted(places)
    assert all(a[:1] != b[:1] or a[2] <= b[1] for a, b in pairwise(places))


@given(text=TEXTS)
def test_a_text_does_not_differ_from_itself(text: Sequence[str]) -> None:
    assert differences(text, list(text)) == ()


@pytest.mark.parametrize(
    ("printed", "known_as"), [("U.S.", "us"), ("“Ｎｏ.1”", "no1"), ("–", ""), ("é", "é")]
)
def test_a_key_is_what_two_prints_share(printed: str, known_as: str) -> None:
    assert key(printed) == known_as
