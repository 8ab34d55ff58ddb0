"""Captures of one session become one briefing, and nothing of any of them is lost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import capture, curate
from site_builder.curate import languages, overlap
from site_builder.curate.tokens import split
from site_builder.diagnostics import NOWHERE, Location, Report
from site_builder.model import (
    Basis,
    Briefing,
    Capture,
    Collation,
    Content,
    Dated,
    Edition,
    Kind,
    LedgerLine,
    LineClass,
    Match,
    Outlet,
    Paragraph,
    Person,
    Redirect,
    Role,
    Ruling,
    Slug,
    Turn,
    WitnessRecord,
)
from tests import joining

ROOT = Path(__file__).parents[2]
REPORT = Report()
CONTENT = curate.load(ROOT / "content", REPORT)
(SEED,) = (
    read for read in capture.read(ROOT / "seeds", CONTENT.witnesses, REPORT) if read.seed.startswith("001")
)
PLAIN = replace(
    CONTENT,
    witnesses=(),
    annotations=(),
    omissions=(),
    terms=(),
    events=(),
    pins=(),
    note_pins=(),
    corrections=(),
    redirects=(),
    bindings=(),
)
PLAIN = replace(PLAIN, topic_assignments=(), form_assignments=())
PLAIN = replace(PLAIN, topics=tuple(replace(one, wording=(), pairs=()) for one in PLAIN.topics))
ID = "2024-02-23"

Exchanges = Sequence[Sequence[Turn]]


def exchanges(read: Capture) -> list[list[Turn]]:
    return [
        [read.turns[index] for index in (*group.questions, *group.answers)]
        for group in capture.exchanges(read.turns)
    ]


def witness(name: str, turns: Exchanges, held: Dated = SEED.held) -> Capture:
    """Return a capture with other exchanges than the seed's."""
    flat = tuple(turn for exchange in turns for turn in exchange)
    ledger = tuple(
        LedgerLine(
            number=one.first, text=one.text, kind=LineClass(turn.role.value), turn=index, paragraph=number
        )
        for index, turn in enumerate(flat)
        for number, one in enumerate(turn.paragraphs)
    )
    return replace(SEED, seed=name, path=f"seeds/{name}", turns=flat, ledger=ledger, held=held)


def said(exchange: Sequence[Turn], change: Callable[[str], str]) -> list[Turn]:
    """Return an exchange with its words changed."""
    return [
        turn._replace(paragraphs=tuple(one._replace(text=change(one.text)) for one in turn.paragraphs))
        for turn in exchange
    ]


def joined(captures: Sequence[Capture], content: Content = PLAIN) -> tuple[Edition, list[str]]:
    report = Report()
    edition = joining.join(captures, content, report)
    return edition, [f"{each.rule.code} {each.location}" for each in report if each.rule.code != "U290"]


def briefing(*captures: Capture, content: Content = PLAIN) -> Briefing:
    edition, faults = joined(captures, content)
    assert faults == []
    (only,) = edition.briefings
    return only


def anchors(found: Briefing) -> list[str]:
    return [unit.anchor for unit in found.exchanges]


def of(collation: Collation, anchor: str) -> Match:
    (found,) = (match for match in collation.matches if anchor in match.units)
    return found


SAID = exchanges(SEED)
A = witness("a.txt", SAID)


def test_a_mirror_is_a_witness_of_the_same_briefing() -> None:
    found = briefing(A, witness("b.txt", SAID))
    assert [(each.siglum, each.capture.seed) for each in found.witnesses] == [("A", "a.txt"), ("B", "b.txt")]
    (collation,) = found.collations
    assert [match.units for match in collation.matches] == [(anchor,) for anchor in anchors(found)]
    assert not any(match.variants for match in collation.matches)


