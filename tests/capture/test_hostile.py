"""Whatever a file holds, reading it ends soon, raises nothing, and loses or adds no word."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import capture
from site_builder.diagnostics import Report
from tests import pace
from tests.capture import properties
from tests.capture.mutations import SCRAPS, mutated

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@settings(deadline=None)
@given(mutated())
def test_mutated_seed_keeps_every_line_and_word(text: str) -> None:
    properties.check(text.encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.lists(st.sampled_from(SCRAPS) | st.text(max_size=40), max_size=30).map("\n".join))
def test_heap_of_scraps_keeps_every_line_and_word(text: str) -> None:
    properties.check(text.encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(mutated(), st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), max_size=6))
def test_random_bytes_are_mended_or_refused(text: str, bytes_put_in: list[tuple[int, bytes]]) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    for place, put in bytes_put_in:
        at = place % (len(raw) + 1)
        raw = raw[:at] + put + raw[at:]
    properties.check(raw)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(raw: bytes) -> None:
    properties.check(raw)


PAIRS = [
    (f"{a}{b}".capitalize(), c + d) for a in "abcdef" for b in LETTERS for c in LETTERS for d in LETTERS[:7]
]
# A megabyte each. Lines of a few characters are in HEAPS.
HOSTILE = {
    "one line of letters": "a" * 1_000_000,
    "one line of capitals": "A " * 500_000,
    "one line of colons": ":" * 1_000_000,
    "one line of spaces": " " * 1_000_000,
    "one line of brackets": "(" * 1_000_000,
    "reporters": "".join("reporter from " * 5 + f"{n}: x\n" for n in range(12_000)),
    "names": "".join("Aa bb " * 12 + f"{n}: x\n" for n in range(12_000)),
    "spokespersons": ("Spokesperson A " * 5 + ": x\n") * 12_000,
    "announcers": ("Mao Ning opened opened opened opened opened opened opened opened announcemen: x\n")
    * 12_000,
    "many spokespersons": "".join(
        f"Spokesperson {a}{b} Xu: so it is, and so it will be for a long time to come, all over.\n"
        for a, b in PAIRS[:12_000]
    ),
    "dates": "May 8, 2023 " * 83_000,
    "half dates": "May  8 " * 140_000,
    "digits": "1" * 1_000_000,
    "slashes": "1/1/" * 250_000,
    "shares": "Share " * 166_000,
    "lines of shares": ("Share | " * 30 + "x\n") * 4_000,
    "shares far apart": ("Share   " * 36 + "x\n") * 3_400,
    "tongues": ("English | " * 28 + "x\n") * 3_500,
    "rows of signs": ("* " * 149 + "x\n") * 3_300,
    "credits": "Q: why? " + "(similar question from a, " * 38_000,
    "beside a date": ("a, " * 36 + "2023-05-08\n") * 8_400,
    "letters beside a date": ("a" * 100 + "! 2023-05-08\n") * 8_800,
    "talks": "On May 8, the minister held " + "talk " * 200_000,
    "spoke with": "He spoke with A" + " spoke with A" * 76_000 + ".\nAnd so it goes on and on and on.",
    "briefings": "gave a " * 142_000,
    "footers": "Q: a?\nA: b.\n" + ("Tel " * 60 + "\n") * 4_100,
    "sources": ("Remarks" + "  " * 140 + "MFA\n") * 3_400,
    "table": ("|" * 290 + "\n") * 3_400,
}
HEAPS = {
    "letters": "A\n",
    "colons": ":\n",
    "blanks": "\n",
    "labels with nothing": "Reuters:\n",
    "questions": "Reuters: a?\n",
    "exchanges": "Reuters: a?\nMao Ning: b.\n",
    "other labels": "Other: a.\nReuters: a.\n",
    "offices": "Spokesperson A B: c.\nSpokesperson D E: f?\n",
    "dates": "May 8, 2023\n",
    "dates in a session": "毛宁：是。\n2023年11月17日\n",
    "titles": "Spokesperson Mao Ning’s Remarks on May 8, 2023\n",
    "footers": "Tel: 1\n",
    "notes": "(Laughter)\n",
}


def reading(text: str) -> Callable[[], object]:
    """Return the work of reading a text."""
    seed = pace.seed_of(text)
    return lambda: capture.parse(seed, Report())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_megabyte_is_read_in_seconds(name: str) -> None:
    # Each expression takes less than half a second (test_patterns.py); a page that is refused is read twice.
    assert pace.keeps(2, reading(HOSTILE[name]))


@pytest.mark.parametrize("name", HEAPS)
def test_eight_times_the_lines_take_no_more_than_sixteen_times_as_long(name: str) -> None:
    head = "Q: Why?\nMao Ning: So.\n"

    def keeps() -> bool:
        few, many = (
            min(map(pace.seconds, [reading(head + HEAPS[name] * lines)] * 2)) for lines in (1_000, 8_000)
        )
        return many < 16 * few + 0.3

    assert any(keeps() for _ in range(3)), "not even once"
