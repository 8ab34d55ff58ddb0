"""A phrase that a topic lists twice is followed once, and reported."""

from site_builder.curate import prose
from site_builder.curate.consistency import DUPLICATE_RECORD
from site_builder.curate.folder import ContentFile
from site_builder.diagnostics import Report

TOPIC = '---\ntitle: "Island"\nwording:\n  - "white harbour"\n  - "white harbour"\n---\n\nIt lies far out.\n'


def test_a_phrase_listed_twice_is_reported_at_its_second_place() -> None:
    report = Report()
    file = ContentFile(path="content/topics/island.md", stem="island", text=TOPIC)
    assert [each.words for each in prose.topic(file, [], report).wording] == ["white harbour"]
    assert [(each.rule, each.location.line) for each in report] == [(DUPLICATE_RECORD, 5)]
