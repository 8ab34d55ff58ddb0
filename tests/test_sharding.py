"""Shards of a site: merged they are what one build makes; what cannot be merged is refused, and why."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from site_builder import build, sharding
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, Report, render
from site_builder.spread import Part
from tests import building

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "diagnostics"
SHARDS = [Path("shards", str(number)) for number in (1, 2, 3)]


def site(root: Path, name: str = "site") -> Config:
    return Config(
        root=root,
        seeds=root / "seeds",
        content=root / "content",
        templates=ROOT / "templates",
        static=ROOT / "static",
        output=root / name,
        cache=root / ".cache",
        search=False,
    )


def made(config: Config, folder: Path, number: int, of: int) -> None:
    part = Part(number=number - 1, of=of)
    build.shard(replace(config, output=folder.absolute()), part, Report(), lambda step: None)


def merged(config: Config, shards: Sequence[Path]) -> str:
    """Merge, and return what is reported, as the terminal shows it."""
    report = Report()
    try:
        build.merge(config, shards, report, lambda step: None)
    except BuildFailed:
        assert report.refuses
    return "\n\n".join(map(render, report))


def tree(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a small edition, and its three shards."""
    root = tmp_path_factory.mktemp("edition")
    copytree(CASES / "_base", root, dirs_exist_ok=True)
    for number, folder in enumerate(SHARDS, 1):
        (root / folder).parent.mkdir(exist_ok=True)
        made(site(root), root / folder, number, 3)
    return root


