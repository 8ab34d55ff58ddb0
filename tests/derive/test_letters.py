"""The widths that labels are placed by are those of the font that they are set in."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from site_builder.derive import letters

FONT = Path(__file__).parents[2] / "static/fonts/source-sans-3.woff2"


@pytest.mark.parametrize("weight", [400, 600])
def test_no_letter_is_wider_than_it_is_said_to_be(weight: int) -> None:
    font = instantiateVariableFont(TTFont(FONT), {"wght": weight})
    per_em = font["head"].unitsPerEm / letters.SIZE
    for code, glyph in font.getBestCmap().items():
        letter, advance = chr(code), font["hmtx"][glyph][0] / per_em
        assert advance * 100 <= letters.width(letter * 100, bold=weight == 600), letter
        assert letters.width(letter * 100) <= advance * 100 * 1.3 or letter not in "aeiou stnr", letter


def test_a_label_is_cut_to_its_room_with_a_sign() -> None:
    cut = letters.fitted("Agreement on port fees, signed in Strelsau", 150)
    assert cut.startswith("Agreement")
    assert cut.endswith("…")
    assert letters.width(cut) <= 150
    assert letters.fitted("Agreement", 30) == ""