def test_the_first_witness_of_the_records_is_the_copy_text() -> None:
    records = tuple(WitnessRecord(seed=name, location=NOWHERE) for name in ("c.txt", "b.txt"))
    read = [witness(name, SAID) for name in ("a.txt", "b.txt", "c.txt", "d.txt")]
    found = briefing(*read, content=replace(PLAIN, witnesses=records))
    assert [each.capture.seed for each in found.witnesses] == ["c.txt", "b.txt", "a.txt", "d.txt"]


def test_an_omitted_exchange_is_told() -> None:
    found = briefing(A, witness("b.txt", [*SAID[:2], *SAID[3:]]))
    assert anchors(found) == [f"q{n}" for n in range(1, 9)]
    assert [m.units for m in found.collations[0].matches if not m.places] == [("q3",)]


def test_what_the_copy_text_lacks_is_printed_in_its_place_from_the_witness() -> None:
    short = witness("a.txt", [*SAID[:2], *SAID[3:]])
    found = briefing(short, witness("b.txt", SAID))
    assert anchors(found) == ["q1", "q2", "q8", "q3", "q4", "q5", "q6", "q7"]
    assert [unit.witness for unit in found.exchanges] == [0, 0, 1, 0, 0, 0, 0, 0]
    assert found.exchanges[2].passages[0].text == SAID[2][0].paragraphs[0].text
    assert found.exchanges[2].outlet == "dragon-tv"
    assert all(len(match.units) == len(match.places[:1]) == 1 for match in found.collations[0].matches)


def test_what_the_copy_text_lacks_at_its_beginning_comes_before_all_else() -> None:
    found = briefing(witness("a.txt", SAID[1:]), witness("b.txt", SAID))
    assert anchors(found) == ["q8", *(f"q{n}" for n in range(1, 8))]


def test_a_third_witness_lacks_what_only_the_second_has() -> None:
    short = [*SAID[:2], *SAID[3:]]
    found = briefing(witness("a.txt", short), witness("b.txt", SAID), witness("c.txt", short))
    assert [m.units for m in found.collations[1].matches if not m.places] == [("q8",)]


@pytest.mark.parametrize(
    "change", [[0, 1, 2, 3, 4, 6, 5, 7], [7, 0, 1, 2, 3, 4, 5, 6], [1, 2, 3, 0, 4, 5, 6, 7]]
)
def test_an_exchange_that_moved_is_not_lost(change: Sequence[int]) -> None:
    found = briefing(A, witness("b.txt", [SAID[n] for n in change]))
    assert anchors(found) == [f"q{n}" for n in range(1, 9)]
    (collation,) = found.collations
    assert sum(match.is_moved for match in collation.matches) == 1
    assert all(match.places and not match.variants for match in collation.matches)


def test_two_exchanges_that_a_witness_runs_together_are_found_in_it() -> None:
    run = [*SAID[3], *[turn._replace(role=Role.ANSWER) for turn in SAID[4]]]
    found = briefing(A, witness("b.txt", [*SAID[:3], run, *SAID[5:]]))
    assert of(found.collations[0], "q4").units == ("q4", "q5")
    assert not [v for v in of(found.collations[0], "q4").variants if not v.is_label]


def test_an_exchange_that_a_witness_cuts_in_two_is_whole_in_it() -> None:
    asked, answer, further = *SAID[2], SAID[3][1]
    whole = [asked, answer._replace(paragraphs=answer.paragraphs + further.paragraphs)]
    cut = [
        further._replace(role=Role.QUESTION, label="Q", paragraphs=further.paragraphs[:1]),
        further._replace(paragraphs=further.paragraphs[1:]),
    ]
    read = witness("b.txt", [*SAID[:2], SAID[2], cut, *SAID[4:]])
    found = briefing(witness("a.txt", [*SAID[:2], whole, *SAID[4:]]), read)
    assert len(found.exchanges) == 7
    match = of(found.collations[0], "q3")
    assert len({turn for turn, _ in match.places}) == 4
    assert not [variant for variant in match.variants if not variant.is_label]


