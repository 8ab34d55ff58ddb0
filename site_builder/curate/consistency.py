"""The records of a register in; those that can stand side by side out, the others reported."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from site_builder.curate.registers import fold
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import NO_SLUG, Outlet, Person, Slug, Topic

DUPLICATE_RECORD = Rule(code="U277", name="duplicate-record")
SHARED_NAME = Rule(code="U278", name="shared-name")
TOPIC_CYCLE = Rule(code="U279", name="topic-cycle")


class _Placed(Protocol):
    """What every record has."""

    @property
    def location(self) -> Location: ...


R = TypeVar("R", bound=_Placed)


def unique(
    records: Iterable[R],
    name: Callable[[R], str],
    report: Report,
    key: Callable[[R], object] | None = None,
) -> tuple[R, ...]:
    """Return the first record of each name, or of each `key`; every other is reported with the place of the
    first."""
    found: dict[object, R] = {}
    for record in records:
        first = found.setdefault((key or name)(record), record)
        if first is not record:
            report.add(
                DUPLICATE_RECORD,
                record.location,
                f'"{name(record)}" is already in {first.location}.',
                hint="keep one of the two, or name them apart",
            )
    return tuple(found.values())


def check_names(named: Sequence[Outlet] | Sequence[Person], report: Report) -> None:
    """Report names and aliases, folded as labels are, that two entries of a register claim."""
    claims: dict[str, Outlet | Person] = {}
    for entry in named:
        for name in (entry.name, *entry.aliases):
            first = claims.setdefault(fold(name), entry)
            if first is not entry:
                report.add(
                    SHARED_NAME,
                    entry.location,
                    f'"{name}" names both "{entry.slug}" and "{first.slug}" ({first.location}).',
                    hint="a label can lead to one of them only: take the name from the other",
                )


def without_cycles(topics: Sequence[Topic], report: Report) -> tuple[Topic, ...]:
    """Return the topics, none of them its own ancestor; each ring is reported once, and cut."""
    parents = {topic.slug: topic.parent for topic in topics}
    kept: list[Topic] = []
    for topic in topics:
        ring = _ring(topic.slug, parents)
        if ring:
            parents[topic.slug] = NO_SLUG
            report.add(
                TOPIC_CYCLE,
                topic.location,
                f'The topic "{topic.slug}" is its own ancestor: {" in ".join(ring)}.',
                hint="take the `parent` out of one of them",
            )
        kept.append(replace(topic, parent=parents[topic.slug]))
    return tuple(kept)


def _ring(start: Slug, parents: Mapping[Slug, Slug]) -> tuple[Slug, ...]:
    """Return the way from a topic up to itself, "" where it ends elsewhere."""
    path = [start]
    while parents.get(path[-1], NO_SLUG) not in (NO_SLUG, *path):
        path.append(parents[path[-1]])
    return (*path, start) if parents.get(path[-1]) == start else ()
