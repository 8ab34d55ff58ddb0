"""Seeds are published byte for byte, or not at all."""

from pathlib import Path

import pytest

from site_builder import export
from site_builder.diagnostics import Report, render
from tests import editions, test_diagnostics
from tests.export.conftest import Export

CASE = Path(__file__).parents[1] / "diagnostics" / "E401"


def test_seeds_are_published_byte_for_byte(exported: Export) -> None:
    files = exported()
    assert {f"data/seeds/{name}": content for name, content in editions.SEEDS.items()} == {
        path: content for path, content in files.items() if path.startswith("data/seeds/")
    }


def run(seeds: Path) -> tuple[set[str], str]:
    report = Report()
    artifacts = export.artifacts(
        editions.edition(), paths=(), seeds=seeds, base_url="https://e.org/", preview=False, report=report
    )
    published = {artifact.path for artifact in artifacts if artifact.path.startswith("data/seeds/")}
    return published, "".join(f"{render(found)}\n" for found in report)


def test_seed_that_changed_since_it_was_captured_is_reported(seeds: Path, update_golden: bool) -> None:
    for path in (CASE / "seeds").iterdir():
        (seeds / path.name).write_bytes(path.read_bytes())
    published, printed = run(seeds)
    assert published == {"data/seeds/001_readout.txt"}
    if update_golden:
        (CASE / "expected.txt").write_text(printed, "utf-8")
    assert printed == (CASE / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(editions.SEEDS))
def test_seed_that_is_gone_is_reported(seeds: Path, name: str) -> None:
    (seeds / name).unlink()
    published, printed = run(seeds)
    assert len(published) == 1
    assert f'error[E401 changed-seed] The seed "{name}" can no longer be read' in printed


@pytest.mark.parametrize("name", ["Nov 16.txt", "a%20b.txt", "what?#1.txt", "späť.txt"])
def test_a_seed_of_any_name_is_linked_and_published(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    test_diagnostics.lay(test_diagnostics.BASE, tmp_path)
    (tmp_path / "seeds" / "000_base.txt").rename(tmp_path / "seeds" / name)
    witnesses = tmp_path / "content" / "witnesses.yaml"
    witnesses.write_text(witnesses.read_text("utf-8").replace("000_base.txt", name), "utf-8")
    assert test_diagnostics.reported(tmp_path, {}) == ""
