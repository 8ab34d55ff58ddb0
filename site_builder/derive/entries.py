"""Documents in, lines of lists out; and the ways into the edition. Shared by the indexes."""

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import places, wording
from site_builder.derive.views import Entry
from site_builder.model import Briefing, Edition, Link

_NAMED = 6  # outlets named in a line before "and 7 more"

WAYS = (
    Entry(when="", link=Link(text="Topics", path=urls.TOPICS), summary="who asked about what"),
    Entry(when="", link=Link(text="Outlets", path=urls.OUTLETS), summary="all their questions"),
    Entry(when="", link=Link(text="Timeline", path=urls.TIMELINE), summary="briefings and events"),
    Entry(when="", link=Link(text="Events", path=urls.EVENTS), summary="with their sources"),
    Entry(when="", link=Link(text="People", path=urls.PEOPLE), summary="who answers, who is named"),
    Entry(when="", link=Link(text="Terms", path=urls.TERMS), summary="each with its sources"),
    Entry(when="", link=Link(text="Forms of answer", path=urls.ANSWERS), summary="with the very words"),
    Entry(when="", link=Link(text="Tables", path=urls.MATRIX), summary="outlets by topics, counted"),
    Entry(when="", link=Link(text="Coverage", path=urls.COVERAGE), summary="what is here, month by month"),
    Entry(when="", link=Link(text="How to cite", path=urls.CITE), summary="addresses that stay"),
)


def document(edition: Edition, briefing: Briefing) -> Entry:
    """Return one line of a list: when, what, and how much."""
    return Entry(
        when=wording.day(briefing.held.value[:10]),
        link=record.briefing_link(briefing),
        summary=_summary(edition, briefing),
    )


def crumbs(briefing: Briefing) -> tuple[Link, ...]:
    """Return the path to a document: all, its year, its month."""
    day = briefing.held.value
    return (
        Link(text="Briefings", path=urls.BRIEFINGS),
        Link(text=day[:4], path=urls.year(day[:4])),
        Link(
            text=wording.month(day).partition(" ")[0],
            path=urls.year(day[:4], urls.month_anchor(day[:7])),
        ),
    )


def _summary(edition: Edition, briefing: Briefing) -> str:
    if not briefing.exchanges:
        kind = wording.KINDS[briefing.kind]
        return f"{kind}, {record.extent(briefing)}"
    named = dict.fromkeys(slug for unit in briefing.exchanges for slug in places.asking(unit))
    names = [edition.outlets[slug].name for slug in named]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    asked = f": {', '.join(names[:_NAMED])}{more}" if names else ""
    return f"{record.extent(briefing)}{asked}"
