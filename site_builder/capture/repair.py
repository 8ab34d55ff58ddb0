"""The lines of a decoded file in; the lines mended where that is certain, each repair, and what is lost, out.

A line stays a line. What is mended: entities left over, letters decoded twice or wrongly (by ftfy, where no
other reading is possible), stray bytes that mean the same in every Windows code page, and characters that
nobody sees and that come between the letters of a word. All else stays as printed, odd spaces too.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from site_builder.model import Repair, RepairKind

# What the bytes 0x80 to 0xBF are when UTF-8 is taken for Windows-1252 or Latin-1.
_TRAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Matches "&nbsp;", "&#8217;" and "&amp;nbsp;"; not "AT&T".
_ENTITY = re.compile(r"&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Matches "â€™", "Ã©", "æ¯›å®" (UTF-8 read as Windows-1252), "‚Äô" (as MacRoman), "鈥檚" (as GBK) and "¡¯"
# (GBK read as Latin-1); not "é”…".
_MOJIBAKE = (
    rf"(?P<mojibake>(?:[\xc2-\xc5][{_TRAIL}]|[\xe2-\xe9\xef][{_TRAIL}]{{2}})+"
    r"|‚Ä[ôúùìî¶ò]|鈥[\u4e00-\u9fff]|¡[ª\xad®¯°±])"
)
# Matches a byte that is no UTF-8, as decoding.py writes it.
_BYTES = r"(?P<bytes>[\udc80-\udcff]+)"
# Matches what one of the three does: "&nbsp;", a stray byte, "â€™"; not "é”…" nor "Q&A;B".
_MANGLED = re.compile(rf"(?P<entity>{_ENTITY.pattern})|{_BYTES}|{_MOJIBAKE}")
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
# Matches what is not seen: U+202E, U+00AD, U+2028, NUL; not U+00A0 nor U+200B.
_HIDDEN = re.compile(
    r"(?P<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+)"
    r"|(?P<invisible>[\xad\ufeff\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]+)"
    r"|(?P<separator>[\x0b\x0c\u2028\u2029])"
    rf"|(?P<control>[{_CONTROLS}]+)"
)
# Matches what remains of a lost letter: U+FFFD, "China â€ s"; not "é".
_LOST = re.compile(r"[\ufffd\ue000-\uf8ff]|â€|Ã[ ?]|鈥")
# Matches the question marks of "Erdo?an", "China?s" and "Mr Selakovi? said"; not those of "comment?Will" and
# "?id=3". What stands before it is looked at in _is_letter.
_QUERY = re.compile(
    r"\?(?:[a-z]{1,20}(?=[\s.,;:)\"”’']|\Z)| (?=(?:and|said|is|was|will|has|had|of|who|also)\b))"
)
# Matches a character that is mended, or lost, wherever it stands; "&", "?" and letters are looked for apart.
_SUSPECT = re.compile(
    rf"[{_CONTROLS}\x0b\x0c\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff"
    r"\U000e0000-\U000e007f\udc80-\udcff鈥¡Ã]|â€"
)
# Matches, at every place, what may be the first two letters of a mangled one, "é‚" and "‚Ä" of "é‚Äô"; not
# "é". It is only a reason to look closer.
_MANGLED_START = re.compile(rf"(?=([\xc2-\xc5\xe2-\xe9\xef][{_TRAIL}]|‚Ä))")
_PLAIN = bytes([9, 10, 13, *range(0x20, 0x7F)])
# The bytes that mean the same in all Windows code pages, 1250 to 1258.
_SAME = {
    **dict(zip(range(0x91, 0x98), "‘’“”•–—", strict=True)),
    **{0x82: "‚", 0x84: "„", 0x85: "…", 0x8B: "‹", 0x9B: "›", 0xA0: "\xa0", 0xA7: "§", 0xAB: "«", 0xBB: "»"},
}
# And those that do in its code pages of Latin letters: certain beside such a letter.
_SAME_BESIDE_LATIN = _SAME | {ord(letter): letter for letter in "ÄÉÓÖÜßäéóöü"}
_MOST = 20_000  # repairs and losses of one file; pages have a few hundred, if any
_LONG = 60  # characters of a repair that are shown
_CESU = re.compile(rb"(?:\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What cannot be mended, at a place of the file; `character` as it stands there, "" where it is merely
    one too many."""

    line: int
    column: int
    character: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """`damage` is the first place at which no text can be had; what follows it is not looked at. `lost` are
    places, in the mended lines, where a letter was lost before the page was captured."""

    lines: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    lost: tuple[Damage, ...] = ()
    damage: Damage | None = None


def odd(encoded: bytes) -> str:
    """Return, in little time, the few characters that no typewriter has, of a text in UTF-8."""
    return encoded.translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def is_sound(text: str, odd: str) -> bool:
    """Tell, in little time, the many texts in which there is nothing to mend, from what is `odd` in them."""
    if _SUSPECT.search(odd) or any(start in text for start in set(_MANGLED_START.findall(odd))):
        return False
    return not (("&" in text and _ENTITY.search(text)) or any(map(_is_letter, _QUERY.finditer(text))))


def mend(lines: Sequence[str]) -> Mended:
    mended: list[str] = []
    repairs: list[Repair] = []
    lost: list[Damage] = []
    for number, line in enumerate(lines, 1):
        parts, end = [], 0
        for start, stop, kind, became in islice(_edits(line), _MOST + 1):
            if became is None:
                damage = Damage(line=number, column=start + 1, character=line[start])
                return Mended(lines=tuple(lines), damage=damage)
            was = spelt(line[start:stop])
            repairs.append(Repair(kind=kind, line=number, column=start + 1, was=was, became=spelt(became)))
            parts += [line[end:start], became]
            end = stop
        text = "".join((*parts, line[end:])) if parts else line
        mended.append(text)
        lost += (Damage(line=number, column=at + 1, character=text[at]) for at in _losses(text))
        if len(repairs) + len(lost) > _MOST:
            return Mended(lines=tuple(lines), damage=Damage(line=number, column=1, character=""))
    return Mended(lines=tuple(mended), repairs=tuple(repairs), lost=tuple(lost))