def test_labels_that_differ_are_variants() -> None:
    other = [
        [turn._replace(label="Bloomberg News") if n == 3 else turn for turn in e] for n, e in enumerate(SAID)
    ]
    found = briefing(A, witness("b.txt", other))
    labels = [v for match in found.collations[0].matches for v in match.variants]
    assert [(v.is_label, v.span.anchor, v.lemma, v.reading) for v in labels] == [
        (True, "q4-q1", "Bloomberg", "Bloomberg News"),
        (True, "q4-a1", "Mao Ning", "Bloomberg News"),
    ]


def test_a_witness_moves_no_number_and_takes_none_with_it() -> None:
    alone, _ = joined([A])
    more = [*SAID, said(SAID[0], lambda text: f"Quite another matter, {text[::-1]}")]
    both, faults = joined([A, witness("b.txt", more)])
    assert faults == []
    assert anchors(both.briefings[0])[:8] == anchors(alone.briefings[0])
    assert anchors(both.briefings[0])[8:] == ["q9"]
    pins = curate.repin(both)
    again, faults = joined([A], replace(PLAIN, pins=pins))
    assert anchors(again.briefings[0]) == anchors(alone.briefings[0])
    assert [fault.split()[0] for fault in faults] == ["U291"]
    gone = Redirect(old=f"/briefings/{ID}/#q9", new="", reason="The mirror was withdrawn.")
    _, faults = joined([A], replace(PLAIN, pins=pins, redirects=(gone,)))
    assert faults == []


def test_pins_hold_when_a_witness_comes_between() -> None:
    short = witness("a.txt", [*SAID[:2], *SAID[3:]])
    pins = curate.repin(joined([short])[0])
    with_b, faults = joined([short, witness("b.txt", SAID)], replace(PLAIN, pins=pins))
    assert faults == []
    assert anchors(with_b.briefings[0]) == ["q1", "q2", "q8", "q3", "q4", "q5", "q6", "q7"]


def test_two_sessions_of_a_day_are_two_briefings_where_an_editor_says_so() -> None:
    ruled = WitnessRecord(
        seed="b.txt", location=NOWHERE, rulings={"id": Ruling(value=f"{ID}-2", because="An evening session.")}
    )
    first, second = witness("a.txt", SAID[:4]), witness("b.txt", SAID[4:])
    assert joined([first, second])[1] == ["U220 seeds/b.txt"]
    edition, faults = joined([first, second], replace(PLAIN, witnesses=(ruled,)))
    assert ([each.id for each in edition.briefings], faults) == ([ID, f"{ID}-2"], [])
    third = witness("c.txt", SAID[5:])
    edition, faults = joined([first, second, third], replace(PLAIN, witnesses=(ruled,)))
    assert [[w.capture.seed for w in each.witnesses] for each in edition.briefings] == [
        ["a.txt"],
        ["b.txt", "c.txt"],
    ]


def test_an_editor_makes_one_briefing_of_what_is_in_doubt() -> None:
    half = witness("b.txt", [*SAID[:2], *(said(e, lambda text: text[::-1]) for e in SAID[2:])])
    assert joined([A, half])[1] == ["U242 seeds/b.txt"]
    ruled = WitnessRecord(
        seed="b.txt", location=NOWHERE, rulings={"id": Ruling(value=ID, because="A second part.")}
    )
    records = (WitnessRecord(seed="a.txt", location=NOWHERE), ruled)
    (found,) = joined([A, half], replace(PLAIN, witnesses=records))[0].briefings
    assert [each.capture.seed for each in found.witnesses] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(("settled", "faults"), [("", ["U243 seeds/b.txt"]), ("held", []), ("id", [])])
def test_a_copy_with_the_date_of_its_repost_is_reported(settled: str, faults: list[str]) -> None:
    late = witness("b.txt", SAID, held=Dated(value="2024-03-01", basis=Basis.DATELINE))
    rulings = {settled: Ruling(value="2024-03-01", because="A test.")} if settled else {}
    record = WitnessRecord(seed="b.txt", location=NOWHERE, rulings=rulings)
    assert joined([A, late], replace(PLAIN, witnesses=(record,)))[1] == faults


