"""Units in; what pages say of their forms of answer out: names, words, to whom and when, counts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from site_builder import urls
from site_builder.derive import wording
from site_builder.derive.views import FormView
from site_builder.model import AnswerForm, Exchange, Form, Link, Span, Unit

EDITOR = "editor"
SPECIAL = tuple(form for form in Form if form is not Form.SUBSTANTIVE)

ABOUT = {
    Form.SUBSTANTIVE: "None of the forms above was found. That does not say that the question is answered.",
    Form.NOTHING_TO_OFFER: "The speaker says that there is nothing to say, or declines to comment.",
    Form.NOT_AWARE: "The speaker says that the matter is not known to them.",
    Form.REFERRED: "The question is referred to somebody else, whom the words name.",
    Form.DEFERRED: "Information is announced for later; often the words say when.",
    Form.STANDING_POSITION: "The speaker refers to a position stated before.",
    Form.PREMISE_DISPUTED: "The speaker rejects something that was said in the question.",
    Form.QUESTION_RETURNED: "The speaker asks in return, or has others asked why.",
}
_ASKS = {Form.REFERRED: "to", Form.DEFERRED: "when"}


def shown(unit: Unit) -> tuple[FormView, ...]:
    """Return the special forms of a unit; and that it has none, where an editor says so."""
    return tuple(
        _view(unit, form, basis(form))
        for form in unit.forms
        if form.form is not Form.SUBSTANTIVE or form.basis == EDITOR
    )


def overruled(unit: Unit) -> tuple[FormView, ...]:
    """Return the forms that rules found in a unit and an editor does not let stand."""
    return tuple(_view(unit, form, "") for form in unit.overruled)


def basis(form: AnswerForm) -> str:
    if form.basis != EDITOR:
        return "By rule, not by an editor"
    return f"By an editor: {form.because}" if form.because else "By an editor"


def asks(form: Form) -> str:
    """Return what the words beside a form say: "to" whom, or "when"."""
    return _ASKS.get(form, "")


def named(unit: Unit, form: AnswerForm) -> tuple[str, ...]:
    """Return the words that say to whom, or when, as printed."""
    return _printed(unit, form.objects)


def judged(units: Iterable[Unit]) -> list[Exchange]:
    """Return the exchanges that have an answer whose form can be told."""
    return [unit for unit in units if isinstance(unit, Exchange) and unit.answers and unit.forms]


def counted(units: Iterable[Unit]) -> tuple[Link, ...]:
    """Say of each special form how many of the answers have it, the commonest first: "referred, 3 of 12"."""
    answers = judged(units)
    counts = Counter(form.form for unit in answers for form in unit.forms if form.form in SPECIAL)
    order = sorted(counts, key=lambda form: (-counts[form], SPECIAL.index(form)))
    of = wording.count(len(answers), "answer")
    return tuple(
        Link(text=f"{wording.FORMS[form]}, {counts[form]:,} of {of}", path=urls.answers(form))
        for form in order
    )


def _view(unit: Unit, form: AnswerForm, signature: str) -> FormView:
    return FormView(
        name=wording.FORMS[form.form],
        words=_printed(unit, form.spans),
        basis=signature,
        path=urls.answers(form.form) if form.form in SPECIAL else urls.ANSWERS,
        asks=asks(form.form),
        named=named(unit, form),
    )


def _printed(unit: Unit, spans: Sequence[Span]) -> tuple[str, ...]:
    if not spans:
        return ()
    texts = {passage.anchor: passage.text for passage in unit.passages}
    said = (wording.plain(texts[span.anchor][span.start : span.end]) for span in spans)
    return tuple(dict.fromkeys(said))
