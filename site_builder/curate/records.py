"""An entry of a register in; the record that it is out, or None where it has no name to be known by.

A record with another fault is kept, so that what refers to it is not reported too.
"""

import re

from site_builder.curate.fields import (
    MALFORMED_ADDRESS,
    MISSING_VALUE,
    Fields,
    choice,
    date,
    day,
    fields,
    is_url,
    listing,
    matching,
    one,
    place,
    slug,
    text,
    texts,
    url,
)
from site_builder.curate.parallel_settings import parallel_settings
from site_builder.curate.parts import answer_pattern, mention, pattern, source
from site_builder.curate.strict_yaml import Node
from site_builder.diagnostics import Report
from site_builder.model import (
    Event,
    Form,
    FormRule,
    ObjectOf,
    Office,
    Outlet,
    Person,
    Pointing,
    Redirect,
    ReferenceRule,
    SiteSettings,
    Source,
    Voice,
)

OUTLET_KINDS = ("agency", "broadcaster", "newspaper", "magazine", "online")

# Matches "KZ"; not "kz" nor "KAZ".
_COUNTRY = re.compile(r"[A-Z]{2}")
# Matches "en", "zh-Hant" and "pt-BR"; not "English" nor "en_GB".
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LANGUAGE_HINT = "write a tag after BCP 47: en, zh, pt-BR"
# Matches "/" and "/briefings/2023-11-16/#q9"; not "briefings/", "//host/" nor "/a b".
_PATH = re.compile(r"/(?:[^/\s]\S*)?")
# Matches "mailto:editor@example.org?subject=Fault"; not "editor@example.org" nor "mailto:editor".
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?")


def settings(node: Node, report: Report) -> SiteSettings | None:
    found = fields(
        node,
        report,
        required=("title", "description", "base_url"),
        optional=(
            *("tagline", "language", "editors", "revision", "revised", "licence", "author", "contact"),
            *("parallels", "share_pictures", "parquet"),
        ),
    )
    if found is None:
        return None
    _check_revision(found)
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
        licence=one(found, "licence", _licence) or default.licence,
        author=text(found, "author"),
        contact=_contact(found),
        parallels=one(found, "parallels", parallel_settings) or default.parallels,
        share_pictures=choice(found, "share_pictures", ("yes", "no")) != "no",
        parquet=choice(found, "parquet", ("yes", "no")) == "yes",
        parquet_location=place(found, "parquet"),
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
    found = fields(
        node, report, required=("id", "form", "pattern", "matches", "fails"), optional=("also", "object")
    )
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
        also=texts(found, "also"),
        object=ObjectOf(choice(found, "object", tuple(ObjectOf)[1:])),
        matches=text(found, "matches"),
        fails=text(found, "fails"),
        location=found.location,
    )


def reference_rule(node: Node, report: Report) -> ReferenceRule | None:
    found = fields(node, report, required=("id", "to", "pattern", "matches", "fails"), optional=("voice",))
    if found is None:
        return None
    known_as, to = slug(found, "id"), choice(found, "to", tuple(Pointing))
    sought = one(found, "pattern", answer_pattern)
    if not known_as or not to or sought is None:
        return None
    return ReferenceRule(
        id=known_as,
        to=Pointing(to),
        voice=Voice(choice(found, "voice", tuple(Voice)) or Voice.SELF),
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


def _check_revision(found: Fields) -> None:
    """Report a revision without its day, or a day without its revision: pages print both or neither."""
    for key, other in (("revision", "revised"), ("revised", "revision")):
        if text(found, key) and not text(found, other):
            found.report.add(
                MISSING_VALUE,
                place(found, key),
                f'The key "{key}" stands without "{other}".',
                hint=f"add `{other}: …`, or leave both out",
            )


def _licence(node: Node, report: Report) -> Source | None:
    """Read a licence: every page links to it, so it has an address."""
    found = fields(node, report, required=("text", "url"), optional=())
    return None if found is None else Source(text=text(found, "text"), url=url(found, "url"))


def _contact(found: Fields) -> str:
    """Return where a fault is to be reported: an address of the web or of mail, or a path of this site."""
    address = text(found, "contact")
    if not address or is_url(address) or _PATH.fullmatch(address) or _MAIL.fullmatch(address):
        return address
    mail = f"mailto:{address}"
    found.report.add(
        MALFORMED_ADDRESS,
        place(found, "contact"),
        f'"{address}" is no address that a link can lead to.',
        hint=f'did you mean "{mail}"?'
        if _MAIL.fullmatch(mail)
        else 'write "https://…", "mailto:…" or a path of this site from its first slash: "/about/"',
    )
    return ""


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


def _office(node: Node, report: Report) -> Office | None:
    found = fields(node, report, required=("title",), optional=("since", "until"))
    if found is None:
        return None
    return Office(title=text(found, "title"), since=date(found, "since"), until=date(found, "until"))
