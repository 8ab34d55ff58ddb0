"""A new capture and the seeds that there are in; the seed that has the same words out, and those near to it.

The measure is the share of its runs of twelve words, one after the other in each paragraph, that another seed
has, after folding; a Chinese character counts as a word. Two sessions share next to none, for all their
standing phrases; two copies of one share nearly all, whatever their pages put around them.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder import capture, urls
from site_builder.capture import seeds
from site_builder.capture.source import Known
from site_builder.curate import fingerprints
from site_builder.diagnostics import Report
from site_builder.model import BriefingId, Capture, WitnessRecord

RUN = 12  # words
NEAR = 0.25  # of all runs
_A_SAMPLE = 8  # runs, of which none is in a text that is not near
# Matches each character of "法新社"; not "，" nor "é".
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A seed that is there already. `words` are folded, one space between."""

    seed: str
    sha256: str
    words: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A seed that shares words with a new capture; `briefing` is "" where its day is not known."""

    seed: str
    share: float
    briefing: str


def standing(folder: Path) -> Iterator[Standing]:
    """Yield every seed of a folder that can be read."""
    for path in seeds.files(folder, Report()):
        if path.is_file() and path.stat().st_size <= seeds.LIMIT:
            raw = path.read_bytes()
            yield Standing(seed=seeds.printable(path.name), sha256=digest(raw), words=folded(raw))


def duplicate(raw: bytes, text: bytes, others: Iterable[Standing], records: Iterable[WitnessRecord]) -> str:
    """Return the seed that was made of the same bytes, or has the same words; "" where there is none."""
    for record in records:
        if record.original and record.original.sha256 == digest(raw):
            return record.seed
    words = folded(text)
    return next((each.seed for each in others if each.sha256 == digest(raw) or each.words == words), "")


def neighbours(
    read: Capture, others: Iterable[Standing], folder: Path, known: Mapping[str, Known]
) -> Iterator[Neighbour]:
    """Yield the seeds that share a good part of what a capture says."""
    runs = [run for turn in read.turns for paragraph in turn.paragraphs for run in _runs(paragraph.text)]
    sample = runs[:: max(1, len(runs) // _A_SAMPLE)]
    for each in others:
        text = b" %b " % each.words
        if not any(run in text for run in sample):
            continue
        share = sum(run in text for run in runs) / len(runs)
        if share >= NEAR:
            its = known.get(each.seed, capture.NOTHING_KNOWN)
            found = capture.read_one(folder / each.seed, Report(), shown=each.seed, known=its)
            yield Neighbour(seed=each.seed, share=share, briefing=briefing(found, its.record))


def briefing(read: Capture, record: WitnessRecord = capture.UNRECORDED) -> str:
    """Return the id of the briefing that a capture is of; "" where its day is not known."""
    if read.kind is None or not read.held.value:
        return ""
    ruled = record.rulings.get("id")
    return BriefingId(ruled.value) if ruled else urls.briefing_id(read.held.value[:10], read.kind)


def digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def folded(text: bytes) -> bytes:
    return _folded(text.decode("utf-8", "replace"))


def _folded(text: str) -> bytes:
    return fingerprints.folded(text if text.isascii() else _HAN.sub(r" \g<0> ", text))


def _runs(paragraph: str) -> Iterator[bytes]:
    words = _folded(paragraph).split()
    for at in range(0, len(words) - RUN + 1, RUN):
        yield b" %b " % b" ".join(words[at : at + RUN])
