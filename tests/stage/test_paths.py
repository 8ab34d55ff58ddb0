"""Which paths can be published, alone and side by side."""

import pytest

from site_builder.diagnostics import Report
from site_builder.stage.paths import Claims

GOOD = ["index.html", "topics/taiwan/index.html", "data/台湾.txt", "a/..b", "...", ".well-known/x", "a b"]
BAD = [
    "",
    "/",
    "/etc/passwd",
    "//x",
    "..",
    "../x",
    "a/../b",
    "a/..",
    "./a",
    "a/./b",
    "a//b",
    "a/",
    "a\\b",
    "..\\x",
    "a\0b",
    "a\nb",
    "a\x7fb",
    "a\u2028b",
    "a\udc80b",
    "a\u200bb",
    "\ufeff",
    "a\u202eb",
    "a\u00a0b",
    "x" * 256,
    "台" * 86,
]
TWINS = [
    ("topics/Taiwan", "topics/taiwan"),
    ("TOPICS/taiwan", "topics/taiwan"),
    ("caf\u00e9", "cafe\u0301"),
    ("CAF\u00c9", "cafe\u0301"),
    ("a", "a/b"),
    ("a/b", "a"),
    ("a/b/c", "A"),
    ("A", "a/b/c"),
]


def claimed(*paths: str) -> list[str]:
    report, claims = Report(), Claims()
    for path in paths:
        before = len(list(report))
        assert claims.claim(path, report) == (len(list(report)) == before)
    return [found.rule.code for found in report]


def test_plain_paths_can_be_published_together() -> None:
    assert claimed(*GOOD, "x" * 255, "topics/gaza/index.html") == []


@pytest.mark.parametrize("path", BAD)
def test_unsafe_path_is_refused(path: str) -> None:
    assert claimed(path) == ["S602"]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_paths_that_a_file_system_confuses_are_refused(one: str, other: str) -> None:
    assert claimed(one, other) == ["S602"]


def test_the_same_path_twice_is_a_duplicate() -> None:
    assert claimed("a/b", "a/b") == ["S601"]


def test_the_message_names_both_files_and_shows_what_cannot_be_seen() -> None:
    report, claims = Report(), Claims()
    for path in ("a/B", "a/b", "c\nd"):
        claims.claim(path, report)
    assert [found.message for found in report] == [
        'The file "c\\nd" cannot be published: it holds a backslash or a character that nobody sees.',
        'The files "a/b" and "a/B" cannot stand side by side everywhere.',
    ]
