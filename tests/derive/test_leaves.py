"""A list that has no room is parted by decade, year and page; whatever it was known by still leads to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.derive import leaves, portions
from site_builder.derive.leaves import Leaf, Leaves, Listing
from site_builder.derive.views import Entry, Group
from site_builder.model import Link


def views(days: Sequence[str]) -> Iterator[str]:
    return (f"on {day}" for day in days)


LISTING: Listing[str, str] = Listing(day=lambda day: day, views=views, size=lambda _: 10)


def days(*years: int, each: int) -> list[str]:
    """Return so many days of each year, in order."""
    return [f"{year}-{month:02}-01" for year in years for month in range(1, each + 1)]


def parted(found: Sequence[str], room: int) -> tuple[Leaves[str, str], dict[str, Leaf[str, str]]]:
    made = leaves.parted("/topics/island/", found, LISTING, room=room)
    return made, {leaf.path: leaf for leaf in made.further}


def test_what_has_room_stands_whole_in_its_own_order() -> None:
    found = days(2001, 2024, each=3)
    made, further = parted(found, 60)
    assert made.shown == tuple(views(found))
    assert (made.lines, further, made.more.path) == ((), {}, "")


def test_one_more_than_has_room_is_parted_and_the_newest_come_first() -> None:
    made, further = parted(days(2001, 2024, each=3), 59)
    assert made.shown[0] == "on 2024-03-01"
    assert list(further) == ["/topics/island/2020s/", "/topics/island/2000s/"]
    assert [(line.link.text, line.count) for line in made.lines] == [("2020s", "3"), ("2000s", "3")]
    assert further["/topics/island/2000s/"].shown == ("on 2001-03-01", "on 2001-02-01", "on 2001-01-01")
    assert made.more.path == "/topics/island/2020s/"


def test_a_decade_without_room_has_its_years_and_a_year_without_room_its_pages() -> None:
    _, further = parted(days(2009, 2011, each=1) + days(2012, each=7), 30)
    assert list(further) == [
        "/topics/island/2010s/",
        "/topics/island/2012/",
        "/topics/island/2012/2/",
        "/topics/island/2012/3/",
        "/topics/island/2011/",
        "/topics/island/2000s/",
    ]
    second = further["/topics/island/2012/2/"]
    assert (second.name, len(second.found)) == ("2012, page 2 of 3", 7)
    assert second.shown == ("on 2012-04-01", "on 2012-03-01", "on 2012-02-01")
    assert [part.path for part in second.turning.parts] == [
        "/topics/island/2012/",
        "/topics/island/2012/2/",
        "/topics/island/2012/3/",
    ]
    assert (second.turning.newer.path, second.turning.older.path) == ("", "/topics/island/2011/")


def test_everything_stands_once_on_the_pages_of_the_years() -> None:
    found = days(*range(2001, 2026), each=9)
    made, further = parted(found, 50)
    listed = {line.link.path for line in made.lines}
    shown = [view for leaf in further.values() if leaf.turning.here in listed for view in leaf.shown]
    assert sorted(shown) == sorted(views(found))
    assert max(len(leaf.shown) for leaf in further.values()) * 10 <= 50


def test_the_anchor_of_a_year_leads_on_from_the_line_that_has_the_year() -> None:
    made, _ = parted([*days(2003, 2007, each=1), *days(2021, 2022, each=4)], 50)
    anchors = {anchor: line.link.path for line in made.lines for anchor in line.anchors}
    assert anchors == {
        "y2022": "/topics/island/2022/",
        "y2021": "/topics/island/2021/",
        "y2007": "/topics/island/2000s/",
        "y2003": "/topics/island/2000s/",
    }
    assert made.to_year("/topics/island/", "2003") == "/topics/island/2000s/"


def test_pages_that_were_there_are_there_when_the_list_grows() -> None:
    grown = days(2001, 2012, 2013, each=1)
    before: set[str] = set()
    for year in (2012, 2024, 2013, 2001, 2002, 2012, 2024, 2012):
        grown = sorted([*grown, *days(year, each=12)])
        _, further = parted(grown, 60)
        assert before <= set(further)
        before = set(further)


def group(month: str, entries: int) -> Group:
    lines = tuple(Entry(when="", link=Link(text=f"{month}-{n}", path=""), summary="") for n in range(entries))
    return Group(anchor=f"m{month}", link=Link(text=month, path=""), summary=f"{entries}", entries=lines)


def size(group: Group) -> int:
    return 10 * len(group.entries)


def test_groups_that_have_room_are_one_page_without_a_number() -> None:
    (only,) = portions.numbered("/briefings/2019/", [group("2019-02", 3), group("2019-01", 2)], size, room=50)
    assert (only.path, only.titled("Briefings")) == ("/briefings/2019/", "Briefings")
    assert (only.portion.parts, only.portion.elsewhere) == ((), ())


def test_two_parts_of_a_group_are_never_on_one_page() -> None:
    """They would have the same anchor. Here the second and the third would have room together."""
    long, *short = group("2019-01", 5).entries
    uneven = replace(group("2019-01", 0), entries=(replace(long, summary="x" * 90), *short))

    def size(group: Group) -> int:
        return sum(10 + len(entry.summary) for entry in group.entries)

    pages = portions.numbered("/briefings/2019/", [uneven], size, room=50)
    assert [[each.anchor for each in page.groups] for page in pages] == [["m2019-01"]] * 3


def test_the_first_of_several_pages_keeps_every_anchor() -> None:
    groups = [group("2019-03", 3), group("2019-02", 3), group("2019-01", 12)]
    pages = list(portions.numbered("/briefings/2019/", groups, size, room=60))
    assert [page.path for page in pages] == [f"/briefings/2019/{part}" for part in ("", "2/", "3/")]
    assert [[len(each.entries) for each in page.groups] for page in pages] == [[3, 3], [6], [6]]
    first = pages[0]
    assert [(line.anchors, line.link.path, line.count) for line in first.portion.elsewhere] == [
        (("m2019-01",), "/briefings/2019/2/#m2019-01", "12")
    ]
    assert pages[1].titled("Briefings") == "Briefings, page 2 of 3"
