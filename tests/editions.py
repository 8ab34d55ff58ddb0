"""A small edition made by hand: a press conference and a readout, with captures, notes and registers."""

import hashlib
from collections.abc import Sequence

from site_builder.diagnostics import Location
from site_builder.model import (
    Anchor,
    Annotation,
    Answer,
    AnswerForm,
    Basis,
    Block,
    Briefing,
    BriefingId,
    Capture,
    Dated,
    Edition,
    Event,
    Exchange,
    Form,
    Kind,
    LedgerLine,
    LineClass,
    Mention,
    Note,
    Outlet,
    Passage,
    Pattern,
    Person,
    Pin,
    Question,
    Redirect,
    Role,
    Scope,
    SiteSettings,
    Slug,
    Source,
    Span,
    Target,
    Topic,
    TopicMatch,
    Witness,
    WitnessRecord,
)

CONFERENCE = BriefingId("2024-01-02")
READOUT = BriefingId("2024-01-03-readout")

# Class, label with what follows it, and words of every line.
_CONFERENCE_LINES = (
    (LineClass.TITLE, "", "Spokesperson Ann Lee’s Regular Press Conference on January 2, 2024"),
    (LineClass.DATELINE, "", "2024-01-02 18:29"),
    (LineClass.BLANK, "", ""),
    (LineClass.OPENING, "", "I have one announcement today."),
    (LineClass.QUESTION, "Herald: ", "What is the latest  on the\u2002port & the <ships>?"),
    (LineClass.BLANK, "", ""),
    (LineClass.ANSWER, "Ann Lee: ", "I would refer you to the competent authorities."),
    (LineClass.BLANK, "", ""),
    (LineClass.ANSWER, "", "The port is open."),
    (LineClass.QUESTION, "Q: ", "And the “island”?"),
    (LineClass.ANSWER, "A: ", "Our position on the island is clear and consistent."),
    (LineClass.BOILERPLATE, "", "Tel: 123"),
)
_READOUT_LINES = (
    (LineClass.PARAGRAPH, "", "On January 3, the two sides held talks."),
    (LineClass.PARAGRAPH, "", "They spoke of the island and of the port."),
)


def seed(lines: Sequence[tuple[LineClass, str, str]]) -> bytes:
    return "".join(f"{label}{words}\n" for _, label, words in lines).encode()


SEEDS = {"000_conference.txt": seed(_CONFERENCE_LINES), "001_readout.txt": seed(_READOUT_LINES)}


def edition(
    *, redirects: Sequence[Redirect] = (), pins: Sequence[Pin] | None = None, base_url: str = "https://e.org/"
) -> Edition:
    return Edition(
        settings=SiteSettings(title="Record & Co", description="Every word.", base_url=base_url),
        briefings=(_conference(), _readout()),
        outlets={Slug("herald"): Outlet(slug=Slug("herald"), name="The Herald", aliases=("Herald",))},
        people={Slug("ann-lee"): Person(slug=Slug("ann-lee"), name="Ann Lee")},
        topics={
            Slug("island"): Topic(
                slug=Slug("island"),
                title="The island",
                patterns=(Pattern(words="island*", scope=Scope.ANY, excluded=("island hopping",)),),
                about="Where it lies.",
            ),
            Slug("harbour"): Topic(slug=Slug("harbour"), title="Harbour", parent=Slug("island")),
        },
        events={
            Slug("talks"): Event(
                slug=Slug("talks"), title="Talks", date="2024-01-03", sources=(Source(text="Gazette 7"),)
            ),
            Slug("opening"): Event(slug=Slug("opening"), title="Opening", date="2023-12~", place="The port"),
        },
        event_mentions={
            Slug("talks"): (
                Mention(
                    briefing=READOUT,
                    unit=Anchor("p1"),
                    span=Span(anchor=Anchor("p1"), start=14),
                    basis="editor",
                ),
            ),
            Slug("opening"): (
                Mention(
                    briefing=CONFERENCE,
                    unit=Anchor("q1"),
                    span=Span(anchor=Anchor("q1-a2"), start=4, end=16),
                    basis="rule",
                ),
            ),
        },
        person_mentions={},
        prose=(),
        redirects=tuple(redirects),
        pins=tuple(pins) if pins is not None else _pins(),
    )


def _pins() -> tuple[Pin, ...]:
    parts = {"o1": (), "q1": ("q1-q1", "q1-a1", "q1-a2"), "q2": ("q2-q1", "q2-a1")}
    return tuple(
        Pin(
            briefing=CONFERENCE,
            anchor=Anchor(anchor),
            fingerprint="f",
            parts=tuple((Anchor(part), "f") for part in parts[anchor]),
            location=Location(path="content/permalinks.lock", line=line),
        )
        for line, anchor in enumerate(parts, 1)
    )


