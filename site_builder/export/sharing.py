"""The edition in; a picture for each document, and one for all, that other sites show with a link, out.

1200 by 630 pixels, in the fonts and colours of the pages (https://ogp.me/#structured). Words of the record
are cut off after a whole word, and never changed. The same card makes the same bytes, on any machine that
has the same Pillow.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import PIL
from PIL import Image, features

from site_builder import urls
from site_builder.derive import sharing
from site_builder.derive.views import SharingCard, SharingRow
from site_builder.diagnostics import Report
from site_builder.export import typesetting
from site_builder.export.publication import Publication
from site_builder.export.typesetting import CUTS, Face
from site_builder.model import Artifact

SIZE = (1200, 630)
PAPER, HAIRLINE = "#fffdf8", "#dcd8cc"  # as tokens.css has them
INK, SECOND, ACCENT = COLOURS = ("#1b1b1b", "#55534d", "#0b4f6c")

_SIDE = 64
_WIDE = SIZE[0] - 2 * _SIDE
_FOOT = SIZE[1] - 46  # no baseline is below
_HEAD = 92
_SHADES = 7  # from paper to the full colour: more are not seen, and weigh a third more
_EFFORT = 4  # of zlib, from 1 to 9: its best takes twenty times as long, and saves a tenth
_MANY = 200  # pictures from which on it pays to start further processes
_WINDOW = 512  # pictures that wait for their turn at most

_NAME = Face(cut="serif-600", size=30)
_REMARK = Face(cut="sans-400", size=24)
_KIND = Face(cut="sans-600", size=25)
_TITLES = tuple(
    (Face(cut="serif-600", size=size, tracking=-10), most)
    for size, most in ((56, 2), (50, 2), (44, 3), (38, 4))
)
_FACTS = Face(cut="sans-400", size=27)
_NUMBER = _OUTLET = Face(cut="sans-600", size=26)
_ASKED = Face(cut="sans-400", size=26)
_TEXT = Face(cut="serif-400", size=30)
_ROW, _LINE = 38, 43  # from one baseline to the next
_OUTLET_AT, _MOST_OUTLET, _GAP = _SIDE + 56, 330, 28


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    """Yield the pictures: those of earlier builds from the cache, many new ones from several processes."""
    cards = list(sharing.cards(publication.edition))
    kept, jobs = publication.cache, publication.jobs
    with _processes(jobs if len(cards) >= _MANY else 1) as pool:
        for start in range(0, len(cards), _WINDOW):
            window = {_key(card): card for card in cards[start : start + _WINDOW]}
            found = {key: kept.get(key) for key in window}
            missing = {key: card for key, card in window.items() if not found[key]}
            for key, content in zip(missing, _drawn(list(missing.values()), pool), strict=True):
                kept.put(key, content)
                found[key] = content
            for key, card in window.items():
                yield Artifact(path=urls.file(card.path), content=found[key])


def _processes(jobs: int) -> AbstractContextManager[ProcessPoolExecutor | None]:
    """Return what draws in several processes; none of them is started before there is work.

    They are no forks, as other processes are under way, and threads of ours that wait for them."""
    return ProcessPoolExecutor(jobs, get_context("spawn")) if jobs > 1 else nullcontext()


def _drawn(cards: Sequence[SharingCard], pool: ProcessPoolExecutor | None) -> Iterable[bytes]:
    if pool and len(cards) >= _MANY:
        return pool.map(picture, cards, chunksize=16)
    return map(picture, cards)


def picture(card: SharingCard) -> bytes:
    """Return a card as a PNG."""
    canvas = Image.new("L", SIZE)  # of numbers of colours: 0 is paper
    _write(canvas, _NAME, INK, (_SIDE, 60), card.name)
    remark = typesetting.width(_REMARK, card.remark)
    _write(canvas, _REMARK, SECOND, (SIZE[0] - _SIDE - round(remark), 60), card.remark)
    canvas.paste(1 + len(COLOURS) * _SHADES, (0, _HEAD, SIZE[0], _HEAD + 2))
    rule = _title(canvas, card)
    canvas.paste(_SHADES, (_SIDE, rule, SIZE[0] - _SIDE, rule + 2))
    if card.rows:
        _rows(canvas, card.rows, rule + 42)
    else:
        _words(canvas, card.words, rule + 48)
    return _png(canvas)


def _title(canvas: Image.Image, card: SharingCard) -> int:
    """Write what stands above the ink line; return where that is to be."""
    at = _HEAD + 50
    is_set = typesetting.can_set(_TITLES[0][0], card.title)
    title, kind = (card.title, card.kind) if is_set else (card.stead, "")
    if kind:
        _write(canvas, _KIND, INK, (_SIDE, at), kind)
        at += 8
    face, most = _face(title)
    for line in typesetting.balanced(face, title, _WIDE, most=most):
        at += face.size * 6 // 5
        _write(canvas, face, INK, (_SIDE, at), line)
    at += 54
    (facts,) = typesetting.lines(_FACTS, card.facts, _WIDE, most=1) or ("",)
    _write(canvas, _FACTS, SECOND, (_SIDE, at), facts)
    return at + 28


def _face(title: str) -> tuple[Face, int]:
    """Return the largest face in which a title is whole, and how many lines it may have."""
    whole = " ".join(title.split())
    for face, most in _TITLES:
        if " ".join(typesetting.lines(face, title, _WIDE, most=most)) == whole:
            return face, most
    return _TITLES[-1]


def _rows(canvas: Image.Image, rows: Sequence[SharingRow], first: int) -> None:
    """Write a question on a line; where not all have room, the last line says how many are left."""
    room = (_FOOT - first) // _ROW + 1
    shown = rows if len(rows) <= room else rows[: room - 1]
    names = {row.name: _one_line(_OUTLET, row.name, _MOST_OUTLET) for row in shown}
    widest = max((typesetting.width(_OUTLET, name) for name in names.values()), default=0)
    words_at = _OUTLET_AT + (round(widest) + _GAP if widest else 0)
    for number, row in enumerate(shown):
        at = first + number * _ROW
        _write(canvas, _NUMBER, ACCENT, (_SIDE, at), str(row.number))
        _write(canvas, _OUTLET, INK, (_OUTLET_AT, at), names[row.name])
        words = _one_line(_ASKED, row.words, SIZE[0] - _SIDE - words_at)
        _write(canvas, _ASKED, INK, (words_at, at), words)
    if left := len(rows) - len(shown):
        more = f"and {left} more question{'s' if left > 1 else ''}"
        _write(canvas, _ASKED, SECOND, (_OUTLET_AT, first + len(shown) * _ROW), more)


def _words(canvas: Image.Image, paragraphs: Sequence[str], first: int) -> None:
    """Write paragraphs below each other, as far as there is room."""
    at = first
    for words in paragraphs:
        room = max((_FOOT - at) // _LINE + 1, 0)
        if not typesetting.can_set(_TEXT, words):
            break
        for line in typesetting.lines(_TEXT, words, _WIDE, most=room):
            _write(canvas, _TEXT, INK, (_SIDE, at), line)
            at += _LINE
        at += _LINE // 4


def _one_line(face: Face, text: str, measure: float) -> str:
    """Return as much as fits; "" of a text in letters that the font does not have."""
    return "".join(typesetting.lines(face, text, measure, most=1)) if typesetting.can_set(face, text) else ""


def _write(canvas: Image.Image, face: Face, colour: str, place: tuple[int, int], text: str) -> None:
    """Write from `place`, which is on the baseline."""
    if not text:
        return
    shades, inked, above = _strip(face, colour, text)
    canvas.paste(shades, (place[0], place[1] - above), inked)


@lru_cache(maxsize=128)
def _strip(face: Face, colour: str, text: str) -> tuple[Image.Image, Image.Image, int]:
    """Return text in numbers of colours, where it has ink, and how far its baseline lies below its top.

    Names and numbers are in many pictures."""
    strip, above = typesetting.strip(face, text)
    return strip.point(_shades(colour)), strip.point([0] + [255] * 255), above


@cache
def _shades(colour: str) -> list[int]:
    """Return the number in the palette for each share of a colour in a pixel, from 0 to 255."""
    first = COLOURS.index(colour) * _SHADES
    return [first + shade if shade else 0 for shade in (round(grey * _SHADES / 255) for grey in range(256))]


@cache
def _palette() -> bytes:
    paper, line = _rgb(PAPER), _rgb(HAIRLINE)
    ramps = [
        round(below + (above - below) * shade / _SHADES)
        for colour in COLOURS
        for shade in range(1, _SHADES + 1)
        for below, above in zip(paper, _rgb(colour), strict=True)
    ]
    return bytes([*paper, *ramps, *line])


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _png(canvas: Image.Image) -> bytes:
    canvas.putpalette(_palette())
    file = BytesIO()
    canvas.save(file, "PNG", compress_level=_EFFORT)
    return file.getvalue()


def _key(card: SharingCard) -> str:
    return sha256(_makers() + json.dumps(asdict(card), sort_keys=True).encode()).hexdigest()


@cache
def _makers() -> bytes:
    """Return one digest for all that a picture is made by: this code, the fonts, Pillow and its libraries."""
    here = Path(__file__)
    files = (here, Path(typesetting.__file__), *sorted(CUTS.iterdir()))
    libraries = [features.version(name) for name in ("freetype2", "zlib", "zlib_ng")]
    digest = sha256(json.dumps([PIL.__version__, *libraries]).encode())
    for file in files:
        digest.update(sha256(file.read_bytes()).digest())
    return digest.digest()
