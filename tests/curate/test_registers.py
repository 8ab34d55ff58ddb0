"""Printed labels against the register that the site is built from: who is meant, and who must not be guessed.

The tables stand beside this file; to add a label, a line and no Python. "\\u00a0" stands for that character.
"""

import re
from pathlib import Path

import pytest

from site_builder import curate
from site_builder.curate import registers
from site_builder.diagnostics import Diagnostic, Report
from site_builder.model import Capture, Content, LedgerLine, LineClass, Outlet, Person, Role, Slug, Turn

HERE = Path(__file__).parent
CONTENT = curate.load(HERE.parent.parent / "content", Report())
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def table(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    rows = (ESCAPE.sub(lambda m: chr(int(m[1], 16)), line).partition("|") for line in lines)
    return [(left.strip(" "), right.strip()) for left, _, right in rows if left and not left.startswith("#")]


def asking(*labels: str, spokespersons: tuple[str, ...] = ()) -> Capture:
    """Return a capture in which each of `labels` asks."""
    return Capture(
        seed="seed.txt",
        path="seed.txt",
        sha256="",
        size=0,
        turns=tuple(Turn(role=Role.QUESTION, paragraphs=(), label=label) for label in labels),
        ledger=tuple(
            LedgerLine(number=index + 1, text=f"{label}: Why?", kind=LineClass.QUESTION, turn=index)
            for index, label in enumerate(labels)
        ),
        spokespersons=spokespersons,
    )


def resolved(label: str, content: Content = CONTENT) -> tuple[Slug, Outlet | None, list[Diagnostic]]:
    report = Report()
    known = registers.registers(content, [asking(label)], report)
    slug = registers.outlet(known, label)
    return slug, known.outlets.get(slug), report.diagnostics


PRINTED = table("printed_labels.txt")
UNKNOWN = table("unknown_labels.txt")


@pytest.mark.parametrize(("label", "slug"), PRINTED)
def test_printed_label_leads_to_its_outlet(label: str, slug: str) -> None:
    found, outlet, faults = resolved(label)
    assert found == slug.replace("-", "", 1 if slug == "-" else 0)
    assert outlet is None or not outlet.provisional
    assert not faults
    known = registers.registers(CONTENT, [asking(label)], Report())
    assert registers.listed_outlet(known, label) == found


@pytest.mark.parametrize(("label", "near"), UNKNOWN)
def test_label_that_nobody_is_sure_of_stays_provisional(label: str, near: str) -> None:
    slug, outlet, faults = resolved(label)
    assert outlet
    assert outlet.provisional
    assert slug not in {known.slug for known in CONTENT.outlets}
    assert [fault.rule.code for fault in faults] == ["U210"]
    hint = faults[0].hint
    for name in filter(None, near.split(", ")):
        assert f'"{name}"' in hint
    assert hint.partition("?")[0].count('" or "') <= 1
    assert hint.count('"') <= 6


def test_every_confusable_row_is_there() -> None:
    assert len(PRINTED) >= 150
    assert len({label for label, _ in PRINTED}) == len(PRINTED)
    assert {slug for _, slug in PRINTED} - {"-"} <= {outlet.slug for outlet in CONTENT.outlets}


def test_the_register_holds_the_outlets_that_ask_most() -> None:
    assert len(CONTENT.outlets) >= 120
    assert [outlet.slug for outlet in CONTENT.outlets] == sorted(outlet.slug for outlet in CONTENT.outlets)
    for outlet in CONTENT.outlets:
        assert len(outlet.aliases) == len(set(outlet.aliases)), outlet.slug
        assert outlet.sources or not outlet.official, outlet.slug


def test_two_unknown_labels_do_not_become_one() -> None:
    labels = ("Northfield Post", "Northfield Press", "Northfield  post")
    known = registers.registers(CONTENT, [asking(*labels)], Report())
    post, press, again = (registers.outlet(known, label) for label in labels)
    assert post == again != press


def test_an_unknown_label_does_not_take_the_slug_of_another_outlet() -> None:
    content = Content(outlets=(Outlet(slug=Slug("the-post"), name="Northfield Post"),))
    slug, outlet, _ = resolved("The Post", content)
    assert slug == "the-post-2"
    assert outlet
    assert outlet.name == "The Post"


def test_the_hint_gives_three_names_at_most_and_no_outlet_twice() -> None:
    names = ("Northfield Post", "Northfield Poster", "Northfield Posts", "Northfield Postal")
    content = Content(
        outlets=tuple(
            Outlet(slug=Slug(f"post-{n}"), name=name, aliases=(f"{name} N",)) for n, name in enumerate(names)
        )
    )
    _, _, faults = resolved("Northfield Pos", content)
    assert faults[0].hint == (
        'did you mean "Northfield Post", "Northfield Posts" or "Northfield Postal"? '
        "if not, add an outlet with slug northfield-pos"
    )


def test_a_name_in_other_letters_is_given_no_slug_that_would_be_refused() -> None:
    outlets = (Outlet(slug=Slug("luritania"), name="Luritania Voice", aliases=("卢里塔尼亚之音",)),)
    _, _, faults = resolved("卢里塔尼亚之声", Content(outlets=outlets))
    own = "add an outlet with a slug of your own, in small Latin letters and hyphens"
    assert faults[0].hint == f'did you mean "卢里塔尼亚之音"? if not, {own}'
    assert resolved("北境周刊", Content(outlets=outlets))[2][0].hint == own


@pytest.mark.parametrize(
    "name",
    [
        "毛宁",
        "毛 宁",
        "MAO NING",
        "Mao\u00a0Ning",
        "Guo Jiakun",
        "郭嘉昆",
        "林剑",
        "汪文斌",
        "赵立坚",
        "华春莹",
    ],
)
def test_a_spokesperson_is_known_in_both_scripts(name: str) -> None:
    report = Report()
    known = registers.registers(CONTENT, [asking(spokespersons=(name,))], report)
    assert not known.people[registers.spokesperson(known, name, (name,))].provisional
    assert not report.diagnostics


def test_a_spokesperson_is_one_person_in_both_scripts() -> None:
    known = registers.registers(CONTENT, (), Report())
    assert registers.spokesperson(known, "毛宁", ()) == registers.spokesperson(known, "Mao Ning", ())


def test_unknown_spokesperson_is_provisional_and_hinted_at() -> None:
    report = Report()
    content = Content(people=(Person(slug=Slug("jane-roe"), name="Jane Roe"),))
    known = registers.registers(content, [asking(spokespersons=("Jane Doe",))], report)
    assert known.people[Slug("jane-doe")].provisional
    assert report.diagnostics[0].hint == 'did you mean "Jane Roe"? if not, add a person with slug jane-doe'


@pytest.mark.parametrize(
    ("one", "other"),
    [("法新社", "法国社"), ("が", "か"), ("कि", "का"), ("RT", "RTÉ"), ("24kz", "24"), ("A1", "A")],
)
def test_what_differs_in_letters_stays_apart(one: str, other: str) -> None:
    assert registers.fold(one) != registers.fold(other)


def test_a_name_of_signs_alone_is_not_empty() -> None:
    assert registers.fold("***")
    assert registers.fold("The") == "the"
