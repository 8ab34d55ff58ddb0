"""The five seeds, set as mirrors set them, come back from the pages with every turn as it was."""

import html
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from site_builder import capture
from site_builder.accession import reading, session
from site_builder.capture import seeds
from site_builder.capture.source import Seed
from site_builder.diagnostics import Report
from site_builder.model import Capture

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FRAMES = sorted((Path(__file__).parent / "frames").glob("*.html"))
UNTITLED = (
    "Qin Gang Holds Talks with U.S. Secretary of State Antony Blinken"  # as content/witnesses.yaml rules
)


def paragraphs(lines: Sequence[str]) -> str:
    return "".join(f'<p style="text-align: justify"><span>{html.escape(line)}</span></p>\n' for line in lines)


def bold_labels(lines: Sequence[str]) -> str:
    """Set what stands before a colon in bold, colon and all."""
    parted = (line.partition(": ") for line in lines)
    return "".join(
        f"<p><b>{html.escape(label)}:</b>&nbsp;{html.escape(words)}</p>"
        if words and len(label) < 40
        else f"<p>{html.escape(label + colon + words)}</p>"
        for label, colon, words in parted
    )


def breaks(lines: Sequence[str]) -> str:
    return "<br /><br />\n".join(f"&nbsp;&nbsp; {html.escape(line)}" for line in lines)


def divisions(lines: Sequence[str]) -> str:
    return "".join(f"<div><div>{html.escape(line)}</div></div>" for line in lines)


def read(raw: bytes) -> Capture:
    seed = seeds.decode(raw, Report(), name="seed.txt", shown="seeds/seed.txt")
    assert isinstance(seed, Seed)
    return capture.parse(seed, Report())


def said(taken: Capture) -> list[tuple[str, str, list[str]]]:
    return [
        (turn.role, plain(turn.label), [plain(paragraph.text) for paragraph in turn.paragraphs])
        for turn in taken.turns
    ]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("form", [paragraphs, bold_labels, breaks, divisions], ids=lambda form: form.__name__)
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.stem)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_every_turn_comes_back(seed: Path, frame: Path, form: Callable[[Sequence[str]], str]) -> None:
    raw = seed.read_bytes()
    original = read(raw)
    first = min(line.number for line in original.ledger if line.turn >= 0)
    last = max(line.number for line in original.ledger if line.turn >= 0)
    lines = [line.strip() for line in raw.decode().splitlines()[first - 1 : last] if line.strip()]
    page = frame.read_text("utf-8").replace("@TITLE@", html.escape(original.title or UNTITLED))
    found = reading.of_page(page.replace("@SESSION@", form(lines)).encode(), frozenset(), whole=False)
    taken = read(session.text(found.lines))
    assert said(taken) == said(original)
    assert taken.title == (original.title or UNTITLED)
