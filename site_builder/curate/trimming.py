"""The paragraphs of two witnesses in; the stretches of them between which they differ out.

Most of what two witnesses print is the same, letter for letter. It is left aside before words are compared,
but for a few words on either side, which tell where in a paragraph a difference stands.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Postfix, Prefix

from site_builder.curate.tokens import Stretch

_KEPT = 3  # spaces on either side before which, or behind which, all is left aside


def trimmed(base: Sequence[str], other: Sequence[str]) -> tuple[list[Stretch], list[Stretch]]:
    """Return the stretches of both that are to be compared, paragraphs numbered as they are."""
    head = _shared(base, other)
    tail = min(_shared(base[::-1], other[::-1]), len(base) - head, len(other) - head)
    middles = [range(head, len(base) - tail), range(head, len(other) - tail)]
    starts = [0, 0]
    ends = [
        len(texts[middle[-1]]) if middle else 0 for texts, middle in zip((base, other), middles, strict=True)
    ]
    if all(middles):
        starts = [_before(base[head], Prefix.similarity(base[head], other[head]))] * 2
        last = base[middles[0][-1]], other[middles[1][-1]]
        free = [
            end - start for end, start, middle in zip(ends, starts, middles, strict=True) if len(middle) == 1
        ]
        ending = min(Postfix.similarity(*last), *free, len(last[0]))
        ends = [_after(text, len(text) - ending) for text in last]
    found = []
    for texts, middle, start, end in zip((base, other), middles, starts, ends, strict=True):
        stretches = [
            Stretch(texts[n], n, start if n == middle[0] else 0, end if n == middle[-1] else len(texts[n]))
            for n in middle
        ]
        if head and not start:
            before = texts[head - 1]
            stretches.insert(0, Stretch(before, head - 1, _before(before, len(before)), len(before)))
        if tail and (not middle or end == len(texts[middle[-1]])):
            after = texts[len(texts) - tail]
            stretches.append(Stretch(after, len(texts) - tail, 0, _after(after, 0)))
        found.append(stretches)
    return found[0], found[1]


def _shared(base: Sequence[str], other: Sequence[str]) -> int:
    """Return how many paragraphs from the first on are the same."""
    pairs = zip(base, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(base), len(other)))


def _before(text: str, at: int) -> int:
    """Return where to begin so that some words stand before `at`; 0 where there are none."""
    for _ in range(_KEPT):
        at = max(text.rfind(" ", 0, at), 0)
    return at


def _after(text: str, at: int) -> int:
    """Return where to end so that some words stand behind `at`; the end of the text where there are none."""
    for _ in range(_KEPT):
        found = text.find(" ", at + 1)
        at = found if found > 0 else len(text)
    return at
