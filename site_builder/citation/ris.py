"""Items in; a RIS file out: a tag and its value on each line, every item ended by ER.

The tags are those of the format's own description for web pages (type ELEC), as reference managers read
them. A name without a comma is taken for a corporate one.
"""

from collections.abc import Iterable, Iterator

from site_builder.citation import days
from site_builder.citation.items import Day, Item

_END = "\r\n"


def ris(items: Iterable[Item]) -> str:
    return "".join(f"{tag}  - {value}{_END}" for item in items for tag, value in _lines(item))


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", item["id"]
    for name in item.get("author", ()):
        yield "AU", name.get("literal") or f"{name.get('family', '')}, {name.get('given', '')}"
    yield "TI", _line(item["title"])
    if "container-title" in item:
        yield "T2", _line(item["container-title"])
    if "version" in item:
        yield "ET", f"revision {item['version']}"
    if "section" in item:
        yield "SE", item["section"]
    if "issued" in item and days.parts(item["issued"]):
        yield "PY", str(days.parts(item["issued"])[0])
        yield "DA", _slashed(item["issued"])
    if "accessed" in item:
        yield "Y2", _slashed(item["accessed"])
    if "language" in item:
        yield "LA", item["language"]
    if "genre" in item:
        yield "M3", item["genre"]
    yield "UR", item["URL"]
    if "note" in item:
        yield "N1", _line(item["note"])
    yield "ER", ""


def _slashed(day: Day) -> str:
    """Return "2023/11/16", and "2023/11/" where the day is not known."""
    parts = [f"{part:02}" for part in days.parts(day)]
    return "/".join((*parts, "", "")[:3]) if parts else day["literal"]


def _line(text: str) -> str:
    """Return text on one line: a break would end the value."""
    return " ".join(text.split())
