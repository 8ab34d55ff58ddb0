"""Text in, folded words with their places out; and phrases found among them.

Folding forgives what printing changes and meaning does not: case, accents, the shape of quotation marks
and dashes, the points in "U.S.", white space. Capitals of two to five letters stay as they are, so that
"US" is not "us". An empty word stands for the end of a sentence, or of what is cut short ("St."): no phrase
reaches across it, but where the phrase itself has one ("St. Petersburg"). Chinese sets no
spaces between words: each character is one, so that a phrase is found wherever its characters stand.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

HAN = "\u3400-\u9fff\uf900-\ufaff"
# Matches the full stop of "It is open. We" and of "open.”", "。"; not those of "U.S.-led" and "2.5".
SENTENCE_END = r"[.!?;](?=\s|[\"'”’)]|$)|[。！？；]"
_CHARACTER = re.compile(f"[{HAN}]")  # matches each of "大桥"; nothing in "bridge"
_WORD = re.compile(rf"[^\W_{HAN}]+")  # matches "20" in "20国"; nothing in "，"
# Matches "U.S." (one word), "communiqués", "2712", each character of "大桥" and the end of a sentence; not
# "-", "“" nor ",". What may begin with most letters comes first, and what each begins with is plain: so the
# engine tries few.
_TOKEN = re.compile(rf"([A-Z]\.(?:[A-Z]\.){{1,7}}|[^\W_{HAN}]+|[{HAN}]|{SENTENCE_END})")
_GAP = 6  # words that "..." in a phrase may stand for
_STEM = 3  # letters by which an open last word is looked up
_CAPITALS = range(2, 6)
_KNOWN = 1 << 16  # tokens that are kept with what they are folded to


@dataclass(frozen=True, slots=True)
class Words:
    """Three parallel lists: folded words, and where each starts and ends in the text."""

    forms: list[str]
    starts: list[int]
    ends: list[int]


def fold(token: str) -> str:
    """Return one token folded; "" for the end of a sentence."""
    plain = token.replace(".", "")
    if not plain or not plain[0].isalnum():
        return ""
    plain = _unaccented(plain)
    return plain if plain.isupper() and len(plain) in _CAPITALS else plain.casefold()


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


class Folds(dict[str, str]):
    """Tokens as a function folds them: the few that most texts are made of are folded once."""

    def __init__(self, folding: Callable[[str], str]) -> None:
        self._folding = folding

    def __missing__(self, token: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        folded = self[token] = self._folding(token)
        return folded


_folds = Folds(fold)


def split(text: str) -> Words:
    """Return the folded words of `text`, sentence ends included."""
    return placed(_TOKEN.split(text), _folds)


def placed(pieces: list[str], folds: Folds) -> Words:
    """Return every second piece of a text folded, with its place: list by list, which takes half the time of
    token by token."""
    edges = list(accumulate(map(len, pieces)))
    return Words(list(map(folds.__getitem__, pieces[1::2])), edges[:-1:2], edges[1::2])


def has_capitals(text: str, phrase: str) -> bool:
    """Tell whether words that a phrase was found in have its capitals, too; points, accents, quotation marks
    and spaces do not matter."""
    said, at = _printed(text), 0
    *runs, last = [run for run in map(_printed, phrase.split("...")) if run]
    for number, run in enumerate(runs):
        places = range(at, len(said)) if number else (at,)
        found = [place for place in places if said[place : place + len(run)] == run]
        if not found:
            return False
        at = found[0] + len(run)
    end = said[len(said) - len(last) :] if runs else said
    if phrase.rstrip().endswith("*"):
        return end[:-1] == last[:-1] and end[-1].startswith(last[-1])
    return end == last


def _printed(text: str) -> list[str]:
    """Return the words of a text with their capitals."""
    plain = (_unaccented(token.replace(".", "")) for token in _TOKEN.findall(text) if fold(token))
    return list(filter(None, plain))


@lru_cache(maxsize=1 << 18)  # of passages: each is counted for every page that shows it
def count(text: str) -> int:
    """Return how many words a text has as printed: those between spaces, and each Chinese character."""
    characters = len(_CHARACTER.findall(text))
    return characters + len(_WORD.findall(text)) if characters else len(text.split())


def is_chinese(text: str) -> bool:
    """Tell whether a text has more Chinese characters than other words."""
    return 2 * len(_CHARACTER.findall(text)) > count(text)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """`parts` are runs of words; between two of them stand at most _GAP others. `open` leaves the end of
    the last word open."""

    key: int
    parts: tuple[tuple[str, ...], ...]
    open: bool


class _Node(NamedTuple):
    """Where plain phrases have got to after some words: the keys of those that end here, and what each next
    word leads to. Phrases that begin alike share their nodes, so that a text is read once for all of them."""

    keys: list[int]
    next: dict[str, "_Node"]


class _Start(NamedTuple):
    """What a word may begin: plain phrases; phrases with a gap or an open end, by the second word where that
    is certain (`pairs`), or whatever comes next."""

    plain: _Node | None
    pairs: dict[str, list[_Phrase]]
    others: tuple[_Phrase, ...]


class _Starts(dict[str, _Start | None]):
    """What each word begins, None for most. A word of a text is asked for once, then it is known."""

    def __init__(self) -> None:
        self.root = _Node([], {})
        self.pairs: dict[str, dict[str, list[_Phrase]]] = {}
        self.whole: dict[str, list[_Phrase]] = {}  # first words alone, or before a word that is open
        self.stems: dict[str, list[_Phrase]] = {}  # by the first letters of a first word that is open

    def __missing__(self, word: str) -> _Start | None:
        if len(self) >= _KNOWN:
            self.clear()
        stems = (phrase for phrase in self.stems.get(word[:_STEM], ()) if word.startswith(phrase.parts[0][0]))
        start = _Start(
            self.root.next.get(word), self.pairs.get(word, {}), (*self.whole.get(word, ()), *stems)
        )
        found = self[word] = start if any(start) else None
        return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by the words that they begin with."""

    starts: _Starts = field(default_factory=_Starts)


