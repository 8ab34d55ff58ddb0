"""Where a page breaks its lines within sentences, and where a line is a paragraph."""

from site_builder.capture import layout


def test_a_line_of_text_that_ends_in_an_office_goes_on_with_its_holder() -> None:
    lines = ["Remark of Ministry Spokesperson", "Mao Ning on the bridge of Zenda"]
    assert len(lines[0]) == 31
    assert layout.read(lines).texts == (" ".join(lines),)


def test_lines_after_which_the_next_word_had_room_are_paragraphs() -> None:
    def page(length: int) -> list[str]:
        """Return one line of 60 columns, and two that with the next word have 6 more than `length`."""
        return [
            f"Alpha {'a' * 54}",
            *(f"{name} {'b' * (length - 6)}" for name in ("Bravo", "Carol")),
            "David",
        ]

    assert layout.read(page(51)).texts == tuple(page(51))  # 57 of 60, which may fall short by three
    assert layout.read(page(52)).texts == (" ".join(page(52)),)
