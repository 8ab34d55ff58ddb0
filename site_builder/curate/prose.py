"""A Markdown file with front matter in; a topic, or a page of prose, out."""

from collections.abc import Sequence

from site_builder.curate import consistency
from site_builder.curate.fields import Fields, checked_slug, fields, listing, place, text
from site_builder.curate.folder import ContentFile
from site_builder.curate.parts import pair, pattern
from site_builder.curate.resolve import did_you_mean
from site_builder.curate.strict_yaml import parse
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import NO_SLUG, ProsePage, Slug, Topic

MISSING_FRONT_MATTER = Rule(code="U275", name="missing-front-matter")
UNKNOWN_PARENT = Rule(code="U276", name="unknown-parent")

_FENCE = "---"


def topic(file: ContentFile, names: Sequence[str], report: Report) -> Topic:
    """Read a topic; its slug is the name of the file, its parent one of `names`."""
    slug = checked_slug(file.stem, file.whole, report)
    found, body = _front(
        file, report, required=("title",), optional=("parent", "patterns", "wording", "pairs")
    )
    if found is None:
        return Topic(slug=slug, title=file.stem, location=file.whole)
    return Topic(
        slug=slug,
        title=text(found, "title") or file.stem,
        patterns=listing(found, "patterns", pattern),
        parent=_parent(found, names),
        about=body,
        wording=consistency.unique(listing(found, "wording", pattern), lambda one: one.words, report),
        pairs=listing(found, "pairs", pair),
        location=found.location,
    )


def page(file: ContentFile, report: Report) -> ProsePage:
    """Read a page; its slug is the name of the file."""
    slug = checked_slug(file.stem, file.whole, report)
    found, body = _front(file, report, required=("title", "description"), optional=())
    if found is None:
        return ProsePage(slug=slug, title=file.stem, description="", body=body, location=file.whole)
    return ProsePage(
        slug=slug,
        title=text(found, "title") or file.stem,
        description=text(found, "description"),
        body=body,
        location=found.location,
    )


def _front(
    file: ContentFile, report: Report, *, required: Sequence[str], optional: Sequence[str]
) -> tuple[Fields | None, str]:
    """Return the keys between the first two lines of "---", and the text that follows them."""
    lines = file.text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
    if len(fences) < 2 or fences[0] != 0:
        report.add(
            MISSING_FRONT_MATTER,
            Location(path=file.path, line=1, column=1, excerpt=lines[0]),
            "The file does not begin with its keys.",
            hint=f"begin it with its keys ({', '.join(required)}) between two lines of {_FENCE}",
        )
        return None, file.text
    end = fences[1]
    front = "\n".join(("", *lines[1:end]))  # an empty first line keeps the numbers of the lines right
    node = parse(front, file.path, report)
    body = "\n".join(lines[end + 1 :]).strip("\n")
    if node is None:
        return None, body
    return fields(node, report, required=required, optional=optional), body


def _parent(found: Fields, names: Sequence[str]) -> Slug:
    parent = text(found, "parent")
    if not parent or parent in names:
        return Slug(parent)
    found.report.add(
        UNKNOWN_PARENT,
        place(found, "parent"),
        f'There is no topic "{parent}".',
        hint=did_you_mean(parent, names) or "name a file of content/topics/, without its .md",
    )
    return NO_SLUG
