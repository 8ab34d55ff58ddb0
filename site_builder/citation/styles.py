"""An item in; the citation of it as a style guide has it out, in parts.

- Chicago: The Chicago Manual of Style, 17th ed., 14.206–207 (websites), 14.217 (what was said at a meeting:
  kind and day in brackets), 14.84 (organisations as authors). Notes, and the bibliography.
- APA: Publication Manual, 7th ed., 10.16 (webpages), 9.21 (kind in square brackets), 9.19 (version).
- MLA: Handbook, 9th ed., 5.3–5.100 (the core elements in their order), 5.106–111 (what may follow them).

Chicago and APA want no day of access for what is dated and stays; MLA advises one, and has a place for it
here. Titles stand as printed, in no other case. There are no italics, as the page has none.
"""

from collections.abc import Callable, Iterable, Iterator

from site_builder.citation import days
from site_builder.citation.items import Day, Item, Name
from site_builder.citation.parts import Part, Role

Style = Callable[[Item], tuple[Part, ...]]


def chicago_note(item: Item) -> tuple[Part, ...]:
    author, event = _author(item), _event(item)
    title = f"{_quoted(item['title'])} ({event})," if event else _quoted(item["title"], ",")
    before = (f"{author}," if author else "", title, *_listed((_copy(item), *_edition(item), *_issued(item))))
    return (*_words(before), *_locator(item, before="", after=", "), _address(item), Part("."))


def chicago_bibliography(item: Item) -> tuple[Part, ...]:
    before = (
        _stopped(_author(item, inverted=True)),
        _quoted(item["title"], "."),
        _stopped(_capital(_event(item))),
        _stopped(_capital(_copy(item))),
    )
    edition = ", ".join((*_edition(item), *_issued(item)))
    locator = _locator(item, before=", " if edition else "", after="")
    stop = (Part(". "),) if edition or locator else ()
    return (*_words(before), Part(edition), *locator, *stop, _address(item), Part("."))


def apa(item: Item) -> tuple[Part, ...]:
    dated = f"({days.year_first(item['issued'])})." if "issued" in item else "(n.d.)."
    version, genre = _capital(_revision(item)), item.get("genre", "")
    locator = _locator(item, before=", " if version else "", after="")
    bracketed = (Part(f" ({version}"), *locator, Part(")")) if version or locator else ()
    kind = f" [{genre}]" if genre else ""
    stop = "" if not bracketed and not kind and item["title"].endswith(("?", "!")) else "."
    title = (Part(item["title"]), *bracketed, Part(f"{kind}{stop} "))
    author = _stopped(_author(item, inverted=True))
    first = (*_words((author, dated)), *title) if author else (*title, Part(f"{dated} "))
    return (*first, *_words((_stopped(item.get("container-title", "")),)), _address(item))


def mla(item: Item) -> tuple[Part, ...]:
    issued = days.abbreviated(item["issued"]) if "issued" in item else ""
    genre, copy = item.get("genre", ""), _copy(item, days.abbreviated)
    after = _stopped(_capital(", ".join(filter(None, (genre, copy)))))
    accessed = f" Accessed {days.abbreviated(item['accessed'])}." if "accessed" in item else ""
    return (
        *_words((_stopped(_author(item, inverted=True)), _quoted(item["title"], "."))),
        *_words(_listed((*_edition(item), issued))),
        *_locator(item, before="", after=", "),
        _address(item),
        Part(f". {after}" if after else "."),
        Part(accessed, Role.WORDS if accessed else Role.ACCESSED),
    )


# In the order of the page; the files beside it have other forms.
STYLES: tuple[tuple[str, str, Style], ...] = (
    ("note", "Chicago note", chicago_note),
    ("bibliography", "Chicago bibliography", chicago_bibliography),
    ("apa", "APA", apa),
    ("mla", "MLA", mla),
)


def _event(item: Item) -> str:
    """Word what it was, where and when: "press conference, November 16, 2023"."""
    if "event-date" not in item:
        return ""
    genre = item.get("genre", "")
    words = (genre[:1].lower() + genre[1:], item.get("event-place", ""), days.american(item["event-date"]))
    return ", ".join(filter(None, words))


def _copy(item: Item, worded: Callable[[Day], str] = days.american) -> str:
    """Word whose copy the text is, and the day that it bears."""
    if "source" not in item:
        return ""
    dated = f", dated {worded(item['available-date'])}" if "available-date" in item else ""
    return f"text: {item['source']}{dated}"


def _edition(item: Item) -> tuple[str, ...]:
    return tuple(filter(None, (item.get("container-title", ""), _revision(item))))


def _revision(item: Item) -> str:
    return f"revision {item['version']}" if "version" in item else ""


def _issued(item: Item) -> tuple[str, ...]:
    """Return the day of what was published and did not happen."""
    return (days.american(item["issued"]),) if "issued" in item and "event-date" not in item else ()


def _locator(item: Item, *, before: str, after: str) -> tuple[Part, ...]:
    if "section" not in item:
        return ()
    return (Part(before), Part(item["section"], Role.LOCATOR), Part(after))


def _address(item: Item) -> Part:
    return Part(item["URL"], Role.ADDRESS)


def _words(phrases: Iterable[str]) -> Iterator[Part]:
    """Yield phrases with a space behind each, ready for what follows."""
    words = "".join(f"{phrase} " for phrase in phrases if phrase)
    if words:
        yield Part(words)


def _listed(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{phrase}," for phrase in phrases if phrase)


def _author(item: Item, *, inverted: bool = False) -> str:
    """Return the first author, a person's name turned round where a list is sorted by it: "Lind, Dara"."""
    author = item["author"][0] if item.get("author") else Name()
    given, family = author.get("given", ""), author.get("family", "")
    if inverted:
        return author.get("literal") or ", ".join(filter(None, (family, given)))
    return author.get("literal") or " ".join(filter(None, (given, family)))


def _quoted(title: str, stop: str = "") -> str:
    """Put a title in quotation marks, a stop inside them; the marks in it become single ones. One that was
    supplied stands in its brackets, without."""
    if title.startswith("[") and title.endswith("]"):
        return f"{title}{stop}"
    inner = title.replace("“", "‘").replace("”", "’")
    return f"“{inner}{'' if stop and inner[-1:] in '?!' else stop}”"


def _stopped(words: str) -> str:
    return words if not words or words.endswith((".", "?", "!")) else f"{words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
