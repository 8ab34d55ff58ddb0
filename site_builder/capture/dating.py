"""A seed and its front in; the day it was held and the day of its page out, each with what says so."""

from site_builder.capture import dates
from site_builder.capture.dates import Found
from site_builder.capture.front import Front
from site_builder.capture.layout import Layout
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import Report, Rule
from site_builder.model import Basis, Dated

NO_SUCH_DAY = Rule(code="C112", name="no-such-day")


def published(seed: Seed, layout: Layout, head: Front, report: Report) -> Dated:
    """Return the date that the page carries, with its hour; the first where it carries several."""
    if not head.stamps:
        return Dated()
    return _dated(seed, layout, head.stamps[0], Basis.DATELINE, report)


def held(
    seed: Seed,
    layout: Layout,
    head: Front,
    page: Dated,
    report: Report,
    *,
    said: tuple[int, Found] | None,
) -> Dated:
    """Return the day of the event: by the title, else by what is `said` in the text (a date and the index of
    its line), else by the page's date. Where no year is printed, the page's year is taken; without one the
    value is "" and the words are kept."""
    words = ""
    titled = dates.first(head.title) or dates.misspelt(head.title)
    for basis, place in ((Basis.TITLE, titled and (head.title_index, titled)), (Basis.TEXT, said)):
        if not place:
            continue
        found = place[1]
        day = _dated(seed, layout, place, basis, report)
        value = day.value if found.year or not page.value else dates.near(found, page.value)
        if value:
            return Dated(value=value[:10], basis=basis, words=day.words)
        words = words or day.words
    if page.value:
        return Dated(value=page.value[:10], basis=Basis.DATELINE, words=page.words)
    return Dated(words=words)


def _dated(seed: Seed, layout: Layout, place: tuple[int, Found], basis: Basis, report: Report) -> Dated:
    index, found = place
    before = layout.texts[index][: found.start]
    words = (
        before[-3:] + found.words if basis is Basis.TEXT and before[-3:] in ("On ", "on ") else found.words
    )
    if day := found.iso:
        return Dated(value=day, basis=basis, words=words)
    if found.year:
        line, column = layout.place(index, max(layout.texts[index].find(found.words), 0))
        report.add(
            NO_SUCH_DAY,
            seed.at(line, column + 1),
            f'"{found.words}" is no day of the calendar.',
            hint="say when it was held in content/witnesses.yaml, with `held:` and why",
            excerpt=excerpt(seed.lines[line], column + 1),
        )
    return Dated(words=words)
