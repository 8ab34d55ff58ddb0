"""The edition's own numbers, and what is known of the sessions that it has and lacks."""

from dataclasses import replace

from site_builder.derive import coverage, numbers
from site_builder.derive.views import CountTable, Figure, FigureGroup, Group
from site_builder.model import CalendarEntry, DayKind, Edition, Form, FormRule, Page, Pattern, Source
from tests.editions import edition


def figures(whole: Edition) -> dict[str, Figure]:
    (page,) = numbers.pages(whole)
    groups = page.context["groups"]
    assert isinstance(groups, tuple)
    found = [figure for group in groups if isinstance(group, FigureGroup) for figure in group.figures]
    assert len({figure.name for figure in found}) == len(found)
    return {figure.name: figure for figure in found}


def test_numbers_are_those_of_the_edition() -> None:
    """Counted by hand from tests/editions.py."""
    found = figures(edition())
    wanted = {
        "Documents": "2",
        "Documents, press conference": "1",
        "Documents, readout": "1",
        "Exchanges": "2",
        "Paragraphs": "8",
        "Words": "56",
        "Lines of captures": "14",
        "Lines and parts of lines, blank": "3",
        "Lines and parts of lines, answer": "3",
        "Lines without a class": "0",
        "Addresses that are promised": "8",
        "Notes and emendations": "1",
        "Notes, context": "1",
        "Topics": "2",
        "Outlets that asked": "1",
        "Events": "2",
        "Places that speak of an event": "2",
        "Answers": "1",
        "Answers, referred": "1",
        "Answers, deferred": "0",
    }
    assert {name: found[name].number for name in wanted} == wanted


def test_a_rule_is_counted_by_the_answers_in_which_it_found_words() -> None:
    whole = edition()
    rules = tuple(
        FormRule(id=id, form=Form.REFERRED, pattern=Pattern(words=id)) for id in ("refer-you", "ask", "check")
    )
    first = whole.briefings[0]
    told = tuple(replace(form, rules=("refer-you",)) for form in first.exchanges[0].forms)
    exchanges = (replace(first.exchanges[0], forms=told), replace(first.exchanges[1], overruled=told))
    found = figures(
        replace(whole, form_rules=rules, briefings=(replace(first, exchanges=exchanges), whole.briefings[1]))
    )
    assert found["Rules for forms of answer"].number == "3"
    assert found["Rule “refer-you”, for referred"].number == "2"
    assert found["Rules that found nothing in this revision"].number == "2"
    assert found["Forms overruled"].number == "1"


def named(day: str, kind: DayKind, *, until: str = "") -> CalendarEntry:
    return CalendarEntry(date=day, kind=kind, until=until, sources=(Source(text="Gazette 9"),))


def covered(*calendar: CalendarEntry) -> dict[str, Page]:
    return {page.path: page for page in coverage.pages(replace(edition(), calendar=calendar))}


def rows(page: Page) -> dict[str, dict[str, str]]:
    table = page.context["table"]
    assert isinstance(table, CountTable)
    return {
        row.name.text: {cell.column: cell.text for cell in (*row.cells, row.total) if cell.text}
        for row in table.rows
    }


def lines(page: Page) -> list[tuple[str, str, str]]:
    groups = page.context["groups"]
    assert isinstance(groups, tuple)
    return [
        (entry.when, entry.link.text, entry.summary)
        for group in groups
        if isinstance(group, Group)
        for entry in group.entries
    ]


def test_what_no_source_names_is_not_called_missing() -> None:
    found = covered()
    assert rows(found["/coverage/"]) == {"2024": {"January": "1", "Press conferences": "1"}}
    assert [line[0] for line in lines(found["/coverage/2024/"])] == ["2 January 2024", "3 January 2024"]


def test_a_session_that_a_source_names_is_missing_unless_it_is_here() -> None:
    found = covered(
        named("2024-01-02", DayKind.HELD),
        named("2024-02-05", DayKind.HELD),
        named("2023-12-29", DayKind.HELD),
        named("2024-02-08", DayKind.RECESS, until="2024-02-18"),
    )
    assert rows(found["/coverage/"]) == {
        "2023": {"Known to be missing": "1", "Press conferences": "0"},
        "2024": {"January": "1", "Known to be missing": "1", "Press conferences": "1"},
    }
    assert lines(found["/coverage/2024/"])[2:] == [
        ("5 February 2024", "Not captured", "Gazette 9"),
        ("8–18 February 2024", "Recess", "Gazette 9"),
    ]
    assert found["/coverage/2024/"].context["lead"] == (
        "1 press conference and 1 other document captured; 1 more known to have been held."
    )


def test_a_readout_of_the_day_is_no_session() -> None:
    found = covered(named("2024-01-03", DayKind.HELD))
    assert rows(found["/coverage/"])["2024"]["Known to be missing"] == "1"
