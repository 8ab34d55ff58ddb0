"""The text of a YAML file in; a tree of texts, lists and mappings out, each with its place, or a fault.

A small part of YAML, on purpose: every scalar is text (18:29 is a time, NO a country, 0123 a number as
printed), a key stands once, and nothing refers to anything else, so that no file can unfold into more than
it holds. The tree is built from libyaml's events, which stop at the first thing that is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn, Protocol

import yaml

from site_builder.diagnostics import Location, Report, Rule

BROKEN_YAML = Rule(code="U260", name="broken-yaml")
NOT_PLAIN_YAML = Rule(code="U261", name="not-plain-yaml")
DUPLICATE_KEY = Rule(code="U262", name="duplicate-key")

MAX_DEPTH = 20
MAX_KEYS = 1_000  # of one mapping; each that is wrong is reported
CONFLICT_MESSAGE = "A merge left this mark."
CONFLICT_HINT = "keep the lines that are right, and remove the three marks"

# Matches NUL, ESC, U+2028 and a lone surrogate; not a tab, a line feed, "é" nor U+00A0.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Matches "<<<<<<< HEAD" and "======="; not "<< both" nor "===== =".
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?: .*)?")

_QUOTE_SIGNS = "put quotation marks around the value"
_OPEN_QUOTE = "a quotation mark opened on an earlier line may lack its end"
# What libyaml says, what it means to an editor, and what to do.
_FAULTS = (
    (
        "mapping values are not allowed",
        'A ": " stands where no key can.',
        'put quotation marks around a value that holds ": ", or check the indentation',
    ),
    ("found unexpected end of stream", "A quotation mark is never closed.", "close it"),
    (
        "did not find expected key",
        "No key can be read here.",
        f"check the indentation; {_OPEN_QUOTE}",
    ),
    (
        "did not find expected '-'",
        "A list goes on without its dash.",
        f'begin every entry of a list with "- ", all in the same column; {_OPEN_QUOTE}',
    ),
    ("could not find expected ':'", "A key has no colon.", "write `key: value`"),
    ("did not find expected ','", "A bracket is never closed, or a comma is missing.", "close it"),
    ("found a tab character", "A tab stands where spaces indent.", "use spaces"),
    ("did not find expected node content", "A value is missing.", "put quotation marks around signs"),
    (
        "found character that cannot start any token: a tab",
        "A tab stands where a value or a key begins.",
        "use spaces: YAML allows no tab there",
    ),
    ("found character that cannot start", "A value cannot begin with this sign.", _QUOTE_SIGNS),
    ("alphabetic or numeric character", "A value cannot begin with this sign.", _QUOTE_SIGNS),
)
# Where the fault lies at the beginning of what could not be read, not at the place where reading stopped.
_FAULT_AT_START = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A scalar as it is written; "" where a key has no value."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    entries: tuple["Node", ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """`entries` in the order of the file; no key occurs twice."""

    entries: tuple[tuple[Text, "Node"], ...]
    location: Location


Node = Text | Listing | Mapping


class _Refusal(Exception):
    """Leaves the recursion at the first event that is refused; never leaves this module."""


class _Mark(Protocol):
    """What libyaml's marks and PyYAML's own have in common; both count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _Reading:
    events: Iterator[yaml.Event]
    lines: Sequence[str]
    path: str
    report: Report


def parse(text: str, path: str, report: Report) -> Node | None:
    """Return the tree of the one document in `text`; None where it is empty, or refused (and reported)."""
    lines = text.split("\n")
    reading = _Reading(yaml.parse(text, Loader=yaml.CSafeLoader), lines, path, report)
    try:
        return _document(reading)
    except yaml.MarkedYAMLError as fault:
        _report_syntax(reading, fault)
    except _Refusal:
        pass
    return None


def place(lines: Sequence[str], path: str, line: int, column: int) -> Location:
    """Return the place at `line` and `column` (from 1) of a file, with the line as it stands."""
    return Location(path=path, line=line, column=column, excerpt=lines[line - 1])


def is_conflict(line: str) -> bool:
    """True for a mark that a merge left behind."""
    return bool(_CONFLICT.fullmatch(line.rstrip()))


def _document(reading: _Reading) -> Node | None:
    """Read the only document of a stream."""
    next(reading.events)  # the stream begins
    if isinstance(next(reading.events), yaml.StreamEndEvent):
        return None
    root = _node(reading, next(reading.events), depth=1)
    next(reading.events)  # the document ends
    after = next(reading.events)
    if not isinstance(after, yaml.StreamEndEvent):
        _refuse(reading, after, "A second document begins.", "keep one document a file: remove the line")
    return root


