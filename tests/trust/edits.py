"""A folder with an edition in; the folder after a random edit of an editor, a tool or a mishap, out.

Each edit is drawn from a generator that the test seeds, so that a sequence can be had again.
"""

import os
import random
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.trust.editions import LOCK, tree

SOURCES = ("seeds", "content", "templates", "static")
Snapshot = Mapping[str, tuple[bytes, int]]  # content, and when it was changed

# Words that rules, patterns and quotes look at, and such as nobody does.
WORDS = ("bridge", "harbour", "share", "Example Times", "Jane Doe", "yesterday", "paid", "reading room", "so")
VALUES = ("Other", "2021-03-05", "2022~", "no", "q1-a1", "travel", "mail road", "https://e.example/", "7", "")
NEW = {
    "content/topics/{}.md": '---\ntitle: "Title {}"\npatterns:\n  - "{}"\n---\n\nOf {}.\n',
    "content/pages/{}.md": '---\ntitle: "Page {}"\ndescription: "Of {}."\n---\n\n# Chapter {}\n\nIt {}.\n',
    "content/annotations/{}.yaml": "topics:\n  q1:\n    - travel\n",
    "seeds/{}.txt": (
        "Foreign Ministry Spokesperson Jane Doe’s Regular Press Conference on March {}, 2021\n\n"
        "Reuters: What of the {}, and of the bridge?\n\nJane Doe: Both towns paid an equal share of {}.\n"
    ),
    "static/img/{}.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>{}</title></svg>\n',
    "seeds/notes {}.md": "Nobody reads {}.\n",
}


def snapshot(root: Path) -> Snapshot:
    return {
        f"{name}/{path}": (content, (root / name / path).stat().st_mtime_ns)
        for name in SOURCES
        for path, content in tree(root / name).items()
    }


def restore(root: Path, then: Snapshot) -> None:
    """Make the sources what they were, with the times that they had."""
    for path in snapshot(root).keys() - then.keys():
        (root / path).unlink()
    for path, (content, changed) in then.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
        os.utime(root / path, ns=(changed, changed))


def edit(root: Path, chance: random.Random, history: list[Snapshot]) -> str:
    """Change something; return what was done."""
    history.append(snapshot(root))
    files = sorted(path for path in history[-1] if path != LOCK)
    # As often a file of the edition as one of the look, of which there are more.
    drawn = chance.choice([[path for path in files if path.startswith(kind)] for kind in SOURCES] + [files])
    act = chance.choices(list(_ACTS), weights=list(_ACTS.values()))[0]
    return f"{act.__name__.strip('_')} {act(root, chance, drawn or files, history)}"


