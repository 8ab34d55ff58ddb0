"""Publication: only differences are written, all at once, and nothing of anybody else's is touched."""

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.diagnostics import NOWHERE, BuildFailed, Report, Rule, Severity
from site_builder.stage import EnvironmentFault, clean, files, forget, published, staged, write_lock
from site_builder.stage.desk import Desk
from tests.stage.samples import (
    FIRST,
    MANIFEST,
    SECOND,
    artifacts,
    beside,
    publish,
    standing,
    whole,
)

FAULT = Rule(code="X001", name="fault")
WARNING = Rule(code="X002", name="warning", severity=Severity.WARNING)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def written(folder: Path) -> tuple[int, int, int]:
    """Return which folder it is and when it was last changed; when it was last read does not matter."""
    status = folder.stat()
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def test_first_publication_holds_the_artifacts_and_the_manifest(output: Path) -> None:
    made = publish(output, FIRST)
    assert standing(output) == whole(FIRST)
    assert (made.changed, made.unchanged) == (len(FIRST), 0)
    assert beside(output) == set()


def test_folders_above_the_output_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "public" / "site", FIRST)
    assert standing(tmp_path / "public" / "site") == whole(FIRST)


def test_an_empty_folder_is_taken(output: Path) -> None:
    output.mkdir()
    publish(output, FIRST)
    assert standing(output) == whole(FIRST)


def test_each_publication_replaces_the_one_before(output: Path) -> None:
    for site in (FIRST, SECOND, FIRST, {}, SECOND, SECOND, FIRST):
        publish(output, site)
        assert standing(output) == whole(site)


def test_only_differences_are_written(output: Path) -> None:
    for site in (FIRST, SECOND, FIRST):  # now the spare holds the second site
        publish(output, site)
    made = publish(output, {**SECOND, "index.html": b"<p>six</p>"})
    assert (made.written, made.kept, made.removed) == (1, len(SECOND) - 1, 0)
    made = publish(output, FIRST)
    assert (made.written, made.kept, made.removed) == (0, len(FIRST), 0)


def test_differences_are_those_that_a_reader_sees(output: Path) -> None:
    publish(output, FIRST)
    made = publish(output, {**FIRST, "index.html": b"new", "terms/index.html": b"t"})
    assert made.differences == ("index.html", "terms/index.html")
    assert (made.changed, made.unchanged) == (2, len(FIRST) - 1)
    made = publish(output, FIRST)
    assert made.differences == ("index.html", "terms/index.html")


def test_equal_content_leaves_the_published_folder_alone(output: Path) -> None:
    publish(output, FIRST)
    before = written(output)
    made = publish(output, FIRST)
    assert made.differences == ()
    assert made.unchanged == len(FIRST)
    assert written(output) == before
    again = publish(output, FIRST)
    assert (again.written, again.removed) == (0, 0)


def test_damage_to_the_published_site_is_mended(output: Path) -> None:
    publish(output, FIRST)
    (output / "index.html").unlink()
    publish(output, FIRST)
    assert standing(output) == whole(FIRST)
    (output / "topics/gaza/index.html").write_bytes(b"cut")
    made = publish(output, FIRST)
    assert standing(output) == whole(FIRST)
    assert (made.differences, made.unchanged) == (("topics/gaza/index.html",), len(FIRST) - 1)


@pytest.mark.parametrize("changed", [{}, {"feed.xml": b"new"}])
@pytest.mark.parametrize("of", ["site", ".site.spare"])
def test_a_file_that_was_edited_in_place_is_mended(of: str, changed: dict[str, bytes], output: Path) -> None:
    """Its size and its date tell nothing; a build that changes nothing else sees it, too."""
    publish(output, SECOND)
    publish(output, FIRST)
    path = output.with_name(of) / "index.html"
    before = path.stat()
    path.write_bytes(path.read_bytes().upper())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    site = {**FIRST, **changed}
    publish(output, site)
    assert standing(output) == whole(site)
    publish(output, site)
    assert standing(output) == whole(site)


