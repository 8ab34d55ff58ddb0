"""Hostile slugs, names and links: nothing is read or written outside of the folders that a build is for.

What a build opens is seen by an audit hook of Python, in a process of its own (tests/trust/watched.py).
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.trust import processes
from tests.trust.counts import count
from tests.trust.editions import LOCK, lay, tree
from tests.trust.names import NAMES
from tests.trust.watched import Watched, strangers, watched_build

SECRET = b"what lies outside is nobody's business"
OPTIONS = {"no-search": "1", "jobs": "1"}
CHOSEN = NAMES[:: len(NAMES) // count("names")]
PARTS = 8


def named(root: Path, place: str, name: str) -> bool:
    """Put a name at a place of the edition; False where the file system does not take it."""
    shown = json.dumps(name)
    lists = {
        "outlet": ("content/outlets.yaml", f'- slug: {shown}\n  name: "X"\n'),
        "person": ("content/people.yaml", f'- slug: {shown}\n  name: "X"\n'),
        "term": (
            "content/terms.yaml",
            f'- slug: {shown}\n  term: "harbour"\n  definition: "X"\n  sources:\n    - text: "X"\n',
        ),
        "event": (
            "content/events.yaml",
            f'- slug: {shown}\n  title: "X"\n  date: 2021-03-04\n  sources:\n    - text: "X"\n'
            '  patterns: ["ferry"]\n',
        ),
        "old address": (
            "content/redirects.yaml",
            f'- old: {json.dumps("/" + name)}\n  new: "/"\n  reason: "X"\n',
        ),
        "new address": (
            "content/redirects.yaml",
            f'- old: "/x/"\n  new: {json.dumps("/" + name)}\n  reason: "X"\n',
        ),
    }
    if place in lists:
        path, text = lists[place]
        with (root / path).open("a", encoding="utf-8", errors="surrogatepass") as opened:
            opened.write(text)
        return True
    if place == "id of a briefing":
        spoil(
            root / "content/witnesses.yaml", '- seed: "001', f'  id:\n    value: {shown}\n    because: "X"\n'
        )
        return True
    if place == "original":
        kept = f'  original:\n    file: {shown}\n    sha256: "{"0" * 64}"\n'
        spoil(root / "content/witnesses.yaml", '- seed: "001', kept)
        return True
    folders = {"seed": "seeds/{}.txt", "topic": "content/topics/{}.md", "page": "content/pages/{}.md"}
    folders |= {"notes": "content/annotations/{}.yaml", "static file": "static/{}"}
    texts = {"topic": '---\ntitle: "X"\npatterns: [ferry]\n---\n', "notes": "notes: []\n"}
    texts |= {"page": '---\ntitle: "X"\ndescription: "X"\n---\n\nX.\n'}
    texts |= {"seed": (root / "seeds/003_talks.txt").read_text("utf-8").replace("March 8", "March 19")}
    try:
        (root / folders[place].format(name.replace("/", "∕"))).write_text(texts.get(place, "X"), "utf-8")
    except (OSError, ValueError):
        return False
    return True


def spoil(file: Path, before: str, text: str) -> None:
    """Put keys at the end of the record before another."""
    words = file.read_text("utf-8")
    file.write_text(words.replace(before, text + before), "utf-8", errors="surrogatepass")


PLACES = (
    *("outlet", "person", "term", "event", "old address", "new address", "id of a briefing", "original"),
    *("seed", "topic", "page", "notes", "static file"),
)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_name_leads_out_of_the_folders(part: int, tmp_path: Path) -> None:
    base = lay(tmp_path / "base", linked=False)
    (base / LOCK).unlink()
    with processes.fresh() as pool:
        for number, name in list(enumerate(CHOSEN))[part::PARTS]:
            # Every name at each place in turn, and at three of them in one run of `make trust`.
            for place in (PLACES[(number + step * 5) % len(PLACES)] for step in range(3)):
                root = tmp_path / "edition"
                shutil.copytree(base, root)
                if named(root, place, name):
                    found = pool.submit(watched_build, root, OPTIONS).result()
                    assert strangers(found, root) == [], (place, name)
                    assert found.outcome.code in (0, 1), (place, name, found.outcome.said)
                    stays_within(root, found)
                shutil.rmtree(root)


def stays_within(root: Path, found: Watched) -> None:
    """What is published lies in the site, under names that every system takes; or it says what is wrong."""
    if found.outcome.code:
        assert "error[" in found.outcome.said
        assert not (root / "site").exists()
        return
    for path in tree(root / "site"):
        assert not {"..", ".", ""} & set(path.split("/"))
        assert all(len(part.encode()) <= 255 for part in path.split("/"))
        assert all(sign.isprintable() for sign in path), path


def circle(link: Path, out: Path) -> None:
    link.symlink_to(link.with_name(f"{link.name}.2"))
    link.with_name(f"{link.name}.2").symlink_to(link)


def chain(link: Path, out: Path) -> None:
    link.with_name(f".{link.name}").symlink_to(out / "secret.txt")
    link.symlink_to(link.with_name(f".{link.name}"))


def pipe_outside(link: Path, out: Path) -> None:
    os.mkfifo(out / "pipe")
    link.symlink_to(out / "pipe")


def neighbour(link: Path, out: Path) -> None:
    link.symlink_to(next(path for path in link.parent.iterdir() if path.is_file()))


LINKS: dict[str, Callable[[Path, Path], None]] = {
    "a file outside": lambda link, out: link.symlink_to(out / "secret.txt"),
    "a folder outside": lambda link, out: link.symlink_to(out),
    "the root": lambda link, out: link.symlink_to("/"),
    "the user list": lambda link, out: link.symlink_to("/etc/passwd"),
    "a way up": lambda link, out: link.symlink_to(Path("../" * 12, *out.parts[1:], "secret.txt")),
    "a file that is not there": lambda link, out: link.symlink_to(out / "nothing"),
    "itself": lambda link, out: link.symlink_to(link),
    "a circle": circle,
    "a chain that ends outside": chain,
    "a file beside it": neighbour,
    "another folder of the edition": lambda link, out: link.symlink_to(link.parents[1]),
    "its own folder": lambda link, out: link.symlink_to(link.parent),
    "what never ends": lambda link, out: link.symlink_to("/dev/zero"),
    "a terminal": lambda link, out: link.symlink_to("/dev/tty"),
    "the process": lambda link, out: link.symlink_to("/proc/self/environ"),
    "the memory": lambda link, out: link.symlink_to("/proc/self/mem"),
    "a pipe": lambda link, out: os.mkfifo(link),
    "a pipe outside": pipe_outside,
    "a hard link": lambda link, out: link.hardlink_to(out / "seed.txt"),
    "a folder of many levels": lambda link, out: (link / ("x/" * 60)).mkdir(parents=True),
}
FOLDERS = {
    "seeds": "777_link.txt",
    "seeds/originals": "link.html",
    "content": "calendar.yaml",
    "content/topics": "link.md",
    "content/pages": "link.md",
    "content/annotations": "2021-03-08-readout.yaml",
    "templates": "link.html",
    "templates/pages": "link.html",
    "static": "link.txt",
    "static/css": "print.css",
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_link_leads_out_of_the_folders(folder: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    root = tmp_path / "edition"
    base = lay(tmp_path / "base", linked=False)
    (base / "seeds/originals").mkdir()
    (base / "seeds/originals/kept.html").write_text("X")
    kinds = list(LINKS)[:: max(1, len(LINKS) // count("links"))]
    with processes.fresh() as pool:
        for kind in kinds:
            out.mkdir()
            (out / "secret.txt").write_bytes(SECRET)
            shutil.copy(base / "seeds/003_talks.txt", out / "seed.txt")
            shutil.copytree(base, root)
            link = root / folder / FOLDERS[folder]
            link.unlink(missing_ok=True)
            LINKS[kind](link, out)
            if folder == "seeds/originals":
                kept = f'  original:\n    file: "originals/link.html"\n    sha256: "{"0" * 64}"\n'
                spoil(root / "content/witnesses.yaml", '- seed: "001', kept)
            found = pool.submit(watched_build, root, OPTIONS).result(timeout=120)
            assert found.outcome.code in (0, 1), (kind, found.outcome.said)
            home = os.path.realpath(tmp_path)
            odd = [path for path in found.read | found.changed if path.startswith(os.path.realpath(out))]
            assert odd == [], kind
            machine = {
                path
                for path in found.read
                if path.startswith(("/dev/", "/proc/self/", "/etc/passwd")) and not path.startswith(home)
            }
            assert machine <= {"/dev/urandom", "/dev/null"}, kind
            assert strangers(found, root) == [], kind
            assert (out / "secret.txt").read_bytes() == SECRET
            if (root / "site").exists():
                assert all(SECRET not in content for content in tree(root / "site").values()), kind
            shutil.rmtree(root)
            shutil.rmtree(out)


def test_what_is_opened_outside_is_seen(tmp_path: Path) -> None:
    """The watch sees what it is there for: an edition whose folders are links that lead elsewhere."""
    root = lay(tmp_path / "edition", linked=False)
    shutil.move(root / "seeds", tmp_path / "elsewhere")
    (root / "seeds").symlink_to(tmp_path / "elsewhere")
    with processes.fresh() as pool:
        found = pool.submit(watched_build, root, OPTIONS).result()
    assert any("elsewhere/000_base.txt" in each for each in strangers(found, root))