def _capture(name: str, kind: Kind, lines: Sequence[tuple[LineClass, str, str]]) -> Capture:
    raw = seed(lines)
    return Capture(
        seed=name,
        path=f"seeds/{name}",
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        kind=kind,
        ledger=tuple(
            LedgerLine(number=number, text=label + words, kind=kind, label=len(label))
            for number, (kind, label, words) in enumerate(lines, 1)
        ),
    )


def _witness(name: str, kind: Kind, lines: Sequence[tuple[LineClass, str, str]], publisher: str) -> Witness:
    record = WitnessRecord(seed=name, location=Location(path="content/witnesses.yaml"), publisher=publisher)
    return Witness(siglum="A", capture=_capture(name, kind, lines), record=record)


def _passage(anchor: str, role: Role, lines: Sequence[tuple[LineClass, str, str]], number: int) -> Passage:
    label, words = lines[number - 1][1:]
    column = len(label) + len(words) - len(words.lstrip()) + 1
    text = words.strip()
    return Passage(
        anchor=Anchor(anchor),
        role=role,
        text=text,
        first=number,
        last=number,
        column=column,
        end=column + len(text),
    )


def _conference() -> Briefing:
    def passage(anchor: str, role: Role, number: int) -> Passage:
        return _passage(anchor, role, _CONFERENCE_LINES, number)

    opening = passage("o1", Role.OPENING, 4)
    asked, again = passage("q1-q1", Role.QUESTION, 5), passage("q2-q1", Role.QUESTION, 10)
    said = (passage("q1-a1", Role.ANSWER, 7), passage("q1-a2", Role.ANSWER, 9))
    repeated = passage("q2-a1", Role.ANSWER, 11)
    lee, herald, island = Slug("ann-lee"), Slug("herald"), Slug("island")
    note = Annotation(
        target=Target(briefing=CONFERENCE, anchor=Anchor("q2-a1")),
        kind="context",
        lemma="clear and consistent",
        note="Said *often*.",
        sources=(Source(text="Gazette 7", url="https://gazette.example/7"),),
        editor="N. N.",
        date="2025-01-01",
    )
    return Briefing(
        id=CONFERENCE,
        kind=Kind.PRESS_CONFERENCE,
        title="Spokesperson Ann Lee’s Regular Press Conference on January 2, 2024",
        title_basis=Basis.TITLE,
        title_because="",
        language="en",
        held=Dated(value="2024-01-02", basis=Basis.TITLE),
        published=Dated(value="2024-01-02T18:29", basis=Basis.DATELINE),
        spokespersons=(lee,),
        opening=(
            Block(anchor=Anchor("o1"), number=1, fingerprint="f0", passages=(opening,), role=Role.OPENING),
        ),
        exchanges=(
            Exchange(
                anchor=Anchor("q1"),
                number=1,
                fingerprint="f1",
                passages=(asked, *said),
                topics=(TopicMatch(topic=Slug("harbour"), basis="editor", spans=()),),
                forms=(
                    AnswerForm(
                        form=Form.REFERRED,
                        basis="rule:refer-you",
                        spans=(Span(anchor=Anchor("q1-a1"), start=8, end=17),),
                    ),
                ),
                questions=(Question(label="Herald", outlet=herald, credited=(), passages=(asked,)),),
                answers=(Answer(label="Ann Lee", spokesperson=lee, passages=said),),
                outlet=herald,
            ),
            Exchange(
                anchor=Anchor("q2"),
                number=2,
                fingerprint="f2",
                passages=(again, repeated),
                topics=(TopicMatch(topic=island, basis="rule", spans=(Span(anchor=Anchor("q2-q1")),)),),
                questions=(Question(label="Q", outlet=Slug(""), credited=(), passages=(again,)),),
                answers=(Answer(label="A", spokesperson=lee, passages=(repeated,)),),
                outlet=Slug(""),
            ),
        ),
        blocks=(),
        notes=(
            Note(
                number=1,
                anchor=Anchor("note-q2-a1-clear-and-consistent"),
                annotation=note,
                span=Span(anchor=Anchor("q2-a1"), start=30, end=50),
            ),
        ),
        witnesses=(_witness("000_conference.txt", Kind.PRESS_CONFERENCE, _CONFERENCE_LINES, "The ministry"),),
        words=40,
    )


def _readout() -> Briefing:
    return Briefing(
        id=READOUT,
        kind=Kind.READOUT,
        title="Readout of talks",
        title_basis=Basis.EDITOR,
        title_because="The text has none.",
        language="en",
        held=Dated(value="2024-01-03", basis=Basis.EDITOR),
        published=Dated(),
        spokespersons=(),
        opening=(),
        exchanges=(),
        blocks=tuple(
            Block(
                anchor=Anchor(f"p{number}"),
                number=number,
                fingerprint=f"g{number}",
                passages=(_passage(f"p{number}", Role.PARAGRAPH, _READOUT_LINES, number),),
                role=Role.PARAGRAPH,
            )
            for number in (1, 2)
        ),
        notes=(),
        witnesses=(_witness("001_readout.txt", Kind.READOUT, _READOUT_LINES, ""),),
        words=16,
    )
