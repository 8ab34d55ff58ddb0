"""Pinned addresses lead somewhere, redirects too, and every word of the seeds is on its page."""

import dataclasses
from pathlib import Path

import pytest

from site_builder import verify
from site_builder.diagnostics import Location, Report, render
from site_builder.model import Anchor, BriefingId, LedgerLine, LineClass, Pin, Redirect
from site_builder.spread import Crew
from tests import editions
from tests.verify.conftest import ORIGIN, Put, check

CONFERENCE = "/briefings/2024-01-02/"
READOUT = "/briefings/2024-01-03-readout/"


def pin(anchor: str, *parts: str, briefing: str = "2024-01-02") -> Pin:
    return Pin(
        briefing=BriefingId(briefing),
        anchor=Anchor(anchor),
        fingerprint="f",
        parts=tuple((Anchor(part), "f") for part in parts),
        location=Location(path="content/permalinks.lock", line=1),
    )


def redirect(old: str, new: str) -> Redirect:
    return Redirect(old=old, new=new, reason="r", location=Location(path="content/redirects.yaml", line=1))


def codes(root: Path, pins: list[Pin], redirects: list[Redirect]) -> list[str]:
    return [
        found.rule.code for found in check(root, edition=editions.edition(pins=pins, redirects=redirects))
    ]


@pytest.mark.parametrize(
    ("pins", "redirects", "expected"),
    [
        # What is there, is there.
        ([pin("q1", "q1-q1", "q1-a2")], [], []),
        ([pin("p2", briefing="2024-01-03-readout")], [], []),
        # What is gone is reported once for a unit, and once for each passage of a unit that stands.
        ([pin("q9", "q9-q1", "q9-a1")], [], ["V731"]),
        ([pin("q1", "q1-q1", "q1-a7", "q1-a8")], [], ["V731", "V731"]),
        ([pin("q1", "q1-q1", briefing="2024-01-09")], [], ["V731"]),
        # A redirect of the passage, its unit or its page says where it went.
        ([pin("q1", "q1-a7")], [redirect(f"{CONFERENCE}#q1-a7", f"{CONFERENCE}#q1-a2")], []),
        ([pin("q9", "q9-q1")], [redirect(f"{CONFERENCE}#q9", f"{CONFERENCE}#q2")], []),
        ([pin("q9", "q9-q1")], [redirect(f"{CONFERENCE}#q9", "")], []),
        ([pin("q1", "q1-a1", briefing="2024-01-09")], [redirect("/briefings/2024-01-09/", CONFERENCE)], []),
        ([pin("q1", "q1-a1", briefing="2024-01-09")], [redirect("/briefings/2024-01-09/", "")], []),
        # The fragment goes along with a redirect, and must be there too.
        ([pin("q5", briefing="2024-01-09")], [redirect("/briefings/2024-01-09/", CONFERENCE)], ["V731"]),
        # A redirect of one passage does not excuse another, nor its unit.
        ([pin("q9", "q9-q1")], [redirect(f"{CONFERENCE}#q9-q1", f"{CONFERENCE}#q2")], ["V731"]),
        # Redirects lead to what is published.
        ([], [redirect("/old/", CONFERENCE)], []),
        ([], [redirect("/old/", f"{CONFERENCE}#q1-a2")], []),
        ([], [redirect("/old/", f"{CONFERENCE}#q1-a9")], ["V732"]),
        ([], [redirect("/old/", "/briefings/2024-01-02")], ["V732"]),
        ([], [redirect("/old/", "/older/"), redirect("/older/", "/old/")], ["V732", "V732"]),
        ([], [redirect(f"{CONFERENCE}#q9", f"{CONFERENCE}#q8")], ["V732"]),
        # A redirect that would hide a page, even one that leads to itself.
        ([], [redirect(READOUT, CONFERENCE)], ["V733"]),
        ([], [redirect(READOUT, "")], ["V733"]),
        ([], [redirect(READOUT.rstrip("/"), CONFERENCE)], ["V733"]),
        ([], [redirect(READOUT, READOUT)], ["V733"]),
        ([], [redirect("/404.html", "/")], ["V733"]),
    ],
)
def test_promised_addresses(
    put: Put, pins: list[Pin], redirects: list[Redirect], expected: list[str]
) -> None:
    assert codes(put(), pins, redirects) == expected


def test_what_stands_in_for_a_page_is_not_hidden_and_leads_nowhere_else(put: Put) -> None:
    root = put()
    for name in ("isle", "islet"):
        (root / name).mkdir()
        page = (root / "topics/island/index.html").read_text("utf-8").replace('id="first"', 'id="moved-from"')
        assert "moved-from" in page
        (root / name / "index.html").write_text(page, "utf-8")
    assert codes(root, [], [redirect("/isle/", "/topics/island/"), redirect("/islet/", "")]) == []
    assert codes(root, [], [redirect("/isle/", "/topics/island/"), redirect("/islet/", "/isle/")]) == ["V732"]


