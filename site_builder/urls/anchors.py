"""What is published in; its ids, slugs and anchors out: what follows the # of an address."""

import re
import unicodedata

from site_builder.model import Anchor, BriefingId, Kind, Slug

_KIND_SUFFIX = {Kind.PRESS_CONFERENCE: "", Kind.BACKGROUND_BRIEFING: "-background", Kind.READOUT: "-readout"}

# Matches "2023-11-16" and "2024-04-22-background-2"; not "2023-13-1" nor "2023-11-16/".
BRIEFING_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z]{1,20})?(?:-[0-9]{1,2})?")
# Matches "anadolu-agency"; not "-agency", "Anadolu" nor "a--b".
SLUG = re.compile(r"[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,20}")
OWN_SLUG = "a slug of your own, in small Latin letters and hyphens"  # where a name gives none
_MOST_BYTES = 240  # of a slug: a name in a folder has 255 at most

MOVED = Anchor("moved-from")  # on pages that stand at addresses which are no more


def slug(name: str) -> Slug:
    """Fold a name to a slug: "Folha de S.Paulo" to "folha-de-s-paulo"; letters of other scripts are kept."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (c if c.isalnum() else "" if unicodedata.combining(c) or c in "'’" else "-" for c in plain)
    folded = "-".join(part for part in "".join(letters).split("-") if part)[:80]
    return Slug(folded.encode()[:_MOST_BYTES].decode(errors="ignore"))


def briefing_id(day: str, kind: Kind) -> BriefingId:
    """Return the id of the first document of its kind on `day` ("2023-11-16")."""
    return BriefingId(day + _KIND_SUFFIX[kind])


def exchange_anchor(number: int) -> Anchor:
    return Anchor(f"q{number}")


def question_anchor(unit: Anchor, paragraph: int) -> Anchor:
    return Anchor(f"{unit}-q{paragraph}")


def answer_anchor(unit: Anchor, paragraph: int) -> Anchor:
    return Anchor(f"{unit}-a{paragraph}")


def part_anchor(passage: Anchor) -> Anchor:
    """Return the anchor of the question or answer that a passage is of: "q3-a" for "q3-a2", "" for "p7"."""
    return Anchor(passage.rstrip("0123456789") if "-" in passage else "")


def opening_anchor(number: int) -> Anchor:
    return Anchor(f"o{number}")


def block_anchor(number: int) -> Anchor:
    return Anchor(f"p{number}")


def note_anchor(target: Anchor, lemma: str) -> Anchor:
    """Return the anchor of a note by what it is about, which stays when notes come or go before it."""
    return Anchor("-".join(part for part in ("note", target, slug(lemma)) if part))


def note_mark_anchor(number: int) -> Anchor:
    """Return the anchor of the words that a note is about."""
    return Anchor(f"lemma-{number}")


def also_anchor(passage: Anchor) -> str:
    """Return the anchor of the first words of a passage that are said elsewhere, too."""
    return f"also-{passage}"


def omission_anchor(number: int) -> Anchor:
    return Anchor(f"omission-{number}")


def correction_anchor(number: int) -> Anchor:
    return Anchor(f"correction-{number}")


def year_anchor(number: str) -> Anchor:
    return Anchor(f"y{number}")


def month_anchor(month: str) -> Anchor:
    """Return the anchor of a month, "2023-11"."""
    return Anchor(f"m{month}")


def day_anchor(day: str) -> Anchor:
    """Return the anchor of a day, "2023-11-15"."""
    return Anchor(f"d{day}")


def line_anchor(number: int, column: int = 1) -> Anchor:
    """Return the anchor of a line of a capture, or of the piece of it that begins at a column."""
    return Anchor(f"line-{number}" if column == 1 else f"line-{number}-{column}")


def witness_anchor(siglum: str) -> Anchor:
    return Anchor(f"witness-{siglum.lower()}")


def variants_anchor(name: str) -> Anchor:
    """Return the anchor of the variants of one kind, "Words left out"."""
    return Anchor(f"variants-{slug(name)}")


def reading_anchor(siglum: str, line: int, column: int) -> Anchor:
    """Return the anchor of a paragraph of a witness that is set beside the text."""
    return Anchor(f"{siglum.lower()}-{line_anchor(line, column)}")


def direction_anchor(siglum: str, line: int, column: int) -> Anchor:
    """Return the anchor of words that nobody speaks, by their place in the capture of a witness."""
    return Anchor(f"direction-{reading_anchor(siglum, line, column)}")


def heading_anchor(title: str) -> Anchor:
    """Return the anchor of a heading that editors wrote. Templates give no id that begins so, but to names
    of data files, whose headings editors used to write."""
    return Anchor("-".join(filter(None, ("section", slug(title)))))


def letter_anchor(letter: str) -> Anchor:
    """Return the anchor of the terms under a letter, or "0-9" for those that begin with none."""
    return Anchor(f"letter-{slug(letter)}")


def topic_anchor(slug: Slug) -> Anchor:
    """Return the anchor of an outlet's questions on a topic; "" for those on none."""
    return Anchor(f"topic-{slug}" if slug else "no-topic")
