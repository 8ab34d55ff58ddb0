"""The edition in; out, the page of what was changed since it was published, and of what records leave out."""

from collections.abc import Iterator, Mapping

from site_builder import urls
from site_builder.derive import notes, worddiff, wording
from site_builder.derive import passages as record
from site_builder.derive.views import ChangeView, MovedView, ReportedView
from site_builder.model import Anchor, Briefing, BriefingId, Change, Edition, Link, Page

TITLE = "Corrections"


def pages(edition: Edition) -> Iterator[Page]:
    briefings = {briefing.id: briefing for briefing in edition.briefings}
    yield Page(
        path=urls.CORRECTIONS,
        template="corrections",
        title=TITLE,
        description="Every change to a published text or note, with its day, its reason and the words.",
        section="corrections",
        context={
            "lead": _lead(edition),
            "changes": tuple(_change(change, briefings) for change in reversed(edition.changes)),
            "moved": tuple(
                MovedView(
                    old=redirect.old,
                    reason=redirect.reason,
                    link=Link(text="where it is now" if redirect.new else "", path=redirect.new),
                )
                for redirect in edition.redirects
            ),
            "reported": tuple(_reported(edition)),
        },
    )


def _lead(edition: Edition) -> str:
    """Say how much was changed."""
    count = len(edition.changes)
    if not count:
        return "No correction of a published text or note is recorded."
    texts = sum(not change.correction.lemma for change in edition.changes)
    parts = [
        *([wording.count(texts, "published text")] if texts else []),
        *([wording.count(count - texts, "note")] if count > texts else []),
    ]
    changes = "change was" if count == 1 else "changes were"
    return f"{count:,} {changes} made to what was published: {wording.listed(parts)}, the latest first."


def _change(change: Change, briefings: Mapping[BriefingId, Briefing]) -> ChangeView:
    said = change.correction
    briefing, anchor = briefings.get(said.target.briefing), said.target.anchor
    if change.note and briefing is not None:
        anchor = next(note.anchor for note in briefing.notes if note.number == change.note)
    stands = briefing is not None and (change.now or not said.lemma)
    return ChangeView(
        anchor=urls.correction_anchor(change.number),
        day=wording.day(said.date),
        place=Link(
            text=_place(briefing, said.target.anchor) if briefing else said.target.briefing,
            path=urls.briefing(said.target.briefing, anchor) if stands else "",
        ),
        what=f"Note “{said.lemma}”" if said.lemma else "Text of the record",
        diff=worddiff.diff(said.was, change.now),
        outcome="" if change.now and said.was else "Withdrawn" if said.was else "Added",
        reason=said.reason,
        editor=said.editor,
    )


def _place(briefing: Briefing, anchor: Anchor) -> str:
    """Word a place: "Press conference, 16 November 2023, Q6 ¶1"."""
    document = f"{wording.KINDS[briefing.kind]}, {wording.day(briefing.held.value[:10])}"
    for unit in briefing.units:
        if anchor == unit.anchor or anchor in [passage.anchor for passage in unit.passages]:
            return (
                f"{document}, {record.passage_label(unit, anchor) if '-' in anchor else record.label(unit)}"
            )
    return document


def _reported(edition: Edition) -> Iterator[ReportedView]:
    for briefing in edition.briefings:
        for number, omission in enumerate(briefing.omissions, 1):
            view = notes.omission_view(briefing, omission, number)
            link = Link(text=_place(briefing, omission.after.anchor), path=view.path)
            yield ReportedView(place=link, omission=view)
