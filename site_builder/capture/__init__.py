"""SEEDS in, CAPTURES out: each read by the first source format that recognises it, or refused with a reason.

To add a format: a module that offers what source.SourceFormat asks for, and its name in SOURCES.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from site_builder import spread
from site_builder.capture import (
    background,
    chinese,
    chinese_labels,
    labels,
    readout,
    refusal,
    rulings,
    seeds,
    transcript,
)
from site_builder.capture.labels import key
from site_builder.capture.names import COMMON
from site_builder.capture.source import UNRECORDED, Fit, Known, Reading, Seed, SourceFormat
from site_builder.capture.turns import ExchangeTurns, exchanges
from site_builder.diagnostics import Diagnostic, Report, Rule
from site_builder.model import Capture, WitnessRecord
from site_builder.spread import ALONE, Crew, Part

__all__ = [
    "COMMON",
    "SOURCES",
    "UNRECOGNISED_SEED",
    "UNRECORDED",
    "ExchangeTurns",
    "Known",
    "answerer_name",
    "exchanges",
    "key",
    "outlet_name",
    "parse",
    "read",
    "read_one",
]

UNRECOGNISED_SEED = Rule(code="C107", name="unrecognised-seed")

SOURCES: tuple[SourceFormat, ...] = (chinese, transcript, background, readout)

NOTHING_KNOWN = Known()

_FEW = 200  # captures below which further processes cost more than they save


def outlet_name(label: str) -> str:
    """Return the outlet that a question's label names, in whatever language it is printed; "" for nobody."""
    is_chinese = chinese_labels.is_label(label)
    return chinese_labels.outlet_name(label) if is_chinese else labels.outlet_name(label)


def answerer_name(label: str) -> str:
    """Return who an answer's label names, in whatever language it is printed; "" for nobody."""
    is_chinese = chinese_labels.is_label(label)
    return chinese_labels.answerer_name(label) if is_chinese else labels.answerer_name(label)


def read(
    folder: Path,
    records: Sequence[WitnessRecord],
    report: Report,
    *,
    outlets: Iterable[str] = (),
    crew: Crew = ALONE,
) -> tuple[Capture, ...]:
    """Read every capture of a folder, by file name; the refused are among them. `outlets` are names that a
    text may print. Many captures are read by a crew, to the same result."""
    by_seed = {record.seed: record for record in records}
    paths = list(seeds.files(folder, report))
    task = partial(_read, folder, by_seed, COMMON | frozenset(map(key, outlets)))
    shared = _Captures(paths=paths, task=task)
    results = spread.joined(crew.for_many(len(paths), _FEW).done(_read_part, shared))
    read = []
    for one, found in results:
        read.append(one)
        report.diagnostics.extend(found)
    return tuple(read)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Captures:
    """What is to be read, and how one of them is."""

    paths: Sequence[Path]
    task: Callable[[Path], tuple[Capture, Sequence[Diagnostic]]]


def _read_part(shared: _Captures, part: Part) -> list[tuple[Capture, Sequence[Diagnostic]]]:
    with _uncollected():
        return [shared.task(path) for path in part.taken(shared.paths)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for no cycles meanwhile, nor at once afterwards: captures have none, and are so many
    objects that looking through them takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # into the oldest generation, which is looked through last
        if was_enabled:
            gc.enable()


def _read(
    folder: Path, by_seed: Mapping[str, WitnessRecord], outlets: frozenset[str], path: Path
) -> tuple[Capture, Sequence[Diagnostic]]:
    """Read one capture of a folder; return what is wrong with it as well, since a report cannot be shared."""
    report = Report()
    name = seeds.printable(path.name)
    shown = f"{folder.name}/{name}"
    if seeds.is_stray(path, folder):
        return seeds.refuse_stray(name, shown, report), report.diagnostics
    known = Known(record=by_seed.get(name, UNRECORDED), outlets=outlets)
    return read_one(path, report, shown=shown, known=known), report.diagnostics


def read_one(path: Path, report: Report, *, shown: str, known: Known = NOTHING_KNOWN) -> Capture:
    """Read a file, wherever it lies. `shown` is how diagnostics name it."""
    seed = seeds.load(path, report, shown=shown)
    return parse(seed, report, known=known) if isinstance(seed, Seed) else seed


def parse(seed: Seed, report: Report, *, known: Known = NOTHING_KNOWN) -> Capture:
    """Read a seed, or refuse it."""
    blank = Capture(
        seed=seed.name, path=seed.path, sha256=seed.sha256, size=len(seed.raw), repairs=seed.repairs
    )
    if len(seed.lines) > seeds.LINES:
        return seeds.refuse_long(blank, len(seed.lines), report)
    reason = refusal.before(seed)
    reading = None if reason else _choose(seed, known)
    if reading:
        captured = reading.capture(report)
        if len(captured.ledger) > seeds.LINES:
            return seeds.refuse_long(blank, len(captured.ledger), report)
        mended = replace(captured, repairs=seed.repairs) if seed.repairs else captured
        return rulings.settle(mended, known.record, report)
    return seeds.refuse(
        blank,
        UNRECOGNISED_SEED,
        reason or refusal.after(seed),
        report,
        hint=refusal.hint(reason, ruled="kind" in known.record.rulings),
    )


def _choose(seed: Seed, known: Known) -> Reading | None:
    """Return the reading by a format of the kind that an editor ruled, if the seed can be read so; else the
    first that is certain. Only formats of the seed's language are asked."""
    language = "zh" if seed.has_han and chinese_labels.is_chinese(seed.text) else "en"
    able = [source for source in SOURCES if source.language == language]
    ruled = known.record.rulings.get("kind")
    if ruled:
        for source in able:
            if source.kind.value == ruled.value:
                reading = source.recognises(seed, known)
                if reading.fit >= Fit.POSSIBLE:
                    return reading
    readings = (source.recognises(seed, known) for source in able)
    return next((reading for reading in readings if reading.fit is Fit.CERTAIN), None)
