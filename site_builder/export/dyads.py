"""The edition in; its exchanges as a table out, a row a question with its answer: exchanges.csv.

The first columns bear the names that the CMFA PressCon corpus (Mochtak and Turcsanyi, "Studying Chinese
Foreign Policy Narratives", Journal of Chinese Political Science 26, 2021) gives to the same things, as
programs that read its version 4 name them, so that the two can be stacked; those from `briefing` on are ours.
The form is that of RFC 4180, with a line feed between paragraphs of a cell.

A spreadsheet takes a cell that begins with one of certain signs for a formula. Such a cell has an apostrophe
before it, and so has a cell that begins with an apostrophe itself: who takes off one apostrophe from every
cell that begins with one has the words as printed.
"""

import csv
import io
from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import dictionary, records
from site_builder.export.publication import Publication, artifact
from site_builder.model import NO_SLUG, Artifact, Briefing, Edition, Exchange

NAME = "exchanges.csv"

# https://owasp.org/www-community/attacks/CSV_Injection, with the wide forms that some spreadsheets take, too.
_GUARDED = tuple("'=+-@\t\r\n＝＋－＠")


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(column.name for column in dictionary.columns("dyad"))
    edition = publication.edition
    for briefing in edition.briefings:
        for exchange in briefing.exchanges:
            rows.writerow(map(guarded, _cells(edition, briefing, exchange, publication.base_url)))
    yield artifact(urls.data(NAME), text.getvalue())


def guarded(cell: str) -> str:
    """Return what no spreadsheet takes for a formula: "-1" to "'-1", "1" to "1"."""
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def _cells(edition: Edition, briefing: Briefing, exchange: Exchange, base: str) -> Iterator[str]:
    row = records.exchange(briefing, exchange, base)
    year, month, day = briefing.held.value[:10].split("-")
    speaker = exchange.answers[0].spokesperson if exchange.answers else NO_SLUG
    yield from (str(row["id"]), str(int(day)), str(int(month)), year, f"{year}-{month}-{day}")
    yield edition.people[speaker].name if speaker else ""
    yield "\n".join(p.text for question in exchange.questions for p in question.passages)
    yield "\n".join(p.text for answer in exchange.answers for p in answer.passages)
    yield from (str(row[name]) for name in ("briefing", "anchor", "number", "url"))
    yield from (speaker, exchange.outlet, str(row["printed_as"]))
    yield ";".join(match.topic for match in exchange.topics)
    yield ";".join(str(form["form"]) for form in records.forms(exchange))
    yield from (str(row["seed"]), exchange.fingerprint)
