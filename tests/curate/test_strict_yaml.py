"""What YAML would turn into something else stays text, and what could unfold is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.curate.strict_yaml import MAX_DEPTH, Listing, Mapping, Node, Text, parse
from site_builder.diagnostics import Report
from tests import pace

PATH = "content/outlets.yaml"


def read(text: str) -> tuple[Node | None, list[str]]:
    report = Report()
    node = parse(text, PATH, report)
    assert {found.location.path for found in report} <= {PATH}
    return node, [f"{found.location.line}:{found.location.column} {found.rule.name}" for found in report]


def values(text: str) -> dict[str, str]:
    node, faults = read(text)
    assert faults == []
    assert isinstance(node, Mapping)
    return {key.text: value.text for key, value in node.entries if isinstance(value, Text)}


@pytest.mark.parametrize(
    "written",
    [
        "18:29",
        "NO",
        "no",
        "on",
        "Yes",
        "1.10",
        "0123",
        "0x1F",
        "1_000",
        "1e3",
        ".inf",
        "null",
        "~",
        "2023-02-30",
    ],
)
def test_scalars_stay_as_they_are_written(written: str) -> None:
    assert values(f"value: {written}") == {"value": written}


def test_keys_stay_as_they_are_written() -> None:
    assert values("on: a\n1.10: b\n2023-11-16: c") == {"on": "a", "1.10": "b", "2023-11-16": "c"}


def test_a_key_without_a_value_is_empty() -> None:
    assert values("since:\nuntil:") == {"since": "", "until": ""}


def test_places_count_lines_and_characters_from_one() -> None:
    node, _ = read("# é\nname: “Ürümqi”\nlist:\n  - ß: x\n")
    assert isinstance(node, Mapping)
    (name, value), (_, entries) = node.entries
    assert (name.location.line, name.location.column) == (2, 1)
    assert (value.location.line, value.location.column) == (2, 7)
    assert value.location.excerpt == "name: “Ürümqi”"
    assert isinstance(entries, Listing)
    assert isinstance(entries.entries[0], Mapping)
    assert str(entries.entries[0].entries[0][1].location) == f"{PATH}:4:8"


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n"])
def test_an_empty_file_is_no_fault(text: str) -> None:
    assert read(text) == (None, [])


def test_every_duplicate_key_is_reported_and_the_first_kept() -> None:
    node, faults = read("a: 1\nb: 2\na: 3\n'a': 4\n")
    assert faults == ["3:1 duplicate-key", "4:1 duplicate-key"]
    assert isinstance(node, Mapping)
    assert [(key.text, value.text) for key, value in node.entries if isinstance(value, Text)] == [
        ("a", "1"),
        ("b", "2"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x 1\nb: 2", "1:4"),
        ("a: *x", "1:4"),
        ("a: !!python/object:os.system ls", "1:4"),
        ("a: !local x", "1:4"),
        ("a: 1\n<<: {b: 2}", "2:1"),
        ("? [a]\n: b", "1:3"),
        ("a: 1\n---\nb: 2", "2:1"),
    ],
)
def test_what_is_more_than_text_is_refused(text: str, place: str) -> None:
    assert read(text) == (None, [f"{place} not-plain-yaml"])


def test_nesting_ends_at_its_limit() -> None:
    node, faults = read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert isinstance(node, Listing)
    assert faults == []
    assert read("[" * (MAX_DEPTH + 1))[1] == [f"1:{MAX_DEPTH + 1} not-plain-yaml"]


ALIASES = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
MERGES = "\n".join(f"m{n}: &m{n}\n  <<: [{', '.join([f'*m{n - 1}'] * 9)}]" for n in range(1, 12))


@pytest.mark.parametrize(
    "bomb", [f"a0: &a0 x\n{ALIASES}", f"m0: &m0 {{x: y}}\n{MERGES}", "[" * 1_000_000, "{a: " * 500_000]
)
def test_bombs_are_refused_at_once(bomb: str) -> None:
    assert pace.keeps(0.2, lambda: read(bomb))
    node, faults = read(bomb)
    assert node is None
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b: c", "1:5"),
        ("a: 1\nb: 'open\nc: 2\n", "2:4"),  # where the quotation mark opens, not where the file ends
        ("a: [1,\nb: 2", "1:4"),
        ("a:\n\t- b", "2:1"),
        ("a:\n  - b\n - c", "3:2"),
        ("- a\nb: c", "2:1"),
        ("a: @x", "1:4"),
        ("a: 'it's'", "1:8"),
        ("a: *", "1:5"),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", "2:1"),
    ],
)
def test_a_syntax_error_is_reported_where_it_lies(text: str, place: str) -> None:
    report = Report()
    assert parse(text, PATH, report) is None
    (found,) = report
    assert f"{found.location.line}:{found.location.column} {found.rule.name}" == f"{place} broken-yaml"
    assert found.excerpt == text.split("\n")[found.location.line - 1]
    assert found.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a:\n\tb: 1\n", "A tab stands where"),
        ("- \tx\n", "A tab stands where"),
        ('a: "open\nb: "shut"\n', "a quotation mark opened on an earlier line"),
        ('- "open\n- "shut"\n', "a quotation mark opened on an earlier line"),
    ],
)
def test_a_syntax_error_is_named_for_what_was_written(text: str, words: str) -> None:
    report = Report()
    assert parse(text, PATH, report) is None
    (found,) = report
    assert words in f"{found.message} {found.hint}"


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]) | st.just("\n")))
def test_any_text_is_read_or_refused_at_one_of_its_lines(text: str) -> None:
    report = Report()
    node = parse(text, PATH, report)
    refusals = [found for found in report if found.rule.name != "duplicate-key"]
    assert node is None or not refusals
    lines = text.split("\n")
    assert all(found.excerpt == lines[found.location.line - 1] for found in report if found.excerpt)
    assert all(1 <= found.location.line <= len(lines) for found in report)


def test_what_the_end_of_a_file_leaves_open_is_reported_there() -> None:
    assert read("a: [") == (None, ["1:5 broken-yaml"])
