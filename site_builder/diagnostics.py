"""Faults as values: Location, Rule, Diagnostic, and the Report that collects them; what ends a build."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any, Self

_ROOMS = "GACUDERSV"  # settings, accession, capture, curate, derive, export, render, stage, verify


class Severity(StrEnum):
    """A note asks for nothing: it says what was done, and never forbids publication."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file. Lines and columns count from 1, columns in characters; 0 means "the whole".
    `excerpt` is the line as it stands in the file, where whoever read it kept it."""

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


NOWHERE = Location(path="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of fault. Declared once, in the module that finds it, and described in docs/diagnostics.md."""

    code: str
    name: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """`excerpt` is the line that `location` names, as it stands in the file; "" where there is none."""

    rule: Rule
    location: Location
    message: str
    hint: str = ""
    excerpt: str = ""


class BuildFailed(Exception):
    """Publication is refused; the reasons are in the report."""


class EnvironmentFault(Exception):
    """The machine, not the edition, forbids the build. Ends in exit code 3, without a traceback.

    `full` is True when space ran out, so that what was half written is better taken away."""

    def __init__(self, message: str, hint: str, *, full: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.full = full

    def __reduce__(self) -> tuple[partial[Self], tuple[str, str]]:
        """Let it come out of another process."""
        return partial(type(self), full=self.full), (self.message, self.hint)


@dataclass(slots=True)
class Report:
    """The one thing that stages write to; it only grows."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    strict: bool = False

    def add(self, rule: Rule, location: Location, message: str, *, hint: str = "", excerpt: str = "") -> None:
        self.diagnostics.append(
            Diagnostic(
                rule=rule,
                location=location,
                message=message,
                hint=hint,
                excerpt=excerpt or location.excerpt,
            )
        )

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield every diagnostic once: causes before what follows from them, that is by room in the order
        of the pipeline; then by file, line, column and code."""
        return iter(sorted(set(self.diagnostics), key=_order))

    def count(self, severity: Severity) -> int:
        return sum(found.rule.severity is severity for found in self)

    @property
    def refuses(self) -> bool:
        """True when what has been reported forbids publication."""
        return self.count(Severity.ERROR) > 0 or (self.strict and self.count(Severity.WARNING) > 0)

    def stop_on_errors(self) -> None:
        if self.refuses:
            raise BuildFailed


def _order(found: Diagnostic) -> tuple[int, str, int, int, str, str]:
    where, code = found.location, found.rule.code
    return (_ROOMS.find(code[0]), where.path, where.line, where.column, code, found.message)


def restored(plain: dict[str, Any]) -> Diagnostic:
    """Return the diagnostic of which `dataclasses.asdict` made `plain`.

    Raises TypeError, ValueError or KeyError where it cannot be of one."""
    given = dict(plain)
    rule = dict(given.pop("rule"))
    return Diagnostic(
        rule=Rule(severity=Severity(rule.pop("severity")), **rule),
        location=Location(**given.pop("location")),
        **given,
    )


def render(found: Diagnostic) -> str:
    """Return the diagnostic as the terminal shows it: place, rule, message, the line with a caret, hint."""
    rule, where = found.rule, found.location
    lines = [f"{str(where) or 'site'}: {rule.severity}[{rule.code} {rule.name}] {found.message}"]
    if found.excerpt and where.line:
        gutter = f"{where.line:>6} | "
        lines.append(gutter + found.excerpt)
        if where.column:
            lines.append(" " * (len(gutter) + where.column - 1) + "^")
    if found.hint:
        lines.append(f"    hint: {found.hint}")
    return "\n".join(lines)
