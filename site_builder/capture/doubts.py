"""A transcript that was read in; what its reader doubts out, for the editor to settle."""

import re
from collections.abc import Sequence
from functools import lru_cache

from site_builder.capture.layout import Layout
from site_builder.capture.source import Seed, excerpt
from site_builder.capture.speakers import Speakers
from site_builder.diagnostics import Report, Rule, Severity
from site_builder.model import Cert, Paragraph, Role, Turn

DOUBTFUL_LABEL = Rule(code="C113", name="doubtful-label", severity=Severity.WARNING)
BURIED_LABEL = Rule(code="C114", name="buried-label", severity=Severity.WARNING)
UNCERTAIN_TURN = Rule(code="C116", name="uncertain-turn", severity=Severity.WARNING)
_MOST = 8  # spokespersons whose labels are looked for within paragraphs


def report(seed: Seed, layout: Layout, heard: Speakers, turns: Sequence[Turn], report: Report) -> None:
    for index, text in heard.doubted.items():
        place = layout.place(index, layout.texts[index].find(text))
        _report_label(seed, place, text, report, near=heard.meant.get(index, ""))
    buried, low = _buried(heard.names), Cert.LOW
    for turn in turns:
        if turn.cert is low:
            _report_turn(seed, turn, report)
        if buried:
            for paragraph in turn.paragraphs:
                text = paragraph.text
                if ":" in text or "：" in text:
                    _report_buried(seed, paragraph, buried, report)


@lru_cache(maxsize=32)  # the same spokesperson answers in one capture after another
def _buried(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the labels of the first spokespersons, whatever spaces and colon are printed."""
    words = (r"\s{1,3}".join(map(re.escape, name.split())) for name in names[:_MOST] if name)
    return re.compile(f"(?P<name>{'|'.join(words)})\\s{{0,3}}[:：]") if any(names) else None


def _report_label(seed: Seed, place: tuple[int, int], text: str, report: Report, *, near: str) -> None:
    line, character = place
    report.add(
        DOUBTFUL_LABEL,
        seed.at(line, character + 1),
        f'"{text}" stands where a speaker is named, but was read as words of the text.',
        hint=f'did you mean "{near}"? what follows holds no question'
        if near
        else "compare the page: what follows holds no question, and no answer comes next",
        excerpt=excerpt(seed.lines[line], character + 1),
    )


def _report_turn(seed: Seed, turn: Turn, report: Report) -> None:
    first = turn.paragraphs[0]
    by = f'by "{turn.label}"' if turn.label else "by nobody named"
    what = {Role.QUESTION: "a question", Role.ANSWER: "an answer"}.get(turn.role, "an opening")
    report.add(
        UNCERTAIN_TURN,
        seed.at(first.first - 1, first.column),
        f"This is read as {what} {by}, with little certainty: {', '.join(turn.because)}.",
        hint="compare the page, and settle it in content/witnesses.yaml with `labels:` or `lines:`",
        excerpt=excerpt(seed.lines[first.first - 1], first.column),
    )


def _report_buried(seed: Seed, paragraph: Paragraph, buried: re.Pattern[str], report: Report) -> None:
    """Report a spokesperson's label in the middle of a paragraph, where a turn may be lost."""
    for number in range(paragraph.first, paragraph.last + 1):
        line = seed.lines[number - 1]
        start = paragraph.column - 1 if number == paragraph.first else 0
        end = paragraph.end - 1 if number == paragraph.last else len(line)
        found = buried.search(line, start, end)
        if found is None or (number == paragraph.first and found.start() == start):
            continue
        report.add(
            BURIED_LABEL,
            seed.at(number - 1, found.start() + 1),
            f'The label "{found["name"]}:" stands inside a paragraph: an answer may begin there.',
            hint="every speaker should begin a line: capture the page again with its paragraphs",
            excerpt=excerpt(line, found.start() + 1),
        )
        return
