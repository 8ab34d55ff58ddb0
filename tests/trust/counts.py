"""The name of a count in; how often a threat is tried out: a few times in `make test`, and in `make trust` as
often as docs/trust.md says."""

import os

LONG = "long"  # what TRUST holds in `make trust`

COUNTS = {
    # name: (in `make test`, in `make trust`)
    "payloads": (6, 300),
    "kill points": (20, 500),
    "sizes": (8, 60),
    "rounds": (5, 50),
    "circumstances": (4, 64),
    "names": (16, 200),
    "links": (5, 20),
    "flipped bits": (60, 1_000),
    "moved files": (10, 100),
    "captures": (5_000, 100_000),
    "written": (1_000, 20_000),
    "families": (2, 40),
    "characters of a line": (5_000_000, 100_000_000),
    "questions": (20_000, 100_000),
    "questions of one capture": (500, 9_990),
    "notes": (500, 10_000),
    "saves": (40, 500),
    "edits": (40, 1_000),
}


def count(name: str) -> int:
    return COUNTS[name][os.environ.get("TRUST") == LONG]
