"""A SAVED PAGE in; a SEED, the page's original bytes and a record of where it comes from out, or nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import capture, curate, stage
from site_builder.accession import apart, likeness, record, saved
from site_builder.accession.apart import Refusal
from site_builder.accession.likeness import Neighbour, Standing
from site_builder.accession.record import Entry, Given
from site_builder.accession.saved import Saved, SavedForm
from site_builder.accession.session import Session, text
from site_builder.capture import seeds
from site_builder.capture.source import Known, Seed
from site_builder.config import Config
from site_builder.curate import content, folder, registers
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import Capture, WitnessRecord

DUPLICATE_CAPTURE = Rule(code="A103", name="duplicate-capture")
NEAR_DUPLICATE = Rule(code="A104", name="near-duplicate", severity=Severity.WARNING)
LEFT_OUT = Rule(code="A105", name="left-out", severity=Severity.WARNING)
WHOLE_PAGE = Rule(code="A106", name="whole-page", severity=Severity.WARNING)
RECORD_NOT_ADDED = Rule(code="A107", name="record-not-added")

ORIGINALS = "originals"  # the folder beside the seeds, which the reader of captures does not enter

_FEW = 3  # lines that a message quotes

# Matches "005_day.txt", of which it takes the number; not "day.txt".
_NUMBER = re.compile(r"([0-9]{1,6})_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`whole` takes all that the page shows; `anyway` takes what the reader of captures refuses."""

    file: Path
    given: Given
    whole: bool = False
    anyway: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Accession:
    """What was taken in. `seed` and `original` are names in the folder of seeds."""

    seed: str
    original: str
    size: int
    encoding: str
    read: Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """What may be taken in. `text` is what the seed would hold; `outlets` are the names that are known."""

    request: Request
    saved: Saved
    session: Session
    text: bytes
    outlets: frozenset[str]


def take_in(request: Request, config: Config, report: Report) -> Accession | None:
    """Make a seed of a saved page, and its record; None, and no file changed, where the report says why.

    Raises stage.EnvironmentFault when the machine is in the way.
    """
    found = saved.read(request.file, report)
    if found is None:
        return None
    outlets = _outlets(config)
    session = _session(found, outlets, request, report)
    if session is None:
        return None
    candidate = _Candidate(
        request=request,
        saved=found,
        session=session,
        text=found.raw if found.form is SavedForm.TEXT else text(session.lines),
        outlets=outlets,
    )
    with stage.alone(config.content / record.FILE):
        return _take(candidate, config, report)


def summary(taken: Accession, config: Config) -> Iterator[str]:
    """Yield sentences that say what was taken in, and how it is read."""
    read, folder_name = taken.read, config.seeds.name
    yield f"{folder_name}/{taken.seed}: {f'refused, as {read.refused}' if read.refused else _reading(read)}."
    encoding = f", read as {taken.encoding}" if taken.encoding else ""
    yield f"{folder_name}/{taken.original}: the file itself, {taken.size:,} bytes{encoding}."
    yield f"{config.content.name}/{record.FILE}: a record at the end; confirm what is proposed there."


def _reading(read: Capture) -> str:
    """Return what the reader made of a capture: kind, day, speakers, and how many turns of each role."""
    counts = Counter(turn.role for turn in read.turns)
    turns = [f"{number} {role}{'s' if number > 1 else ''}" for role, number in sorted(counts.items())]
    held = f"held {read.held.value} (by {read.held.basis})" if read.held.value else "of no known day"
    return ", ".join([str(read.kind), held, *read.spokespersons, *turns])


def _outlets(config: Config) -> frozenset[str]:
    """Return the names of outlets as the reader of captures takes them; faults of content are for a build."""
    return frozenset(map(capture.key, registers.outlet_names(curate.load(config.content, Report()))))


def _session(found: Saved, outlets: frozenset[str], request: Request, report: Report) -> Session | None:
    """Return the session in the file. A text file is a capture as it stands."""
    if found.form is SavedForm.TEXT:
        return Session(lines=())
    session = apart.session(found, outlets, whole=request.whole)
    where = Location(path=found.shown)
    if isinstance(session, Refusal):
        message = f"No page can be taken from this file: {session.reason}."
        report.add(saved.UNKNOWN_SAVED_FORM, where, message, hint=session.hint)
        return None
    if session.missed:
        message = f"The main part of the page lacks {_quoted(session.missed)}, so the whole page was taken."
        report.add(
            WHOLE_PAGE, where, message, hint="look whether what stands around the session was read as such"
        )
    if session.left_out:
        message = f"The page has more, which was left out: {_quoted(session.left_out)}."
        hint = "where this belongs to the session, take the seed and its record out, and import with --whole"
        report.add(LEFT_OUT, where, message, hint=hint)
    return session