def _node(reading: _Reading, event: yaml.Event, *, depth: int) -> Node:
    _check(reading, event, depth)
    location = _location(reading, event)
    if isinstance(event, yaml.ScalarEvent):
        return Text(text=event.value, location=location)
    if isinstance(event, yaml.SequenceStartEvent):
        entries = tuple(
            _node(reading, entry, depth=depth + 1) for entry in _until(reading, yaml.SequenceEndEvent)
        )
        return Listing(entries=entries, location=location)
    return Mapping(entries=_entries(reading, depth), location=location)


def _entries(reading: _Reading, depth: int) -> tuple[tuple[Text, Node], ...]:
    found: dict[str, tuple[Text, Node]] = {}
    for number, event in enumerate(_until(reading, yaml.MappingEndEvent), 1):
        if number > MAX_KEYS:
            _refuse(reading, event, f"A mapping has more than {MAX_KEYS:,} keys.", "is this the right file?")
        key = _key(reading, event, depth)
        value = _node(reading, next(reading.events), depth=depth + 1)
        if key.text in found:
            first = found[key.text][0].location
            reading.report.add(
                DUPLICATE_KEY,
                key.location,
                f'The key "{key.text}" is already in line {first.line}.',
                hint="keep one of the two",
            )
        else:
            found[key.text] = (key, value)
    return tuple(found.values())


def _key(reading: _Reading, event: yaml.Event, depth: int) -> Text:
    key = _node(reading, event, depth=depth + 1)
    if not isinstance(key, Text):
        _refuse(reading, event, "A list or a mapping stands as a key.", "write a word as the key")
    if key.text == "<<":
        _refuse(reading, event, 'The merge key "<<" is not read.', "write the keys out")
    return key


def _until(reading: _Reading, end: type[yaml.Event]) -> Iterator[yaml.Event]:
    for event in reading.events:
        if isinstance(event, end):
            return
        yield event


def _check(reading: _Reading, event: yaml.Event, depth: int) -> None:
    """Refuse what would let a file mean more than it shows."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        _refuse(reading, event, f'The alias "*{anchor}" is not read.', "write the value out")
    if anchor is not None:
        _refuse(reading, event, f'The anchor "&{anchor}" is not read.', "write each value out")
    if tag is not None:
        _refuse(reading, event, f'The tag "{tag}" is not read.', "remove it: every value is read as text")
    odd = CONTROL.search(event.value) if isinstance(event, yaml.ScalarEvent) else None
    if odd:  # in the file itself there is none
        spelt = f"U+{ord(odd.group()):04X}"
        _refuse(reading, event, f"This value spells the control character {spelt}.", "remove it")
    if depth > MAX_DEPTH:
        _refuse(reading, event, f"Lists and mappings nest more than {MAX_DEPTH} deep.", "nest less deep")


def _refuse(reading: _Reading, event: yaml.Event, message: str, hint: str) -> NoReturn:
    reading.report.add(NOT_PLAIN_YAML, _location(reading, event), message, hint=hint)
    raise _Refusal


def _location(reading: _Reading, event: yaml.Event) -> Location:
    return _marked(reading, event.start_mark)


def _marked(reading: _Reading, mark: _Mark | None) -> Location:
    if mark is None:
        return Location(path=reading.path)
    last = len(reading.lines) - 1
    if mark.line > last:  # the end of a file whose last line has no line feed
        return place(reading.lines, reading.path, last + 1, len(reading.lines[last]) + 1)
    return place(reading.lines, reading.path, mark.line + 1, mark.column + 1)


def _report_syntax(reading: _Reading, fault: yaml.MarkedYAMLError) -> None:
    """Say what libyaml found in an editor's words."""
    problem = fault.problem or "it cannot be read"
    for number, line in enumerate(reading.lines, start=1):
        if is_conflict(line):
            left = place(reading.lines, reading.path, number, 1)
            reading.report.add(BROKEN_YAML, left, CONFLICT_MESSAGE, hint=CONFLICT_HINT)
            return
    begins = fault.context in _FAULT_AT_START
    location = _marked(reading, fault.context_mark if begins else fault.problem_mark)
    if reading.lines[location.line - 1][location.column - 1 : location.column] == "\t":
        problem = f"{problem}: a tab"
    for words, message, hint in _FAULTS:
        if words in problem:
            reading.report.add(BROKEN_YAML, location, message, hint=hint)
            return
    reading.report.add(BROKEN_YAML, location, f"This is not YAML: {problem}.")
