"""Damaged captures: no traceback, not long, not much memory, and every character in one line of the ledger.

Mutants are made of seeds and fixtures; what must be true of each is in tests/capture/properties.py. There,
Hypothesis looks for the smallest that breaks a law, and `make fuzz` follows the code.
"""

import random
import resource
import time
from pathlib import Path

import pytest

from tests.capture import properties
from tests.capture.mutations import COLONS, SCRAPS, SEEDS, wrapped
from tests.trust import processes
from tests.trust.counts import count

PARTS = 20
SECONDS = 2.0
MEGABYTES = 300
LARGEST = 1_000_000  # bytes of a mutant
FIXTURES = Path(__file__).parents[1] / "capture" / "fixtures"


def mutant(chance: random.Random, texts: list[bytes]) -> bytes:
    """Return a capture with up to nine kinds of damage in it."""
    lines = chance.choice(texts).decode("utf-8", "surrogateescape").split("\n")
    for _ in range(chance.randrange(1, 10)):
        at = chance.randrange(len(lines))
        line = lines[at]
        cut = chance.randrange(len(line) + 1)
        match chance.randrange(11):
            case 0:
                lines[at : at + chance.randrange(1, 12)] = []
            case 1:
                lines[at:at] = [chance.choice(lines)]
            case 2:
                lines[at : at + 4] = ["".join(lines[at : at + 4])]
            case 3:
                lines[at:at] = [chance.choice(SCRAPS)]
            case 4:
                lines[at] = (
                    line[:cut]
                    + chr(chance.choice((chance.randrange(0xD800), 0x202E, 0xA0, 9, 1)))
                    + line[cut:]
                )
            case 5:
                lines[at : at + 1] = [line[:cut], line[cut:]]
            case 6:
                lines = wrapped(lines, chance.randrange(20, 130))
            case 7:
                lines = [" ".join(lines)]
            case 8:
                lines[at] = line.replace(":", chance.choice(COLONS), 1)
            case 9:
                lines += chance.choice(texts).decode("utf-8", "surrogateescape").split("\n")
            case 10:
                lines[at] = line[: LARGEST // 40] * chance.randrange(2, 40)
        lines = lines or [""]
    raw = bytearray("\n".join(lines).encode("utf-8", "surrogateescape"))
    for _ in range(chance.choice((0, 0, 0, 1, 4))):
        at = chance.randrange(len(raw) + 1)
        raw[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
    return bytes(raw[:LARGEST])


def slowest(part: int, number: int) -> tuple[float, int]:
    """Hold every law for so many mutants; return the longest time, and the most memory of the process."""
    texts = [seed.encode() for seed in SEEDS]
    texts += [path.read_bytes() for path in sorted(FIXTURES.glob("*.txt"))]
    chance = random.Random(part)
    longest = 0.0
    for _ in range(number):
        raw = mutant(chance, texts)
        began = time.process_time()
        properties.check(raw)
        longest = max(longest, time.process_time() - began)
    return longest, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_captures_are_read_or_refused(part: int) -> None:
    with processes.fresh() as pool:
        longest, most = pool.submit(slowest, part, count("captures") // PARTS).result()
    assert longest < SECONDS
    assert most < MEGABYTES
