"""The facts of each page in; what is wrong with its HTML out."""

from collections.abc import Iterator
from itertools import pairwise

from site_builder.diagnostics import Report, Rule
from site_builder.verify.pages import Fault, PageFacts
from site_builder.verify.published import Published, Ruler, whole

MALFORMED_PAGE = Rule(code="V701", name="malformed-page")
AMBIGUOUS_MARKUP = Rule(code="V702", name="ambiguous-markup")
MISPLACED_ELEMENT = Rule(code="V703", name="misplaced-element")
REPEATED_ID = Rule(code="V704", name="repeated-id")
UNKNOWN_ID = Rule(code="V705", name="unknown-id")
MISSING_LANGUAGE = Rule(code="V706", name="missing-language")
MISSING_TITLE = Rule(code="V707", name="missing-title")
WRONG_MAIN_HEADING = Rule(code="V708", name="wrong-main-heading")
SKIPPED_HEADING = Rule(code="V709", name="skipped-heading")
MISSING_ALTERNATIVE = Rule(code="V710", name="missing-alternative")
INLINE_CODE = Rule(code="V711", name="inline-code")
BROKEN_DATA_BLOCK = Rule(code="V712", name="broken-data-block")


def check(site: Published, report: Report) -> None:
    for file, page in site.pages.items():
        ruler = Ruler(site, file)
        for rule, at, message, hint in page.faults:
            where = whole(file) if at < 0 else ruler.place(at)
            report.add(rule, where, message, hint=hint)


def faults(page: PageFacts) -> Iterator[Fault]:
    """Yield what is wrong with a page by itself."""
    if page.broken.names:
        # What follows is unknown: faults that rest on it would be false alarms.
        for why, at in page.broken:
            message = f"The page stops being well-formed here: {why}."
            yield Fault(
                MALFORMED_PAGE, at, message, "close every element, quote attributes, write & as &amp;"
            )
        return
    yield from _structure(page)
    yield from _names(page)
    yield from _headings(page)


def _structure(page: PageFacts) -> Iterator[Fault]:
    for what, at in page.ambiguous:
        message = f"A browser reads {what} otherwise than it is written."
        yield Fault(
            AMBIGUOUS_MARKUP, at, message, 'write "<div></div>" and "<br />", and escape what is data'
        )
    for why, at in page.misplaced:
        hint = "a browser would move or close elements here; nest them as HTML allows"
        yield Fault(MISPLACED_ELEMENT, at, f"Out of place: {why}.", hint)
    for what, at in page.inline:
        hint = "put it into a file of static/; the site's policy refuses it here"
        yield Fault(INLINE_CODE, at, f"Code or style in the page itself: {what}.", hint)
    for why, at in page.unreadable:
        message = f"The data block is no JSON: {why}."
        yield Fault(BROKEN_DATA_BLOCK, at, message, "serialise it with a JSON library")


def _names(page: PageFacts) -> Iterator[Fault]:
    if not page.language:
        yield Fault(MISSING_LANGUAGE, -1, "The page does not say its language.", 'write <html lang="en">')
    if not page.title:
        hint = "say in <title> what the page is, then whose it is"
        yield Fault(MISSING_TITLE, -1, "The page has no title.", hint)
    for id, at in page.repeated:
        message = f'The id "{id}" stands on the page before.'
        yield Fault(REPEATED_ID, at, message, "a link can reach the first only; give each its own")
    for id, at in page.references:
        if id not in page.ids:
            message = f'This element refers to "{id}", and no element of the page has that id.'
            yield Fault(UNKNOWN_ID, at, message, "name an id of the same page, or leave the attribute out")
    for tag, at in page.blind:
        message = f"The <{tag}> has no text alternative."
        yield Fault(MISSING_ALTERNATIVE, at, message, 'write alt="…", or alt="" for mere decoration')


def _headings(page: PageFacts) -> Iterator[Fault]:
    main = [at for tag, at in page.headings if tag == "h1"]
    hint = "give each page one <h1>, which names it"
    if not main:
        yield Fault(WRONG_MAIN_HEADING, -1, "The page has no <h1>.", hint)
    for at in main[1:]:
        yield Fault(WRONG_MAIN_HEADING, at, "The page has a second <h1>.", hint)
    for (before, _), (tag, at) in pairwise(page.headings):
        if int(tag[1]) > int(before[1]) + 1:
            hint = f"make it <h{int(before[1]) + 1}>, or put a heading between"
            yield Fault(SKIPPED_HEADING, at, f"A <{tag}> follows an <{before}>: a level is left out.", hint)
