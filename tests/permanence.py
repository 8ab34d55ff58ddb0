"""Whether old addresses keep their promise: publish, edit the content, publish again, follow each of them.

    python -m tests.permanence

The edits are those that an edition meets: an outlet gets another name and slug, a further capture of a
session has a question more, a question is withdrawn, a word is mended. What readers meet at each address of
the first publication is read from the files of the second, by lxml, as a host would answer.
"""

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree, html

from tests import mirrors
from tests.building import ROOT, build, command

MENDED_SEED, DROPPED_SEED = "002_288ad230b9e4d038.txt", "000_42278027cc5f62b9.txt"
BEFORE = "hubei-media-group"
AFTER = "hubei-radio-and-television"
DROPPED = "2023-11-16#q7"
MENDED = "2022-09-13#q2-a1"
_WAS, _NOW = "sustained progress", "steadfast progress"

# What editors write of these edits. The text that was is put in where it stands now.
_REDIRECTS = f"""\
- old: "/outlets/{BEFORE}/"
  new: "/outlets/{AFTER}/"
  reason: "The outlet goes by another name."
- old: "/briefings/{DROPPED.replace("#", "/#")}"
  new: ""
  reason: "It belongs to another session."
- old: "/outlets/nhk/"
  reason: "Its one question was withdrawn."
- old: "/outlets/nhk/topics/"
  reason: "Its one question was withdrawn."
"""
_NAME = "Hubei Media Group"
_OUTLET = f"""\
- slug: "{BEFORE}"
  name: "{_NAME}"
  aliases:
"""
_MENTION = """\
    - target: "2023-11-16#q7-q1"
      quote: "a possible summit meeting on November 16"
"""
_CORRECTIONS = """\
- target: "2023-11-16#q7-q1"
  note: "a possible summit meeting"
  date: 2026-12-01
  was: >-
    Xi Jinping and Fumio Kishida met in San Francisco on 16 November 2023, local time, after this
    briefing was held. [Question 6 of 23 February 2024](/briefings/2024-02-23/#q6-q1) speaks of an
    “expert meeting” agreed between them.
  reason: "The exchange was withdrawn."
  editor: "The editors"
- target: "{target}"
  date: 2026-12-01
  was: "{was}"
  reason: "The capture was misread."
  editor: "The editors"
"""


class Fate(StrEnum):
    """What a reader meets at an old address."""

    SAME = "same"
    MENDED = "mended, says so"
    WITHDRAWN = "withdrawn, says why"
    MOVED = "moved, leads there"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """An old address, whether it is of a place on a page, what became of it, and what is read there."""

    address: str
    is_place: bool
    fate: Fate
    said: str


