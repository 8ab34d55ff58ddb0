"""A number of sessions and a random seed in; made-up captures of the shape of real ones out, and their truth.

    python benchmarks/corpus.py --sessions 4300 -o DIR

writes DIR/seeds/*.txt and DIR/truth.jsonl, the same for the same arguments. The lengths follow the deciles
measured on real sessions.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import lexicon
from benchmarks.lexicon import ASKING, FORMULAS, PEOPLE, TIMES, Lexicon, weights
from benchmarks.mirrors import Exchange, Session, printed, spelt

# The least, the nine deciles and the most of each length.
QUESTIONS = (1, 6, 8, 9, 10, 10, 11, 12, 14, 16, 31)
QUESTION_WORDS = (5, 14, 19, 24, 29, 35, 41, 49, 60, 80, 370)
ANSWER_WORDS = (4, 27, 48, 70, 94, 125, 160, 205, 265, 353, 1950)
PARAGRAPH_WORDS = 95

FIRST, LAST = date(2001, 1, 2), date(2025, 12, 31)
DAILY, NAMED = date(2011, 9, 1), date(2020, 1, 1)  # when sessions became daily, and labels names
FORMER = 0.8  # questions of a session before labels named who asks, in those of one after
STANDING = 4_000  # sentences that ministries say again, the n-th 1/n as often as the first
AGAIN = 0.15  # of all sentences, half of them in part
NAMING, DATED = 0.12, 0.15  # of the others: those that name somebody or something, and those that name a time
ABOUT = (1, 12, 3)  # weights of exchanges on no topic, on one and on two

outlets = lexicon.outlets


class Writer:
    """Makes sessions from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.lexicon = Lexicon(chance)
        self.subjects = lexicon.subjects()
        self.outlets = outlets()

    @cached_property
    def words(self) -> tuple[list[str], list[float]]:
        return self.lexicon.words, weights(len(self.lexicon.words))

    @cached_property
    def standing(self) -> tuple[list[list[str]], list[float]]:
        """Return the sentences that are said again, and their weights, added up."""
        return [self.chosen(self.chance.randint(9, 40)) for _ in range(STANDING)], weights(STANDING)

    def session(self, day: date) -> Session:
        named = day >= NAMED
        person = PEOPLE[(day.year * 2 + day.month // 7) % len(PEOPLE)]
        who = person if named else "A"
        number = max(1, round(self.drawn(QUESTIONS) * (1 if named else FORMER)))
        asking = self.chance.choices(self.outlets, cum_weights=weights(len(self.outlets), 1.15), k=number)
        exchanges = [self.exchange(outlet if named else "Q", who) for outlet in asking]
        if self.chance.random() < 0.07 and number > 1:  # a question alone would be no session
            exchanges[-1] = replace(exchanges[-1], answer_label="", answer=())
        opens = self.chance.random() < 0.24
        return Session(
            seed=f"{day.isoformat()}.txt",
            title=f"Foreign Ministry Spokesperson {person}’s Regular Press Conference on {spelt(day)}",
            held=day.isoformat(),
            spokesperson=person,
            opening=tuple(self.paragraphs(self.chance.randint(1, 12) * 50)) if opens else (),
            exchanges=tuple(exchanges),
        )

    def exchange(self, label: str, answerer: str) -> Exchange:
        number = self.chance.choices((0, 1, 2), ABOUT)[0]
        likely = weights(len(self.subjects), 0.7)
        about = dict.fromkeys(self.chance.choices(range(len(likely)), cum_weights=likely, k=number))
        phrases = [self.subjects[at].phrases for at in sorted(about)]
        asking = self.chance.choice(ASKING)
        words = self.drawn(QUESTION_WORDS) - len(asking.split())
        question = self.paragraphs(words, [self.chance.choice(each) for each in phrases])
        question[-1] += f" {asking}"
        answer = self.paragraphs(self.drawn(ANSWER_WORDS), [self.chance.choice(each) for each in phrases])
        return Exchange(
            label=label,
            question=tuple(question),
            answer_label=answerer,
            answer=tuple(answer),
            topics=tuple(self.subjects[at].slug for at in sorted(about)),
        )

    def paragraphs(self, words: int, about: Sequence[str] = ()) -> list[str]:
        """Return paragraphs of about so many words in all, the first with the phrases that are given."""
        made = [[self.sentence(min(max(words, 3), 9), phrase) for phrase in about]]
        words -= sum(sentence.count(" ") + 1 for sentence in made[0])
        while words > 0 or not made[0]:
            if sum(map(len, made[-1])) > PARAGRAPH_WORDS * 6 and words > 12:
                made.append([])
            sentence = self.sentence(min(max(words, 3), self.chance.randint(8, 30)))
            words -= sentence.count(" ") + 1
            made[-1].append(sentence)
        return [" ".join(sentences) for sentences in made]

    def sentence(self, length: int, phrase: str = "") -> str:
        """Return a sentence of about so many words, with the phrase in its midst."""
        if not phrase:
            if length < 12 and self.chance.random() < 0.7:
                return self.chance.choice(FORMULAS[:6])
            if self.chance.random() < 0.03:
                return self.chance.choice(FORMULAS)
            if length >= 12 and self.chance.random() < AGAIN:
                return self.said_again(length)
        chosen = self.chosen(max(length, 3))
        if phrase:
            chosen.insert(len(chosen) // 2, f"the {phrase}")
        elif length > 7 and self.chance.random() < NAMING:
            names, likely = self.lexicon.named
            chosen.insert(length // 2, self.chance.choices(names, cum_weights=likely)[0])
        elif length > 7 and self.chance.random() < DATED:
            chosen.append(self.chance.choice(TIMES))
        if length > 10 and self.chance.random() < 0.5:
            chosen[2] += ","
        if self.chance.random() < 0.05:
            chosen[1] = f"“{chosen[1]}”"
        return finished(chosen)

    def chosen(self, length: int) -> list[str]:
        words, likely = self.words
        return self.chance.choices(words, cum_weights=likely, k=length)

    def said_again(self, length: int) -> str:
        """Return a standing sentence: whole, or a part of it among other words."""
        sentences, likely = self.standing
        (said,) = self.chance.choices(sentences, cum_weights=likely)
        if self.chance.random() < 0.5:
            start = self.chance.randrange(len(said) - 7)
            said = [*self.chosen(3), *said[start : start + length], *self.chosen(3)]
        return finished(said)

    def drawn(self, deciles: Sequence[int]) -> int:
        """Draw a length: evenly between two deciles, in the last tenth the longer the rarer."""
        tenth, share = divmod(self.chance.random() * 10, 1)
        low, high = deciles[int(tenth)], deciles[int(tenth) + 1]
        return round(low + (high - low) * (share**4 if tenth == 9 else share))


def finished(words: Sequence[str]) -> str:
    sentence = " ".join(words)
    return f"{sentence[0].upper()}{sentence[1:]}."


def days(number: int) -> Iterator[date]:
    """Yield the days of so many sessions, spread over all years: two a week at first, then every weekday.
    Where these do not suffice, earlier years have every weekday too."""
    able = [
        day
        for day in (FIRST + timedelta(days=past) for past in range((LAST - FIRST).days + 1))
        if day.weekday() in ((1, 3) if day < DAILY else (0, 1, 2, 3, 4))
    ]
    before = FIRST
    earlier: list[date] = []
    while len(able) + len(earlier) < number:
        before -= timedelta(days=1)
        if before.weekday() < 5:
            earlier.append(before)
    able = [*reversed(earlier), *able]
    for place in range(number):
        yield able[place * len(able) // number]


def made(number: int, seed: int = 0) -> tuple[Lexicon, list[Session]]:
    """Return so many sessions, and the words that they are made of."""
    writer = Writer(random.Random(seed))
    return writer.lexicon, [writer.session(day) for day in days(number)]


def write(folder: Path, number: int, seed: int = 0) -> list[Session]:
    """Write the captures and their truth into a folder, and return the truth."""
    _, sessions = made(number, seed)
    keep(folder, sessions, seed)
    return sessions


def keep(folder: Path, sessions: Sequence[Session], seed: int = 0) -> None:
    chance = random.Random(f"mirrors of {seed}")
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    for session in sessions:
        (folder / "seeds" / session.seed).write_text(printed(session, chance), "utf-8")
    lines = (json.dumps(asdict(session), ensure_ascii=False) + "\n" for session in sessions)
    (folder / "truth.jsonl").write_text("".join(lines), "utf-8")


def read(folder: Path) -> list[Session]:
    """Return the truth that stands beside captures."""
    lines = (folder / "truth.jsonl").read_text("utf-8").split("\n")
    return [_session(json.loads(line)) for line in lines if line]


def _session(told: dict[str, Any]) -> Session:
    exchanges = tuple(Exchange(**_frozen(each)) for each in told["exchanges"])
    return Session(**_frozen(told) | {"exchanges": exchanges})


def _frozen(told: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in told.items()}


def added(number: int, seed: int = 0) -> tuple[Session, str]:
    """Return a session that is held after all others, in the same words, and its capture; each `number` has
    its own."""
    writer = Writer(random.Random(seed))
    writer.session(FIRST)  # the words of an edition are made with its first session
    writer.chance.seed(f"added {number} to {seed}")
    session = writer.session(LAST + timedelta(weeks=number))
    return session, printed(session, writer.chance)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=4300, help="how many (4300)")
    parser.add_argument("--seed", type=int, default=0, help="another number makes other sessions (0)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder to write into")
    given = parser.parse_args()
    sessions = write(given.output, given.sessions, given.seed)
    exchanges = sum(len(session.exchanges) for session in sessions)
    print(f"{len(sessions)} sessions, {exchanges} exchanges")


if __name__ == "__main__":
    main()
