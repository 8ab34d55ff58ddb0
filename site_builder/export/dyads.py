"""The edition in; its exchanges as a table out, a row a question with its answer: exchanges.csv.

The first columns bear the names that the CMFA PressCon corpus (Mochtak and Turcsanyi, "Studying Chinese
Foreign Policy Narratives", Journal of Chinese Political Science 26, 2021) gives to the same things, as
programs that read its version 4 name them, so that the two can be stacked; those from `briefing` on are ours.
"""

from collections.abc import Iterator

from site_builder.diagnostics import Report
from site_builder.export import dictionary, records, rows
from site_builder.export.publication import Publication
from site_builder.model import NO_SLUG, Artifact, Briefing, Edition, Exchange

NAME = "exchanges.csv"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    cells = (
        _cells(edition, briefing, exchange, base)
        for briefing in edition.briefings
        for exchange in briefing.exchanges
    )
    yield rows.table(NAME, (column.name for column in dictionary.columns("dyad")), cells)


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
