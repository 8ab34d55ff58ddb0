"""A cache in memory, which counts what is put there."""


class Kept:
    """What a cache holds, and how often something was put there."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}
        self.puts = 0

    def get(self, key: str) -> bytes:
        return self.held.get(key, b"")

    def put(self, key: str, content: bytes) -> None:
        self.puts += 1
        self.held[key] = content
