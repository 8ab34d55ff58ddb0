"""Answers and what readers say they do in; how often the rules say the same, by form and by rule, out.

`python -m tests.forms.confusion` tries the rules of content/forms.yaml on the 29 answers of the record and on
the made-up ones beside this file. It prints precision and recall by form and by rule, and every disagreement.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import capture, curate
from site_builder.curate import classify
from site_builder.diagnostics import Report
from site_builder.model import Anchor, AnswerForm, Content, Form, FormRule, Passage, Role, Span
from tests import joining

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RECORD, MADE, UNSEEN = (HERE / name for name in ("record.txt", "made.txt", "unseen.txt"))

NONE = Form.SUBSTANTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One line below an answer: a form, the words that show it, and those that say to whom, or when."""

    form: Form
    words: str
    object: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An answer, its labels, and where it stands."""

    name: str
    passages: tuple[Passage, ...]
    labels: tuple[Label, ...]

    def words(self, span: Span) -> str:
        return next(p.text for p in self.passages if p.anchor == span.anchor)[span.start : span.end]

    @property
    def forms(self) -> frozenset[Form]:
        return frozenset(label.form for label in self.labels)


@dataclass(slots=True)
class Tally:
    """How often something was found where it is, where it is not, and not found where it is."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> str:
        return f"{self.right} of {self.right + self.wrong}"

    @property
    def recall(self) -> str:
        return f"{self.right} of {self.right + self.missed}"


@dataclass(slots=True)
class Confusion:
    """`cells` counts (labelled, found), each answer once for each of its forms: what is labelled and not
    found is set against what is found and not labelled, and where there is nothing, against no form."""

    answers: int = 0
    cells: Counter[tuple[Form, Form]] = field(default_factory=Counter)
    forms: dict[Form, Tally] = field(default_factory=lambda: {form: Tally() for form in Form})
    rules: dict[str, Tally] = field(default_factory=dict)
    disagreements: list[str] = field(default_factory=list)


def labelled(path: Path) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """Yield the lines of a file that begin at its margin, each with the labels below it."""
    head, below = "", list[Label]()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            below.append(_label(line))
        elif line and not line.startswith("#"):
            if head:
                yield head, tuple(below)
            head, below = line, []
    if head:
        yield head, tuple(below)


def _label(line: str) -> Label:
    form, words, named = (part.strip() for part in (*line.split("|"), "")[:3])
    return Label(form=Form(form), words=words, object=named.partition(" ")[2])


def record() -> tuple[Case, ...]:
    """Return the answers of the seeds as they are read, before any rule or editor has said what they do."""
    report = Report()
    content = curate.load(ROOT / "content", report)
    captures = capture.read(ROOT / "seeds", content.witnesses, report)
    edition = joining.join(captures, content, report)
    units = {
        f"{briefing.id}#{exchange.anchor}": exchange.passages
        for briefing in edition.briefings
        for exchange in briefing.exchanges
    }
    return tuple(Case(name=name, passages=units[name], labels=labels) for name, labels in labelled(RECORD))


def alone(path: Path) -> tuple[Case, ...]:
    """Return the answers that a file holds itself."""
    return tuple(
        Case(
            name=text,
            passages=(
                Passage(
                    anchor=Anchor("q1-a1"),
                    role=Role.ANSWER,
                    text=text,
                    first=1,
                    last=1,
                    column=1,
                    end=len(text),
                ),
            ),
            labels=labels,
        )
        for text, labels in labelled(path)
    )


def rules() -> tuple[FormRule, ...]:
    report = Report()
    found = curate.load(ROOT / "content", report).forms
    assert found and not list(report)
    return found


def finder(given: Sequence[FormRule]) -> classify.Patterns:
    return classify.patterns(Content(forms=tuple(given)), Report())


def found(patterns: classify.Patterns, case: Case) -> Mapping[Form, AnswerForm]:
    """Return the special forms that rules find in an answer."""
    forms = classify.find(patterns, case.passages).forms
    return {each.form: each for each in forms if each.form is not NONE}


def over(cases: Iterable[Case], given: Sequence[FormRule]) -> Confusion:
    tried = Confusion(rules={rule.id: Tally() for rule in given})
    patterns = finder(given)
    for case in cases:
        tried.answers += 1
        forms = found(patterns, case)
        _count_forms(tried, case, forms)
        _count_rules(tried, case, forms, given)
    return tried


def _count_rules(
    tried: Confusion, case: Case, forms: Mapping[Form, AnswerForm], given: Sequence[FormRule]
) -> None:
    """Count for each rule whether it finds its form where that is. Several rules may find the same words."""
    fired = {rule for told in forms.values() for rule in told.rules}
    for rule in given:
        tally = tried.rules[rule.id]
        tally.right += rule.id in fired and rule.form in case.forms
        tally.wrong += rule.id in fired and rule.form not in case.forms
        tally.missed += rule.id not in fired and rule.form in case.forms


def _count_forms(tried: Confusion, case: Case, forms: Mapping[Form, AnswerForm]) -> None:
    wanted, got = case.forms, frozenset(forms)
    for form in wanted & got:
        tried.forms[form].right += 1
        tried.cells[form, form] += 1
    missed, wrong = sorted(wanted - got), sorted(got - wanted)
    for form in missed:
        tried.forms[form].missed += 1
    for form in wrong:
        tried.forms[form].wrong += 1
    for number in range(max(len(missed), len(wrong))):
        one = missed[number] if number < len(missed) else NONE
        other = wrong[number] if number < len(wrong) else NONE
        tried.cells[one, other] += 1
        tried.disagreements.append(f"{case.name}: labelled {one.value}, found {other.value}")
    if not wanted and not got:
        tried.cells[NONE, NONE] += 1
    # An answer without a form is right where none is found.
    tally = tried.forms[NONE]
    tally.right += not wanted and not got
    tally.wrong += bool(wanted) and not got
    tally.missed += not wanted and bool(got)


def text(tried: Confusion) -> str:
    wide = max(len(form) for form in Form)
    lines = [f"{tried.answers} answers", "", f"{'form'.ljust(wide)}  precision  recall"]
    lines += [
        f"{form.value.ljust(wide)}  {tally.precision:>9}  {tally.recall}"
        for form, tally in tried.forms.items()
    ]
    lines += ["", f"{'labelled below, found right'.ljust(wide)}  " + "  ".join(form[:9] for form in Form)]
    for one in Form:
        counts = (str(tried.cells[one, other] or ".").rjust(len(other[:9])) for other in Form)
        lines.append(f"{one.value.ljust(27)}  {'  '.join(counts)}")
    fired = {rule: tally for rule, tally in tried.rules.items() if tally.right + tally.wrong}
    lines += ["", f"{'rule'.ljust(34)}  precision  recall of its form"]
    lines += [f"{rule.ljust(34)}  {tally.precision:>9}  {tally.recall}" for rule, tally in fired.items()]
    lines += [f"{len(tried.rules) - len(fired)} of {len(tried.rules)} rules found nothing here", ""]
    return "\n".join([*lines, *tried.disagreements, f"{len(tried.disagreements)} disagreements", ""])


def main() -> int:
    given = rules()
    sets = (("The record", record()), ("Made up", alone(MADE)), ("Made up, not seen", alone(UNSEEN)))
    for title, cases in sets:
        print(f"{title}: {text(over(cases, given))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
