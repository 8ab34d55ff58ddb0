"""The units of a briefing and its pins in; the anchor of every unit and passage out, or what became of one.

An anchor is given once. What belongs to a pin keeps its anchor, wherever it now stands (see pairing.py);
what belongs to none takes the next number that was never given; and a pinned anchor that nothing takes must
have its line in redirects.yaml. So words may be mended, which is reported, or withdrawn, but an anchor never
silently comes to mean other words.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder import urls
from site_builder.curate import pairing
from site_builder.curate.pairing import Print
from site_builder.diagnostics import NOWHERE, Location, Report, Rule, Severity
from site_builder.model import Anchor, BriefingId, Pin, Redirect

UNPINNED = Rule(code="U290", name="unpinned", severity=Severity.WARNING)
VANISHED_ANCHOR = Rule(code="U291", name="vanished-anchor")
CHANGED_EXCHANGE = Rule(code="U292", name="changed-exchange", severity=Severity.WARNING)
LIVING_REDIRECT = Rule(code="U293", name="living-redirect")

_UNIT_ANCHORS = {"q": urls.exchange_anchor, "o": urls.opening_anchor, "p": urls.block_anchor}
_PASSAGE_ANCHORS = {"q": urls.question_anchor, "a": urls.answer_anchor}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpinnedUnit:
    """A unit without its anchor. `family` is "q" for an exchange, "o" for a paragraph of an opening, "p" for
    one of a report. `passages` are pairs of a family, "q" or "a", and a text; what is no exchange has one,
    whose family is ""."""

    family: str
    passages: tuple[tuple[str, str], ...]
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedUnit:
    """`passages` are the anchors of the unit's passages, in their order."""

    anchor: Anchor
    number: int
    fingerprint: str
    passages: tuple[Anchor, ...]


def by_briefing(pins: Iterable[Pin]) -> Mapping[BriefingId, tuple[Pin, ...]]:
    """Return pins by their briefing."""
    found: dict[BriefingId, list[Pin]] = defaultdict(list)
    for pin in pins:
        found[pin.briefing].append(pin)
    return {briefing: tuple(own) for briefing, own in found.items()}


def assign(
    briefing: BriefingId,
    units: Sequence[UnpinnedUnit],
    pins: Sequence[Pin],
    redirects: Sequence[Redirect],
    report: Report,
    *,
    at: Location,
) -> tuple[PinnedUnit, ...]:
    """Return the units of one briefing, in the order given, each at its anchor.

    Pins of other briefings are passed over, at a cost (see `by_briefing`). `at` is the place of faults that
    have no other.
    """
    own = [pin for pin in pins if pin.briefing == briefing]
    withdrawn = _withdrawn(briefing, redirects)
    given = _highest((*withdrawn, *(anchor for pin in own for anchor in _anchors(pin))))
    prints = [pairing.of_passages(unit.family, unit.passages) for unit in units]
    paired = pairing.pairs(prints, own, withdrawn)
    pinned = tuple(_pinned(each, paired.get(place), withdrawn, given) for place, each in enumerate(prints))
    for place, pin in sorted(paired.items()):
        if not _is_same(prints[place], pinned[place], pin):
            _report_changed(pin, units[place].location if units[place].location.path else at, report)
    if len(paired) < len(units):
        _report_unpinned(briefing, len(units) - len(paired), len(units), at, report)
    living = {anchor for unit in pinned for anchor in (unit.anchor, *unit.passages)}
    _report_vanished(own, living, withdrawn, report)
    for anchor in sorted(living & withdrawn.keys()):
        _report_living(urls.briefing(briefing, anchor), withdrawn[anchor], report)
    return pinned


def check_briefings(
    briefings: Collection[BriefingId], pins: Iterable[Pin], redirects: Iterable[Redirect], report: Report
) -> None:
    """Report every briefing that is pinned and gone, unless its address has a line in redirects.yaml; and
    every one that has such a line, and stands."""
    lines = {redirect.old: redirect for redirect in redirects}
    for briefing, own in sorted(by_briefing(pins).items()):
        address = urls.briefing(briefing)
        if briefing not in briefings and address not in lines:
            _report_gone(f"The briefing {briefing}", address, own[0].location, report)
    for briefing in sorted(briefings):
        if urls.briefing(briefing) in lines:
            _report_living(urls.briefing(briefing), lines[urls.briefing(briefing)], report)


