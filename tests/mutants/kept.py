"""What earlier runs found, in and out: what tests reach, and, of a run that was broken off, verdicts."""

import hashlib
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.mutants.reach import Reach
from tests.mutants.trial import Verdict

_OURS = Path("tests/mutants")


def digest(root: Path, *, with_tests: bool) -> str:
    """Return a digest of all files but the docs; without tests, of all that they are measured with."""
    found = hashlib.sha256()
    for path in sorted(_files(root)):
        name = path.relative_to(root)
        is_test = name.name.startswith("test_") or (name.parent == _OURS and name.name != "reach.py")
        if with_tests or not is_test:
            content = str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
            found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        name = path.relative_to(root)
        is_doc = name.parts[0] == "docs" or (name.suffix == ".md" and len(name.parts) == 1)
        if (path.is_symlink() or path.is_file()) and "__pycache__" not in name.parts and not is_doc:
            yield path


class Reaches:
    """Reaches, each in a file that is named by the digest of what it was found in."""

    def __init__(self, folder: Path, root: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._folder, self._root = folder, root
        self._shared = digest(root, with_tests=False)

    def has(self, file: str) -> bool:
        return self._place(file).exists()

    def put(self, file: str, reach: Reach | None) -> None:
        self._place(file).write_bytes(pickle.dumps(reach))

    def get(self, file: str) -> Reach | None:
        found: Reach | None = pickle.loads(self._place(file).read_bytes())
        return found

    def keep(self, files: Sequence[str]) -> None:
        """Take away all others."""
        ours = set(map(self._place, files))
        for place in self._folder.iterdir():
            if place not in ours:
                place.unlink()

    def _place(self, file: str) -> Path:
        key = hashlib.sha256(self._shared.encode() + (self._root / file).read_bytes()).hexdigest()
        return self._folder / f"{key[:32]}.pickle"


class Verdicts:
    """Verdicts by the mutant, written down as they are found. Those of another state of the files are not
    read, unless only survivors are to be tried again."""

    def __init__(self, place: Path, state: str, *, survivors: bool) -> None:
        self._place = place
        lines = place.read_text("utf-8").splitlines() if place.exists() else []
        known = [json.loads(line) for line in lines]
        self.found: dict[str, Verdict] = {}
        if known and (survivors or known[0]["state"] == state):
            self.found = {each.pop("id"): Verdict(**each) for each in known[1:]}
        if survivors:
            self.found = {mutant: verdict for mutant, verdict in self.found.items() if verdict.killed_by}
            state = "several"
        self._write({"state": state}, "w")
        for mutant, verdict in self.found.items():
            self._write({"id": mutant, **asdict(verdict)}, "a")

    def put(self, mutant: str, verdict: Verdict) -> None:
        self.found[mutant] = verdict
        self._write({"id": mutant, **asdict(verdict)}, "a")

    def _write(self, words: Mapping[str, object], mode: str) -> None:
        with self._place.open(mode, encoding="utf-8") as file:
            file.write(json.dumps(words) + "\n")
