"""What was reported of seeds and of the join in, and the content with which both were read; without what only
follows from records that could not be read, out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from site_builder.capture import UNRECOGNISED_SEED, dating, doubts, ledger, rulings, seams
from site_builder.curate import corrections, permalinks, registers, resolve, terms
from site_builder.curate import doubts as groups
from site_builder.curate.collate import UNKNOWN_SEED
from site_builder.curate.conflation import DOUBTFUL_ALIGNMENT
from site_builder.diagnostics import Diagnostic, Rule
from site_builder.model import Capture, Content

WITNESSES = "witnesses.yaml"

# What a record of witnesses.yaml may settle, in its own capture.
_SETTLED = frozenset(
    (
        *(UNRECOGNISED_SEED, ledger.UNCLASSIFIED_LINE, dating.NO_SUCH_DAY),
        *(rulings.UNDATED, rulings.UNTITLED, rulings.DATE_CONFLICT, rulings.UNUSED_RULING),
        *(doubts.DOUBTFUL_LABEL, doubts.BURIED_LABEL, doubts.UNCERTAIN_TURN),
        *(seams.SECOND_DATE, seams.SECOND_DOCUMENT),
        *(registers.UNKNOWN_OUTLET, registers.UNKNOWN_SPOKESPERSON, DOUBTFUL_ALIGNMENT),
        *(permalinks.UNPINNED, permalinks.CHANGED_EXCHANGE),
    )
)
# What is said of other files, or of other captures, where a briefing lacks a record of one of its captures.
_ELSEWHERE = frozenset(
    (
        *(resolve.UNKNOWN_TARGET, resolve.LOST_LEMMA, resolve.AMBIGUOUS_LEMMA, UNKNOWN_SEED),
        *(
            groups.DUPLICATE_BRIEFING,
            groups.BAD_BRIEFING_ID,
            groups.DOUBTFUL_WITNESS,
            groups.CONFLICTING_DATES,
        ),
        *(permalinks.VANISHED_ANCHOR, permalinks.LIVING_REDIRECT),
        *(corrections.UNRECORDED_CORRECTION, corrections.MISTAKEN_CORRECTION),
        *(corrections.UNKNOWN_NOTE, corrections.UNPINNED_NOTE),
    )
)
# What is said where a record of another register is missing.
_NAMED: Mapping[str, frozenset[Rule]] = {
    "outlets.yaml": frozenset((registers.UNKNOWN_OUTLET, DOUBTFUL_ALIGNMENT)),
    "people.yaml": frozenset((registers.UNKNOWN_SPOKESPERSON, groups.DOUBTFUL_WITNESS)),
    "redirects.yaml": frozenset((permalinks.VANISHED_ANCHOR,)),
    "terms.yaml": frozenset((terms.UNKNOWN_TERM,)),
    "corrections.yaml": frozenset((corrections.UNRECORDED_CORRECTION,)),
    "permalinks.lock": frozenset((permalinks.UNPINNED, corrections.UNPINNED_NOTE)),
}


def causes(
    found: Iterable[Diagnostic], content: Content, read: Callable[[], Sequence[Capture]]
) -> Iterator[Diagnostic]:
    """Yield what holds whatever stands in the records that could not be read; the captures are `read` where
    there are such."""
    known = {record.seed for record in content.witnesses}
    broken = {record.seed for record in content.witnesses if not record.is_whole}
    captures = read() if broken or WITNESSES in content.unread else ()
    if WITNESSES in content.unread:
        broken |= {capture.seed for capture in captures if capture.seed not in known}
    paths = {capture.path for capture in captures if capture.seed in broken}
    hushed = frozenset[Rule]().union(*(_NAMED.get(name, ()) for name in content.unread))
    if broken or WITNESSES in content.unread:
        hushed |= _ELSEWHERE
    for each in found:
        if each.rule not in hushed and not (each.rule in _SETTLED and each.location.path in paths):
            yield each
