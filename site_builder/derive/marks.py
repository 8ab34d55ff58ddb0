"""Pieces of a passage, and the names that stand in it, in; the pieces of each name in one link out."""

from collections.abc import Sequence

from site_builder.derive.views import NameMark, Piece


def linked(cut: Sequence[Piece], names: Sequence[NameMark]) -> tuple[Piece, ...]:
    """Put the pieces that a name is made of into one; `cut` has an edge where each name begins and ends.

    A number of a note is a link too, and no link stands in another: those within a name come behind it."""
    starts = {name.start: name for name in names}
    found: list[Piece] = []
    inner: list[Piece] = []
    at, end, path = 0, 0, ""
    for piece in cut:
        if at in starts:
            end, path = starts[at].end, starts[at].path
        at += len(piece.text)
        if at > end:
            found.append(piece)
            continue
        inner.append(piece)
        if at == end:
            found.append(_link(inner, path))
            inner = []
    return tuple(found)


def _link(inner: Sequence[Piece], path: str) -> Piece:
    return Piece(
        text="".join(piece.text for piece in inner),
        notes=tuple(number for piece in inner for number in piece.notes),
        path=path,
        inner=tuple(piece._replace(notes=()) if piece.notes else piece for piece in inner),
    )
