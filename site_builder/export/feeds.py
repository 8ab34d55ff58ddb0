"""The edition in; an Atom feed of its newest briefings out, with their full text (RFC 4287, RFC 4151)."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlsplit

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from site_builder import urls
from site_builder.derive.passages import label
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication
from site_builder.model import Answer, Artifact, Block, Briefing, Exchange, Passage, Question

# Newest briefings only: with full text, a feed of the whole edition would weigh tens of megabytes.
MOST = 100

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets). Matches "\x00" and "\x0b"; not "\n" nor "é".
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    newest = sorted(edition.briefings, key=lambda b: (b.held.value[:10], b.id), reverse=True)[:MOST]
    feed = FeedGenerator()
    feed.id(urls.absolute(base, urls.FEED))
    feed.title(_printable(edition.settings.title))
    feed.subtitle(_printable(edition.settings.description or edition.settings.tagline) or None)
    feed.language(edition.settings.language)
    feed.author({"name": _printable(edition.settings.author or edition.settings.title)})
    feed.link(href=urls.absolute(base, urls.FEED), rel="self", type="application/atom+xml")
    feed.link(href=urls.absolute(base, urls.HOME), rel="alternate", type="text/html")
    feed.generator("site_builder")
    feed.updated(max((_moment(briefing) for briefing in newest), default=datetime(1970, 1, 1, tzinfo=UTC)))
    for briefing in newest:
        _add(feed, briefing, base)
    yield Artifact(path=urls.file(urls.FEED), content=feed.atom_str(pretty=True))


def _add(feed: FeedGenerator, briefing: Briefing, base: str) -> None:
    address = urls.absolute(base, urls.briefing(briefing.id))
    entry = feed.add_entry(order="append")
    entry.id(tag(briefing, base))
    entry.title(_printable(briefing.title))
    entry.link(href=address, rel="alternate", type="text/html")
    entry.updated(_moment(briefing))
    entry.published(_moment(briefing))
    entry.content(_text(briefing, address), type="html")


def tag(briefing: Briefing, base_url: str) -> str:
    """Return an id that survives a change of scheme, port or page layout: "tag:host,2023:/briefings/…/"."""
    return f"tag:{urlsplit(base_url).hostname},{briefing.held.value[:4]}:{urls.briefing(briefing.id)}"


def _moment(briefing: Briefing) -> datetime:
    """Return when the source put the text out, else the day it was held. No source prints a time zone:
    the printed time is given as UTC, so that it reads as printed; a day alone is its first minute."""
    return datetime.fromisoformat(briefing.published.value or briefing.held.value).replace(tzinfo=UTC)


def _text(briefing: Briefing, address: str) -> str:
    """Return the whole record as HTML: the words as printed, each unit under the number that links to it."""
    units: tuple[Exchange | Block, ...] = (*briefing.opening, *briefing.exchanges, *briefing.blocks)
    return _printable("\n".join(line for unit in units for line in _unit(unit, address)))


def _unit(unit: Exchange | Block, address: str) -> Iterator[str]:
    yield f'<h3><a href="{escape(f"{address}#{unit.anchor}")}">{label(unit)}</a></h3>'
    if isinstance(unit, Block):
        yield from _paragraphs("", unit.passages)
        return
    turns: tuple[Question | Answer, ...] = (*unit.questions, *unit.answers)
    for turn in sorted(turns, key=_line):
        yield from _paragraphs(turn.label, turn.passages)


def _line(turn: Question | Answer) -> int:
    return turn.passages[0].first if turn.passages else 0


def _paragraphs(speaker: str, passages: Sequence[Passage]) -> Iterator[str]:
    for index, passage in enumerate(passages):
        printed = f"<strong>{escape(speaker)}:</strong> " if speaker and not index else ""
        yield f"<p>{printed}{escape(passage.text)}</p>"


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)
