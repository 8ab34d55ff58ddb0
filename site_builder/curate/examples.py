"""A rule in, with an example in which its words must be found and one in which they must not; out, a report
where these contradict it."""

from collections.abc import Iterable

from site_builder.curate import words
from site_builder.diagnostics import Report, Rule
from site_builder.model import FormRule, ReferenceRule


def check(rule: FormRule | ReferenceRule, wordings: Iterable[str], fault: Rule, report: Report) -> None:
    """Report a rule of which an example does not hold; `wordings` are all that it looks for."""
    lexicon = words.lexicon([(0, wording) for wording in wordings])
    barred = words.lexicon([(0, text) for text in rule.pattern.excluded])
    for text, wanted in ((rule.matches, True), (rule.fails, False)):
        folded = words.split(text)
        outside = any(
            not any(a <= start and end <= b for _, a, b in words.find(barred, folded))
            for _, start, end in words.find(lexicon, folded)
        )
        if outside is not wanted:
            verb = "does not match" if wanted else "matches"
            report.add(
                fault,
                rule.location,
                f'The rule "{rule.id}" {verb} its own example "{text}".',
                hint="mend the pattern, or the example",
            )
