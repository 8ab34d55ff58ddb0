"""An anchor stays with its words through moves and mendings, and never comes to mean others."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.curate.lock import lock_text, repinned
from site_builder.curate.permalinks import PinnedUnit, UnpinnedUnit, assign, by_briefing, check_briefings
from site_builder.diagnostics import Location, Report
from site_builder.model import BriefingId, Passage, Pin, Redirect, Role, Unit

DAY = BriefingId("2001-01-01")
AT = Location(path="seeds/000.txt")

MARKET = (
    "Could you tell us when the covered market in the old town will open again, and whether the stall "
    "holders who left last winter may come back?",
    "The market opens on the first Monday of May. Every stall holder who left has been written to.",
)
FERRY = (
    "The ferry company says that it will run two boats fewer this summer. What will the ministry do?",
    "We have read the announcement. The islands need a boat every day, and the contract says so.",
)
LIBRARY = (
    "Is it true that the reading room of the town library closes at noon on Saturdays from now on?",
    "No. It closes at four, as before.",
)
NOTHING = "I have nothing to offer on that."
LONG = " ".join(
    f"In year {n} the council repaired {n * 7 % 97} roofs and {n * 5 % 89} walls of ward {n * 11 % 83}"
    for n in range(1, 16)
)


def exchange(question: str, *answers: str) -> UnpinnedUnit:
    return UnpinnedUnit(family="q", passages=(("q", question), *(("a", answer) for answer in answers)))


def block(text: str, family: str = "p") -> UnpinnedUnit:
    return UnpinnedUnit(family=family, passages=(("", text),))


def gone(anchor: str, new: str = "") -> Redirect:
    return Redirect(old=f"/briefings/{DAY}/{anchor and '#'}{anchor}", new=new, reason="A test.")


def placed(
    units: Sequence[UnpinnedUnit], pins: Sequence[Pin] = (), redirects: Sequence[Redirect] = ()
) -> tuple[tuple[PinnedUnit, ...], list[str]]:
    report = Report()
    found = assign(DAY, units, pins, redirects, report, at=AT)
    return found, [f"{each.rule.name}: {each.message}" for each in report]


def pinned(units: Sequence[UnpinnedUnit], pins: Sequence[Pin] = ()) -> tuple[Pin, ...]:
    """Return the pins that `pin` would write for `units`."""
    found, _ = placed(units, pins)
    living = [
        Unit(
            anchor=each.anchor,
            number=each.number,
            fingerprint=each.fingerprint,
            passages=tuple(
                Passage(anchor=anchor, role=Role.ANSWER, text=text, first=1, last=1, column=1, end=1)
                for anchor, (_, text) in zip(each.passages, unit.passages, strict=True)
            ),
        )
        for each, unit in zip(found, units, strict=True)
    ]
    return repinned(DAY, living, pins)


def anchors(found: Sequence[PinnedUnit]) -> list[str]:
    return [each.anchor for each in found]


def test_an_unpinned_briefing_is_numbered_in_order_with_one_warning() -> None:
    units = [
        block("Good day.", "o"),
        exchange(*MARKET),
        exchange(FERRY[0], *FERRY, NOTHING),
        exchange(*LIBRARY),
    ]
    found, faults = placed(units)
    assert anchors(found) == ["o1", "q1", "q2", "q3"]
    assert [each.number for each in found] == [1, 1, 2, 3]
    assert found[0].passages == ("o1",)
    assert found[2].passages == ("q2-q1", "q2-a1", "q2-a2", "q2-a3")
    assert faults == ["unpinned: Exchanges and paragraphs of 2001-01-01 without a pinned anchor: 4 of 4."]


def test_what_is_pinned_stays_in_any_order() -> None:
    units = [exchange(*MARKET), exchange(*FERRY), exchange(*LIBRARY)]
    found, faults = placed([units[2], units[0], units[1]], pinned(units))
    assert anchors(found) == ["q3", "q1", "q2"]
    assert faults == []


def test_a_new_exchange_takes_the_next_number_wherever_it_stands() -> None:
    units = [exchange(*MARKET), exchange(*FERRY)]
    found, faults = placed([units[0], exchange(*LIBRARY), units[1]], pinned(units))
    assert anchors(found) == ["q1", "q3", "q2"]
    assert faults == ["unpinned: Exchanges and paragraphs of 2001-01-01 without a pinned anchor: 1 of 3."]


@pytest.mark.parametrize(
    "mended",
    [
        (MARKET[0].replace("covered", "indoor"), MARKET[1]),
        (MARKET[0], MARKET[1].replace("Monday", "Tuesday")),
        (MARKET[0].replace("winter", "wimter"), MARKET[1].replace("written", "writen")),
        (MARKET[0], "Yes."),  # the question is word for word the same
    ],
)
def test_a_mended_exchange_keeps_its_anchor_and_is_reported(mended: tuple[str, str]) -> None:
    pins = pinned([exchange(*FERRY), exchange(*MARKET)])
    found, faults = placed([exchange(*mended), exchange(*FERRY)], pins)
    assert anchors(found) == ["q2", "q1"]
    assert found[0].passages == ("q2-q1", "q2-a1")
    assert faults == ["changed-exchange: 2001-01-01#q2 differs from what was pinned."]


def test_a_typo_in_a_long_answer_keeps_question_and_answer() -> None:
    pins = pinned([exchange("And the roofs?", LONG)])
    found, faults = placed(
        [exchange("And the roofs?", LONG.replace("walls of ward 77", "wals of ward 77"))], pins
    )
    assert found[0].passages == ("q1-q1", "q1-a1")
    assert faults == ["changed-exchange: 2001-01-01#q1 differs from what was pinned."]


def test_print_that_changes_is_no_mending() -> None:
    pins = pinned([exchange(*MARKET)])
    found, faults = placed([exchange(MARKET[0].upper() + " …", MARKET[1].replace(".", " –"))], pins)
    assert anchors(found) == ["q1"]
    assert faults == []


def test_another_question_never_takes_an_anchor() -> None:
    found, faults = placed([exchange(*FERRY)], pinned([exchange(*MARKET)]))
    assert anchors(found) == ["q2"]
    assert [fault.partition(":")[0] for fault in faults] == ["vanished-anchor", "unpinned"]


def test_an_equal_answer_alone_does_not_carry_an_anchor() -> None:
    found, faults = placed([exchange(FERRY[0], NOTHING)], pinned([exchange(MARKET[0], NOTHING)]))
    assert anchors(found) == ["q2"]
    assert "vanished-anchor: 2001-01-01#q1 is pinned, and gone." in faults


def test_an_equal_short_question_alone_does_not_carry_an_anchor() -> None:
    found, _ = placed([exchange("Any comment?", LONG)], pinned([exchange("Any comment?", *MARKET)]))
    assert anchors(found) == ["q2"]


def test_equal_exchanges_keep_their_order() -> None:
    same = exchange("Any news?", "No.")
    pins = pinned([same, exchange(*MARKET), same])
    found, faults = placed([exchange(*MARKET), same, same], pins)
    assert anchors(found) == ["q2", "q1", "q3"]
    assert faults == []


def test_a_split_exchange_leaves_its_anchor_to_its_first_question() -> None:
    whole = UnpinnedUnit(
        family="q", passages=(("q", MARKET[0]), ("q", FERRY[0]), ("a", MARKET[1]), ("a", LONG))
    )
    found, faults = placed([exchange(*MARKET), exchange(FERRY[0], LONG)], pinned([whole]))
    assert anchors(found) == ["q1", "q2"]
    assert [fault for fault in faults if "vanished" in fault] == [
        "vanished-anchor: 2001-01-01#q1-a2 is pinned, and gone.",
        "vanished-anchor: 2001-01-01#q1-q2 is pinned, and gone.",
    ]


def test_families_are_numbered_apart_and_never_mixed() -> None:
    pins = pinned([block(LONG, "o"), exchange(*MARKET)])
    found, _ = placed([block(LONG, "p"), exchange(*MARKET)], pins)
    assert anchors(found) == ["p1", "q1"]


def test_a_vanished_anchor_is_an_error_at_its_line_with_the_line_to_write() -> None:
    report = Report()
    (pin,) = pinned([exchange(*MARKET)])
    assign(DAY, (), (pin,), (), report, at=AT)
    (found,) = report
    assert found.rule.name == "vanished-anchor"
    assert '- {old: "/briefings/2001-01-01/#q1", new: "", reason: "…"}' in found.hint


def test_a_withdrawn_number_is_not_given_again() -> None:
    pins = pinned([exchange(*MARKET), exchange(*FERRY)])
    found, faults = placed([exchange(*MARKET), exchange(*LIBRARY)], pins, [gone("q2")])
    assert anchors(found) == ["q1", "q3"]
    assert faults == ["unpinned: Exchanges and paragraphs of 2001-01-01 without a pinned anchor: 1 of 2."]
    again = pinned([exchange(*MARKET), exchange(*LIBRARY)], pins)
    assert [pin.anchor for pin in again] == ["q1", "q2", "q3"]


def test_a_number_that_only_the_redirects_know_is_not_given_again() -> None:
    found, _ = placed([exchange(*MARKET)], (), [gone("q7")])
    assert anchors(found) == ["q8"]


def test_a_withdrawn_anchor_is_taken_by_no_likeness() -> None:
    mended = exchange(MARKET[0].replace("covered", "indoor"), MARKET[1])
    found, _ = placed([mended], pinned([exchange(*MARKET)]), [gone("q1")])
    assert anchors(found) == ["q2"]


def test_a_redirect_from_what_stands_is_an_error() -> None:
    _, faults = placed([exchange(*MARKET)], pinned([exchange(*MARKET)]), [gone("q1")])
    assert faults == ['living-redirect: "/briefings/2001-01-01/#q1" is said to be gone, and stands.']


def test_of_two_equal_exchanges_the_withdrawn_one_goes() -> None:
    same = exchange(*MARKET)
    found, faults = placed([same], pinned([same, same]), [gone("q1", f"/briefings/{DAY}/#q2")])
    assert anchors(found) == ["q2"]
    assert faults == []


ANSWERS = (MARKET[1], FERRY[1], LIBRARY[1])


@pytest.mark.parametrize(
    ("answers", "expected", "lost"),
    [
        (("New.", *ANSWERS), ["a4", "a1", "a2", "a3"], []),
        ((ANSWERS[0], "New.", *ANSWERS[1:]), ["a1", "a4", "a2", "a3"], []),
        ((ANSWERS[2], ANSWERS[0], ANSWERS[1]), ["a3", "a1", "a2"], []),
        ((ANSWERS[0], "Mended.", ANSWERS[2]), ["a1", "a2", "a3"], []),
        ((ANSWERS[0], "We have read it.", "The contract says so.", ANSWERS[2]), ["a1", "a2", "a4", "a3"], []),
        ((ANSWERS[0], ANSWERS[2]), ["a1", "a3"], ["q1-a2"]),
        ((f"{ANSWERS[0]} {ANSWERS[1]}", ANSWERS[2]), ["a1", "a3"], ["q1-a2"]),
    ],
)
def test_passages_keep_their_anchors_in_their_unit(
    answers: tuple[str, ...], expected: list[str], lost: list[str]
) -> None:
    pins = pinned([exchange(MARKET[0], *ANSWERS)])
    found, faults = placed([exchange(MARKET[0], *answers)], pins)
    assert found[0].passages == ("q1-q1", *(f"q1-{part}" for part in expected))
    assert [f for f in faults if "vanished" in f] == [
        f"vanished-anchor: 2001-01-01#{anchor} is pinned, and gone." for anchor in lost
    ]


def test_a_withdrawn_passage_is_remembered_and_left_alone() -> None:
    pins = pinned([exchange(MARKET[0], *ANSWERS)])
    short = exchange(MARKET[0], *ANSWERS[:2])
    assert placed([short], pins, [gone("q1-a3")])[1] == [
        "changed-exchange: 2001-01-01#q1 differs from what was pinned."
    ]
    again = pinned([short], pins)
    assert [anchor for anchor, _ in again[0].parts] == ["q1-q1", "q1-a1", "q1-a2", "q1-a3"]
    longer = exchange(MARKET[0], *ANSWERS[:2], "New.")
    assert placed([longer], again, [gone("q1-a3")])[0][0].passages[-1] == "q1-a4"


def test_pinning_twice_changes_nothing() -> None:
    units = [exchange(*MARKET), block(LONG, "o"), exchange(*FERRY)]
    pins = pinned(units)
    assert lock_text(pinned(units, pins)) == lock_text(pins)
    assert placed(units, pins)[1] == []


def test_a_briefing_that_is_gone_is_reported_once_and_one_that_moved_is_not() -> None:
    pins = pinned([exchange(*MARKET), exchange(*FERRY)])
    for redirects, expected in (((), ["vanished-anchor"]), ((gone(""),), [])):
        report = Report()
        check_briefings((), pins, redirects, report)
        assert [found.rule.name for found in report] == expected
    report = Report()
    check_briefings((DAY,), pins, (gone(""),), report)
    assert [found.rule.name for found in report] == ["living-redirect"]


def test_pins_are_found_by_briefing() -> None:
    pins = pinned([exchange(*MARKET), exchange(*FERRY)])
    assert by_briefing(pins) == {DAY: pins}


WORDS = st.lists(st.sampled_from(["the", "boat", "leaves", "at", "noon", "and", "no", "one"]), max_size=12)
UNITS = st.lists(
    st.builds(
        lambda q, a: exchange(" ".join(q), *(" ".join(each) for each in a)),
        WORDS,
        st.lists(WORDS, min_size=1, max_size=3),
    ),
    max_size=6,
)


@given(UNITS, UNITS)
def test_every_anchor_is_given_to_one_alone_and_no_pin_is_lost_in_silence(
    before: list[UnpinnedUnit], after: list[UnpinnedUnit]
) -> None:
    pins = pinned(before)
    found, faults = placed(after, pins)
    given_out = [anchor for each in found for anchor in (each.anchor, *each.passages)]
    assert len(given_out) == len(set(given_out))
    fingerprints = {pin.anchor: pin.fingerprint for pin in pins}
    for each in found:
        if fingerprints.get(each.anchor, each.fingerprint) != each.fingerprint:
            assert f"changed-exchange: {DAY}#{each.anchor} differs from what was pinned." in faults
    for pin in pins:
        if pin.anchor not in given_out:
            assert f"vanished-anchor: {DAY}#{pin.anchor} is pinned, and gone." in faults
    # Of units that are word for word the same, the first may take the other's anchor: it means the same.
    again = placed(after, pinned(after, pins))[0]
    assert {each.anchor: each.fingerprint for each in again} == {
        each.anchor: each.fingerprint for each in found
    }
