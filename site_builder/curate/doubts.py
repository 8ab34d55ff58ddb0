"""Two captures whose relation is not certain in, a diagnostic out: what speaks for one briefing, what against
it, and the ruling by which an editor settles it."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder import urls
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import BriefingId, Capture

DUPLICATE_BRIEFING = Rule(code="U220", name="duplicate-briefing")
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


def report_translation(claim: Claim, report: Report) -> None:
    """Report captures in two languages of which nothing but the day says that they belong together."""
    _report_doubt(
        claim,
        f"{claim.read.path} is in another language than {claim.first.path}, of the same day, and nothing "
        f"says that {_named(claim.read.spokespersons)} is {_named(claim.first.spokespersons)}.",
        report,
        first="add the name as an alias to content/people.yaml; or ",
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


def _report_doubt(claim: Claim, message: str, report: Report, *, first: str = "") -> None:
    """Report what leaves open whether a capture is a witness; `first` is to be tried before a ruling."""
    report.add(
        DOUBTFUL_WITNESS,
        Location(path=claim.read.path),
        message,
        hint=f'{first}rule on its `id:` in {_FILE}, with a reason: "{claim.id}" for a witness of the same '
        f'session, "{claim.free}" for another',
    )


def _percent(share: float) -> str:
    return f"{round(100 * share)} in 100"


def _named(names: Sequence[str]) -> str:
    return " and ".join(f'"{name}"' for name in names) or "nobody named"
