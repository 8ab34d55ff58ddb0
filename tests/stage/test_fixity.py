"""A copy of a site against its manifest: in a folder, and at an address."""

import hashlib
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn
from urllib.request import Request

import pytest

from site_builder import stage
from site_builder.__main__ import main
from site_builder.stage import manifest
from tests.browser.host import serving

Run = Callable[[object], tuple[int, str, str]]

FILES = {
    "index.html": b"<p>Home</p>",
    "404.html": b"<p>None</p>",
    "_redirects": b"",
    "topics/index.html": b"<p>Topics</p>",
    "data/seeds/a b.txt": b"Q: Why?\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in FILES.items()}
    (tmp_path / manifest.PATH).write_bytes(manifest.render(digests))
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Return the command, which answers with its exit code and what it printed and said."""
    before = signal.getsignal(signal.SIGTERM)

    def verify(site: object) -> tuple[int, str, str]:
        code = main(["verify", str(site)])
        return code, *capsys.readouterr()

    yield verify
    signal.signal(signal.SIGTERM, before)


def spoil(site: Path) -> None:
    (site / "topics/index.html").write_bytes(b"<p>Tropics</p>")
    (site / "data/seeds/a b.txt").unlink()
    (site / "data/new.txt").write_bytes(b"")


def test_a_whole_copy_is_whole(site: Path, run: Run) -> None:
    assert run(site) == (0, "", "5 ok, 0 changed, 0 missing, 0 unexpected.\n")


def test_what_differs_is_named(site: Path, run: Run) -> None:
    spoil(site)
    code, printed, said = run(site)
    assert code == 1
    assert printed == "changed  topics/index.html\nmissing  data/seeds/a b.txt\nunexpected  data/new.txt\n"
    assert said == "3 ok, 1 changed, 1 missing, 1 unexpected.\n"


@pytest.mark.parametrize("name", ["index.html", "data/seeds/a b.txt"])
def test_a_link_in_place_of_a_file_is_not_that_file(site: Path, name: str) -> None:
    (site / name).rename(site.parent / "elsewhere")
    (site / name).symlink_to(site.parent / "elsewhere")
    found = stage.fixity(str(site))
    assert found is not None
    assert found.changed == (name,)


def test_a_folder_without_a_manifest_is_no_site(tmp_path: Path, run: Run) -> None:
    (tmp_path / "index.html").write_bytes(b"")
    code, _, said = run(tmp_path)
    assert code == 2
    assert "has no manifest of a site" in said


def test_a_hosted_copy_is_compared_file_by_file(site: Path) -> None:
    with serving(site, base="/sub") as address:
        whole = stage.fixity(f"{address}/")
        assert whole is not None
        assert (whole.sound, whole.is_whole) == (4, True)  # the host keeps _redirects
        spoil(site)
        spoilt = stage.fixity(address)
    assert spoilt is not None
    assert (spoilt.changed, spoilt.missing, spoilt.unexpected) == (
        ("topics/index.html",),
        ("data/seeds/a b.txt",),
        (),
    )


def test_a_host_that_does_not_answer_is_the_machine_s_fault(site: Path, run: Run) -> None:
    with serving(site) as address:
        pass
    code, printed, said = run(address)
    assert (code, printed) == (3, "")
    assert "cannot be read" in said


def test_a_host_that_keeps_silent_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = []

    def silent(_: Request, timeout: float) -> NoReturn:
        waits.append(timeout)
        raise TimeoutError("timed out")

    monkeypatch.setattr(sys.modules["site_builder.stage.fixity"], "urlopen", silent)
    with pytest.raises(stage.EnvironmentFault, match="cannot be read: timed out"):
        stage.fixity("https://record.example")
    assert [0 < wait <= 60 for wait in waits] == [True]
