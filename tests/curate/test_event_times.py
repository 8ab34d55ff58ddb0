"""A time that rests on an event is counted from its date, where the words in the same place mention it."""

from dataclasses import replace
from datetime import date

import pytest

from site_builder.curate import dated, event_times, times
from site_builder.curate.event_times import Named
from site_builder.diagnostics import Report
from site_builder.model import (
    Anchor,
    Edition,
    Event,
    Mention,
    Passage,
    Slug,
    Span,
)
from tests.editions import CONFERENCE, edition

TREATY = Event(slug=Slug("treaty"), title="Treaty", date="1972-09-29")
HELD = date(2022, 9, 13)


def meant(text: str, event: Event, words: str) -> list[tuple[str, str, str]]:
    start = text.index(words)
    named = [Named(event, start, start + len(words))]
    found = []
    for time in times.find(text, HELD):
        settled = event_times.settled(time, time.hook, text, named, HELD) if time.hook else (time, Slug(""))
        if settled is not None:
            each, _ = settled
            found.append((text[each.start : each.end], each.edtf, str(each.certainty)))
    return found


# The text, its words that mention an event in [ ] | the date of the event | the time, its EDTF, certainty.
CASES = """
It has held since [the treaty]. | 1972-09-29 | since the treaty | 1972-09-29/2022-09-13 | sure
It came after the [treaty]. | 1972-09-29 | after the treaty | 1972-09-29/2022-09-13 | sure
It came before the [treaty]. | 1972-09-29 | before the treaty | ../1972-09-29 | probable
They come on the eve of the [treaty]. | 2022-09-20 | on the eve of the treaty | ../2022-09-20 | probable
They met during the [visit]. | 2022-09-14/2022-09-16 | during the visit | 2022-09-14/2022-09-16 | sure
The upcoming [state visit] will do. | 2022-09-14 | upcoming | 2022-09-14 | sure
For the 50th anniversary of [the treaty]. | 1972-09-29 | the 50th anniversary | 2022-09-29 | sure
For the 50th anniversary of [the treaty]. | 1972 | the 50th anniversary | 2022 | sure
It is the six-month mark of [the ban]. | 2022-03-14 | the six-month mark | 2022-09-14 | sure
It [enters its third decade]. | 2001-06-15 | its third decade | 2021/2031 | probable
[Since its inception] it grew. | 2001~ | Since its inception | 2001~/2022-09-13 | probable
After [the visit] they rest. | 2022-09-20 | After the visit | 2022-09-20/.. | sure
"""


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_a_time_is_counted_from_the_event_that_its_words_mention(row: str) -> None:
    marked, on, *found = row.split(" | ")
    text, words = marked.replace("[", "").replace("]", ""), marked.partition("[")[2].partition("]")[0]
    assert meant(text, replace(TREATY, date=on), words) == [tuple(found)]


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Since China grew, the treaty holds.", "treaty", []),
        ("After all, a comma, the treaty.", "treaty", []),
        ("They spoke of the treaty during dinner.", "the treaty", []),
        # 1972 and 20 years are not 2022: something else is 20 years old.
        ("For the 20th anniversary of the treaty.", "the treaty", [("the 20th anniversary", "", "none")]),
    ],
)
def test_what_is_not_about_the_event_stays_open(
    text: str, words: str, left: list[tuple[str, str, str]]
) -> None:
    assert meant(text, TREATY, words) == left


def told(text: str, *events: tuple[Event, str, str]) -> tuple[Edition, Report]:
    """Return an edition whose first answer is `text`, which mentions events by words, as a time or not."""
    whole = edition()
    conference, readout = whole.briefings
    first, second = conference.exchanges
    said: Passage = replace(first.passages[1], text=text)
    exchange = replace(first, passages=(first.passages[0], said, first.passages[2]))
    mentions = {}
    for event, words, sense in events:
        start = text.index(words)
        span = Span(anchor=Anchor("q1-a1"), start=start, end=start + len(words))
        mentions[event.slug] = (
            Mention(briefing=CONFERENCE, unit=Anchor("q1"), span=span, basis="editor", time=sense),
        )
    report = Report()
    changed = replace(
        whole,
        briefings=(replace(conference, exchanges=(exchange, second)), readout),
        events={event.slug: event for event, _, _ in events},
        event_mentions=mentions,
    )
    return dated.dated(changed, map(dated.of_passages, changed.briefings), report), report


def of_answer(told: Edition) -> list[tuple[str, str, str, str]]:
    return [
        (str(each.span.start), each.edtf, each.basis, each.event)
        for each in told.dates
        if each.span.anchor == "q1-a1"
    ]


def test_a_day_is_joined_to_the_event_of_that_day_in_its_sentence_alone() -> None:
    talks = Event(slug=Slug("talks"), title="Talks", date="2024-01-01")
    vote = Event(slug=Slug("vote"), title="Vote", date="2023-12-30")
    near, _ = told("On January 1, they held talks.", (talks, "talks", ""))
    assert of_answer(near) == [("0", "2024-01-01", "rule", "talks")]
    far, _ = told("It was on January 1. They held talks.", (talks, "talks", ""))
    assert of_answer(far) == [("7", "2024-01-01", "rule", "")]
    other, _ = told("On January 1, they held a vote.", (vote, "vote", ""))
    assert of_answer(other) == [("0", "2024-01-01", "rule", "")]


def test_a_time_is_joined_to_an_event_that_it_lies_within_but_to_none_that_it_only_meets() -> None:
    talks = Event(slug=Slug("talks"), title="Talks", date="2023-12-30/2024-01-02")
    within, _ = told("On January 1, they held talks.", (talks, "talks", ""))
    assert of_answer(within) == [("0", "2024-01-01", "rule", "talks")]
    tour = Event(slug=Slug("tour"), title="Tour", date="2024-01-10/2024-02-05")
    met, _ = told("In January 2024, they began a tour.", (tour, "tour", ""))
    assert of_answer(met) == [("0", "2024-01", "rule", "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [("The upcoming visits will do.", "visits"), ("Then, during the visits, it rains.", "the visits")],
)
def test_a_time_of_several_events_named_by_the_same_words_is_that_of_all(text: str, words: str) -> None:
    first = Event(slug=Slug("first"), title="First visit", date="2024-01-10")
    second = Event(slug=Slug("second"), title="Second visit", date="2024-01-14")
    found, _ = told(text, (first, words, ""), (second, words, ""))
    assert [each[1:] for each in of_answer(found)] == [("2024-01-10/2024-01-14", "rule", "first")]


def test_what_an_editor_calls_a_time_stands_in_place_of_what_a_rule_finds() -> None:
    report_ = Event(slug=Slug("report"), title="Report", date="2023-12-20")
    found, report = told("They welcome the work to date.", (report_, "to date", "until"))
    assert of_answer(found) == [("22", "../2023-12-20", "editor", "report")]
    assert list(report) == []


def test_no_time_is_counted_since_an_event_that_lies_ahead() -> None:
    feast = Event(slug=Slug("feast"), title="Feast", date="2024-06-01")
    found, report = told("It has been so from the feast.", (feast, "from the feast", "since"))
    assert of_answer(found) == []
    assert [each.rule.name for each in report] == ["misspent-time"]
