"""The real five seeds with the real content give the edition that a reader of the texts expects."""

from pathlib import Path

import pytest

from site_builder import capture, curate
from site_builder.diagnostics import Report, render
from site_builder.model import Edition, Exchange, Form, Unit
from tests import joining

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def edition() -> Edition:
    report = Report()
    content = curate.load(ROOT / "content", report)
    captures = capture.read(ROOT / "seeds", content.witnesses, report)
    joined = joining.join(captures, content, report)
    assert [render(found) for found in report] == []
    return joined


def units(edition: Edition) -> dict[tuple[str, str], Unit]:
    return {(briefing.id, unit.anchor): unit for briefing in edition.briefings for unit in briefing.units}


def gold() -> list[tuple[str, str, set[str], set[str]]]:
    lines = (Path(__file__).parent / "units.txt").read_text("utf-8").splitlines()
    rows = [[*line.split(" "), ""][:4] for line in lines if not line.startswith("#")]
    return [
        (id, anchor, set(topics.split(",")), set(filter(None, forms.split(","))))
        for id, anchor, topics, forms in rows
    ]


def test_every_unit_has_its_topics(edition: Edition) -> None:
    found = units(edition)
    assert {(id, anchor): topics for id, anchor, topics, _ in gold()} == {
        key: {match.topic for match in unit.topics} for key, unit in found.items()
    }


def test_the_main_topic_comes_first(edition: Edition) -> None:
    found = units(edition)
    rows = (Path(__file__).parent / "units.txt").read_text("utf-8").splitlines()[1:]
    for row in rows:
        id, anchor, topics = row.split(" ")[:3]
        assert found[id, anchor].topics[0].topic == topics.split(",")[0], row


def test_every_answer_has_its_forms_with_their_words(edition: Edition) -> None:
    found = units(edition)
    for id, anchor, _, forms in gold():
        special = [form for form in found[id, anchor].forms if form.form is not Form.SUBSTANTIVE]
        assert {form.form.value for form in special} == forms, (id, anchor)
        assert all(form.spans or form.basis == "editor" for form in special)


def test_the_edition_holds_what_the_seeds_hold(edition: Edition) -> None:
    asked = {question.outlet for b in edition.briefings for e in b.exchanges for question in e.questions}
    assert [briefing.id for briefing in edition.briefings] == [
        "2022-09-13",
        "2023-06-18-readout",
        "2023-11-16",
        "2024-02-23",
        "2024-04-22-background",
    ]
    assert [len(briefing.exchanges) for briefing in edition.briefings] == [13, 0, 8, 8, 0]
    assert [len(briefing.blocks) for briefing in edition.briefings] == [0, 10, 0, 0, 19]
    assert len(asked) == 19
    assert not any(edition.outlets[slug].provisional for slug in asked)


def test_mentions_and_forms_stand_in_the_order_of_the_text(edition: Edition) -> None:
    anchors = [
        (briefing.id, anchor)
        for briefing in edition.briefings
        for unit in briefing.units
        for anchor in dict.fromkeys((unit.anchor, *(passage.anchor for passage in unit.passages)))
    ]
    order = {(str(id), str(anchor)): number for number, (id, anchor) in enumerate(anchors)}
    for found in (*edition.event_mentions.values(), *edition.person_mentions.values()):
        places = [(order[m.briefing, m.span.anchor], m.span.start) for m in found]
        assert places == sorted(places)
    for (id, _), unit in units(edition).items():
        for form in unit.forms:
            spans = [(order[id, span.anchor], span.start) for span in form.spans]
            assert spans == sorted(spans)


def test_every_document_has_its_notes(edition: Edition) -> None:
    for briefing in edition.briefings:
        assert len(briefing.notes) >= 5
        assert [note.number for note in briefing.notes] == list(range(1, len(briefing.notes) + 1))
        written = [note.annotation for note in briefing.notes]
        assert all(note.sources or note.reading for note in written)  # a slip of the print is its own source


def test_every_note_has_words_or_a_thing_of_its_own(edition: Edition) -> None:
    for briefing in edition.briefings:
        notes = [note.annotation for note in briefing.notes]
        assert len({(note.target.anchor, note.lemma) for note in notes}) == len(notes)


def test_what_records_leave_out_is_reported_by_a_named_source(edition: Edition) -> None:
    (found,) = [omission for briefing in edition.briefings for omission in briefing.omissions]
    assert found.after.briefing == "2023-11-16"
    assert [source.text.split(",")[0] for source in found.sources] == [
        "Reuters",
        "Sputnik",
        "AFP",
        "New York Post",
    ]
    text = (ROOT / "seeds" / "000_42278027cc5f62b9.txt").read_text("utf-8")
    assert "dictator" not in text
    assert "ulterior motives" not in text


def test_pins_are_those_of_the_text(edition: Edition) -> None:
    """What is pinned is what stands: no anchor is new, changed or gone."""
    pinned = {(pin.briefing, pin.anchor): pin.fingerprint for pin in edition.pins}
    assert pinned == {key: unit.fingerprint for key, unit in units(edition).items()}
    assert sum(isinstance(unit, Exchange) for unit in units(edition).values()) == 29