@pytest.mark.parametrize(("rule", "strict"), [(FAULT, False), (WARNING, True)])
def test_refusal_leaves_the_old_site(output: Path, rule: Rule, strict: bool) -> None:
    publish(output, FIRST)
    before = written(output)
    report = Report(strict=strict)
    with pytest.raises(BuildFailed), staged(output, artifacts(SECOND), report) as made:
        assert (made.root / "outlets/antara/index.html").read_bytes() == b"<p>antara</p>"
        assert not (made.root / "topics/gaza").is_file()
        report.add(rule, NOWHERE, "It is wrong.")
    assert standing(output) == whole(FIRST)
    assert written(output) == before
    publish(output, SECOND)
    assert standing(output) == whole(SECOND)


def test_a_warning_alone_does_not_refuse(output: Path) -> None:
    report = Report()
    report.add(WARNING, NOWHERE, "It is odd.")
    publish(output, FIRST, report)
    assert standing(output) == whole(FIRST)


def test_an_exception_leaves_the_old_site(output: Path) -> None:
    publish(output, FIRST)
    with pytest.raises(KeyError), staged(output, artifacts(SECOND), Report()):
        raise KeyError
    assert standing(output) == whole(FIRST)
    assert ".site.lock" not in beside(output)


def test_pages_that_no_longer_exist_are_gone_before_the_site_is_verified(output: Path) -> None:
    for site in (FIRST, SECOND):
        publish(output, site)
    with staged(output, artifacts(SECOND), Report()) as made:
        assert not (made.root / "topics/gaza/index.html").exists()


def test_two_files_for_one_path_are_refused(output: Path) -> None:
    publish(output, FIRST)
    report = Report()
    twice = [*artifacts(FIRST), *artifacts({"index.html": b"other"})]
    with pytest.raises(BuildFailed), staged(output, twice, report):
        pass
    assert [(found.rule.code, found.message) for found in report] == [
        ("S601", 'Two files are made for "index.html".')
    ]
    assert standing(output) == whole(FIRST)


def test_no_file_takes_the_place_of_the_manifest(output: Path) -> None:
    report = Report()
    with pytest.raises(BuildFailed):
        publish(output, {MANIFEST: b"mine"}, report)
    assert [found.rule.code for found in report] == ["S601"]


def test_nothing_is_written_outside_the_spare(output: Path) -> None:
    report = Report()
    hostile = {"../out": b"x", str(output.parent / "abs"): b"x", "a/../../out": b"x", "ok": b"x"}
    with pytest.raises(BuildFailed), staged(output, artifacts(hostile), report) as made:
        assert standing(made.root) == {"ok": b"x", MANIFEST: b""}
    assert {found.rule.code for found in report} == {"S602"}
    assert beside(output) == {".site.spare"}


def test_links_in_the_spare_lead_nowhere(output: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"precious")
    spare = tmp_path / ".site.spare"
    (spare / "data").mkdir(parents=True)
    (spare / MANIFEST).touch()
    (spare / "topics").symlink_to(outside)
    (spare / "feed.xml").symlink_to(outside / "index.html")
    (spare / "index.html").hardlink_to(outside / "index.html")
    publish(output, FIRST)
    assert standing(output) == whole(FIRST)
    assert (outside / "index.html").read_bytes() == b"precious"


@pytest.mark.parametrize("name", [".site.spare", ".site.old"])
@pytest.mark.parametrize("published_before", [False, True])
def test_what_somebody_else_has_beside_the_output_is_refused(
    output: Path, name: str, published_before: bool
) -> None:
    if published_before:
        publish(output, FIRST)
    mine = output.with_name(name)
    (mine / "data").mkdir(parents=True)
    (mine / "thesis.txt").write_bytes(b"mine")
    refuses_everything(output, mine)
    assert (mine / "thesis.txt").read_bytes() == b"mine"
    mine.rename(output.with_name("elsewhere"))
    for target in ("elsewhere", "nowhere"):
        mine.symlink_to(target)
        refuses_everything(output, mine)
        assert mine.is_symlink()
        mine.unlink()
    mine.write_bytes(b"a file")
    refuses_everything(output, mine)
    assert mine.read_bytes() == b"a file"
    assert output.exists() == published_before


