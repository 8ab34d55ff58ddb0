"""The value that every citation is made from: an item of CSL-JSON, with the names that CSL gives its parts.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables; the schema is
csl-data.json of the Citation Style Language project.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

# Matches "2023", "2023-11", "2023-11-16"; not "2023-11-16~", nor the season "2023-22".
_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_encoded = json.JSONEncoder(ensure_ascii=False).encode


class Name(TypedDict, total=False):
    """`literal` is a corporate name, which is not taken apart."""

    family: str
    given: str
    literal: str


# A year, with its month and day as far as they are known; in words where these cannot say it.
Day = TypedDict("Day", {"date-parts": Sequence[Sequence[int]], "literal": str}, total=False)

# `issued` is the day to cite by, which is that of the event; `available-date` the one that the copy bears.
# Nobody but the reader knows `accessed`. `source` is whose copy it is, `section` the part that is meant.
Item = TypedDict(
    "Item",
    {
        "id": str,
        "type": str,
        "author": Sequence[Name],
        "title": str,
        "genre": str,
        "container-title": str,
        "version": str,
        "section": str,
        "event-date": Day,
        "event-place": str,
        "issued": Day,
        "available-date": Day,
        "accessed": Day,
        "source": str,
        "language": str,
        "URL": str,
        "note": str,
        "custom": Mapping[str, str],
    },
    total=False,
)


def day(value: str, words: str = "") -> Day:
    """Return "2023-11-16" or "2023-11" as CSL has it; `words` stand for what is no plain date."""
    if _PLAIN.fullmatch(value):
        return {"date-parts": [[int(part) for part in value.split("-")]]}
    return {"literal": words or value}


def json_text(items: Iterable[Item]) -> str:
    """Return a JSON array, a variable on each line."""
    written = (",\n".join(f'  "{name}": {_encoded(value)}' for name, value in item.items()) for item in items)
    return "[\n" + ",\n".join(f" {{\n{each}\n }}" for each in written) + "\n]\n"
