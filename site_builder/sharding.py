"""A part of the pages in; a folder with a record of what it is and was made from out, and such folders back.

A shard is published like a site, so that its manifest has the digest of each of its files, the record
among them.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from site_builder import config, stage
from site_builder.config import Config
from site_builder.diagnostics import Location, Report, Rule
from site_builder.drawing import Drawn
from site_builder.model import Artifact
from site_builder.spread import Part
from site_builder.stage import manifest
from site_builder.stage.environment import explained
from site_builder.stage.paths import fault
from site_builder.unchanged import code
from site_builder.unchanged.sources import digests, survey

NO_SHARD = Rule(code="S611", name="no-shard")
ALTERED_SHARD = Rule(code="S612", name="altered-shard")
SHARD_OF_OTHER_SOURCES = Rule(code="S613", name="shard-of-other-sources")
UNFITTING_SHARD = Rule(code="S614", name="unfitting-shard")
MISSING_SHARD = Rule(code="S615", name="missing-shard")

RECORD = "shard.json"
_AGAIN = "make it again, with build --shard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """`sources` is the digest of all that it was made from; `paths` are its pages that search engines may
    list; `files` has the digest of each of its pages' files."""

    folder: Path
    part: Part
    sources: str
    paths: tuple[str, ...]
    files: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """What every part of a merger is made from, and where it is laid."""

    shards: Sequence[Shard]
    desk: stage.Desk


def sources(settings: Config, folders: Sequence[str] = config.SOURCES) -> str:
    """Return the digest of all that pages are made from, wherever it lies: seeds, content, templates, static
    files, the code with its libraries, and the settings that a page depends on. Of the folders those named
    count."""
    found = sha256(f"{code.running()}\n{settings.base_url}\n{settings.preview}\n".encode())
    for name in folders:
        folder: Path = getattr(settings, name)
        with explained():
            there = digests(survey([folder]))
        for path in sorted(there):
            found.update(
                f"{there[path]} {name}/".encode() + os.fsencode(os.path.relpath(path, folder)) + b"\0"
            )
    return found.hexdigest()


def record(part: Part, sources: str, paths: Sequence[str]) -> Artifact:
    """Return the file that tells what a shard is."""
    told = {"shard": part.number + 1, "of": part.of, "sources": sources, "indexed": paths}
    return Artifact(path=RECORD, content=json.dumps(told, indent=1).encode() + b"\n")


def read(folders: Sequence[Path], sources: str, report: Report) -> tuple[Shard, ...]:
    """Return the shards in these folders; report why they are not all the pages of these sources."""
    found = [shard for folder in folders if (shard := _read(folder, report))]
    for shard in found:
        if shard.sources != sources:
            report.add(
                SHARD_OF_OTHER_SOURCES,
                Location(path=str(shard.folder)),
                "The shard was not made from what lies here: sources, code, libraries, or settings differ.",
                hint="make and merge all shards from one commit and one lock file, with one --base-url",
            )
    by_number: dict[int, Shard] = {}
    for shard in found:
        number, of = shard.part.number, shard.part.of
        other = by_number.setdefault(number, shard)
        if of != found[0].part.of:
            message = f'It is one of {of}, but "{found[0].folder}" is one of {found[0].part.of}.'
        elif other is not shard:
            message = f'It is shard {number + 1} of {of}, as "{other.folder}" is.'
        else:
            continue
        report.add(
            UNFITTING_SHARD, Location(path=str(shard.folder)), message, hint="name each shard of a site once"
        )
    if len(found) == len(folders):
        missing = [str(number + 1) for number in range(found[0].part.of) if number not in by_number]
        if missing:
            report.add(
                MISSING_SHARD,
                Location(path=str(found[0].folder)),
                f"Of the {found[0].part.of} shards of this site are missing: {', '.join(missing)}.",
                hint="name every shard",
            )
    return tuple(found)


def lay(merging: Merging, part: Part) -> Drawn:
    """Lay the pages of the shards that fall to a part, as drawing.draw lays those that it draws."""
    report, laid, paths = Report(), list[stage.Laid](), list[str]()
    for shard in part.taken(merging.shards):
        paths.extend(shard.paths)
        for path, digest in sorted(shard.files.items()):
            file = shard.folder / path
            if fault(path) or not file.resolve().is_relative_to(shard.folder.resolve()):
                _report_altered(shard.folder, f'Its manifest names "{path}", which lies elsewhere.', report)
                continue
            if not file.is_file():
                _report_altered(shard.folder, f'It has no file "{path}" any more.', report)
                continue
            with explained():
                content = file.read_bytes()
            laid.append(merging.desk.lay(Artifact(path=path, content=content)))
            if laid[-1].sha256 != digest:
                _report_altered(shard.folder, f'Its file "{path}" is not what was drawn.', report)
    return Drawn(files=tuple(laid), paths=tuple(paths), faults=tuple(report.diagnostics))


def _read(folder: Path, report: Report) -> Shard | None:
    with explained():
        files = manifest.read(folder)
        path = folder / RECORD
        content = path.read_bytes() if files and RECORD in files and path.is_file() else b""
    if files and content and sha256(content).hexdigest() != files.pop(RECORD):
        _report_altered(folder, f'Its record "{RECORD}" is not what was written.', report)
        return None
    try:
        told = json.loads(content)
        number, of, made_from, indexed = (told[key] for key in ("shard", "of", "sources", "indexed"))
        if 0 < number <= of and files:
            part = Part(number=number - 1, of=of)
            return Shard(folder=folder, part=part, sources=made_from, paths=tuple(indexed), files=files)
    except (ValueError, TypeError, KeyError):
        pass
    report.add(NO_SHARD, Location(path=str(folder)), "This is no folder with a shard.", hint=_AGAIN)
    return None


def _report_altered(folder: Path, message: str, report: Report) -> None:
    report.add(ALTERED_SHARD, Location(path=str(folder)), message, hint=_AGAIN)
