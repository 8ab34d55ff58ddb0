"""A passage is cut where marks begin and end; its words stay what they are."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.derive.passages import Mark, pieces, plain
from site_builder.derive.views import Piece
from site_builder.model import Anchor

TEXT = "They came up with a\u2002“vision” for all."


def test_a_lemma_is_marked_and_numbered_at_its_end() -> None:
    start = TEXT.index("“vision”")
    assert pieces(TEXT, [Mark(start=start, end=start + 8, kind="lemma", note=2)]) == (
        Piece(text="They came up with a "),
        Piece(text="“vision”", marks=("lemma",), ids=(Anchor("lemma-2"),), notes=(2,)),
        Piece(text=" for all."),
    )


def test_notes_that_begin_at_one_character_each_have_their_anchor() -> None:
    whole, part = (Mark(start=2, end=end, kind="lemma", note=note) for end, note in ((6, 2), (4, 1)))
    assert [(piece.text, piece.ids, piece.notes) for piece in pieces("abcdef", [whole, part])] == [
        ("ab", (), ()),
        ("cd", ("lemma-1", "lemma-2"), (1,)),
        ("ef", (), (2,)),
    ]


def test_marks_may_overlap() -> None:
    cut = pieces("abcdef", [Mark(start=0, end=4, kind="form"), Mark(start=2, end=6, kind="lemma", note=1)])
    assert [(piece.text, piece.marks) for piece in cut] == [
        ("ab", ("form",)),
        ("cd", ("form", "lemma")),
        ("ef", ("lemma",)),
    ]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(min_size=1, max_size=40), st.lists(spans, max_size=6))
def test_no_word_is_lost(text: str, places: list[list[int]]) -> None:
    marks = [
        Mark(start=start, end=min(end, len(text)), kind="form")
        for start, end in places
        if start < min(end, len(text))
    ]
    assert "".join(piece.text for piece in pieces(text, marks)) == plain(text)
