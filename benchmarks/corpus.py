"""A number of sessions and a random seed in; made-up captures of the shape of real ones out, and their truth.

    python benchmarks/corpus.py --sessions 4300 -o DIR

writes DIR/seeds/*.txt and DIR/truth.jsonl, the same for the same arguments. The lengths follow the deciles
measured on real sessions; the words, people and outlets are nobody's.
"""

import argparse
import json
import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from pathlib import Path

# The least, the nine deciles and the most of each length.
QUESTIONS = (1, 6, 8, 9, 10, 10, 11, 12, 14, 16, 31)
QUESTION_WORDS = (5, 14, 19, 24, 29, 35, 41, 49, 60, 80, 370)
ANSWER_WORDS = (4, 27, 48, 70, 94, 125, 160, 205, 265, 353, 1950)
PARAGRAPH_WORDS = 70

FIRST, LAST = date(2001, 1, 2), date(2025, 12, 31)
DAILY, NAMED = date(2011, 9, 1), date(2020, 1, 1)  # when sessions became daily, and labels names
PEOPLE = ("Wen Qing", "Lin Yuan", "Zhao Meili", "Bai Tong", "He Anran", "Xu Daoming")
PLACES = (
    *("Strelsau", "Ruritania", "Northfield", "Southfield", "Graustark", "Zenda", "Harborough", "Lindenau"),
    *("Port Amity", "Eastmarch", "Valdoria", "Sankt Elmo", "Kestrel Bay", "Orsinia", "São Telmo", "Ålby"),
    *("New Carthage", "Westhaven", "Tarsis", "Ostrava Nova"),
)
TRADES = (
    *("News Agency", "Daily", "Times", "TV", "Radio", "Post", "Herald", "Broadcasting Corporation", "Weekly"),
    "Economic Review",
)
FORMULAS = (
    "We have noted the relevant reports.",
    "Our position on this question is consistent and clear.",
    "I have no information to offer on that.",
    "I would refer you to the competent authorities.",
    "We stand ready to work with all parties to this end.",
    "We hope that the parties will exercise restraint and return to talks.",
    "Our message is this: ports and bridges are built to be used.",
    "The arrangements are as follows:",
    "The meeting began at 22:30 local time.",
)
ASKING = (
    *("What is your comment?", "Could you tell us more about that?", "Does the ministry have a response?"),
    *("How does the ministry see this?", "When will it take place?", "Can you confirm this?"),
)
COMMON = """
the of and to in a that is for on with as by we it be are this will have has at from all more which our their
an its also been would other can not cooperation development relations countries peace security trade world
people international two sides new work exchange efforts common region
"""
SYLLABLES = """
ba co de fi ga lo mi nu pe ra so ti va ze lan mer ton vil dor sta pri gre con ter pol
"""
VOCABULARY = 12_000
STANDING = 4_000  # sentences that ministries say again, the n-th 1/n as often as the first
AGAIN = 0.15  # of all sentences, half of them in part
LABELS = 40, 3, 2  # weights of "X: ", "X：" and "X:" without a space
LAYOUTS = {"blank lines": 84, "lines": 12, "wrapped": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Labels as printed, without their colons; paragraphs in order. No answer: the session breaks off."""

    label: str
    question: tuple[str, ...]
    answer_label: str
    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    seed: str
    title: str
    held: str
    spokesperson: str
    opening: tuple[str, ...]
    exchanges: tuple[Exchange, ...]


class Writer:
    """Makes sessions from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    @cached_property
    def words(self) -> tuple[list[str], list[float]]:
        """Return the vocabulary and its weights, added up: the n-th word is 1/n as common as the first."""
        made, syllables = dict.fromkeys(COMMON.split()), SYLLABLES.split()
        while len(made) < VOCABULARY:
            made["".join(self.chance.choices(syllables, k=self.chance.randint(2, 4)))] = None
        return list(made), list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    @cached_property
    def standing(self) -> tuple[list[list[str]], list[float]]:
        """Return the sentences that are said again, and their weights, added up."""
        made = [self.chosen(self.chance.randint(9, 40)) for _ in range(STANDING)]
        return made, list(accumulate(1 / rank for rank in range(1, STANDING + 1)))

    def session(self, day: date) -> Session:
        named = day >= NAMED
        person = PEOPLE[(day.year * 2 + day.month // 7) % len(PEOPLE)]
        who = person if named else "A"
        number = self.drawn(QUESTIONS)
        exchanges = [self.exchange(outlet if named else "Q", who) for outlet in self.outlets(number)]
        if self.chance.random() < 0.07 and number > 1:  # a question alone would be no session
            last = exchanges[-1]
            exchanges[-1] = Exchange(label=last.label, question=last.question, answer_label="", answer=())
        opens = self.chance.random() < 0.24
        return Session(
            seed=f"{day.isoformat()}.txt",
            title=f"Foreign Ministry Spokesperson {person}’s Regular Press Conference on {spelt(day)}",
            held=day.isoformat(),
            spokesperson=person,
            opening=tuple(self.paragraphs(self.chance.randint(1, 12) * 50)) if opens else (),
            exchanges=tuple(exchanges),
        )

    def outlets(self, number: int) -> list[str]:
        names = outlets()
        return self.chance.choices(names, [rank**-1.15 for rank in range(1, len(names) + 1)], k=number)

    def exchange(self, label: str, answerer: str) -> Exchange:
        *before, last = self.paragraphs(self.drawn(QUESTION_WORDS))
        return Exchange(
            label=label,
            question=(*before, f"{last} {self.chance.choice(ASKING)}"),
            answer_label=answerer,
            answer=tuple(self.paragraphs(self.drawn(ANSWER_WORDS))),
        )

    def paragraphs(self, words: int) -> list[str]:
        """Return paragraphs of about so many words in all."""
        made: list[list[str]] = [[]]
        while words > 0:
            if sum(map(len, made[-1])) > PARAGRAPH_WORDS * 6 and words > 12:
                made.append([])
            sentence = self.sentence(min(words, self.chance.randint(8, 30)))
            words -= sentence.count(" ") + 1
            made[-1].append(sentence)
        return [" ".join(sentences) for sentences in made]

    def sentence(self, length: int) -> str:
        if length < 12 and self.chance.random() < 0.7:
            return self.chance.choice(FORMULAS[:6])
        if self.chance.random() < 0.03:
            return self.chance.choice(FORMULAS)
        if length >= 12 and self.chance.random() < AGAIN:
            return self.said_again(length)
        chosen = self.chosen(max(length, 3))
        if length > 10 and self.chance.random() < 0.5:
            chosen[length // 2] += ","
        if self.chance.random() < 0.05:
            chosen[-2] = f"“{chosen[-2]}”"
        return " ".join(chosen).capitalize() + "."

    def chosen(self, length: int) -> list[str]:
        words, weights = self.words
        return self.chance.choices(words, cum_weights=weights, k=length)

    def said_again(self, length: int) -> str:
        """Return a standing sentence: whole, or a part of it among other words."""
        sentences, weights = self.standing
        (said,) = self.chance.choices(sentences, cum_weights=weights)
        if self.chance.random() < 0.5:
            start = self.chance.randrange(len(said) - 7)
            said = [*self.chosen(3), *said[start : start + length], *self.chosen(3)]
        return " ".join(said).capitalize() + "."

    def drawn(self, deciles: Sequence[int]) -> int:
        """Draw a length: evenly between two deciles, in the last tenth the longer the rarer."""
        tenth, share = divmod(self.chance.random() * 10, 1)
        low, high = deciles[int(tenth)], deciles[int(tenth) + 1]
        return round(low + (high - low) * (share**4 if tenth == 9 else share))

    def printed(self, session: Session) -> str:
        """Print a session as one of its mirrors would."""
        layout = self.chance.choices(list(LAYOUTS), list(LAYOUTS.values()))[0]
        colon = self.chance.choices((": ", "：", ":"), LABELS)[0]
        lines = []
        if session.opening:
            lines += spoken(session.spokesperson, session.opening, colon)
        for each in session.exchanges:
            lines += spoken(each.label, each.question, colon)
            lines += spoken(each.answer_label, each.answer, colon) if each.answer else ()
        if layout == "wrapped":
            lines = [textwrap.fill(line, 76, break_on_hyphens=False) for line in lines]
        head, foot = self.chance.choice(MIRRORS)
        between = "\n" if layout == "lines" else "\n\n"
        day = date.fromisoformat(session.held)
        head = head.format(
            title=session.title, iso=session.held, slashes=session.held.replace("-", "/"), day=spelt(day)
        )
        return head + between + between.join(lines) + foot + "\n"


MIRRORS = (
    ("{title}\n{slashes} 18:29\n", ""),
    ("Home > Spokesperson's Remarks\n{title}\n{iso} 19:08\n", "\n\n[ Suggest To A Friend ]\n  [ Print ]"),
    (
        "The Harbour Blog | {title}\n{day}\n\n{title}\n\n{title}  MFA China\n",
        "\n\nShare this:\nRelated articles",
    ),
    (
        "{title}\n{slashes} 20:01\n",
        "\n\nEmbassy of the People's Republic of China in Ruritania\nAddress: 12 Harbour Street, Strelsau\n"
        "Tel: +999-12-345678\nFax: +999-12-345679",
    ),
    ("{title}\n{iso}\n", ""),
)


def outlets() -> list[str]:
    """Return the names of two hundred outlets, the commonest first."""
    return [f"{place} {trade}" for trade in TRADES for place in PLACES]


def spoken(label: str, paragraphs: Sequence[str], colon: str) -> list[str]:
    return [f"{label}{colon}{paragraphs[0]}", *paragraphs[1:]]


def spelt(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def days(number: int) -> Iterator[date]:
    """Yield the days of so many sessions at most, spread over all years: two a week at first, then every
    weekday."""
    able = [
        day
        for day in (FIRST + timedelta(days=past) for past in range((LAST - FIRST).days + 1))
        if day.weekday() in ((1, 3) if day < DAILY else (0, 1, 2, 3, 4))
    ]
    for place in range(min(number, len(able))):
        yield able[place * len(able) // min(number, len(able))]


def write(folder: Path, number: int, seed: int = 0) -> list[Session]:
    """Write the captures and their truth into a folder, and return the truth."""
    writer = Writer(random.Random(seed))
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    sessions = []
    for day in days(number):
        session = writer.session(day)
        (folder / "seeds" / session.seed).write_text(writer.printed(session), "utf-8")
        sessions.append(session)
    lines = (json.dumps(asdict(session), ensure_ascii=False) + "\n" for session in sessions)
    (folder / "truth.jsonl").write_text("".join(lines), "utf-8")
    return sessions


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