def refuses_everything(output: Path, mine: Path) -> None:
    before = beside(output)
    acts = (
        lambda: publish(output, SECOND),
        lambda: clean(output),
        lambda: forget(output, output.with_name("cache")),
    )
    for act in acts:
        with pytest.raises(EnvironmentFault, match="was not made by the builder") as fault:
            act()
        assert str(mine) in fault.value.message
        assert "--output" in fault.value.hint
    assert beside(output) == before


def test_a_parked_site_with_a_file_of_somebody_else_is_refused(output: Path) -> None:
    publish(output, FIRST)
    parked = output.with_name(".site.old")
    output.rename(parked)
    (parked / "thesis.txt").write_bytes(b"mine")
    refuses_everything(output, parked)
    (parked / "thesis.txt").unlink()
    publish(output, SECOND)
    assert standing(output) == whole(SECOND)


def test_modes_do_not_follow_the_umask(output: Path) -> None:
    before = os.umask(0o077)
    try:
        for site in (FIRST, SECOND):
            publish(output, site)
    finally:
        os.umask(before)
    assert standing(output) == whole(SECOND)
    assert output.stat().st_mode & 0o777 == 0o755


def test_modes_that_were_changed_are_mended(output: Path) -> None:
    publish(output, FIRST)
    (output / "index.html").chmod(0o600)
    publish(output, FIRST)
    assert standing(output) == whole(FIRST)


# What belongs to others ------------------------------------------------------------------------


def test_a_folder_of_somebody_else_is_refused(output: Path) -> None:
    output.mkdir()
    (output / "thesis.txt").write_text("mine")
    with pytest.raises(EnvironmentFault, match="holds no site of this builder") as fault:
        publish(output, FIRST)
    assert "--output" in fault.value.hint
    assert standing(output) == {"thesis.txt": b"mine"}
    assert beside(output) == set()


def test_a_file_of_somebody_else_in_the_site_is_named(output: Path) -> None:
    publish(output, FIRST)
    (output / ".git").mkdir()
    (output / ".git/HEAD").write_text("ref: main")
    with pytest.raises(EnvironmentFault, match=r'"\.git/HEAD"\.'):
        publish(output, SECOND)
    assert standing(output) == {**whole(FIRST), ".git/HEAD": b"ref: main"}


@pytest.mark.parametrize("text", ["not a manifest\n", "\xff", f"{'0' * 63}  index.html\n"])
def test_a_manifest_that_is_not_ours_does_not_open_the_folder(output: Path, text: str) -> None:
    (output / "data").mkdir(parents=True)
    (output / MANIFEST).write_bytes(text.encode("latin-1"))
    with pytest.raises(EnvironmentFault, match="holds no site of this builder"):
        publish(output, FIRST)


