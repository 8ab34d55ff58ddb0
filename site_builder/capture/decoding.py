"""The bytes of a file in; its text out, read in the one encoding that it is certain to have.

Bytes that are no UTF-8 stand in the text as lone surrogates, U+DC80 for 0x80 (PEP 383): repair.py mends those
whose meaning is certain.
"""

import codecs
from collections import Counter
from dataclasses import dataclass

from site_builder.model import Repair, RepairKind

_MARKS = (  # that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    *((mark, f"damaged text in {encoding}") for mark, encoding in _MARKS),
)
_LEVEL_1 = 0xD7  # the last row of the common Han characters in GB 2312
_COMMON = 0.95  # of the Han characters of a Chinese text are among these
_PARTICLES = "的一是在和有中国"
_PARTICLE = 0.04  # of the Han characters of a Chinese text are these; they are far more in fact
# What an English text may hold of GB 18030.
_WESTERN = frozenset("’‘“”—–…·éèàáíóúü\xa0\u2002\u2003\u2009\u200b\u202f\u3000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """`text` is without the byte order mark, and `encoded` the same in UTF-8, lone surrogates too. `foreign`
    says what a file is that holds no text, "a PNG picture"."""

    text: str
    encoded: bytes
    repairs: tuple[Repair, ...] = ()
    foreign: str = ""


def decode(raw: bytes) -> Decoded:
    body = raw.removeprefix(codecs.BOM_UTF8)
    repairs = (_repair(RepairKind.MARK, "U+FEFF", ""),) if len(body) < len(raw) else ()
    try:
        return Decoded(text=body.decode("utf-8"), encoded=body, repairs=repairs)
    except UnicodeDecodeError:
        escaped = body.decode("utf-8", "surrogateescape")
        return _wide(raw) or _chinese(raw) or _decoded(escaped, *repairs, foreign=_kind(raw))


def _wide(raw: bytes) -> Decoded | None:
    """Read what a byte order mark says is UTF-16 or UTF-32."""
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "")
    if not encoding:
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return _decoded(text, _repair(RepairKind.ENCODING, encoding, "UTF-8"))


def _chinese(raw: bytes) -> Decoded | None:
    """Read what can only be GB 18030: a Chinese text, or one of Western letters with Chinese punctuation."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    counts = Counter(character for character in text if character > "\x7f")
    han = {character: n for character, n in counts.items() if "\u3400" <= character <= "\u9fff"}
    if not han:
        certain = counts.keys() <= _WESTERN
    else:
        whole = sum(han.values())
        common = sum(n for character, n in han.items() if _is_common(character))
        particles = sum(han.get(character, 0) for character in _PARTICLES)
        certain = common >= _COMMON * whole and particles >= _PARTICLE * whole
    return _decoded(text, _repair(RepairKind.ENCODING, "GB 18030", "UTF-8")) if certain else None


def _is_common(han: str) -> bool:
    return b"" < han.encode("gb2312", "ignore")[:1] <= bytes([_LEVEL_1])


def _decoded(text: str, *repairs: Repair, foreign: str = "") -> Decoded:
    encoded = text.encode("utf-8", "surrogatepass")
    return Decoded(text=text, encoded=encoded, repairs=repairs, foreign=foreign)


def _repair(kind: RepairKind, was: str, became: str) -> Repair:
    return Repair(kind=kind, line=1, column=1, was=was, became=became)


def _kind(raw: bytes) -> str:
    return next((what for magic, what in _SIGNATURES if raw.startswith(magic)), "")
