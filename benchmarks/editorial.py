"""Made-up sessions and their words in; the content that editors would write for them, out.

Notes and mentions quote words that stand where they say, terms and topics those that the sessions hold, so
that a build has nothing to complain of. The same sessions have the same content.
"""

import json
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks import lexicon
from benchmarks.lexicon import HALF, PEOPLE, Lexicon, Subject
from benchmarks.mirrors import Session

ROOT = Path(__file__).parent.parent
NOTES, EVENTS = 2_000, 500
EDITOR = "The editors"
REVISED = "2026-01-15"
BASE = "https://record.example/"
KINDS = ("context", "identification", "cross-reference", "correction")
OUTLET_KINDS = ("agency", "newspaper", "newspaper", "broadcaster", "broadcaster", "newspaper", "newspaper")
SOURCES = (
    {"text": "Harbour Gazette, 4 March 2021"},
    {"text": "Northfield Almanac, volume 12", "url": "https://almanac.example/12"},
    {"text": "Port register of Strelsau"},
)
SITE = {
    "title": "Made-up Record",
    "description": "An edition of sessions that nobody held, to measure builds with.",
    "base_url": BASE,
    "editors": [EDITOR],
    "revision": "1",
    "revised": REVISED,
}
WIDER = {"trade": "Trade", "borders": "Borders"}
PAGES = ("method", "about", "cite", "data")
COPIED = ("forms.yaml", "references.yaml")  # rules that know no edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A paragraph of a session, by its address."""

    briefing: str
    anchor: str
    text: str

    def quote(self, chance: random.Random) -> str:
        """Return a few words that stand once in the paragraph."""
        words = self.text.split()
        for length in range(4, len(words) + 1):
            start = chance.randrange(len(words) - length + 1)
            quote = " ".join(words[start : start + length])
            if self.text.count(quote) == 1:
                return quote
        return self.text


