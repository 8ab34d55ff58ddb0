"""What is published in; its addresses, anchors, slugs and file names out. Paths start at the root of the
site, "/topics/"; `href` puts the base path before them, `absolute` the whole base address."""

import re
import unicodedata
from urllib.parse import quote, urlencode, urlsplit

from site_builder.model import Anchor, BriefingId, Form, Kind, Slug

HOME = "/"
BRIEFINGS = "/briefings/"
TOPICS = "/topics/"
OUTLETS = "/outlets/"
PEOPLE = "/people/"
TERMS = "/terms/"
TIMELINE = "/timeline/"
EVENTS = "/events/"
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
REDIRECTS = "/_redirects"
MANIFEST = "/data/manifest-sha256.txt"
SEARCH_BUNDLE = "/pagefind/"
ASSETS = "/assets/"
SEEDS = "/data/seeds/"

_KIND_SUFFIX = {Kind.PRESS_CONFERENCE: "", Kind.BACKGROUND_BRIEFING: "-background", Kind.READOUT: "-readout"}

# Matches "2023-11-16" and "2024-04-22-background-2"; not "2023-13-1" nor "2023-11-16/".
BRIEFING_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z]{1,20})?(?:-[0-9]{1,2})?")
# Matches "anadolu-agency"; not "-agency", "Anadolu" nor "a--b".
SLUG = re.compile(r"[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,20}")
OWN_SLUG = "a slug of your own, in small Latin letters and hyphens"  # where a name gives none


def slug(name: str) -> Slug:
    """Fold a name to a slug: "Folha de S.Paulo" to "folha-de-s-paulo"; letters of other scripts are kept."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (c if c.isalnum() else "" if unicodedata.combining(c) or c in "'’" else "-" for c in plain)
    return Slug("-".join(part for part in "".join(letters).split("-") if part)[:80])


def briefing_id(day: str, kind: Kind) -> BriefingId:
    """Return the id of the first document of its kind on `day` ("2023-11-16")."""
    return BriefingId(day + _KIND_SUFFIX[kind])


def exchange_anchor(number: int) -> Anchor:
    return Anchor(f"q{number}")


def question_anchor(unit: Anchor, paragraph: int) -> Anchor:
    return Anchor(f"{unit}-q{paragraph}")


def answer_anchor(unit: Anchor, paragraph: int) -> Anchor:
    return Anchor(f"{unit}-a{paragraph}")


def part_anchor(passage: Anchor) -> Anchor:
    """Return the anchor of the whole question or answer that a passage is of: "q3-a" for "q3-a2"; "" for a
    passage that is a unit."""
    return Anchor(passage.rstrip("0123456789") if "-" in passage else "")


def opening_anchor(number: int) -> Anchor:
    return Anchor(f"o{number}")


def block_anchor(number: int) -> Anchor:
    return Anchor(f"p{number}")


def note_anchor(target: Anchor, lemma: str) -> Anchor:
    """Return the anchor of a note by what it is about, which stays when notes come or go before it."""
    return Anchor("-".join(part for part in ("note", target, slug(lemma)) if part))


def note_mark_anchor(number: int) -> Anchor:
    return Anchor(f"lemma-{number}")  # of the words that a note is about


def also_anchor(passage: Anchor) -> str:
    """Return the anchor of the first words of a passage that are said elsewhere, too."""
    return f"also-{passage}"


def omission_anchor(number: int) -> Anchor:
    return Anchor(f"omission-{number}")


def correction_anchor(number: int) -> Anchor:
    return Anchor(f"correction-{number}")


def year_anchor(number: str) -> Anchor:
    return Anchor(f"y{number}")


def month_anchor(month: str) -> Anchor:
    """Return the anchor of a month, "2023-11"."""
    return Anchor(f"m{month}")


def day_anchor(day: str) -> Anchor:
    """Return the anchor of a day, "2023-11-15"."""
    return Anchor(f"d{day}")


def line_anchor(number: int, column: int = 1) -> Anchor:
    """Return the anchor of a line of a capture, or of the piece of it that begins at a column."""
    return Anchor(f"line-{number}" if column == 1 else f"line-{number}-{column}")


def witness_anchor(siglum: str) -> Anchor:
    return Anchor(f"witness-{siglum.lower()}")


def variants_anchor(name: str) -> Anchor:
    """Return the anchor of the variants of one kind, "Words left out"."""
    return Anchor(f"variants-{slug(name)}")


def reading_anchor(siglum: str, line: int, column: int) -> Anchor:
    """Return the anchor of a paragraph of a witness that is set beside the text."""
    return Anchor(f"{siglum.lower()}-{line_anchor(line, column)}")


def direction_anchor(siglum: str, line: int, column: int) -> Anchor:
    """Return the anchor of words that nobody speaks, by their place in the capture of a witness."""
    return Anchor(f"direction-{reading_anchor(siglum, line, column)}")


def heading_anchor(title: str) -> Anchor:
    """Return the anchor of a heading that editors wrote. Templates give no id that begins so."""
    return Anchor("-".join(filter(None, ("section", slug(title)))))


def briefing(id: BriefingId, anchor: str = "") -> str:
    return f"{BRIEFINGS}{id}/" + (f"#{anchor}" if anchor else "")


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


def search(words: str) -> str:
    """Return the search page with `words` looked for."""
    return f"{SEARCH}?{urlencode({'q': words})}"


def seed(name: str) -> str:
    """Return what a link to a seed holds: "Nov 16.txt" to "/data/seeds/Nov%2016.txt"."""
    return SEEDS + quote(name)


def seed_file(name: str) -> str:
    """Return the file that is published of a seed; its name is the seed's own."""
    return SEEDS.lstrip("/") + name


def topic(slug: Slug, anchor: str = "") -> str:
    return f"{TOPICS}{slug}/" + (f"#{anchor}" if anchor else "")


def outlet(slug: Slug) -> str:
    return f"{OUTLETS}{slug}/"


def person(slug: Slug) -> str:
    return f"{PEOPLE}{slug}/"


def term(slug: Slug) -> str:
    return f"{TERMS}{slug}/"


def letter_anchor(letter: str) -> Anchor:
    """Return the anchor of the terms under a letter, or "0" for those that begin with none."""
    return Anchor(f"letter-{letter.lower()}")


def event(slug: Slug) -> str:
    return f"{EVENTS}{slug}/"


def family(id: str, anchor: str = "") -> str:
    """Return the page of what is said word for word in several places, or of the parallels of a year."""
    return f"{PARALLELS}{id}/" + (f"#{anchor}" if anchor else "")


def timeline(year: str) -> str:
    return f"{TIMELINE}{year}/"


def answers(form: Form, year: str = "") -> str:
    """Return the page of a form of answer, or that of one year of it."""
    return f"{ANSWERS}{form}/" + (f"{year}/" if year else "")


def search_form(form: Form) -> str:
    """Return the search page with the answers of one form chosen."""
    return f"{SEARCH}?{urlencode({'form': form.value})}"


def topic_anchor(slug: Slug) -> Anchor:
    """Return the anchor of an outlet's questions on a topic; "" for those on none."""
    return Anchor(f"topic-{slug}" if slug else "no-topic")


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


def prose(slug: Slug) -> str:
    return f"/{slug}/"


def data(name: str) -> str:
    return DATA + name


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
