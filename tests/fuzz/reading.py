"""Captures that suffer all that captures suffer, made by the fuzzer, in; the first that breaks a law out.

    make fuzz SECONDS=600                      for ten minutes; what breaks a law is kept in .fuzz/
    python tests/fuzz/reading.py .fuzz/FILE    that again

Atheris (https://github.com/google/atheris) follows which lines of the reader a capture reaches, and goes on
from those that reach new ones. It starts from the seeds and the fixtures. The laws are those that hypothesis
holds in the tests: tests/capture/properties.py.
"""

import random
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["site_builder.capture"]):
    from tests.capture import properties

from tests.capture import truth  # noqa: E402
from tests.capture.mutations import COLONS, SCRAPS, wrapped  # noqa: E402

LONGEST = 40_000  # bytes; more lines reach nothing new
SLOWEST = 10  # seconds for one capture


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Do to a capture what mirrors do: to its lines and labels, or, one time in four, to its bytes."""
    chance = random.Random(seed)
    if chance.random() < 0.25:
        return bytes(atheris.Mutate(data, most))
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    at, to = sorted((chance.randrange(len(lines)), chance.randrange(len(lines))))
    cut = chance.randrange(len(lines[at]) + 1)
    match chance.randrange(11):
        case 0:
            del lines[at : at + chance.randrange(1, 6)]
        case 1:
            lines.insert(at, lines[to])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at : to + 1] = [chance.choice(("", " ")).join(lines[at : to + 1])]
        case 4:
            lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
        case 5:
            lines.insert(at, chance.choice(SCRAPS))
        case 6:
            lines[at] = lines[at].replace(":", chance.choice(COLONS), 1)
        case 7:
            lines = [line.replace(": ", chance.choice(COLONS), 1) for line in lines]
        case 8:
            lines[at:to] = wrapped(lines[at:to], chance.randrange(20, 130))
        case 9:
            lines[at] = lines[at][:cut] + chance.choice(SCRAPS) + lines[at][cut:]
        case _:
            lines[at] = lines[at][:cut]
    return "\n".join(lines).encode("utf-8", "surrogateescape")[:most]


def crossed(one: bytes, other: bytes, most: int, seed: int) -> bytes:
    """Put the end of one capture behind the start of another."""
    chance = random.Random(seed)
    lines, others = one.split(b"\n"), other.split(b"\n")
    mixed = lines[: chance.randrange(len(lines) + 1)] + others[chance.randrange(len(others)) :]
    return b"\n".join(mixed)[:most]


def main() -> None:
    files = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    with tempfile.TemporaryDirectory() as corpus:
        if not files:
            for path in sorted((ROOT / "seeds").glob("*.txt")):
                Path(corpus, path.name).write_bytes(path.read_bytes())
            for path in truth.fixtures():
                Path(corpus, path.name).write_bytes(truth.of_fixture(path).raw)
            for place, scrap in enumerate(SCRAPS):
                Path(corpus, f"scrap{place}").write_text(f"{scrap}\nMao Ning: So.\n", "utf-8")
        options = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2000", "-print_final_stats=1"]
        arguments = [sys.argv[0], *options, *sys.argv[1:], *([] if files else [corpus])]
        atheris.Setup(arguments, properties.check, custom_mutator=mutate, custom_crossover=crossed)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
