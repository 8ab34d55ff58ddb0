"""The command line keeps its promises: what it prints, where, in which form, and the exit code."""

import fcntl
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from site_builder import __main__, build, console
from site_builder.diagnostics import Location, Report, Rule
from site_builder.unchanged import Outcome

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "diagnostics" / "_base"
SEED = "seeds/000_base.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small edition without faults, with a folder of its own."""
    made = tmp_path / "edition"
    shutil.copytree(BASE, made)
    for name in ("templates", "static"):
        (made / name).symlink_to(ROOT / name)
    return made


def command(*given: str) -> list[str]:
    return [sys.executable, "-m", "site_builder", *given]


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    ours = ("SITE_BUILDER_", "CI", "CONTEXT", "NO_COLOR", "FORCE_COLOR", "TERM")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **extra}


def run(root: Path, *given: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*given), cwd=root, env=environment(variables), capture_output=True, text=True, check=False
    )


def spoil(root: Path) -> None:
    with (root / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write('colour: "red"\n')


def published(root: Path, name: str = "site") -> dict[str, bytes]:
    site = root / name
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_build_publishes_the_site(root: Path) -> None:
    done = run(root, "build", "--no-search")
    assert (done.returncode, done.stdout) == (0, "")
    *stages, last = done.stderr.splitlines()
    assert stages == [
        "Reading content",
        "Reading seeds",
        "Joining them",
        "Writing pages",
        "Checking the site",
        "Publishing",
    ]
    assert re.fullmatch(
        r"[0-9]+ pages, [0-9]+ exchanges?, 0 unchanged, 0 warnings, [0-9]+\.[0-9] s, [0-9]+ MB", last
    )
    assert "index.html" in published(root)


def test_a_second_build_changes_nothing(root: Path) -> None:
    run(root, "build", "--no-search")
    before = published(root)
    done = run(root, "build", "--no-search")
    assert published(root) == before
    assert f", {len(before) - 1} unchanged," in done.stderr  # the manifest does not list itself


def test_quiet_prints_nothing_but_faults(root: Path) -> None:
    done = run(root, "build", "--no-search", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_fault_ends_in_one_and_leaves_what_was_published(root: Path) -> None:
    run(root, "build", "--no-search")
    before = published(root)
    spoil(root)
    done = run(root, "build", "--no-search")
    assert done.returncode == 1
    assert re.match(r"content/site\.yaml:[0-9]+:1: error\[U267 unknown-key\] ", done.stdout)
    assert done.stderr.splitlines()[-1].startswith("1 error, 0 warnings, ")
    assert published(root) == before


def test_check_finds_faults_and_publishes_nothing(root: Path) -> None:
    assert run(root, "check", "--no-search").returncode == 0
    spoil(root)
    assert run(root, "check", "--no-search").returncode == 1
    assert not (root / "site").exists()


def test_strict_makes_warnings_forbid(root: Path) -> None:
    (root / "content/permalinks.lock").unlink(missing_ok=True)
    (root / "content/stray.txt").write_text("x", "utf-8")
    assert run(root, "check", "--no-search").returncode == 0
    done = run(root, "check", "--no-search", "--strict")
    assert done.returncode == 1
    assert "warning[" in done.stdout
    assert run(root, "check", "--no-search", SITE_BUILDER_STRICT="1").returncode == 1


def test_faults_as_json(root: Path) -> None:
    spoil(root)
    (found,) = map(json.loads, run(root, "check", "--format", "json").stdout.splitlines())
    assert list(found) == ["code", "name", "severity", "path", "line", "column", "message", "hint"]
    assert (found["code"], found["severity"], found["path"]) == ("U267", "error", "content/site.yaml")


def test_faults_as_workflow_commands(root: Path) -> None:
    spoil(root)
    printed = run(root, "check", "--format", "github").stdout
    assert re.match(r"::error file=content/site\.yaml,line=[0-9]+,col=1,title=U267 unknown-key::.", printed)


def test_workflow_commands_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    rule = Rule(code="X100", name="odd")
    report.add(rule, Location(path="a,b:c"), "100 %\nof it", hint="so: what, then")
    console.show_faults(report, "github")
    assert capsys.readouterr().out == (
        "::error file=a%2Cb%3Ac,title=X100 odd::100 %25%0Aof it%0Ahint: so: what, then\n"
    )


def test_what_would_steer_the_terminal_is_shown_as_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    place = Location(path="seeds/a.txt", line=1, excerpt="\x1b]0;title\x07\x9b31m")
    report.add(Rule(code="X100", name="odd"), place, "Odd.")
    console.show_faults(report, "text")
    assert capsys.readouterr().out == (
        "seeds/a.txt:1: error[X100 odd] Odd.\n     1 | \\x1b]0;title\\x07\\x9b31m\n\n"
    )


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours_are_asked_for(root: Path, variables: dict[str, str], coloured: bool) -> None:
    spoil(root)
    printed = run(root, "check", "--no-search", **variables).stdout
    assert ("\x1b[1;31merror[U267 unknown-key]" in printed) is coloured


@pytest.mark.parametrize(
    ("variables", "barred"), [({}, True), ({"CI": "true"}, False), ({"TERM": "dumb"}, False)]
)
def test_progress_is_a_bar_on_a_terminal(root: Path, variables: dict[str, str], barred: bool) -> None:
    main, other = pty.openpty()
    process = subprocess.Popen(
        command("check", "--no-search"), cwd=root, env=environment(variables), stdout=other, stderr=other
    )
    os.close(other)
    shown = b""
    while chunk := read(main):
        shown += chunk
    os.close(main)
    assert process.wait() == 0
    assert ("\N{BOX DRAWINGS HEAVY HORIZONTAL}".encode() in shown) is barred
    assert (b"\rReading content\r\n" in b"\r" + shown) is not barred


def read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux tells that nobody writes any more
        return b""


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((), "the following arguments are required"),
        (("bild",), "invalid choice: 'bild'"),
        (("build", "--colour"), "unrecognized arguments: --colour"),
        (("build", "--base"), "unrecognized arguments: --base"),
        (("check", "--format", "xml"), "invalid choice: 'xml'"),
    ],
)
def test_wrong_usage_ends_in_two(root: Path, given: Sequence[str], message: str) -> None:
    done = run(root, *given)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python -m site_builder")
    assert message in done.stderr
    assert "    hint: " in done.stderr


