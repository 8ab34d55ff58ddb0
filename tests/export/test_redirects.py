"""Old addresses in the form that the host reads."""

import pytest

from site_builder.model import Redirect
from tests import editions
from tests.export.conftest import Export


def line(exported: Export, old: str, new: str, base_url: str = "https://e.org/") -> str:
    record = Redirect(old=old, new=new, reason="r")
    edition = editions.edition(redirects=[record])
    return exported(edition, base_url=base_url)["_redirects"].decode()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("/old/", "/new/", "/old/ /new/ 301!\n/old/* /new/:splat 301!\n"),
        ("/old", "/new/", "/old /new/ 301!\n/old/* /new/:splat 301!\n"),
        ("/old.csv", "/new.csv", "/old.csv /new.csv 301!\n"),
        ("/old/", "/briefings/2024-01-02/#q1", "/old/ /briefings/2024-01-02/#q1 301!\n"),
        ("/gone/", "", ""),  # a page stands there, and says so
        ("/gone.csv", "", "/gone.csv /404.html 404!\n"),
        ("/a b/*", "/c:d/", "/a%20b/%2A /c%3Ad/ 301!\n"),
        ("/x\n/y 200", "/new/", "/x%0A/y%20200 /new/ 301!\n"),
        ("/briefings/2024-01-02/#q9", "/briefings/2024-01-02/#q1", ""),
    ],
)
def test_redirect_is_one_line_and_literal(exported: Export, old: str, new: str, expected: str) -> None:
    assert line(exported, old, new) == expected


def test_redirect_stands_below_the_base(exported: Export) -> None:
    assert line(exported, "/old/", "/new/", "https://e.org/sub/").splitlines() == [
        "/sub/old/ /sub/new/ 301!",
        "/sub/old/* /sub/new/:splat 301!",
    ]


def test_redirects_are_sorted_and_those_of_all_below_an_address_come_last(exported: Export) -> None:
    records = [Redirect(old=old, new="/", reason="r") for old in ("/b/", "/a/", "/a/c/")]
    assert exported(editions.edition(redirects=records))["_redirects"].decode().splitlines() == [
        "/a/ / 301!",
        "/a/c/ / 301!",
        "/b/ / 301!",
        "/a/c/* /:splat 301!",
        "/a/* /:splat 301!",
        "/b/* /:splat 301!",
    ]
