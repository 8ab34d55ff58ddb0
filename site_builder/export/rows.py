"""What data files share: rows in, files of JSON and tables out; and places, sources and patterns as rows
have them.

A spreadsheet takes a cell that begins with one of certain signs for a formula. Such a cell has an apostrophe
before it, and so has a cell that begins with an apostrophe itself: who takes off one apostrophe from every
cell that begins with one has the words as printed.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from site_builder import typed_json, urls
from site_builder.model import Artifact, Briefing, Passage, Pattern, Source, Span

Row = Mapping[str, object]

# https://owasp.org/www-community/attacks/CSV_Injection, with the wide forms that some spreadsheets take, too.
_GUARDED = tuple("'=+-@\t\r\n＝＋－＠")


def lines(name: str, rows: Iterable[Row]) -> Artifact:
    """Return a file of JSON Lines (https://jsonlines.org), an object a row."""
    content = b"".join(typed_json.line(row) + b"\n" for row in rows)
    return Artifact(path=urls.file(urls.data(name)), content=content)


def register(name: str, rows: Iterable[Row]) -> Artifact:
    """Return a file of one JSON array."""
    return Artifact(path=urls.file(urls.data(name)), content=typed_json.indented(list(rows)))


def table(name: str, columns: Iterable[str], rows: Iterable[Iterable[str | int]]) -> Artifact:
    """Return a table after RFC 4180, with a line feed between paragraphs of a cell, and no formula in it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(guarded, map(str, row)) for row in rows)
    return Artifact(path=urls.file(urls.data(name)), content=text.getvalue().encode())


def guarded(cell: str) -> str:
    """Return what no spreadsheet takes for a formula: "-1" to "'-1", "1" to "1"."""
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def id(briefing: Briefing, anchor: str) -> str:
    """Return what names a place in all data files: "2023-11-16#q3", and the document for no anchor."""
    return f"{briefing.id}#{anchor}" if anchor else briefing.id


def place(briefing: Briefing, span: Span) -> Row:
    """Name words as the data files do. `start` and `end` count characters of the target's text; 0, 0 is the
    whole target, and of a whole exchange or document `exact` is "": its words stand elsewhere."""
    units = briefing.units
    return {
        "target": id(briefing, span.anchor),
        "exact": words(chain.from_iterable(unit.passages for unit in units), span),
        "start": span.start,
        "end": span.end,
    }


def words(passages: Iterable[Passage], span: Span) -> str:
    """Return the words of a span; "" for that of a whole exchange or document."""
    for passage in passages:
        if passage.anchor == span.anchor:
            return passage.text[span.start : span.end] if span.end else passage.text
    return ""


def sources(named: Iterable[Source]) -> Sequence[Row]:
    return [{"text": source.text, "url": source.url or None} for source in named]


def pattern(looked_for: Pattern) -> Row:
    return {"words": looked_for.words, "scope": looked_for.scope, "not": looked_for.excluded}
