"""Briefings made of what is said in them: questions with their answers, or paragraphs."""

from collections.abc import Sequence
from datetime import date, timedelta

from site_builder.model import (
    NO_SLUG,
    Anchor,
    Answer,
    Basis,
    Block,
    Briefing,
    BriefingId,
    Dated,
    Exchange,
    Kind,
    Passage,
    Question,
    Role,
)


def passage(anchor: str, role: Role, text: str) -> Passage:
    return Passage(anchor=Anchor(anchor), role=role, text=text, first=1, last=1, column=1, end=len(text) + 1)


def exchange(number: int, asked: str, answers: Sequence[str]) -> Exchange:
    anchor = Anchor(f"q{number}")
    question = (passage(f"{anchor}-q1", Role.QUESTION, asked),)
    told = tuple(passage(f"{anchor}-a{n}", Role.ANSWER, text) for n, text in enumerate(answers, 1))
    return Exchange(
        anchor=anchor,
        number=number,
        fingerprint="",
        passages=(*question, *told),
        questions=(Question(label="", outlet=NO_SLUG, credited=(), passages=question),),
        answers=(Answer(label="", spokesperson=NO_SLUG, passages=told),),
        outlet=NO_SLUG,
    )


def briefing(
    id: str, exchanges: Sequence[tuple[str, Sequence[str]]] = (), paragraphs: Sequence[str] = ()
) -> Briefing:
    return Briefing(
        id=BriefingId(id),
        kind=Kind.PRESS_CONFERENCE,
        title="",
        title_basis=Basis.TITLE,
        title_because="",
        language="en",
        held=Dated(value=id[:10]),
        published=Dated(),
        spokespersons=(),
        opening=(),
        exchanges=tuple(exchange(n, *each) for n, each in enumerate(exchanges, 1)),
        blocks=tuple(
            Block(
                anchor=Anchor(f"p{n}"),
                number=n,
                fingerprint="",
                passages=(passage(f"p{n}", Role.PARAGRAPH, text),),
                role=Role.PARAGRAPH,
            )
            for n, text in enumerate(paragraphs, 1)
        ),
        notes=(),
        witnesses=(),
        words=0,
    )


def days(*texts: str, first: date = date(2021, 1, 1)) -> list[Briefing]:
    """Return a briefing of one paragraph for each text, a day each."""
    return [
        briefing((first + timedelta(days=number)).isoformat(), paragraphs=[text])
        for number, text in enumerate(texts)
    ]
