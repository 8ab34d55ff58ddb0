"""Texts of an attacker in; an edition with each of them at every place where a text can stand, out.

Where a file of it has a fault, the builder has refused a text at that place, as it should some. That place
then gets harmless words instead, and is remembered as refused; what is built in the end holds all the others.
"""

import json
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import build, config
from site_builder.curate import strict_yaml
from site_builder.diagnostics import BuildFailed, Diagnostic, Report, Severity, render
from tests.building import ROOT

HARMLESS = "https://h.example/plain-words"  # fits every hole
TRIES = 100

Hole = tuple[str, int]  # the kind of place, and the number of the text


@dataclass(slots=True)
class Hostile:
    """An edition that is being written. `refused` are the holes whose text the builder refuses."""

    texts: Sequence[str]
    refused: dict[Hole, str] = field(default_factory=dict)
    places: dict[tuple[str, int], Hole] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)

    def line(self, path: str, text: str, hole: Hole | None = None) -> None:
        lines = self.files.setdefault(path, [])
        lines.append(text)
        if hole:
            self.places[path, len(lines)] = hole

    def key(self, path: str, key: str, kind: str, number: int, *, end: str = "", begin: str = "") -> None:
        """Write a key whose value is the text, between `begin` and `end`, in one line of YAML."""
        hole = (kind, number)
        text = HARMLESS if hole in self.refused else self.texts[number]
        if key.endswith(("url:", "origin:")):  # which white space cannot be in
            text = "/".join(text.split())
        self.line(path, f"{key} {json.dumps(begin + text + end)}", hole)

    def raw(self, path: str, kind: str, number: int, *, end: str = "", begin: str = "") -> None:
        """Write the text as it stands, its line breaks too."""
        hole = (kind, number)
        text = HARMLESS if hole in self.refused else self.texts[number]
        for line in f"{begin}{text}{end}".split("\n"):
            self.line(path, line, hole)

    def hole(self, found: Diagnostic) -> Hole | None:
        """Return the hole that a diagnostic is about: at its line, or the nearest above; or, where a note
        misses its words or a capture is refused, a hole of that capture."""
        path, line = found.location.path, found.location.line
        nearest = (self.places[path, at] for at in range(line, 0, -1) if (path, at) in self.places)
        hole = next(nearest, None)
        if found.rule.code.startswith(("R5", "V7")):  # in Markdown, of which the file or page is known
            hole = self._of_markdown(path, hole)
        # Matches "seeds/027_x.txt" and "content/annotations/2021-04-28.yaml"; not "content/site.yaml".
        named = re.search(r"seeds/(\d{3})_|annotations/2021-04-(\d\d)\.", f"{path} {found.message}")
        if hole or not named:
            return hole
        number = int(named[1]) if named[1] else int(named[2]) - 1
        kinds = ("file name",) if found.rule.code == "S602" else ("answer", "question", "printed label")
        return next(((kind, number) for kind in kinds if (kind, number) not in self.refused), None)

    def _of_markdown(self, path: str, near: Hole | None) -> Hole | None:
        # Matches "content/annotations/2021-04-07.yaml" and "site/topics/topic-6/index.html".
        named = re.search(r"(annotations/2021-04|briefings/2021-04|topics/topic|/page)-(\d+)[./]", path)
        if not named:
            return near
        number = int(named[2]) - ("2021" in named[1])
        kinds = {"topics/topic": ("about a topic",), "/page": ("text of a page",)}.get(
            named[1], ("note", "about an omission", "why a reading")
        )
        return next(((kind, number) for kind in kinds if (kind, number) not in self.refused), near)


def built(texts: Sequence[str], root: Path, *, search: bool) -> Hostile:
    """Build the edition of these texts at `root`/site."""
    refused: dict[Hole, str] = {}
    for _ in range(TRIES):
        made = Hostile(texts, refused)
        _write(made, root)
        report = Report()
        given = {"root": str(root), "jobs": "1", **({} if search else {"no-search": "1"})}
        try:
            build.build(config.from_environment(given, report, environment={}), report, lambda stage: None)
        except BuildFailed:
            errors = [found for found in report if found.rule.severity is Severity.ERROR]
            new = {made.hole(found): found.rule.code for found in errors}
            assert None not in new, [render(found) for found in errors if not made.hole(found)]
            assert not new.keys() <= refused.keys(), [render(found) for found in errors]
            refused |= {hole: code for hole, code in new.items() if hole}
        else:
            return made
    raise AssertionError(f"after {TRIES} tries there are faults still")


