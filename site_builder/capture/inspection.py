"""A capture and its diagnostics in; how it was read out, as one JSON object or line by line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from site_builder.capture import outlet_name, turns
from site_builder.diagnostics import Diagnostic
from site_builder.model import Capture, Cert, LedgerLine, Repair, Role, Turn

ResolveOutlet = Callable[[str], str]


def describe(
    capture: Capture, diagnostics: Iterable[Diagnostic], resolve_outlet: ResolveOutlet
) -> dict[str, object]:
    """Return what `inspect --json` prints of a capture; null stands for what is not known.

    `resolve_outlet` leads from an outlet as printed to its slug. Diagnostics of other files are left out.
    """
    return {
        "seed": capture.seed,
        "sha256": capture.sha256,
        "format": capture.format or None,
        "refused": capture.refused or None,
        "kind": capture.kind.value if capture.kind else None,
        "title": capture.title or None,
        "held": capture.held.value or None,
        "held_basis": capture.held.basis.value,
        "published": capture.published.value or None,
        "spokespersons": list(capture.spokespersons),
        "turns": [_turn(turn, lines, resolve_outlet) for turn, lines in _with_lines(capture)],
        "ledger": list(_ledger(capture)),
        "repairs": [_repair(repair) for repair in capture.repairs],
        "diagnostics": [_diagnostic(found) for found in diagnostics if found.location.path == capture.path],
    }


def ledger_text(capture: Capture) -> Iterator[tuple[int, str, str, str]]:
    """Yield the number, class, target and text of every line, or piece of one; the target is "" where there
    is none."""
    places = turns.places(capture.turns)
    for line in capture.ledger:
        yield line.number, line.kind.value, _target(line, places), line.text


def reasons(capture: Capture) -> Mapping[int, str]:
    """Return what the reader went by for each turn that it is not sure of, by the index of the line, or piece
    of one, in the ledger at which the turn begins: "medium: the outlet is known; no colon is printed"."""
    found: dict[int, str] = {}
    seen = set()
    for index, line in enumerate(capture.ledger):
        if line.turn >= 0 and line.turn not in seen:
            seen.add(line.turn)
            turn = capture.turns[line.turn]
            if turn.cert is not Cert.HIGH:
                found[index] = f"{turn.cert}: {'; '.join(turn.because)}"
    return found


def _with_lines(capture: Capture) -> Iterator[tuple[Turn, list[int]]]:
    """Yield each turn with its first and last line, that of a label alone on its line inside."""
    numbers: dict[int, list[int]] = {}
    for line in capture.ledger:
        if line.turn >= 0:
            numbers.setdefault(line.turn, []).append(line.number)
    for index, turn in enumerate(capture.turns):
        yield turn, [numbers[index][0], numbers[index][-1]]


def _turn(turn: Turn, lines: list[int], resolve_outlet: ResolveOutlet) -> dict[str, object]:
    asks = turn.role is Role.QUESTION
    outlet = outlet_name(turn.label) if asks else ""
    return {
        "role": turn.role.value,
        "label": turn.label,
        "outlet": resolve_outlet(outlet) if outlet else None,
        "credited": [resolve_outlet(outlet_name(outlet) or outlet) for outlet in turn.credited],
        "paragraphs": [paragraph.text for paragraph in turn.paragraphs],
        "lines": lines,
        "cert": turn.cert.value,
        "because": list(turn.because),
    }


def _ledger(capture: Capture) -> Iterator[dict[str, object]]:
    """Merge adjacent lines of the same class and target. A line in pieces stands alone, as its first piece
    is, with all its pieces beside it."""
    places = turns.places(capture.turns)
    lines = [list(pieces) for _, pieces in groupby(capture.ledger, key=lambda line: line.number)]

    def shared(pieces: list[LedgerLine]) -> tuple[int, str, str]:
        alone = pieces[0].number if len(pieces) > 1 else 0
        return alone, pieces[0].kind.value, _target(pieces[0], places)

    for (alone, kind, target), group in groupby(lines, key=shared):
        members = list(group)
        entry: dict[str, object] = {
            "lines": [members[0][0].number, members[-1][0].number],
            "class": kind,
            "target": target or None,
        }
        if alone:
            entry["pieces"] = [
                {
                    "columns": [piece.column, piece.column + len(piece.text) - 1],
                    "class": piece.kind.value,
                    "target": _target(piece, places) or None,
                }
                for piece in members[0]
            ]
        yield entry


def _target(line: LedgerLine, places: Mapping[tuple[int, int], str]) -> str:
    return places.get((line.turn, line.paragraph), "")


def _repair(repair: Repair) -> dict[str, object]:
    return {
        "kind": repair.kind.value,
        "line": repair.line,
        "column": repair.column,
        "was": repair.was,
        "became": repair.became,
    }


def _diagnostic(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.rule.code,
        "name": found.rule.name,
        "severity": found.rule.severity.value,
        "line": found.location.line,
        "column": found.location.column,
        "message": found.message,
        "hint": found.hint,
    }
