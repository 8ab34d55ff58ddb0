"""Two captures whose relation is not certain in, a diagnostic out: what speaks for one briefing, what against
it, and the ruling by which an editor settles it."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder import urls
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import BriefingId, Capture

DUPLICATE_BRIEFING = Rule(code="U220", name="duplicate-briefing")
BAD_BRIEFING_ID = Rule(code="U221", name="bad-briefing-id")
DOUBTFUL_WITNESS = Rule(code="U242", name="doubtful-witness")
CONFLICTING_DATES = Rule(code="U243", name="conflicting-dates")

_FILE = "content/witnesses.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A capture that claims the address of a briefing, whose copy-text is `first`; `free` is the next id that
    nothing claims."""

    read: Capture
    first: Capture
    id: BriefingId
    free: str


def report_duplicate(claim: Claim, share: float, report: Report) -> None:
    """Report two documents of one day and kind, of which one needs an address of its own."""
    report.add(
        DUPLICATE_BRIEFING,
        Location(path=claim.read.path),
        f'{claim.read.path} and {claim.first.path} both claim the address "{urls.briefing(claim.id)}", '
        f"and share {_percent(share)} of their words.",
        hint=f'take one out, or rule on the `id:` of one in {_FILE}, with a reason: "{claim.free}" for '
        f'another document of that day, "{claim.id}" for a witness of the same',
    )


def report_share(claim: Claim, share: float, report: Report) -> None:
    """Report captures with too many words in common for two sessions, and too few for one."""
    _report_doubt(
        claim,
        f"{claim.read.path} shares {_percent(share)} of its words with {claim.first.path}, of the same day: "
        "they may be witnesses of one session, or documents of two.",
        report,
    )


def report_speaker(claim: Claim, report: Report) -> None:
    """Report captures with the same words and different spokespersons."""
    _report_doubt(
        claim,
        f"{claim.read.path} has the words of {claim.first.path}, but not its spokesperson: here "
        f"{_named(claim.read.spokespersons)} answers, there {_named(claim.first.spokespersons)}.",
        report,
    )


def report_translation(claims: Sequence[Claim], report: Report, *, known: bool) -> None:
    """Report a capture in another language than the documents of its day that `claims` name: nothing but the
    day says that it belongs to one of them, or, where its spokesperson is `known`, to which of them."""
    read, firsts = claims[0].read, [claim.first for claim in claims]
    paths = _listed([first.path for first in firsts], "and")
    said = f"{read.path} is in another language than {paths}, of the same day, and"
    if known:
        message, first = f"{said} {_named(read.spokespersons)} answers in each: it may be of any.", ""
    else:
        theirs = _listed(list(dict.fromkeys(_named(first.spokespersons) for first in firsts)), "or")
        message = f"{said} nothing says that {_named(read.spokespersons)} is {theirs}."
        first = "add the name as an alias to content/people.yaml; or "
    _report_doubt(claims[0], message, report, first=first, others=claims[1:])


def report_other_day(claim: Claim, where: Location, report: Report) -> None:
    """Report a ruling that gives a capture the id of a briefing of another day."""
    read = claim.read
    report.add(
        BAD_BRIEFING_ID,
        where,
        f'The id "{claim.id}" is that of {claim.first.path}, and {read.path} is dated {read.held.value[:10]} '
        f"by its {read.held.basis}.",
        hint="where it is a copy of that session, rule on its `held:` in place of its `id:`, "
        f'"{claim.first.held.value[:10]}", with a reason; where it is another, give it an id of its own day',
    )


def report_dates(read: Capture, first: Capture, share: float, own: BriefingId, report: Report) -> None:
    """Report a capture whose words are those of a session of another day."""
    report.add(
        CONFLICTING_DATES,
        Location(path=read.path),
        f"{read.path} is dated {read.held.value[:10]} by its {read.held.basis}, and shares {_percent(share)} "
        f"of its words with {first.path}, dated {first.held.value[:10]} by its {first.held.basis}.",
        hint=f"where it is a copy of the same session, rule on its `held:` in {_FILE}, with a reason; where "
        f'there were two, on its `id:`, "{own}"',
    )


def _report_doubt(
    claim: Claim, message: str, report: Report, *, first: str = "", others: Sequence[Claim] = ()
) -> None:
    """Report what leaves open whether a capture is a witness, also of which, where there are `others`;
    `first` is to be tried before a ruling."""
    same = [f'"{claim.id}" for a witness of the same session']
    if others:
        same = [f'"{each.id}" for a witness of {each.first.path}' for each in (claim, *others)]
    report.add(
        DOUBTFUL_WITNESS,
        Location(path=claim.read.path),
        message,
        hint=f"{first}rule on its `id:` in {_FILE}, with a reason: {', '.join(same)}, "
        f'"{claim.free}" for another',
    )


def _listed(names: Sequence[str], last: str) -> str:
    """Join names as a sentence does: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _percent(share: float) -> str:
    return f"{round(100 * share)} in 100"


def _named(names: Sequence[str]) -> str:
    return " and ".join(f'"{name}"' for name in names) or "nobody named"
