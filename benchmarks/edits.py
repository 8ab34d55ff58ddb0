"""The folder of a made-up edition in; the same out with one note changed, or with one capture more.

Each number makes another edit, so that one can follow the other.
"""

from pathlib import Path

from benchmarks import corpus, editorial

CORRECTIONS = "corrections.yaml"
NOTED = '    note: "'


def change_note(root: Path, number: int) -> tuple[str, str]:
    """Change the words of a note, and say so where corrections are listed; return its new words, and the
    address of the page that has them."""
    content = root / "content"
    paths = sorted((content / "annotations").iterdir())
    path = paths[(number * 37) % len(paths)]
    lines = path.read_text("utf-8").split("\n")
    values = {key: _value(lines, key) for key in ("target", "lemma", "note")}
    at = next(at for at, line in enumerate(lines) if line.startswith(NOTED))
    words = f"Changed for the time that is number {number}."
    lines[at] = f'{NOTED}{words}"'
    path.write_text("\n".join(lines), "utf-8")
    entry = {
        "target": f"{path.stem}#{values['target']}",
        "note": values["lemma"],
        "date": editorial.REVISED,
        "was": values["note"],
        "reason": "It said too little.",
        "editor": editorial.EDITOR,
    }
    with (content / CORRECTIONS).open("a", encoding="utf-8") as file:
        file.write(editorial.as_yaml([entry]))
    return words, f"/briefings/{path.stem}/"


def _value(lines: list[str], key: str) -> str:
    """Return the first value of a key, as `editorial` writes it."""
    line = next(line for line in lines if line.strip(" -").startswith(f"{key}: "))
    return editorial.unquoted(line.partition(": ")[2])


def add_capture(root: Path, number: int) -> None:
    session, text = corpus.added(number)
    (root / "seeds" / session.seed).write_text(text, "utf-8")
