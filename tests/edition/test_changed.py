"""tests/edition/changed/, an edition in which texts and notes were changed since they were pinned: what its
pages and data files say of that, and of whatever else editors put beside a record."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from site_builder import build, capture, config, curate, derive, export, urls
from site_builder.derive.views import ChangeView, DiffPiece, NoteView, OmissionView, ReportedView, UnitView
from site_builder.diagnostics import BuildFailed, Report
from site_builder.model import Anchor, Edition, Page
from tests import joining
from tests.test_diagnostics import BASE, lay

CHANGED = Path(__file__).parent / "changed"
PATH = "/briefings/2021-03-04/"
BRIDGE = f"{PATH}#note-q1-q1-lantern-bridge"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changed")
    lay(BASE, folder)
    shutil.copytree(CHANGED, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    report = Report()
    content = curate.load(root / "content", report)
    captures = capture.read(root / "seeds", content.witnesses, report)
    joined = joining.join(captures, content, report)
    # What was changed is recorded; that it is not pinned yet is all that is left to say.
    assert sorted(found.rule.name for found in report) == ["changed-exchange", "unpinned-note"]
    return joined


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Page]:
    return {page.path: page for page in derive.pages(edition)}


@pytest.fixture(scope="module")
def units(pages: dict[str, Page]) -> tuple[UnitView, ...]:
    found = pages[PATH].context["units"]
    assert isinstance(found, tuple)
    return found


def rows(edition: Edition, root: Path, name: str) -> list[dict[str, Any]]:
    files = export.artifacts(
        edition, paths=(), seeds=root / "seeds", base_url="https://e.org/", preview=False, report=Report()
    )
    (found,) = (each.content.decode() for each in files if each.path == f"data/{name}")
    return [json.loads(line) for line in found.splitlines()]


# Notes --------------------------------------------------------------------------------------------


def heads(notes: tuple[NoteView, ...]) -> list[tuple[int, str]]:
    return [(note.number, note.lemma) for note in notes]


def test_notes_are_numbered_and_stand_where_their_words_end(
    pages: dict[str, Page], units: tuple[UnitView, ...]
) -> None:
    """The document, the whole exchange, words, overlapping and identical, then all of question and answer."""
    q1, q2 = units
    (asked,) = q1.questions[0].passages
    first, second = q1.answers[0].passages
    assert heads(pages[PATH].context["notes"]) == [(1, "The page")]  # type: ignore[arg-type]
    assert heads(q1.notes) == [(2, "The exchange")]
    assert heads(asked.notes) == [
        (3, "Lantern Bridge"),
        (4, "The name"),
        (5, "Two towns"),
        (6, "The question"),
    ]
    assert heads(first.notes) == []
    assert heads(second.notes) == [(7, "The answer")]
    assert heads(q2.questions[0].passages[0].notes) == [(8, "usually held in June")]
    assert [(piece.text, piece.ids, piece.notes) for piece in asked.pieces[:4]] == [
        ("The Lantern ", ("lemma-3", "lemma-4"), ()),
        ("Bridge", ("lemma-5",), (3, 4)),
        (" between the two towns", (), (5,)),
        (
            " of Northfield and Southfield reopened yesterday."
            " Could you tell us how long the repairs took, and who paid for them",
            (),
            (),
        ),
    ]
    assert (asked.pieces[-1].text, asked.pieces[-1].ids, asked.pieces[-1].notes) == ("?", ("lemma-6",), (6,))


def test_a_note_leads_to_what_it_is_about_and_says_when_that_is_no_words(
    pages: dict[str, Page], units: tuple[UnitView, ...]
) -> None:
    (asked,), (_, told) = units[0].questions[0].passages, units[0].answers[0].passages
    notes = (*pages[PATH].context["notes"], *units[0].notes, *asked.notes, *told.notes)  # type: ignore[misc]
    assert [(note.mark.removeprefix(PATH), note.signature.split(".")[0]) for note in notes] == [
        ("", "Identification, on the document"),
        ("#q1", "Cross-reference, on the whole exchange"),
        ("#lemma-3", "Identification"),
        ("#lemma-4", "Context"),
        ("#lemma-5", "Identification"),
        ("#lemma-6", "Context, on the whole question"),
        ("#lemma-7", "Context, on the whole answer"),
    ]


def test_an_emendation_stands_beside_the_words_which_stay(units: tuple[UnitView, ...]) -> None:
    (passage,) = units[1].questions[0].passages
    assert "usually held in June" in "".join(piece.text for piece in passage.pieces)
    (note,) = passage.notes
    assert (note.lemma, note.reading) == ("usually held in June", "usually held in July")
    assert note.body == "The Gazette of that year gives July."
    assert note.signature == "Emendation. The editors, 1 April 2021"


def test_notes_and_emendations_are_one_file_of_data(edition: Edition, root: Path) -> None:
    found = rows(edition, root, "annotations.jsonl")
    assert [row["number"] for row in found] == list(range(1, 9))
    assert [(row["target"], row["exact"]) for row in found if row["number"] in (1, 2, 5, 7)] == [
        ("2021-03-04", ""),
        ("2021-03-04#q1", ""),
        ("2021-03-04#q1-q1", "Bridge between the two towns"),
        ("2021-03-04#q1-a", ""),
    ]
    last = found[-1]
    assert (last["kind"], last["exact"]) == ("emendation", "usually held in June")
    assert last["reading"] == "usually held in July"
    assert {row["reading"] for row in found[:-1]} == {None}


# Omissions ----------------------------------------------------------------------------------------


def test_what_the_record_leaves_out_stands_after_its_place_or_at_the_end(
    pages: dict[str, Page], units: tuple[UnitView, ...]
) -> None:
    (placed,) = units[0].omissions
    unplaced: tuple[OmissionView, ...] = pages[PATH].context["omissions"]  # type: ignore[assignment]
    assert (placed.anchor, placed.asked) == ("omission-1", "Asked by Harbour News:")
    assert (placed.question, placed.answer) == (("Was the mason paid?",), ("He was.", "Twice."))
    assert units[1].omissions == ()
    (last,) = unplaced
    assert (last.anchor, last.asked) == ("omission-2", "Who asked, and in what words, is not reported.")
    assert (last.question, last.answer) == ((), ("That is all for today.",))


def test_what_the_record_leaves_out_is_no_exchange_and_is_not_found_by_search(
    edition: Edition, root: Path
) -> None:
    assert [row["id"] for row in rows(edition, root, "exchanges.jsonl")] == ["2021-03-04#q1", "2021-03-04#q2"]
    assert "mason" not in json.dumps(rows(edition, root, "exchanges.jsonl"))
    assert not any("mason" in record.content for record in derive.records(edition))
    placed, unplaced = rows(edition, root, "omissions.jsonl")
    assert (placed["id"], placed["after"]) == ("2021-03-04#omission-1", "2021-03-04#q1")
    assert (placed["asked_by"], placed["question"]) == ("Harbour News", "Was the mason paid?")
    assert placed["sources"] == [{"text": "Harbour News, 5 March 2021", "url": "https://news.example/5"}]
    assert (unplaced["after"], unplaced["asked_by"], unplaced["question"]) == (None, None, None)


def test_the_page_of_corrections_lists_what_records_leave_out(pages: dict[str, Page]) -> None:
    reported: tuple[ReportedView, ...] = pages["/corrections/"].context["reported"]  # type: ignore[assignment]
    assert [(each.place.text, each.place.path) for each in reported] == [
        ("Press conference, 4 March 2021, Q1", f"{PATH}#omission-1"),
        ("Press conference, 4 March 2021", f"{PATH}#omission-2"),
    ]


# Corrections --------------------------------------------------------------------------------------


def test_every_change_is_listed_with_what_its_words_became(pages: dict[str, Page]) -> None:
    """The latest first. What a correction led to is what the next one replaced, or what stands there."""
    changes: tuple[ChangeView, ...] = pages["/corrections/"].context["changes"]  # type: ignore[assignment]
    assert [(each.anchor, each.day, each.what, each.outcome) for each in changes] == [
        ("correction-4", "2 June 2021", "Text of the record", ""),
        ("correction-3", "1 June 2021", "Note “Lantern Bridge”", ""),
        ("correction-2", "2 May 2021", "Note “Toll”", "Withdrawn"),
        ("correction-1", "1 May 2021", "Note “Lantern Bridge”", ""),
    ]
    assert [
        [(piece.kind, piece.text) for piece in each.diff if piece.kind != "same"] for each in changes
    ] == [
        [("was", "eleven"), ("now", "twelve")],
        [("was", "1898"), ("now", "1899")],
        [("was", "A penny.")],
        [("was", "foot bridge"), ("now", "footbridge"), ("was", "1889"), ("now", "1898")],
    ]
    assert [each.place.path for each in changes] == [f"{PATH}#q1-a1", BRIDGE, "", BRIDGE]
    lead = pages["/corrections/"].context["lead"]
    assert (
        lead == "4 changes were made to what was published: 1 published text and 3 notes, the latest first."
    )


def test_a_corrected_text_says_so_and_leads_to_the_list(units: tuple[UnitView, ...]) -> None:
    (asked,), (told, other) = units[0].questions[0].passages, units[0].answers[0].passages
    (correction,) = told.corrected
    assert correction.link.text == "Corrected on 2 June 2021"
    assert (correction.link.path, correction.mark) == ("/corrections/#correction-4", f"{PATH}#q1-a1")
    assert DiffPiece(text="eleven", kind="was") in correction.diff
    assert DiffPiece(text=" months. Both towns paid …", kind="same") not in correction.diff
    assert (asked.corrected, other.corrected) == ((), ())
    assert [[link.path for link in note.changes] for note in asked.notes] == [
        ["/corrections/#correction-1", "/corrections/#correction-3"],
        [],
        [],
        [],
    ]


def test_changes_are_data(edition: Edition, root: Path) -> None:
    found = rows(edition, root, "corrections.jsonl")
    assert [(row["target"], row["note"], row["was"], row["now"]) for row in found[:3]] == [
        ("2021-03-04#q1-q1", "Lantern Bridge", "A foot bridge of 1889.", "A footbridge of 1898."),
        ("2021-03-04#q2-a1", "Toll", "A penny.", None),
        ("2021-03-04#q1-q1", "Lantern Bridge", "A footbridge of 1898.", "A footbridge of 1899."),
    ]
    assert found[3]["note"] is None
    assert found[3]["now"].startswith("The repairs took twelve months.")


def test_an_edition_in_which_nothing_was_changed_says_so(tmp_path: Path) -> None:
    lay(BASE, tmp_path)
    report = Report()
    content = curate.load(tmp_path / "content", report)
    captures = capture.read(tmp_path / "seeds", content.witnesses, report)
    pages = {page.path: page for page in derive.pages(joining.join(captures, content, report))}
    page = pages["/corrections/"]
    assert page.context["lead"] == "No correction of a published text or note is recorded."
    assert (page.context["changes"], page.context["reported"], page.context["moved"]) == ((), (), ())


def test_a_change_is_published_when_the_line_that_is_asked_for_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mend a seed; the build asks for a correction; write what it proposes; pin; nothing is left to say."""
    monkeypatch.chdir(tmp_path)
    lay(CHANGED.parents[1] / "diagnostics" / "U292", tmp_path)
    missing = said(tmp_path)
    (stub,) = re.findall(r"- (\{.*\})", missing["unrecorded-correction"])
    printed = (BASE / "seeds" / "000_base.txt").read_text("utf-8").split("\n")
    was = printed[5].removeprefix("Jane Doe: ")
    line = stub.replace('was: "…"', f'was: "{was}"').replace("YYYY-MM-DD", "2021-06-02")
    with pytest.raises(BuildFailed):
        build.pin(settings(tmp_path), Report(), lambda stage: None)
    (tmp_path / "content" / "corrections.yaml").write_text(f"- {line}\n", "utf-8")
    assert list(said(tmp_path)) == ["changed-exchange"]
    assert build.pin(settings(tmp_path), Report(), lambda stage: None) == 1
    assert said(tmp_path) == {}


def settings(root: Path) -> config.Config:
    places = {name: str(BASE.parents[2] / name) for name in ("templates", "static")}
    return config.from_environment({**places, "no-search": "1"}, Report(), environment={})


def said(root: Path) -> dict[str, str]:
    """Return what `check` says: the hint of each fault by its rule."""
    report = Report()
    try:
        build.check(settings(root), report, lambda stage: None)
    except BuildFailed:
        assert report.refuses
    return {found.rule.name: found.hint for found in report}


def test_a_note_keeps_its_address_whatever_stands_before_it(edition: Edition) -> None:
    """Of two with one lemma for the same words, the second is counted."""
    (briefing,) = (each for each in edition.briefings if each.notes)
    anchors = [note.anchor for note in briefing.notes]
    assert len(set(anchors)) == len(anchors)
    assert "note-the-page" in anchors
    once = urls.note_anchor(Anchor("q1-q1"), "Lantern Bridge")
    assert once == "note-q1-q1-lantern-bridge" and once in anchors
