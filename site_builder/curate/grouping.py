"""Captures in, those of each briefing as a group out; what is not certain is reported, and left out.

Captures of one day and kind belong together where at least half of the words of the shorter stand in the
other (see overlap.py) and the same spokesperson answers; in two languages, where the same spokesperson does.
Captures that editors give an id are of that briefing, whatever their words, and stand apart from others of
their day; but no ruling on an id makes a capture of another day a witness.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from site_builder import urls
from site_builder.curate import doubts, languages, overlap, registers
from site_builder.curate.doubts import Claim
from site_builder.curate.registers import Registers
from site_builder.diagnostics import NOWHERE, Location, Report
from site_builder.model import BriefingId, Capture, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A capture that was read. `place` is its rank among the witnesses, `ruled` the id that an editor gave
    it, or "", and `where` the place of that ruling."""

    place: int
    capture: Capture
    kind: Kind
    ruled: str = ""
    where: Location = NOWHERE

    @property
    def day(self) -> str:
        return self.capture.held.value[:10]

    @property
    def id(self) -> BriefingId:
        """The id that it has by itself."""
        return urls.briefing_id(self.day, self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The captures of one briefing. `members` only grows."""

    id: BriefingId
    kind: Kind
    members: list[Candidate] = field(default_factory=list)

    @property
    def first(self) -> Capture:
        return min(self.members, key=lambda member: member.place).capture


def groups(candidates: Sequence[Candidate], listed: Registers, report: Report) -> tuple[Group, ...]:
    """Return the groups in which captures stand: first those that editors set apart by an id, then those that
    have to be told by their words, then those that editors say belong with them, then those in a language in
    which their day has fewer, since they may be of any; last those with ids of other days."""
    found: dict[BriefingId, Group] = {}
    days: dict[tuple[str, Kind], list[Group]] = defaultdict(list)
    by_day: dict[tuple[str, Kind], list[Candidate]] = defaultdict(list)
    for each in candidates:
        by_day[each.day, each.kind].append(each)
    own = {each.ruled or each.id for each in candidates if (each.ruled or each.id).startswith(each.day)}
    turns = {each.place: _turn(each, by_day[each.day, each.kind], own) for each in candidates}
    for each in sorted(candidates, key=lambda each: (turns[each.place], each.place)):
        here = days[each.day, each.kind]
        group = None if each.ruled or not here else _home(each, here, found, listed, report)
        if each.ruled or not here or (group is None and each.id not in found):
            group = _claimed(each, found, report)
        if group:
            group.members.append(each)
            if group not in here:
                here.append(group)
    return tuple(found.values())


def _turn(each: Candidate, beside: Sequence[Candidate], own: Collection[str]) -> int:
    """Return when a capture is placed. `beside` are those of its day, itself too, and `own` the ids that
    captures of their day have."""
    if not each.ruled:
        same = [languages.is_same(other.capture.language, each.capture.language) for other in beside]
        return 3 if 2 * sum(same) < len(same) else 1
    if each.ruled in own and not each.ruled.startswith(each.day):
        return 4
    return 2 if each.ruled == each.id else 0


def _claimed(each: Candidate, found: dict[BriefingId, Group], report: Report) -> Group | None:
    """Return the group of the id that a capture claims, a new one where there is none."""
    id = BriefingId(each.ruled or each.id)
    group = found.setdefault(id, Group(id=id, kind=each.kind))
    if group.members and (not each.ruled or group.kind is not each.kind):
        doubts.report_duplicate(_claim(each, group, found), _share(each, group) or 0.0, report)
        return None
    if group.members and all(each.day != member.day for member in group.members):
        doubts.report_other_day(_claim(each, group, found), each.where, report)
        return None
    return group


def _home(
    each: Candidate,
    here: Sequence[Group],
    found: Collection[str],
    listed: Registers,
    report: Report,
) -> Group | None:
    """Return the group of the day that a capture belongs to; None where that is not certain, and reported
    unless all that stands there was set apart."""
    shares = [_share(each, group) for group in here]
    best = max(range(len(here)), key=lambda number: shares[number] or 0.0)
    share, claim = shares[best] or 0.0, _claim(each, here[best], found)
    if share < overlap.STRONG and each.id not in found:
        return None
    if share < overlap.WEAK:
        foreign = [group for group, known in zip(here, shares, strict=True) if known is None]
        fitting = [group for group in foreign if _is_one_speaker(each, group, listed, certain=True)]
        if len(fitting) == 1:
            return fitting[0]
        if foreign:
            able = sorted(fitting or foreign, key=lambda group: group.id)
            claims = [_claim(each, group, found) for group in able]
            doubts.report_translation(claims, report, known=bool(fitting))
        else:
            doubts.report_duplicate(claim, share, report)
    elif share < overlap.STRONG:
        doubts.report_share(claim, share, report)
    elif not _is_one_speaker(each, here[best], listed, certain=False):
        doubts.report_speaker(claim, report)
    else:
        return here[best]
    return None


def _claim(each: Candidate, group: Group, found: Collection[str]) -> Claim:
    free = next(id for n in range(2, len(found) + 3) if (id := f"{group.id}-{n}") not in found)
    return Claim(read=each.capture, first=group.first, id=group.id, free=free)


def _share(each: Candidate, group: Group) -> float | None:
    """Return how many of its words a capture shares with a group; None where that is in other languages."""
    own = each.capture
    known = (m.capture for m in group.members if languages.is_same(m.capture.language, own.language))
    return max((overlap.shared(own, other) for other in known), default=None)


def _is_one_speaker(each: Candidate, group: Group, listed: Registers, *, certain: bool) -> bool:
    """True when one spokesperson answers in both. Where one names nobody, that is not `certain`."""
    ours = set(each.capture.spokespersons)
    theirs = {name for member in group.members for name in member.capture.spokespersons}
    if not ours or not theirs:
        return not certain
    return any(_is_one(a, b, listed) for a in ours for b in theirs)


def _is_one(name: str, other: str, listed: Registers) -> bool:
    """True when two printed names are of one person: as the editors know both, else as they are printed."""
    known = [listed.names.get(registers.fold(each)) for each in (name, other)]
    if all(known):
        return known[0] == known[1]
    return _is_part(name, other) or _is_part(other, name)


def _is_part(name: str, whole: str) -> bool:
    """True for "Mao" and "Mao Ning"."""
    return set(name.casefold().split()) <= set(whole.casefold().split())
