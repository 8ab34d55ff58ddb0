"""index.txt: a document as printed, with its labels, and nothing else."""

from dataclasses import replace

from site_builder.model import Anchor, Basis, Direction
from tests import editions
from tests.export.conftest import Export

PATH = "briefings/2024-01-02/index.txt"
PARAGRAPHS = [
    "Spokesperson Ann Lee’s Regular Press Conference on January 2, 2024",
    "I have one announcement today.",
    "Herald: What is the latest  on the\u2002port & the <ships>?",
    "Ann Lee: I would refer you to the competent authorities.",
    "The port is open.",
    "Q: And the “island”?",
    "A: Our position on the island is clear and consistent.",
]


def test_every_paragraph_stands_as_printed_behind_its_label(exported: Export) -> None:
    text = exported()[PATH].decode()
    assert text == "\n\n".join(PARAGRAPHS) + "\n"
    assert "They spoke of the island" in exported()["briefings/2024-01-03-readout/index.txt"].decode()


def test_directions_stand_in_their_place_and_a_supplied_title_in_brackets(exported: Export) -> None:
    whole = editions.edition()
    first = whole.briefings[0]
    place = {"witness": 0, "first": 1, "last": 1, "column": 1, "end": 1}
    directions = (
        Direction(text="(Laughter)", before=Anchor("q2-q1"), **place),
        Direction(text="(End)", before=Anchor(""), **place),
    )
    changed = replace(first, directions=directions, title="Talks", title_basis=Basis.EDITOR)
    whole = replace(whole, briefings=(changed, *whole.briefings[1:]))
    found = exported(whole)[PATH].decode().rstrip("\n").split("\n\n")
    assert found == ["[Talks]", *PARAGRAPHS[1:5], "(Laughter)", *PARAGRAPHS[5:], "(End)"]
