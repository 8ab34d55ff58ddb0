"""A truth file in (a made-up capture with its reading in the margin, or the lines of a seed); what a reading
must come to, and what it came to, in the same terms, out.

A fixture begins with "# " and its title, then what is expected of the whole ("held: 2023-05-08 title"), a
blank line, and the capture: each line of it after the first bar; before the bar, the class, target and label
that it must get. A broken bar parts the pieces of one line, in the margin and in the text; "…" at the end of
a margin says that the line goes on with the paragraph before it; "\\u00a0" stands for that character.

Keys of the head: `held` (day, and what it was read from), `published`, `title`, `spokespersons`, `kind`
(where it is no press conference), `outlets` (labels, and the outlets they stand for), `doubts` and `errors`
(names of the rules that are reported), `reads` (words of a paragraph, several parted by ";"), `refused` (how
the reason begins), `names` (words of that reason), and `quirks` (what the fixture shows, of quirks.txt).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from site_builder import capture, curate
from site_builder.capture import seeds
from site_builder.capture.turns import places
from site_builder.diagnostics import Report, Severity
from site_builder.model import Capture

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
SEED_TRUTHS = HERE / "seeds"
QUIRKS = HERE / "quirks.txt"
# The outlets that the edition knows, as `inspect` has them.
KNOWN = capture.Known(
    outlets=frozenset(
        map(capture.key, curate.outlet_names(curate.load(HERE.parent.parent / "content", Report())))
    )
)

SPOKEN = ("opening", "question", "answer", "paragraph")

_BAR = "¦"
_ON = "…"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")  # matches "\u00a0"; not "\n"
# Matches "question q1 [AFP] + Reuters + The Paper", "answer q1 …", "blank"; not "[AFP]".
_MARGIN = re.compile(
    r"(?P<kind>[a-z]+)(?: (?P<target>[a-z]\d+))?(?: \[(?P<label>.*)\](?P<credits>(?: \+ .+)?))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line that is one thing. `column`, from 0, is that of its first visible character; `on`
    says that it continues the paragraph of the piece before it, `starts` that a turn begins with it."""

    line: int
    column: int
    kind: str
    target: str = ""
    label: str = ""
    labelled: bool = False
    credited: tuple[str, ...] = ()
    on: bool = False
    starts: bool = False

    def __str__(self) -> str:
        label = f"[{self.label}]" if self.labelled else ""
        parts = [self.kind, self.target, label, *(f"+ {outlet}" for outlet in self.credited)]
        return " ".join(filter(None, [*parts, _ON if self.on else ""]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """`wanted` are the lines of the head by key, `lines` the text, `pieces` what the margin says."""

    name: str
    wanted: Mapping[str, str]
    raw: bytes
    lines: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def outlet(self, label: str) -> str:
        """Return the outlet that a label stands for: the label itself, unless the head says another."""
        return pairs(self.wanted.get("outlets", "")).get(label, "" if label == "Q" else label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading the capture of a truth."""

    capture: Capture
    report: Report
    pieces: tuple[Piece, ...]

    @property
    def errors(self) -> list[str]:
        return [each.rule.name for each in self.report if each.rule.severity is Severity.ERROR]


def fixtures(folder: Path = FIXTURES) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def quirks() -> dict[str, str]:
    """Return the closed list of quirks, each with what it is."""
    rows = (line.split(":", 1) for line in QUIRKS.read_text("utf-8").splitlines() if line.strip())
    return {slug: description.strip() for slug, description in rows}


def shown_by(paths: Sequence[Path]) -> dict[str, list[str]]:
    """Return, by quirk, the fixtures that show it."""
    shown: dict[str, list[str]] = {quirk: [] for quirk in quirks()}
    for path in paths:
        for quirk in listed(head(path)[0].get("quirks", "")):
            shown.setdefault(quirk, []).append(path.stem)
    return shown


def head(path: Path) -> tuple[dict[str, str], str]:
    """Return what the head of a file says, and the rest of it."""
    said, _, body = path.read_text("utf-8").partition("\n\n")
    title, *keys = said.splitlines()
    assert title.startswith("# "), path.name
    split = (_unescaped(line).partition(":") for line in keys)
    return {key: value.strip() for key, _, value in split}, body


def of_fixture(path: Path) -> Truth:
    wanted, body = head(path)
    rows = [row.split("|", 1) for row in body.splitlines()]
    margins = [_unescaped(margin.strip()) for margin, _ in rows]
    texts = [_unescaped(text.removeprefix(" ")) for _, text in rows]
    lines = tuple(text.replace(_BAR, "") for text in texts)
    pieces = (
        piece
        for number, (margin, text) in enumerate(zip(margins, texts, strict=True), 1)
        if margin
        for piece in _margin(path, number, margin, text)
    )
    # A lone surrogate stands for a byte that is no UTF-8, so that a text file can hold what is none.
    raw = "\n".join(lines).encode("utf-8", "surrogateescape")
    return Truth(name=path.stem, wanted=wanted, raw=raw, lines=lines, pieces=_started(pieces))


def of_seed(path: Path, folder: Path) -> Truth:
    """Return the truth of a seed: each row says what lines are ("6 8-10 answer q1"); the rest is blank."""
    wanted, body = head(path)
    raw = (folder / f"{path.stem}.txt").read_bytes()
    lines = tuple(raw.decode("utf-8-sig").splitlines())
    margins = dict.fromkeys(range(1, len(lines) + 1), "blank")
    for row in body.splitlines():
        numbers, margin = row.split(" ", 1)
        first, _, last = numbers.partition("-")
        margins.update(dict.fromkeys(range(int(first), int(last or first) + 1), margin))
    pieces = (
        piece
        for number, text in enumerate(lines, 1)
        for piece in _margin(path, number, margins[number], text)
    )
    return Truth(name=path.stem, wanted=wanted, raw=raw, lines=lines, pieces=_started(pieces))


def read(truth: Truth) -> Reading:
    report = Report()
    name = f"{truth.name}.txt"
    seed = seeds.decode(truth.raw, report, name=name, shown=name)
    found = seed if isinstance(seed, Capture) else capture.parse(seed, report, known=KNOWN)
    return Reading(capture=found, report=report, pieces=tuple(_found(found)))


def rows(truth: Truth, pieces: Sequence[Piece]) -> list[str]:
    """Write pieces as a fixture does, one row a line, so that two readings can be laid side by side."""
    by_line = {line: list(group) for line, group in groupby(pieces, key=lambda piece: piece.line)}
    written = []
    for number, text in enumerate(truth.lines, 1):
        here = by_line.pop(number, [])
        cuts = [piece.column for piece in here[1:]]
        parts = [text[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
        written.append(f"{f' {_BAR} '.join(map(str, here))} | {_BAR.join(parts)}")
    return written + [f"line {line}, which the capture has not" for line in by_line]


def printed(truth: Truth) -> list[str]:
    """Return the characters of each turn that is spoken, its label among them, without spaces, and without
    the marks of a quoted page at the start of a line."""
    ends = [(piece.line, piece.column) for piece in truth.pieces[1:]] + [(0, 0)]
    turns: list[str] = []
    for piece, (line, column) in zip(truth.pieces, ends, strict=True):
        if piece.kind in SPOKEN:
            text = truth.lines[piece.line - 1]
            said = "".join(text[piece.column : column if line == piece.line else None].split()).lstrip(">")
            turns += [""] if piece.starts else []
            turns[-1] += said
    return turns


def listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def pairs(value: str) -> dict[str, str]:
    """Read "AFP reporter = AFP; Q = "."""
    split = (part.partition("=") for part in value.split(";") if part.strip())
    return {label.strip(" "): name.strip(" ") for label, _, name in split}


def _margin(path: Path, number: int, margin: str, text: str) -> Iterator[Piece]:
    said = [part.strip() for part in margin.split(f" {_BAR} ")]
    parts = text.split(_BAR)
    assert len(said) == len(parts), f"{path.name}: line {number} has {len(parts)} pieces"
    at = 0
    for words, part in zip(said, parts, strict=True):
        bare = words.removesuffix(_ON).rstrip()
        found = _MARGIN.fullmatch(bare)
        assert found, f"{path.name}: line {number}: {words}"
        yield Piece(
            line=number,
            column=_visible(at, part),
            kind=found["kind"],
            target=found["target"] or "",
            label=found["label"] or "",
            labelled=found["label"] is not None,
            credited=tuple(filter(None, (found["credits"] or "").split(" + "))),
            on=bare != words,
        )
        at += len(part)


def _started(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Mark where turns begin: at a label, where another role or exchange begins without one, and where
    somebody speaks on after a note, under the label of the words before it."""
    marked = []
    speaking, noted = Piece(line=0, column=0, kind=""), False
    for piece in pieces:
        same = _speech(piece) == _speech(speaking)
        if piece.kind in SPOKEN and (piece.labelled or not same or noted):
            label = speaking.label if same and not piece.labelled else piece.label
            speaking, noted = replace(piece, starts=True, label=label), False
            marked.append(speaking)
        else:
            marked.append(piece)
            noted = noted or piece.kind == "note"
    return tuple(marked)


def _speech(piece: Piece) -> tuple[str, str]:
    """Return the role of a piece, and its exchange."""
    return piece.kind, piece.target if piece.target.startswith("q") else ""


def _found(read: Capture) -> Iterator[Piece]:
    at = places(read.turns)
    begun: set[int] = set()
    before, alone = (-1, -1), False  # alone: the label stood alone on the line before
    pieces_of = Counter(line.number for line in read.ledger)
    for line in read.ledger:
        if pieces_of[line.number] > 1 and not line.text.strip():
            continue  # the space between two pieces
        here = (line.turn, line.paragraph)
        turn = read.turns[line.turn] if line.turn >= 0 else None
        starts = turn is not None and line.turn not in begun
        yield Piece(
            line=line.number,
            column=_visible(line.column - 1, line.text),
            kind=line.kind.value,
            target=at.get(here, ""),
            label=turn.label if turn and starts else "",
            labelled=bool(turn and starts and line.label),
            credited=turn.credited if turn and starts else (),
            on=line.paragraph >= 0 and here == before and not (alone and not line.label),
            starts=starts and line.kind.value in SPOKEN,
        )
        if line.turn >= 0:
            begun.add(line.turn)
            before, alone = here, not line.text[line.label :].strip()


def _visible(at: int, text: str) -> int:
    return at + len(text) - len(text.lstrip()) if text.strip() else at


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
