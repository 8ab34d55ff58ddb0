"""Config: the settings of one run, read once from flags and environment, and passed down."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.diagnostics import Location, Report, Rule

OUTPUT_IN_SOURCES = Rule(code="G001", name="output-in-sources")
BAD_SETTING = Rule(code="G002", name="bad-setting")
MISSING_FOLDER = Rule(code="G003", name="missing-folder")

HOST, PORT = "127.0.0.1", 8000
SOURCES = ("seeds", "content", "templates", "static")

# Matches "https://h/a b" and "https://h/<b>"; not "https://h/a-b/".
_UNFIT = re.compile(r"""[\x00-\x20\x7f-\xa0\s"'<>\\]""")

_MOST_JOBS = 256
_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`base_url` "" leaves the choice to content/site.yaml. All folders are absolute."""

    root: Path
    seeds: Path
    content: Path
    templates: Path
    static: Path
    output: Path
    cache: Path
    base_url: str = ""
    strict: bool = False
    search: bool = True
    preview: bool = False  # a host's preview: kept from search engines, with a banner
    jobs: int = 1  # processes that work may be parted between
    executor: str = ""  # HOST:PORT of a Dask scheduler, whose workers do it instead
    host: str = HOST
    port: int = PORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value as text, and the flag or variable that gave it; "" where nothing did."""

    text: str
    origin: str


def from_environment(
    flags: Mapping[str, str],
    report: Report,
    *,
    needs: Iterable[str] = ("templates", "static"),
    environment: Mapping[str, str] = os.environ,
) -> Config:
    """Return the settings: a flag ("base-url") goes before its variable (SITE_BUILDER_BASE_URL).

    A value that cannot be used is reported, and so is a folder among the `needs` that does not exist.
    """

    given = partial(setting, flags=flags, environment=environment)
    root = _folder(given("root"), Path())
    sources = {name: _folder(given(name), root / name) for name in SOURCES}
    made = Config(
        root=root,
        **sources,
        output=_folder(given("output"), root / "site"),
        cache=root / ".cache",
        base_url=_base_url(given("base-url"), report),
        strict=_is_set(given("strict"), report),
        search=not _is_set(given("no-search"), report),
        preview=environment.get("CONTEXT", "production") not in {"", "production"},
        jobs=_jobs(given("jobs"), report),
        executor=_executor(given("executor"), report),
        host=given("host").text or HOST,
        port=_port(given("port"), report),
    )
    _report_missing(made, needs, report)
    _report_overlap(made, given("output"), report)
    return made


def setting(name: str, *, flags: Mapping[str, str], environment: Mapping[str, str] = os.environ) -> Setting:
    """Return what was given for a setting ("base-url"); its text is "" where nothing was."""
    variable = f"SITE_BUILDER_{name.upper().replace('-', '_')}"
    if name in flags:
        return Setting(text=flags[name], origin=f"--{name}")
    return Setting(text=environment.get(variable, ""), origin=variable)


def is_unattended(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether this is a run of continuous integration, where nobody looks at a moving bar."""
    return environment.get("CI", "").casefold() not in _NO


def _folder(setting: Setting, default: Path) -> Path:
    # Not resolve(): a folder keeps the name that it was given, which diagnostics print.
    return Path(os.path.abspath(setting.text or default))  # noqa: PTH100


def _is_set(setting: Setting, report: Report) -> bool:
    text = setting.text.strip().casefold()
    if text not in _YES | _NO:
        _report_bad(setting, "is neither yes nor no", "write 1 or 0", report)
    return text in _YES


def _port(setting: Setting, report: Report) -> int:
    if not setting.text:
        return PORT
    if setting.text.isascii() and setting.text.isdecimal() and int(setting.text) < 65536:
        return int(setting.text)
    _report_bad(setting, "is no port", "write a number from 0 to 65535; 0 takes any that is free", report)
    return PORT


def _jobs(setting: Setting, report: Report) -> int:
    """Return how many processes may work at once: as many as there are cores, unless told."""
    if not setting.text:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if setting.text.isascii() and setting.text.isdecimal() and 0 < int(setting.text) <= _MOST_JOBS:
        return int(setting.text)
    _report_bad(setting, "is no number of processes", f"write a number from 1 to {_MOST_JOBS}", report)
    return 1


def _executor(setting: Setting, report: Report) -> str:
    """Return the host and the port of a scheduler; "" where there is none, or the setting is none."""
    try:
        parts = urlsplit(setting.text)
        bare = f"{parts.scheme}://{parts.netloc}" == setting.text and parts.username is None
        if not setting.text or (parts.scheme == "dask" and parts.hostname and parts.port and bare):
            return parts.netloc
    except ValueError:
        pass
    _report_bad(setting, "is not the address of a cluster", "write it like dask://127.0.0.1:8786", report)
    return ""


def _base_url(setting: Setting, report: Report) -> str:
    """Return the address as it was given, or "" when it cannot be the base of a site."""
    try:
        parts = urlsplit(setting.text)
        plain = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
        if not setting.text:
            return ""
        bare = not parts.query and not parts.fragment and parts.port != 0
        if plain and bare and not _UNFIT.search(setting.text) and "//" not in parts.path:
            return setting.text
    except ValueError:
        pass
    _report_bad(
        setting, "is not the address of a site", "write a whole address, like https://example.org/", report
    )
    return ""


def _report_bad(setting: Setting, fault: str, hint: str, report: Report) -> None:
    report.add(BAD_SETTING, Location(path=setting.origin), f'"{setting.text}" {fault}.', hint=hint)


def _report_missing(config: Config, needs: Iterable[str], report: Report) -> None:
    for name in needs:
        folder: Path = getattr(config, name)
        if not folder.is_dir():
            report.add(
                MISSING_FOLDER,
                Location(path=_shown(folder, config.root)),
                "There is no such folder.",
                hint=f"run this where {', '.join(f'{each}/' for each in SOURCES)} lie, or name the place "
                f"with --root or --{name}",
            )


def _report_overlap(config: Config, output: Setting, report: Report) -> None:
    """Report an output that a build would write into its own sources, or put in their place."""
    target = config.output.resolve()
    for name in SOURCES:
        folder: Path = getattr(config, name)
        source = folder.resolve()
        if target == source or source in target.parents or target in source.parents:
            relation = "holds" if target in source.parents else "is" if target == source else "lies in"
            report.add(
                OUTPUT_IN_SOURCES,
                Location(path=output.origin),
                f'The output "{_shown(config.output, config.root)}" {relation} the source '
                f'"{_shown(folder, config.root)}".',
                hint="choose a folder of its own for the output, like site",
            )


def _shown(folder: Path, root: Path) -> str:
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)
