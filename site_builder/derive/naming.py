"""Labels as printed, and the register's names for them, in; what a page prints of who speaks out."""

from site_builder import capture, urls
from site_builder.curate import registers
from site_builder.derive.views import NO_LINK, LabelView
from site_builder.model import NO_SLUG, Briefing, Edition, Link, Slug

UNNAMED = "no outlet is named"


def outlet(edition: Edition, slug: Slug, printed: str) -> Link:
    """Return a link to an outlet; the bare label where nobody is named."""
    if slug == NO_SLUG:
        return Link(text=printed or UNNAMED.capitalize(), path="")
    return Link(text=edition.outlets[slug].name, path=urls.outlet(slug))


def speaker(edition: Edition, slug: Slug, printed: str) -> Link:
    if slug == NO_SLUG:
        return Link(text=printed or "Answer", path="")
    return Link(text=edition.people[slug].name, path=urls.person(slug))


def asks(edition: Edition, slug: Slug, label: str, language: str) -> LabelView:
    """Return who asks under a label, with what the label says besides."""
    name = outlet(edition, slug, _plain(label))
    if slug == NO_SLUG:
        return LabelView(name=name, remark=UNNAMED if label else "", language=language)
    entry = edition.outlets[slug]
    return _view(name, label, entry.name, language)


def answers(edition: Edition, slug: Slug, label: str, language: str) -> LabelView:
    """Return who answers under a label, with what the label says besides; a sign ("A") says nothing."""
    name = speaker(edition, slug, _plain(label))
    is_sign = not capture.answerer_name(label) and " " not in _plain(label)
    if slug == NO_SLUG or is_sign:
        return LabelView(name=name, language=language)
    entry = edition.people[slug]
    return _view(name, label, entry.name, language)


def from_witness(briefing: Briefing, siglum: str) -> Link:
    """Say of a unit that the copy-text lacks which witness it is printed from."""
    if siglum == briefing.witnesses[0].siglum:
        return NO_LINK
    path = urls.witnesses(briefing.id, urls.witness_anchor(siglum))
    return Link(text=f"from witness {siglum}", path=path)


def _view(name: Link, label: str, known: str, language: str) -> LabelView:
    """Return a name in the words of its label, or with the label beside it, unless it is but the name."""
    plain = _plain(label)
    if not plain or registers.fold(plain) == registers.fold(known):
        return LabelView(name=name, language=language)
    start = plain.find(name.text)
    end = start + len(name.text)
    if start < 0 or plain[:start][-1:].isalnum() or plain[end:][:1].isalnum():
        return LabelView(name=name, printed=plain, language=language)
    return LabelView(name=name, before=plain[:start], after=plain[end:], language=language)


def _plain(label: str) -> str:
    return " ".join(label.split())
