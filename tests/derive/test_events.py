"""The list of events leads to those years only that the timeline has."""

from dataclasses import replace

from site_builder.derive import events, timeline
from site_builder.derive.views import Group
from site_builder.model import Slug
from tests.editions import edition


def test_years_without_a_page_are_no_links() -> None:
    whole = edition()
    unnamed = replace(whole.events[Slug("talks")], slug=Slug("unnamed"), date="1972-23")
    whole = replace(whole, events={**whole.events, unnamed.slug: unnamed})
    groups = next(iter(events.pages(whole))).context["groups"]
    assert isinstance(groups, tuple)
    links = {group.link.text: group.link.path for group in groups if isinstance(group, Group)}
    made = {page.path for page in timeline.pages(whole)}
    assert set(links) == {"2024", "2023", "1972"}
    assert {text: path in made for text, path in links.items() if path} == {"2024": True, "2023": True}
