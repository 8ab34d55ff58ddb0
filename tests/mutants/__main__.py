"""Mutation testing of the tests: `make mutants`.

Small changes are made to modules, one at a time, in copies of the checkout; those that no test notices are
listed. docs/adr/0015 says why no ready-made command does it.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.mutants import crew, report
from tests.mutants.ground import Ground, grounds, warm
from tests.mutants.kept import Reaches, Verdicts, digest
from tests.mutants.reach import Reach, reach
from tests.mutants.sample import Mutant, sample
from tests.mutants.trial import Verdict, tried

SOURCES = [f"site_builder/{room}" for room in ("capture", "curate", "stage", "verify")]
# Those that start browsers, servers or many builds take too long; those that read the sources run nothing.
LEFT_OUT = (
    "tests/browser/",
    "tests/mutants/",
    "tests/trust/",
    "tests/verify/test_browser_reads_the_same.py",
    "tests/test_architecture.py",
    "tests/test_benchmarks.py",
    "tests/test_cli.py",
    "tests/test_cluster.py",
    "tests/test_new.py",
    "tests/test_serve.py",
)
SIZE, SEED = 200, 8


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants, say of each what came of it; 1 where too few were killed."""
    given = _parsed(arguments)
    root = given.root.resolve()
    files = [path.relative_to(root).as_posix() for path in sorted((root / "tests").rglob("test_*.py"))]
    files = [file for file in files if not file.startswith(LEFT_OUT)]
    kept = root / ".mutants"
    kept.mkdir(exist_ok=True)
    sys.path.insert(1, str(root))
    warm([*_modules(root, {source.partition("/")[0] for source in given.sources}), *map(_name, files)])
    picked = sample(root, given.sources, size=given.size, seed=given.seed)
    passed = f"{picked.stillborn} passed over that cannot be imported"
    print(f"{len(picked.mutants)} of {picked.changes} changes; {passed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies = grounds(root, Path(folder), given.jobs)
        reaches = _reaches(Reaches(kept / "reaches", copies[0].root), copies, files, given.sources)
        state = f"{digest(copies[0].root, with_tests=True)} {given.size} {given.seed}"
        verdicts = Verdicts(kept / "verdicts.jsonl", state, survivors=given.survivors)
        _try(picked.mutants, copies, reaches, verdicts)
    print()
    for line in report.summary(picked.mutants, verdicts.found, report.reasons()):
        print(line)
    return 0 if report.is_enough(picked.mutants, verdicts.found) else 1


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Try mutants on the tests.")
    parser.add_argument("sources", nargs="*", default=SOURCES, help="folders whose modules are changed")
    parser.add_argument("--root", type=Path, default=Path(), help="the checkout")
    parser.add_argument("--size", type=int, default=SIZE, help="so many mutants")
    parser.add_argument("--seed", type=int, default=SEED, help="another number, other mutants")
    parser.add_argument("--jobs", type=int, default=2, help="at once")
    parser.add_argument(
        "--survivors", action="store_true", help="try those again that survived the last time"
    )
    return parser.parse_args(arguments)


def _modules(root: Path, packages: set[str]) -> list[str]:
    paths = [path for package in sorted(packages) for path in sorted((root / package).rglob("*.py"))]
    return [_name(path.relative_to(root).as_posix()).removesuffix(".__init__") for path in paths]


def _name(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def _reaches(
    known: Reaches, copies: Sequence[Ground], files: Sequence[str], sources: Sequence[str]
) -> Sequence[Reach]:
    """Return what the files of tests reach; say how long each takes, and which are not asked."""

    def work(ground: Ground, file: str) -> Reach | None:
        return reach(ground, file, sources)

    for file, found in crew.done(copies, work, [file for file in files if not known.has(file)]):
        known.put(file, found)
        if found is None:
            print(f"not asked, as it takes too long: {file}", flush=True)
        else:
            print(
                f"read {sum(found.seconds.values()):6.1f} s {len(found.seconds):5} tests {file}", flush=True
            )
    known.keep(files)
    return [found for file in files if (found := known.get(file))]


def _try(
    mutants: Sequence[Mutant], copies: Sequence[Ground], reaches: Sequence[Reach], verdicts: Verdicts
) -> None:
    reasons = report.reasons()

    def work(ground: Ground, mutant: Mutant) -> Verdict:
        return tried(ground, mutant, reaches)

    began = time.perf_counter()
    left = [mutant for mutant in mutants if mutant.id not in verdicts.found]
    for done, (mutant, verdict) in enumerate(crew.done(copies, work, left), 1):
        verdicts.put(mutant.id, verdict)
        spent = time.perf_counter() - began
        print(f"{done:3} of {len(left)}, {spent:5.0f} s  {report.line(mutant, verdict, reasons)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
