"""Units of two witnesses that have the same words find each other, wherever they stand."""

import random

import pytest

from site_builder.curate.alignment import Group, Said, align
from site_builder.curate.variants import differences

WORDS = [f"word{number}" for number in range(400)]


def unit(name: str) -> Said:
    """Return the unit that a letter stands for: 40 words of its own. A letter and a stroke, "a'", has every
    fifth word changed, a letter and a point, "a.", every tenth; two letters are two units run together."""
    texts = []
    step = {"'": 5, ".": 10}.get(name[-1], 0)
    for letter in name.strip("'."):
        own = random.Random(letter).sample(WORDS, 40)
        texts.append(" ".join(f"{word}x" if step and n % step == 0 else word for n, word in enumerate(own)))
    return Said(paragraphs=tuple(texts))


# The text, the witness, and what belongs together; * marks what was moved.
TABLE = [
    ("a b c", "a b c", "a-a b-b c-c"),
    ("a b c", "a' b' c'", "a-a' b-b' c-c'"),
    ("a b c", "a c", "a-a c-c"),
    ("a c", "a b c", "a-a c-c"),
    ("a b c", "c a b", "a-a b-b *c-c"),
    ("a b c d", "a c' b d", "a-a b-b *c-c' d-d"),
    ("a b c", "a bc", "a-a b,c-bc"),
    ("a bc", "a b c", "a-a bc-b,c"),
    ("a b c", "abc", "a,b,c-abc"),
    ("a bc", "a b. c", "a-a bc-b.,c"),
    ("a b", "x y", ""),
    ("", "a", ""),
    ("a a b", "a b", "a-a b-b"),
]


@pytest.mark.parametrize(("text", "witness", "together"), TABLE)
def test_what_belongs_together(text: str, witness: str, together: str) -> None:
    ours, theirs = text.split(), witness.split()
    groups = align([unit(name) for name in ours], [unit(name) for name in theirs])
    shown = [
        f"{'*' if group.is_moved else ''}{','.join(ours[n] for n in group.ours)}"
        f"-{','.join(theirs[n] for n in group.theirs)}"
        for group in groups
    ]
    assert " ".join(shown) == together


def test_a_question_is_known_by_itself() -> None:
    asked = "Will the bridge over the river open in spring?"
    ours = Said(paragraphs=(asked, "Yes."), questions=(asked,))
    other = unit("a").paragraphs[0]
    theirs = Said(paragraphs=(asked, other), questions=(asked,))
    (group,) = align([ours, unit("b")], [unit("c"), theirs])
    assert (group.ours, group.theirs) == ((0,), (1,))


def test_many_short_units_are_aligned_soon() -> None:
    ours = [Said(paragraphs=(f"Q {n} the same words again", "no")) for n in range(3000)]
    theirs = [Said(paragraphs=(f"Q {n + 1} the same words again", "no no")) for n in range(3000)]
    assert len(align(ours, theirs)) >= 2990


def test_a_text_without_end_is_one_change() -> None:
    (found,) = differences(["a b c d " * 4000], ["b a d c " * 4000])
    assert found.reading.startswith("b a d c")


def test_formulas_for_two_countries_are_told_apart() -> None:
    def formula(country: str) -> Said:
        asked = f"{country} holds its national day today. Does the ministry have a comment on the occasion?"
        return Said(paragraphs=(asked, f"We congratulate {country} on its day, and wish it well, as ever."))

    laos, nepal = formula("Laos"), formula("Nepal")
    assert align([laos, nepal], [nepal]) == (Group(ours=(1,), theirs=(0,)),)
    assert align([nepal], [laos, nepal]) == (Group(ours=(0,), theirs=(1,)),)
    assert align([nepal, laos], [nepal]) == (Group(ours=(0,), theirs=(0,)),)
