"""Briefings of a few sentences: what of them is a parallel, and what is none."""

import random
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as some

from benchmarks import corpus
from site_builder.curate import compounds, parallels, recurrences
from site_builder.model import Briefing, Family, ParallelSettings
from site_builder.spread import Crew
from tests.spoken import briefing, days

PRINTED = (
    "ship ",
    "Ship, ",
    "U.S. ",
    "US ",
    "us. ",
    "one–China ",
    "one-China’s ",
    "caf\u00e9 ",
    "cafe\u0301; ",
    "— ",
)
SAID = "ships of every flag may lie in the old harbour"  # ten words


def found(briefings: Sequence[Briefing], **settings: object) -> list[tuple[str, ...]]:
    """Return the words of every parallel at both places, as printed."""
    families = parallels.families(briefings, ParallelSettings(**settings))  # type: ignore[arg-type]
    texts: Mapping[tuple[str, str], str] = {
        (one.id, each.anchor): each.text for one in briefings for unit in one.units for each in unit.passages
    }
    return [
        tuple(texts[p.briefing, p.span.anchor][p.span.start : p.span.end] for p in (pair.a, pair.b))
        for family in families
        for pair in family.parallels
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "the Ministers’ three joint communiqués of the U.S. side",
            "The ministers' three joint communiques of the US side",
        ),
        ("a “free” port, where the China–US talks go on", 'A "free" port where the China-U.S. talks go on'),
        (
            "the old\u00a0harbour \u2002 of the so‑called cafe\u0301 owners stays",
            "the old harbour of the so-called café owners stays",
        ),
        (
            "we, the people of the 20-plus islands, agree on it",
            "We the people of the 20-plus islands agree, on it",
        ),
    ],
    ids=["case, accents, points", "quotes, dashes", "spaces, decomposed letters", "commas"],
)
def test_printing_makes_no_difference(one: str, other: str) -> None:
    assert found(days(f"Now {one}.", f"Then {other}!")) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("he told us of the old harbour and its ships", "he told US of the old harbour and its ships"),
        ("the two-state plan is the one for the region", "the two state plan is the one for the region"),
        ("they held talks there and the ships sailed on", "they held talks there and. The ships sailed on"),
    ],
    ids=["us and US", "a hyphen", "the end of a sentence"],
)
def test_words_that_differ_part_a_run(one: str, other: str) -> None:
    assert found(days(one, other)) == []


def test_a_run_reaches_over_the_end_of_a_sentence_where_both_texts_end_one() -> None:
    words = "The old harbour is free. No ship is turned away"
    assert found(days(f"It is so. {words} here.", f"Hear this: {words} today.")) == [(words, words)]


def test_the_same_words_with_another_end_of_a_sentence_are_a_family_of_their_own() -> None:
    said = "the ferry runs again from the harbour. It takes one hour to cross the bay"
    on = said.replace(". It", ", it")
    families = parallels.families(days(said, on, said, on), ParallelSettings())
    assert len({each.id for each in families}) == len(families)
    assert {each.words for each in families} >= {15}
    assert len([each for each in families if each.words == 15]) == 2
    again = parallels.families(days(on, said, on, said), ParallelSettings())
    assert {each.id for each in again} == {each.id for each in families}


def test_a_hyphenated_word_is_one_and_is_never_cut() -> None:
    assert found(days(f"Harbour-{SAID}.", f"The {SAID}.")) == [(SAID[6:], SAID[6:])]
    eight = "one-China policy of the two sides is-clear now-too"
    assert found(days(f"A {eight}.", f"B {eight}."), words=9) == []


def test_neither_questions_nor_a_unit_and_itself_are_compared() -> None:
    asked = briefing("2024-01-01", [(f"Is it true that {SAID}?", [f"Yes, {SAID}.", f"I said that {SAID}."])])
    again = briefing("2024-01-02", [(f"Do {SAID}?", ["No."])])
    assert found([asked, again]) == []


def test_two_answers_and_two_paragraphs_of_one_document_are_compared() -> None:
    one = briefing("2024-01-01", [("Why?", [f"Since {SAID}."]), ("And?", [f"As I said, {SAID}."])])
    two = briefing(
        "2024-01-02",
        paragraphs=[
            "All lamps of the long pier are lit at night.",
            "Here all lamps of the long pier are lit.",
        ],
    )
    assert found([one]) == [(SAID, SAID)]
    assert found([two]) == [("All lamps of the long pier are lit", "all lamps of the long pier are lit")]


def test_no_run_reaches_from_one_paragraph_into_the_next() -> None:
    halves = ["The old harbour is free.", "No ship is turned away."]
    one = briefing("2024-01-01", [("Why?", halves)])
    two = briefing("2024-01-02", [("Why?", halves)])
    assert found([one, two]) == []


def test_places_are_not_joined_by_a_third() -> None:
    a, b = "the old harbour is free for ships of all", "free for ships of all who come in good peace"
    pairs = found(
        days(f"{a}.", "the old harbour is free for ships of all who come in good peace.", f"So {b}.")
    )
    assert pairs == [(a, a), (b, b)]


def test_words_of_stop_phrases_do_not_count() -> None:
    texts = days(
        f"It is the Warden of the Old Harbour and {SAID}.", f"Said the warden of the old harbour and {SAID}."
    )
    assert found(texts) == [
        (f"the Warden of the Old Harbour and {SAID}", f"the warden of the old harbour and {SAID}")
    ]
    assert found(texts, stop=("warden of the old harbour",)) == found(texts)
    assert found(texts, stop=(SAID,)) == []
    assert found(texts, stop=("Warden of", "may lie in the old", "no such words")) == found(texts)
    assert found(texts, words=12, stop=("Warden of", "may lie in the old")) == []


