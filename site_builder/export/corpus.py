"""The edition in; its documents and notes as a database of SQLite out, and what Datasette is to say of it.

It is made in memory, in one order, without a free page, and without the number of the SQLite that wrote it.
At the most it is held twice; 45,000 exchanges make some 150 MB.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from site_builder import urls
from site_builder.curate import parallels
from site_builder.diagnostics import Report
from site_builder.export import dictionary, records, registers, rows
from site_builder.export.publication import Publication, as_json
from site_builder.export.rows import Row
from site_builder.model import Artifact, Briefing, Edition, Exchange

NAME = "corpus.sqlite"
METADATA = "metadata.json"
_TABLES = Path(__file__).with_name("corpus.sql")
_DESCRIBED = {
    "exchanges": "exchange",
    "briefings": "briefing",
    "annotations": "annotation",
    "mentions": "mention",
    "outlets": "outlet",
    "people": "person",
    "topics": "topic",
    "terms": "term",
    "events": "event",
}
# https://www.sqlite.org/fileformat2.html#the_database_header
_HEADER = 100
_CHANGES, _VALID_FOR, _VERSION = slice(24, 28), slice(92, 96), slice(96, 100)

_IN_MEMORY = "file:corpus?vfs=memdb"  # of which SQLite gives the bytes without a copy of its own
_WHOLE, _USUAL = 2**30, 2**20  # bytes of words that are sorted at once

Values = Sequence[object]


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    yield Artifact(path=urls.file(urls.data(NAME)), content=_database(publication))
    yield as_json(urls.data(METADATA), _metadata(publication))


def _database(publication: Publication) -> bytes:
    with closing(sqlite3.connect(_IN_MEMORY, uri=True, isolation_level=None)) as database:
        database.executescript(_TABLES.read_text("utf-8"))
        database.execute("BEGIN")
        _fill(database, publication.edition, publication.base_url)
        database.execute("COMMIT")
        content = database.serialize()
    return _unsigned(content)


def _unsigned(content: bytes) -> bytes:
    """Return the file without what tells of its making: SQLite counts changes, and notes its own version."""
    head = bytearray(content[:_HEADER])
    head[_CHANGES] = head[_VALID_FOR] = (1).to_bytes(4, "big")
    head[_VERSION] = bytes(4)
    return b"".join((head, memoryview(content)[_HEADER:]))


def _fill(database: sqlite3.Connection, edition: Edition, base: str) -> None:
    for table, found in (
        ("people", registers.people(edition, base)),
        ("outlets", registers.outlets(edition, base)),
        ("topics", registers.topics(edition, base)),
        ("terms", registers.terms(edition, base)),
        ("events", registers.events(edition, base)),
        ("briefings", (records.briefing(briefing, base) for briefing in edition.briefings)),
    ):
        _insert_rows(database, table, found)
    _insert(
        database, "spokespersons", ((b.id, person) for b in edition.briefings for person in b.spokespersons)
    )
    _insert_rows(database, "witnesses", _witnesses(edition, base))
    _insert_rows(database, "exchanges", _exchanges(edition, base))
    _insert(database, "askings", _askings(edition))
    _insert(database, "exchange_topics", _topics(edition))
    _insert_rows(database, "exchange_forms", _forms(edition))
    _insert(database, "paragraphs", _paragraphs(edition, base))
    notes = (records.annotation(b, note, base) for b in edition.briefings for note in b.notes)
    _insert_rows(database, "annotations", notes)
    _insert(database, "annotation_sources", chain.from_iterable(map(_sources, edition.briefings)))
    _insert_rows(database, "mentions", _mentions(edition))
    pairs = parallels.rows(edition)
    _insert(
        database,
        "parallels",
        (
            (row["family"], row["words"], row["a"]["target"], row["a"]["exact"], *_end(row["b"]))
            for row in pairs
        ),
    )
    for table in ("exchanges_fts", "paragraphs_fts"):
        _index(database, table)


def _index(database: sqlite3.Connection, table: str) -> None:
    """Find the words of a table in one go: what is put together from parts leaves free pages behind."""
    settings = f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)"  # noqa: S608
    database.execute(settings, (_WHOLE,))
    database.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608
    database.execute(settings, (_USUAL,))


def _end(place: parallels.End) -> Values:
    return (place["target"], place["exact"])


def _every(edition: Edition) -> Iterator[tuple[Briefing, Exchange]]:
    return ((briefing, exchange) for briefing in edition.briefings for exchange in briefing.exchanges)


def _exchanges(edition: Edition, base: str) -> Iterator[Row]:
    for number, (briefing, exchange) in enumerate(_every(edition), 1):
        row = records.exchange(briefing, exchange, base)
        texts = {"question": _text(row["question"]), "answer": _text(row["answer"])}
        yield {**row, **texts, "number_in_edition": number}


def _askings(edition: Edition) -> Iterator[Values]:
    for briefing, exchange in _every(edition):
        named = [(question.outlet, "asked") for question in exchange.questions if question.outlet]
        credited = [(slug, "credited") for question in exchange.questions for slug in question.credited]
        for each in sorted({*named, *credited}):
            yield (rows.id(briefing, exchange.anchor), *each)


def _topics(edition: Edition) -> Iterator[Values]:
    for briefing, exchange in _every(edition):
        for match in exchange.topics:
            yield (rows.id(briefing, exchange.anchor), match.topic)


def _forms(edition: Edition) -> Iterator[Row]:
    for briefing, exchange in _every(edition):
        for form in records.forms(exchange):
            yield {**form, "exchange": rows.id(briefing, exchange.anchor)}


def _text(paragraphs: object) -> str:
    return "\n".join(map(str, paragraphs)) if isinstance(paragraphs, Sequence) else ""


def _witnesses(edition: Edition, base: str) -> Iterator[Row]:
    for briefing in edition.briefings:
        found = records.briefing(briefing, base)["witnesses"]
        yield from ({**row, "briefing": briefing.id} for row in found)  # type: ignore[attr-defined]


def _paragraphs(edition: Edition, base: str) -> Iterator[Values]:
    number = count(1)
    for briefing in edition.briefings:
        for block in (*briefing.opening, *briefing.blocks):
            for passage in block.passages:
                yield (
                    next(number),
                    rows.id(briefing, passage.anchor),
                    briefing.id,
                    passage.anchor,
                    block.spokesperson or None,
                    passage.text,
                    urls.absolute(base, urls.briefing(briefing.id, passage.anchor)),
                )


def _sources(briefing: Briefing) -> Iterator[Values]:
    for note in briefing.notes:
        id = rows.id(briefing, note.anchor)
        yield from ((id, source.text, source.url or None) for source in note.annotation.sources)


def _mentions(edition: Edition) -> Iterator[Row]:
    for row in records.mentions(edition):
        yield {**row, "briefing": str(row["unit"]).partition("#")[0]}


def _insert_rows(database: sqlite3.Connection, table: str, found: Iterable[Row]) -> None:
    """Insert what rows have for the columns of the table; what it has no column for is left out."""
    names = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
    _insert(database, table, ([row[name] for name in names] for row in found))


def _insert(database: sqlite3.Connection, table: str, found: Iterable[Values]) -> None:
    width = len(database.execute(f"PRAGMA table_info({table})").fetchall())
    places = ", ".join("?" * width)
    database.executemany(f"INSERT INTO {table} VALUES ({places})", found)  # noqa: S608


def _metadata(publication: Publication) -> Row:
    """Return what Datasette shows (https://docs.datasette.io/en/stable/metadata.html)."""
    settings = publication.edition.settings
    tables = {
        table: {"columns": {column.name: column.about for column in dictionary.columns(record)}}
        for table, record in _DESCRIBED.items()
    }
    return {
        "title": settings.title,
        "description": settings.description,
        "source": settings.title,
        "source_url": urls.absolute(publication.base_url, urls.DATA),
        "license": f"{settings.licence.text}, of the apparatus",
        "license_url": settings.licence.url,
        "databases": {"corpus": {"tables": {**tables, **_shown()}}},
    }


def _shown() -> Row:
    """Return how the tables that are not in the dictionary are shown."""
    return {
        "paragraphs": {"description": "Paragraphs of openings, and of documents without exchanges."},
        "askings": {"description": "Which outlets asked, or are credited with, each exchange."},
    }
