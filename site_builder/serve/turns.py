"""A save in; what came of it out: what is ahead of the site, and then the site, with the search index that is
at hand."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from site_builder import again, build, joining, render, stage
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, Report
from site_builder.memory import Memory
from site_builder.model import SearchRecord
from site_builder.progress import Step
from site_builder.serve.ahead import Ahead, ahead
from site_builder.unchanged import Outcome, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came of one save. `trouble` is what stopped the build, if not the faults in the report. `records`
    are what the search is to find, in a site of this `language`; both are empty where it needs no index."""

    report: Report
    outcome: Outcome | None
    trouble: str
    seconds: float
    records: tuple[SearchRecord, ...] = ()
    language: str = ""


class _Overtaken(Exception):
    """Another save has come."""


@dataclass(slots=True, kw_only=True)
class Builder:
    """Reads and builds again and again, and remembers what it read. It may read while it builds."""

    config: Config
    memory: Memory = field(default_factory=Memory)

    def first(self) -> Turn:
        """Take the site that stands, where a build would make the same, or build."""
        began = perf_counter()
        report = Report(strict=self.config.strict)
        with suppress(stage.EnvironmentFault):
            outcome = again.told(self.config, report)
            if outcome:
                return Turn(report=report, outcome=outcome, trouble="", seconds=perf_counter() - began)
        return self._build(lambda: False)

    def read(self) -> Ahead | Turn:
        """Return what is ahead of the site; where there are faults, what came of the save."""
        found: list[Ahead] = []

        def act(report: Report) -> None:
            with joining.crew(self.config) as crew:
                edition = joining.sound(self.config, crew, report, lambda step: None, self.memory).edition
            press = render.press(self.config, edition, report)
            report.stop_on_errors()
            found.append(ahead(edition, press, self._looks()))

        turn = self._turn(act)
        return found[0] if found else turn

    def _looks(self) -> object:
        """Return the digests of templates and static files; what is like nothing else where one is gone."""
        try:
            return sources.digests(sources.survey([self.config.templates, self.config.static]))
        except OSError:
            return object()

    def build(self, is_overtaken: Callable[[], bool]) -> Turn | None:
        """Build and publish; return None where another save came before that was done."""
        try:
            return self._build(is_overtaken)
        except _Overtaken:
            return None

    def _build(self, is_overtaken: Callable[[], bool]) -> Turn:
        found: list[tuple[tuple[SearchRecord, ...], str]] = []

        def latest(records: Sequence[SearchRecord], cache: Path, language: str, jobs: int) -> Path | None:
            found.append((tuple(records), language))
            return stage.latest(cache)

        def go_on(step: Step) -> None:
            if is_overtaken():
                raise _Overtaken

        def act(report: Report) -> Outcome:
            return build.build(self.config, report, go_on, bundled=latest, memory=self.memory)

        turn = self._turn(act)
        records, language = found[0] if found else ((), "")
        return replace(turn, records=records, language=language)

    def _turn(self, act: Callable[[Report], Outcome | None]) -> Turn:
        began = perf_counter()
        report = Report(strict=self.config.strict)
        outcome, trouble = None, ""
        try:
            outcome = act(report)
        except _Overtaken:
            raise
        except BuildFailed:
            pass
        except stage.EnvironmentFault as fault:
            trouble = f"{fault.message} {fault.hint}"
        except Exception as error:  # a bug must not end the session of an editor
            trouble = f"A bug: {type(error).__name__}: {error}"
        return Turn(report=report, outcome=outcome, trouble=trouble, seconds=perf_counter() - began)
