"""What is newest in; each feed as Atom, with full text (RFC 4287; ids RFC 4151, whole feeds RFC 5005), and
as JSON Feed, out."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import feeds
from site_builder.derive.feeds import Feed, Item
from site_builder.diagnostics import Report
from site_builder.export import json_feeds, markup, syndication
from site_builder.export.markup import Node, element
from site_builder.export.publication import Publication
from site_builder.export.syndication import ATOM, JSON
from site_builder.model import Artifact, SiteSettings

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    for feed in feeds.feeds(edition):
        content = markup.file(_feed(feed, edition.settings, base))
        yield Artifact(path=urls.file(urls.feed(feed.path)), content=content)
        yield json_feeds.made(feed, edition.settings, base)


def _feed(feed: Feed, settings: SiteSettings, base: str) -> Node:
    address = urls.absolute(base, urls.feed(feed.path))
    made = element(
        "feed",
        element("id", address),
        element("title", feed.title),
        element("subtitle", feed.about) if feed.about else None,
        element("updated", syndication.latest(feed)),
        element("author", element("name", settings.author or settings.title)),
        element("link", rel="self", href=address, type=ATOM),
        element("link", rel="alternate", href=urls.absolute(base, feed.path), type="text/html"),
        element("link", rel="alternate", href=urls.absolute(base, urls.json_feed(feed.path)), type=JSON),
        element("generator", "site_builder"),
        element("fh:complete") if feed.is_whole else None,
        *(_entry(item, base) for item in feed.items),
        xmlns=_ATOM,
        xml_lang=settings.language,
    )
    if feed.is_whole:
        made.set("xmlns:fh", _HISTORY)
    return made


def _entry(item: Item, base: str) -> Node:
    scheme = urls.absolute(base, urls.TOPICS)
    return element(
        "entry",
        element("id", syndication.tag(item, base)),
        element("title", item.title),
        element("link", rel="alternate", href=urls.absolute(base, item.path), type="text/html"),
        element("published", syndication.moment(item.published)),
        element("updated", syndication.moment(item.updated)),
        *(
            element("category", term=syndication.term(topic), scheme=scheme, label=topic.text)
            for topic in item.topics
        ),
        element("content", syndication.html(item), type="html", xml_lang=item.language),
    )
