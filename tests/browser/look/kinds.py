"""An edition with its site in, the pages that stand for all others out: none of its kinds is forgotten."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder import config, derive, joining
from site_builder.derive import data
from site_builder.diagnostics import Report
from tests.building import ROOT

HERE = Path(__file__).parent

READING = "briefing"
TEMPLATES = {path.stem for path in (ROOT / "templates" / "pages").glob("*.html")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A page that stands for its kind; `name` is a name for files, `template` one of templates/pages/."""

    name: str
    template: str
    path: str


# What only a query, an anchor or a key shows. Where it has a selector, that is clicked.
STATES = (
    ("arrival", "/briefings/2023-11-16/#q4-a1", ""),
    ("menu-open", "/topics/", "[popovertarget=menu]"),
    ("search-found", "/search/?q=Taiwan", ""),
    ("search-narrowed", "/search/?q=Taiwan&topic=taiwan&order=oldest", ""),
    ("search-nothing", "/search/?q=%22qqzzqq+xxyyxx%22", ""),
    ("term-open", "/briefings/2024-02-23/", "[data-term]"),
)


def sample(folder: Path) -> Path:
    """Lay into `folder` a small edition of made-up texts, which has what the real one has not yet."""
    shutil.copytree(HERE / "sample", folder, dirs_exist_ok=True)
    return folder


def kinds(folder: Path) -> list[Kind]:
    """Return the fullest page of each kind, and of reading pages also the shortest, by name.

    `folder` holds the edition, and its site. Of one kind are pages that one template draws at addresses of
    one shape; the pipeline is asked which template that is, for the site does not say."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for path, template in drawn(folder):
        size = file(folder / "site", path).stat().st_size
        found.setdefault((template, shape(path)), []).append((size, path))
    return sorted(_chosen(found), key=lambda kind: kind.name)


def sheet(*editions: Path) -> list[tuple[Kind, Path]]:
    """Return the kinds of the first edition, and those that only a further one has, each with its folder."""
    found: list[tuple[Kind, Path]] = []
    for edition in editions:
        known = {kind.template for kind, _ in found}
        found += [(kind, edition) for kind in kinds(edition) if kind.template not in known]
    return found


def _chosen(found: dict[tuple[str, str], list[tuple[int, str]]]) -> Iterator[Kind]:
    for (template, form), pages in found.items():
        name = form.strip("/").removesuffix(".html").replace("/", "-").replace("*", "one") or "home"
        yield Kind(name=name, template=template, path=max(pages)[1])
        if template == READING and len(pages) > 1:
            yield Kind(name=f"{name}-short", template=template, path=min(pages)[1])


def drawn(folder: Path) -> list[tuple[str, str]]:
    """Return (path, template) of every page of the edition in `folder`."""
    report = Report()
    settings = config.from_environment({"root": str(folder)}, report, environment={})
    edition = joining.read(settings, report, lambda _: None)
    pages = (*derive.pages(edition), *data.pages(edition, ()), *derive.stand_ins(edition, ()))
    return [(page.path, page.template) for page in pages]


def shape(path: str) -> str:
    """Return what pages of a kind have in common: "/topics/*/", "/briefings/day-readout/"."""
    # The second part of an address is a name; all others are words of the site.
    parts = path.split("/")
    if len(parts) > 3:
        parts[2] = named(parts[2])
        parts[3:] = map(numbered, parts[3:])
    return "/".join(parts)


def named(part: str) -> str:
    for pattern, word in ((r"\d{4}-\d\d-\d\d", "day"), (r"\d{4}-\d\d", "month"), (r"\d{4}", "year")):
        if re.match(rf"{pattern}(?![0-9a-z])", part):
            return re.sub(pattern, word, part, count=1)
    return "*"


def numbered(part: str) -> str:
    for pattern, word in ((r"\d{3}(?:\d|0s)", "year"), (r"\d{1,3}", "page"), (r"[0-9a-f]{16}", "*")):
        if re.fullmatch(pattern, part):
            return word
    return part


def file(site: Path, path: str) -> Path:
    return site / path.lstrip("/") / "index.html" if path.endswith("/") else site / path.lstrip("/")
