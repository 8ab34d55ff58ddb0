"""Settings in; what the last build with them made and said out, where nothing has changed since.

This is asked before the pipeline is imported, so it imports nothing of it. Every doubt is an answer: a
record that is damaged, of other code or somebody else's, a lock, a file that cannot be read.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from pathlib import Path

from site_builder.config import SOURCES, Config
from site_builder.diagnostics import Diagnostic
from site_builder.unchanged import code, output, sources
from site_builder.unchanged.record import Outcome, Record, pack, unpack

__all__ = ["FOLDER", "Found", "Outcome", "Sources", "key", "look", "made", "told"]

FOLDER = "built"  # in the cache

# What no published byte and no diagnostic depends on.
_FREE = {"cache", "jobs", "executor", "host", "port"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All that a build is made from, as it was found from `began` on."""

    began: int
    code: str
    entries: sources.Survey
    digests: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the last build came to, as it would be told now: `changed` counts nothing. `digests` are those of
    the sources. `is_stale` is True where the record is better made anew, as files had to be read."""

    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...]
    digests: Mapping[str, str]
    is_stale: bool


def key(config: Config) -> str:
    """Return the name of the record in its folder: there is one for each output."""
    return sha256(os.fsencode(config.output)).hexdigest()


def told(config: Config, *, published: bool = True) -> Found | None:
    """Return what the last build made, if this one would make the same; None where that is not certain.

    With `published` False nobody looks whether the site that it made still stands."""
    try:
        record = _read(config.cache / FOLDER / key(config))
        if not record or record.settings != _settings(config) or record.code != code.running():
            return None
        if published and not _stands(config.output, record):
            return None
        now = sources.survey(_folders(config))
        if not sources.is_as_before(now, record.sources, record.digests, began=record.began):
            return None
    except (OSError, ValueError):
        return None
    young = any(sources.is_young(entry, record.began) for entry in record.sources.values())
    return Found(
        outcome=record.outcome,
        diagnostics=record.diagnostics,
        digests=record.digests,
        is_stale=young or now != record.sources,
    )


def look(config: Config, began: int) -> Sources | None:
    """Return what a build is about to be made from; None where some of it cannot be read."""
    try:
        entries = sources.survey(_folders(config))
        return Sources(began=began, code=code.running(), entries=entries, digests=sources.digests(entries))
    except OSError:
        return None


def made(
    config: Config, before: Sources, outcome: Outcome, diagnostics: tuple[Diagnostic, ...], manifest: str
) -> bytes:
    """Return the record of a build; b"" where its sources changed meanwhile, or another site stands there.

    `manifest` is the path of the manifest in the site."""
    try:
        now = sources.survey(_folders(config))
        if now != before.entries or before.code != code.standing():
            return b""
        young = {path: entry for path, entry in now.items() if sources.is_young(entry, before.began)}
        if any(before.digests[path] != digest for path, digest in sources.digests(young).items()):
            return b""
        named = (config.output / manifest).read_bytes()
        if sha256(named).hexdigest() != outcome.manifest:
            return b""
        evidence = output.evidence(config.output, manifest)
    except (OSError, ValueError):
        return b""
    return pack(
        Record(
            code=before.code,
            settings=_settings(config),
            began=before.began,
            sources=before.entries,
            digests=before.digests,
            outcome=replace(outcome, changed=0, unchanged=named.count(b"\n")),
            diagnostics=diagnostics,
            manifest=manifest,
            output=evidence,
        )
    )


def _read(path: Path) -> Record | None:
    """Return the record, if it is this user's."""
    if path.is_symlink():
        return None
    with path.open("rb") as opened:
        is_ours = os.fstat(opened.fileno()).st_uid == os.geteuid()
        return unpack(opened.read(), path.name) if is_ours else None


def _stands(published: Path, record: Record) -> bool:
    """Say whether the site is what was published, and nobody is about to change it."""
    beside = (published.with_name(f".{published.name}.{kind}") for kind in ("lock", "old"))
    if published.is_symlink() or any(os.path.lexists(path) for path in beside):
        return False
    return output.evidence(published, record.manifest) == record.output


def _settings(config: Config) -> dict[str, str]:
    names = (field.name for field in fields(config))
    return {name: str(getattr(config, name)) for name in names if name not in _FREE}


def _folders(config: Config) -> list[Path]:
    return [getattr(config, name) for name in SOURCES]