def test_an_output_that_is_a_link_or_a_file_is_refused(output: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    output.symlink_to(tmp_path / "real")
    with pytest.raises(EnvironmentFault, match="a link or a file"):
        publish(output, FIRST)
    output.unlink()
    output.write_text("a file")
    with pytest.raises(EnvironmentFault, match="a link or a file"):
        publish(output, FIRST)
    assert output.read_text() == "a file"


# The lock --------------------------------------------------------------------------------------

HOLDER = (
    "import sys, pathlib\n"
    "from site_builder.stage import lock\n"
    "with lock.take(pathlib.Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


def test_a_living_build_is_respected_and_a_dead_one_is_not(output: Path) -> None:
    publish(output, FIRST)
    path = output.parent / ".site.lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(EnvironmentFault, match=rf"process .*number {holder.pid}\)"):
            publish(output, SECOND)
        with pytest.raises(EnvironmentFault, match="Another process"):
            clean(output)
        assert standing(output) == whole(FIRST)
        holder.kill()
    assert path.exists()
    publish(output, SECOND)
    assert standing(output) == whole(SECOND)
    assert beside(output) == {".site.spare"}


def test_builds_within_one_process_exclude_each_other(output: Path) -> None:
    with (
        staged(output, artifacts(FIRST), Report()),
        pytest.raises(EnvironmentFault, match="Another process"),
    ):
        publish(output, SECOND)
    assert standing(output) == whole(FIRST)


# What the machine refuses ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk quota is used up"),
        (errno.EACCES, "This user may not write here"),
        (errno.EROFS, "The file system is read-only"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_refusal_of_the_machine_is_one_sentence(
    output: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    publish(output, FIRST)

    def refuse(path: Path, content: bytes) -> None:
        if path.name == MANIFEST.rpartition("/")[2]:
            raise OSError(number, os.strerror(number), str(path))
        path.write_bytes(content)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write", refuse)
        with pytest.raises(EnvironmentFault) as fault:
            publish(output, SECOND)
    assert fault.value.message.startswith(f"{says}: ")
    assert fault.value.message.endswith('manifest-sha256.txt".')
    assert fault.value.hint.count(".") == 1
    assert standing(output) == whole(FIRST)
    full = number in {errno.ENOSPC, errno.EDQUOT}
    assert beside(output) == (set() if full else {".site.spare"})
    publish(output, SECOND)
    assert standing(output) == whole(SECOND)


def test_an_artifact_that_cannot_be_read_is_not_called_the_machine(output: Path) -> None:
    with pytest.raises(FileNotFoundError), staged(output, artifacts(FIRST), Report()) as made:
        (made.root / "nothing").read_bytes()


# The search bundle and the site published again ------------------------------------------------


def test_an_adopted_folder_replaces_what_was_there(output: Path, tmp_path: Path) -> None:
    for bundle in ({"a.js": b"a", "index/1": b"1"}, {"a.js": b"a", "index/2": b"2"}, {"a.js": b"b"}):
        folder = tmp_path / "bundle" / str(len(list(tmp_path.glob("bundle/*"))))
        for name, content in bundle.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        with staged(output, artifacts(FIRST), Report()) as made:
            made.adopt(folder, "/pagefind/")
            assert {p.name for p in made.root.glob("pagefind/**/*") if p.is_file()} == {
                Path(name).name for name in bundle
            }
        adopted = {f"pagefind/{name}": content for name, content in bundle.items()}
        assert standing(output) == whole(FIRST | adopted)


def test_a_bundle_that_stays_is_not_written_again(output: Path, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle/pagefind.js").write_bytes(b"search")
    for site in (FIRST, SECOND, FIRST | {"index.html": b"new"}):
        with staged(output, artifacts(site), Report()) as made:
            made.adopt(tmp_path / "bundle", "pagefind")
    assert (made.written, made.kept, made.removed) == (1, len(FIRST), 0)


def test_a_bundle_that_is_not_adopted_again_is_gone(output: Path, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle/pagefind.js").write_bytes(b"search")
    for site in (FIRST, SECOND):
        with staged(output, artifacts(site), Report()) as made:
            made.adopt(tmp_path / "bundle", "pagefind")
    publish(output, FIRST)
    assert standing(output) == whole(FIRST)


def test_an_adopted_file_cannot_take_the_path_of_a_page(output: Path, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle/index.html").write_bytes(b"other")
    report = Report()
    with pytest.raises(BuildFailed), staged(output, artifacts(FIRST), report) as made:
        made.adopt(tmp_path / "bundle", "topics/gaza")
    assert [found.rule.code for found in report] == ["S601"]


def test_a_link_is_not_adopted(output: Path, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle/pagefind.js").symlink_to("/etc/hostname")
    with (
        pytest.raises(EnvironmentFault, match="was not written by the builder"),
        staged(output, artifacts(FIRST), Report()) as made,
    ):
        made.adopt(tmp_path / "bundle", "pagefind")


def test_the_published_pages_can_be_published_again(output: Path, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle/old.js").write_bytes(b"old")
    with staged(output, artifacts(FIRST), Report()) as made:
        made.adopt(tmp_path / "bundle", "pagefind")
    (tmp_path / "bundle/old.js").rename(tmp_path / "bundle/new.js")
    with staged(output, published(output), Report()) as made:
        made.adopt(tmp_path / "bundle", "pagefind")
    assert standing(output) == whole({**FIRST, "pagefind/new.js": b"old"})
    assert made.differences == ("pagefind/new.js", "pagefind/old.js")


def test_forgetting_leaves_the_published_site(output: Path) -> None:
    for site in (FIRST, SECOND):
        publish(output, site)
    cache = output.parent / "cache"
    (cache / "search" / "0123").mkdir(parents=True)
    forget(output, cache)
    assert standing(output) == whole(SECOND)
    assert beside(output) == set()
    forget(output, cache)
    publish(output, SECOND)
    assert standing(output) == whole(SECOND)


def test_forgetting_leaves_what_others_keep_in_the_cache(output: Path) -> None:
    (output.parent / "cache").mkdir()
    (output.parent / "cache" / "mine").touch()
    forget(output, output.parent / "cache")
    assert beside(output) == {"cache"}


def test_a_linked_cache_is_not_followed(output: Path) -> None:
    publish(output, FIRST)
    (output.parent / "mine" / "search").mkdir(parents=True)
    (output.parent / "mine" / "search" / "index").touch()
    cache = output.parent / "cache"
    cache.symlink_to("mine")
    with pytest.raises(EnvironmentFault, match="is a link"):
        forget(output, cache)
    assert (cache / "search" / "index").exists()


def test_where_no_folder_is_none_is_made(tmp_path: Path) -> None:
    root = tmp_path / "no" / "where"
    assert clean(root / "site") == ()
    forget(root / "site", root / ".cache")
    assert list(tmp_path.iterdir()) == []


# The list of pinned addresses ------------------------------------------------------------------


def test_the_pins_are_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "permalinks.lock"
    for text in ("one\n", "two £\n"):
        write_lock(path, text)
        assert path.read_text("utf-8") == text
    monkeypatch.setattr(files, "put", lambda *_: (_ for _ in ()).throw(OSError(errno.EROFS, "read-only")))
    with pytest.raises(EnvironmentFault, match="read-only"):
        write_lock(path, "three")
    assert {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()} == {path.name: "two £\n"}


# clean -----------------------------------------------------------------------------------------


def test_clean_leaves_nothing_of_ours(output: Path) -> None:
    for site in (FIRST, SECOND):
        publish(output, site)
    (output.parent / ".site.lock").touch()
    assert clean(output) == ()
    assert list(output.parent.iterdir()) == []


def test_clean_keeps_and_names_what_others_wrote(output: Path) -> None:
    publish(output, FIRST)
    (output / "topics/taiwan/mine.txt").write_text("mine")
    (output / "empty").mkdir()
    assert clean(output) == ("topics/taiwan/mine.txt",)
    assert sorted(path.relative_to(output).as_posix() for path in output.rglob("*")) == [
        "empty",
        "topics",
        "topics/taiwan",
        "topics/taiwan/mine.txt",
    ]


def test_clean_touches_nothing_without_our_manifest(output: Path) -> None:
    output.mkdir()
    (output / "thesis.txt").write_text("mine")
    assert clean(output) == ("thesis.txt",)
    assert standing(output) == {"thesis.txt": b"mine"}


def test_clean_follows_no_path_out_of_the_site(output: Path, tmp_path: Path) -> None:
    publish(output, FIRST)
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/index.html").write_text("mine")
    manifest = (output / MANIFEST).read_text()
    (output / MANIFEST).write_text(manifest + f"{'0' * 64}  ../precious\n{'0' * 64}  out/index.html\n")
    (output / "out").symlink_to(tmp_path / "outside")
    assert clean(output) == ("out",)
    assert (tmp_path / "precious").read_text() == "mine"
    assert (tmp_path / "outside/index.html").read_text() == "mine"


def test_clean_of_nothing_is_nothing(output: Path) -> None:
    assert clean(output) == ()
    assert list(output.parent.iterdir()) == []


def test_a_disk_that_fails_as_the_last_bytes_reach_it_is_told_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Library:
        def syncfs(self, _: int) -> int:
            ctypes.set_errno(errno.ENOSPC)
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library())
    with pytest.raises(OSError, match="No space") as told:
        files.sync(tmp_path)
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, str(tmp_path))


def test_every_folder_above_a_file_that_another_process_laid_is_needed(tmp_path: Path) -> None:
    desk = Desk(root=tmp_path, standing=files.survey(tmp_path))
    desk.know("briefings/2023-11-16/index.html")
    assert desk.folders == {"briefings", "briefings/2023-11-16"}
