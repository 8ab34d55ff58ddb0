"""A source of chance in; the words that made-up sessions are spoken with, and the names in them, out.

The words, people and outlets are nobody's. The n-th of each list is about 1/n as common as the first.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

VOCABULARY, SHORT = 40_000, 400  # words in all, and the commonest, which are short
PEOPLE = ("Wen Qing", "Lin Yuan", "Zhao Meili", "Bai Tong", "He Anran", "Xu Daoming")  # who answer
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
    "As I just said, the arrangements have not changed.",
)
ASKING = (
    *("What is your comment?", "Could you tell us more about that?", "Does the ministry have a response?"),
    *("How does the ministry see this?", "When will it take place?", "Can you confirm this?"),
)
TIMES = (
    *("last week", "yesterday", "this year", "in recent years", "last month", "on Tuesday", "next week"),
    *("three years ago", "on March 3", "in May 2021", "since 1998", "over the past ten years", "today"),
    *("from September 14 to 16", "in the first half of this year", "at the end of last year"),
)
COMMON = """
the of and to in a that is for on with as by we it be are this will have has at from all more which our their
an its also been would other can not cooperation development relations countries peace security trade world
people international two sides new work exchange efforts common region
"""
SYLLABLES = """
ba co de fi ga lo mi nu pe ra so ti va ze lan mer ton vil dor sta pri gre con ter pol
"""
INSTRUMENTS = ("Accord", "Initiative", "Framework", "Charter", "Corridor", "Declaration", "Mechanism", "Fund")
MEETINGS = ("Conference", "Talks", "Summit", "Regatta", "Assembly", "Exhibition", "Congress", "Round")
SAID_OF = (
    *("{place} trade", "{place} tariffs", "goods of {place}"),
    *("{place} border", "{place} crossing", "bridges of {place}"),
)
HALF = len(SAID_OF) // 2
TOPICS = 38  # besides the two wider ones
PLAIN_TERMS = 100  # terms in small letters, words of the vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What exchanges are about: the phrases that name it stand nowhere else."""

    slug: str
    title: str
    wider: str
    phrases: tuple[str, ...]


def weights(number: int, power: float = 1) -> list[float]:
    """Return how common each of so many is, added up."""
    return list(accumulate(rank**-power for rank in range(1, number + 1)))


def outlets() -> list[str]:
    """Return the names of two hundred outlets, the commonest first."""
    return [f"{place} {trade}" for trade in TRADES for place in PLACES]


def subjects() -> list[Subject]:
    """Return what can be asked about, the commonest first."""
    made = []
    for at in range(TOPICS):
        place, wider = PLACES[at // 2], ("trade", "borders")[at % 2]
        said = SAID_OF[:HALF] if wider == "trade" else SAID_OF[HALF:]
        made.append(
            Subject(
                slug=f"{slug(place)}-{wider}",
                title=f"{wider.capitalize()} of {place}",
                wider=wider,
                phrases=tuple(each.format(place=place) for each in said),
            )
        )
    return made


def slug(name: str) -> str:
    plain = name.casefold().translate(str.maketrans("ãå", "aa"))
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


class Lexicon:
    """The words and names of one edition."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    @cached_property
    def words(self) -> list[str]:
        """Return the vocabulary, the commonest first."""
        common = self.distinct(COMMON.split(), SHORT, lambda: self.coined(1, 2))
        return self.distinct(common, VOCABULARY, lambda: self.coined(2, 4))

    @cached_property
    def people(self) -> list[str]:
        """Return names of people who are spoken of."""
        return self.distinct((), 60, lambda: f"{self.coined(2, 2).title()} {self.coined(2, 3).title()}")

    @cached_property
    def terms(self) -> list[str]:
        """Return three hundred terms: names, and plain words in their midst."""
        named = self.distinct((), 200, lambda: self.titled(INSTRUMENTS))
        return [*named, *self.words[500 : 500 + 20 * PLAIN_TERMS : 20]]

    @cached_property
    def events(self) -> list[str]:
        """Return names of meetings, which are those of events."""
        return self.distinct((), 250, lambda: self.titled(MEETINGS))

    @cached_property
    def named(self) -> tuple[list[str], list[float]]:
        """Return all names that sentences are given, and how common each is, added up."""
        names = [*self.people, *(term for term in self.terms if term[0].isupper()), *self.events]
        self.chance.shuffle(names)
        return names, weights(len(names), 0.8)

    def titled(self, nouns: Sequence[str]) -> str:
        return f"{self.coined(3, 3).title()} {self.chance.choice(nouns)}"

    def coined(self, least: int, most: int) -> str:
        return "".join(self.chance.choices(SYLLABLES.split(), k=self.chance.randint(least, most)))

    @staticmethod
    def distinct(given: Iterable[str], number: int, make: Callable[[], str]) -> list[str]:
        made = dict.fromkeys(given)
        while len(made) < number:
            made[make()] = None
        return list(made)
