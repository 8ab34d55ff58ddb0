"""What all forms of feeds share: an item in; its id, its dates and its words as HTML out."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from site_builder.derive.feeds import Feed, Item, Said
from site_builder.export import markup
from site_builder.export.markup import Node, element
from site_builder.model import Link

ATOM, JSON = "application/atom+xml", "application/feed+json"
_NEVER = "1970-01-01"


def tag(item: Item, base_url: str) -> str:
    """Return an id that survives a change of scheme or port: "tag:host,2023:/briefings/…/#q3"."""
    return f"tag:{urlsplit(base_url).hostname},{item.first}:{item.path}"


def moment(value: str) -> str:
    """Return a day, or a day and a time, as feeds have it. No source prints a time zone: the printed time is
    given as UTC, so that it reads as printed; a day alone is its first minute."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")


def latest(feed: Feed) -> str:
    return moment(max((item.updated for item in feed.items), default=_NEVER))


def term(topic: Link) -> str:
    """Return the slug of a topic."""
    return topic.path.rstrip("/").rpartition("/")[2]


def html(item: Item) -> str:
    """Return the words as printed, each label before the first paragraph that it stands before."""
    return "\n".join(markup.html(_paragraph(said)) for said in item.said)


def _paragraph(said: Said) -> Node:
    if not said.label:
        return element("p", said.text)
    return element("p", element("strong", f"{said.label}:"), f" {said.text}")
