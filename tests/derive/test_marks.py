"""The words of a name are one link, whatever is marked in them, and no link stands in another."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.derive.marks import linked
from site_builder.derive.passages import Mark, pieces
from site_builder.derive.views import NameMark, Piece
from site_builder.model import Anchor

TEXT = "the Common Framework of the G20"
NAME = NameMark(start=4, end=20, path="/terms/common-framework/")


def cut(*marks: Mark, names: tuple[NameMark, ...] = (NAME,)) -> tuple[Piece, ...]:
    edges = [Mark(start=name.start, end=name.end, kind="") for name in names]
    return linked(pieces(TEXT, [*marks, *edges]), names)


def test_a_name_is_one_piece() -> None:
    assert [(piece.text, piece.path) for piece in cut()] == [
        ("the ", ""),
        ("Common Framework", NAME.path),
        (" of the G20", ""),
    ]


def test_marks_within_a_name_stand_within_its_link() -> None:
    link = cut(Mark(start=0, end=10, kind="form"), Mark(start=11, end=31, kind="lemma", note=3))[1]
    assert [(piece.text, piece.marks, piece.ids) for piece in link.inner] == [
        ("Common", ("form",), ()),
        (" ", (), ()),
        ("Framework", ("lemma",), (Anchor("lemma-3"),)),
    ]


def test_the_number_of_a_note_within_a_name_comes_behind_the_link() -> None:
    found = cut(
        Mark(start=0, end=10, kind="lemma", note=1),
        Mark(start=4, end=20, kind="lemma", note=2),
        Mark(start=11, end=24, kind="lemma", note=3),
    )
    assert [(piece.text, piece.notes) for piece in found if piece.notes] == [
        ("Common Framework", (1, 2)),
        (" of ", (3,)),
    ]
    assert not any(piece.notes or piece.path for piece in found[1].inner)


def test_a_text_may_begin_and_end_with_a_name_and_names_may_touch() -> None:
    names = (
        NameMark(start=0, end=4, path="/terms/a/"),
        NameMark(start=4, end=31, path="/terms/b/"),
    )
    assert [(piece.text, piece.path) for piece in cut(names=names)] == [
        ("the ", "/terms/a/"),
        (TEXT[4:], "/terms/b/"),
    ]


edges = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(min_size=1, max_size=40), st.lists(edges, max_size=5), st.sets(st.integers(0, 40), max_size=6))
def test_no_word_and_no_number_is_lost(text: str, places: list[list[int]], cuts: set[int]) -> None:
    ends = sorted(each for each in cuts if each <= len(text))
    names = [
        NameMark(start=a, end=b, path=f"/terms/t{a}/") for a, b in zip(ends[::2], ends[1::2], strict=False)
    ]
    marks = [
        Mark(start=start, end=min(end, len(text)), kind="lemma", note=number)
        for number, (start, end) in enumerate(places, 1)
        if start < min(end, len(text))
    ]
    plain = pieces(text, [*marks, *(Mark(start=name.start, end=name.end, kind="") for name in names)])
    found = linked(plain, names)
    assert "".join(piece.text for piece in found) == "".join(piece.text for piece in plain)
    assert [piece.path for piece in found if piece.path] == [name.path for name in names]
    for piece in found:
        assert "".join(each.text for each in piece.inner) == (piece.text if piece.path else "")
    numbers = [number for piece in found for number in piece.notes]
    assert sorted(numbers) == sorted(mark.note for mark in marks)
