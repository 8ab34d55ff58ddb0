"""Exchanges in two languages find each other by who asks, by figures and by names."""

import pytest

from site_builder.curate import registers, translation
from site_builder.model import Content

LISTED = registers.listed(Content())


def signs(*texts: str) -> list[translation.Signs]:
    return [translation.signs("q", (), (text,), LISTED) for text in texts]


@pytest.mark.parametrize(
    "chinese",
    ["2023年11月的3艘船", "布林肯（Blinken）来访", "布林肯（Blinken）2001年来访"],
    ids=["figures", "names", "names alone"],
)
def test_all_figures_or_all_names_pair_two_exchanges(chinese: str) -> None:
    english = "In November 2023, Blinken named 3 ships"
    found = translation.align(signs("Will it rain?", english), signs(chinese))
    assert [(group.ours, group.theirs) for group in found.groups] == [((1,), (0,))]
    assert found.doubtful == 1


def test_more_exchanges_than_any_session_has_are_left_alone() -> None:
    many = signs(*(f"On the {number}th" for number in range(1000)))
    found = translation.align(many, many)
    assert (found.groups, found.doubtful) == ((), 1000)
