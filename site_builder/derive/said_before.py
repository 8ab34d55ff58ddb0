"""Parallels in; the longest that two documents share out, both passages side by side."""

from collections.abc import Iterator

from site_builder.curate import words
from site_builder.derive import also_said, evidence
from site_builder.derive.views import ParallelView
from site_builder.model import Edition, Family

_LONG = 75  # words above which a passage is cut to the sentences that hold those shared


def longest(edition: Edition) -> Family | None:
    """Return the longest family of more than one document; of equals the one that was said last."""
    shared = (f for f in edition.families if f.places[0].briefing != f.places[-1].briefing)
    days = {briefing.id: briefing.held.value[:10] for briefing in edition.briefings}
    return max(shared, key=lambda f: (f.words, days[f.places[-1].briefing], f.id), default=None)


def sides(edition: Edition, family: Family) -> Iterator[ParallelView]:
    """Yield the first and the last place of a family."""
    stage = also_said.scene(edition)
    for place in (family.places[0], family.places[-1]):
        briefing, unit = stage.units[place.briefing, place.unit]
        passage = next(each for each in unit.passages if each.anchor == place.span.anchor)
        is_long = words.count(passage.text) > _LONG
        within = evidence.sentences(passage, [place.span]) if is_long else (0, len(passage.text))
        yield ParallelView(
            place=stage.link(place),
            who=also_said.who(edition, stage, place),
            pieces=evidence.cut(passage, [place.span], within, mark="parallel"),
            language=briefing.language,
        )
