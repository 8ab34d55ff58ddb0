"""Each style gives what its guide prints as an example, and of our documents what ADR 0010 says.

examples.json has the items, as CSL-JSON, and what is printed.
"""

import json
from pathlib import Path
from typing import TypedDict

import pytest

from site_builder.citation import (
    Item,
    Role,
    apa,
    bibtex,
    chicago_bibliography,
    chicago_note,
    json_text,
    mla,
    plain,
    ris,
)
from site_builder.citation.styles import Style

STYLES = {style.__name__: style for style in (chicago_note, chicago_bibliography, apa, mla)}


class Example(TypedDict):
    source: str
    style: str
    item: Item
    printed: str


EXAMPLES: list[Example] = json.loads(Path(__file__).with_name("examples.json").read_text("utf-8"))
OURS = EXAMPLES[-1]["item"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{each['style']}, {each['source']}" for each in EXAMPLES])
def test_a_style_prints_the_example_of_its_guide(example: Example) -> None:
    assert plain(STYLES[example["style"]](example["item"])) == example["printed"]


def test_every_style_has_an_example_of_its_guide() -> None:
    assert {example["style"] for example in EXAMPLES if example["item"] != OURS} == set(STYLES)


@pytest.mark.parametrize("style", STYLES.values())
def test_what_a_script_may_replace_is_a_part_of_its_own(style: Style) -> None:
    roles = {part.role: part.text for part in style(OURS)}
    assert (roles[Role.LOCATOR], roles[Role.ADDRESS]) == ("Q3", OURS["URL"])
    assert (Role.ACCESSED in roles) == (style is mla)


def test_what_is_not_known_is_left_out() -> None:
    bare: Item = {"id": "a", "type": "webpage", "title": "Why?", "URL": "https://e.org/"}
    assert plain(chicago_note(bare)) == "“Why?” https://e.org/."
    assert plain(chicago_bibliography(bare)) == "“Why?” https://e.org/."
    assert plain(apa(bare)) == "Why? (n.d.). https://e.org/"
    assert plain(mla(bare)) == "“Why?” https://e.org/."
    assert bibtex([bare]) == "@misc{a,\n  title = {{Why?}},\n  url = {https://e.org/}\n}\n"
    assert ris([bare]) == "TY  - ELEC\r\nID  - a\r\nTI  - Why?\r\nUR  - https://e.org/\r\nER  - \r\n"


def test_a_day_in_words_stays_in_words() -> None:
    item: Item = {**OURS, "available-date": {"literal": "about May 2024"}}
    for style in (chicago_note, chicago_bibliography, mla):
        assert "dated about May 2024" in plain(style(item))
    assert json.loads(json_text([item]))[0]["available-date"] == {"literal": "about May 2024"}


def test_signs_that_mean_something_to_tex_are_escaped_but_in_an_address() -> None:
    entry = bibtex([OURS])
    assert r"title = {{Regular “Press” Conference \& more: 100\% of \{it\}}}" in entry
    assert "url = {https://e.org/briefings/2022-09-13/#q3}" in entry
