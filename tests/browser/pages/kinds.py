"""A built site in, the few pages out on which every kind of page and every part of one can be looked at.

A kind is a template; a part is a class that a template gives to something. Both are read from the edition and
the site, so that a kind or part which nobody has thought of here is looked at all the same.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.browser.look.kinds import READING, drawn
from tests.building import ROOT

# Matches `class="note note--correction"`, `role="note"` and `lang="zh-Hans"`; not the words of a passage.
MARKED = re.compile(r' (?:class|role|lang)="([^"]{0,200})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A page that stands for others; `template` says for which."""

    template: str
    address: str
    file: Path


@cache
def templates() -> Mapping[str, str]:
    """Return the template of every page of the edition as it stands here, by its address."""
    return dict(drawn(ROOT))


def chosen(site: Path) -> list[Chosen]:
    """Return, for every template, the fewest pages that show all parts which any page made of it has; of the
    reading page, one of every kind of document at least."""
    groups: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for address, template in templates().items():
        text = file_of(site, address).read_text("utf-8")
        groups[template][address] = parts(text) | documents(template, address)
    return [
        Chosen(template=template, address=address, file=file_of(site, address))
        for template, pages in groups.items()
        for address in covering(pages)
    ]


def file_of(site: Path, address: str) -> Path:
    return site / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))


def parts(text: str) -> frozenset[str]:
    return frozenset(name for value in MARKED.findall(text) for name in value.split())


def documents(template: str, address: str) -> frozenset[str]:
    """Return what sort of document a reading page is of: "", "background", "readout"."""
    suffix = re.sub(r"[0-9/]", "", address.removeprefix("/briefings/")).strip("-")
    return frozenset({f"document {suffix}"} if template == READING else ())


def covering(pages: Mapping[str, Collection[str]]) -> list[str]:
    """Return the fewest pages that have between them what all of them have, as near as taking the richest
    first comes to it."""
    left = {name for names in pages.values() for name in names}
    found: list[str] = []
    while left or not found:
        best = max(sorted(pages), key=lambda address: len(left.intersection(pages[address])))
        found.append(best)
        left.difference_update(pages[best])
    return found


def listed(all_chosen: Iterable[Chosen]) -> list[str]:
    return [each.address for each in all_chosen]
