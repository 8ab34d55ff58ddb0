"""Editions beyond all measure: refused, or built with less than a gigabyte."""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.trust import processes
from tests.trust.counts import count
from tests.trust.editions import LOCK, Outcome, build_it, lay

GIGABYTE = 1024 * 1024  # in units of getrusage(2)
HEAD = "Foreign Ministry Spokesperson Jane Doe’s Regular Press Conference on March 9, 2021\n\n"


def long_line(root: Path) -> None:
    (root / "seeds/009_long.txt").write_text(HEAD + "a" * count("characters of a line"), "utf-8")


def many_questions(root: Path) -> None:
    ask(root, count("questions"))


def most_questions(root: Path) -> None:
    """As many as a capture may have."""
    ask(root, count("questions of one capture"))


def ask(root: Path, times: int) -> None:
    questions = HEAD + "Radio Two: What of it?\nJane Doe: It is so.\n" * times
    (root / "seeds/009_long.txt").write_text(questions, "utf-8")


def many_notes(root: Path) -> None:
    """All on one paragraph, each with a lemma of its own."""
    note = (
        '  - target: "q1-a1"\n    lemma: "{}"\n    kind: "context"\n    note: "Note {}."\n'
        '    editor: "E"\n    date: 2021-05-01\n    sources: [{{text: "S"}}]\n'
    )
    notes = "".join(note.format(number, number) for number in range(count("notes")))
    (root / "content/annotations/2021-03-04.yaml").write_text(f"notes:\n{notes}", "utf-8")


def measured(root: Path) -> tuple[Outcome, int]:
    done = build_it(root, {"no-search": "1", "jobs": "1"})
    return done, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("much", [long_line, many_questions, most_questions, many_notes])
def test_what_is_too_much_is_refused_or_takes_less_than_a_gigabyte(
    much: Callable[[Path], None], tmp_path: Path
) -> None:
    root = lay(tmp_path / "edition")
    (root / LOCK).unlink()
    much(root)
    with processes.fresh() as pool:
        done, most = pool.submit(measured, root).result()
    assert done.code == 0 or "error[" in done.said, done.said[:500]
    assert (done.code == 0) == (much in (most_questions, many_notes))
    assert most < GIGABYTE
