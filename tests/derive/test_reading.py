"""The reading page leads on to the next day that speaks of its topics."""

from dataclasses import replace

from site_builder.derive import reading
from site_builder.derive.views import NextOnTopic
from site_builder.model import BriefingId, Dated
from tests.editions import edition


def test_the_next_place_is_on_a_later_day() -> None:
    whole = edition()
    first = whole.briefings[0]
    same = replace(first, id=BriefingId("2024-01-02-2"))
    later = replace(first, id=BriefingId("2024-01-05"), held=Dated(value="2024-01-05"))
    last = replace(first, id=BriefingId("2024-01-09"), held=Dated(value="2024-01-09"))
    pages = reading.pages(replace(whole, briefings=(first, same, later, last)))
    found = [page.context["following"] for page in pages]
    paths = [
        [item.place.path for item in items if isinstance(item, NextOnTopic)]
        for items in found
        if isinstance(items, tuple)
    ]
    on, after = (
        [f"/briefings/{day}/#{anchor}" for anchor in ("q1", "q2")] for day in ("2024-01-05", "2024-01-09")
    )
    assert paths == [on, on, after, []]
