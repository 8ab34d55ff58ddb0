"""What the builder is made of, and what a build does on a machine: no socket, no program but Pagefind's."""

import re
import tomllib
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest

from site_builder.stage import indexing
from tests.building import ROOT
from tests.trust import processes
from tests.trust.editions import lay
from tests.trust.watched import strangers, watched_build

LICENCES = ROOT / "docs" / "licences.md"


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_a_build_opens_no_socket_and_starts_pagefind_alone(jobs: str, tmp_path: Path) -> None:
    root = lay(tmp_path / "edition")
    with processes.fresh() as pool:
        found = pool.submit(watched_build, root, {"jobs": jobs}).result()
    assert found.outcome.code == 0
    assert found.connected == frozenset()
    assert {str(Path(each)) for each in found.started} == {str(indexing.program())}
    assert indexing.program().is_absolute()
    assert strangers(found, root) == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock", "requirements-fuzz.lock"])
def test_every_locked_package_has_hashes(lock: str) -> None:
    entries = re.split(r"(?m)^(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"))
    packages = [entry for entry in entries if re.match(r"[a-z0-9][a-z0-9._\[\]-]*==", entry)]
    assert len(packages) >= 20
    for entry in packages:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]
    assert "://" not in "".join(line for line in "".join(packages).splitlines(True) if "#" not in line)


def locked() -> dict[str, str]:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return dict(re.findall(r"(?m)^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,]+\])?==([^ ;\\]+)", text))


def licence(name: str) -> str:
    """Return what a distribution says of its licence, in one line."""
    about = distribution(name).metadata
    if "License-Expression" in about:
        return about["License-Expression"]
    classes = [
        each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or () if "License ::" in each
    ]
    return " / ".join(sorted(classes)) or about["License"].split("\n")[0]


def listed() -> dict[str, str]:
    rows = re.findall(r"(?m)^\| ([a-z0-9._-]+) \| ([^|]+) \|$", LICENCES.read_text("utf-8"))
    return {name: said.strip() for name, said in rows if name != "package"}


def test_the_licence_of_every_locked_package_is_listed(update_golden: bool) -> None:
    """docs/licences.md has what the installed packages say of themselves, and nothing that is not locked."""
    installed = {each.metadata["Name"].lower().replace("_", "-") for each in distributions()}
    expected = {name: licence(name) for name in locked() if name in installed}
    if update_golden:
        head = LICENCES.read_text("utf-8").partition("| package |")[0]
        rows = {name: expected.get(name) or listed().get(name, "") for name in sorted(locked())}
        table = "".join(f"| {name} | {said} |\n" for name, said in rows.items())
        LICENCES.write_text(f"{head}| package | licence |\n|---|---|\n{table}", "utf-8")
    assert {name: listed().get(name) for name in expected} == expected
    assert listed().keys() == locked().keys()
    assert all(listed().values())


def test_what_is_imported_is_declared() -> None:
    """Locked are those of pyproject.toml and what those need; nothing else is installed for a build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.match(r"[a-z0-9-]+", each.lower())[0] for each in project["dependencies"]}  # type: ignore[index]
    assert declared <= locked().keys()