def test_what_stands_in_many_documents_is_a_formula() -> None:
    texts = [f"Number{n} {SAID} number{n}." for n in range(6)]
    assert len(found(days(*texts), common=6)) == 15
    assert found(days(*texts), common=5) == []
    more = "until the lamps of the long pier are lit"
    longer = [*texts, f"We said {SAID} {more}.", f"They hold that {SAID} {more}!"]
    assert found(days(*longer), common=5) == [(f"{SAID} {more}", f"{SAID} {more}")]


def test_two_chinese_characters_count_as_one_word() -> None:
    run = "新桥建成以来两岸往来更加方便安全"
    assert len(run) == 16
    assert found(days(f"他说，{run}。", f"我们看到{run}吗？")) == [(run, run)]
    assert found(days(f"他说，{run[1:]}。", f"我们看到{run[1:]}吗？")) == []


def test_of_a_formula_of_many_places_the_pairs_grow_with_the_places(monkeypatch: pytest.MonkeyPatch) -> None:
    compare, looks = recurrences._parted, 0

    def counted(a: tuple[str, str], b: tuple[str, str]) -> bool:
        nonlocal looks
        looks += 1
        return compare(a, b)

    monkeypatch.setattr(recurrences, "_parted", counted)
    work = []
    for number in (100, 200, 400):
        looks = 0
        texts = days(*(f"Number{n} {SAID} number{n}." for n in range(number)))
        (family,) = parallels.families(texts, ParallelSettings(common=1000))
        assert (len(family.places), len(family.parallels)) == (number, number - 1)
        work.append(looks)
    assert work[1] <= 2.1 * work[0]
    assert work[2] <= 2.1 * work[1]


def made_up(number: int) -> list[Briefing]:
    writer = corpus.Writer(random.Random(0))
    sessions = [writer.session(day) for day in corpus.days(number)]
    return [briefing(s.held, [(" ".join(x.question), x.answer) for x in s.exchanges]) for s in sessions]


def test_families_places_and_pairs_grow_with_the_corpus() -> None:
    """Four times the sessions have little more than four times the places, not sixteen times."""
    small, large = (parallels.families(made_up(number), ParallelSettings(common=10)) for number in (100, 400))
    assert small
    places, pairs = ([sum(map(count, each)) for each in (small, large)] for count in (_places, _pairs))
    assert places[1] <= 5 * places[0]
    assert pairs[1] <= 5 * pairs[0]


def _places(family: Family) -> int:
    return len(family.places)


def _pairs(family: Family) -> int:
    return len(family.parallels)


def in_parts(briefings: Sequence[Briefing], settings: ParallelSettings, parts: int) -> tuple[Family, ...]:
    with ThreadPoolExecutor(1) as executor:
        return parallels.families(briefings, settings, Crew(jobs=parts, executor=executor))


def test_parts_together_find_what_one_finds() -> None:
    settings = ParallelSettings(common=10, stop=("the harbour of the old town is open to every ship",))
    briefings = made_up(40)
    whole = parallels.families(briefings, settings)
    assert len(whole) > 50
    assert parallels.families(briefings, settings, Crew(jobs=2)) == whole
    for parts in (1, 2, 3):
        assert in_parts(briefings, settings, parts) == whole


def test_there_may_be_more_parts_than_kinds_of_symbols() -> None:
    assert len(in_parts(days(f"One {SAID}.", f"Two {SAID}."), ParallelSettings(), 300)) == 1


@given(
    some.lists(some.lists(some.sampled_from(PRINTED), max_size=40).map("".join), max_size=6),
    some.integers(2, 4),
    some.integers(1, 3),
)
def test_parts_find_the_same_where_sentences_end_anywhere(texts: list[str], parts: int, common: int) -> None:
    """A run behind the end of a sentence falls to another part, and a formula of one part counts in all."""
    briefings, settings = days(*texts), ParallelSettings(words=3, common=common)
    assert in_parts(briefings, settings, parts) == parallels.families(briefings, settings)


@given(some.lists(some.lists(some.sampled_from(PRINTED), max_size=30).map("".join), max_size=4))
def test_the_words_of_a_family_are_the_same_at_all_its_places(texts: list[str]) -> None:
    briefings = days(*texts)
    printed = {one.id: text for one, text in zip(briefings, texts, strict=True)}
    for family in parallels.families(briefings, ParallelSettings(words=5)):
        said = [
            [form for form in compounds.split(printed[p.briefing][p.span.start : p.span.end]).forms if form]
            for p in family.places
        ]
        assert all(words == said[0] for words in said)
        assert len(said[0]) == family.words >= 5
        assert len({place.briefing for place in family.places}) > 1
        assert all(pair.a.briefing < pair.b.briefing for pair in family.parallels)


def test_tokens_are_whole_words() -> None:
    assert [
        compounds.folded(t) for t in compounds.tokens("The U.S.-led “one–China’s” 24kz trust—and 大桥. A")
    ] == [*("the", "US-led", "one-china-s", "24kz", "trust", "and", "大", "桥", "", "a")]


def test_words_beyond_what_can_be_told_apart_recur_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    said = days(f"Now {SAID}.", f"Then {SAID}!")
    assert found(said) == [(SAID, SAID)]
    monkeypatch.setattr(parallels, "_SYMBOLS", 4)
    assert found(said) == []