# In another language -----------------------------------------------------------------------------

CHINESE = [
    ("法新社", "2月23日，第13届会议开幕，你有何评论？", "中方注意到有关报道。"),
    ("路透社", "关于Blinken访问，能否确认？", "请向主管部门了解。"),
    ("", "还有一个问题。", "没有更多信息。"),
]
ENGLISH = [
    ("AFP", "The 13th session opened on February 23. What is your comment?", "China has noted the reports."),
    ("Reuters", "Can you confirm the visit of Secretary Blinken?", "I would refer you to the authorities."),
    ("Q", "One more question.", "I have no more information."),
]
LISTED = replace(
    PLAIN,
    outlets=(
        Outlet(slug=Slug("afp"), name="AFP", aliases=("法新社",)),
        Outlet(slug=Slug("reuters"), name="Reuters", aliases=("路透社",)),
    ),
    people=(Person(slug=Slug("mao-ning"), name="Mao Ning", aliases=("毛宁",)),),
)


def session(name: str, language: str, speaker: str, told: Sequence[tuple[str, str, str]]) -> Capture:
    def turn(role: Role, label: str, text: str, line: int) -> Turn:
        one = Paragraph(text=text, first=line, last=line, column=1, end=len(text) + 1)
        return Turn(role=role, label=label, paragraphs=(one,))

    turns = tuple(
        turn(role, label, text, 2 * number + offset)
        for number, (asker, question, answer) in enumerate(told, 1)
        for offset, role, label, text in (
            (0, Role.QUESTION, asker, question),
            (1, Role.ANSWER, speaker, answer),
        )
    )
    return Capture(
        seed=name,
        path=f"seeds/{name}",
        sha256="",
        size=1,
        kind=Kind.PRESS_CONFERENCE,
        language=language,
        held=Dated(value=ID, basis=Basis.TITLE),
        spokespersons=(speaker,),
        turns=turns,
        ledger=SEED.ledger,
    )


def test_a_witness_in_another_language_stands_beside_the_text() -> None:
    english, chinese = session("b.txt", "en", "Mao Ning", ENGLISH), session("a.txt", "zh", "毛宁", CHINESE)
    edition, faults = joined([english, chinese], LISTED)
    (found,) = edition.briefings
    assert faults == []
    assert [each.capture.language for each in found.witnesses] == ["en", "zh"]
    (collation,) = found.collations
    assert collation.is_translation
    assert [(match.units, match.places[0][0]) for match in collation.matches] == [
        (("q1",), 0),
        (("q2",), 2),
        (("q3",), 4),
    ]
    assert not any(match.variants for match in collation.matches)


def test_what_one_language_omits_leaves_the_others_in_step() -> None:
    english = session("b.txt", "en", "Mao Ning", ENGLISH)
    (found,) = joined([english, session("a.txt", "zh", "毛宁", CHINESE[1:])], LISTED)[0].briefings
    assert [(m.units, len(m.places)) for m in found.collations[0].matches] == [
        (("q1",), 0),
        (("q2",), 2),
        (("q3",), 2),
    ]
    short = session("b.txt", "en", "Mao Ning", ENGLISH[1:])
    (found,) = joined([short, session("a.txt", "zh", "毛宁", CHINESE)], LISTED)[0].briefings
    assert [(m.units, len(m.places)) for m in found.collations[0].matches] == [
        ((), 2),
        (("q1",), 2),
        (("q2",), 2),
    ]


def test_a_spokesperson_unknown_in_the_other_language_is_a_doubt() -> None:
    english, chinese = session("b.txt", "en", "Mao Ning", ENGLISH), session("a.txt", "zh", "汪文斌", CHINESE)
    assert "U242 seeds/a.txt" in joined([english, chinese], LISTED)[1]


