"""Every regular expression of the package, in whatever room, takes time in proportion to the text.

tests/capture/test_patterns.py finds the patterns of the modules that read captures and times, and tries them
whole; here are those of all other modules, found in the same way, and those of the JavaScript of pages.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import site_builder
from tests.capture import test_patterns
from tests.capture.test_patterns import ATTACKS, METHODS, grown, patterns
from tests.trust.counts import count

LIMIT = 0.5  # seconds for a megabyte
# What patterns of these rooms look for, and what comes near it.
OWN = (
    *(
        "<a href='",
        'href="',
        "<h2 id=",
        "url(",
        'url("',
        "import ",
        "@import '",
        "</",
        "<!--",
        "-->",
        "/*",
        "*/",
    ),
    *(
        "https://",
        "2021-03-04",
        "2021-03-04#q1-a1",
        "q1",
        "a-",
        "0",
        "a=b&",
        "::",
        "\\",
        "\n",
        "\r\n",
        "\n\n",
    ),
    *(
        "<" * 2,
        "&amp;",
        "&#",
        "“",
        "”",
        "\u2028",
        "e\u0301",
        "北",
        "\U0001f600",
        "%41",
        "[a]",
        "(a)",
        "{a}",
        "* ",
    ),
)
FAMILIES = tuple(dict.fromkeys((*OWN, *ATTACKS)))


def expressions() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Yield every pattern that a module of the package holds, but those that are tried elsewhere."""
    seen = {expression.pattern for expression in test_patterns.EXPRESSIONS}
    for info in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
        if info.name == "site_builder.__main__":
            continue
        module = importlib.import_module(info.name)
        for name, value in sorted(vars(module).items()):
            for place, pattern in patterns(value):
                if pattern not in seen:
                    seen.add(pattern)
                    yield f"{info.name.removeprefix('site_builder.')}.{name}{place}", pattern


FOUND = tuple(expressions())


def seconds(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> float:
    """Return the longest time that any use of the pattern takes."""
    words: str | bytes = text.encode(errors="surrogatepass") if isinstance(pattern.pattern, bytes) else text
    took = 0.0
    for method in sorted(METHODS - {"sub", "subn", "split", "findall"}):
        began = time.process_time()
        found = getattr(pattern, method)(words)
        if method == "finditer":
            for _ in found:
                pass
        took = max(took, time.process_time() - began)
    return took


def test_the_patterns_of_all_rooms_are_found() -> None:
    rooms = {name.partition(".")[0] for name, _ in FOUND}
    assert {"curate", "render", "export", "verify", "stage", "urls", "derive", "accession"} <= rooms
    assert len(FOUND) > 60


@pytest.mark.parametrize(("name", "pattern"), FOUND, ids=[name for name, _ in FOUND])
def test_a_hostile_megabyte_is_searched_in_half_a_second(
    name: str, pattern: re.Pattern[str] | re.Pattern[bytes]
) -> None:
    """In small, all families of attack; in large, those that cost most: as many as the count says."""
    cost = {attack: seconds(pattern, grown(attack, 4_000) + "\0") for attack in FAMILIES}
    worst = sorted(cost, key=cost.__getitem__, reverse=True)[: count("families")]
    for attack in worst:
        for size in (40_000, 1_000_000):  # what grows faster is found before it takes hours
            text = grown(attack, size)
            for each in (text, text[:-1] + "\0"):
                is_quick = any(seconds(pattern, each) < LIMIT for _ in range(2))  # of a busy machine
                assert is_quick, f"{size} characters of {attack!r}"
