"""A page of the site in, what its sheets of paper say out: every line with its place and size, downwards."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

FORMATS = {"A4": (595, 842), "Letter": (612, 792)}  # points
MM = 72 / 25.4
LEAST = 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands at one height. `left` and `base` are points from the lower left corner of the sheet, `size`
    that of the largest letters."""

    left: float
    base: float
    size: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    width: float
    height: float
    lines: tuple[Line, ...]  # from the top
    foot: str

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def printed(page: Page, format: str = "A4") -> list[Sheet]:
    reader = PdfReader(io.BytesIO(page.pdf(format=format, prefer_css_page_size=True)))
    return [_sheet(each) for each in reader.pages]


def _sheet(page: PageObject) -> Sheet:
    pieces: list[Line] = []

    def note(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        scale = abs((tm[2] * cm[1] + tm[3] * cm[3]) or 1)
        # Numbers of notes stand above their line, and would come before it.
        if text.strip() and size * scale >= LEAST:
            left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            base = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append(Line(left=left, base=base, size=round(size * scale, 1), text=text.strip()))

    page.extract_text(visitor_text=note)
    lines = list(_lines(pieces))
    margin = 26 * MM
    return Sheet(
        width=float(page.mediabox.width),
        height=float(page.mediabox.height),
        lines=tuple(line for line in lines if line.base > margin),
        foot=" ".join(line.text for line in lines if line.base <= margin),
    )


def _lines(pieces: list[Line]) -> Iterator[Line]:
    def height(piece: Line) -> int:
        return -round(piece.base / 2)

    for _, same in groupby(sorted(pieces, key=height), key=height):
        row = sorted(same, key=lambda piece: piece.left)
        yield Line(
            left=row[0].left,
            base=row[0].base,
            size=max(piece.size for piece in row),
            text=" ".join(" ".join(piece.text for piece in row).split()),
        )
