"""The margin says whose word it prints."""

from site_builder.derive import passages
from site_builder.model import Slug
from tests.editions import edition


def test_topics_of_an_editor_are_signed() -> None:
    whole = edition()
    set_by_editor, found_by_rule = whole.briefings[0].exchanges
    assert passages.slip(whole, set_by_editor).topics_by == "Topics by an editor"
    assert passages.slip(whole, set_by_editor, here=Slug("harbour")).topics_by == "Topics by an editor"
    assert passages.slip(whole, found_by_rule).topics_by == ""
