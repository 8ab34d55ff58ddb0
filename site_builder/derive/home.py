"""The edition in; the front page out."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import entries, places, said_before, wording
from site_builder.derive.places import Place, fact
from site_builder.derive.views import Fact
from site_builder.model import Edition, Link, Page

_LATEST = 8
_TOPICS = 10  # rows of the strip: the topics that stand in most places
_EXAMPLES = ("“manage differences”", "Resolution 2712", "Reuters semiconductors")


def pages(noted: Edition) -> Iterator[Page]:
    edition = noted.unnoted
    found = places.by_topic(edition)
    most = sorted((slug for slug in found if found[slug]), key=lambda slug: (-len(found[slug]), slug))
    again = said_before.longest(edition)
    newest = reversed(edition.briefings[-_LATEST:])
    yield Page(
        path=urls.HOME,
        template="home",
        title=edition.settings.title,
        description=edition.settings.description,
        context={
            "facts": tuple(_facts(edition, notes=sum(len(briefing.notes) for briefing in noted.briefings))),
            "latest": tuple(entries.document(edition, briefing) for briefing in newest),
            "ways": entries.QUESTIONS,
            "strip": places.strip(
                edition,
                [(places.topic_link(edition.topics[slug]), found[slug]) for slug in most[:_TOPICS]],
                places.year_of,
            ),
            "examples": tuple(_examples(edition)),
            "said": tuple(said_before.sides(edition, again)) if again else (),
            "shared": Link(text=wording.count(again.words, "word"), path=urls.family(again.id))
            if again
            else None,
        },
    )


def _plain(text: str) -> str:
    return text.replace("“", '"').replace("”", '"')


def _examples(edition: Edition) -> Iterator[Link]:
    """Yield searches that find something: all their words are in one unit, or in who asks there."""
    lacking = dict.fromkeys(_EXAMPLES)
    for place in places.all_units(edition):
        text = _searched(edition, place)
        for example in [each for each in lacking if all(words in text for words in _sought(each))]:
            del lacking[example]
        if not lacking:
            break
    for example in _EXAMPLES:
        if example not in lacking:
            yield Link(text=example, path=urls.search(q=_plain(example)))


def _sought(example: str) -> list[str]:
    """Return the words of a search, those of a phrase together."""
    words = example.strip("“”").casefold()
    return [words] if example.startswith("“") else words.split()


def _searched(edition: Edition, place: Place) -> str:
    askers = (edition.outlets[slug].name for slug in places.asking(place.unit))
    return "\n".join((*(passage.text for passage in place.unit.passages), *askers)).casefold()


def _facts(edition: Edition, *, notes: int) -> Iterator[Fact]:
    held = edition.briefings
    if held:
        first, last = (wording.day(briefing.held.value[:10]) for briefing in (held[0], held[-1]))
        yield fact("Documents", f"{len(held):,}, from {first} to {last}")
    questions = sum(len(briefing.exchanges) for briefing in held)
    outlets = sum(bool(found) for found in places.by_outlet(edition).values())
    spoken = sum(bool(found) for found in places.by_topic(edition).values())
    yield fact("Questions", f"{questions:,}, with {wording.count(outlets, 'outlet')} named")
    yield fact("Topics", f"{spoken:,}, found by stated words")
    yield fact("Notes", f"{notes:,}, each signed and dated")
    settings = edition.settings
    if settings.revision:
        of = f", of {wording.day(settings.revised)}" if settings.revised else ""
        yield fact("Revision", f"{settings.revision}{of}")
