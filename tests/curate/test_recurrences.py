"""Runs against all runs found letter by letter; and how the work grows."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as some

from site_builder.curate import recurrences
from site_builder.curate.recurrences import BREAK, STOP, corpus

LEAST = 3
EVERY, REACH = 10_000, 10_000

Pair = tuple[str, int, int, int, int]  # the run; text and place in it, of both

texts = some.lists(some.text(alphabet="ab" + STOP, max_size=14), max_size=5)
many_words = some.lists(some.text(alphabet="abcdefg" + STOP, max_size=40), max_size=6)


def found(texts: Sequence[str], units: Sequence[int]) -> set[Pair]:
    whole = corpus(texts, units)
    runs: dict[str, set[tuple[int, int]]] = {}
    for run, places in recurrences.runs(whole, recurrences.groups(whole, LEAST), LEAST):
        plain, moved = run.strip(STOP), len(run) - len(run.lstrip(STOP))
        if len(plain.replace(STOP, "")) >= LEAST:
            runs.setdefault(plain, set()).update((at + moved, text) for at, text in places)
    pairs: set[Pair] = set()
    for run, unsorted in runs.items():
        places = sorted(unsorted)
        for one, two in recurrences.pairs(whole, run, places, EVERY, REACH):
            (a, first), (b, second) = places[one], places[two]
            pairs.add((run, first, a - whole.starts[first], second, b - whole.starts[second]))
    return pairs


def all_pairs(texts: Sequence[str], units: Sequence[int]) -> set[Pair]:
    """Return every run that two texts of different units have in common and that cannot be made longer."""
    pairs: set[Pair] = set()
    for first, a in enumerate(texts):
        for second in range(first + 1, len(texts)):
            b = texts[second]
            if units[first] == units[second]:
                continue
            for i in range(len(a)):
                for j in range(len(b)):
                    if a[i] != b[j] or (i and j and a[i - 1] == b[j - 1]):
                        continue
                    length = 0
                    while a[i + length : i + length + 1] == b[j + length : j + length + 1] != "":
                        length += 1
                    run = a[i : i + length]
                    plain, moved = run.strip(STOP), len(run) - len(run.lstrip(STOP))
                    if len(plain.replace(STOP, "")) >= LEAST:
                        pairs.add((plain, first, i + moved, second, j + moved))
    return pairs


@given(texts)
def test_every_longest_run_of_two_texts_is_found_and_no_other(texts: list[str]) -> None:
    units = list(range(len(texts)))
    assert found(texts, units) == all_pairs(texts, units)


@given(many_words, some.lists(some.booleans(), min_size=6, max_size=6))
def test_a_unit_is_not_compared_with_itself(texts: list[str], apart: list[bool]) -> None:
    units = [sum(apart[: number + 1]) for number in range(len(texts))]
    assert found(texts, units) == all_pairs(texts, units)


def test_a_run_ends_where_one_text_ends_a_sentence_and_the_other_does_not() -> None:
    assert found([f"xabc{STOP}defy", f"uabc{STOP}defv", "zabcdefz"], [0, 1, 2]) == {
        (f"abc{STOP}def", 0, 1, 1, 1),
        *(("abc", n, 1, 2, 1) for n in (0, 1)),
        *(("def", n, 5, 2, 4) for n in (0, 1)),
    }


def test_no_run_reaches_over_what_parts_two_texts() -> None:
    assert found(["ab", "cd", "ab", "cd"], [0, 1, 2, 3]) == set()
    assert found([f"ab{BREAK}cd", f"ab{BREAK}cd"], [0, 1]) == set()


def test_of_many_places_each_is_paired_with_the_nearest_before_it() -> None:
    texts = [f"{chr(500 + n)}abc{chr(900 + n)}" for n in range(20)]
    whole = corpus(texts, range(20))
    ((run, places),) = recurrences.runs(whole, recurrences.groups(whole, LEAST), LEAST)
    assert run == "abc"
    assert list(recurrences.pairs(whole, run, places, 19, REACH)) == [(n - 1, n) for n in range(1, 20)]
    assert len(list(recurrences.pairs(whole, run, places, 20, REACH))) == 20 * 19 // 2


def test_a_word_said_over_and_over_is_followed_from_its_first_places_alone() -> None:
    whole = corpus(["a" * 3000, "a" * 3000], [0, 1])
    groups = recurrences.groups(whole, LEAST)
    assert [len(places) for places in groups.values()] == [2 * recurrences.SAME_UNIT]
