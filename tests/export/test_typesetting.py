"""Type in pictures: kerned, broken between words, cut off after whole ones, of what the fonts have alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.export import typesetting
from site_builder.export.typesetting import ELLIPSIS, Face

TITLE = Face(cut="serif-600", size=50, tracking=-10)
WORDS = st.lists(st.text("aWi’é,–", min_size=1, max_size=12), max_size=30).map(" ".join)


@pytest.mark.parametrize("cut", ["serif-600", "serif-400", "sans-600", "sans-400"])
def test_letters_that_lean_on_each_other_are_kerned(cut: str) -> None:
    face = Face(cut=cut, size=50)
    alone = typesetting.width(face, "T") + typesetting.width(face, "o")
    assert 0.9 * alone < typesetting.width(face, "To") < 0.96 * alone


@given(text=WORDS, measure=st.integers(150, 900), most=st.integers(1, 4))
def test_lines_hold_the_text_up_to_a_whole_word(text: str, measure: int, most: int) -> None:
    lines = typesetting.lines(TITLE, text, measure, most=most)
    assert len(lines) <= most
    for line in lines:
        assert (
            typesetting.width(TITLE, line) <= measure or len(line.removesuffix(f" {ELLIPSIS}").split()) == 1
        )
    found = " ".join(lines).split()
    is_cut = found[-1:] == [ELLIPSIS]
    kept = found[:-1] if is_cut else found
    assert kept == text.split()[: len(kept)]
    assert is_cut == (len(kept) < len(text.split()))


@given(text=WORDS, measure=st.integers(300, 900))
def test_balanced_lines_are_as_many_and_no_wider(text: str, measure: int) -> None:
    plain, even = (each(TITLE, text, measure, most=3) for each in (typesetting.lines, typesetting.balanced))
    assert " ".join(plain) == " ".join(even)
    assert len(plain) == len(even)
    widest, narrowed = (
        max((typesetting.width(TITLE, line) for line in each), default=0) for each in (plain, even)
    )
    assert narrowed <= widest + 2


def test_a_text_is_set_only_in_letters_that_the_font_has() -> None:
    assert typesetting.can_set(TITLE, "“Émigré” – it’s 50 §")
    assert not typesetting.can_set(TITLE, "Mao Ning 毛宁")
    assert not typesetting.can_set(TITLE, "→")


def test_ink_stands_on_the_baseline_and_starts_at_the_left() -> None:
    strip, above = typesetting.strip(TITLE, "HH")
    left, top, right, bottom = strip.getbbox() or (0, 0, 0, 0)
    assert bottom == above
    assert 0 <= left < 5
    assert above - top == pytest.approx(0.67 * TITLE.size, abs=2)
    assert right <= typesetting.width(TITLE, "HH") + 1
