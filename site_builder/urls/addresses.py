"""What is published in; its addresses and file names out."""

import re
from urllib.parse import quote, urlencode, urlsplit

from site_builder.model import Anchor, BriefingId, Form, Slug
from site_builder.urls.anchors import line_anchor, topic_anchor

# Matches "/old", "/old/" and "/a/b.html"; not "/old/#q1", "/a.json", "/../a/" nor "/a b/".
_PAGE = re.compile(r"(?:/[\w~-]+)+(?:/|\.html)?")

_NO_TOPIC = "no-topic"

HOME = "/"
BRIEFINGS = "/briefings/"
TOPICS = "/topics/"
OUTLETS = "/outlets/"
PEOPLE = "/people/"
TERMS = "/terms/"
TIMELINE = "/timeline/"
TIMELINE_TOPICS = "/timeline/topics/"
EVENTS = "/events/"
EVENT_YEARS = "/timeline/events/"  # below /events/ every name may be one of an event
PARALLELS = "/parallels/"
SEARCH = "/search/"
METHOD = "/method/"
ABOUT = "/about/"
CITE = "/cite/"
DATA = "/data/"
ANSWERS = "/answers/"
MATRIX = "/matrix/"
NUMBERS = "/numbers/"
TOPIC_YEARS = "/matrix/years/"
COVERAGE = "/coverage/"
CORRECTIONS = "/corrections/"
NOT_FOUND = "/404.html"
FEED = "/feed.xml"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
SECURITY = "/.well-known/security.txt"
REDIRECTS = "/_redirects"
CALENDAR = "/data/events.ics"
MANIFEST = "/data/manifest-sha256.txt"
CORPUS = "/data/corpus.tei.xml"
ANNOTATIONS = "/data/annotations.jsonld"
SEARCH_BUNDLE = "/pagefind/"
SEARCH_SPELLINGS = "/search/spellings.json"
ASSETS = "/assets/"
SEEDS = "/data/seeds/"
WEB_MANIFEST = "/manifest.webmanifest"
SCHEMA_FOLDER = "/data/schema/"


def sitemap(part: int) -> str:
    """Return a part of a sitemap that is too long for one file."""
    return f"/sitemap-{part}.xml"


def briefing(id: BriefingId, anchor: str = "") -> str:
    return f"{BRIEFINGS}{id}/" + (f"#{anchor}" if anchor else "")


def beside(id: BriefingId, name: str) -> str:
    """Return a file that lies beside the page of a document: "index.bib"."""
    return briefing(id) + name


def feed(path: str) -> str:
    """Return the feed of what is new on the page at `path`, as Atom."""
    return f"{path}feed.xml"


def json_feed(path: str) -> str:
    """Return the same as JSON Feed."""
    return f"{path}feed.json"


def page(address: str) -> str:
    """Return the path of the page that answers an address: "/old/" of "/old", "/a.html" of itself. "" for one
    that names a place on a page, or a file, or that has signs in it which names of files do not have."""
    if not _PAGE.fullmatch(address):
        return ""
    return address if address.endswith(("/", ".html")) else f"{address}/"


def tei(id: BriefingId) -> str:
    """Return a document as TEI."""
    return f"{BRIEFINGS}{id}/tei.xml"


def annotations(id: BriefingId) -> str:
    """Return the annotations of a document, as the Web Annotation Data Model has them."""
    return f"{BRIEFINGS}{id}/annotations.jsonld"


def source(id: BriefingId, line: int = 0, *, siglum: str = "A") -> str:
    """Return the page of a capture line by line, that of the copy-text at the shorter address."""
    witness = "" if siglum == "A" else f"{siglum.lower()}/"
    return f"{BRIEFINGS}{id}/source/{witness}" + (f"#{line_anchor(line)}" if line else "")


def witnesses(id: BriefingId, anchor: str = "") -> str:
    return f"{BRIEFINGS}{id}/witnesses/" + (f"#{anchor}" if anchor else "")


def translation(id: BriefingId, language: str, siglum: str = "", *, anchor: str = "") -> str:
    """Return the page that sets a witness in another language beside the text; the second in one language is
    told by its siglum."""
    name = "-".join(filter(None, (language.lower(), siglum.lower())))
    return f"{BRIEFINGS}{id}/{name}/" + (f"#{anchor}" if anchor else "")


def corrections(anchor: str = "") -> str:
    return CORRECTIONS + (f"#{anchor}" if anchor else "")


def year(number: str, anchor: str = "") -> str:
    return f"{BRIEFINGS}{number}/" + (f"#{anchor}" if anchor else "")


def fragment(anchor: Anchor) -> str:
    """Return the address of a place on the page itself."""
    return f"#{anchor}"


