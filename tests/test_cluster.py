"""A build on a Dask cluster: the same bytes; and what keeps a cluster from building, in one sentence."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import socket

import pytest
from distributed import LocalCluster

from site_builder import __main__, build, cluster, config
from site_builder.config import Config
from site_builder.diagnostics import EnvironmentFault, Report
from site_builder.spread import Part
from site_builder.unchanged import code
from tests import building

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Give the address of a cluster of two processes of this machine."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as local:
        yield local.scheduler_address.removeprefix("tcp://")


@pytest.fixture
def nobody() -> Iterator[str]:
    """Give an address that nobody else takes, and nobody listens at."""
    with closing(socket()) as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{bound.getsockname()[1]}"


def halves(numbers: range, part: Part) -> tuple[int, list[float]]:
    return id(numbers), [number / 2 for number in part.taken(numbers)]


def fail(shared: None, part: Part) -> None:
    raise EnvironmentFault("The disk is full.", "Free some space.", full=True)


def test_a_site_is_the_same_on_a_cluster(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("build", "capture", "curate.join", "verify.reading"):
        monkeypatch.setattr(sys.modules[f"site_builder.{module}"], "_FEW", 1)
    trees: list[dict[Path, bytes]] = []
    for executor in ("", address):
        made = Config(
            root=tmp_path,
            seeds=ROOT / "seeds",
            content=ROOT / "content",
            templates=ROOT / "templates",
            static=ROOT / "static",
            output=tmp_path / f"site{len(trees)}",
            cache=tmp_path / ".cache",
            search=False,
            executor=executor,
        )
        build.build(made, Report(), lambda step: None)
        files = (path for path in made.output.rglob("*") if path.is_file())
        trees.append({path.relative_to(made.output): path.read_bytes() for path in files})
    assert trees[0] == trees[1]


def test_each_worker_has_a_part_and_a_fault_comes_out_as_it_was(address: str, tmp_path: Path) -> None:
    with cluster.crew(address, [tmp_path]) as crew:
        assert crew.jobs == 2
        assert [found for _, found in crew.done(halves, range(5))] == [[0, 1, 2], [0.5, 1.5]]
        with pytest.raises(EnvironmentFault) as raised:
            crew.done(fail, None)
    assert (raised.value.message, raised.value.full) == ("The disk is full.", True)


def test_workers_that_see_another_disk_or_have_other_code_are_refused(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    with pytest.raises(EnvironmentFault, match="does not see") as raised, cluster.crew(address, [elsewhere]):
        pass
    assert str(elsewhere) in raised.value.message
    monkeypatch.setattr(code, "running", lambda: "another")
    with pytest.raises(EnvironmentFault, match="runs other code"), cluster.crew(address, [tmp_path]):
        pass


def test_a_cluster_without_workers_is_refused(tmp_path: Path) -> None:
    with LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as local:
        place = local.scheduler_address.removeprefix("tcp://")
        with pytest.raises(EnvironmentFault, match="no workers"), cluster.crew(place, [tmp_path]):
            pass


def test_without_the_library_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EnvironmentFault) as raised, cluster.crew("127.0.0.1:1", []):
        pass
    assert "pip install" in raised.value.hint


def test_where_nobody_answers_the_build_ends_with_one_line_and_a_hint(
    nobody: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    building.link(tmp_path)
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    assert __main__.main(["build", "-q", "--root", str(tmp_path), "--executor", f"dask://{nobody}"]) == 3
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        f"No scheduler of Dask answers at {nobody}.",
        "    hint: Start one there: dask scheduler",
    ]


@pytest.mark.parametrize(
    "said",
    [
        *("dask", "127.0.0.1:8786", "tcp://127.0.0.1:8786", "dask://", "dask://host", "dask://host:0"),
        *("dask://host:x", "dask://host:99999", "dask://host:1/a", "dask://host:1?a", "dask://me@host:1"),
        *("dask://[:1", "dask://host:1 "),
    ],
)
def test_an_address_of_another_form_is_refused(said: str) -> None:
    report = Report()
    assert not config.from_environment({"executor": said}, report, needs=(), environment={}).executor
    assert [found.rule for found in report] == [config.BAD_SETTING]


@pytest.mark.parametrize("place", ["127.0.0.1:8786", "[::1]:8786", "scheduler.example:80"])
def test_an_address_is_a_host_and_a_port(place: str) -> None:
    report = Report()
    variable = {"SITE_BUILDER_EXECUTOR": f"dask://{place}"}
    assert config.from_environment({}, report, needs=(), environment=variable).executor == place
    assert not report.diagnostics