class Published:
    """A site on disk, as its readers meet it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pages: dict[str, Any] = {}

    def page(self, path: str) -> Any:
        """Return what answers at a path; None for nothing."""
        if path not in self._pages:
            file = self.root / path[1:] / "index.html"
            self._pages[path] = html.parse(file).getroot() if file.is_file() else None
        return self._pages[path]

    @cached_property
    def paths(self) -> Sequence[str]:
        tree = etree.parse(self.root / "sitemap.xml")
        return sorted(re.sub("^https?://[^/]*", "", each.text) for each in tree.iterfind("{*}url/{*}loc"))

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        lines = (line.split(" ") for line in (self.root / "_redirects").read_text("utf-8").splitlines())
        return {old: new for old, new, status in lines if status == "301!"}

    def answered(self, path: str) -> str:
        """Return the path to which the host sends who asks for `path`."""
        if path in self.redirects:
            return self.redirects[path]
        for pattern, new in self.redirects.items():
            if pattern.endswith("*") and path.startswith(pattern[:-1]):
                return new.replace(":splat", path[len(pattern) - 1 :])
        return path


def met(before: Published, after: Published, promised: Sequence[str]) -> Iterator[Met]:
    """Yield what became of each page of the first publication, and of each place that it promised."""
    for path in before.paths:
        yield _page(before, after, path)
    for address in promised:
        yield _place(before, after, *address.split("#"))


def _page(before: Published, after: Published, path: str) -> Met:
    now = after.answered(path)
    there = after.page(now)
    if there is None:
        return Met(address=path, is_place=False, fate=Fate.LOST, said="")
    title, why = _title(there), " ".join(there.xpath("string(//*[@class='lead'])").split())
    if now != path:
        return Met(address=path, is_place=False, fate=_stub(after, path, now), said=f"{now} {title}")
    if there.xpath("//*[@id='moved-from']"):
        return Met(address=path, is_place=False, fate=Fate.WITHDRAWN, said=f"{title}. {why}")
    fate = Fate.SAME if title == _title(before.page(path)) else Fate.LOST
    return Met(address=path, is_place=False, fate=fate, said=title)


def _stub(after: Published, path: str, now: str) -> Fate:
    """What stands there says the same without a host that redirects; what was below it needs one."""
    page = after.page(path)
    if page is None:
        return Fate.MOVED if path not in after.redirects else Fate.LOST
    (link,) = page.xpath("//a[@data-moved]")
    (refresh,) = page.xpath("//noscript/meta[@http-equiv='refresh']/@content")
    return Fate.MOVED if link.get("href") == now and refresh.endswith(f"url={now}") else Fate.LOST


def _place(before: Published, after: Published, path: str, anchor: str) -> Met:
    address, old = f"{path}#{anchor}", _words(_at(before.page(path), anchor))
    there = _at(after.page(after.answered(path)), anchor)
    if there is None:
        return Met(address=address, is_place=True, fate=Fate.LOST, said="")
    stone = there.xpath("ancestor-or-self::*[@class='tombstone']")
    if stone:
        says = " ".join(stone[0].text_content().split())
        fate = Fate.MOVED if stone[0].xpath(".//a") else Fate.WITHDRAWN
        return Met(address=address, is_place=True, fate=fate, said=says)
    now = _words(there)
    if now == old:
        return Met(address=address, is_place=True, fate=Fate.SAME, said=now)
    return Met(address=address, is_place=True, fate=_mended(after, there, old), said=now)


def _mended(after: Published, there: Any, old: str) -> Fate:
    """Other words are no loss where the exchange leads to the correction that has those that were."""
    (section,) = there.xpath("ancestor-or-self::section[1]")
    for link in section.xpath(".//a[contains(@href, '/corrections/#')]/@href"):
        told = _at(after.page("/corrections/"), link.partition("#")[2])
        changed = {"".join(each.xpath("text()")).strip() for each in told.iter("del")}
        if changed and all(words in old for words in changed):
            return Fate.MENDED
    return Fate.LOST


def _at(page: Any, anchor: str) -> Any:
    found: list[Any] = page.xpath("//*[@id=$id]", id=anchor) if page is not None else []
    return found[0] if len(found) == 1 else None


def _words(place: Any) -> str:
    """Return the words of the record at a place, without what we add."""
    texts = place.xpath("descendant-or-self::*[contains(@class, 'passage__text')]")
    return "\n".join("".join(each.xpath(".//text()[not(ancestor::*[@data-apparatus])]")) for each in texts)


def _title(page: Any) -> str:
    return " ".join(page.xpath("string(//h1)").split())


# The edits ------------------------------------------------------------------------------------------


def lay(root: Path) -> None:
    """Copy what the edition is made of."""
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, root / name)


def promised(root: Path) -> list[str]:
    """Return the address of every place that is pinned."""
    pins = (line.split() for line in (root / "content/permalinks.lock").read_text("utf-8").splitlines())
    found = []
    for pin in pins:
        if pin[:1] in ([], ["#"]) or pin[1] == "note":
            continue
        id, anchor, *rest = pin
        parts = (part.partition("=")[0] for part in rest if "=" in part)
        names = dict.fromkeys((anchor, *(f"{anchor}-{part}" for part in parts)))
        found += [f"/briefings/{id}/#{name}" for name in names]
    return found


def edit(root: Path) -> None:
    """Rename an outlet, lay a capture beside another, withdraw an exchange, mend a word; and say so."""
    content, seeds = root / "content", root / "seeds"
    renamed = _OUTLET.replace(BEFORE, AFTER).replace(_NAME, "Hubei Radio and Television")
    _mend(content / "outlets.yaml", _OUTLET, f'{renamed}    - "{_NAME}"\n')
    (seeds / mirrors.MINISTRY).write_text(mirrors.ministry(mirrors.SEED.read_text("utf-8")), "utf-8")
    text = (seeds / MENDED_SEED).read_text("utf-8")
    was = next(line for line in text.splitlines() if _WAS in line).removeprefix("Mao Ning: ")
    _mend(seeds / MENDED_SEED, _WAS, _NOW)
    _cut(seeds / DROPPED_SEED, "NHK: ", "Anadolu Agency: Do you think")
    _cut(content / "annotations/2023-11-16.yaml", '  - target: "q7-q1"', '  - target: "document"')
    _mend(content / "events.yaml", _MENTION, "")
    (content / "redirects.yaml").write_text(_REDIRECTS, "utf-8")
    (content / "corrections.yaml").write_text(_CORRECTIONS.format(target=MENDED, was=was), "utf-8")


def _cut(file: Path, first: str, behind: str) -> None:
    text = file.read_text("utf-8")
    start = text.index(first)
    file.write_text(text[:start] + text[text.index(behind, start) :], "utf-8")


def _mend(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, (file.name, old)
    file.write_text(text.replace(old, new), "utf-8")


def publish_again(root: Path) -> Path:
    """Edit, pin and publish what lies at `root`; return the site."""
    edit(root)
    for done in (command("pin", root), build(root, "--no-search")):
        assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def table(found: Sequence[Met]) -> str:
    """Return the counts, and below them every address at which not the same words are met."""
    rows: list[Sequence[str]] = [("", "before", *Fate)]
    for name, is_place in (("pages", False), ("exchanges and paragraphs", True)):
        counts = Counter(each.fate for each in found if each.is_place is is_place)
        rows.append((name, str(counts.total()), *(str(counts[fate]) for fate in Fate)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    spaced = (zip(row, widths, strict=True) for row in rows)
    lines = ["  ".join(cell.ljust(width) for cell, width in cells).rstrip() for cells in spaced]
    changed = [each for each in found if each.fate is not Fate.SAME]
    lines += ["", *(f"{each.address}\n  {each.fate}: {each.said[:160]}" for each in changed)]
    return "\n".join(lines)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay(root)
        done = build(root, "--no-search")
        assert done.returncode == 0, done.stdout + done.stderr
        addresses = promised(root)
        shutil.copytree(root / "site", root / "first")
        found = list(met(Published(root / "first"), Published(publish_again(root)), addresses))
    print(table(found))
    return int(any(each.fate is Fate.LOST for each in found))


if __name__ == "__main__":
    sys.exit(main())
