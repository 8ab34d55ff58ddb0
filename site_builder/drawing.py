"""An edition and a part of its pages in; their files in the spare out. What each process of a build does."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from site_builder import derive, render, stage, urls
from site_builder.diagnostics import Diagnostic, Report
from site_builder.model import BriefingId, Edition, Page
from site_builder.spread import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What every part of the pages is drawn from, and where it is laid. Where `documents` are given, only
    pages that show what is noted are drawn, and reading pages of these alone."""

    edition: Edition
    press: render.Press
    desk: stage.Desk
    documents: Collection[BriefingId] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What came of a part. `paths` are the pages that search engines may list; `plain` are the files that no
    note can change."""

    files: tuple[stage.Laid, ...]
    paths: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    plain: tuple[str, ...] = ()


def draw(drawing: Drawing, part: Part) -> Drawn:
    """Draw and lay the pages that fall to a part."""
    report, paths, plain = Report(), list[str](), list[str]()
    edition, documents = drawing.edition, drawing.documents

    def pages() -> Iterator[Page]:
        if documents is None:
            for page in derive.plain_pages(edition.unnoted, part):
                plain.append(urls.file(page.path))
                yield page
        yield from derive.noted_pages(edition, part, documents)

    files = tuple(map(drawing.desk.lay, drawing.press.drawn(noting(pages(), paths), report)))
    return Drawn(files=files, paths=tuple(paths), faults=tuple(report.diagnostics), plain=tuple(plain))


def noting(pages: Iterable[Page], paths: list[str]) -> Iterator[Page]:
    """Yield the pages; note the paths of those that search engines may list."""
    for page in pages:
        if page.indexed:
            paths.append(page.path)
        yield page
