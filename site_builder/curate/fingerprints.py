"""Texts in; a fingerprint, equal for equal words, and a sketch, near for near words, out.

Words are folded first, so that what a printer changes does not count: case, accents, quotation marks,
dashes, punctuation, white space, and where a paragraph ends.
"""

import hashlib
import re
import string
import unicodedata
from collections.abc import Iterable, Sequence

SKETCH_BITS = 128

# Matches "’ " up to its space, and the accent of a decomposed "é"; not "e" nor "-".
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# Capitals to small letters, signs to spaces. Bytes, because their translation is the fastest that there is.
_ASCII = bytes.maketrans(
    (string.ascii_uppercase + string.punctuation).encode(),
    (string.ascii_lowercase + " " * len(string.punctuation)).encode(),
)


def folded(text: str) -> bytes:
    """Return the words of `text`, decomposed (NFKD), without accents, case folded, one space between."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_letters, unicodedata.normalize("NFKD", text)).casefold()
    return b" ".join(text.encode().translate(_ASCII).split())


def of_folded(folded: Iterable[bytes], digits: int) -> str:
    """Return the first hexadecimal digits of the SHA-256 of folded texts, read as one."""
    return hashlib.sha256(b" ".join(text for text in folded if text)).hexdigest()[:digits]


def fingerprint(texts: Iterable[str]) -> str:
    """Return 16 hexadecimal digits that stay as long as the words do."""
    return of_folded(map(folded, texts), 16)


def sketch(folded: Sequence[bytes]) -> str:
    """Return the simhash of folded texts, 32 hexadecimal digits, over their pairs and triples of words.

    One bit says of one half of all pairs and triples whether most of them stand in the text; texts that
    share most of them differ in few bits, texts that share none in about 64 (Charikar 2002,
    https://doi.org/10.1145/509907.509965).
    """
    words = b" ".join(text for text in folded if text).split()
    pairs_and_triples = [b" ".join(words[at : at + n]) for n in (2, 3) for at in range(len(words) - n + 1)]
    runs = pairs_and_triples or words
    hashes = b"".join(hashlib.blake2b(run, digest_size=SKETCH_BITS // 8).digest() for run in runs)
    column = int.from_bytes((1).to_bytes(SKETCH_BITS // 8, "big") * len(runs), "big")
    table = int.from_bytes(hashes, "big")
    majority = len(runs) // 2
    bits = sum(1 << bit for bit in range(SKETCH_BITS) if (table >> bit & column).bit_count() > majority)
    return f"{bits:0{SKETCH_BITS // 4}x}"


def distance(a: str, b: str) -> int:
    """Return in how many bits two sketches differ; all of them where one is missing."""
    return (int(a, 16) ^ int(b, 16)).bit_count() if a and b else SKETCH_BITS


def _letters(match: re.Match[str]) -> str:
    """Keep letters and digits; drop accents and signs that print nothing; make a space of the rest."""
    return "".join(
        c if c.isalnum() else "" if unicodedata.category(c) in ("Mn", "Me", "Cf") else " "
        for c in match.group()
    )
