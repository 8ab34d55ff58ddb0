"""What Pelican is to make: documents, tags as topics, authors as outlets, years; no other feed or page."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_SITE = json.loads((HERE / "site.json").read_text("utf-8"))

SITENAME = _SITE["title"]
SITEURL = _SITE["base"].rstrip("/")
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
THEME = str(HERE / "theme")
JINJA_GLOBALS = {name: _SITE[name] for name in ("description", "topics", "outlets", "questions")}
MARKDOWN: dict[str, Any] = {
    "extension_configs": {"markdown.extensions.attr_list": {}, "markdown.extensions.meta": {}}
}

ARTICLE_URL, ARTICLE_SAVE_AS = "briefings/{slug}/", "briefings/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "outlets/{slug}/", "outlets/{slug}/index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "timeline/{date:%Y}/", "timeline/{date:%Y}/index.html"
CATEGORY_SAVE_AS = ""
DEFAULT_PAGINATION = False

DIRECT_TEMPLATES = ["index", "archives", "tags", "authors", "timeline", "sitemap"]
ARCHIVES_SAVE_AS = "briefings/index.html"
TAGS_SAVE_AS = "topics/index.html"
AUTHORS_SAVE_AS = "outlets/index.html"
TIMELINE_SAVE_AS = "timeline/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = _SITE["feed"]
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
