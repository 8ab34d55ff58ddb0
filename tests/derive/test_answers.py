"""The register has every answer under each of its forms, with the words; pages count forms and link to it."""

from dataclasses import replace

from site_builder.derive import answers, forms, passages, reading
from site_builder.derive.views import AnswerEntry, AnswerGroup
from site_builder.model import (
    Anchor,
    AnswerForm,
    Dated,
    Edition,
    Exchange,
    Form,
    Page,
    Span,
)
from tests.editions import CONFERENCE, edition

SPAN = Span(anchor=Anchor("q1-a1"), start=8, end=17)
NAMED = Span(anchor=Anchor("q1-a1"), start=21, end=46)


def with_forms(*given: AnswerForm, overruled: tuple[AnswerForm, ...] = ()) -> Edition:
    """Return the small edition with other forms of its first answer; its second has none of its own."""
    whole = edition()
    first = whole.briefings[0]
    one, other = first.exchanges
    none = AnswerForm(form=Form.SUBSTANTIVE, basis="rule:default", spans=())
    exchanges = (replace(one, forms=given, overruled=overruled), replace(other, forms=(none,)))
    return replace(whole, briefings=(replace(first, exchanges=exchanges), *whole.briefings[1:]))


def referred() -> AnswerForm:
    return AnswerForm(
        form=Form.REFERRED, basis="rule:refer-you", spans=(SPAN,), objects=(NAMED,), rules=("refer-you",)
    )


def pages(whole: Edition) -> dict[str, Page]:
    return {page.path: page for page in answers.pages(whole)}


def groups(page: Page) -> dict[str, AnswerGroup]:
    found = page.context["groups"]
    assert isinstance(found, tuple)
    return {group.anchor: group for group in found}


def marked(entry: AnswerEntry) -> list[str]:
    return [piece.text for run in entry.words for piece in run if "form" in piece.marks]


def test_each_form_has_its_answers_with_their_words_marked_and_a_count() -> None:
    found = groups(pages(with_forms(referred()))["/answers/"])
    assert list(found) == [*(form.value for form in forms.SPECIAL), "substantive"]
    assert found["referred"].summary == "1 of 2 answers"
    (entry,) = found["referred"].entries
    assert (entry.day, entry.place.path) == ("2 January 2024", "/briefings/2024-01-02/#q1-a1")
    assert entry.who == "The Herald"
    assert "".join(piece.text for run in entry.words for piece in run) == (
        "I would refer you to the competent authorities."
    )
    assert marked(entry) == ["refer you"]
    assert entry.told == ("To: “the competent authorities”",)
    assert found["deferred"].entries == ()
    assert (found["substantive"].summary, found["substantive"].more.path) == (
        "1 of 2 answers",
        "/search/?form=substantive",
    )


def test_an_answer_of_two_forms_stands_under_both_and_names_the_other() -> None:
    unaware = AnswerForm(form=Form.NOT_AWARE, basis="editor", spans=(), because="It says so.")
    found = groups(pages(with_forms(referred(), unaware))["/answers/"])
    (by_rule,), (by_editor,) = found["referred"].entries, found["not-aware"].entries
    assert by_rule.told[1:] == ("Also not aware",)
    assert by_editor.told == ("Also referred", "By an editor: It says so.")
    # An editor's form that no rule found has no words of its own; the answer's first stand there, unmarked.
    assert marked(by_editor) == []
    assert by_editor.words[0][0].text.startswith("I would refer you")


def test_only_what_is_answered_in_words_that_rules_can_read_is_counted() -> None:
    whole = with_forms(referred())
    first = whole.briefings[0]
    unanswered: Exchange = replace(first.exchanges[1], answers=(), forms=())
    whole = replace(whole, briefings=(replace(first, exchanges=(first.exchanges[0], unanswered)),))
    assert groups(pages(whole)["/answers/"])["referred"].summary == "1 of 1 answer"


