"""What takes long to make in; the same, made before, out: what every room that keeps anything asks for."""

from typing import Protocol


class Cache(Protocol):
    """Where what takes long to make is kept from one build to the next, each under a digest of all that it is
    made from, code included. It may lose them at any time."""

    def get(self, key: str) -> bytes:
        """Return what was put there; b"" where there is nothing, or nothing sound."""
        ...

    def put(self, key: str, content: bytes) -> None: ...


class NoCache:
    """Keeps nothing."""

    def get(self, key: str) -> bytes:
        return b""

    def put(self, key: str, content: bytes) -> None:
        pass


NO_CACHE = NoCache()
