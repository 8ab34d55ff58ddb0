"""Two texts in; out, their words in one run, those that only the first has, or only the second, marked."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from site_builder.derive.views import DiffPiece

SAME, WAS, NOW = "same", "was", "now"

_CONTEXT = 5  # words kept around a change where a text is cut
_CUT = "…"
_MOST = 3_000  # words of a text above which it is not compared, as that takes the square of their number

# Matches "it’s", "20-plus", one Chinese character, a sign, and a space; every text is made of these.
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:[-'’][^\W\u3400-\u9fff]+)*|\s+|[^\w\s]|_")


def diff(was: str, now: str) -> tuple[DiffPiece, ...]:
    """Return what became of `was`: words that stayed, that went, that came. Where more has changed than
    spaces, a space between two changes changes with them."""
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    if max(len(old), len(new)) > _MOST:
        return _joined([(WAS, was), (NOW, now)])
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps: list[tuple[str, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            steps.append((SAME, "".join(old[a:b])))
        else:
            steps += [(WAS, "".join(old[a:b])), (NOW, "".join(new[c:d]))]
    return _joined(_bridged([step for step in steps if step[1]]))


def cut(pieces: Sequence[DiffPiece]) -> tuple[DiffPiece, ...]:
    """Return a diff with no more of the words that stayed than show where the others stand."""
    last = len(pieces) - 1
    return tuple(_short(piece, at, last) if piece.kind == SAME else piece for at, piece in enumerate(pieces))


def _bridged(steps: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give a space that stands between two changes to both of them."""
    for at, (kind, text) in enumerate(steps):
        inside = 0 < at < len(steps) - 1
        if kind == SAME and text.isspace() and inside and {WAS, NOW} >= {steps[at - 1][0], steps[at + 1][0]}:
            yield from ((WAS, text), (NOW, text))
        else:
            yield kind, text


def _joined(steps: Sequence[tuple[str, str]] | Iterator[tuple[str, str]]) -> tuple[DiffPiece, ...]:
    """Join steps of one kind; between two that stay, all that went stands before all that came."""
    found: list[DiffPiece] = []
    for stays, run in groupby(steps, key=lambda step: step[0] == SAME):
        held = list(run)
        for kind in (SAME,) if stays else (WAS, NOW):
            text = "".join(text for each, text in held if each == kind)
            if text:
                found.append(DiffPiece(text=text, kind=kind))
    return tuple(found)


def _short(piece: DiffPiece, at: int, last: int) -> DiffPiece:
    words = list(re.finditer(r"\S+", piece.text))
    room = _CONTEXT * (2 if 0 < at < last else 1)
    if len(words) <= room + 2:
        return piece
    head = piece.text[: words[_CONTEXT - 1].end()] + " " if at else ""
    tail = " " + piece.text[words[-_CONTEXT].start() :] if at < last else ""
    return DiffPiece(text=f"{head}{_CUT}{tail}", kind=SAME)
