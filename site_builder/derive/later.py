"""What a page says in, when it is first asked for, out: no process makes what another one draws. Shared."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property


class Later(Mapping[str, object]):
    """The context of a page, which `make` makes."""

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, object]:
        return self._make()

    def __getitem__(self, name: str) -> object:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
