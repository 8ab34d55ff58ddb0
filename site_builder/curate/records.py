"""An entry of a register in; the record that it is out, or None where it has no name to be known by.

A record with another fault is kept, so that what refers to it is not reported too.
"""

import re

from site_builder.curate import edtf
from site_builder.curate.fields import (
    MALFORMED_ADDRESS,
    MALFORMED_DATE,
    MISSING_VALUE,
    Fields,
    choice,
    date,
    day,
    fields,
    known,
    listing,
    matching,
    one,
    place,
    slug,
    text,
    texts,
    url,
)
from site_builder.curate.parts import answer_pattern, mention, pattern, source
from site_builder.curate.strict_yaml import Node
from site_builder.diagnostics import Report
from site_builder.model import (
    Event,
    Form,
    FormRule,
    Kind,
    Office,
    Outlet,
    Person,
    Redirect,
    Ruling,
    SiteSettings,
    WitnessRecord,
)

OUTLET_KINDS = ("agency", "broadcaster", "newspaper", "magazine", "online")
RULINGS = ("id", "kind", "held", "title")

# Matches "KZ"; not "kz" nor "KAZ".
_COUNTRY = re.compile(r"[A-Z]{2}")
# Matches "en", "zh-Hant" and "pt-BR"; not "English" nor "en_GB".
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LANGUAGE_HINT = "write a tag after BCP 47: en, zh, pt-BR"
# Matches "" and "T18:29"; not "T24:00" nor " 18:29".
_TIME = re.compile(r"(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9])?")
# Matches "/" and "/briefings/2023-11-16/#q9"; not "briefings/", "//host/" nor "/a b".
_PATH = re.compile(r"/(?:[^/\s]\S*)?")


def settings(node: Node, report: Report) -> SiteSettings | None:
    found = fields(
        node,
        report,
        required=("title", "description", "base_url"),
        optional=("tagline", "language", "editors", "revision", "revised", "licence", "author", "contact"),
    )
    if found is None:
        return None
    default = SiteSettings()
    return SiteSettings(
        title=text(found, "title") or default.title,
        tagline=text(found, "tagline"),
        description=text(found, "description"),
        base_url=_base_url(found) or default.base_url,
        language=matching(found, "language", _LANGUAGE, _LANGUAGE_HINT) or default.language,
        editors=texts(found, "editors"),
        revision=text(found, "revision"),
        revised=day(found, "revised"),
        licence=one(found, "licence", source) or default.licence,
        author=text(found, "author"),
        contact=text(found, "contact"),
    )


def witness(node: Node, report: Report) -> WitnessRecord | None:
    plain = ("publisher", "origin", "published", "captured", "rights", "note")
    found = fields(node, report, required=("seed",), optional=(*plain, *RULINGS))
    if found is None or not text(found, "seed"):
        return None
    rulings = {name: one(found, name, _ruling) for name in RULINGS}
    return WitnessRecord(
        seed=text(found, "seed"),
        location=place(found, "seed"),
        publisher=text(found, "publisher"),
        origin=url(found, "origin"),
        published=date(found, "published"),
        captured=date(found, "captured"),
        rights=text(found, "rights"),
        note=text(found, "note"),
        rulings={name: said for name, said in rulings.items() if said and _is_fit(name, said, report)},
    )


def outlet(node: Node, report: Report) -> Outlet | None:
    found = fields(
        node,
        report,
        required=("slug", "name"),
        optional=("aliases", "country", "language", "kind", "official", "sources"),
    )
    known_as = found and slug(found, "slug")
    if found is None or not known_as:
        return None
    official, sources = text(found, "official"), listing(found, "sources", source)
    if official and not sources:
        report.add(
            MISSING_VALUE,
            place(found, "official"),
            "What is said of ownership has no source.",
            hint="add `sources:`, or leave `official` out",
        )
    return Outlet(
        slug=known_as,
        name=text(found, "name") or known_as,
        aliases=texts(found, "aliases"),
        country=matching(found, "country", _COUNTRY, "write two capitals after ISO 3166-1: CN, FR"),
        language=matching(found, "language", _LANGUAGE, _LANGUAGE_HINT),
        kind=choice(found, "kind", OUTLET_KINDS),
        official=official,
        sources=sources,
        location=found.location,
    )


