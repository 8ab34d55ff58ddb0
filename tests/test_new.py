"""`new` writes stubs: what it adds, what stays as it was, what it refuses, and what `check` makes of it."""

import json
import shutil
from pathlib import Path

import pytest

from site_builder import stage
from tests.building import ROOT, command

BRIEFING = "2021-03-04"
NOTES = f"content/annotations/{BRIEFING}.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small edition without faults."""
    made = tmp_path / "edition"
    shutil.copytree(ROOT / "tests" / "diagnostics" / "_base", made)
    for name in ("templates", "static"):
        (made / name).symlink_to(ROOT / name)
    return made


def held(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "content").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def faults(root: Path) -> list[tuple[str, str, int]]:
    """Return the code, file and line of every error that `check` finds."""
    done = command("check", root, "--no-search", "--format", "json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == (1 if any(each["severity"] == "error" for each in found) else 0), done.stderr
    return [(each["code"], each["path"], each["line"]) for each in found if each["severity"] == "error"]


def test_a_topic_is_refused_until_it_is_filled_in(root: Path) -> None:
    done = command("new", root, "topic", "harbour", "--title", 'The "old" harbour: north')
    assert (done.returncode, done.stdout) == (0, "content/topics/harbour.md:1\n"), done.stderr
    file = root / "content/topics/harbour.md"
    assert 'title: "The \\"old\\" harbour: north"\n' in file.read_text("utf-8")
    assert faults(root) == [("U268", "content/topics/harbour.md", 5)]
    file.write_text(file.read_text("utf-8").replace('- ""', '- "harbour festival"', 1), "utf-8")
    assert faults(root) == []


def test_an_outlet_is_whole_with_a_name(root: Path) -> None:
    before = (root / "content/outlets.yaml").read_bytes()
    done = command("new", root, "outlet", "big-news", "--name", "Big News")
    assert (done.returncode, done.stdout) == (0, "content/outlets.yaml:13\n"), done.stderr
    assert (root / "content/outlets.yaml").read_bytes().startswith(before + b'\n- slug: "big-news"\n')
    assert faults(root) == []


def test_an_event_is_refused_until_it_has_a_source(root: Path) -> None:
    before = held(root)
    done = command("new", root, "event", "fair", "--title", "A fair", "--date", "2021-03", "--format", "json")
    assert done.returncode == 0, done.stderr
    after = held(root)
    assert after.pop("content/events.yaml").startswith(before.pop("content/events.yaml"))
    assert after == before
    (fault,) = faults(root)
    assert fault[:2] == ("U268", "content/events.yaml")
    file = root / "content/events.yaml"
    file.write_text(file.read_text("utf-8").replace('text: ""', 'text: "Northfield Gazette"'), "utf-8")
    assert faults(root) == []


def test_a_note_stands_after_the_other_notes(root: Path) -> None:
    file = root / NOTES
    above, below = file.read_text("utf-8").split("topics:\n")
    file.write_text(f"{above}# Which topics.\n\ntopics:\n{below}", "utf-8", newline="\r\n")
    before = file.read_bytes()
    done = command("new", root, "annotation", BRIEFING, "q1-a2")
    assert (done.returncode, done.stdout) == (0, f"{NOTES}:12\n"), done.stderr
    made = file.read_bytes()
    at = made.index(b'  - target: "q1-a2"\r\n')
    end = made.index(b"\r\n# Which topics.")
    assert made[:at].removesuffix(b"\r\n") + made[end:].removeprefix(b"\r\n") == before
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert {code for code, _, _ in faults(root)} == {"U268"}
    values = {"lemma": "Mail", "note": "By road.", "editor": "The editors", "date": "2021-04-01"}
    text = file.read_text("utf-8").replace('text: ""', 'text: "Northfield Gazette"')
    for key, value in values.items():
        text = text.replace(f'{key}: ""', f'{key}: "{value}"')
    file.write_text(text, "utf-8")
    assert faults(root) == []


@pytest.mark.parametrize("existing", [None, "", "# Nothing yet.", "notes:\n", "topics:\n  q2:\n    - travel"])
def test_the_file_of_notes_is_made_or_begun(root: Path, existing: str | None) -> None:
    if existing is None:
        shutil.rmtree(root / "content/annotations")
    else:
        (root / NOTES).write_text(existing, "utf-8")
    assert command("new", root, "annotation", BRIEFING).returncode == 0
    made = (root / NOTES).read_text("utf-8")
    assert made.startswith(existing or "notes:\n")
    assert made.count("notes:\n") == made.count('  - target: "document"\n') == 1
    left = {"U340"}  # a note was pinned, and is gone
    assert {code for code, _, _ in faults(root)} - left == {"U268"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("topic", "bridges"), 'There is a topic "bridges" already.'),
        (("topic", "Old Bridges"), 'write "old-bridges"'),
        (("topic", "../../seeds/x"), "is no slug"),
        (("outlet", "example-times"), 'There is an outlet "example-times" already.'),
        (("outlet", "sample", "--name", "radio sample"), 'The outlet "sample-radio" has the name'),
        (("event", "lantern-bridge-reopens"), 'There is an event "lantern-bridge-reopens" already.'),
        (("event", "fair", "--date", "March"), "EDTF"),
        (("annotation", "2021-03-05"), 'did you mean "2021-03-04"?'),
        (("annotation", "../outlets"), "There is no briefing"),
        (("annotation", BRIEFING, "q1-a9"), 'did you mean "q1-a'),
        (("annotation", BRIEFING, "--title", "A title"), "`new annotation` takes no title."),
        (("topic", "harbour", "q1"), "`new topic` takes no anchor."),
        (("poem", "harbour"), "invalid choice"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(root: Path, given: tuple[str, ...], said: str) -> None:
    before = held(root)
    done = command("new", root, *given)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert held(root) == before


@pytest.mark.parametrize(
    ("name", "text", "given"),
    [
        ("content/outlets.yaml", "[]\n", ("outlet", "big-news")),
        ("content/events.yaml", "  - slug: fair\n", ("event", "big-fair")),
        (NOTES, "notes: []\n", ("annotation", BRIEFING)),
    ],
)
def test_a_list_of_another_form_is_left_alone(
    root: Path, name: str, text: str, given: tuple[str, ...]
) -> None:
    (root / name).write_text(text, "utf-8")
    done = command("new", root, *given)
    assert done.returncode == 2
    assert name in done.stderr
    assert (root / name).read_text("utf-8") == text


def test_a_file_with_faults_is_shown_and_left_alone(root: Path) -> None:
    file = root / "content/events.yaml"
    file.write_text("- slug: 'fair\n", "utf-8")
    done = command("new", root, "event", "big-fair")
    assert (done.returncode, file.read_text("utf-8")) == (1, "- slug: 'fair\n")
    assert "content/events.yaml:1:9: error[U260" in done.stdout


def test_another_process_is_waited_for_by_hand(root: Path) -> None:
    before = held(root)
    with stage.alone(root / "content/events.yaml"):
        assert command("new", root, "event", "fair").returncode == 3
    assert held(root) == before
