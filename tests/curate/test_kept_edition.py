"""An edition that was kept is the one that would be made, with its warnings; in any doubt it is made anew."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from site_builder import capture, curate
from site_builder.curate import kept_edition
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import Content, Edition, SiteSettings, Slug, Term
from site_builder.unchanged import code
from tests import editions
from tests.building import ROOT
from tests.kept import Kept

ODD = Rule(code="U998", name="odd", severity=Severity.WARNING)
WRONG = Rule(code="U999", name="wrong")
CONTENT = Content(settings=SiteSettings(title="Record"))
AT = Location(path="terms.yaml", line=4, excerpt="# a")
TERM = Term(slug=Slug("a"), name="A", definition="B.", sources=())


class Making:
    """Makes an edition, counts how often, and finds something each time."""

    def __init__(self, rule: Rule | None = None) -> None:
        self.rule = rule
        self.times = 0

    def __call__(self, report: Report) -> Edition:
        self.times += 1
        if self.rule:
            report.add(self.rule, Location(path="a.yaml", line=3, excerpt="a: b"), "Odd.", hint="mend it")
        return editions.edition()


def made(
    making: Making, cache: Kept, seeds: object = 1, content: Content = CONTENT
) -> tuple[Edition, list[object]]:
    report = Report()
    found = kept_edition.edition(lambda: (seeds, 0), content, making, report, cache)
    return found, [(each, each.excerpt) for each in report]


@pytest.mark.parametrize("rule", [None, ODD])
def test_what_was_kept_is_what_was_made(rule: Rule | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_edition, "_TOGETHER", 1)
    making, cache = Making(rule), Kept()
    first, again = made(making, cache), made(making, cache)
    assert first == again
    assert repr(first) == repr(again), "what is not compared is the same, too"
    assert (making.times, cache.puts) == (1, 3)


def test_the_seeds_of_this_repository_are_kept_to_the_last_character() -> None:
    report, cache = Report(), Kept()
    content = curate.load(ROOT / "content", report)
    captures = capture.read(ROOT / "seeds", content.witnesses, report, outlets=curate.outlet_names(content))
    record = curate.without(content)

    def make(report: Report) -> Edition:
        return curate.join(captures, record, report)

    editions = [kept_edition.edition(lambda: (1, 0), record, make, report, cache) for _ in range(2)]
    assert editions[0] == editions[1]
    assert repr(editions[0]) == repr(editions[1])
    assert repr(curate.noted(editions[0], content, report)) == repr(
        curate.noted(editions[1], content, report)
    )


def test_of_anything_else_another_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    making, cache = Making(), Kept()
    made(making, cache)
    made(making, cache, seeds=2)
    made(making, cache, content=replace(CONTENT, settings=SiteSettings(title="Another")))
    made(making, cache, content=replace(CONTENT, terms=(replace(TERM, location=replace(AT, excerpt="# b")),)))
    made(making, cache, content=replace(CONTENT, terms=(replace(TERM, location=AT),)))
    monkeypatch.setattr(code, "running", lambda: "another")
    made(making, cache)
    assert making.times == 6


@pytest.mark.parametrize("after", [(2, 0), (1, 1), None])
def test_where_a_seed_was_changed_meanwhile_nothing_is_kept(after: tuple[int, int] | None) -> None:
    cache, said = Kept(), iter(((1, 0), after))
    kept_edition.edition(lambda: next(said), CONTENT, Making(), Report(), cache)
    assert cache.puts == 0


def test_where_no_seed_can_be_told_nothing_is_kept() -> None:
    cache = Kept()
    kept_edition.edition(lambda: None, CONTENT, Making(), Report(), cache)
    assert cache.puts == 0


def test_an_edition_with_faults_is_not_kept() -> None:
    making, cache = Making(WRONG), Kept()
    assert made(making, cache) == made(making, cache)
    assert (making.times, cache.puts) == (2, 0)


@pytest.mark.parametrize(
    "befall",
    [
        lambda content: content[:-1],
        lambda content: b"",
        lambda content: b"[]",
        lambda content: b"null",
        lambda content: content.replace(b'"', b"", 1),
        lambda content: content.replace(b'"title":', b'"titles":'),
    ],
)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_what_is_damaged_is_made_anew(
    befall: Callable[[bytes], bytes], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_edition, "_TOGETHER", 1)
    making, cache = Making(ODD), Kept()
    first = made(making, cache)
    key = list(cache.held)[number]
    cache.held[key] = befall(cache.held[key])
    assert made(making, cache) == first
    assert making.times == 2
    assert made(making, cache) == first
    assert making.times == 2