@pytest.mark.parametrize(
    ("given", "variables", "rule"),
    [
        (("build", "-o", "content/site"), {}, "--output: error[G001 output-in-sources]"),
        (("build", "-o", "."), {}, "--output: error[G001 output-in-sources]"),
        (("serve", "-o", "seeds"), {}, "--output: error[G001 output-in-sources]"),
        (("build",), {"SITE_BUILDER_OUTPUT": "static"}, "SITE_BUILDER_OUTPUT: error[G001 output-in-sources]"),
        (("check", "--base-url", "example.org"), {}, "--base-url: error[G002 bad-setting]"),
        (("check", "--base-url", "https://h/?q"), {}, "--base-url: error[G002 bad-setting]"),
        (("check", "--base-url", "https://h:99999/"), {}, "--base-url: error[G002 bad-setting]"),
        (("check", "--base-url", "https://h/a b"), {}, "--base-url: error[G002 bad-setting]"),
        (("check", "--base-url", "https://h/<b>"), {}, "--base-url: error[G002 bad-setting]"),
        (("check", "--base-url", 'https://h/"b"'), {}, "--base-url: error[G002 bad-setting]"),
        (("check", "--base-url", "https://h/a//b"), {}, "--base-url: error[G002 bad-setting]"),
        (("check", "--base-url", "https://h/\x01"), {}, "--base-url: error[G002 bad-setting]"),
        (("serve", "--port", "http"), {}, "--port: error[G002 bad-setting]"),
        (("check",), {"SITE_BUILDER_STRICT": "perhaps"}, "SITE_BUILDER_STRICT: error[G002 bad-setting]"),
        (("check", "--root", "elsewhere"), {}, "static: error[G003 missing-folder]"),
    ],
)
def test_wrong_settings_end_in_two(
    root: Path, given: Sequence[str], variables: dict[str, str], rule: str
) -> None:
    before = published(root, ".")
    done = run(root, *given, **variables)
    assert done.returncode == 2
    assert done.stdout.startswith(rule)
    assert "    hint: " in done.stdout
    assert f"usage: python -m site_builder {given[0]}" in done.stderr
    assert published(root, ".") == before


def test_an_output_inside_the_sources_is_seen_through_a_link(root: Path) -> None:
    (root / "way").symlink_to(root / "content")
    assert run(root, "build", "-o", "way/site").returncode == 2


def test_a_flag_goes_before_its_variable_and_that_before_the_content(root: Path) -> None:
    def address(*given: str, **variables: str) -> str:
        run(root, "build", "--no-search", *given, **variables)
        found = re.search("<loc>([^<]+)</loc>", (root / "site/sitemap.xml").read_text("utf-8"))
        assert found
        return found[1]

    ours = {"SITE_BUILDER_BASE_URL": "https://variable.example/"}
    assert address("--base-url", "https://flag.example/sub/", **ours).startswith("https://flag.example/sub/")
    assert address(**ours).startswith("https://variable.example/")
    assert (root / "content/site.yaml").read_text("utf-8").count(address()) == 1