def spelt(text: str) -> str:
    """Write text so that every character of it is seen: "U+00AD" for a soft hyphen, "0x92" for a byte. Long
    text is cut."""
    if len(text) > _LONG:
        return spelt(text[:_LONG]) + "…"
    if text.isprintable():
        return text
    if all("\udc80" <= character <= "\udcff" for character in text):
        return " ".join(f"0x{ord(character) - 0xDC00:02X}" for character in text)
    return "".join(_spelt(character) for character in text)


def _spelt(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _losses(line: str) -> list[int]:
    """Return where letters were lost."""
    queries = (found.start() for found in _QUERY.finditer(line) if _is_letter(found))
    losses = (found.start() for found in _LOST.finditer(line))
    return sorted((*islice(losses, _MOST), *islice(queries, _MOST + 1)))


def _is_letter(query: re.Match[str]) -> bool:
    """Tell whether a question mark stands for a letter: inside a word, or at the end of a name."""
    words = query.string[max(query.start() - 30, 0) : query.start()].split()
    if not words or not words[-1][-1].isalpha() or not query.string[query.start() - 1].isalpha():
        return False
    if "/" in words[-1]:  # the query of an address
        return False
    return not query[0].endswith(" ") or (len(words[-1]) > 3 and words[-1][0].isupper())


Edit = tuple[int, int, RepairKind, str | None]  # from, to, why, and what becomes of it; None for damage


def _edits(line: str) -> Iterator[Edit]:
    """Yield what is to be changed, in the order of the line."""
    at = 0
    for found in _MANGLED.finditer(line):
        edit = _restored(found)
        if edit:
            yield from _hidden(line, at, found.start())
            yield edit
            at = found.end()
    yield from _hidden(line, at, len(line))


def _restored(found: re.Match[str]) -> Edit | None:
    """Return what a mangled piece was before; None where that is not certain, and it stays as printed."""
    start, stop = found.span()
    if found["bytes"]:
        return start, stop, RepairKind.BYTE, _of_bytes(found)
    was = found[0]
    kind = RepairKind.ENTITY if found["entity"] else RepairKind.MOJIBAKE
    became = _of_entity(was) if found["entity"] else _of_mojibake(was)
    return None if became == was else (start, stop, kind, became)


def _of_entity(was: str) -> str:
    """Return the character that an entity stands for; a line break as a space."""
    became = was
    while became != (unescaped := html.unescape(became)):
        became = unescaped
    if became.endswith(";") or "\ufffd" in became:  # "&notit;" would be "¬it;"
        return was
    return _seen(became).replace("\n", " ").replace("\r", " ")


def _of_mojibake(was: str) -> str:
    try:
        if was[0] == "鈥":
            return was.encode("gb18030").decode("utf-8")
        if was[0] == "¡":
            return was.encode("latin-1").decode("gb2312")
    except UnicodeError:
        return was
    import ftfy  # noqa: PLC0415  (it takes long to import, and few captures need it)

    became = ftfy.fix_encoding(was)
    return _seen(became) if all(map(_is_expected, became)) else was


def _seen(text: str) -> str:
    """Return text without what nobody sees, a soft hyphen at its end too."""
    return _HIDDEN.sub("", text)


def _is_expected(character: str) -> bool:
    """Tell a character that briefings hold: Latin letters, punctuation, signs of money, Han."""
    return (
        "\xa0" <= character <= "\u017f"
        or "\u2010" <= character <= "\u2044"
        or character in "€™\ufeff"
        or "\u3000" <= character <= "\u303f"
        or "\u4e00" <= character <= "\u9fff"
        or "\uff00" <= character <= "\uff5e"
    )


def _of_bytes(found: re.Match[str]) -> str | None:
    raw = found["bytes"].encode("utf-8", "surrogateescape")
    if _CESU.fullmatch(raw):
        return raw.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    beside_latin = any(character.isascii() and character.isalpha() for character in _around(found))
    known = _SAME_BESIDE_LATIN if beside_latin and len(raw) == 1 else _SAME
    return "".join(known[byte] for byte in raw) if all(byte in known for byte in raw) else None


def _hidden(line: str, start: int, stop: int) -> Iterator[Edit]:
    """Yield what is not seen; a soft hyphen that ends the line is, and stays."""
    for found in _HIDDEN.finditer(line, start, stop):
        end = found.end()
        if end == len(line) and line.endswith("\xad"):
            end -= 1
        kind = RepairKind(str(found.lastgroup))
        became: str | None = " " if kind is RepairKind.SEPARATOR else ""
        if kind is RepairKind.CONTROL:
            became = _of_controls(found)
        if end > found.start():
            yield found.start(), end, kind, became


def _of_controls(found: re.Match[str]) -> str | None:
    """Return what control characters stand for, as browsers read them: nothing beside white space; None in
    the middle of a word, where a letter may be lost."""
    if all(ord(character) in _SAME for character in found[0]):
        return "".join(_SAME[ord(character)] for character in found[0])
    return "" if not all(character.strip() for character in _around(found)) else None


def _around(found: re.Match[str]) -> tuple[str, str]:
    """Return the characters before and after what was found; "" at the ends of the line."""
    start, end = found.span()
    return found.string[max(start - 1, 0) : start], found.string[end : end + 1]
