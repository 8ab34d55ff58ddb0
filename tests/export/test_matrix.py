"""The CSV of who asked about what says what the tables say."""

import csv
import io
from collections import Counter

from tests.export.conftest import Export


def test_rows_are_outlets_topics_and_years_with_their_questions(exported: Export) -> None:
    text = exported()["data/matrix.csv"].decode()
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows == [
        {"outlet": "", "topic": "island", "year": "2024", "questions": "1"},
        {"outlet": "herald", "topic": "harbour", "year": "2024", "questions": "1"},
    ]
    assert Counter(row["outlet"] for row in rows) == {"": 1, "herald": 1}
