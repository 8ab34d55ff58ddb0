"""corpus.sqlite: what the data files have, bound by keys, found by words, and the same bytes each time."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.export.conftest import Export

PATH = "data/corpus.sqlite"


@pytest.fixture
def database(exported: Export) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(exported()[PATH])
        yield opened


def test_the_file_is_sound_and_every_key_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA freelist_count").fetchone() == (0,)
    keys = {row[2] for row in database.execute("PRAGMA foreign_key_list(exchanges)")}
    assert keys == {"briefings", "people", "outlets"}


def test_exchanges_are_those_of_the_data_file(exported: Export, database: sqlite3.Connection) -> None:
    lines = exported()["data/exchanges.jsonl"].decode().splitlines()
    expected = [
        (row["id"], row["outlet"], "\n".join(row["question"]), "\n".join(row["answer"]), row["fingerprint"])
        for row in map(json.loads, lines)
    ]
    query = "SELECT id, outlet, question, answer, fingerprint FROM exchanges ORDER BY number_in_edition"
    assert database.execute(query).fetchall() == expected


@pytest.mark.parametrize(
    "table", ["briefings", "annotations", "mentions", "outlets", "people", "topics", "terms", "events"]
)
def test_every_table_has_a_row_for_each_record(
    exported: Export, database: sqlite3.Connection, table: str
) -> None:
    files = exported()
    if f"data/{table}.json" in files:
        wanted = len(json.loads(files[f"data/{table}.json"]))
    else:
        wanted = files[f"data/{table}.jsonl"].count(b"\n")
    assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (wanted,)


def test_words_are_found_without_their_accents(database: sqlite3.Connection) -> None:
    query = (
        "SELECT exchanges.id FROM exchanges_fts JOIN exchanges ON number_in_edition = exchanges_fts.rowid"
        " WHERE exchanges_fts MATCH ?"
    )
    assert database.execute(query, ("answer : position",)).fetchall() == [("2024-01-02#q2",)]
    assert database.execute(query, ("íslànd",)).fetchall() == [("2024-01-02#q2",)]
    assert database.execute(query, ("question : position",)).fetchall() == []
    paragraphs = query.replace("exchanges", "paragraphs")
    assert database.execute(paragraphs, ("announcement",)).fetchall() == [("2024-01-02#o1",)]


def test_the_bytes_depend_on_the_edition_alone(exported: Export) -> None:
    one, other = exported()[PATH], exported()[PATH]
    assert one == other
    # https://www.sqlite.org/fileformat2.html#the_database_header: changes, and who wrote the file.
    assert one[24:28] == one[92:96] == (1).to_bytes(4, "big")
    assert one[96:100] == bytes(4)
