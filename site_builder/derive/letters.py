"""Words in; how wide they are in a picture out. Labels can be kept apart only where their width is known.

The widths are those of the interface font, in thousandths of its size, each letter rounded up to the next
group; tests/derive/test_letters.py holds them to the font's own file.
"""

from functools import lru_cache

SIZE = 13.5  # of words in pictures, in units of their view box
_REGULAR = {
    200: "  \u2009",
    260: "',.:;ijl|·ìíîïīı‘’′",
    280: "IÌÍÎÏĪİ",
    320: "!fł()-[]{}",
    360: "tț/\\rř",
    420: "*sśşš",
    440: '"?z«»źżž“”',
    480: "cxçćč†JYvyÝýÿ–",
    500: "#$+0123456789<=>FL^_ek~§×èéêëēěŁ−",
    520: "VXagàáâãäåāăğ",
    540: "ESTZÈÉÊËŚŞŠŻŽ",
    560: "A`bdhnopqu¶ÀÁÂÃÄÅñòóôõöøùúûüĀĂńňōőūů",
    600: "BCKPRÇßĆČđ",
    640: "&DGĞĐ",
    680: "HNUÑÙÚÛÜOQÒÓÔÕÖØŌŐ",
    740: "Mw",
    800: "W—æ©",
    860: "%mÆ@",
}
_WIDTHS = {letter: width for width, letters in _REGULAR.items() for letter in letters}
_WIDEST = 1000  # of any other letter, "…" among them
_BOLDER = 1.14  # the most by which a letter of weight 600 is wider
_LEAST = 8  # letters that are left at least of a label that is cut


@lru_cache(maxsize=4096)
def width(text: str, *, bold: bool = False) -> int:
    """Return how wide `text` is at most, in whole units."""
    widths = sum(_WIDTHS.get(letter, _WIDEST) for letter in text)
    return -int(-widths * SIZE * (_BOLDER if bold else 1) // 1000)


def fitted(text: str, room: int) -> str:
    """Return `text`, or as much of its beginning as there is room for with a sign that it is cut; "" where
    that would say nothing."""
    if width(text) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,(')}…" if len(kept) > _LEAST else ""
