"""Words and a cut of the edition's fonts in; their width, their lines, and a strip of grey pixels out.

Each glyph is drawn four times as large and reduced, once for each quarter of a pixel that it may stand on,
and set where advances and kerning say. Pillow alone would round each advance to a whole pixel, and kerns only
by a library that not every machine has; see tools/subset_fonts.py.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

CUTS = Path(__file__).with_name("cuts")
ELLIPSIS = "…"

_FINE = 4  # drawn pixels to one of the picture
_EM = 1000  # the units that advances and kerning are counted in
_MISSING = "\uffff"  # no font has it: it is drawn as what stands for characters that are missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A cut at a size in pixels, its letters set closer by `tracking`, in thousandths of the size."""

    cut: str  # "serif-600", a file of cuts/
    size: int
    tracking: int = 0


def can_set(face: Face, text: str) -> bool:
    """Say whether the font has every character of `text`."""
    return all(_has(face.cut, character) for character in set(text))


@lru_cache(maxsize=1 << 14)
def width(face: Face, text: str) -> float:
    """Return how many pixels `text` takes on one line."""
    return sum(_moves(face, text)) * face.size / _EM


def lines(face: Face, text: str, measure: float, *, most: int) -> tuple[str, ...]:
    """Break `text` between words into lines no wider than `measure`; what does not fit into `most` of them is
    cut off after a whole word, with an ellipsis. A word that is wider than a line makes one of its own."""
    found: list[str] = []
    waiting = text.split()
    while waiting and len(found) < most:
        count = _fitting(face, waiting, measure)
        if len(found) == most - 1 and count < len(waiting):
            return (*found, _cut(face, waiting[:count], measure))
        found.append(" ".join(waiting[:count]))
        waiting = waiting[count:]
    return tuple(found)


def balanced(face: Face, text: str, measure: float, *, most: int) -> tuple[str, ...]:
    """Break as `lines` does, into as few lines, but as even as they can be."""
    wanted = lines(face, text, measure, most=most)
    if not _is_whole(wanted, text):
        return wanted
    narrow, wide = max((width(face, word) for word in text.split()), default=0.0), measure
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        tried = lines(face, text, middle, most=len(wanted))
        narrow, wide = (narrow, middle) if _is_whole(tried, text) else (middle, wide)
    return lines(face, text, wide, most=most)


def strip(face: Face, text: str) -> tuple[Image.Image, int]:
    """Return `text` as grey pixels, white where ink is to be, and how far its baseline lies below its top."""
    above = face.size * 5 // 4
    moves = _moves(face, text)
    made = Image.new("L", (int(sum(moves) * face.size / _EM) + face.size, above * 3 // 2))
    stamp = ImageDraw.Draw(made).bitmap  # what `paste` does, with less ado for each glyph
    cut, size, at = face.cut, face.size, 0
    for character, move in zip(text, moves, strict=True):
        if character != " ":
            whole, quarter = divmod(round(at * size * _FINE / _EM), _FINE)
            glyph, left, top = _glyph(cut, size, character, quarter)
            stamp((whole + left, above + top), glyph, 255)
        at += move
    return made, above


def _moves(face: Face, text: str) -> list[int]:
    """Return how far it is from each character to the next."""
    cut, tracking = face.cut, face.tracking
    return [_move(cut, text[at : at + 2]) + tracking for at in range(len(text))]


@cache
def _move(cut: str, pair: str) -> int:
    """Return how far the second of two characters is from the first, which may be the last of its line."""
    return _advance(cut, pair[0]) + _kerning()[cut].get(pair, 0)


def _fitting(face: Face, words: Sequence[str], measure: float) -> int:
    """Return how many words fit on a line, at least one."""
    count, used = 0, 0.0
    space = width(face, " ")
    for word in words:
        used += width(face, word) + (space if count else 0)
        if count and used > measure:
            break
        count += 1
    return count


def _cut(face: Face, words: Sequence[str], measure: float) -> str:
    kept = list(words)
    while len(kept) > 1 and width(face, f"{' '.join(kept)} {ELLIPSIS}") > measure:
        kept.pop()
    return f"{' '.join(kept)} {ELLIPSIS}"


def _is_whole(broken: Sequence[str], text: str) -> bool:
    return " ".join(broken) == " ".join(text.split())


@cache
def _kerning() -> Mapping[str, Mapping[str, int]]:
    found: Mapping[str, Mapping[str, int]] = json.loads((CUTS / "kerning.json").read_text("utf-8"))
    return found


@cache
def _font(cut: str, size: int) -> ImageFont.FreeTypeFont:
    # Pillow gets bytes: in a locale of ASCII it cannot open the path of a folder that has other letters.
    font = BytesIO((CUTS / f"{cut}.ttf").read_bytes())
    return ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(cut: str, character: str) -> int:
    return round(_font(cut, _EM).getlength(character))


@cache
def _has(cut: str, character: str) -> bool:
    return character == " " or _drawn(cut, 50, character) != _drawn(cut, 50, _MISSING)


@cache
def _drawn(cut: str, size: int, character: str) -> bytes:
    return bytes(_font(cut, size).getmask(character))


@cache
def _glyph(cut: str, size: int, character: str, quarter: int) -> tuple[Image.Image, int, int]:
    """Return a glyph's pixels, set so many quarters of a pixel to the right, and where their left and top
    edges lie from where it is set."""
    drawn, left, top = _outline(cut, size * _FINE, character)
    x, y = (left + quarter) // _FINE, top // _FINE
    place = (left + quarter - x * _FINE, top - y * _FINE)
    fine = Image.new("L", (place[0] + drawn.width + 1, place[1] + drawn.height + 1))
    fine.paste(drawn, place)
    return fine.reduce(_FINE), x, y


@cache
def _outline(cut: str, size: int, character: str) -> tuple[Image.Image, int, int]:
    """Return a glyph's pixels, and where their left and top edges lie from where it is set."""
    font = _font(cut, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(character, anchor="ls"))
    drawn = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(drawn).text((-left, -top), character, font=font, fill=255, anchor="ls")
    return drawn, left, top
