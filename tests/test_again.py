"""A build that would make what stands there does nothing; whatever may have changed, it is made anew."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder import again, build, stage, unchanged
from site_builder.config import SOURCES, Config
from site_builder.diagnostics import BuildFailed, Location, Report, Rule, Severity
from site_builder.model import Artifact
from site_builder.progress import Progress
from site_builder.unchanged import Outcome, code, sources
from tests.building import ROOT

WARNING = Rule(code="U999", name="odd", severity=Severity.WARNING)


@dataclass
class Builds:
    """What stands for the pipeline: a site of two files, made of the sources, and a warning."""

    number: int = 0
    meanwhile: Callable[[], object] = lambda: None

    def __call__(self, config: Config, report: Report, progress: Progress) -> Outcome:
        self.number += 1
        report.add(
            WARNING, Location(path="content/site.yaml", line=2, excerpt="a: b"), "Odd.", hint="mend it"
        )
        words = "".join(sorted(path.read_text() for path in config.seeds.glob("*.txt")))
        artifacts = [
            Artifact(path="index.html", content=words.encode()),
            Artifact(path="a/b/index.html", content=config.base_url.encode()),
        ]
        with stage.staged(config.output, artifacts, report) as staged:
            self.meanwhile()
        return Outcome(
            briefings=1,
            exchanges=2,
            pages=3,
            changed=staged.changed,
            unchanged=staged.unchanged,
            base_url=config.base_url,
            manifest=staged.manifest,
        )


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    made = Builds()
    monkeypatch.setattr(build, "build", made)
    return made


@pytest.fixture(params=["young", "old"])
def config(
    tmp_path: Path, builds: Builds, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Config:
    """Return the settings of a site that was built once, from sources that were saved just before, or not."""
    for name in SOURCES:
        (tmp_path / name).mkdir()
        for file in ("one.txt", "two.txt"):
            (tmp_path / name / file).write_text(f"{name} {file}")
    (tmp_path / "seeds" / "originals").mkdir()
    (tmp_path / "seeds" / "linked.txt").symlink_to("one.txt")
    settings = Config(
        root=tmp_path,
        seeds=tmp_path / "seeds",
        content=tmp_path / "content",
        templates=tmp_path / "templates",
        static=tmp_path / "static",
        output=tmp_path / "site",
        cache=tmp_path / ".cache",
    )
    if request.param == "old":  # the kernel's own date of a file cannot be set
        monkeypatch.setattr(sources, "_YOUNG", -(10**20))
    run(settings)
    assert builds.number == 1
    return settings


def run(config: Config) -> tuple[Outcome, Report]:
    report = Report(strict=config.strict)
    return again.build(config, report, lambda stage: None), report


def standing(folder: Path) -> dict[str, tuple[int, int, int]]:
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.stat().st_ctime_ns)
        for path in folder.rglob("*")
    }


def test_where_nothing_changed_nothing_is_made_and_the_same_is_told(config: Config, builds: Builds) -> None:
    site = standing(config.output)
    for _ in range(3):
        outcome, report = run(config)
        assert (outcome.pages, outcome.exchanges, outcome.changed, outcome.unchanged) == (3, 2, 0, 2)
        (warning,) = report
        assert (warning.rule, warning.message, warning.hint) == (WARNING, "Odd.", "mend it")
        assert (warning.location.line, warning.excerpt) == (2, "a: b")
    assert builds.number == 1
    assert standing(config.output) == site


def test_where_nothing_changed_a_check_tells_what_it_would_have_found(config: Config, builds: Builds) -> None:
    shutil.rmtree(config.output)
    report = Report()
    outcome = again.check(config, report, lambda stage: None)
    assert (outcome.changed, outcome.unchanged, report.count(Severity.WARNING)) == (2, 0, 1)
    assert builds.number == 1


def _touch(config: Config) -> None:
    os.utime(config.seeds / "one.txt", (1, 1))


def _write_the_same(config: Config) -> None:
    path = config.content / "one.txt"
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)


def _edit_and_revert(config: Config) -> None:
    path = config.static / "two.txt"
    content = path.read_bytes()
    path.write_bytes(b"another")
    path.write_bytes(content)


@pytest.mark.parametrize("act", [_touch, _write_the_same, _edit_and_revert])
def test_where_the_bytes_are_the_same_nothing_is_made(
    config: Config, builds: Builds, act: Callable[[Config], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    act(config)
    run(config)
    # It was noted, so that the next one need not read: where it may not, it gives the same answer.
    if sources._YOUNG < 0:
        monkeypatch.setattr(sources, "_digest", lambda path: pytest.fail(f"{path} is read"))
    run(config)
    assert builds.number == 1


def _edit(config: Config) -> None:
    (config.seeds / "one.txt").write_text("seeds one.txt, and more")


def _edit_secretly(config: Config) -> None:
    """Change a letter; size and date stay, as when a tool sets them."""
    path = config.templates / "two.txt"
    dates = path.stat()
    path.write_text("templates TWO.txt")
    os.utime(path, ns=(dates.st_atime_ns, dates.st_mtime_ns))


def _swap(config: Config) -> None:
    one, two = config.content / "one.txt", config.content / "two.txt"
    one.rename(config.content / "between")
    two.rename(one)
    (config.content / "between").rename(two)


@pytest.mark.parametrize(
    "act",
    [
        _edit,
        _edit_secretly,
        _swap,
        lambda config: (config.content / ".hidden").write_text(""),
        lambda config: (config.seeds / "originals" / "page.html").write_text(""),
        lambda config: (config.content / "empty").mkdir(),
        lambda config: (config.static / "one.txt").unlink(),
        lambda config: (config.static / "one.txt").rename(config.static / "three.txt"),
        lambda config: shutil.rmtree(config.content),
        lambda config: (config.seeds / "linked.txt").unlink(),
        lambda config: (config.seeds / "two.txt").replace(config.seeds / "linked.txt"),
        lambda config: (config.templates / "circle").symlink_to("circle"),
        lambda config: os.mkfifo(config.seeds / "pipe"),
    ],
)
def test_a_change_of_the_sources_is_seen(
    config: Config, builds: Builds, act: Callable[[Config], None]
) -> None:
    act(config)
    run(config)
    assert builds.number == 2


def test_a_link_is_looked_at_and_what_it_leads_to_outside_is_not(
    config: Config, builds: Builds, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "page.html").write_text("one")
    (config.templates / "outside").symlink_to(outside)
    run(config)
    assert builds.number == 2
    run(config)
    assert builds.number == 2
    (outside / "page.html").write_text("two")  # which no reader follows
    run(config)
    assert builds.number == 2
    (config.templates / "outside").unlink()
    run(config)
    assert builds.number == 3


@pytest.mark.parametrize(
    "act",
    [
        lambda site: (site / "index.html").write_text("seeds one.txtseeds one.txtseeds two.tx?"),
        lambda site: (site / "index.html").chmod(0o600),
        lambda site: (site / "index.html").unlink(),
        lambda site: (site / "a" / "b" / "more.html").write_text(""),
        lambda site: (site / "a" / "more").mkdir(),
        lambda site: (site / "data" / "manifest-sha256.txt").write_text(""),
        lambda site: shutil.copytree(site, site.with_name("copy")) and site.rename(site.with_name("x")),
        lambda site: site.with_name(".site.lock").write_text("1"),
        lambda site: site.with_name(".site.old").mkdir(),
    ],
)
def test_a_site_that_somebody_touched_is_made_anew(
    config: Config, builds: Builds, act: Callable[[Path], object]
) -> None:
    act(config.output)
    run_anyhow(config)
    assert builds.number == 2


def test_a_page_that_was_edited_in_place_does_not_stay(config: Config, builds: Builds) -> None:
    page = config.output / "index.html"
    whole, before = page.read_bytes(), page.stat()
    page.write_bytes(whole.upper())
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    outcome, _ = run(config)
    assert (page.read_bytes(), outcome.changed) == (whole, 1)
    outcome, _ = run(config)
    assert (builds.number, outcome.changed) == (2, 0)


def run_anyhow(config: Config) -> None:
    with suppress(stage.EnvironmentFault):  # the build refuses some of what it finds there
        run(config)


@pytest.mark.parametrize(
    "setting", [{"base_url": "https://e.example/"}, {"preview": True}, {"search": False}]
)
def test_other_settings_are_another_build(config: Config, builds: Builds, setting: dict[str, object]) -> None:
    run(replace(config, **setting))  # type: ignore[arg-type]
    assert builds.number == 2


def test_settings_that_change_no_byte_do_not_count(config: Config, builds: Builds) -> None:
    run(replace(config, jobs=7, port=1))
    assert builds.number == 1


def test_warnings_that_forbid_publication_still_do(config: Config, builds: Builds) -> None:
    with pytest.raises(BuildFailed):
        run(replace(config, strict=True))
    run(config)
    assert builds.number == 2, "the site that stands is still that of these settings"


def test_other_code_is_another_build(config: Config, builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "running", lambda: "other")
    run(config)
    assert builds.number == 2


def test_code_is_every_file_and_every_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    shutil.copytree(ROOT / "site_builder" / "unchanged", package / "unchanged")
    monkeypatch.setattr(code, "_PACKAGE", package)
    monkeypatch.syspath_prepend(tmp_path / "libraries")
    seen = {code.standing()}
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_text("")
    assert code.standing() in seen
    (package / "unchanged" / "table.json").write_text("{}")
    seen.add(code.standing())
    (package / "unchanged" / "table.json").rename(package / "table.json")
    seen.add(code.standing())
    (tmp_path / "libraries" / "jinja2-9.dist-info").mkdir(parents=True)
    seen.add(code.standing())
    assert len(seen) == 4


@pytest.mark.parametrize("meanwhile", ["source", "code"])
def test_what_changed_while_it_was_built_is_built_again(
    config: Config, builds: Builds, meanwhile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(config)
    if meanwhile == "source":
        builds.meanwhile = lambda: (config.seeds / "one.txt").write_text("seeds ONE.txt, and more")
    else:
        builds.meanwhile = lambda: monkeypatch.setattr(code, "standing", lambda: "saved meanwhile")
    run(config)
    builds.meanwhile = lambda: None
    run(config)
    assert builds.number == 3


def test_another_site_that_was_published_meanwhile_is_not_taken_for_ours(
    config: Config, builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = stage.alone

    def publish(output: Path) -> object:
        with stage.staged(output, [Artifact(path="index.html", content=b"other")], Report()):
            pass
        return alone(output)

    _edit(config)
    monkeypatch.setattr(stage, "alone", publish)
    run(config)
    run(config)
    assert builds.number == 3


def _sealed(content: bytes) -> Callable[[str], bytes]:
    """Return the content, under a seal that holds."""
    return lambda key: sha256(key.encode() + content).digest() + content


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: kept[:40],
        lambda kept: kept[:-1],
        lambda kept: kept.replace(b"Odd.", b"Od"),
        lambda kept: sha256(kept[32:]).digest() + kept[32:],
        lambda kept: _sealed(b"[]"),
        lambda kept: _sealed(b"{}"),
        lambda kept: _sealed(b"\xff"),
        lambda kept: _sealed(kept[32:].replace(b'"began"', b'"begun"')),
        lambda kept: _sealed(kept[32:].replace(b'"severity":"warning"', b'"severity":"odd"')),
    ],
)
def test_a_record_that_is_damaged_is_as_good_as_none(
    config: Config, builds: Builds, damage: Callable[[bytes], bytes]
) -> None:
    (path,) = (config.cache / unchanged.FOLDER).iterdir()
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged if isinstance(damaged, bytes) else damaged(path.name))
    run(config)
    run(config)
    assert builds.number == 2


def test_a_record_of_somebody_else_is_as_good_as_none(
    config: Config, builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    run(config)
    assert builds.number == 2


def test_a_record_that_cannot_be_kept_stops_no_build(config: Config, builds: Builds) -> None:
    _edit(config)
    shutil.rmtree(config.cache)
    config.cache.write_text("a file")
    outcome, _ = run(config)
    assert (builds.number, outcome.changed) == (2, 1)


def test_a_failed_build_leaves_the_record_of_what_stands(config: Config, builds: Builds) -> None:
    def fail() -> None:
        raise BuildFailed

    builds.meanwhile = fail
    before = (config.seeds / "one.txt").read_bytes()
    _edit(config)
    with pytest.raises(BuildFailed):
        run(config)
    (config.seeds / "one.txt").write_bytes(before)
    run(config)
    assert builds.number == 2


def test_each_output_has_its_record(config: Config, builds: Builds) -> None:
    other = replace(config, output=config.root / "other")
    run(other)
    run(config)
    run(other)
    assert builds.number == 2


def test_what_is_forgotten_is_made_anew(config: Config, builds: Builds) -> None:
    stage.forget(config.output, config.cache)
    run(config)
    assert builds.number == 2


def test_to_see_that_nothing_changed_takes_nothing_of_the_pipeline(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "diagnostics" / "_base", tmp_path, dirs_exist_ok=True)
    for name in ("templates", "static"):
        (tmp_path / name).symlink_to(ROOT / name)
    program = """
import sys
from site_builder.__main__ import main
from site_builder.unchanged import sources
sources._YOUNG = -(10**20)  # sources that were saved just now are read, and the record made anew
code = main(sys.argv[1:])
own = sorted(name.split(".")[1] for name in sys.modules if name.startswith("site_builder."))
print(code, *sorted({*own, *({"jinja2", "yaml", "PIL", "rich.progress"} & sys.modules.keys())}))
"""
    line = [sys.executable, "-c", program, "build", "--no-search", "--root", str(tmp_path)]
    first, second = (
        subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(2)
    )
    assert "capture" in first
    assert second.split() == [
        "0",
        "__main__",
        "again",
        "config",
        "console",
        "cycles",
        "diagnostics",
        "options",
        "progress",
        "unchanged",
    ]