def years(number: int, *, each: int = 1) -> Edition:
    """Return an edition with a press conference in each of so many years, all answers of one form."""
    whole = with_forms(referred())
    first = whole.briefings[0]
    exchanges = tuple(replace(first.exchanges[0], anchor=Anchor(f"q{n}")) for n in range(1, each + 1))
    held = tuple(
        replace(first, held=Dated(value=f"{2000 + n}-01-02"), exchanges=exchanges) for n in range(number)
    )
    return replace(whole, briefings=held)


def test_a_form_is_listed_by_year_newest_first() -> None:
    found = pages(years(3))
    assert list(groups(found["/answers/referred/"])) == ["y2002", "y2001", "y2000"]
    assert "/answers/referred/2001/" not in found


def test_where_a_form_has_very_many_answers_each_year_has_a_page_by_month() -> None:
    found = pages(years(3, each=50))
    by_year = groups(found["/answers/referred/"])
    assert {len(group.entries) for group in by_year.values()} == {5}
    assert by_year["y2001"].more.path == "/answers/referred/2001/"
    (month,) = groups(found["/answers/referred/2001/"]).values()
    assert (month.link.text, len(month.entries)) == ("January 2001", 50)
    assert len(groups(found["/answers/"])["referred"].entries) == 5


def test_the_margin_links_to_the_register_and_says_to_whom() -> None:
    (form,) = passages.slip(edition(), with_forms(referred()).briefings[0].exchanges[0]).forms
    assert (form.name, form.path, form.asks, form.named) == (
        "referred",
        "/answers/referred/",
        "to",
        ("the competent authorities",),
    )
    assert form.basis == "By rule, not by an editor"


def test_the_margin_says_what_an_editor_overruled_and_why() -> None:
    none = AnswerForm(form=Form.SUBSTANTIVE, basis="editor", spans=(), because="The port answers.")
    slip = passages.slip(edition(), with_forms(none, overruled=(referred(),)).briefings[0].exchanges[0])
    assert [(form.name, form.basis) for form in slip.forms] == [
        ("no special form", "By an editor: The port answers.")
    ]
    assert [(form.name, form.words) for form in slip.overruled] == [("referred", ("refer you",))]


def test_the_page_of_a_form_leads_to_the_answers_that_an_editor_took_from_it() -> None:
    whole = with_forms(AnswerForm(form=Form.SUBSTANTIVE, basis="editor", spans=()), overruled=(referred(),))
    (page,) = (page for page in answers.pages(whole) if page.path == "/answers/referred/")
    facts = page.context["facts"]
    assert isinstance(facts, tuple)
    (row,) = (row for row in facts if row.name == "Overruled")
    assert row.parts[0].text == "1 answer"
    assert [part.path for part in row.parts if part.path] == [f"/briefings/{CONFERENCE}/#q1"]


def test_words_that_an_editor_overruled_are_not_marked_in_the_record() -> None:
    none = AnswerForm(form=Form.SUBSTANTIVE, basis="editor", spans=(), because="")
    page = next(
        page for page in reading.pages(with_forms(none, overruled=(referred(),))) if CONFERENCE in page.path
    )
    units = page.context["units"]
    assert isinstance(units, tuple)
    runs = [piece for unit in units for answer in unit.answers for p in answer.passages for piece in p.pieces]
    assert runs
    assert not any("form" in piece.marks for piece in runs)


def test_forms_are_counted_among_the_answers_the_commonest_first() -> None:
    whole = with_forms(referred(), AnswerForm(form=Form.DEFERRED, basis="rule:x", spans=()))
    again = with_forms(AnswerForm(form=Form.DEFERRED, basis="rule:x", spans=()))
    units = [*whole.briefings[0].exchanges, again.briefings[0].exchanges[0], *whole.briefings[0].opening]
    assert [(link.text, link.path) for link in forms.counted(units)] == [
        ("deferred, 2 of 3 answers", "/answers/deferred/"),
        ("referred, 1 of 3 answers", "/answers/referred/"),
    ]