def let_in(made: Hostile) -> Counter[str]:
    """Return how many of the texts each kind of place took."""
    return Counter(kind for kind, number in set(made.places.values()) if (kind, number) not in made.refused)


def _write(made: Hostile, root: Path) -> None:
    for name in ("seeds", "content"):
        shutil.rmtree(root / name, ignore_errors=True)
    for name in ("templates", "static"):
        if not (root / name).exists():
            root.mkdir(exist_ok=True)
            (root / name).symlink_to(ROOT / name)
    _site(made)
    for number in range(len(made.texts)):
        _document(made, number)
        _registers(made, number)
        _topic_and_page(made, number)
    for path, lines in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("\n".join(lines) + "\n", "utf-8")


def _site(made: Hostile) -> None:
    """Settings that there is one of have all texts, one after the other."""
    path = "content/site.yaml"
    fit = [text for text in made.texts if not strict_yaml.CONTROL.search(text)]
    together = Hostile(
        [" ".join(fit)], {hole: code for hole, code in made.refused.items() if hole[0] == "site"}
    )
    for key in ("title", "tagline", "description", "author", "revision"):
        together.key(path, f"{key}:", "site", 0)
    together.line(path, "revised: 2021-06-01")
    together.line(path, 'base_url: "https://record.example/"')
    together.line(path, "editors:")
    together.key(path, "  -", "site", 0)
    together.line(path, "licence:")
    together.key(path, "  text:", "site", 0)
    together.line(path, '  url: "https://h.example/licence"')
    made.files[path] = together.files[path]
    made.places |= together.places
    for name in ("about", "method", "cite", "data"):
        made.line(f"content/pages/{name}.md", f'---\ntitle: "{name}"\ndescription: "Words."\n---\n\nWords.')


def _document(made: Hostile, number: int) -> None:
    """A capture, what is known of it, and the notes on it."""
    day = f"2021-04-{number + 1:02}"
    text = made.texts[number]
    file = "".join(c for c in text if c.isprintable() and c not in "/\x00")[:80].rstrip(".")
    name = f"{number:03}_{'x' if ('file name', number) in made.refused else file}.txt"
    seed = f"seeds/{name}"
    made.line(
        seed, f"Foreign Ministry Spokesperson Jane Doe’s Regular Press Conference on April {number + 1}, 2021"
    )
    made.line(seed, "")
    made.raw(seed, "question", number, begin=f"Outlet {number}: What of the harbour, and of ", end="?")
    made.line(seed, "")
    made.raw(seed, "answer", number, begin="Jane Doe: On the bridge, ", end=" so it is.")
    made.line(seed, "")
    asked = len(made.files[seed]) + 1
    made.raw(seed, "printed label", number, end=": Is it so?")
    made.line(seed, "")
    made.line(seed, "Jane Doe: It is. I would refer you to the harbour office.")
    path = "content/witnesses.yaml"
    made.line(path, f"- seed: {json.dumps(name)}", ("file name", number))
    for key in ("publisher", "rights", "note"):
        made.key(path, f"  {key}:", key, number)
    made.key(path, "  origin:", "address of a page", number, begin="https://h.example/")
    made.line(path, "  title:")
    made.key(path, "    value:", "title", number)
    made.key(path, "    because:", "reason", number)
    if ("label", number) not in made.refused:
        made.line(path, "  lines:")
        made.line(path, f'    - at: "{asked}"', ("label", number))
        made.line(path, '      class: "question"', ("label", number))
        made.line(path, '      because: "It is."', ("label", number))
        made.key(path, "      label:", "label", number)
    _notes(made, number, f"content/annotations/{day}.yaml")


