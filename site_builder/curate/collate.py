"""Captures in, one draft a briefing out: its id, and the witnesses that carry its text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from site_builder import urls
from site_builder.curate import doubts, grouping, languages, overlap
from site_builder.curate.grouping import Candidate, Group
from site_builder.curate.registers import Registers
from site_builder.diagnostics import NOWHERE, Location, Report, Rule
from site_builder.model import Basis, BriefingId, Capture, Kind, Witness, WitnessRecord

UNKNOWN_SEED = Rule(code="U222", name="unknown-seed")

_TRUST = (Basis.EDITOR, Basis.TITLE, Basis.TEXT, Basis.DATELINE, Basis.NONE)  # in a date
_SETTLING = frozenset(("id", "held"))  # rulings that say of which session a capture is


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A briefing before its text is joined to anything. The first witness is the copy-text."""

    id: BriefingId
    kind: Kind
    day: str
    witnesses: tuple[Witness, ...]


def drafts(
    captures: Sequence[Capture],
    records: Sequence[WitnessRecord],
    listed: Registers,
    report: Report,
    *,
    language: str,
) -> tuple[Draft, ...]:
    """Return a draft for every briefing that was read, by day and id.

    Witnesses stand in the order of their records; those without one come last, the edition's `language`
    first, by name. The people that the editors `listed` are known in every language.
    """
    by_seed = {record.seed: record for record in records}
    _check_seeds(records, {read.seed for read in captures}, report)
    candidates = _candidates(captures, records, language, report)
    groups = grouping.groups(candidates, listed, report)
    _check_dates(groups, by_seed, report)
    found = (_draft(group, by_seed) for group in groups)
    return tuple(sorted(found, key=lambda draft: (draft.day, draft.id)))


def _candidates(
    captures: Sequence[Capture], records: Sequence[WitnessRecord], language: str, report: Report
) -> list[Candidate]:
    """Return the captures that were read as a briefing of some day; of others the reader has said why not."""
    places = {record.seed: place for place, record in enumerate(records)}
    said = {record.seed: record.rulings["id"].location for record in records if "id" in record.rulings}

    def order(read: Capture) -> tuple[int, bool, str]:
        is_foreign = not languages.is_same(read.language, language)
        return places.get(read.seed, len(places)), is_foreign, read.seed

    return [
        Candidate(
            place=place,
            capture=read,
            kind=read.kind,
            ruled=_ruled(records[places[read.seed]], read.kind, read, report) if read.seed in places else "",
            where=said.get(read.seed, NOWHERE),
        )
        for place, read in enumerate(sorted(captures, key=order))
        if read.kind and read.held.value
    ]


def _ruled(record: WitnessRecord, kind: Kind, read: Capture, report: Report) -> str:
    """Return the id that an editor gives a capture, or ""."""
    ruling = record.rulings.get("id")
    if ruling is None or urls.BRIEFING_ID.fullmatch(ruling.value):
        return ruling.value if ruling else ""
    report.add(
        doubts.BAD_BRIEFING_ID,
        ruling.location,
        f'"{ruling.value}" is no id of a briefing.',
        hint="write the day, and what sets the document apart: "
        f'"{urls.briefing_id(read.held.value[:10], kind)}-2"',
    )
    return ""


def _check_dates(groups: Iterable[Group], records: Mapping[str, WitnessRecord], report: Report) -> None:
    """Report captures of different days that have the same words, unless an editor has ruled on one."""
    placed = sorted(
        ((member, group) for group in groups for member in group.members), key=lambda pair: pair[0].place
    )
    for pair in overlap.doubles([member.capture for member, _ in placed]):
        both = [placed[number] for number in pair]
        if both[0][1] is both[1][1] or both[0][0].day == both[1][0].day:
            continue
        rulings = (records[m.capture.seed].rulings for m, _ in both if m.capture.seed in records)
        if any(_SETTLING & ruling.keys() for ruling in rulings):
            continue
        share = overlap.shared(both[0][0].capture, both[1][0].capture)
        if share >= overlap.STRONG:
            good, bad = (m for m, _ in sorted(both, key=lambda each: _trust(each[0].capture)))
            doubts.report_dates(bad.capture, good.capture, share, bad.id, report)


def _trust(read: Capture) -> int:
    return _TRUST.index(read.held.basis)


def _draft(group: Group, records: Mapping[str, WitnessRecord]) -> Draft:
    members = sorted(group.members, key=lambda member: member.place)
    return Draft(
        id=group.id,
        kind=group.kind,
        day=members[0].day,
        witnesses=tuple(
            Witness(
                siglum=_siglum(number),
                capture=member.capture,
                record=records.get(member.capture.seed) or _unrecorded(member.capture),
            )
            for number, member in enumerate(members)
        ),
    )


def _siglum(number: int) -> str:
    """Return the letter of a witness by its number from 0: "A", "B", … "Z", "AA"."""
    head, last = divmod(number, len(ascii_uppercase))
    return (_siglum(head - 1) if head else "") + ascii_uppercase[last]


def _unrecorded(read: Capture) -> WitnessRecord:
    return WitnessRecord(seed=read.seed, location=Location(path=read.path))


def _check_seeds(records: Sequence[WitnessRecord], seeds: set[str], report: Report) -> None:
    for record in records:
        if record.seed not in seeds:
            report.add(
                UNKNOWN_SEED,
                record.location,
                f'There is no seed "{record.seed}".',
                hint="name a file of the seeds folder, or remove the record",
            )
