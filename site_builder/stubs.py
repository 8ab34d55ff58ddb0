"""What an editor is about to write in; a file of content/ with a stub of it, made or longer, out.

Required keys without a value stand as "", which `check` refuses: nothing is published of a stub that nobody
has filled in. What may be left out stands behind "#".
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from site_builder import joining, stage, urls
from site_builder.accession import record
from site_builder.config import Config
from site_builder.curate import edtf, folder, registers
from site_builder.curate.content import load
from site_builder.curate.parts import DOCUMENT
from site_builder.curate.resolve import Scene, did_you_mean
from site_builder.curate.strict_yaml import Listing, Node, parse
from site_builder.curate.strict_yaml import Mapping as Keys
from site_builder.diagnostics import Report
from site_builder.model import Anchor, BriefingId

_LIST = 'let the file be a list whose entries begin with "- " in the first column'
_NOTES = "let `notes:` be a list in block style, an entry a dash"


class Kind(StrEnum):
    ANNOTATION = "annotation"
    TOPIC = "topic"
    OUTLET = "outlet"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`subject` is the briefing of an annotation, of anything else the slug; "" where nothing was given."""

    kind: Kind
    subject: str
    anchor: str = ""
    title: str = ""
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """`blanks` are the keys that `check` wants filled in."""

    path: str
    line: int
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    message: str
    hint: str


# What may be said of each kind besides its subject.
SAID: Mapping[Kind, frozenset[str]] = {
    Kind.ANNOTATION: frozenset({"anchor"}),
    Kind.TOPIC: frozenset({"title"}),
    Kind.OUTLET: frozenset({"name"}),
    Kind.EVENT: frozenset({"title", "date"}),
}
_FILLED_IN: Mapping[Kind, tuple[str, ...]] = {
    Kind.ANNOTATION: ("lemma", "note", "sources", "editor", "date"),
    Kind.TOPIC: ("title", "patterns"),
    Kind.OUTLET: ("name",),
    Kind.EVENT: ("title", "date", "sources"),
}


def write(wanted: Wanted, config: Config, report: Report) -> Stub | Refusal | None:
    """Write a stub; None, and no file changed, where the report says why the file cannot be read.

    Raises stage.EnvironmentFault when the machine is in the way.
    """
    for name in ("anchor", "title", "name", "date"):
        if getattr(wanted, name) and name not in SAID[wanted.kind]:
            kinds = " and ".join(f"`new {kind}`" for kind, said in SAID.items() if name in said)
            return Refusal(message=f"`new {wanted.kind}` takes no {name}.", hint=f"it is for {kinds}")
    if wanted.kind is Kind.ANNOTATION:
        return _unknown_place(wanted, config) or _annotation(wanted, config, report)
    if not urls.SLUG.fullmatch(wanted.subject):
        slug = urls.slug(wanted.subject)
        near = slug if urls.SLUG.fullmatch(slug) else ""
        hint = f'write "{near}"' if near else "small letters and digits, with single hyphens between"
        return Refusal(message=f'"{wanted.subject}" is no slug.', hint=hint)
    if wanted.date and edtf.days(wanted.date) is None:
        return Refusal(
            message=f'"{wanted.date}" is no date.', hint="write it in EDTF: 2023-11-16, 2023-11 or 2023"
        )
    return _topic(wanted, config) if wanted.kind is Kind.TOPIC else _entry(wanted, config, report)


def _topic(wanted: Wanted, config: Config) -> Stub | Refusal:
    name = f"topics/{wanted.subject}.md"
    with stage.alone(config.content / "topics"):
        if os.path.lexists(config.content / name):
            return _taken(wanted, f"{config.content.name}/{name}")
        return _put(wanted, name, _topic_text(wanted).encode(), 1, config)


def _entry(wanted: Wanted, config: Config, report: Report) -> Stub | Refusal | None:
    """Add an outlet or an event at the end of its register."""
    name = f"{wanted.kind}s.yaml"
    with stage.alone(config.content / name):
        known = load(config.content, Report())
        outlets, events = ({one.slug for one in known.outlets}, {one.slug for one in known.events})
        if wanted.subject in (outlets if wanted.kind is Kind.OUTLET else events):
            return _taken(wanted, f"{config.content.name}/{name}")
        holder = registers.listed(known).labels.get(registers.fold(wanted.name)) if wanted.name else None
        if holder:
            message = f'The outlet "{holder}" has the name "{wanted.name}" already.'
            return Refusal(message=message, hint="a name or alias leads to one outlet")
        file = folder.file(config.content, name, report)
        before = parse(file.text, file.path, report) if file else None
        if report.refuses:
            return None
        text = _outlet_text(wanted) if wanted.kind is Kind.OUTLET else _event_text(wanted)
        existing = (config.content / name).read_bytes() if file else b""
        end = len(existing.splitlines())
        made, line = _inserted(existing, end, text)
        if _count(_parsed(made)) != _count(before) + 1:
            return Refusal(
                message=f"No entry can stand at the end of {config.content.name}/{name}.", hint=_LIST
            )
        return _put(wanted, name, made, line, config)


def _annotation(wanted: Wanted, config: Config, report: Report) -> Stub | Refusal | None:
    """Add a note at the end of the notes on a briefing, before whatever else its file says."""
    name = f"annotations/{wanted.subject}.yaml"
    with stage.alone(config.content / "annotations"):
        file = folder.file(config.content, name, report)
        before = parse(file.text, file.path, report) if file else None
        if report.refuses:
            return None
        existing = (config.content / name).read_bytes() if file else b""
        at, indent, headed = _end_of_notes(existing, before)
        text = _note_text(wanted, indent)
        text = text if headed else f"notes:\n{text}"
        made, line = _inserted(existing, at, text)
        if _count(_notes(_parsed(made))) != _count(_notes(before)) + 1:
            return Refusal(message=f"No note can be added to {config.content.name}/{name}.", hint=_NOTES)
        return _put(wanted, name, made, line, config)


