"""A feed in; the same as JSON Feed 1.1 out (https://www.jsonfeed.org/version/1.1/)."""

from site_builder import urls
from site_builder.derive.feeds import Feed, Item
from site_builder.export import syndication
from site_builder.export.publication import as_json
from site_builder.export.rows import Row
from site_builder.model import Artifact, SiteSettings


def made(feed: Feed, settings: SiteSettings, base: str) -> Artifact:
    return as_json(urls.json_feed(feed.path), _feed(feed, settings, base))


def _feed(feed: Feed, settings: SiteSettings, base: str) -> Row:
    about = {"description": feed.about} if feed.about else {}
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": urls.absolute(base, feed.path),
        "feed_url": urls.absolute(base, urls.json_feed(feed.path)),
        **about,
        "language": settings.language,
        "authors": [{"name": settings.author or settings.title}],
        "items": [_item(item, base) for item in feed.items],
    }


def _item(item: Item, base: str) -> Row:
    return {
        "id": syndication.tag(item, base),
        "url": urls.absolute(base, item.path),
        "title": item.title,
        "content_html": syndication.html(item),
        "date_published": syndication.moment(item.published),
        "date_modified": syndication.moment(item.updated),
        "tags": [topic.text for topic in item.topics],
        "language": item.language,
    }