def search(**sought: str) -> str:
    """Return the search page with words looked for (q="…") or values of facets chosen (form="referred")."""
    return f"{SEARCH}?{urlencode(sought)}"


def picture(name: str = "edition") -> str:
    """Return the picture that other sites show with a link to a document, by its id, or to another page."""
    return f"/sharing/{name}.png"


def seed(name: str) -> str:
    """Return what a link to a seed holds: "Nov 16.txt" to "/data/seeds/Nov%2016.txt"."""
    return SEEDS + quote(name)


def seed_file(name: str) -> str:
    """Return the file that is published of a seed; its name is the seed's own."""
    return SEEDS.lstrip("/") + name


def part(path: str, number: int) -> str:
    """Return one of several pages of the same list, the first at `path` itself."""
    return path if number == 1 else f"{path}{number}/"


def leaf(path: str, year: str, number: int = 1) -> str:
    """Return the page of a year of what the page at `path` lists, or a further one of that year: "2019/2/"
    below it."""
    return part(f"{path}{year}/", number)


def topic(slug: Slug, anchor: str = "") -> str:
    return f"{TOPICS}{slug}/" + (f"#{anchor}" if anchor else "")


def outlet(slug: Slug) -> str:
    return f"{OUTLETS}{slug}/"


def person(slug: Slug) -> str:
    return f"{PEOPLE}{slug}/"


def term(slug: Slug) -> str:
    return f"{TERMS}{slug}/"


def event(slug: Slug) -> str:
    return f"{EVENTS}{slug}/"


def family(id: str) -> str:
    """Return the page of what is said word for word in several places. There may be tens of thousands, more
    than hosts let lie in one folder: each lies below the first two signs of its id."""
    return f"{PARALLELS}{id[:2]}/{id}/"


def parallels(year: str) -> str:
    """Return the page of the families that were last said in a year."""
    return f"{PARALLELS}{year}/"


def timeline(year: str) -> str:
    return f"{TIMELINE}{year}/"


def answers(form: Form, year: str = "") -> str:
    """Return the page of a form of answer, or that of one year of it."""
    return f"{ANSWERS}{form}/" + (f"{year}/" if year else "")


def outlet_topic(slug: Slug, topic: Slug) -> str:
    """Return the page of an outlet's questions on one topic ("" for those on none), where they are many."""
    return f"{outlet_topics(slug)}{topic or _NO_TOPIC}/"


def outlet_topics(slug: Slug, topic: Slug | None = None) -> str:
    """Return the page of an outlet's questions by topic, or the place of one topic on it ("" for none)."""
    return f"{outlet(slug)}topics/" + ("" if topic is None else f"#{topic_anchor(topic)}")


def matrix(rows: str = "", first: str = "", *, by_name: bool = False) -> str:
    """Return the table of outlets by topics: of some `rows`, from the `first` on, and in which order."""
    parts = (rows, first, "by-name" if by_name else "")
    return MATRIX + "".join(f"{part}/" for part in parts if part)


def coverage(year: str, anchor: str = "") -> str:
    return f"{COVERAGE}{year}/" + (f"#{anchor}" if anchor else "")


def timeline_month(month: str, anchor: str = "") -> str:
    """Return the page of a month, "2023-11"."""
    return f"{TIMELINE}{month}/" + (f"#{anchor}" if anchor else "")


def topic_timeline(slug: Slug) -> str:
    return f"{topic(slug)}timeline/"


def prose(slug: Slug) -> str:
    return f"/{slug}/"


def data(name: str) -> str:
    return DATA + name


def schema(name: str) -> str:
    """Return the JSON Schema of a record."""
    return f"{SCHEMA_FOLDER}{name}.json"


def record(path: str) -> str:
    """Return what a page says, as JSON: "/topics/taiwan/" to "/topics/taiwan/index.json"."""
    return path.partition("#")[0] + "index.json"


def plain_text(id: BriefingId) -> str:
    """Return the text of a document as printed."""
    return briefing(id) + "index.txt"


def asset(name: str) -> str:
    return ASSETS + name


def base_path(base_url: str) -> str:
    """Return "" for a site at the root of its host, "/sub" for one below it."""
    return urlsplit(base_url).path.rstrip("/")


def href(base_url: str, path: str) -> str:
    """Return what an href on this site holds: `path` below the base path; a fragment or another site's
    address as it is."""
    return base_path(base_url) + path if path.startswith("/") else path


def absolute(base_url: str, path: str) -> str:
    return base_url.rstrip("/") + path


def file(path: str) -> str:
    """Return the file that answers `path`: "/topics/#x" to "topics/index.html"."""
    name = path.partition("#")[0].lstrip("/")
    return name + "index.html" if not name or name.endswith("/") else name
