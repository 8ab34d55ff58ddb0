"""Items in; a BibTeX file out, in UTF-8, as Biber and today's BibTeX read it.

The type is `misc`, which every style knows; `date`, `eventdate`, `urldate` and `langid` are BibLaTeX’s.
Braces around a whole value keep a corporate name in one piece, and a title in its own capitals.
"""

from collections.abc import Iterable, Iterator

from site_builder.citation import days
from site_builder.citation.items import Item, Name

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {"en": "english", "zh": "chinese"}  # as Babel and Polyglossia call them

_SPECIAL = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(items: Iterable[Item]) -> str:
    return "\n".join(map(_entry, items))


def _entry(item: Item) -> str:
    fields = (f"  {name} = {value}" for name, value in _fields(item))
    return f"@misc{{{item['id']},\n" + ",\n".join(fields) + "\n}\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    if item.get("author"):
        yield "author", f"{{{' and '.join(map(_name, item['author']))}}}"
    yield "title", f"{{{{{_escaped(item['title'])}}}}}"
    revision = f"revision {item['version']}" if "version" in item else ""
    where = ", ".join(filter(None, (item.get("container-title", ""), revision, item.get("section", ""))))
    if where:
        yield "howpublished", f"{{{_escaped(where)}}}"
    yield from _dates(item)
    language = item.get("language", "")
    if language:
        yield "language", f"{{{language}}}"
        if language.partition("-")[0] in _LANGUAGES:
            yield "langid", f"{{{_LANGUAGES[language.partition('-')[0]]}}}"
    yield "url", f"{{{item['URL']}}}"  # read as it stands
    if "note" in item:
        yield "note", f"{{{_escaped(item['note'])}}}"


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    known = days.parts(item["issued"]) if "issued" in item else ()
    if known:
        yield "year", f"{{{known[0]}}}"
        if len(known) > 1:
            yield "month", _MONTHS[known[1] - 1]
        yield "date", f"{{{days.iso(item['issued'])}}}"
    if "event-date" in item:
        yield "eventdate", f"{{{days.iso(item['event-date'])}}}"
    if "accessed" in item:
        yield "urldate", f"{{{days.iso(item['accessed'])}}}"


def _name(name: Name) -> str:
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    return _escaped(", ".join(filter(None, (name.get("family", ""), name.get("given", "")))))


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