@pytest.fixture
def copied(edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of it, which is the working directory."""
    copytree(edition, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_shards_merged_are_the_site(copied: Path) -> None:
    build.build(site(copied, "plain"), Report(), lambda step: None)
    assert merged(site(copied), SHARDS[::-1]) == ""
    assert tree(copied / "site") == tree(copied / "plain")
    pages = [{path for path in tree(folder) if path.suffix == ".html"} for folder in SHARDS]
    assert all(pages)
    assert not pages[0] & pages[1]


def test_processes_make_the_same_shard(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_FEW", 1)
    made(replace(site(copied), jobs=2), Path("again"), 1, 3)
    assert {**tree(Path("again")), Path(sharding.RECORD): b""} == {
        **tree(SHARDS[0]),
        Path(sharding.RECORD): b"",
        Path("data/manifest-sha256.txt"): tree(Path("again"))[Path("data/manifest-sha256.txt")],
    }
    records = [json.loads((folder / sharding.RECORD).read_bytes()) for folder in (SHARDS[0], Path("again"))]
    assert sorted(records[0].pop("indexed")) == sorted(records[1].pop("indexed"))
    assert records[0] == records[1]


def test_where_sources_lie_does_not_matter(copied: Path, edition: Path) -> None:
    assert sharding.sources(site(copied)) == sharding.sources(site(edition))


def test_every_source_and_setting_counts(copied: Path) -> None:
    settings = site(copied)
    found = {sharding.sources(settings)}
    found.add(sharding.sources(replace(settings, base_url="https://other.example/")))
    found.add(sharding.sources(replace(settings, preview=True)))
    for path in ("seeds/000_base.txt", "content/site.yaml"):
        (copied / path).write_bytes((copied / path).read_bytes() + b"\n")
        found.add(sharding.sources(settings))
    (copied / "seeds" / "000_base.txt").rename(copied / "seeds" / "001_base.txt")
    found.add(sharding.sources(settings))
    assert len(found) == 6


def test_a_site_that_cannot_be_merged_stays(copied: Path) -> None:
    merged(site(copied), SHARDS)
    before = tree(copied / "site")
    (copied / "content" / "site.yaml").write_text('title: "Another"\n' + "")
    assert merged(site(copied), SHARDS)
    (SHARDS[1] / "404.html").unlink(missing_ok=True)
    assert tree(copied / "site") == before


def no_shard() -> list[Path]:
    return [*SHARDS, Path("content")]


def altered() -> list[Path]:
    page = next(folder / "index.html" for folder in SHARDS if (folder / "index.html").exists())
    page.write_bytes(page.read_bytes().replace(b"Sample", b"Simple"))
    return SHARDS


def altered_record() -> list[Path]:
    record = SHARDS[0] / sharding.RECORD
    record.write_bytes(record.read_bytes().replace(b'"shard": 1', b'"shard": 2'))
    return SHARDS


def gone() -> list[Path]:
    next(folder / "index.html" for folder in SHARDS if (folder / "index.html").exists()).unlink()
    return SHARDS


def other_sources() -> list[Path]:
    seed = Path("seeds", "000_base.txt")
    seed.write_bytes(seed.read_bytes() + b"\n")
    return SHARDS


def twice() -> list[Path]:
    copytree(SHARDS[1], Path("copy"))
    return [*SHARDS, Path("copy")]


def of_another_division() -> list[Path]:
    made(site(Path.cwd()), Path("half"), 2, 2)
    return [*SHARDS, Path("half")]


def missing() -> list[Path]:
    return SHARDS[:1]


FAULTS: dict[str, tuple[str, Callable[[], list[Path]]]] = {
    "no shard": ("S611", no_shard),
    "altered": ("S612", altered),
    "record": ("S612", altered_record),
    "gone": ("S612", gone),
    "other sources": ("S613", other_sources),
    "twice": ("S614", twice),
    "other division": ("S614", of_another_division),
    "missing": ("S615", missing),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_merged_is_refused(copied: Path, name: str) -> None:
    code, spoil = FAULTS[name]
    found = merged(site(copied), spoil())
    assert f"[{code} " in found
    assert found.count("error[") == (3 if code == "S613" else 1)
    assert not (copied / "site").exists()


@pytest.mark.parametrize("code", sorted({code for code, _ in FAULTS.values()}))
def test_rule_is_reported_as_its_case_says(copied: Path, code: str, update_golden: bool) -> None:
    spoil = next(spoil for each, spoil in FAULTS.values() if each == code)
    found = merged(site(copied), spoil()) + "\n"
    expected = CASES / code / "expected.txt"
    if update_golden:
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"shard": 1}', b'{"shard": "1", "of": 2}', b"\xff"])
def test_a_record_of_another_shape_is_none(copied: Path, content: bytes) -> None:
    record, listed = SHARDS[0] / sharding.RECORD, SHARDS[0] / "data" / "manifest-sha256.txt"
    known = sha256(record.read_bytes()).hexdigest()
    listed.write_text(listed.read_text().replace(known, sha256(content).hexdigest()))
    record.write_bytes(content)
    assert "[S611 " in merged(site(copied), SHARDS)


def test_paths_that_lead_out_of_the_folder_are_refused(copied: Path) -> None:
    Path("outside.html").write_bytes(b"<p>")
    listed = SHARDS[0] / "data" / "manifest-sha256.txt"
    before = listed.read_text()
    (SHARDS[0] / "linked.html").symlink_to(Path("outside.html").absolute())
    for path in ("../../outside.html", "linked.html"):
        listed.write_text(before + f"{sha256(b'<p>').hexdigest()}  {path}\n")
        assert f'[S612 altered-shard] Its manifest names "{path}", which lies' in merged(site(copied), SHARDS)
        assert not Path("site").exists()


def test_commands_make_and_merge_shards(copied: Path) -> None:
    for name in ("templates", "static"):
        (copied / name).symlink_to(ROOT / name)
    refused = building.command("build", copied, "--shard", "1/2")
    assert (refused.returncode, refused.stderr.splitlines()[0]) == (2, "A shard needs a folder of its own.")
    for said in ("0/2", "3/2", "2", "a/b", "1/2/3"):
        assert building.command("build", copied, "--shard", said, "-o", "x").returncode == 2
    for number in (1, 2):
        done = building.command("build", copied, "--shard", f"{number}/2", "-o", str(copied / f"s{number}"))
        assert done.returncode == 0, done.stdout + done.stderr
    shards = [str(copied / "s1"), str(copied / "s2")]
    done = building.command("merge", copied, *shards, "--no-search", cwd=copied)
    assert done.returncode == 0, done.stdout + done.stderr
    rmtree(copied / ".cache")
    assert building.command("build", copied, "--no-search", "-o", str(copied / "plain")).returncode == 0
    assert tree(copied / "site") == tree(copied / "plain")