def person(node: Node, report: Report) -> Person | None:
    found = fields(node, report, required=("slug", "name"), optional=("aliases", "offices", "sources"))
    known_as = found and slug(found, "slug")
    if found is None or not known_as:
        return None
    return Person(
        slug=known_as,
        name=text(found, "name") or known_as,
        aliases=texts(found, "aliases"),
        offices=listing(found, "offices", _office),
        sources=listing(found, "sources", source),
        location=found.location,
    )


def event(node: Node, report: Report) -> Event | None:
    found = fields(
        node,
        report,
        required=("slug", "title", "date", "sources"),
        optional=("place", "patterns", "mentions"),
    )
    known_as = found and slug(found, "slug")
    if found is None or not known_as:
        return None
    return Event(
        slug=known_as,
        title=text(found, "title") or known_as,
        date=date(found, "date"),
        place=text(found, "place"),
        sources=listing(found, "sources", source),
        patterns=listing(found, "patterns", pattern),
        mentions=listing(found, "mentions", mention),
        location=found.location,
    )


def form_rule(node: Node, report: Report) -> FormRule | None:
    found = fields(node, report, required=("id", "form", "pattern", "matches", "fails"), optional=())
    if found is None:
        return None
    known_as, form = slug(found, "id"), choice(found, "form", tuple(Form))
    sought = one(found, "pattern", answer_pattern)
    if not known_as or not form or sought is None:
        return None
    return FormRule(
        id=known_as,
        form=Form(form),
        pattern=sought,
        matches=text(found, "matches"),
        fails=text(found, "fails"),
        location=found.location,
    )


def redirect(node: Node, report: Report) -> Redirect | None:
    found = fields(node, report, required=("old", "reason"), optional=("new",))
    if found is None:
        return None
    old, new = _path(found, "old"), _path(found, "new")
    if not old:
        return None
    return Redirect(old=old, new=new, reason=text(found, "reason"), location=place(found, "old"))


def _base_url(found: Fields) -> str:
    address = url(found, "base_url")
    if "?" in address or "#" in address:
        found.report.add(
            MALFORMED_ADDRESS,
            place(found, "base_url"),
            f'"{address}" cannot stand before other addresses.',
            hint='end it with the folder of the site: "https://example.org/record/"',
        )
        return ""
    return address


def _path(found: Fields, key: str) -> str:
    """Return an address from the root of the site; "" where there is none, or no such address."""
    path = text(found, key)
    if path and not _PATH.fullmatch(path):
        found.report.add(
            MALFORMED_ADDRESS,
            place(found, key),
            f'"{path}" is no address from the root of the site.',
            hint='write it from the first slash: "/briefings/2023-11-16/#q9"',
        )
        return ""
    return path


def _ruling(node: Node, report: Report) -> Ruling | None:
    found = fields(node, report, required=("value", "because"), optional=())
    if found is None or not text(found, "value"):
        return None
    return Ruling(value=text(found, "value"), because=text(found, "because"), location=place(found, "value"))


def _is_fit(name: str, ruling: Ruling, report: Report) -> bool:
    """True when a reader of captures can use what is ruled."""
    if name == "kind":
        return bool(known(ruling.value, tuple(Kind), ruling.location, report))
    if name == "held" and not (edtf.day(ruling.value[:10]) and _TIME.fullmatch(ruling.value[10:])):
        hint = 'write "2023-11-16", or "2023-11-16T18:29"'
        report.add(MALFORMED_DATE, ruling.location, f'"{ruling.value}" is no day of the calendar.', hint=hint)
        return False
    return True


def _office(node: Node, report: Report) -> Office | None:
    found = fields(node, report, required=("title",), optional=("since", "until"))
    if found is None:
        return None
    return Office(title=text(found, "title"), since=date(found, "since"), until=date(found, "until"))
