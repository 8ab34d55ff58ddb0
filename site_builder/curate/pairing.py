"""The words of units and the pins of their briefing in; which belong together out.

1.  A unit whose words are those of a pin (equal fingerprints) belongs to it; of several equal ones the first
    in the text to the lowest number.
2.  Of what is left, a unit and a pin of the same family belong together when a question of five words or
    more is the same in both, or when their sketches differ in at most NEAR bits of 128. An equal answer
    alone does not count: "I have nothing to offer on that" answers anything. Where several fit, the unit
    with the pin's first question comes first, then the nearest. A withdrawn pin is passed over.

NEAR lies between what was measured on the seeds: a changed word turns at most 30 bits in an exchange of 20
words, 27 in one of 30; three changed words 28 in one of 100. Different exchanges are 41 bits apart and more.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from site_builder.curate import fingerprints
from site_builder.model import Anchor, Pin

NEAR = 36
_TELLING = 5  # words that a question needs to be known by them alone
_NO_QUESTION = 1 << 16  # orders after every question


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What a unit is known by. `parts` are the family and the fingerprint of each passage."""

    family: str
    folded: tuple[bytes, ...]
    fingerprint: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Rank:
    """How well a unit and a pin go together; the least is the best."""

    question: int  # the place, in the pin, of the first question that both hold
    distance: int
    pin: int
    unit: int


def of_passages(family: str, passages: Sequence[tuple[str, str]]) -> Print:
    """Return the print of a unit whose passages are pairs of a family and a text."""
    folded = tuple(fingerprints.folded(text) for _, text in passages)
    return Print(
        family=family,
        folded=folded,
        fingerprint=fingerprints.of_folded(folded, 16),
        parts=tuple(
            (part, fingerprints.of_folded((words,), 8))
            for (part, _), words in zip(passages, folded, strict=True)
        ),
    )


def number(anchor: Anchor) -> int:
    """Return the number that an anchor ends in."""
    return int(anchor[len(stem(anchor)) :])


def stem(anchor: Anchor) -> str:
    """Return an anchor without its number: "q" of "q3", "q3-a" of "q3-a2"."""
    return anchor.rstrip("0123456789")


def pairs(prints: Sequence[Print], pins: Sequence[Pin], withdrawn: Collection[Anchor]) -> dict[int, Pin]:
    """Return the pin of each unit that has one, by the unit's place."""
    paired = _equal(prints, pins, withdrawn)
    taken = {pin.anchor for pin in paired.values()}
    left = [pin for pin in pins if pin.anchor not in taken and pin.anchor not in withdrawn]
    rest = [place for place in range(len(prints)) if place not in paired]
    if left:
        for rank, pin in _near(prints, rest, left):
            if rank.unit not in paired and pin.anchor not in taken:
                paired[rank.unit] = pin
                taken.add(pin.anchor)
    return paired


def passages(
    parts: Sequence[tuple[str, str]], pinned: Sequence[tuple[Anchor, str]], withdrawn: Collection[Anchor]
) -> dict[int, Anchor]:
    """Return the anchor of each passage of a unit that keeps one, by the passage's place.

    An equal passage keeps its own; another takes the anchor of the one that stood in its place, between the
    same two equal ones.
    """
    equal: dict[tuple[str, str], list[Anchor]] = defaultdict(list)
    for anchor, part in reversed(pinned):
        equal[_family(anchor), part].append(anchor)
    kept = {place: equal[part].pop() for place, part in enumerate(parts) if equal.get(part)}
    taken = set(kept.values())
    gaps: dict[tuple[str, Anchor], list[Anchor]] = defaultdict(list)
    before: dict[str, Anchor] = defaultdict(lambda: Anchor(""))
    for anchor, _ in pinned:
        if anchor in taken:
            before[_family(anchor)] = anchor
        elif anchor not in withdrawn:
            gaps[_family(anchor), before[_family(anchor)]].append(anchor)
    before.clear()
    for place, (family, _) in enumerate(parts):
        if place in kept:
            before[family] = kept[place]
        elif gaps[family, before[family]]:
            kept[place] = gaps[family, before[family]].pop(0)
    return kept


def _equal(prints: Sequence[Print], pins: Sequence[Pin], withdrawn: Collection[Anchor]) -> dict[int, Pin]:
    """Pair equal fingerprints: the living before the withdrawn, then by number."""
    found: dict[tuple[str, str], list[Pin]] = defaultdict(list)
    for pin in sorted(pins, key=lambda pin: (pin.anchor in withdrawn, number(pin.anchor)), reverse=True):
        found[stem(pin.anchor), pin.fingerprint].append(pin)
    keys = ((place, (each.family, each.fingerprint)) for place, each in enumerate(prints))
    return {place: found[key].pop() for place, key in keys if found.get(key)}


def _near(prints: Sequence[Print], places: Sequence[int], pins: Sequence[Pin]) -> list[tuple[_Rank, Pin]]:
    """Return the pairs that may belong together, the best first."""
    found: list[tuple[_Rank, Pin]] = []
    for place in places:
        sketch = fingerprints.sketch(prints[place].folded)
        for pin in pins:
            if stem(pin.anchor) != prints[place].family:
                continue
            question = _shared_question(prints[place], pin)
            distance = fingerprints.distance(sketch, pin.sketch)
            if question < _NO_QUESTION or distance <= NEAR:
                rank = _Rank(question=question, distance=distance, pin=number(pin.anchor), unit=place)
                found.append((rank, pin))
    return sorted(found, key=lambda pair: pair[0])


def _shared_question(each: Print, pin: Pin) -> int:
    """Return the place of the first of the pin's questions that the unit holds word for word."""
    questions = {
        part
        for (family, part), words in zip(each.parts, each.folded, strict=True)
        if family == "q" and words.count(b" ") >= _TELLING - 1
    }
    shared = (
        place
        for place, (anchor, part) in enumerate(pin.parts)
        if _family(anchor) == "q" and part in questions
    )
    return next(shared, _NO_QUESTION)


def _family(passage: Anchor) -> str:
    """Return "a" of "q3-a2"."""
    return stem(passage)[-1]
