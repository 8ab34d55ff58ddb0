"""What is the same for all units, and all witnesses, of a document is found once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from site_builder.derive import collations, feeds, reading, series, translations, witnesses
from site_builder.model import Anchor, Briefing, Collation, Edition, Match
from tests.editions import edition

ANCHORS = ("o1", "q1", "q2")


def several() -> Edition:
    """Return the small edition with four captures of its press conference: one omits its units, one moved
    them, one is in Chinese."""
    whole = edition()
    first, rest = whole.briefings[0], whole.briefings[1:]
    (own,) = first.witnesses
    held = tuple(
        replace(own, siglum=siglum, capture=replace(own.capture, language=language))
        for siglum, language in (("A", "en"), ("B", "en"), ("C", "en"), ("D", "zh"))
    )
    units = [(Anchor(anchor),) for anchor in ANCHORS]
    compared = (
        Collation(witness=1, matches=tuple(Match(units=unit, places=()) for unit in units)),
        Collation(
            witness=2, matches=tuple(Match(units=unit, places=((0, 0),), is_moved=True) for unit in units)
        ),
        Collation(
            witness=3, matches=tuple(Match(units=unit, places=()) for unit in units), is_translation=True
        ),
    )
    return replace(whole, briefings=(replace(first, witnesses=held, collations=compared), *rest))


def test_what_witnesses_omit_and_move_stands_beside_each_unit() -> None:
    beside = collations.apparatus(several().briefings[0])
    assert {anchor: view.notices for anchor, view in beside.items()} == {
        anchor: (f"Witness B omits this {name}.", f"Witness C has this {name} in another place.")
        for anchor, name in zip(ANCHORS, ("paragraph", "exchange", "exchange"), strict=True)
    }


@pytest.mark.parametrize(
    ("home", "name", "make", "most"),
    [
        (collations, "compared_collations", lambda whole: collations.apparatus(whole.briefings[0]), 2),
        (Briefing, "units", lambda whole: list(translations.pages(whole)), 1),
        (collations, "readings", lambda whole: list(witnesses.pages(whole)), 1),
        (series, "series", lambda whole: [dict(page.context) for page in reading.pages(whole)], 1),
        (feeds, "spokespersons", lambda whole: list(feeds.feeds(whole)), 2),
    ],
    ids=["beside the text", "side by side", "witnesses", "series", "feeds"],
)
def test_found_once(
    monkeypatch: pytest.MonkeyPatch,
    home: object,
    name: str,
    make: Callable[[Edition], object],
    most: int,
) -> None:
    found, times = getattr(home, name), list[object]()
    is_property = isinstance(found, property)
    find = found.fget if is_property else found

    def counted(given: object) -> object:
        times.append(given)
        return find(given)

    monkeypatch.setattr(home, name, property(counted) if is_property else counted)
    assert make(several())
    assert 1 <= len(times) <= most