@pytest.mark.parametrize(
    ("speaker", "first", "said"),
    [
        ("毛宁", "rule on", 'and "毛宁" answers in each: it may be of any.'),
        ("汪文斌", "add the name", 'and nothing says that "汪文斌" is "Mao Ning".'),
    ],
)
def test_every_document_that_a_capture_may_be_of_is_named(speaker: str, first: str, said: str) -> None:
    evening = [
        ("Reuters", "Will the lighthouse be painted this year?", "It will be white, as it always was.")
    ]
    records = tuple(
        WitnessRecord(seed=name, location=NOWHERE, rulings={"id": Ruling(value=id, because="Two sessions.")})
        for name, id in (("b.txt", ID), ("c.txt", f"{ID}-2"))
    )
    captures = [
        session("b.txt", "en", "Mao Ning", ENGLISH),
        session("c.txt", "en", "Mao Ning", evening),
        session("a.txt", "zh", speaker, CHINESE),
    ]
    report = Report()
    joining.join(captures, replace(LISTED, witnesses=records), report)
    (found,) = [each for each in report if each.rule.code == "U242"]
    assert found.message == (
        "seeds/a.txt is in another language than seeds/b.txt and seeds/c.txt, of the same day, " + said
    )
    assert found.hint.startswith(first)
    assert found.hint.endswith(
        f'with a reason: "{ID}" for a witness of seeds/b.txt, "{ID}-2" for a witness of seeds/c.txt, '
        f'"{ID}-3" for another'
    )


@pytest.mark.parametrize("order", [1, -1], ids=["last of the records", "first of them"])
def test_id_of_another_day_is_reported_where_it_was_ruled(order: int) -> None:
    late = witness("b.txt", SAID, held=Dated(value="2024-03-01", basis=Basis.DATELINE))
    place = Location(path="content/witnesses.yaml", line=4, column=5)
    ruling = Ruling(value=ID, because="A repost.", location=place)
    records = (
        WitnessRecord(seed="a.txt", location=NOWHERE),
        WitnessRecord(seed="b.txt", location=NOWHERE, rulings={"id": ruling}),
    )
    edition, faults = joined([A, late], replace(PLAIN, witnesses=records[::order]))
    assert faults == [f"U221 {place}"]
    assert [(each.id, len(each.witnesses)) for each in edition.briefings] == [(ID, 1)]
    alone, faults = joined([late], replace(PLAIN, witnesses=records[1:]))
    assert ([each.id for each in alone.briefings], faults) == ([ID], [])


def test_exchanges_that_only_their_order_pairs_are_a_doubt() -> None:
    told = [("某报", "你有何评论？", "没有。") for _ in range(3)]
    english, chinese = session("b.txt", "en", "Mao Ning", ENGLISH), session("a.txt", "zh", "毛宁", told)
    (fault,) = joined([english, chinese], LISTED)[1]
    assert fault.split() == ["U244", "seeds/a.txt"]


def test_a_chinese_capture_alone_is_the_copy_text() -> None:
    (found,) = joined([session("a.txt", "zh", "毛宁", CHINESE)], LISTED)[0].briefings
    assert (found.language, found.collations) == ("zh", ())
    assert [unit.outlet for unit in found.exchanges] == ["afp", "reuters", ""]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("en", "en-GB", True),
        ("zh", "zh-Hans-CN", True),
        ("zh-TW", "zh-Hant", True),
        ("zh", "zh-Hant", False),
        ("en", "zh", False),
    ],
)
def test_what_is_one_language(a: str, b: str, same: bool) -> None:
    assert languages.is_same(a, b) is same


# Nothing is lost ---------------------------------------------------------------------------------

TURNED = st.lists(
    st.tuples(
        st.sampled_from(range(8)),
        st.sampled_from(["", "drop", "swap", "double", "break"]),
        st.integers(0, 40),
    ),
    min_size=3,
    max_size=8,
    unique_by=lambda each: each[0],
)


