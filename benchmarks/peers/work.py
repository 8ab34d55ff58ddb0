"""Made-up sessions in; what every peer is given of them out: documents in Markdown, questions by class.

Peers are spared the reading of captures: who asks, what about and where is decided for them. The texts hold
nothing that Markdown would take for a sign of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import lexicon
from benchmarks.editorial import BASE, SITE, WIDER
from benchmarks.mirrors import Exchange, Session

TITLE, DESCRIPTION, BASE_URL = str(SITE["title"]), str(SITE["description"]), BASE
FEED = 20  # documents in the feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, for the pages that list it. No outlet: the label names none."""

    number: int
    outlet: str
    topics: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A session: `body` is Markdown, with a heading that has an id for each question."""

    id: str
    title: str
    spokesperson: str
    body: str
    questions: tuple[Question, ...]

    @property
    def topics(self) -> list[str]:
        return sorted({slug for question in self.questions for slug in question.topics})

    @property
    def outlets(self) -> list[str]:
        return sorted({question.outlet for question in self.questions if question.outlet})


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A generator: how it is given the work, the command that does it, where the site is then, and what says
    which version it is."""

    name: str
    write: Callable[[Path, Sequence[Document]], None]
    command: Callable[[Path], Sequence[str]]
    output: str
    version: Callable[[], Sequence[str]]


def documents(sessions: Sequence[Session]) -> list[Document]:
    return [document(session) for session in sessions]


def document(session: Session) -> Document:
    parts = (
        [f"**{session.spokesperson}:** {session.opening[0]}", *session.opening[1:]] if session.opening else []
    )
    for number, each in enumerate(session.exchanges, 1):
        parts += exchange(number, each)
    return Document(
        id=session.held,
        title=session.title,
        spokesperson=session.spokesperson,
        body="\n\n".join(parts),
        questions=tuple(
            Question(
                number=number,
                outlet=outlet(each),
                topics=each.topics,
                text=" ".join(each.question),
            )
            for number, each in enumerate(session.exchanges, 1)
        ),
    )


def exchange(number: int, each: Exchange) -> Iterator[str]:
    yield f"## Question {number} {{#q{number}}}"
    links = [f"[{titles()[slug]}](/topics/{slug}/)" for slug in each.topics]
    if links:
        yield f"Topics: {', '.join(links)}"
    slug = outlet(each)
    yield f"**{f'[{each.label}](/outlets/{slug}/)' if slug else each.label}:** {each.question[0]}"
    yield from each.question[1:]
    if each.answer:
        yield f"**{each.answer_label}:** {each.answer[0]}"
        yield from each.answer[1:]


def outlet(each: Exchange) -> str:
    return "" if each.label == "Q" else lexicon.slug(each.label)


@cache
def titles() -> dict[str, str]:
    """Return the titles of topics by slug."""
    return WIDER | {subject.slug: subject.title for subject in lexicon.subjects()}


@cache
def names() -> dict[str, str]:
    """Return the names of outlets by slug."""
    return {lexicon.slug(name): name for name in lexicon.outlets()}