def _take(candidate: _Candidate, config: Config, report: Report) -> Accession | None:
    before = _records(config, report)
    if before is None:
        return None
    existing, records = before
    standing = tuple(likeness.standing(config.seeds))
    number = _next([*(each.seed for each in standing), *(each.seed for each in records)])
    name = f"{number:03}_{likeness.digest(candidate.text)[:16]}.txt"
    read = _read(candidate, f"{config.seeds.name}/{name}", report)
    if read is None or _is_duplicate(candidate, standing, records, report):
        return None
    known = {each.seed: Known(record=each, outlets=candidate.outlets) for each in records}
    neighbours = likeness.neighbours(read, standing, config.seeds, known)
    _name_neighbours(candidate, read, neighbours, report)
    original = f"{ORIGINALS}/{Path(name).stem}{candidate.saved.form}"
    entry = Entry(
        seed=name,
        original=original,
        sha256=likeness.digest(candidate.saved.raw),
        given=candidate.request.given,
        head=candidate.session.head,
        read=read,
    )
    written = _with_record(existing, entry, config, report)
    if written is None:
        return None
    stage.write_together(
        {
            _inside(config.seeds, original): candidate.saved.raw,
            (config.content / record.FILE).resolve(): written,
            # Last: a record without its seed is reported by every build, a seed without record by none.
            config.seeds / name: candidate.text,
        }
    )
    size, encoding = len(candidate.saved.raw), candidate.session.encoding
    return Accession(seed=name, original=original, size=size, encoding=encoding, read=read)


def _records(config: Config, report: Report) -> tuple[bytes, Sequence[WitnessRecord]] | None:
    """Return witnesses.yaml as it stands, and its records; None where it has faults, which are reported."""
    found = Report()
    file = folder.file(config.content, record.FILE, found)
    records = content.witnesses(file.text, file.path, found) if file else ()
    report.diagnostics.extend(found)
    if found.refuses:
        return None
    return ((config.content / record.FILE).read_bytes() if file else b""), records


def _next(seeds_named: Iterable[str]) -> int:
    """Return the number after the highest that the name of a seed begins with."""
    matches = (_NUMBER.match(name) for name in seeds_named)
    return max((int(match[1]) for match in matches if match), default=-1) + 1


def _read(candidate: _Candidate, shown: str, report: Report) -> Capture | None:
    """Read the capture as every build will; None, with the reader's reason, where it is no briefing."""
    told = Report()
    seed = seeds.decode(candidate.text, told, name=Path(shown).name, shown=shown)
    known = Known(outlets=candidate.outlets)
    read = capture.parse(seed, told, known=known) if isinstance(seed, Seed) else seed
    if not read.refused:
        report.diagnostics.extend(told)
    elif not candidate.request.anyway:
        where = Location(path=candidate.saved.shown)  # there will be no such seed
        report.diagnostics.extend(replace(each, location=where, excerpt="") for each in told)
        return None
    return read


def _is_duplicate(
    candidate: _Candidate, standing: Sequence[Standing], records: Sequence[WitnessRecord], report: Report
) -> bool:
    other = likeness.duplicate(candidate.saved.raw, candidate.text, standing, records)
    if other:
        message = f'The seed "{other}" has the same words already.'
        hint = "nothing is to be done; a better capture takes the place of the old one, which goes first"
        report.add(DUPLICATE_CAPTURE, Location(path=candidate.saved.shown), message, hint=hint)
    return bool(other)


def _name_neighbours(
    candidate: _Candidate, read: Capture, neighbours: Iterable[Neighbour], report: Report
) -> None:
    ours = likeness.briefing(read)
    for near in neighbours:
        share = f'{near.share:.0%} of its runs of {likeness.RUN} words stand in "{near.seed}"'.replace(
            "%", " %"
        )
        if near.briefing and near.briefing == ours:
            message, hint = (
                f"{share}: it may be a further witness of {ours}.",
                "see that it is another page's copy",
            )
        else:
            days = f"it is of {ours or 'no known day'}, and that of {near.briefing or 'no known day'}"
            message, hint = f"{share}; {days}.", "find out which is right, and rule on `held:`"
        report.add(NEAR_DUPLICATE, Location(path=candidate.saved.shown), message, hint=hint)


def _with_record(existing: bytes, entry: Entry, config: Config, report: Report) -> bytes | None:
    shown = f"{config.content.name}/{record.FILE}"
    made = record.text(entry)
    told = Report()
    written = record.appended(existing, made, shown, told)
    if written is None:
        reasons = "; ".join(f"{each.location}: {each.message}" for each in told)
        message = f"The record cannot stand at the end of this file. {reasons}".rstrip()
        hint = 'let the file be a list whose entries begin with "- " in the first column'
        report.add(RECORD_NOT_ADDED, Location(path=shown), message, hint=hint)
    return written


def _inside(seeds_folder: Path, name: str) -> Path:
    """Return the path of an original; refuse a folder of originals that lies elsewhere."""
    path = seeds_folder / name
    if not path.parent.resolve().is_relative_to(seeds_folder.resolve()):
        message = f'"{path.parent}" is a link that leads out of the folder of seeds.'
        raise stage.EnvironmentFault(message, "Put the folder itself in its place.")
    return path


def _quoted(lines: Sequence[str]) -> str:
    shown = ", ".join(record.quoted(line) for line in lines[:_FEW])
    return shown if len(lines) <= _FEW else f"{shown} and {len(lines) - _FEW} more"