def turned(change: str, place: int) -> Callable[[str], str]:
    """Return what a hurried copyist does to a word of a paragraph."""

    def apply(text: str) -> str:
        words = text.split()
        at = place % len(words)
        if change == "drop":
            del words[at]
        elif change == "swap":
            words[at], words[0] = words[0], words[at]
        elif change == "double":
            words.insert(at, words[at])
        elif change == "break":
            words[at] = words[at].upper() + "-"
        return " ".join(words) or "…"

    return apply


@given(order=TURNED)
@settings(max_examples=60, deadline=None)
def test_text_and_apparatus_are_every_witness(order: list[tuple[int, str, int]]) -> None:
    b = witness("b.txt", [said(SAID[n], turned(change, place)) for n, change, place in order])
    edition, faults = joined([A, b])
    assert faults == []
    (found,) = edition.briefings
    passages = {unit.anchor: unit.passages for unit in found.exchanges}
    (collation,) = found.collations
    assert sorted(a for match in collation.matches for a in match.units) == sorted(passages)
    places = [place for match in collation.matches for place in match.places]
    assert sorted(places) == [(t, p) for t, turn in enumerate(b.turns) for p in range(len(turn.paragraphs))]
    for match in collation.matches:
        if not match.places:
            continue
        text = {p.anchor: p.text for anchor in match.units for p in passages[anchor]}
        for each in reversed([v for v in match.variants if not v.is_label]):
            line, span = text[each.span.anchor], each.span
            assert line[span.start : span.end] == each.lemma
            text[each.span.anchor] = f"{line[: span.start]} {each.reading} {line[span.end :]}"
        printed = [b.turns[turn].paragraphs[n].text for turn, n in match.places]
        assert [t.text for t in split(text.values())] == [t.text for t in split(printed)]


def test_captures_of_other_days_with_the_same_words_are_found_among_many() -> None:
    others = [witness(f"{n}.txt", [SAID[n]]) for n in range(8)]
    assert list(overlap.doubles([*others[:4], A])) == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert list(overlap.doubles(others)) == []


@pytest.mark.parametrize("people", [(), LISTED.people], ids=["unlisted", "listed"])
@pytest.mark.parametrize("name", ["Mao", "Ning", "MAO NING"])
def test_a_spokesperson_is_known_by_part_of_the_name(name: str, people: tuple[Person, ...]) -> None:
    whole, short = session("a.txt", "en", "Mao Ning", ENGLISH), session("b.txt", "en", name, ENGLISH)
    edition, faults = joined([whole, short], replace(LISTED, people=people))
    assert len(edition.briefings[0].witnesses) == 2
    assert not [fault for fault in faults if fault.startswith("U242")]


def test_two_listed_spokespersons_are_two_though_one_name_holds_the_other() -> None:
    people = (*LISTED.people, Person(slug=Slug("mao-zhi"), name="Mao"))
    whole, short = session("a.txt", "en", "Mao Ning", ENGLISH), session("b.txt", "en", "Mao", ENGLISH)
    assert "U242 seeds/b.txt" in joined([whole, short], replace(LISTED, people=people))[1]


class Counted(tuple[LedgerLine, ...]):
    """A ledger that counts how often it is read through."""

    readings = 0

    def __iter__(self) -> Iterator[LedgerLine]:
        Counted.readings += 1
        return super().__iter__()


def test_the_ledger_is_not_read_again_for_each_turn_that_resumes() -> None:
    def readings(times: int) -> int:
        asked, told = SAID[0][:2]
        note = told._replace(role=Role.NOTE, label="")
        read = witness("a.txt", [[asked, *(turn for _ in range(times) for turn in (told, note)), told]])
        Counted.readings = 0
        found = briefing(replace(read, ledger=Counted(read.ledger)))
        assert sum(answer.resumes for answer in found.exchanges[0].answers) == times
        return Counted.readings

    assert readings(3) == readings(9)