def _unknown_place(wanted: Wanted, config: Config) -> Refusal | None:
    """Return why a note cannot be on this place; None where it can. Faults of the edition are for `check`."""
    edition = joining.read(config, Report(), lambda step: None)
    found = {briefing.id: briefing for briefing in edition.briefings}
    briefing = found.get(BriefingId(wanted.subject))
    if briefing is None:
        hint = did_you_mean(wanted.subject, list(found)) or "its id is the last part of its address"
        return Refusal(message=f'There is no briefing "{wanted.subject}".', hint=hint)
    units = briefing.units
    scene = Scene({unit.anchor: unit.passages for unit in units})
    if wanted.anchor in ("", DOCUMENT) or scene.passages(Anchor(wanted.anchor)):
        return None
    hint = did_you_mean(wanted.anchor, list(scene.anchors())) or f"its anchors: {', '.join(scene.units)}"
    return Refusal(message=f'There is no "{wanted.anchor}" in {wanted.subject}.', hint=hint)


def _taken(wanted: Wanted, shown: str) -> Refusal:
    message = (
        f'There is {"an" if wanted.kind != Kind.TOPIC else "a"} {wanted.kind} "{wanted.subject}" already.'
    )
    return Refusal(message=message, hint=f"it is in {shown}")


def _put(wanted: Wanted, name: str, made: bytes, line: int, config: Config) -> Stub:
    stage.write_together({(config.content / name).resolve(): made})
    blanks = tuple(key for key in _FILLED_IN[wanted.kind] if not getattr(wanted, key, ""))
    return Stub(path=f"{config.content.name}/{name}", line=line, blanks=blanks)


def _inserted(existing: bytes, at: int, text: str) -> tuple[bytes, int]:
    """Return a file with the text after its first `at` lines, parted from them by an empty one, all else as
    it was; and the number of the text's first line."""
    end = b"\r\n" if b"\r\n" in existing else b"\n"
    lines = existing.splitlines(keepends=True)
    if lines and not lines[-1].endswith((b"\n", b"\r")):
        lines[-1] += end
    above, below = lines[:at], lines[at:]
    gap = [end] if above and above[-1].strip() and above[-1].strip() != b"notes:" else []
    gap_below = [end] if below and below[0].strip() else []
    added = text.encode().replace(b"\n", end)
    return b"".join([*above, *gap, added, *gap_below, *below]), len(above) + len(gap) + 1


def _end_of_notes(existing: bytes, node: Node | None) -> tuple[int, int, bool]:
    """Return after how many lines a note is to stand, its indentation, and whether `notes:` is there."""
    lines = existing.splitlines()
    keys = list(node.entries) if isinstance(node, Keys) else []
    place = next((number for number, (key, _) in enumerate(keys) if key.text == "notes"), None)
    if place is None:
        return len(lines), 2, False
    notes = keys[place][1]
    first = notes.entries[0].location.column - 3 if isinstance(notes, Listing) and notes.entries else 2
    if place + 1 == len(keys):
        return len(lines), max(first, 0), True
    above = lines[: keys[place + 1][0].location.line - 1]
    aside = takewhile(lambda line: not line.strip() or line.startswith(b"#"), reversed(above))
    return len(above) - len(list(aside)), max(first, 0), True


def _parsed(made: bytes) -> Node | None:
    found = Report()
    node = parse(made.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), "", found)
    return None if found.refuses else node


def _notes(node: Node | None) -> Node | None:
    keys = node.entries if isinstance(node, Keys) else ()
    return {key.text: value for key, value in keys}.get("notes")


def _count(node: Node | None) -> int:
    return len(node.entries) if isinstance(node, Listing) else 0


def _topic_text(wanted: Wanted) -> str:
    return f"""---
title: {record.quoted(wanted.title)}
# parent: "security"  # the slug of the wider topic
patterns:  # whole words; a unit in which one is found belongs to the topic
  - ""
# wording:  # phrases that are followed over time
#   - ""
# pairs:  # two words for one thing: the asker's and the answerer's
#   - asked: ""
#     answered: ""
---
"""


def _outlet_text(wanted: Wanted) -> str:
    return f"""- slug: "{wanted.subject}"
  name: {record.quoted(wanted.name)}
  # aliases:  # other forms in which the label is printed
  #   - ""
  # country: "FR"  # ISO 3166-1
  # language: "fr"  # BCP 47
  # kind: "newspaper"  # or agency, broadcaster, magazine, online
  # official: ""  # what a source says of ownership; needs `sources`
  # sources:
  #   - text: ""
  #     url: ""
"""


def _event_text(wanted: Wanted) -> str:
    return f"""- slug: "{wanted.subject}"
  title: {record.quoted(wanted.title)}
  date: {record.quoted(wanted.date)}
  sources:
    - text: ""
      # url: "https://"
  # place: ""
  # patterns:  # words that can mean this event only
  #   - ""
  # mentions:  # places that you name
  #   - target: "2023-11-16#q1-a1"
  #     quote: ""  # as printed
"""


def _note_text(wanted: Wanted, indent: int) -> str:
    lines = f"""- target: "{wanted.anchor or DOCUMENT}"
  # quote: ""  # the words that the note is about, as printed; without it, all of the target
  lemma: ""  # the words, or the thing
  kind: "context"  # or identification, cross-reference, correction
  note: ""
  sources:
    - text: ""
      # url: "https://"
  editor: ""
  date: ""  # the day on which it was written
"""
    return "".join(f"{' ' * indent}{line}\n" for line in lines.splitlines())
