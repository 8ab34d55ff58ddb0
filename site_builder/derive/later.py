"""What is asked for in; the same, made when it is first asked for, out: no process makes what another one
draws. Shared."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
P = TypeVar("P")
V = TypeVar("V")


class Later(Mapping[str, object]):
    """The context of a page, which `make` makes."""

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make
        self._made: Mapping[str, object] | None = None

    def _context(self) -> Mapping[str, object]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, name: str) -> object:
        return self._context()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._context())

    def __len__(self) -> int:
        return len(self._context())


class Each(Mapping[K, V], Generic[K, P, V]):
    """A table of which `make` makes each value, from its part of `parts`."""

    def __init__(self, parts: Mapping[K, P], make: Callable[[K, P], V]) -> None:
        self._parts, self._make = parts, make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            self._made[key] = self._make(key, self._parts[key])
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)
