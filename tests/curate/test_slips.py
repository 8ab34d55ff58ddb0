"""What an editor writes twice, leaves out or turns round is named at its place, or does what it says; it ends
in no bug."""

from pathlib import Path

import pytest

from tests.test_diagnostics import BASE, lay, reported

NOTE = """\
  - target: "q1-q1"
    quote: "{quote}"
    lemma: "{lemma}"
    kind: "identification"
    note: "A footbridge."
    sources: [{{text: "Northfield Gazette, 4 March 2021"}}]
    editor: "The editors"
    date: 2024-01-02
"""
REFERS = 'refers_to: [{{target: "{target}", {quote}to: "{to}", because: "It does."}}]\n'
QUOTE = 'quote: "I would refer you to the harbour office", '
EMENDATION = (
    '  - {{target: "q1-q1", quote: "{quote}", reading: "–", because: "So.", editor: "E", date: 2024-01-02}}\n'
)
FESTIVAL = """\
- slug: "festival"
  title: "The festival"
  date: 2022-03-03
  sources: [{text: "Northfield Gazette"}]
  mentions:
    - {target: "2021-03-04#q1-q1", quote: "reopened yesterday", time: "since"}
    - {target: "2021-03-04#q2-q1", quote: "this summer", time: "since"}
"""


def found(root: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> list[str]:
    """Return the code and the place of each fault of the base with more in some of its files."""
    monkeypatch.chdir(root)
    lay(BASE, root)
    for name, more in files.items():
        path = root / "content" / {"annotations": "annotations/2021-03-04.yaml"}.get(name, f"{name}.yaml")
        path.write_text((path.read_text("utf-8") if path.exists() else "") + more, "utf-8")
    heads = (line for line in reported(root, {}).split("\n") if line[:1] not in ("", " "))
    return [f"{line.split('[')[1][:4]} {line.split(': ')[0]}" for line in heads]


def test_a_topic_or_a_form_that_is_given_twice_is_given_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = '  q1: ["bridges", "bridges"]\nforms:\n  q2: ["referred", "referred"]\n'
    assert found(tmp_path, monkeypatch, annotations=twice) == []


@pytest.mark.parametrize(
    ("binding", "codes"),
    [
        (REFERS.format(target="q2-a1", quote=QUOTE, to="2021-03-04#q1-a"), []),
        (REFERS.format(target="q2-a1", quote=QUOTE, to="2021-03-04#q2-a"), ["U333"]),
        (REFERS.format(target="document", quote="", to="2021-03-04#q1-a1"), ["U268"]),
        (REFERS.format(target="q1-a", quote="", to="2021-03-04#q1-q1"), ["U268"]),
    ],
)
def test_words_may_point_to_a_whole_answer_and_must_be_quoted(
    binding: str, codes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [each[:4] for each in found(tmp_path, monkeypatch, annotations=binding)] == codes


def test_a_mention_without_words_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = found(tmp_path, monkeypatch, events='    - target: "2021-03-04#q1-a"\n')
    assert [each[:4] for each in faults] == ["U268"]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        (NOTE.format(quote="Lantern", lemma="lantern bridge"), ["U277"]),
        (NOTE.format(quote="Lantern", lemma="Lantern"), []),
        ("emendations:\n" + EMENDATION.format(quote="?") + EMENDATION.format(quote=","), []),
    ],
    ids=["other capitals", "another word", "signs"],
)
def test_lemmas_are_told_apart_as_their_pins_are(
    more: str, codes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay(BASE, tmp_path)
    path = tmp_path / "content/annotations/2021-03-04.yaml"
    before, topics, rest = path.read_text("utf-8").partition("topics:")
    path.write_text(before + more + topics + rest, "utf-8")
    said = reported(tmp_path, {})
    assert [code for code in ("U277", "U205", "U340") if code in said] == (codes or [])


def test_mentions_of_one_event_are_each_named_at_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = found(tmp_path, monkeypatch, events=FESTIVAL)
    assert [each[:4] for each in faults] == ["U310", "U310"]
    assert len(set(faults)) == 2


def test_lines_that_end_before_they_begin_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ruling = '  lines: [{at: "8-6", class: "note", because: "So."}]\n'
    assert found(tmp_path, monkeypatch, witnesses=ruling) == ["U270 content/witnesses.yaml:3:16"]
