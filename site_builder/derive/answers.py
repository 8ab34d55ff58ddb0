"""The edition in; the register of forms of answer out: each form with its answers, and their words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from site_builder import urls
from site_builder.derive import evidence, forms, places, portions, wording
from site_builder.derive import passages as record
from site_builder.derive.places import Place, fact
from site_builder.derive.views import NO_LINK, WHOLE, AnswerEntry, AnswerGroup, Fact, Piece, Portion
from site_builder.model import Anchor, AnswerForm, Edition, Form, Link, ObjectOf, Page, Role, Span

TITLE = "Forms of answer"
LEAD = (
    "Some answers say in so many words that they hold something back, send the question elsewhere, or turn "
    "on it. Here is every one, with the words. A form is no judgement of the answer, which may run on for a "
    "hundred words more."
)
_NEWEST = 5  # answers of a form that the first page shows
_WALL = 120  # answers of a form above which each year has a page of its own
_HEADING, _ENTRY, _PIECE = 420, 420, 25  # bytes of a heading, an answer, a mark, without their words

_Found = tuple[Place, AnswerForm]


def pages(edition: Edition) -> Iterator[Page]:
    answers = [place for place in places.all_units(edition) if forms.judged([place.unit])]
    found = {form: _of(form, answers) for form in Form}
    yield _register(edition, answers, found)
    for form in forms.SPECIAL:
        yield from _pages(edition, form, found[form], len(answers))


def _of(form: Form, answers: Sequence[Place]) -> list[_Found]:
    """Return the answers of one form, newest first."""
    return [(place, told) for place in reversed(answers) for told in place.unit.forms if told.form is form]


def _register(edition: Edition, answers: Sequence[Place], found: dict[Form, list[_Found]]) -> Page:
    return Page(
        path=urls.ANSWERS,
        template="answers",
        title=TITLE,
        description="Forms of answer, each with every answer that has it, and the very words.",
        context={
            "kind": "Register",
            "lead": LEAD,
            "facts": (
                fact("Answers", _extent(answers)),
                fact("Told by", f"{wording.count(len(edition.form_rules), 'rule')}, and by editors"),
                fact("Method", Link(text="What the forms rest on, and how far", path=urls.METHOD)),
            ),
            "jump": (),
            "told_by": (),
            "portion": WHOLE,
            "groups": (
                *(_summary(edition, form, found[form], len(answers)) for form in forms.SPECIAL),
                _rest(found[Form.SUBSTANTIVE], len(answers)),
            ),
        },
    )


def _extent(answers: Sequence[Place]) -> str:
    documents = len({place.briefing.id for place in answers})
    return f"{len(answers):,}, in {wording.count(documents, 'document')}"


def _share(found: Sequence[_Found], answers: int) -> str:
    return f"{len(found):,} of {wording.count(answers, 'answer')}"


def _summary(edition: Edition, form: Form, found: Sequence[_Found], answers: int) -> AnswerGroup:
    """Return a form with the newest of its answers."""
    more = len(found) > _NEWEST
    return AnswerGroup(
        anchor=form.value,
        link=Link(text=_capital(form), path=urls.answers(form)),
        summary=_share(found, answers),
        about=forms.ABOUT[form],
        entries=tuple(_entry(edition, each) for each in found[:_NEWEST]),
        more=Link(text=f"All {len(found):,}, by year", path=urls.answers(form)) if more else NO_LINK,
    )


def _rest(found: Sequence[_Found], answers: int) -> AnswerGroup:
    """Return the answers without a special form: there are no words to show of them."""
    return AnswerGroup(
        anchor=Form.SUBSTANTIVE.value,
        link=Link(text=_capital(Form.SUBSTANTIVE), path=""),
        summary=_share(found, answers),
        about=forms.ABOUT[Form.SUBSTANTIVE],
        entries=(),
        more=Link(text="Find them in the search", path=urls.search(form=Form.SUBSTANTIVE.value)),
    )


def _pages(edition: Edition, form: Form, found: Sequence[_Found], answers: int) -> Iterator[Page]:
    """Yield the page of a form: its answers by year, or its years where they are too many for a page."""
    by_year = {year: list(those) for year, those in groupby(found, key=lambda each: each[0].day[:4])}
    apart = len(found) > _WALL
    groups = (
        AnswerGroup(
            anchor=urls.year_anchor(year),
            link=Link(text=year, path=urls.answers(form, year) if apart else ""),
            summary=wording.count(len(those), "answer"),
            about="",
            entries=tuple(_entry(edition, each) for each in those[: _NEWEST if apart else None]),
            more=Link(text=f"All of {year}", path=urls.answers(form, year))
            if apart and len(those) > _NEWEST
            else NO_LINK,
        )
        for year, those in by_year.items()
    )
    years = tuple(Link(text=year, path=urls.answers(form, year)) for year in by_year) if apart else ()
    crumbs = (Link(text=TITLE, path=urls.ANSWERS),)
    yield _page(edition, form, "", found, answers, groups=tuple(groups), jump=years, crumbs=crumbs)
    for year, those in by_year.items() if apart else ():
        for part in portions.numbered(urls.answers(form, year), list(_months(edition, those)), _size):
            page = _page(
                edition,
                form,
                year,
                those,
                answers,
                groups=part.groups,
                jump=years,
                crumbs=(*crumbs, Link(text=_capital(form), path=urls.answers(form))),
                portion=part.portion,
            )
            yield replace(page, path=part.path, title=part.titled(page.title))


def _size(group: AnswerGroup) -> int:
    """Return about how many bytes a page takes to print answers under their heading."""
    runs = [piece.text for entry in group.entries for run in entry.words for piece in run]
    told = [line for entry in group.entries for line in entry.told]
    return _HEADING + _ENTRY * len(group.entries) + _PIECE * len(runs) + wording.size(*runs, *told)


def _months(edition: Edition, found: Sequence[_Found]) -> Iterator[AnswerGroup]:
    for month, those in groupby(found, key=lambda each: each[0].day[:7]):
        entries = tuple(_entry(edition, each) for each in those)
        yield AnswerGroup(
            anchor=urls.month_anchor(month),
            link=Link(text=wording.month(month), path=""),
            summary=wording.count(len(entries), "answer"),
            about="",
            entries=entries,
        )


def _page(
    edition: Edition,
    form: Form,
    year: str,
    found: Sequence[_Found],
    answers: int,
    *,
    groups: tuple[AnswerGroup, ...],
    jump: tuple[Link, ...],
    crumbs: tuple[Link, ...],
    portion: Portion = WHOLE,
) -> Page:
    title = f"{_capital(form)}, {year}" if year else _capital(form)
    share = wording.count(len(found), "answer") if year else _share(found, answers)
    return Page(
        path=urls.answers(form, year),
        template="answers",
        title=title,
        description=f"Answers of the form “{wording.FORMS[form]}”{f' in {year}' if year else ''}: {share}.",
        crumbs=crumbs,
        context={
            "kind": "Form of answer",
            "lead": forms.ABOUT[form],
            "facts": tuple(_facts(edition, form, found, share)),
            "jump": jump,
            "groups": groups,
            "portion": portion,
            "told_by": () if year else _wordings(edition, form),
        },
    )


def _wordings(edition: Edition, form: Form) -> tuple[str, ...]:
    """Return what the rules of a form look for."""
    return tuple(
        words
        for rule in edition.form_rules
        if rule.form is form and rule.object is not ObjectOf.ONLY
        for words in (rule.pattern.words, *rule.also)
    )


def _facts(edition: Edition, form: Form, found: Sequence[_Found], share: str) -> Iterator[Fact]:
    yield fact("Answers", share)
    yield from places.span_facts([place for place, _ in found])
    by_editor = sum(told.basis == forms.EDITOR for _, told in found)
    if by_editor:
        yield fact("By an editor", wording.count(by_editor, "answer"))
    taken = [
        place for place in places.all_units(edition) if any(one.form is form for one in place.unit.overruled)
    ]
    if taken:
        more = f"and {wording.count(len(taken) - _NEWEST, 'more', 'more')}" if len(taken) > _NEWEST else ""
        yield fact(
            "Overruled",
            wording.count(len(taken), "answer"),
            "found by a rule, and not so by an editor’s word",
            *(_named(place) for place in taken[-_NEWEST:]),
            more,
        )
    wordings = len(_wordings(edition, form))
    if wordings:
        below = urls.answers(form) + urls.fragment(Anchor("told-by"))
        yield fact("Found by", Link(text=f"{wording.count(wordings, 'wording')}, listed last", path=below))
    yield fact("Method", Link(text="What the forms rest on, and how far", path=urls.METHOD))


def _named(place: Place) -> Link:
    name = f"{wording.day(place.day)}, {record.label(place.unit)}"
    return Link(text=name, path=urls.briefing(place.briefing.id, place.unit.anchor))


def _entry(edition: Edition, found: _Found) -> AnswerEntry:
    place, told = found
    asked = wording.listed([link.text for link in evidence.asked_by(edition, place.unit) if link.path])
    first = next((span.anchor for span in told.spans), place.unit.anchor)
    return AnswerEntry(
        day=wording.day(place.day),
        place=record.place(place.briefing, place.unit, passage=first),
        who=asked,
        words=tuple(_sentences(place, told.spans)),
        told=tuple(_told(place, told)),
        language=place.briefing.language,
    )


def _sentences(place: Place, spans: Sequence[Span]) -> Iterator[tuple[Piece, ...]]:
    """Yield what each passage says where the words of a form stand, whole sentences, the words marked."""
    for passage in place.unit.passages:
        here = [span for span in spans if span.anchor == passage.anchor and span.end]
        if here:
            yield evidence.cut(passage, here, evidence.sentences(passage, here), mark="form")
    if not any(span.end for span in spans):  # an editor's form, which rests on no words of a rule
        passage = next(p for p in place.unit.passages if p.role is Role.ANSWER)
        yield evidence.cut(passage, (), evidence.head(passage))


def _told(place: Place, told: AnswerForm) -> Iterator[str]:
    named = forms.named(place.unit, told)
    if named:
        yield f"{forms.asks(told.form).capitalize()}: {wording.listed([f'“{words}”' for words in named])}"
    others = [wording.FORMS[each.form] for each in place.unit.forms if each.form is not told.form]
    if others:
        yield f"Also {wording.listed(others)}"
    if told.basis == forms.EDITOR:
        yield forms.basis(told)


def _capital(form: Form) -> str:
    return wording.FORMS[form].capitalize()