def test_tombstone_may_bear_the_id_of_a_withdrawn_passage(put: Put) -> None:
    root = put()
    page = root / "briefings/2024-01-02/index.html"
    text = page.read_text("utf-8").replace("<p>Ann Lee</p>", '<p id="q1-a3">Withdrawn.</p>')
    page.write_text(text, "utf-8")
    assert codes(root, [], []) == ["V743"]
    assert codes(root, [], [redirect(f"{CONFERENCE}#q1-a3", "")]) == []
    assert codes(root, [pin("q1", "q1-a3")], [redirect(f"{CONFERENCE}#q1", "")]) == []


def test_page_that_is_missing_lacks_each_of_its_passages(put: Put) -> None:
    root = put()
    (root / "briefings/2024-01-03-readout/index.html").unlink()
    found = check(root)
    assert [each.rule.code for each in found] == ["V741", "V741"]
    assert "seeds/001_readout.txt, line 2" in render(found[1])


def test_line_that_no_passage_covers_is_reported_where_it_stands(put: Put) -> None:
    edition = editions.edition()
    readout = edition.briefings[1]
    (witness,) = readout.witnesses
    late = LedgerLine(number=3, text="They dined.", kind=LineClass.PARAGRAPH)
    blank = LedgerLine(number=4, text="Q: ", kind=LineClass.QUESTION, label=3)
    footer = LedgerLine(number=5, text="Tel: 1", kind=LineClass.BOILERPLATE)
    capture = dataclasses.replace(witness.capture, ledger=(*witness.capture.ledger, late, blank, footer))
    longer = dataclasses.replace(readout, witnesses=(dataclasses.replace(witness, capture=capture),))
    found = check(put(), edition=dataclasses.replace(edition, briefings=(edition.briefings[0], longer)))
    assert [(each.rule.code, str(each.location)) for each in found] == [("V744", "seeds/001_readout.txt:3")]


def test_words_are_compared_with_the_seed_and_not_with_the_edition(put: Put) -> None:
    """A slip of the builder that page and edition share is found all the same."""
    edition = editions.edition()
    readout = edition.briefings[1]
    (witness,) = readout.witnesses
    first = witness.capture.ledger[0]._replace(text="On January 4, the two sides held talks.")
    capture = dataclasses.replace(witness.capture, ledger=(first, *witness.capture.ledger[1:]))
    other = dataclasses.replace(readout, witnesses=(dataclasses.replace(witness, capture=capture),))
    found = check(put(), edition=dataclasses.replace(edition, briefings=(edition.briefings[0], other)))
    assert [each.rule.code for each in found] == ["V742"]
    assert 'the page has "January 3, the two sides held talks.", the seed "January 4, the' in found[0].message


def test_malformed_page_raises_no_other_alarm(put: Put) -> None:
    root = put()
    for name in ("briefings/2024-01-02/index.html", "topics/island/index.html"):
        page = root / name
        page.write_text(page.read_text("utf-8").replace("<h1", "<h1 <"), "utf-8")
    assert [each.rule.code for each in check(root)] == ["V701", "V701"]


def test_page_in_another_encoding_is_malformed(put: Put) -> None:
    root = put()
    (root / "topics/island/index.html").write_bytes("<html><p>é</p></html>".encode("latin-1"))
    assert [each.rule.code for each in check(root)] == ["V701"]


def test_search_bundle_is_missed_only_where_there_should_be_one(put: Put) -> None:
    root = put()
    assert check(root, search=False) == []
    (found,) = check(root, search=True)
    assert (found.rule.code, found.location.path) == ("V721", "site/search/index.html")
    (root / "pagefind").mkdir()
    (root / "pagefind/pagefind.js").write_text('import "nowhere";', "utf-8")
    (root / "pagefind/demo.html").write_text("<not a page", "utf-8")
    assert check(root, search=True) == []


def test_search_bundle_is_put_there_while_pages_are_read(put: Put) -> None:
    root, report = put(), Report()
    (page,) = [path for path in root.rglob("*.html") if b"/search/" in path.read_bytes()]
    page.write_text(page.read_text("utf-8").replace("/search/", "/pagefind/pagefind.js"), "utf-8")
    bundle = root / "pagefind/pagefind.js"

    def search() -> bool:
        bundle.parent.mkdir()
        bundle.write_text("", "utf-8")
        return True

    edition = editions.edition()
    verify.site(root, edition, base_url=f"{ORIGIN}/", report=report, search=search, crew=Crew(jobs=2))
    assert list(report) == []
    bundle.unlink()
    assert {found.rule.code for found in check(root, search=True)} == {"V721"}


def test_every_fault_of_every_page_is_reported_at_once(put: Put) -> None:
    root = put()
    for page in root.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("</h1>", '</h1><img src="/no.png" />'), "utf-8")
    pages = len(list(root.rglob("*.html")))
    found = [each.rule.code for each in check(root)]
    assert found.count("V710") == found.count("V721") == pages
    assert len(found) == 2 * pages
