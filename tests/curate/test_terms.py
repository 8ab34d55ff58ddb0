"""Terms and people are found where their very words stand, the longest alone; faults in them are told."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import curate, urls
from site_builder.curate import classify, words
from site_builder.curate.longest import Name, longest_names
from site_builder.diagnostics import Report
from site_builder.model import Anchor, Content, Passage, Person, Role, Slug, Span

SOURCES = """
  definition: "What it is."
  sources:
    - text: "Northfield Gazette, 4 March 2021"
"""


def entry(name: str, *keys: str) -> str:
    """Return an entry of terms.yaml, its slug made of its name."""
    slug = urls.slug(name) if name.isascii() else f"term-{len(name)}"
    return f'- slug: "{slug}"\n  term: "{name}"{SOURCES}' + "".join(f"  {key}\n" for key in keys)


def content(folder: Path, *entries: str, people: str = "") -> Content:
    (folder / "terms.yaml").write_text("".join(entries), "utf-8")
    (folder / "people.yaml").write_text(people, "utf-8")
    report = Report()
    loaded = curate.load(folder, report)
    assert [fault.message for fault in report] == []
    return loaded


def passage(text: str, role: Role = Role.ANSWER) -> Passage:
    return Passage(anchor=Anchor("q1-a1"), role=role, text=text, first=1, last=1, column=1, end=1 + len(text))


def found(loaded: Content, text: str, role: Role = Role.ANSWER) -> list[str]:
    """Return the words found in a text, terms and people, as printed."""
    read = classify.find(classify.patterns(loaded, Report()), [passage(text, role)])
    spans = sorted((span.start, span.end) for _, span in (*read.terms, *read.people))
    return [text[start:end] for start, end in spans]


def test_of_terms_that_overlap_the_longest_is_meant(tmp_path: Path) -> None:
    loaded = content(
        tmp_path, *map(entry, ("SCO", "SCO Secretariat", "Secretariat building permit", "building"))
    )
    assert found(loaded, "The SCO and its SCO Secretariat.") == ["SCO", "SCO Secretariat"]
    assert found(loaded, "The SCO Secretariat building permit") == ["SCO", "Secretariat building permit"]
    assert found(loaded, "The SCO Secretariat building") == ["SCO Secretariat", "building"]


def test_a_term_within_the_name_of_a_person_is_not_found(tmp_path: Path) -> None:
    people = '- slug: "ann-lee"\n  name: "Ann Lee"\n  aliases:\n    - "Harbour Minister Lee"\n'
    loaded = content(tmp_path, entry("Harbour Minister"), people=people)
    assert found(loaded, "Harbour Minister Lee met the Harbour Minister.") == [
        "Harbour Minister Lee",
        "Harbour Minister",
    ]


def test_names_of_one_person_that_overlap_are_one_place(tmp_path: Path) -> None:
    people = '- slug: "ann-lee"\n  name: "Ann Lee"\n  aliases:\n    - "Minister Ann"\n'
    loaded = content(tmp_path, people=people)
    assert found(loaded, "Minister Ann Lee spoke.") == ["Minister Ann Lee"]


def test_a_term_that_does_not_count_hides_no_shorter_one(tmp_path: Path) -> None:
    loaded = content(tmp_path, entry("harbour"), entry("harbour office", "scope: question"))
    assert found(loaded, "The harbour office", Role.QUESTION) == ["harbour office"]
    assert found(loaded, "The harbour office", Role.ANSWER) == ["harbour"]


def test_words_are_whole(tmp_path: Path) -> None:
    loaded = content(tmp_path, *map(entry, ("NPT", "pauk-phaw", "treated water")))
    assert found(loaded, "NPTs, ANPT and un-NPT-like; treated waters") == ["NPT"]
    assert found(loaded, "“pauk-phaw”, pauk\u2011phaw, paukphaw") == ["pauk-phaw", "pauk\u2011phaw"]
    assert found(loaded, "It was treated. Water is clear.") == []


def test_signs_and_accents_do_not_matter_and_capitals_of_short_words_do(tmp_path: Path) -> None:
    loaded = content(tmp_path, *map(entry, ("three US joint communiqués", "WHO")))
    assert found(loaded, "the three U.S. joint communiques, THE WHO, who came") == [
        "three U.S. joint communiques",
        "WHO",
    ]


def test_with_case_exact_capitals_count(tmp_path: Path) -> None:
    loaded = content(tmp_path, entry("Convention", "case: exact", 'aliases: ["the Harbour Convention"]'))
    text = "A convention on the Convention, the CONVENTION, The Harbour Convention, the Harbour Convention"
    assert found(loaded, text) == ["Convention", "Convention", "the Harbour Convention"]
    assert found(content(tmp_path, entry("Convention")), "convention CONVENTION") == [
        "convention",
        "CONVENTION",
    ]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Bridge*", "Bridges, bridges, a Bridge", ["Bridges", "Bridge"]),
        ("Selaković", "Selakovic, SELAKOVIC, selaković", ["Selakovic"]),
        ("Lantern ... Bridge", "Lantern and the Bridge; Lantern or bridge", ["Lantern and the Bridge"]),
        ("Lantern ... Bridge*", "a Lantern on Bridges; the lantern of Bridges", ["Lantern on Bridges"]),
        (
            "St. Petersburg",
            "st. Petersburg, St. Petersburg and St Petersburg",
            ["St. Petersburg", "St Petersburg"],
        ),
    ],
)
def test_with_case_exact_patterns_mean_what_they_mean_else(
    name: str, text: str, words: list[str], tmp_path: Path
) -> None:
    assert found(content(tmp_path, entry(name, "case: exact")), text) == words


@pytest.mark.parametrize("name", ["St. Petersburg", "Dr. Ann ... Lee", "No. 2758", "Gen. Lee*"])
def test_words_that_are_cut_short_by_a_point_are_found(name: str, tmp_path: Path) -> None:
    text = "In St. Petersburg, Dr. Ann Smith and Lee, No. 2758. Gen. Leeds; St. No. Gen."
    assert len(found(content(tmp_path, entry(name)), text)) == 1


def test_a_place_within_an_excluded_phrase_does_not_count(tmp_path: Path) -> None:
    loaded = content(tmp_path, entry("Belt and Road", 'not: ["Belt and Road Forum", "old belt and road"]'))
    assert found(loaded, "Belt and Road Forum, the Old Belt and Road, the Belt and Road") == ["Belt and Road"]


def test_chinese_is_found_wherever_its_characters_stand(tmp_path: Path) -> None:
    loaded = content(tmp_path, entry("灯塔"), entry("灯塔大桥"))
    assert found(loaded, "记者问灯塔大桥何时开放？灯塔很高。") == ["灯塔大桥", "灯塔"]
    assert found(loaded, "灯。塔") == []


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "a.*b(", "[x](javascript:y)", "'; DROP TABLE", "½ ﬁre"]
)
def test_hostile_names_are_words_like_others(tmp_path: Path, name: str) -> None:
    loaded = content(tmp_path, entry(name))
    assert found(loaded, f"So {name} it was.") != []
    assert found(loaded, "So it was, script or not, alert.") == []


def test_many_terms_that_begin_alike_are_found_in_one_reading(tmp_path: Path) -> None:
    phrases = [(number, "the " * 40 + f"term {number}") for number in range(1000)]
    lexicon = words.lexicon(phrases)
    text = words.split("the " * 20_000 + "the term 7")
    started = time.process_time()
    assert [key for key, _, _ in words.find(lexicon, text)] == [7]
    assert time.process_time() - started < 4.0


letters = st.sampled_from(["a", "b", "c", "the", "US", "us"])
runs = st.lists(letters, min_size=1, max_size=4).map(" ".join)


@given(st.lists(runs, min_size=1, max_size=8), st.lists(letters, max_size=30).map(" ".join))
def test_every_place_of_every_phrase_is_found(phrases: list[str], text: str) -> None:
    placed = list(words.find(words.lexicon(enumerate(phrases)), words.split(text)))
    expected = [
        (key, start, start + len(phrase))
        for start in range(len(text))
        for key, phrase in enumerate(phrases)
        if f" {text} "[start:].startswith(f" {phrase} ")
    ]
    assert sorted(placed) == sorted(expected)


names = st.tuples(st.sampled_from("abc"), st.integers(0, 20), st.integers(1, 6)).map(
    lambda each: Name("term", Slug(each[0]), Span(anchor=Anchor("p1"), start=each[1], end=each[1] + each[2]))
)


@given(st.lists(names, max_size=12))
def test_what_is_left_out_stands_in_the_way_of_one_as_long(given: Sequence[Name]) -> None:
    def length(name: Name) -> int:
        return name.span.end - name.span.start

    def meet(one: Name, other: Name) -> bool:
        return one.span.start < other.span.end and other.span.start < one.span.end

    kept = longest_names(given, {Anchor("p1"): 0})
    assert kept == sorted(kept, key=lambda name: name.span.start)
    assert not any(meet(a, b) for at, a in enumerate(kept) for b in kept[at + 1 :])
    for name in given:
        assert name in kept or any(meet(name, other) and length(other) >= length(name) for other in kept)


def test_a_term_and_a_person_cannot_share_a_name(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text(entry("Lee Bridge"), "utf-8")
    (tmp_path / "people.yaml").write_text(
        '- slug: "lee"\n  name: "Ann Lee"\n  aliases: ["lee bridge"]\n', "utf-8"
    )
    report = Report()
    curate.load(tmp_path, report)
    assert [fault.rule.code for fault in report] == ["U300"]


def test_people_need_no_terms(tmp_path: Path) -> None:
    loaded = Content(people=(Person(slug=Slug("lee"), name="Ann Lee"),))
    assert found(loaded, "Ann Lee") == ["Ann Lee"]
