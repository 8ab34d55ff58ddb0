"""Text in; its folded words as a reader counts them, with their places, out.

The folding is that of `words`, but what a hyphen or an apostrophe joins is one word: "one-China", "China’s",
"China-U.S.". So a run of words begins and ends where a word does, and has as many words as are printed. An
empty word stands for the end of a sentence; each Chinese character is a word.
"""

import re

from site_builder.curate.words import HAN, SENTENCE_END, Folds, Words, fold, placed

_ACCENTS = r"\u0300-\u036f"  # those that are characters of their own, after the letter
_LETTERS = rf"[^\W_{HAN}]+(?:[{_ACCENTS}]+[^\W_{HAN}]*)*"
_PART = rf"(?:(?:[A-Z]\.){{2,8}}|{_LETTERS})"
_JOINT = r"[-‐‑‒–'’‘ʼ]"  # not the long dash, which parts what stands around it
# Matches "U.S.", "one-China", "China–US", "China’s", each character of "大桥" and the end of a sentence; not
# the hyphen of "trust - and", "“" nor ",".
_TOKEN = re.compile(rf"({_PART}(?:{_JOINT}{_PART})*|[{HAN}]|{SENTENCE_END})")
_JOINTS = re.compile(_JOINT)


def tokens(text: str) -> list[str]:
    """Return the words of a text as printed, in order, and its ends of sentences."""
    return _TOKEN.findall(text)


def folded(token: str) -> str:
    """Return one of these words folded: "one-china", "china-US"; "" for the end of a sentence."""
    return "-".join(map(fold, _JOINTS.split(token)))


_folds = Folds(folded)


def split(text: str) -> Words:
    """Return the folded words of `text` with their places, sentence ends included."""
    return placed(_TOKEN.split(text), _folds)
