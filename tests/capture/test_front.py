"""What a page prints above the record, and again within it."""

from site_builder.capture import front

TITLE = "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8, 2023"


def test_a_title_printed_again_is_marked_from_the_first_line_of_the_text_on() -> None:
    lines = [TITLE, "", TITLE, "AFP: Why is it so?", TITLE, "Mao Ning: It is so."]
    head = front.Front(title=TITLE, title_index=0, stamps=(), marks={}, body=2)
    assert sorted(front.running_heads(lines, {}, head, likely=range(len(lines)))) == [2, 4]