def _withdrawn(briefing: BriefingId, redirects: Iterable[Redirect]) -> Mapping[Anchor, Redirect]:
    """Return the anchors of a briefing that redirects.yaml says are gone."""
    page = urls.briefing(briefing) + "#"
    lines = ((redirect.old.removeprefix(page), redirect) for redirect in redirects)
    return {Anchor(anchor): redirect for anchor, redirect in lines if anchor != redirect.old}


def _highest(anchors: Iterable[Anchor]) -> Counter[str]:
    """Return the highest number that was given, by stem."""
    given: Counter[str] = Counter()
    for anchor in anchors:
        stem = pairing.stem(anchor)
        if stem != anchor:
            given[stem] = max(given[stem], pairing.number(anchor))
    return given


def _anchors(pin: Pin) -> tuple[Anchor, ...]:
    return (pin.anchor, *(anchor for anchor, _ in pin.parts))


def _pinned(each: Print, pin: Pin | None, withdrawn: Collection[Anchor], given: Counter[str]) -> PinnedUnit:
    """Return a unit at its pin's anchor, or at the next free one; `given` counts on."""
    anchor = pin.anchor if pin else _next(_UNIT_ANCHORS[each.family], given)
    kept = pairing.passages(each.parts, pin.parts if pin else (), withdrawn)
    return PinnedUnit(
        anchor=anchor,
        number=pairing.number(anchor),
        fingerprint=each.fingerprint,
        passages=tuple(
            kept[place] if place in kept else _passage(anchor, family, given)
            for place, (family, _) in enumerate(each.parts)
        ),
    )


def _passage(unit: Anchor, family: str, given: Counter[str]) -> Anchor:
    """Return the next free anchor in a unit; of what is no exchange, its own."""
    return _next(partial(_PASSAGE_ANCHORS[family], unit), given) if family else unit


def _next(make: Callable[[int], Anchor], given: Counter[str]) -> Anchor:
    stem = pairing.stem(make(0))
    given[stem] += 1
    return make(given[stem])


def _is_same(each: Print, unit: PinnedUnit, pin: Pin) -> bool:
    """True when the unit's words, and where its paragraphs end, are as they were pinned."""
    parts = {
        (anchor, part) for anchor, (family, part) in zip(unit.passages, each.parts, strict=True) if family
    }
    return each.fingerprint == pin.fingerprint and parts <= set(pin.parts)


def _report_unpinned(briefing: BriefingId, new: int, all: int, at: Location, report: Report) -> None:
    report.add(
        UNPINNED,
        at,
        f"Exchanges and paragraphs of {briefing} without a pinned anchor: {new} of {all}.",
        hint="run `python -m site_builder pin`, and keep what it writes",
    )


def _report_changed(pin: Pin, where: Location, report: Report) -> None:
    report.add(
        CHANGED_EXCHANGE,
        where,
        f"{pin.briefing}#{pin.anchor} differs from what was pinned.",
        hint="if the mending is meant, say in content/corrections.yaml what it was, "
        "and run `python -m site_builder pin`",
    )


def _report_vanished(
    pins: Iterable[Pin], living: Collection[Anchor], withdrawn: Collection[Anchor], report: Report
) -> None:
    """Report the anchors that nothing takes; those of a unit that is gone with it."""
    for pin in pins:
        lost = _anchors(pin)[1:] if pin.anchor in living else (pin.anchor,)
        for anchor in lost:
            if anchor not in living and anchor not in withdrawn:
                name, address = f"{pin.briefing}#{anchor}", urls.briefing(pin.briefing, anchor)
                _report_gone(name, address, pin.location, report)


def _report_gone(name: str, address: str, where: Location, report: Report) -> None:
    report.add(
        VANISHED_ANCHOR,
        where,
        f"{name} is pinned, and gone.",
        hint="say in content/redirects.yaml where it went, or leave `new` empty where it was withdrawn: "
        f'- {{old: "{address}", new: "", reason: "…"}}',
    )


def _report_living(address: str, line: Redirect, report: Report) -> None:
    report.add(
        LIVING_REDIRECT,
        line.location,
        f'"{address}" is said to be gone, and stands.',
        hint="remove the line, or take the text out of its seed",
    )
