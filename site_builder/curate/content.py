"""The content folder in; everything that editors wrote, typed, each record with its place, out.

Every file is read, and every fault of every file reported; what can be used is returned all the same, so
that the join can go on and find the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from site_builder import urls
from site_builder.curate import calendar, consistency, folder, lock, prose, records, terms, witness_records
from site_builder.curate.annotations import Annotations, annotations
from site_builder.curate.correction_records import correction
from site_builder.curate.corrections import note_key
from site_builder.curate.fields import Reader, entries
from site_builder.curate.folder import ContentFile
from site_builder.curate.parts import DOCUMENT, MALFORMED_TARGET
from site_builder.curate.strict_yaml import Listing, parse
from site_builder.diagnostics import Report
from site_builder.memory import NO_MEMORY, Memory
from site_builder.model import (
    Annotation,
    BriefingId,
    Content,
    NotePin,
    Pin,
    SiteSettings,
    WitnessRecord,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Locked:
    """What the lock holds, and whether all of it could be read."""

    pins: tuple[Pin, ...] = ()
    note_pins: tuple[NotePin, ...] = ()
    is_whole: bool = True


def load(path: Path, report: Report, memory: Memory = NO_MEMORY) -> Content:
    """Return what the content folder at `path` holds; every file of it may be absent, the folder may not."""
    if not folder.is_there(path, report):
        return Content()
    folder.check_strays(path, report)
    unique = partial(consistency.unique, report=report)
    unread: set[str] = set()

    def made(file: ContentFile, read: Callable[..., T], *known: object) -> T:
        return memory.made(file.path, lambda: ((file, known), None), partial(read, file, *known), report)

    def one(name: str, read: Callable[[ContentFile, Report], T], otherwise: T) -> T:
        """Read a file; without it there is what it would be otherwise."""
        faults = len(report.diagnostics)
        file = folder.file(path, name, report)
        if file is None and len(report.diagnostics) > faults:
            unread.add(name)
        return made(file, read) if file else otherwise

    def register(name: str, reader: Reader[T]) -> tuple[T, ...]:
        nothing: tuple[tuple[T, ...], bool] = ((), True)
        found, is_whole = one(name, partial(_register, reader), nothing)
        unread.update(() if is_whole else (name,))
        return found

    outlets = unique(register("outlets.yaml", records.outlet), lambda one: one.slug)
    people = unique(register("people.yaml", records.person), lambda one: one.slug)
    named = unique(register("terms.yaml", terms.term), lambda one: one.slug)
    said = [made(file, _annotations) for file in folder.files(path, "annotations", report)]
    topics = list(folder.files(path, "topics", report))
    parents = tuple(file.stem for file in topics)
    consistency.check_names(outlets, report)
    consistency.check_names(people, report)
    terms.check(named, people, report)
    locked = one(lock.FILE, _locked, _Locked())
    unread.update(() if locked.is_whole else (lock.FILE,))
    return Content(
        settings=one("site.yaml", _settings, SiteSettings()),
        witnesses=unique(register("witnesses.yaml", witness_records.witness), lambda one: one.seed),
        outlets=outlets,
        people=people,
        topics=consistency.without_cycles([made(file, prose.topic, parents) for file in topics], report),
        terms=named,
        events=unique(register("events.yaml", records.event), lambda one: one.slug),
        forms=unique(register("forms.yaml", records.form_rule), lambda one: one.id),
        calendar=register("calendar.yaml", calendar.entry),
        references=unique(register("references.yaml", records.reference_rule), lambda one: one.id),
        bindings=tuple(bound for one in said for bound in one.bindings),
        annotations=unique((note for one in said for note in one.notes), _heading, key=note_key),
        omissions=tuple(omission for one in said for omission in one.omissions),
        topic_assignments=tuple(assigned for one in said for assigned in one.topics),
        form_assignments=tuple(assigned for one in said for assigned in one.forms),
        prose=tuple(made(file, prose.page) for file in folder.files(path, "pages", report)),
        redirects=unique(register("redirects.yaml", records.redirect), lambda one: one.old),
        corrections=register("corrections.yaml", correction),
        pins=unique(locked.pins, lambda one: f"{one.briefing}#{one.anchor}"),
        note_pins=unique(locked.note_pins, lambda one: f"{one.briefing}#{one.anchor}, {one.lemma}"),
        unread=frozenset(unread),
    )


def witnesses(text: str, path: str, report: Report) -> tuple[WitnessRecord, ...]:
    """Return the records of a text that is to be witnesses.yaml; `path` is how diagnostics name it."""
    node = parse(text, path, report)
    records_read = entries(node, report, witness_records.witness) if node else ()
    return consistency.unique(records_read, lambda one: one.seed, report)


def _register(reader: Reader[T], file: ContentFile, report: Report) -> tuple[tuple[T, ...], bool]:
    """Return the records of a file that is one list, and whether they are all that it holds."""
    node = parse(file.text, file.path, report)
    found = entries(node, report, reader) if node else ()
    held = len(node.entries) if isinstance(node, Listing) else 1
    return found, len(found) == held or not report.diagnostics


def _settings(file: ContentFile, report: Report) -> SiteSettings:
    node = parse(file.text, file.path, report)
    return (records.settings(node, report) if node else None) or SiteSettings()


def _locked(file: ContentFile, report: Report) -> _Locked:
    pins = lock.pins(file, report)
    return _Locked(pins=pins, note_pins=lock.note_pins(file), is_whole=not report.diagnostics)


def _annotations(file: ContentFile, report: Report) -> Annotations:
    """Read what is said of the briefing that the file is named for."""
    if not urls.BRIEFING_ID.fullmatch(file.stem):
        report.add(
            MALFORMED_TARGET,
            file.whole,
            f'"{file.stem}" is no id of a briefing.',
            hint="name the file for the briefing: 2023-11-16.yaml",
        )
        return Annotations()
    node = parse(file.text, file.path, report)
    return annotations(node, BriefingId(file.stem), report) if node else Annotations()


def _heading(note: Annotation) -> str:
    """Name a note as corrections do: by its passage and its lemma."""
    return f"{note.target.briefing}#{note.target.anchor or DOCUMENT}, {note.lemma}"