def _notes(made: Hostile, number: int, path: str) -> None:
    made.line(path, "notes:")
    made.line(path, '  - target: "q1-a1"\n    quote: "so it is"\n    kind: "context"\n    date: 2021-05-01')
    made.files[path][-1:] = made.files[path][-1].split("\n")
    made.key(path, "    lemma:", "lemma", number)
    made.key(path, "    note:", "note", number)
    made.key(path, "    editor:", "editor", number)
    made.line(path, "    sources:")
    made.key(path, "      - text:", "source", number)
    made.key(path, "        url:", "address of a source", number)
    made.line(path, "emendations:")
    made.line(path, '  - target: "q1-q1"')
    made.line(path, '    quote: "What of the harbour"')
    made.key(path, "    reading:", "reading", number)
    made.key(path, "    because:", "why a reading", number)
    made.line(path, '    editor: "E"')
    made.line(path, "    date: 2021-05-01")
    made.line(path, "omissions:")
    made.line(path, '  - after: "q1"')
    made.key(path, "    asked_by:", "who is said to have asked", number)
    made.line(path, "    reported:")
    made.key(path, "      question:", "reported question", number)
    made.key(path, "      answer:", "reported answer", number)
    made.key(path, "    about:", "about an omission", number)
    made.line(path, '    editor: "E"')
    made.line(path, "    date: 2021-05-01")
    made.line(path, "    sources:")
    made.key(path, "      - text:", "source", number)


def _registers(made: Hostile, number: int) -> None:
    """An entry in each list; a number behind a name tells it from its like."""
    end = f" no. {number}"
    outlets = "content/outlets.yaml"
    made.line(outlets, f'- slug: "outlet-{number}"')
    made.key(outlets, "  name:", "outlet", number, end=end)
    made.line(outlets, f'  aliases: ["Outlet {number}"]')
    made.key(outlets, "  official:", "what is said of an outlet", number)
    made.line(outlets, "  sources:")
    made.key(outlets, "    - text:", "source", number)
    people = "content/people.yaml"
    if number == 0:
        made.line(people, '- slug: "jane-doe"')
        made.line(people, '  name: "Jane Doe"')
    made.line(people, f'- slug: "person-{number}"')
    made.key(people, "  name:", "person", number, end=end)
    made.line(people, "  offices:")
    made.key(people, "    - title:", "office", number)
    terms = "content/terms.yaml"
    made.line(terms, f'- slug: "term-{number}"')
    made.key(terms, "  term:", "term", number, end=f" term{end}")
    made.key(terms, "  definition:", "definition", number)
    made.line(terms, "  sources:")
    made.key(terms, "    - text:", "source", number)
    events = "content/events.yaml"
    made.line(events, f'- slug: "event-{number}"')
    made.key(events, "  title:", "event", number)
    made.line(events, f"  date: 2021-04-{number + 1:02}")
    made.key(events, "  place:", "where an event was", number)
    made.line(events, "  sources:")
    made.key(events, "    - text:", "source", number)
    made.line(events, f'  mentions: [{{target: "2021-04-{number + 1:02}#q1-a1", quote: "so it is"}}]')
    moved = "content/redirects.yaml"
    made.line(moved, f'- old: "/briefings/2021-04-{number + 1:02}/#p77"')
    made.line(moved, f'  new: "/briefings/2021-04-{number + 1:02}/#q1"')
    made.key(moved, "  reason:", "why an address went", number)
    days = "content/calendar.yaml"
    made.line(days, f"- date: 2021-05-{number + 1:02}")
    made.line(days, '  kind: "held"')
    made.line(days, "  sources:")
    made.key(days, "    - text:", "source", number)


def _topic_and_page(made: Hostile, number: int) -> None:
    topic = f"content/topics/topic-{number}.md"
    made.line(topic, "---")
    made.key(topic, "title:", "topic", number)
    made.line(topic, "patterns: [harbour]")
    made.line(topic, "---")
    made.line(topic, "")
    made.raw(topic, "about a topic", number, end="\n\nOf a topic.")
    page = f"content/pages/page-{number}.md"
    made.line(page, "---")
    made.key(page, "title:", "page", number)
    made.key(page, "description:", "description of a page", number)
    made.line(page, "---")
    made.line(page, "")
    made.raw(page, "text of a page", number, end="\n\nOf a page.")
