"""The edition in; who asked about what, counted, out. Shared by tables and data files."""

from collections.abc import Mapping, Sequence

from site_builder.derive import places
from site_builder.derive.places import Place
from site_builder.derive.views import Cell
from site_builder.model import NO_SLUG, Edition, Exchange, Slug

# Outlet, topic ("" for questions on none), and the questions in the order of the edition.
Tally = Mapping[Slug, Mapping[Slug, Sequence[Place]]]


def by_outlet_and_topic(edition: Edition) -> Tally:
    """Return the questions of each outlet that asked, under every topic that they have; "" asks where no
    outlet is named."""
    found: dict[Slug, dict[Slug, list[Place]]] = {}
    for place in places.all_units(edition):
        if isinstance(place.unit, Exchange):
            for outlet in places.asking(place.unit) or (NO_SLUG,):
                for topic in topics_of(place):
                    found.setdefault(outlet, {}).setdefault(topic, []).append(place)
    return found


def topics_of(place: Place) -> tuple[Slug, ...]:
    return tuple(match.topic for match in place.unit.topics) or (NO_SLUG,)


def questions(tally: Mapping[Slug, Sequence[Place]]) -> int:
    """Count the questions of one outlet: one that has several topics counts once."""
    return len({place.path for found in tally.values() for place in found})


def cell(number: int, path: str, *, column: str, most: int) -> Cell:
    """Return a number with its link, shaded by thirds that the greatest number of the table sets: up to nine,
    one by one, so that 3 is as dark as 9."""
    shade = 1 + (number >= max(2, most // 20)) + (number >= max(3, most // 5))
    return Cell(text=f"{number:,}" if number else "", path=path, column=column, shade=shade if number else 0)
