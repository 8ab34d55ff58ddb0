"""`doctor` says what is here: versions, settings and their origins, what is missing, memory, hosts."""

import json
import os
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from site_builder import doctor, hosting, options
from site_builder.hosting import LIMITS, MIB, Measure
from tests.building import ROOT, command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "edition"
    shutil.copytree(ROOT / "tests" / "diagnostics" / "_base", made)
    for name in ("templates", "static"):
        (made / name).symlink_to(ROOT / name)
    return made


def found(root: Path, *given: str, code: int = 0, **variables: str) -> dict[str, Any]:
    done = command("doctor", root, "--format", "json", *given, cwd=ROOT, **variables)
    assert done.returncode == code, done.stdout + done.stderr
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def test_each_setting_says_where_it_came_from(root: Path) -> None:
    settings = found(
        root,
        *("--jobs", "1", "--strict"),
        SITE_BUILDER_JOBS="3",
        SITE_BUILDER_NO_SEARCH="1",
        SITE_BUILDER_PORT="8123",
    )["settings"]
    told = {each["name"]: (each["value"], each["origin"]) for each in settings}
    assert list(told) == [option.removeprefix("--") for option in options.SETTINGS]
    assert told["root"] == (str(root), "--root")
    assert told["seeds"] == (str(root / "seeds"), "default")
    assert told["jobs"] == ("1", "--jobs")
    assert told["strict"] == ("yes", "--strict")
    assert told["port"] == ("8123", "SITE_BUILDER_PORT")
    assert told["no-search"] == ("yes", "SITE_BUILDER_NO_SEARCH")
    assert told["host"] == ("127.0.0.1", "default")
    assert told["base-url"] == ("https://record.example/", "content/site.yaml")
    given = found(root, "--base-url", "https://a.example/")["settings"]
    assert {"name": "base-url", "value": "https://a.example/", "origin": "--base-url"} in given
    (root / "content/site.yaml").unlink()
    assert {"name": "base-url", "value": "http://127.0.0.1:8000/", "origin": "default"} in found(root)[
        "settings"
    ]


def test_versions_are_those_of_the_libraries(root: Path) -> None:
    versions = found(root)["versions"]
    assert set(doctor.LIBRARIES) < set(versions)
    assert all(re.match(r"\d+\.", versions[name]) for name in ("Python", "SQLite", *doctor.LIBRARIES))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {Requirement(line).name for line in project["dependencies"]}
    assert set(doctor.LIBRARIES) - asked == {"pagefind_bin"}  # which "pagefind[bin]" brings
    assert set(doctor.OPTIONAL) == {
        Requirement(line).name for line in project["optional-dependencies"]["parquet"]
    }


def test_without_pagefind_it_ends_in_three(root: Path, tmp_path: Path) -> None:
    """A module that stands before the true one has no program, as where no wheel fits the machine."""
    without = tmp_path / "without"
    without.mkdir()
    (without / "pagefind_bin.py").write_text("def get_executable():\n    raise FileNotFoundError\n", "utf-8")
    path = os.pathsep.join((str(without), str(ROOT)))
    assert found(root, code=3, PYTHONPATH=path)["missing"] == ["Pagefind"]
    done = command("doctor", root, PYTHONPATH=path)
    assert done.returncode == 3
    assert re.search(r"^    Pagefind +MISSING: Install it with", done.stdout, re.MULTILINE)
    assert "Pagefind is missing." in done.stderr
    assert found(root, "--no-search", PYTHONPATH=path)["missing"] == []


def test_a_folder_that_is_not_there_is_missing(root: Path) -> None:
    (root / "templates").unlink()
    assert found(root, code=3)["missing"] == ["templates/"]


def test_memory_follows_the_captures(root: Path) -> None:
    (seed,) = (root / "seeds").iterdir()
    size = seed.stat().st_size
    memory = found(root)["memory"]
    assert (memory["captures"], memory["captures_bytes"]) == (1, size)
    shutil.copy(seed, root / "seeds/001_again.txt")
    more = found(root)["memory"]
    assert (more["captures"], more["build"] - memory["build"]) == (2, doctor.BUILD_A_BYTE * size)
    assert found(root, "--no-search")["memory"]["indexing"] == 0


def test_hosts_are_held_against_the_published_site(root: Path) -> None:
    assert found(root)["site"] is None
    assert "No site is published yet" in command("doctor", root).stdout
    (root / "site/data").mkdir(parents=True)
    (root / "site/index.html").write_bytes(b"a" * 10)
    with (root / "site/data/corpus.sqlite").open("wb") as file:
        file.truncate(25 * MIB)
    assert all(each["fits"] for each in found(root)["hosts"])
    with (root / "site/data/corpus.sqlite").open("ab") as file:
        file.truncate(25 * MIB + 1)
    told = found(root)
    assert told["site"]["file"] == "data/corpus.sqlite"
    assert (told["site"]["files"], told["site"]["total"]) == (2, 25 * MIB + 11)
    assert [(each["host"], each["found"]) for each in told["hosts"] if not each["fits"]] == [
        ("Cloudflare Pages", 25 * MIB + 1)
    ]
    done = command("doctor", root)
    assert done.returncode == 0
    (line,) = [line for line in done.stdout.splitlines() if "WOULD BE REFUSED" in line]
    assert line.startswith("    Cloudflare Pages  ")


def test_doctor_writes_nothing(root: Path) -> None:
    before = sorted(root.rglob("*"))
    found(root)
    assert sorted(root.rglob("*")) == before


def test_folders_are_counted_with_those_that_hold_only_folders() -> None:
    size = hosting.size([("a/b/c/1", 5), ("a/b/c/2", 7), ("a/d/3", 1), ("a/e", 1), ("top", 2)])
    assert (size.files, size.total, size.file) == (5, 16, "a/b/c/2")
    assert (size.folder, size.entries, size.folder_files) == ("a", 3, 2)
    empty = hosting.size([])
    assert (empty.files, empty.entries, empty.file) == (0, 0, "")


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.host}-{limit.measure}")
def test_a_host_refuses_one_more_than_it_allows(limit: hosting.Limit) -> None:
    assert limit.source.startswith("https://")
    many = limit.measure in (Measure.FILES, Measure.FOLDER)

    def fits(number: int) -> bool:
        site = hosting.size((f"a/{n}", 1) for n in range(number)) if many else hosting.size([("a", number)])
        return next(each.fits for each in hosting.verdicts(site) if each.limit == limit)

    assert fits(limit.most)
    assert not fits(limit.most + 1)
