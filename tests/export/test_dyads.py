"""exchanges.csv: the shape of the CMFA PressCon corpus, read back by two readers, safe in a spreadsheet."""

import csv
import io
from dataclasses import replace

import pandas
import pytest

from site_builder.export import rows
from site_builder.model import Edition
from tests import editions
from tests.export.conftest import Export

# As programs that read version 4 of the corpus name them.
CORPUS = ["id", "day", "month", "year", "date", "spokesperson", "question", "answer"]
SIGNS = "=+-@\t\r\n'＝＋－＠"


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def opened(cell: str) -> str:
    """Take the guard off, as the data page says."""
    return cell.removeprefix("'")


def asking(words: str) -> Edition:
    """Return the small edition with other words in its first question."""
    whole = editions.edition()
    first = whole.briefings[0]
    exchange = first.exchanges[0]
    (question,) = exchange.questions
    passage = replace(question.passages[0], text=words)
    asked = replace(exchange, questions=(replace(question, passages=(passage,)),))
    changed = replace(first, exchanges=(asked, *first.exchanges[1:]))
    return replace(whole, briefings=(changed, *whole.briefings[1:]))


def test_a_row_is_a_dyad_with_the_columns_of_the_corpus_first(exported: Export) -> None:
    first, second = table(exported()["data/exchanges.csv"])
    assert list(first)[: len(CORPUS)] == CORPUS
    assert {name: first[name] for name in CORPUS} == {
        "id": "2024-01-02#q1",
        "day": "2",
        "month": "1",
        "year": "2024",
        "date": "2024-01-02",
        "spokesperson": "Ann Lee",
        "question": "What is the latest  on the\u2002port & the <ships>?",
        "answer": "I would refer you to the competent authorities.\nThe port is open.",
    }
    assert (first["outlet"], first["topics"], first["forms"]) == ("herald", "harbour", "referred")
    assert second["outlet"] == ""


def test_the_form_is_that_of_rfc_4180(exported: Export) -> None:
    text = exported()["data/exchanges.csv"].decode()
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert len(lines) == 1 + 2 + 1
    assert "\r" not in text.replace("\r\n", "")


@pytest.mark.parametrize("sign", SIGNS)
def test_no_cell_is_a_formula_and_no_word_is_lost(exported: Export, sign: str) -> None:
    words = f'{sign}HYPERLINK("https://e.org")'
    (cell, _) = (row["question"] for row in table(exported(asking(words))["data/exchanges.csv"]))
    assert cell[0] == "'"
    assert opened(cell) == words


def test_other_cells_stay_as_they_are() -> None:
    for cell in ("", "1", "“=1”", "a=1", " -1"):
        assert rows.guarded(cell) == cell == opened(cell)


def test_pandas_stacks_it_on_a_table_of_the_corpus(exported: Export) -> None:
    ours = pandas.read_csv(io.BytesIO(exported()["data/exchanges.csv"]))
    theirs = pandas.DataFrame([[7, 3, 1, 2024, "2024-01-03", "Ann Lee", "Q?", "A."]], columns=CORPUS)
    stacked = pandas.concat([theirs, ours])
    assert list(stacked["year"]) == [2024, 2024, 2024]
    assert list(stacked.columns)[: len(CORPUS)] == CORPUS
    assert stacked["question"].notna().all()
    assert ours["question"][0] == table(exported()["data/exchanges.csv"])[0]["question"]
