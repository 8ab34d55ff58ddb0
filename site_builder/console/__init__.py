"""What the terminal shows: faults on standard output, progress and the last line on standard error."""

import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from site_builder.diagnostics import Diagnostic, Report, Severity, render
from site_builder.progress import Cost, Progress, Step, peak_memory
from site_builder.unchanged import Outcome

if TYPE_CHECKING:  # a build that has nothing to do imports nothing of the pipeline
    from site_builder.curate.parallels import Row as ParallelRow
    from site_builder.model import Capture

FORMATS = ("text", "json", "github")

_STAGES = {
    "content": "Reading content",
    "capture": "Reading seeds",
    "curate": "Joining them",
    "render": "Writing pages",
    "search": "Indexing for the search",
    "verify": "Checking the site",
    "publish": "Publishing",
}
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}
_LINES = {  # by the class of a line
    "title": "bold cyan",
    "dateline": "cyan",
    "opening": "green",
    "question": "yellow",
    "answer": "green",
    "paragraph": "green",
    "note": "magenta",
    "separator": "dim",
    "boilerplate": "dim",
    "blank": "dim",
}

# Seeds may hold anything: what would steer the terminal is shown as what it is.
_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}

_IN_A_PATH = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}


@contextmanager
def progress(*, quiet: bool, unattended: bool) -> Iterator[Progress]:
    """Give the function that is told each step: a bar on a terminal, a line a stage elsewhere."""
    console = _console(sys.stderr)
    if quiet:
        yield lambda step: None
    elif unattended or not sys.stderr.isatty() or console.is_dumb_terminal:
        last = ""

        def line(step: Step) -> None:
            nonlocal last
            if step.stage != last:
                last = step.stage
                console.print(_STAGES[last])

        yield line
    else:
        from site_builder.console import bars  # noqa: PLC0415  (rich takes long to import them)

        with bars.moving(console, _STAGES) as show:
            yield show


def show_profile(costs: Sequence[Cost], form: str) -> None:
    """Print what each stage took: as a table on standard error, or as one JSON object."""
    if form == "json":
        print(json.dumps({"profile": [cost._asdict() for cost in costs]}))
        return
    from rich.table import Column, Table  # noqa: PLC0415

    table = Table("stage", *(Column(name, justify="right") for name in ("seconds", "objects", "MB at most")))
    for cost in costs:
        objects = f"{cost.objects:,}" if cost.objects else ""
        table.add_row(cost.stage, f"{cost.seconds:.2f}", objects, f"{cost.memory // 1_000_000:,}")
    _console(sys.stderr).print(table)


def widen(stream: TextIO) -> None:
    """Let the stream print what its encoding does not have, rather than fail."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def show_faults(report: Report, form: str) -> None:
    """Print every diagnostic: as text, as a JSON object a line, or as GitHub's workflow commands."""
    console = _console(sys.stdout)
    for found in report:
        if form == "json":
            print(json.dumps(fields(found), ensure_ascii=False))
        elif form == "github":
            print(_command(found))
        else:
            console.print(_coloured(found), end="\n\n")


def fields(found: Diagnostic) -> dict[str, str | int]:
    """Return the diagnostic as outside programs read it."""
    return {
        "code": found.rule.code,
        "name": found.rule.name,
        "severity": found.rule.severity.value,
        "path": found.location.path,
        "line": found.location.line,
        "column": found.location.column,
        "message": found.message,
        "hint": found.hint,
    }


def show_object(described: Mapping[str, object]) -> None:
    """Print one JSON object on one line."""
    print(json.dumps(described, ensure_ascii=False))


def show_text(lines: str) -> None:
    """Print lines that may be kept in a file."""
    print(lines.translate(_VISIBLE))


def show_ledger(
    read: "Capture", lines: Iterable[tuple[int, str, str, str]], reasons: Mapping[int, str]
) -> None:
    """Print a capture line by line: number, class, target, text; below the line with an index in `reasons`,
    how sure the reader is of the turn that begins there, and why."""
    console = _console(sys.stdout)
    held = f"held {read.held.value} (by {read.held.basis})" if read.held.value else ""
    parts = (read.kind or f"refused: {read.refused}", held, ", ".join(read.spokespersons))
    heading = f"{read.path.translate(_IN_A_PATH)}: {', '.join(part for part in parts if part)}"
    console.print(Text(heading.translate(_VISIBLE), style="bold"))
    for index, (number, kind, target, text) in enumerate(lines):
        row = Text(f"{number:>5}  ")
        row.append(f"{kind:<12}", style=_LINES[kind])
        row.append(f"{target:<5}", style="bold")
        row.append(text.translate(_VISIBLE))
        row.rstrip()
        console.print(row)
        if index in reasons:
            console.print(Text(f"{'':24}{reasons[index]}", style="dim"))


def show_parallel(row: "ParallelRow") -> None:
    """Print a parallel: how many words, where they stand, and the words; both forms where they differ."""
    words = dict.fromkeys(" ".join(end["exact"].split()) for end in (row["a"], row["b"]))
    console = _console(sys.stdout)
    console.print(Text(f"{row['words']:>3} words  {row['a']['target']}  {row['b']['target']}", style="bold"))
    for each in words:
        console.print(Text(f"           {each}".translate(_VISIBLE)))


def show_outcome(outcome: Outcome | None, report: Report, *, seconds: float) -> None:
    """Print the last line: what was done, what was found, and what it took."""
    warnings = _counted(report.count(Severity.WARNING), "warning")
    found = [_counted(errors, "error")] if (errors := report.count(Severity.ERROR)) else []
    done = (
        [
            _counted(outcome.pages, "page"),
            _counted(outcome.exchanges, "exchange"),
            f"{outcome.unchanged} unchanged",
        ]
        if outcome
        else []
    )
    say(", ".join([*done, *found, warnings, f"{seconds:.1f} s", f"{peak_memory() // 1_000_000} MB"]))


def say(sentence: str, *, hint: str = "") -> None:
    """Print a sentence, and what to do about it, on standard error."""
    console = _console(sys.stderr)
    console.print(Text(sentence.translate(_VISIBLE)))
    if hint:
        console.print(Text(f"    hint: {hint}".translate(_VISIBLE)))


def _console(stream: TextIO) -> Console:
    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _coloured(found: Diagnostic) -> Text:
    place = replace(found.location, path=found.location.path.translate(_IN_A_PATH))
    text = Text(render(replace(found, location=place)).translate(_VISIBLE))
    rule, severity = found.rule, found.rule.severity
    text.highlight_words([f"{severity}[{rule.code} {rule.name}]"], _COLOURS[severity])
    text.highlight_words(["    hint:"], "cyan")
    return text


def _command(found: Diagnostic) -> str:
    """Return the diagnostic as a workflow command.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
    """
    where = found.location
    properties = {
        "file": where.path,
        "line": str(where.line or ""),
        "col": str(where.column or ""),
        "title": f"{found.rule.code} {found.rule.name}",
    }
    listed = ",".join(
        f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
        if value
    )
    message = found.message + (f"\nhint: {found.hint}" if found.hint else "")
    command = "notice" if found.rule.severity is Severity.NOTE else found.rule.severity.value
    return f"::{command} {listed}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
