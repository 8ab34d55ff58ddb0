"""Every regular expression that reads captures, or times, takes time in proportion to the text.

They are found by importing the modules, in tuples, mappings and dataclasses too, and the methods that they
are used with by reading the source; so a new one is tested without being named here.
"""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

import site_builder.capture
import site_builder.curate
from tests import pace

PACKAGES = {site_builder.capture: ("",), site_builder.curate: ("time", "event_times", "chinese_times")}
SAMPLE = 4_000
SIZES = (40_000, 200_000, 1_000_000)  # what grows faster is found before it takes hours
METHODS = {"match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn"}
# Used under another name, in a function or a loop.
HANDED_ON = {
    **{name: {"fullmatch"} for name in ("_LINE_SIGN", "_ENDED_SIGN", "_BLOCK_SIGN")},
    **{name: {"match"} for name in ("_FOREIGN", "_TONGUES")},
    # Matched where a word begins that they begin with; tests/curate/test_times.py tries whole texts.
    **{name: {"match"} for name in ("FORMS", "_PRINTED", "_COUNTED")},
}
# Each is repeated: characters of every class, starts of what patterns look for, and near matches.
ATTACKS = (
    *(
        "a",
        "A",
        " ",
        "1",
        ":",
        "：",
        "(",
        ")",
        "[",
        "-",
        "*",
        "'",
        "’",
        "\u00a0",
        ".",
        ",",
        "?",
        "|",
        "/",
        "\t",
    ),
    *(
        "A.",
        "a ",
        "A ",
        "a: ",
        "A: ",
        "(Q: ",
        "Q: ",
        "a-",
        "- ",
        "* ",
        "1. ",
        "“a” ",
        "Aa bb ",
        "A B C D: ",
        "_",
    ),
    *(
        "Mao Ning ",
        "Mao Ning: ",
        "Spokesperson ",
        "Spokesperson A B ",
        "reporter from ",
        "a reporter from A asked ",
    ),
    *(
        "May 8, 2023 ",
        "from May 8 to ",
        "over the past few years ",
        "early May ",
        "2023-05-08 ",
        "8 May ",
        "2023年5月",
        "2023/5/8 18:29 ",
        "Tel: 1 ",
        "Share | ",
        "Home > ",
    ),
    *(
        "the following question ",
        "press conference ",
        "opened the announcement ",
        "Foreign Ministry ",
        "said ",
    ),
    *("(similar question from a, ", "of China", "Embassy of the ", "http://a.b/", "On May 8, a held talks "),
    *(
        "毛宁",
        "毛宁：",
        "记者",
        "法新社记者：",
        "&amp;",
        "&amp;amp;",
        "â€™",
        "Ã",
        "a?b ",
        "\xad",
        "\u202e",
        "\udc92",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    name: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]
    examples: tuple[str, ...]


def expressions() -> Iterator[Expression]:
    """Yield every pattern of the packages once."""
    used = {**methods(), **HANDED_ON}
    seen: set[re.Pattern[str]] = set()
    for module in modules():
        examples = tuple(sorted({each for value in vars(module).values() for each in texts(value)}))
        for name, value in sorted(vars(module).items()):
            for place, pattern in patterns(value):
                if pattern in seen or isinstance(pattern.pattern, bytes):
                    continue
                seen.add(pattern)
                yield Expression(
                    name=f"{module.__name__.rpartition('.')[2]}.{name}{place}",
                    pattern=pattern,
                    methods=tuple(sorted(used.get(name, {"search"}))),
                    examples=examples,
                )


def modules() -> Iterator[ModuleType]:
    for package, beginnings in PACKAGES.items():
        for info in pkgutil.iter_modules(package.__path__):
            if info.name.startswith(beginnings):
                yield importlib.import_module(f"{package.__name__}.{info.name}")


def patterns(value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns in a value of a module, and their places in it."""
    if isinstance(value, re.Pattern):
        yield "", value
    for name, each in parts(value):
        for place, pattern in patterns(each):
            yield f"[{name}]{place}", pattern


def texts(value: object) -> Iterator[str]:
    """Yield the texts beside the patterns of a module: what they match, and what they must not."""
    for _, each in parts(value):
        if is_dataclass(each):
            yield from (text for _, text in parts(each) if isinstance(text, str))


def parts(value: object) -> list[tuple[str, object]]:
    if isinstance(value, Mapping):
        return [(str(key), each) for key, each in value.items()]
    if isinstance(value, tuple | list):
        return [(str(place), each) for place, each in enumerate(value)]
    if is_dataclass(value) and not isinstance(value, type):
        return [(field.name, getattr(value, field.name)) for field in fields(value)]
    return []


def methods() -> Mapping[str, set[str]]:
    """Return the methods that are called on each name that holds a pattern."""
    used: dict[str, set[str]] = defaultdict(set)
    for path in (Path(each) for module in modules() for each in [module.__file__ or ""]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                holder = node.value
                name = holder.attr if isinstance(holder, ast.Attribute) else getattr(holder, "id", "")
                used[name].add(node.attr)
    return used


EXPRESSIONS = tuple(expressions())


def search(expression: Expression, method: str, text: str) -> None:
    match method:
        case "finditer":
            for _ in expression.pattern.finditer(text):
                pass
        case "sub" | "subn":
            expression.pattern.sub("", text)
        case _:
            getattr(expression.pattern, method)(text)


def grown(attack: str, size: int) -> str:
    return (attack * (size // len(attack) + 1))[:size]


def test_patterns_are_found() -> None:
    names = {expression.name for expression in EXPRESSIONS}
    assert {"repair._ENTITY", "labels._SENTENCE", "times._BEFORE", "time_forms.FORMS[0][pattern]"} <= names
    assert any("Email for Visa Application:" in expression.examples for expression in EXPRESSIONS)
    assert {"match", "search", "sub"} <= {each for expression in EXPRESSIONS for each in expression.methods}


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda expression: expression.name)
def test_hostile_megabyte_is_searched_in_half_a_second(expression: Expression) -> None:
    """The attack that costs most in small is made large."""
    attacks = [attack for attack in (*ATTACKS, *(f"{each} " for each in expression.examples)) if attack]
    for method in expression.methods:
        cost = {
            attack: pace.seconds(partial(search, expression, method, grown(attack, SAMPLE)))
            for attack in attacks
        }
        worst = max(attacks, key=cost.__getitem__)
        for size in SIZES:
            for text in (grown(worst, size), grown(worst, size - 1) + "\0"):
                assert pace.keeps(0.5, partial(search, expression, method, text)), (
                    f"{method} of {size} characters of {worst!r}"
                )
