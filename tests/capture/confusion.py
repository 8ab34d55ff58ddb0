"""Truths in; what the reader found where they expect what, as tables and a list of every disagreement, out.

`python -m tests.capture.confusion [FOLDER]` reads the fixtures (those of FOLDER, if one is named) and the
seeds; its exit status is 1 if anything disagrees.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import capture
from tests.capture import truth
from tests.capture.truth import Piece, Reading, Truth

SEEDS = Path(__file__).parents[2] / "seeds"

Cell = tuple[str, str]  # expected, found

_REFUSED = "refused"
_NOBODY = "(nobody)"


@dataclass(slots=True)
class Confusion:
    """Counts by (expected, found); a cell whose two sides differ is a disagreement, and told in full."""

    documents: Counter[Cell] = field(default_factory=Counter)
    boundaries: Counter[Cell] = field(default_factory=Counter)
    labels: Counter[Cell] = field(default_factory=Counter)
    outlets: Counter[Cell] = field(default_factory=Counter)
    classes: Counter[Cell] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list)

    def add(self, case: Truth, read: Reading) -> None:
        """Compare one reading with its truth."""
        expected = _REFUSED if _REFUSED in case.wanted else case.wanted.get("kind", "press-conference")
        found = read.capture.kind.value if read.capture.kind else _REFUSED
        self._count(self.documents, case, "document", expected, found)
        if expected == found == _REFUSED:
            return
        self._compare_boundaries(case, read)
        self._compare_classes(case, read)

    def _compare_boundaries(self, case: Truth, read: Reading) -> None:
        expected, found = _starts(case.pieces), _starts(read.pieces)
        for place in sorted(expected | found):
            wanted, got = expected.get(place), found.get(place)
            at = f"line {place[0]}, column {place[1] + 1}: turn"
            self._count(
                self.boundaries,
                case,
                at,
                wanted.kind if wanted else "(none)",
                got.kind if got else "(none)",
            )
            if wanted and got:
                self._compare_labels(case, at, wanted, got)

    def _compare_labels(self, case: Truth, at: str, wanted: Piece, got: Piece) -> None:
        same = wanted.label == got.label
        self.labels["label", "label" if same else "another"] += 1
        if not same:
            self._tell(case, at, f"[{wanted.label}]", f"[{got.label}]")
        if wanted.kind != got.kind or wanted.kind != "question":
            return
        named = [case.outlet(wanted.label), *wanted.credited]
        read = [capture.outlet_name(got.label), *got.credited]
        for expected, found in zip(named, read, strict=False):
            self._count_outlet(case, at, expected, found)
        for expected in named[len(read) :]:
            self._count_outlet(case, at, expected, "")
        for found in read[len(named) :]:
            self._count_outlet(case, at, "", found)

    def _count_outlet(self, case: Truth, at: str, expected: str, found: str) -> None:
        if expected == found:
            side = "outlet" if expected else _NOBODY
            self.outlets[side, side] += 1
        else:
            self.outlets["outlet" if expected else _NOBODY, "another" if found else _NOBODY] += 1
            self._tell(case, f"{at}: outlet", expected or _NOBODY, found or _NOBODY)

    def _compare_classes(self, case: Truth, read: Reading) -> None:
        for line in range(1, len(case.lines) + 1):
            wanted = [piece for piece in case.pieces if piece.line == line]
            got = [piece for piece in read.pieces if piece.line == line]
            for column in sorted({piece.column for piece in (*wanted, *got)}):
                at = f"line {line}, column {column + 1}"
                self._count(self.classes, case, at, _class(wanted, column), _class(got, column))

    def _count(self, table: Counter[Cell], case: Truth, at: str, expected: str, found: str) -> None:
        table[expected, found] += 1
        if expected != found:
            self._tell(case, at, expected, found)

    def _tell(self, case: Truth, at: str, expected: str, found: str) -> None:
        self.disagreements.append(f"{case.name}: {at}: expected {expected}, found {found}")


def over(cases: Iterable[Truth]) -> Confusion:
    confusion = Confusion()
    for case in cases:
        confusion.add(case, truth.read(case))
    return confusion


def cases(folder: Path = truth.FIXTURES) -> Iterator[Truth]:
    """Yield the truth of every fixture of a folder, and that of every seed."""
    yield from map(truth.of_fixture, truth.fixtures(folder))
    for path in truth.fixtures(truth.SEED_TRUTHS):
        yield truth.of_seed(path, SEEDS)


def text(confusion: Confusion) -> str:
    """Write the tables, then the disagreements."""
    tables = (
        ("Documents", confusion.documents),
        ("Turn boundaries", confusion.boundaries),
        ("Labels", confusion.labels),
        ("Outlets of questions, credited ones too", confusion.outlets),
        ("Classes of lines and pieces", confusion.classes),
    )
    count = len(confusion.disagreements)
    return "\n".join(
        [
            *(_table(title, cells) for title, cells in tables),
            *confusion.disagreements,
            f"{count} disagreement{'' if count == 1 else 's'}",
        ]
    )


def _starts(pieces: Sequence[Piece]) -> dict[tuple[int, int], Piece]:
    return {(piece.line, piece.column): piece for piece in pieces if piece.starts}


def _class(pieces: Sequence[Piece], column: int) -> str:
    """Return the class of the piece that holds a column."""
    return next((piece.kind for piece in reversed(pieces) if piece.column <= column), "(none)")


def _table(title: str, cells: Counter[Cell]) -> str:
    rows = sorted({expected for expected, _ in cells})
    columns = sorted({found for _, found in cells})
    wide = max([len("expected \\ found"), *map(len, rows)])
    lines = [title, "  ".join(["expected \\ found".ljust(wide), *columns])]
    for row in rows:
        counts = (str(cells[row, column] or ".").rjust(len(column)) for column in columns)
        lines.append("  ".join([row.ljust(wide), *counts]))
    return "\n".join([*lines, ""])


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0]) if arguments else truth.FIXTURES
    confusion = over(cases(folder))
    print(text(confusion))
    return 1 if confusion.disagreements else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
