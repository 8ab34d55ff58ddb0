"""An edition and a part of its pages in; their files in the spare out. What each process of a build does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder import derive, render, stage
from site_builder.diagnostics import Diagnostic, Report
from site_builder.model import Edition, Page
from site_builder.spread import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What every part of the pages is drawn from, and where it is laid."""

    edition: Edition
    press: render.Press
    desk: stage.Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What came of a part. `paths` are the pages that search engines may list."""

    files: tuple[stage.Laid, ...]
    paths: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


def draw(drawing: Drawing, part: Part) -> Drawn:
    """Draw and lay the pages that fall to a part."""
    report, paths = Report(), list[str]()
    pages = noting(derive.pages(drawing.edition, part), paths)
    files = tuple(map(drawing.desk.lay, drawing.press.drawn(pages, report)))
    return Drawn(files=files, paths=tuple(paths), faults=tuple(report.diagnostics))


def noting(pages: Iterable[Page], paths: list[str]) -> Iterator[Page]:
    """Yield the pages; note the paths of those that search engines may list."""
    for page in pages:
        if page.indexed:
            paths.append(page.path)
        yield page
