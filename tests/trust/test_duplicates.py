"""Two sources for one address, in every way that there is: nothing is published, and both are named."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.trust import processes
from tests.trust.editions import LOCK, build_it, lay, tree


def appended(path: str, text: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return act


def put(path: str, text: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return act


def copied(path: str, other: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        shutil.copy(root / path, root / other)

    return act


def ruled_one(root: Path) -> None:
    records = root / "content/witnesses.yaml"
    text = records.read_text("utf-8")
    records.write_text(text.replace('- seed: "001', RULED.format("2021-03-05") + '- seed: "001'), "utf-8")


TERM = '- slug: "mail-road"\n  term: "Other"\n  definition: "X"\n  sources: [{text: "X"}]\n'
EVENT = '- slug: "reading-room"\n  title: "X"\n  date: 2021-03-09\n  sources: [{text: "X"}]\n'
PROSE = '---\ntitle: "X"\ndescription: "X"\n---\n\nX.\n'
TOPIC = '---\ntitle: "X"\npatterns: ["ferry"]\n---\n\nX.\n'
RULED = '  id:\n    value: "{}"\n    because: "X"\n'

# What is done to the edition, and what must be named: patterns of both sources.
WAYS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "outlets of one slug": (
        appended("content/outlets.yaml", '- slug: "harbour-news"\n  name: "Other"\n'),
        r"outlets\.yaml:\d+",
        r"harbour-news",
    ),
    "people of one slug": (
        appended("content/people.yaml", '- slug: "jane-doe"\n  name: "Other"\n'),
        r"people\.yaml:\d+",
        r"jane-doe",
    ),
    "terms of one slug": (appended("content/terms.yaml", TERM), r"terms\.yaml:\d+", r"mail-road"),
    "events of one slug": (appended("content/events.yaml", EVENT), r"events\.yaml:\d+", r"reading-room"),
    "an old address twice": (
        appended("content/redirects.yaml", '- old: "/topics/ferries/"\n  new: "/"\n  reason: "X"\n'),
        r"redirects\.yaml:\d+",
        r"/topics/ferries/",
    ),
    "an old address that is a page": (
        appended("content/redirects.yaml", '- old: "/topics/travel/"\n  new: "/"\n  reason: "X"\n'),
        r"redirects\.yaml:\d+",
        r"/topics/travel/",
    ),
    "two records of one seed": (
        appended("content/witnesses.yaml", '- seed: "000_base.txt"\n  publisher: "X"\n'),
        r"witnesses\.yaml:\d+",
        r"000_base\.txt",
    ),
    "a page where an index is": (
        put("content/pages/topics.md", PROSE),
        r"topics",
        r"pages/topics\.md|topics/index",
    ),
    "a page where the search is": (
        put("content/pages/search.md", PROSE),
        r"search",
        r"pages/search|search/index",
    ),
    "a static file where a page is": (put("static/about/index.html", "X"), r"about/index\.html", r""),
    "a static file where the feed is": (put("static/feed.xml", "X"), r"feed\.xml", r""),
    "a static file where data are": (put("static/data/exchanges.csv", "X"), r"exchanges\.csv", r""),
    "a static file where the manifest is": (
        put("static/data/manifest-sha256.txt", "X"),
        r"manifest-sha256",
        r"",
    ),
    "a static file where a folder is": (put("static/topics", "X"), r'"topics', r"topics/"),
    "a static file of another case": (put("static/FEED.xml", "X"), r"FEED\.xml", r"feed\.xml"),
    "static files of one name in two normal forms": (
        lambda root: (put("static/caf\u00e9.txt", "X")(root), put("static/cafe\u0301.txt", "X")(root))[0],
        "caf\u00e9",
        "cafe\u0301",
    ),
    "seeds of one name in two cases": (
        lambda root: (
            copied("seeds/003_talks.txt", "seeds/004_Talks.txt")(root),
            copied("seeds/003_talks.txt", "seeds/004_talks.txt")(root),
        )[0],
        r"004_Talks\.txt",
        r"004_talks\.txt",
    ),
    "the same capture twice": (
        copied("seeds/003_talks.txt", "seeds/005_again.txt"),
        r"003_talks\.txt",
        r"005_again\.txt",
    ),
    "two documents that are ruled one": (
        ruled_one,
        r"000_base\.txt|witnesses\.yaml",
        r"2021-03-0[45]",
    ),
    "a key twice": (
        appended(
            "content/annotations/2021-03-05.yaml",
            'forms:\n  q1: ["referred"]\nforms:\n  q2: ["referred"]\n',
        ),
        r"annotations/2021-03-05\.yaml:\d+",
        r"line \d+",
    ),
    "an outlet that answers to two names": (
        appended("content/outlets.yaml", '- slug: "other"\n  name: "Other"\n  aliases: ["Harbour News"]\n'),
        r"outlets\.yaml:\d+",
        r"harbour-news|Harbour News",
    ),
    "rules of one id": (
        appended(
            "content/forms.yaml",
            '- id: "refer-you"\n  form: "referred"\n  pattern: "x y"\n  matches: "x y"\n  fails: "z"\n',
        ),
        r"forms\.yaml:\d+",
        r"refer-you",
    ),
    "topics of one name in two cases": (put("content/topics/Travel.md", TOPIC), r"Travel", r"travel"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Mapping[bool, Path]:
    """Two editions with their sites: one without pins, which are in the way of most, and one with them."""
    folder = tmp_path_factory.mktemp("duplicates")
    made = {is_pinned: lay(folder / f"{is_pinned}", linked=False) for is_pinned in (False, True)}
    (made[False] / LOCK).unlink()
    for root in made.values():
        assert build_it(root, {"no-search": "1"}).code == 0
    return made


@pytest.mark.parametrize("way", WAYS)
def test_two_sources_for_one_address_are_both_named(
    way: str, published: Mapping[bool, Path], tmp_path: Path
) -> None:
    root = tmp_path / "edition"
    shutil.copytree(published[way == "a key twice"], root)
    before = tree(root / "site")
    act, one, other = WAYS[way]
    act(root)
    with processes.fresh() as pool:
        done = pool.submit(build_it, root, {"no-search": "1"}).result()
    if way == "the same capture twice":  # one of the two is published, and the other is named
        assert done.code in (0, 1)
    else:
        assert done.code == 1, done.said
        assert tree(root / "site") == before
    assert re.search(one, done.said), done.said
    assert re.search(other, done.said), done.said