def write(content: Path, sessions: Sequence[Session], words: Lexicon, seed: int = 0) -> None:
    """Write all of a content folder but the lock."""
    chance = random.Random(f"editors of {seed}")
    places = [place for session in sessions for place in paragraphs(session)]
    text = "\n".join(place.text for place in places)
    for folder in ("topics", "annotations", "pages"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copyfile(ROOT / "content" / name, content / name)
    dump(content / "site.yaml", SITE)
    dump(content / "witnesses.yaml", [witness(session) for session in sessions])
    dump(content / "outlets.yaml", list(map(outlet, range(len(lexicon.outlets())), lexicon.outlets())))
    dump(content / "people.yaml", [person(name) for name in [*PEOPLE, *present(words.people, text)]])
    dump(content / "terms.yaml", list(terms(present(words.terms, text))))
    dump(content / "events.yaml", list(events(present(words.events, text), places, chance)))
    for topic in lexicon.subjects():
        keys = subject(topic, sessions)
        page(content / "topics" / f"{topic.slug}.md", keys, f"What is said of {topic.title}.")
    for slug, title in WIDER.items():
        page(content / "topics" / f"{slug}.md", {"title": title}, f"{title} of all places.")
    for slug in PAGES:
        page(
            content / "pages" / f"{slug}.md",
            {"title": slug.title(), "description": f"The {slug} page."},
            "Nobody said any of this.",
        )
    for briefing, notes in annotations(places, chance).items():
        dump(content / "annotations" / f"{briefing}.yaml", {"notes": notes})


def paragraphs(session: Session) -> Iterator[Place]:
    for at, text in enumerate(session.opening, 1):
        yield Place(briefing=session.held, anchor=f"o{at}", text=text)
    for number, each in enumerate(session.exchanges, 1):
        for role, said in (("q", each.question), ("a", each.answer)):
            for at, text in enumerate(said, 1):
                yield Place(briefing=session.held, anchor=f"q{number}-{role}{at}", text=text)


def present(names: Sequence[str], text: str) -> list[str]:
    """Return the names that stand in the text: an absent one is reported."""
    return [name for name in names if f" {name} " in text or f" {name}." in text]


def witness(session: Session) -> dict[str, Any]:
    return {
        "seed": session.seed,
        "publisher": "A mirror that is nobody’s",
        "origin": f"https://mirror.example/{session.held}",
        "rights": "Nobody’s words: they were made by chance.",
    }


def outlet(at: int, name: str) -> dict[str, Any]:
    kind = OUTLET_KINDS[at // len(lexicon.PLACES) % len(OUTLET_KINDS)]
    return {"slug": lexicon.slug(name), "name": name, "country": "FR", "kind": kind}


def person(name: str) -> dict[str, Any]:
    return {
        "slug": lexicon.slug(name),
        "name": name,
        "offices": [{"title": "Warden of the harbour", "since": "1990"}],
        "sources": [SOURCES[0]],
    }


def terms(names: Sequence[str]) -> Iterator[dict[str, Any]]:
    for at, name in enumerate(names):
        yield {
            "slug": f"{lexicon.slug(name)}-term",
            "term": name,
            "definition": f"What “{name}” is, in a sentence or two that a source bears out.",
            "sources": [SOURCES[at % len(SOURCES)]],
            **({"see": [f"{lexicon.slug(names[at - 1])}-term"]} if at % 4 == 1 else {}),
        }


def events(names: Sequence[str], places: Sequence[Place], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Yield events: those with names first, then others that are mentioned in words of no name."""
    for at in range(EVENTS):
        mentioned = [chance.choice(places) for _ in range(chance.choice((1, 1, 2, 3)))]
        by_target = {f"{each.briefing}#{each.anchor}": each for each in mentioned}
        day = date.fromisoformat(mentioned[0].briefing) - timedelta(days=chance.randint(0, 40))
        name = names[at] if at < len(names) else ""
        yield {
            "slug": lexicon.slug(name) or f"event-{at + 1}",
            "title": name or f"What happened {at + 1}",
            "date": day.isoformat() if at % 3 else f"{day:%Y-%m}",
            "place": chance.choice(lexicon.PLACES),
            "sources": [SOURCES[at % len(SOURCES)]],
            **({"patterns": [name]} if name else {}),
            "mentions": [
                {"target": target, "quote": place.quote(chance)} for target, place in by_target.items()
            ],
        }


def subject(topic: Subject, sessions: Sequence[Session]) -> dict[str, Any]:
    """Return the keys of a topic; phrases and pairs that stand nowhere are left out, as they are reported."""
    asked, answered = topic.phrases[:2]
    exchanges = [each for one in sessions for each in one.exchanges if topic.slug in each.topics]
    said = [(" ".join(each.question), " ".join(each.answer)) for each in exchanges]
    wording = [each for each in topic.phrases[:HALF] if any(each in words for pair in said for words in pair)]
    paired = any(asked in question and answered in answer for question, answer in said)
    return {
        "title": topic.title,
        "parent": topic.wider,
        "patterns": list(topic.phrases),
        **({"wording": wording} if wording else {}),
        **({"pairs": [{"asked": asked, "answered": answered}]} if paired else {}),
    }


def annotations(places: Sequence[Place], chance: random.Random) -> Mapping[str, list[dict[str, Any]]]:
    """Return the notes of each briefing that has some, no two of them on one paragraph."""
    made: dict[str, list[dict[str, Any]]] = {}
    chosen = sorted(chance.sample(range(len(places)), min(NOTES, len(places) // 4)))
    for number, at in enumerate(chosen):
        place = places[at]
        quote = place.quote(chance)
        other = places[chance.choice(chosen)].briefing
        made.setdefault(place.briefing, []).append(
            {
                "target": place.anchor,
                "quote": quote,
                "lemma": quote,
                "kind": KINDS[number % len(KINDS)],
                "note": f"What *this* is, and where it is besides: in [another one](/briefings/{other}/).",
                "sources": [SOURCES[number % len(SOURCES)]],
                "editor": EDITOR,
                "date": REVISED,
            }
        )
    return made


def page(path: Path, keys: Mapping[str, Any], text: str) -> None:
    path.write_text(f"---\n{as_yaml(keys)}---\n\n{text}\n", "utf-8")


def dump(path: Path, value: Any) -> None:
    path.write_text(as_yaml(value), "utf-8")


def as_yaml(value: Any, depth: int = 0) -> str:
    """Return lists and mappings as editors write them, every text in quotation marks."""
    lead = "  " * depth
    if isinstance(value, Mapping):
        return "".join(
            f"{lead}{key}: {quoted(each)}\n"
            if isinstance(each, str)
            else f"{lead}{key}:\n{as_yaml(each, depth + 1)}"
            for key, each in value.items()
        )
    return "".join(
        f"{lead}- {quoted(each)}\n"
        if isinstance(each, str)
        else f"{lead}- {as_yaml(each, depth + 1).lstrip()}"
        for each in value
    )


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def unquoted(text: str) -> str:
    return str(json.loads(text))
