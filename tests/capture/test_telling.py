"""What a paragraph tells of: who met whom, or what parties that were named before did next."""

import pytest

from site_builder.capture import telling


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On June 18, Held met with Elphberg in Westfield.", "met with"),
        ("Held had a phone call with Elphberg.", "had a phone call"),
        ("Held spoke by telephone with Elphberg.", "spoke by telephone with"),
    ],
)
def test_a_paragraph_begins_to_tell_of_a_meeting(text: str, words: str) -> None:
    assert telling.opens_meeting(text) == words


@pytest.mark.parametrize(
    "text",
    [
        *("The two sides had candid talks with experts.", "Both ministers met with the press."),
        *("The three countries held talks with Zenda.", "These two leaders met with the press."),
        *(
            "All the parties had talks with Zenda.",
            "They met with the press.",
            "Held met the target with ease.",
        ),
        "Held held talks.",
    ],
)
def test_a_paragraph_goes_on_with_a_meeting_or_tells_of_none(text: str) -> None:
    assert telling.opens_meeting(text) == ""
