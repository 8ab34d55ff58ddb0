"""Documents in, lines of lists out; and the ways into the edition. Shared by the indexes."""

from collections import Counter

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import places, wording
from site_builder.derive.views import Entry, Group
from site_builder.model import Basis, Briefing, Edition, Link

_NAMED = 6  # outlets named in a line before "and 7 more"
_SUBJECTS = 3  # topics
_MARKUP, _HEADING = 190, 420  # bytes of a line, of a heading, without their words


def _way(name: str, path: str, summary: str) -> Entry:
    return Entry(when="", link=Link(text=name, path=path), summary=summary)


# By what a reader comes for: whether words are new, how they moved, what they stand on.
QUESTIONS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "New, or said before?",
        (
            _way("Parallels", urls.PARALLELS, "said again, word for word"),
            _way("Forms of answer", urls.ANSWERS, "with the very words"),
            _way("Terms", urls.TERMS, "each with its sources"),
        ),
    ),
    (
        "How did the words move?",
        (
            _way("Topics", urls.TOPICS, "their wording over time"),
            _way("Timeline", urls.TIMELINE, "briefings and events"),
            _way("Events", urls.EVENTS, "with their sources"),
            _way("Outlets", urls.OUTLETS, "all their questions"),
            _way("People", urls.PEOPLE, "who answers, who is named"),
            _way("Tables", urls.MATRIX, "who asked about what, counted"),
        ),
    ),
    (
        "What does it stand on?",
        (
            _way("Method", urls.METHOD, "how the texts were made"),
            _way("Coverage", urls.COVERAGE, "what is here, month by month"),
            _way("How to cite", urls.CITE, "addresses that stay"),
            _way("Data", urls.DATA, "everything, as files"),
        ),
    ),
)
WAYS = tuple(entry for _, entries in QUESTIONS for entry in entries)


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


def size(entry: Entry) -> int:
    """Return about how many bytes a page takes to print a line."""
    return _MARKUP + wording.size(entry.when, entry.link.text, entry.link.path, entry.summary, entry.about)


def group_size(group: Group) -> int:
    """Return about how many bytes a page takes to print lines under their heading."""
    return _HEADING + sum(map(size, group.entries))


def _summary(edition: Edition, briefing: Briefing) -> str:
    if not briefing.exchanges:
        kind = wording.KINDS[briefing.kind]
        day = f". Day {wording.basis(briefing.held)}" if briefing.held.basis is Basis.EDITOR else ""
        return f"{kind}, {record.extent(briefing)}{_subjects(edition, briefing)}{day}"
    named = dict.fromkeys(slug for unit in briefing.exchanges for slug in places.asking(unit))
    names = [edition.outlets[slug].name for slug in named]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    asked = f": {', '.join(names[:_NAMED])}{more}" if names else ""
    return f"{record.extent(briefing)}{asked}"


def _subjects(edition: Edition, briefing: Briefing) -> str:
    """Return ": Taiwan, Japan and 3 more", the topics that most of its paragraphs are on."""
    counts = Counter(match.topic for unit in record.main_units(briefing) for match in unit.topics)
    ranked = sorted(counts, key=lambda slug: (-counts[slug], slug))
    names = [edition.topics[slug].title for slug in ranked]
    more = f" and {len(names) - _SUBJECTS} more" if len(names) > _SUBJECTS else ""
    return f": {', '.join(names[:_SUBJECTS])}{more}" if names else ""
