"""Settings in; what a build finds here out: versions, where each setting came from, what is missing, how much
memory it takes, and which hosts would take its site. Nothing is asked of a network, and nothing written."""

import os
import platform
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from site_builder import config, hosting, stage
from site_builder.capture import seeds
from site_builder.config import Config
from site_builder.curate import load
from site_builder.diagnostics import Report
from site_builder.hosting import MIB, Size
from site_builder.model import SiteSettings

# Those whose versions change what is published. Pagefind's program is a package of its own.
LIBRARIES = (
    *("jinja2", "markupsafe", "markdown", "nh3", "pyyaml", "rapidfuzz", "ftfy", "python-dateutil"),
    *("rcssmin", "rjsmin", "pillow", "icalendar", "pagefind", "pagefind_bin", "cbor2", "msgspec"),
)
OPTIONAL = ("pyarrow",)
PACKAGE = "site-builder"

_UNPACKED = "run from its folder, not installed"
_WIDTH = 24  # characters of a name, with the space after it

SETTINGS = (
    *("root", "seeds", "content", "templates", "static", "output", "base-url"),
    *("strict", "no-search", "jobs", "executor", "host", "port"),
)

# A line through the most that the first process held in two builds of made-up sessions, with the registers
# and topics of this edition: 183 MB for 1.9 MB of captures, 325 MB for 7.2 MB (1,122 and 4,254 exchanges).
#     benchmarks/corpus.py --sessions 100 --seed 1 -o DIR; and with 400
#     python -m site_builder build --root DIR --jobs 1 --profile
BUILD_BASE = 130_000_000
BUILD_A_BYTE = 27

# The most that one Pagefind process held (its ru_maxrss) in the same build with --sessions 4300, of 40,101
# exchanges: the index is parted by years, so that more sessions take no more. Two work at once.
INDEXING = 371 * MIB
INDEXING_AT_ONCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A setting: its value, and the flag, variable or file that gave it, or "default"."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a build cannot do without: where it is, "" where it is not, and then what to do."""

    name: str
    place: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """In bytes, estimated from the captures; `machine` is what there is, 0 where that cannot be told."""

    captures: int
    captures_bytes: int
    build: int
    indexing: int
    machine: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`versions` are "" for what is not installed; `site` is None where none is published."""

    versions: Mapping[str, str]
    settings: tuple[Told, ...]
    needs: tuple[Need, ...]
    memory: Memory
    site: Size | None

    @property
    def missing(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if not need.place)


def health(settings: Config, flags: Mapping[str, str]) -> Health:
    versions = dict(_versions())
    return Health(
        versions=versions,
        settings=tuple(_told(name, settings, flags) for name in SETTINGS),
        needs=tuple(_needs(settings, versions)),
        memory=_memory(settings),
        site=hosting.size(_files(settings.output)) if settings.output.is_dir() else None,
    )


def fields(found: Health) -> Mapping[str, object]:
    """Return all of it as outside programs read it."""
    hosts = hosting.verdicts(found.site) if found.site else ()
    judged = [{**asdict(each.limit), "found": each.found, "fits": each.fits} for each in hosts]
    return {**asdict(found), "hosts": judged, "missing": [need.name for need in found.missing]}


def told(found: Health) -> Iterator[str]:
    """Yield lines that say all of it."""
    yield "Versions"
    for name, number in found.versions.items():
        missing = "not installed, and needed only for `parquet: yes`" if name in OPTIONAL else "not installed"
        yield _row(name, number or (_UNPACKED if name == PACKAGE else missing))
    yield "Settings"
    for setting in found.settings:
        yield _row(setting.name, f"{setting.value}  ({setting.origin})")
    yield "Needed"
    for need in found.needs:
        yield _row(need.name, need.place or f"MISSING: {need.hint}")
    yield "Memory, estimated"
    memory = found.memory
    yield _row("captures", f"{memory.captures:,}, {_size(memory.captures_bytes)}")
    yield _row("build", f"about {_size(memory.build)} in its first process")
    if memory.indexing:
        yield _row("indexing", f"at most {_size(memory.indexing)} besides, for Pagefind")
    if memory.machine:
        fits = "" if memory.build + memory.indexing <= memory.machine else ", WHICH IS LESS"
        yield _row("this machine", f"has {_size(memory.machine)}{fits}")
    if found.site is None:
        yield "No site is published yet, so nothing is said of hosts."
        return
    site = found.site
    yield "Site"
    yield _row("files", f"{site.files:,}, {_size(site.total)}")
    yield _row("largest file", f"{site.file}, {_size(site.file_bytes)}")
    yield _row("fullest folder", f"{site.folder}, {site.entries:,} entries")
    yield "Hosts"
    for verdict in hosting.verdicts(site):
        limit = verdict.limit
        share = f"{verdict.found:,} of {limit.most:,} {limit.measure}"
        judged = (
            f"{verdict.found / limit.most:.0%}".replace("%", " %") if verdict.fits else "WOULD BE REFUSED"
        )
        yield _row(limit.host, f"{share}: {judged}  ({limit.source})")


def _row(name: str, said: str) -> str:
    return f"    {name:<{_WIDTH}}{said}"


def _size(number: int) -> str:
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")):
        if number >= unit:
            return f"{number / unit:,.1f} {name}"
    return f"{number} bytes"


def _versions() -> Iterator[tuple[str, str]]:
    yield "Python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "SQLite", sqlite3.sqlite_version
    yield "zlib", zlib.ZLIB_RUNTIME_VERSION
    for name in (PACKAGE, *LIBRARIES, *OPTIONAL):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, ""


def _told(name: str, settings: Config, flags: Mapping[str, str]) -> Told:
    given = config.setting(name, flags=flags)
    origin = given.origin if given.text else "default"
    value = not settings.search if name == "no-search" else getattr(settings, name.replace("-", "_"))
    if name == "base-url" and not value:
        value = load(settings.content, Report()).settings.base_url
        origin = f"{settings.content.name}/site.yaml" if value != SiteSettings().base_url else "default"
    said = ("no", "yes")[value] if isinstance(value, bool) else str(value) or "none"
    return Told(name=name, value=said, origin=origin)


def _needs(settings: Config, versions: Mapping[str, str]) -> Iterator[Need]:
    for name in config.SOURCES:
        folder: Path = getattr(settings, name)
        hint = f"name another place with --root or --{name}"
        yield Need(name=f"{name}/", place=str(folder) if folder.is_dir() else "", hint=hint)
    for name in LIBRARIES:
        if not versions[name] and not name.startswith("pagefind"):
            yield Need(name=name, place="", hint=f"install it with: pip install {name}")
    if settings.search:
        try:
            yield Need(name="Pagefind", place=str(stage.program()))
        except stage.EnvironmentFault as fault:
            yield Need(name="Pagefind", place="", hint=fault.hint)


def _memory(settings: Config) -> Memory:
    files = seeds.files(settings.seeds, Report())
    sizes = [path.stat().st_size for path in files if path.is_file()]  # no link that leads nowhere
    at_once = min(settings.jobs, INDEXING_AT_ONCE)
    return Memory(
        captures=len(sizes),
        captures_bytes=sum(sizes),
        build=BUILD_BASE + BUILD_A_BYTE * sum(sizes),
        indexing=INDEXING * at_once if settings.search else 0,
        machine=_machine(),
    )


def _machine() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def _files(site: Path) -> Iterator[tuple[str, int]]:
    """Yield every file of the site, its search bundle too: a path, and its bytes."""
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            yield path.relative_to(site).as_posix(), path.lstat().st_size