def lexicon(phrases: Iterable[tuple[int, str]]) -> Lexicon:
    """Compile phrases, each with the key under which it is reported."""
    starts = _Starts()
    for phrase in (each for key, text in phrases for each in _phrases(key, text)):
        first, *rest = phrase.parts[0]
        if phrase.open and phrase.parts == ((first,),):
            starts.stems.setdefault(first[:_STEM], []).append(phrase)
        elif not phrase.open and len(phrase.parts) == 1:
            node = starts.root
            for word in phrase.parts[0]:
                node = node.next.setdefault(word, _Node([], {}))
            node.keys.append(phrase.key)
        elif rest and not (phrase.open and phrase.parts == ((first, rest[0]),)):
            starts.pairs.setdefault(first, {}).setdefault(rest[0], []).append(phrase)
        else:
            starts.whole.setdefault(first, []).append(phrase)
    return Lexicon(starts)


def is_phrase(text: str) -> bool:
    """True when `text` holds at least one word to look for, and enough of it where its end is open."""
    phrases = _phrases(0, text)
    return bool(phrases) and not (phrases[0].open and len(phrases[0].parts[-1][-1]) < _STEM)


def find(lexicon: Lexicon, words: Words) -> Iterator[tuple[int, int, int]]:
    """Yield (key, start, end) for every place where a phrase stands, by start; places may overlap."""
    forms, number = words.forms, len(words.forms)
    for at, start in enumerate(map(lexicon.starts.__getitem__, forms)):
        if start is None:
            continue
        node, last = start.plain, at
        while node is not None:
            for key in node.keys:
                yield key, words.starts[at], words.ends[last]
            last += 1
            node = node.next.get(forms[last]) if last < number else None
        following = start.pairs.get(forms[at + 1], ()) if start.pairs and at + 1 < number else ()
        for phrase in (*following, *start.others):
            last = _matched(phrase, forms, at)
            if last >= 0:
                yield phrase.key, words.starts[at], words.ends[last]


def _phrases(key: int, text: str) -> list[_Phrase]:
    """Return what a text may stand for: without the points in it, and, where it has some, with them; nothing
    where it holds no word."""
    is_open = text.rstrip().endswith("*")
    whole = [_trimmed(split(run).forms) for run in text.split("...")]
    bare = [tuple(filter(None, run)) for run in whole]
    found = dict.fromkeys(tuple(filter(None, runs)) for runs in (bare, whole))
    return [_Phrase(key, parts, is_open) for parts in found if parts]


def _trimmed(forms: list[str]) -> tuple[str, ...]:
    """Return words without the ends of sentences before and behind them."""
    worded = [at for at, form in enumerate(forms) if form]
    return tuple(forms[worded[0] : worded[-1] + 1]) if worded else ()


def _matched(phrase: _Phrase, forms: list[str], at: int) -> int:
    """Return the index of the last word of `phrase` begun at `at`, -1 where it does not stand."""
    last = _run(phrase, 0, forms, at)
    for number in range(1, len(phrase.parts)):
        if last < 0:
            return -1
        last = _after_gap(phrase, number, forms, last + 1)
    return last


def _after_gap(phrase: _Phrase, number: int, forms: list[str], start: int) -> int:
    for at in range(start, min(start + _GAP + 1, len(forms))):
        if not forms[at]:
            return -1
        last = _run(phrase, number, forms, at)
        if last >= 0:
            return last
    return -1


def _run(phrase: _Phrase, number: int, forms: list[str], at: int) -> int:
    run = phrase.parts[number]
    last = at + len(run) - 1
    if last >= len(forms):
        return -1
    is_open = phrase.open and number == len(phrase.parts) - 1
    for offset, word in enumerate(run):
        form = forms[at + offset]
        if form != word and not (is_open and at + offset == last and form.startswith(word)):
            return -1
    return last
