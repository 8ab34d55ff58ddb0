"""Generated sessions in; what phrases, pairs, references and series cost over them, and the memory, out.

    python benchmarks/traces.py [--sessions 4300]

Sixteen topics, each with three phrases and a pair; the rules of content/references.yaml. Times are those of
the processor.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus  # noqa: E402
from site_builder import capture, curate, urls  # noqa: E402
from site_builder.curate import phrases as found_phrases  # noqa: E402
from site_builder.curate import references  # noqa: E402
from site_builder.derive import beside, mining, phrases, places  # noqa: E402
from site_builder.diagnostics import Report  # noqa: E402
from site_builder.model import Content, Pair, Pattern, Scope, Topic  # noqa: E402

SUBJECTS = (
    *("cooperation", "development", "relations", "countries", "peace", "security", "trade", "world"),
    *("people", "international", "exchange", "work", "efforts", "common", "region", "sides"),
)
WORDS = (
    *("consistent and clear", "restraint", "all parties", "ports and bridges", "competent authorities"),
    *("relevant reports", "return to talks", "these words stand nowhere", "international relations", "peace"),
)
T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=4300, help="how many to make (4300)")
    given = parser.parse_args()
    topics = tuple(
        Topic(
            slug=urls.slug(word),
            title=word,
            patterns=(Pattern(words=word),),
            wording=tuple(Pattern(words=words) for words in (WORDS * 2)[number % 10 :][:3]),
            pairs=(
                Pair(
                    asked=Pattern(words="comment", scope=Scope.QUESTION),
                    answered=Pattern(words="position", scope=Scope.ANSWER),
                ),
            ),
        )
        for number, word in enumerate(SUBJECTS)
    )
    rules = curate.load(ROOT / "content", Report()).references
    plain = Content(topics=tuple(replace(topic, wording=(), pairs=()) for topic in topics))
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), given.sessions)
        captures = capture.read(Path(folder, "seeds"), (), Report(), outlets=corpus.outlets())
    without = timed("joined without", lambda: curate.join(captures, plain, Report()))
    del without
    edition = timed(
        "joined with them", lambda: curate.join(captures, Content(topics=topics, references=rules), Report())
    )
    timed("of which phrases checked", lambda: found_phrases.check(edition, Report()))
    timed("of which references", lambda: list(references.references(edition, rules)))
    timed("of which questions again", lambda: list(references.repeated(edition)))
    by_topic = places.by_topic(edition)
    shelf = timed("shelf of the margin", lambda: beside.shelf(edition, by_topic))
    timed(
        "lines of the margin",
        lambda: [beside.lines(edition, shelf, b, unit) for b in edition.briefings for unit in b.exchanges],
    )
    timed(
        "phrases of all topics",
        lambda: [phrases.view(edition, topic, by_topic[topic.slug]) for topic in topics],
    )
    timed("proposals for a topic", lambda: list(mining.proposals(edition, (urls.slug(SUBJECTS[0]),))))
    exchanges = sum(len(briefing.exchanges) for briefing in edition.briefings)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(edition.briefings)} sessions, {exchanges} exchanges, {memory:,.0f} MB at most")


def timed(name: str, act: Callable[[], T]) -> T:
    began = time.process_time()
    made = act()
    print(f"{name:26} {time.process_time() - began:7.2f} s", flush=True)
    return made


if __name__ == "__main__":
    main()
