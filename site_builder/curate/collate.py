"""Captures in, one draft a briefing out: its id, and the witnesses that carry its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder import urls
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import BriefingId, Capture, Kind, Witness, WitnessRecord

DUPLICATE_BRIEFING = Rule(code="U220", name="duplicate-briefing")
BAD_BRIEFING_ID = Rule(code="U221", name="bad-briefing-id")
UNKNOWN_SEED = Rule(code="U222", name="unknown-seed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A briefing before its text is joined to anything. The first witness is the copy-text."""

    id: BriefingId
    kind: Kind
    day: str
    witnesses: tuple[Witness, ...]


def drafts(
    captures: Sequence[Capture], records: Sequence[WitnessRecord], report: Report
) -> tuple[Draft, ...]:
    """Return a draft for every capture that was read, by day and id.

    Two captures for one address are reported with both files; what follows goes on with the first.
    """
    _check_seeds(records, {capture.seed for capture in captures}, report)
    by_seed = {record.seed: record for record in records}
    found: dict[BriefingId, list[Draft]] = {}
    for capture in captures:
        if capture.kind is None or not capture.held.value:
            continue  # the reader has said why
        record = by_seed.get(capture.seed) or _unrecorded(capture)
        draft = _draft(capture, capture.kind, record, report)
        found.setdefault(draft.id, []).append(draft)
    for rivals in found.values():
        _check_rivals(rivals, report)
    return tuple(sorted((rivals[0] for rivals in found.values()), key=lambda draft: (draft.day, draft.id)))


def _draft(capture: Capture, kind: Kind, record: WitnessRecord, report: Report) -> Draft:
    day = capture.held.value[:10]
    id = urls.briefing_id(day, kind)
    if "id" in record.rulings:
        ruling = record.rulings["id"]
        if urls.BRIEFING_ID.fullmatch(ruling.value):
            id = BriefingId(ruling.value)
        else:
            report.add(
                BAD_BRIEFING_ID,
                ruling.location,
                f'"{ruling.value}" is no id of a briefing.',
                hint=f'write the day, and what sets the document apart: "{id}-2"',
            )
    witness = Witness(siglum="A", capture=capture, record=record)
    return Draft(id=id, kind=kind, day=day, witnesses=(witness,))


def _unrecorded(capture: Capture) -> WitnessRecord:
    return WitnessRecord(seed=capture.seed, location=Location(path=capture.path))


def _check_rivals(rivals: Sequence[Draft], report: Report) -> None:
    """Report every capture after the first that claims the same address."""
    first, *others = (draft.witnesses[0].capture.path for draft in rivals)
    for path in others:
        report.add(
            DUPLICATE_BRIEFING,
            Location(path=path),
            f'{path} and {first} both claim the address "{urls.briefing(rivals[0].id)}".',
            hint="take one out, or give one an `id` of its own in content/witnesses.yaml, with a reason",
        )


def _check_seeds(records: Sequence[WitnessRecord], seeds: set[str], report: Report) -> None:
    for record in records:
        if record.seed not in seeds:
            report.add(
                UNKNOWN_SEED,
                record.location,
                f'There is no seed "{record.seed}".',
                hint="name a file of the seeds folder, or remove the record",
            )