@pytest.mark.parametrize(
    ("context", "kept_away"),
    [("deploy-preview", True), ("branch-deploy", True), ("production", False), ("", False)],
)
def test_a_preview_is_kept_from_search_engines(root: Path, context: str, kept_away: bool) -> None:
    run(root, "build", "--no-search", CONTEXT=context)
    page = (root / "site/index.html").read_text("utf-8")
    assert ('<meta name="robots" content="noindex" />' in page) is kept_away


def test_a_folder_of_somebody_else_ends_in_three(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site/thesis.txt").write_text("years of work", "utf-8")
    done = run(root, "build", "--no-search")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("    hint: ")
    assert published(root) == {"thesis.txt": b"years of work"}


def test_a_build_that_runs_already_ends_in_three(root: Path) -> None:
    with (root / ".site.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = run(root, "build", "--no-search")
    assert done.returncode == 3
    assert not (root / "site").exists()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_publishes_nothing(root: Path, sent: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        command("build", "--no-search"),
        cwd=root,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    assert process.stderr.readline() == "Reading content\n"
    process.send_signal(sent)
    printed, told = process.communicate()
    assert process.returncode == code
    assert "Traceback" not in told
    assert printed == ""
    assert not (root / "site").exists()
    assert run(root, "build", "--no-search").returncode == 0


def test_a_bug_is_told_in_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> Outcome:
        raise KeyError("anchor")

    monkeypatch.chdir(root)
    monkeypatch.setattr(build, "check", fail)
    assert __main__.main(["check", "-q"]) == 1
    assert capsys.readouterr().err == (
        "A bug: KeyError: 'anchor'\n    hint: run it again with -v and report it\n"
    )
    assert __main__.main(["check", "-q", "-v"]) == 1
    assert capsys.readouterr().err.startswith("Traceback (most recent call last):\n")


def test_inspect_shows_every_line(root: Path) -> None:
    done = run(root, "inspect", SEED)
    assert (done.returncode, done.stderr) == (0, "")
    heading, *rows = done.stdout.splitlines()
    assert heading.startswith(f"{SEED}: press-conference, held ")
    lines = (root / SEED).read_text("utf-8").splitlines()
    assert len(rows) == len(lines)
    for number, (row, line) in enumerate(zip(rows, lines, strict=True), 1):
        assert re.match(rf" +{number}  [a-z]+", row)
        assert row.endswith(line.rstrip())


def test_inspect_prints_an_object_a_seed(root: Path) -> None:
    done = run(root, "inspect", "--json", SEED, SEED)
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == second
    assert (first["seed"], first["refused"], first["kind"]) == ("000_base.txt", None, "press-conference")
    assert {turn["role"] for turn in first["turns"]} >= {"question", "answer"}


def test_inspect_needs_no_content(root: Path) -> None:
    shutil.rmtree(root / "content")
    (found,) = map(json.loads, run(root, "inspect", "--json", SEED).stdout.splitlines())
    assert all(turn["outlet"] for turn in found["turns"] if turn["role"] == "question")


def test_inspect_says_where_the_rulings_on_captures_cannot_be_read(root: Path) -> None:
    rulings = root / "content" / "witnesses.yaml"
    rulings.write_text("- seed: 000_base.txt\n  kind: {value: sermon, because: a slip}\n", "utf-8")
    done = run(root, "inspect", SEED)
    assert done.returncode == 1
    assert done.stdout.startswith("content/witnesses.yaml:2:")
    assert f"{SEED}: press-conference" in done.stdout
    assert json.loads(run(root, "inspect", "--json", SEED).stdout)["kind"] == "press-conference"


def test_inspect_refuses_what_is_no_briefing_and_goes_on(root: Path) -> None:
    (root / "recipe.txt").write_text("Take two eggs.\n", "utf-8")
    done = run(root, "inspect", "--json", "recipe.txt", "gone.txt", SEED)
    assert done.returncode == 1
    recipe, gone, seed = map(json.loads, done.stdout.splitlines())
    assert recipe["refused"] and recipe["kind"] is None and recipe["turns"] == []
    assert gone["refused"]
    assert recipe["diagnostics"][0]["severity"] == gone["diagnostics"][0]["severity"] == "error"
    assert seed["refused"] is None


def test_a_reader_that_leaves_early_meets_no_traceback(root: Path) -> None:
    process = subprocess.Popen(
        command("inspect", "--json", *([SEED] * 200)),
        cwd=root,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout and process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait() == 1
    assert process.stderr.read() == ""
    process.stderr.close()


@pytest.mark.parametrize("seeds", [1, 200])
def test_a_full_disk_under_what_is_printed_ends_in_three(root: Path, seeds: int) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("inspect", *([SEED] * seeds)),
            cwd=root,
            env=environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "This cannot be printed: No space left on device.",
        "    hint: send the output elsewhere",
    ]


def test_control_characters_in_a_path_are_shown_as_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.add(Rule(code="X100", name="odd"), Location(path="seeds/a\nb\t\x1b.txt"), "Odd.")
    console.show_faults(report, "text")
    assert capsys.readouterr().out == "seeds/a\\x0ab\\x09\\x1b.txt: error[X100 odd] Odd.\n\n"


def test_pin_writes_the_lock_once(root: Path) -> None:
    lock = root / "content/permalinks.lock"
    lock.unlink(missing_ok=True)
    first = run(root, "pin")
    assert first.returncode == 0
    assert re.search(
        r"^[1-9][0-9]* new or changed in content/permalinks\.lock\.$", first.stderr, re.MULTILINE
    )
    pinned = lock.read_bytes()
    again = run(root, "pin")
    assert again.stderr.splitlines()[-1] == "0 new or changed in content/permalinks.lock."
    assert lock.read_bytes() == pinned


def test_pin_does_not_count_what_was_withdrawn(root: Path) -> None:
    run(root, "pin")
    lock = root / "content/permalinks.lock"
    first = next(line for line in lock.read_text("utf-8").splitlines() if " q1 " in line)
    briefing = first.split()[0]
    with lock.open("a", encoding="utf-8") as lines:
        lines.write(f"{briefing} q999 0123456789abcdef\n")
    redirects = root / "content/redirects.yaml"
    said = redirects.read_text("utf-8") if redirects.exists() else ""
    entry = f'- {{old: "/briefings/{briefing}/#q999", new: "", reason: "Withdrawn."}}\n'
    redirects.write_text("\n".join(filter(None, (said.replace("[]", "").rstrip(), entry))), "utf-8")
    again = run(root, "pin")
    assert again.stderr.splitlines()[-1] == "0 new or changed in content/permalinks.lock."
    assert " q999 " in lock.read_text("utf-8")


def test_import_says_which_forms_are_wanted(root: Path) -> None:
    for option, said, form in (
        ("--captured", "last week", "2023-11-16"),
        ("--url", "x.example", "https://example.org/page"),
    ):
        refused = run(root, "import", "page.html", option, said)
        assert refused.returncode == 2
        assert f'"{said}" is not of the form {form}' in refused.stderr


def test_pin_leaves_a_faulty_edition_alone(root: Path) -> None:
    lock = root / "content/permalinks.lock"
    before = lock.read_bytes() if lock.exists() else None
    spoil(root)
    assert run(root, "pin").returncode == 1
    assert (lock.read_bytes() if lock.exists() else None) == before


def test_clean_removes_what_builds_wrote_and_nothing_else(root: Path) -> None:
    before = published(root, ".")
    run(root, "build")
    assert (root / ".cache/search").is_dir()
    (root / "site/mine.txt").write_text("mine", "utf-8")
    done = run(root, "clean")
    assert done.returncode == 0
    assert done.stderr == '"mine.txt" was not written by a build and stays.\n'
    assert published(root, ".") == before | {"site/mine.txt": b"mine"}
    assert not (root / ".cache").exists()


def test_build_anew_forgets_the_cache_and_publishes_the_same(root: Path) -> None:
    run(root, "build")
    before = published(root)
    (bundle,) = (root / ".cache/search").glob("[0-9a-f]*")
    made = bundle.stat().st_ino, bundle.stat().st_ctime_ns
    assert run(root, "build", "--clean").returncode == 0
    (bundle,) = (root / ".cache/search").glob("[0-9a-f]*")
    assert (bundle.stat().st_ino, bundle.stat().st_ctime_ns) != made
    assert published(root) == before


def test_phrases_are_proposed_and_nothing_is_written(tmp_path: Path) -> None:
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = run(tmp_path, "propose", "wording", "--topic", "taiwan", "--least", "2")
    assert done.returncode == 0, done.stderr
    assert '  - "Taiwan question"  # 7× in 3 answers or paragraphs, 0× elsewhere;' in done.stdout
    assert "arms-control" not in done.stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_topic_that_is_not_there_is_told_with_the_nearest() -> None:
    done = run(ROOT, "propose", "wording", "--topic", "taiwn")
    assert done.returncode == 2
    assert 'did you mean "taiwan"?' in done.stderr
    assert done.stdout == ""