def _change(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    path = chance.choice(files)
    text = (root / path).read_bytes().decode("utf-8", "replace")
    (root / path).write_text(_changed(text, chance), "utf-8")
    return path


def _changed(text: str, chance: random.Random) -> str:
    match chance.randrange(5):
        case 0:  # another value for a key
            keys = list(re.finditer(r"(?m)^([ -]*\w+: )(.+)$", text))
            if keys:
                found = chance.choice(keys)
                return f'{text[: found.start(2)]}"{chance.choice(VALUES)}"{text[found.end(2) :]}'
        case 1:  # one line more, or less
            lines = text.split("\n")
            at = chance.randrange(len(lines))
            return "\n".join([*lines[:at], *chance.choice([[], [lines[at]] * 2]), *lines[at + 1 :]])
        case 2:  # a letter
            letters = [match.start() for match in re.finditer(r"[a-z]", text)]
            if letters:
                at = chance.choice(letters)
                return text[:at] + chance.choice("aeiou") + text[at + 1 :]
        case 3:  # words at the end of a paragraph
            ends = [match.start() for match in re.finditer(r"[a-z](?=[.?]\n)", text)]
            if ends:
                at = chance.choice(ends) + 1
                return f"{text[:at]} {chance.choice(WORDS)}{text[at:]}"
    words = list(re.finditer("|".join(WORDS), text))
    if not words:
        return f"{text}\n"
    found = chance.choice(words)
    return text[: found.start()] + chance.choice(WORDS) + text[found.end() :]


def _secretly_change(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    """Change a letter; size and times stay, as when a tool sets them."""
    path = root / chance.choice(files)
    content, before = bytearray(path.read_bytes()), path.stat()
    letters = [at for at, letter in enumerate(content) if letter in b"aeiou"]
    if letters:
        content[chance.choice(letters)] = chance.choice(b"aeiou")
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return str(path.relative_to(root))


def _replace(root: Path, chance: random.Random, files: list[str], history: list[Snapshot]) -> str:
    """Put another file in the place of one, of the same size and with its times."""
    path = root / chance.choice(files)
    before = path.stat()
    done = _secretly_change(root, chance, [str(path.relative_to(root))], history)
    between = path.with_name("between")
    shutil.copy2(path, between)
    between.rename(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return done


def _change_note(root: Path, chance: random.Random, _: list[str], __: list[Snapshot]) -> str:
    """Change what is said of the record, and nothing of the record."""
    places = [
        (path, found)
        for path in sorted((root / "content").rglob("*.yaml"))
        for found in re.finditer(r"(?<=note: |bout: |tion: )\".*\"$", path.read_text("utf-8"), re.M)
    ]
    if not places:
        return "nothing"
    path, found = chance.choice(places)
    text = path.read_text("utf-8")
    path.write_text(
        f'{text[: found.start()]}"{chance.choice(WORDS)} {found[0][1:]}{text[found.end() :]}', "utf-8"
    )
    return str(path.relative_to(root))


def _empty(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    """Leave nothing in a file, as an editor's program does for a moment: mostly in one of the content."""
    path = chance.choice(
        ["content/site.yaml", *(each for each in files if each.endswith(".yaml")), *files[:1]]
    )
    if not (root / path).exists():
        return "nothing"
    (root / path).write_bytes(b"")
    return path


def _rename_entry(root: Path, chance: random.Random, _: list[str], __: list[Snapshot]) -> str:
    """Give an entry of a register another slug or name, wherever the content speaks of it."""
    files = sorted((root / "content").glob("*.yaml"))
    names = [name for path in files for name in re.findall(r'(?:slug|name): "(.+)"', path.read_text("utf-8"))]
    if not names:
        return "nothing"
    old = chance.choice(names)
    new = f"{old}-2" if old == old.lower() else f"{old} Two"
    for path in sorted((root / "content").rglob("*.*")):
        if path.name != "permalinks.lock":
            path.write_bytes(path.read_bytes().replace(f'"{old}"'.encode(), f'"{new}"'.encode()))
    return f"{old} to {new}"


def _add(root: Path, chance: random.Random, _: list[str], __: list[Snapshot]) -> str:
    shape = chance.choice(sorted(NEW))
    name = chance.choice(
        ["bridge", "share", "9", "2021-03-05", "2021-03-08-readout", str(chance.randrange(28))]
    )
    path = root / shape.replace("{}", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NEW[shape].replace("{}", name), "utf-8")
    return str(path.relative_to(root))


def _copy(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    path = root / chance.choice(files)
    other = path.with_name(f"{path.stem}-2{path.suffix}")
    shutil.copy2(path, other)
    return f"{path.relative_to(root)} to {other.name}"


def _rename(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    path = root / chance.choice(files)
    other = path.with_name(chance.choice(["0", "x-", "zz"]) + path.name)
    path.rename(other)
    return f"{path.relative_to(root)} to {other.name}"


def _delete(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    path = chance.choice(files)
    (root / path).unlink()
    return path


def _swap(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    """Give two files each other's content, or each other's place, where their times go with them."""
    one, other = (root / path for path in (chance.choice(files), chance.choice(files)))
    if chance.randrange(2):
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
    elif one != other:
        between = one.with_name("between")
        one.rename(between)
        other.rename(one)
        between.rename(other)
    return f"{one.relative_to(root)} and {other.relative_to(root)}"


def _touch(root: Path, chance: random.Random, files: list[str], _: list[Snapshot]) -> str:
    path = chance.choice(files)
    os.utime(root / path, chance.choice([None, (0, 0), (4e9, 4e9)]))
    return path


def _revert(root: Path, chance: random.Random, _: list[str], history: list[Snapshot]) -> str:
    number = chance.randrange(len(history))
    restore(root, history[number])
    return f"to the state before edit {number + 1}"


def _undo(root: Path, chance: random.Random, _: list[str], history: list[Snapshot]) -> str:
    """Take the last edit back; where that was this one, do it again."""
    restore(root, history[max(0, len(history) - 2)])
    return "the last edit"


_ACTS: dict[Callable[[Path, random.Random, list[str], list[Snapshot]], str], int] = {
    _change: 6,
    _secretly_change: 1,
    _replace: 1,
    _change_note: 2,
    _empty: 1,
    _rename_entry: 1,
    _add: 2,
    _copy: 1,
    _rename: 1,
    _delete: 1,
    _swap: 1,
    _touch: 1,
    _revert: 2,
    _undo: 5,
}
