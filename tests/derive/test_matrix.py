"""Tables of counts: every number is what the record holds, and leads there; large ones stay readable."""

from collections.abc import Iterable
from dataclasses import replace

from site_builder import render
from site_builder.derive import matrix, outlets, topic_years, topics
from site_builder.derive.views import CountTable, Group
from site_builder.diagnostics import Report
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Edition,
    Exchange,
    Outlet,
    Page,
    Question,
    Slug,
    Topic,
    TopicMatch,
)
from tests.building import ROOT
from tests.editions import edition


def table(page: Page) -> CountTable:
    found = page.context["table"]
    assert isinstance(found, CountTable)
    return found


def by_path(pages: Iterable[Page]) -> dict[str, Page]:
    return {page.path: page for page in pages}


def numbers(found: CountTable) -> dict[str, dict[str, str]]:
    """Return the filled cells of each row by their columns, its sum included."""
    return {
        row.name.text: {cell.column: cell.text for cell in (*row.cells, row.total) if cell.text}
        for row in (*found.rows, *found.sums)
    }


def test_the_table_counts_the_questions_of_each_outlet_on_each_topic() -> None:
    """The Herald asks one question, on the harbour; of the one on the island nobody is named as asking."""
    found = table(by_path(matrix.pages(edition()))["/matrix/"])
    assert numbers(found) == {
        "The Herald": {"Harbour": "1", "Questions": "1"},
        "All 1 outlet": {"Harbour": "1", "Questions": "1"},
        "No outlet named": {"The island": "1", "Questions": "1"},
    }
    (row,) = found.rows
    assert [cell.path for cell in row.cells if cell.text] == ["/outlets/herald/topics/#topic-harbour"]


def test_a_cell_leads_to_the_questions_that_it_counts() -> None:
    page = by_path(matrix.pages(edition()))["/outlets/herald/topics/"]
    groups = page.context["groups"]
    assert isinstance(groups, tuple)
    (group,) = (each for each in groups if isinstance(each, Group))
    assert (group.anchor, group.link.text, group.summary) == ("topic-harbour", "Harbour", "1 question")
    assert [entry.link.path for entry in group.entries] == ["/briefings/2024-01-02/#q1"]


def test_a_question_on_two_topics_counts_once_in_the_sum_and_one_on_none_is_shown() -> None:
    whole = edition()
    first = whole.briefings[0]
    both = tuple(TopicMatch(topic=slug, basis="rule", spans=()) for slug in sorted(whole.topics))
    asked: tuple[Question, ...] = first.exchanges[0].questions
    changed = (
        replace(first.exchanges[0], topics=both),
        replace(first.exchanges[1], topics=(), questions=asked),
    )
    whole = replace(whole, briefings=(replace(first, exchanges=changed), *whole.briefings[1:]))
    found = numbers(table(by_path(matrix.pages(whole))["/matrix/"]))
    assert found["The Herald"] == {"Harbour": "1", "The island": "1", "No topic yet": "1", "Questions": "2"}


def test_topics_by_years_lead_to_the_first_place_of_the_year() -> None:
    (page,) = topic_years.pages(edition())
    found = table(page)
    assert numbers(found) == {
        "Harbour": {"2024": "1", "In all": "1"},
        "The island": {"2024": "1", "In all": "1"},
        "All, on a topic or none": {"2024": "5", "In all": "5"},
    }
    assert {cell.path for row in found.rows for cell in row.cells} == {
        "/topics/harbour/#y2024",
        "/topics/island/#y2024",
    }
    shown = by_path(topics.pages(edition()))["/topics/harbour/"].context["evidence"]
    assert isinstance(shown, tuple)
    assert [each.anchor for each in shown] == ["y2024"]


def test_an_outlet_counts_the_forms_of_its_answers_and_leads_to_its_questions_by_topic() -> None:
    facts = by_path(outlets.pages(edition()))["/outlets/herald/"].context["facts"]
    assert isinstance(facts, tuple)
    rows = {row.name: [(part.text, part.path) for part in row.parts] for row in facts}
    assert rows["Answers"] == [("referred, 1 of 1 answer", "/answers/referred/")]
    assert rows["Topics"] == [("Harbour 1", "/outlets/herald/topics/#topic-harbour")]


KINDS = ("agency", "broadcaster", "newspaper", "online", "")


def large(*, outlets: int = 200, topics: int = 40) -> Edition:
    """Return an edition in which a few outlets ask on all topics, and each next one on fewer."""
    whole = edition()
    slugs = [Slug(f"subject-{number:02}-of-the-record") for number in range(topics)]
    exchanges: list[Exchange] = []
    model = whole.briefings[0].exchanges[0]
    for number in range(outlets):
        slug = Slug(f"outlet-of-record-{number:03}")
        share = max(1, topics * 12 // (number + 12))
        for topic in slugs[:share]:
            question = replace(model.questions[0], outlet=slug)
            exchanges.append(
                replace(
                    model,
                    anchor=Anchor(f"q{len(exchanges) + 1}"),
                    questions=(question,),
                    outlet=slug,
                    topics=(TopicMatch(topic=topic, basis="rule", spans=()),),
                )
            )
    held: Briefing = replace(whole.briefings[0], id=BriefingId("2024-01-02"), exchanges=tuple(exchanges))
    return replace(
        whole,
        briefings=(held, *whole.briefings[1:]),
        outlets={
            Slug(f"outlet-of-record-{n:03}"): Outlet(
                slug=Slug(f"outlet-of-record-{n:03}"),
                name=f"The Outlet of Record {n}",
                kind=KINDS[n % len(KINDS)],
            )
            for n in range(outlets)
        },
        topics={slug: Topic(slug=slug, title=slug.replace("-", " ").capitalize()) for slug in slugs},
    )


def test_a_large_edition_has_the_commonest_outlets_first_and_the_rest_by_kind() -> None:
    whole = large()
    pages = {path: page for path, page in by_path(matrix.pages(whole)).items() if path.startswith("/matrix/")}
    first = table(pages["/matrix/"])
    assert [row.name.text for row in first.rows[:2]] == ["The Outlet of Record 0", "The Outlet of Record 1"]
    assert [row.name.text for row in table(pages["/matrix/by-name/"]).rows] == sorted(
        (row.name.text for row in first.rows), key=str.casefold
    )
    by_kind = [page for path, page in pages.items() if path not in ("/matrix/", "/matrix/by-name/")]
    told = [row.name.path for page in by_kind for row in table(page).rows]
    assert sorted(told) == sorted(f"/outlets/outlet-of-record-{n:03}/" for n in range(200))
    linked = {link.path for page in pages.values() for link in page.context["jump"]}  # type: ignore[attr-defined]
    assert set(pages) - {"/matrix/by-name/"} <= linked


def test_no_table_weighs_more_than_a_reader_can_bear() -> None:
    whole = large()
    pages = [page for page in matrix.pages(whole) if page.path.startswith("/matrix/")]
    files = drawn(whole, pages)
    assert len(files) == len(pages)
    assert {path: len(html) for path, html in files.items() if len(html) > 150_000} == {}


def drawn(whole: Edition, pages: list[Page]) -> dict[str, bytes]:
    report = Report()
    press = render.Press(
        edition=whole,
        templates=ROOT / "templates",
        assets=render.assets.read(ROOT / "static", report),
        base_url="https://e.org/",
        preview=False,
    )
    made = press.drawn(pages, report)
    found = {each.path: each.content for each in made}
    assert not list(report)
    return found
