"""The reading page prints what nobody speaks in its place; the source page says where every line is shown."""

from dataclasses import replace

from site_builder.derive import ledgers, reading
from site_builder.derive.views import LedgerRow, OpeningView, UnitView
from site_builder.model import (
    Anchor,
    Briefing,
    Direction,
    Edition,
    LedgerLine,
    LineClass,
    Link,
    Paragraph,
    Role,
    Turn,
)
from tests.editions import CONFERENCE, edition

LAUGHTER, APPLAUSE, NOTICE, RECESS = (
    "(Laughter)",
    "[Applause]",
    "A question was raised later.",
    "No more today.",
)
PATH = f"/briefings/{CONFERENCE}/"


def direction(text: str, before: str, line: int) -> Direction:
    return Direction(
        text=text, before=Anchor(before), witness=0, first=line, last=line, column=1, end=len(text) + 1
    )


def directed() -> Edition:
    """Return the small edition with words that nobody speaks, one in every kind of place."""
    whole = edition()
    first, *others = whole.briefings
    q1, q2 = first.exchanges
    said = q1.answers[0].passages
    q1 = replace(
        q1,
        answers=(
            replace(q1.answers[0], passages=said[:1]),
            replace(q1.answers[0], passages=said[1:], resumes=True),
        ),
    )
    placed = (
        direction(APPLAUSE, "q1-a1", 6),
        direction(LAUGHTER, "q1-a2", 8),
        direction(NOTICE, "q2-q1", 12),
        direction(RECESS, "", 13),
    )
    first = replace(first, exchanges=(q1, q2), directions=placed)
    return replace(whole, briefings=(first, *others))


def units(whole: Edition, name: str) -> tuple[UnitView, ...]:
    found = next(iter(reading.pages(whole))).context[name]
    assert isinstance(found, tuple)
    return found


def test_each_stands_in_its_place_and_leads_to_its_line() -> None:
    q1, q2 = units(directed(), "units")
    (applause,), (laughter,), (notice,) = q1.answers[0].directions, q1.answers[1].directions, q2.directions
    (recess,) = units(directed(), "directions")
    assert [each.text for each in (applause, laughter, notice)] == [APPLAUSE, LAUGHTER, NOTICE]
    assert (laughter.anchor, laughter.path) == ("direction-a-line-8", f"{PATH}source/#line-8")
    assert recess.anchor == "direction-a-line-13"
    assert not q1.directions + q1.questions[0].directions + q2.questions[0].directions
    assert not q2.answers[0].directions


def test_a_name_is_printed_where_the_source_prints_it() -> None:
    q1, _ = units(directed(), "units")
    first, second = (answer.label for answer in q1.answers)
    assert first and first.name.text == "Ann Lee"
    assert second is None


def test_an_opening_without_an_announcement_is_not_called_one() -> None:
    whole = edition()
    first, *others = whole.briefings
    told = replace(
        first.opening[0], role=Role.ANSWER, label="Ann Lee went on", spokesperson=first.spokespersons[0]
    )
    more = replace(first.opening[0], anchor=Anchor("o2"), number=2)
    (page, _) = reading.pages(replace(whole, briefings=(replace(first, opening=(told, more)), *others)))
    openings = page.context["openings"]
    assert isinstance(openings, tuple)
    assert [(each.anchor, each.name) for each in openings if isinstance(each, OpeningView)] == [
        ("opening", "Answer to a question that the capture does not have"),
        ("opening-1", "Opening"),
    ]
    speaker = openings[0].units[0].speaker
    assert (speaker.name.text, speaker.after) == ("Ann Lee", " went on")
    assert openings[1].units[0].speaker is None


def rows(found: Briefing) -> dict[int, Link]:
    whole = edition()
    page = next(iter(ledgers.pages(replace(whole, briefings=(found, *whole.briefings[1:])))))
    listed = page.context["rows"]
    assert isinstance(listed, tuple)
    return {row.number: row.shown for row in listed if isinstance(row, LedgerRow)}


def test_the_source_page_says_where_labels_and_directions_are_shown() -> None:
    first = directed().briefings[0]
    q1, witness = first.exchanges[0], first.witnesses[0]

    def turn(role: Role, *lines: tuple[int, int, int]) -> Turn:
        paragraphs = (Paragraph(text="", first=n, last=n, column=c, end=e) for n, c, e in lines)
        return Turn(role=role, paragraphs=tuple(paragraphs))

    def where(at: int) -> tuple[int, int, int]:
        one = q1.passages[at]
        return one.first, one.column, one.end

    turns = (
        turn(Role.QUESTION, where(0)),
        turn(Role.NOTE, (6, 1, 11)),
        turn(Role.ANSWER, where(1)),
        turn(Role.NOTE, (8, 1, 11)),
        turn(Role.ANSWER, where(2)),
        turn(Role.NOTE, (12, 1, 29)),
        turn(Role.NOTE, (13, 1, 15)),
    )
    # The label of the first answer has a line of its own.
    ledger = (
        LedgerLine(number=3, text="Ann Lee:", kind=LineClass.ANSWER, turn=2, label=8),
        LedgerLine(number=6, text=APPLAUSE, kind=LineClass.NOTE, turn=1, paragraph=0),
        LedgerLine(number=8, text=LAUGHTER, kind=LineClass.NOTE, turn=3, paragraph=0),
        LedgerLine(number=12, text=NOTICE, kind=LineClass.NOTE, turn=5, paragraph=0),
        LedgerLine(number=14, text="Tel: 123", kind=LineClass.BOILERPLATE),
        LedgerLine(number=13, text=RECESS, kind=LineClass.NOTE, turn=6, paragraph=0),
    )
    witness = replace(witness, capture=replace(witness.capture, turns=turns, ledger=ledger))
    shown = rows(replace(first, witnesses=(witness,)))
    assert {number: (link.text, link.path) for number, link in shown.items()} == {
        3: ("who answers, Q1", f"{PATH}#q1"),
        6: ("in Q1", f"{PATH}#direction-a-line-6"),
        8: ("in Q1", f"{PATH}#direction-a-line-8"),
        12: ("before Q2", f"{PATH}#direction-a-line-12"),
        13: ("at the end", f"{PATH}#direction-a-line-13"),
        14: ("left out", ""),
    }


def test_what_another_witness_has_of_them_is_said_not_to_be_compared() -> None:
    first = directed().briefings[0]
    (witness,) = first.witnesses
    notes = (Paragraph(text=text, first=n, last=n, column=1, end=9) for n, text in enumerate("AB", 1))
    turns = tuple(Turn(role=Role.NOTE, paragraphs=(each,)) for each in notes)
    ledger = tuple(
        LedgerLine(number=n, text="", kind=LineClass.NOTE, turn=n - 1, paragraph=0) for n in (1, 2)
    )
    other = replace(witness, siglum="B", capture=replace(witness.capture, turns=turns, ledger=ledger))
    printed = replace(direction("B", "q2-q1", 2), witness=1)
    found = replace(first, witnesses=(witness, other), directions=(printed,))
    whole = edition()
    pages = list(ledgers.pages(replace(whole, briefings=(found, *whole.briefings[1:]))))
    listed = pages[1].context["rows"]
    assert isinstance(listed, tuple)
    assert [row.shown for row in listed] == [
        Link(text="not spoken, not compared", path=""),
        Link(text="before Q2", path=f"{PATH}#direction-b-line-2"),
    ]
