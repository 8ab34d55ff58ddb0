"""`import` takes a page in whole, with its original and its record, or changes nothing and says why."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import accession, config, curate, stage
from site_builder.accession import apart, record, saved
from site_builder.accession.record import Given
from site_builder.accession.session import Head
from site_builder.capture import originals
from site_builder.config import Config
from site_builder.curate import content
from site_builder.diagnostics import Report, render
from site_builder.model import Capture, Kind, WitnessRecord
from site_builder.stage import files
from tests.capture import truth

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "diagnostics"
PAGES = Path(__file__).parent / "pages"
EXAMPLE = b"""Foreign Ministry Spokesperson Jane Doe's Regular Press Conference on April 7, 2004

Q: Has the treaty of the lakes been signed, and if so by whom, and on which day of the last week of March?

A: It has been signed by all of the five towns that lie on the lakes. The sixth has asked for time.

Q: How much?

A: A week.
"""


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small edition without faults, which is the working directory."""
    made = tmp_path / "edition"
    shutil.copytree(CASES / "_base", made)
    monkeypatch.chdir(made)
    return made


def settings() -> Config:
    return config.from_environment({}, Report(), needs=("seeds", "content"), environment={})


def take(
    file: str | Path, *, whole: bool = False, anyway: bool = False, **given: str
) -> tuple[accession.Accession | None, Report]:
    report = Report()
    request = accession.Request(file=Path(file), given=Given(**given), whole=whole, anyway=anyway)
    return accession.take_in(request, settings(), report), report


def codes(report: Report) -> list[str]:
    return [found.rule.code for found in report]


def holdings(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def records() -> tuple[WitnessRecord, ...]:
    report = Report()
    found = curate.load(Path("content"), report).witnesses
    assert not list(report)
    return found


def write(name: str, content: bytes) -> Path:
    Path(name).write_bytes(content)
    return Path(name)


def test_a_page_becomes_a_seed_with_its_original_and_its_record(edition: Path) -> None:
    before, registered = holdings(edition), Path("content/witnesses.yaml").read_bytes()
    page = PAGES / "blog" / "page.html"
    taken, _ = take(page, url="https://pier.example/1", publisher="Pier: “a” #1", captured="2024-03")
    assert taken
    after = holdings(edition)
    seed = after[f"seeds/{taken.seed}"]
    assert taken.seed == f"001_{hashlib.sha256(seed).hexdigest()[:16]}.txt"
    assert after[f"seeds/{taken.original}"] == page.read_bytes()
    assert after.keys() - before.keys() == {f"seeds/{taken.seed}", f"seeds/{taken.original}"}
    assert after["content/witnesses.yaml"].startswith(registered)
    added = records()[-1]
    assert (added.seed, added.origin, added.captured) == (taken.seed, "https://pier.example/1", "2024-03")
    assert added.publisher == "Pier: “a” #1"
    assert added.original and added.original.file == taken.original
    assert added.original.sha256 == hashlib.sha256(page.read_bytes()).hexdigest()
    report = Report()
    originals.check(Path("seeds"), records(), report)
    assert not list(report)


def test_what_the_editor_gives_stands_whole(edition: Path) -> None:
    address = f"https://pier.example/{'a/' * 200}"
    taken, _ = take(PAGES / "blog" / "page.html", url=address, publisher="Pier " * 80)
    assert taken
    assert (records()[-1].origin, records()[-1].publisher) == (address, ("Pier " * 80).strip())


def test_what_the_page_says_of_itself_is_proposed_and_not_believed(edition: Path) -> None:
    take(PAGES / "blog" / "page.html")
    added = records()[-1]
    assert (added.publisher, added.origin, added.published, added.captured) == ("", "", "", "")
    assert not added.rulings
    text = Path("content/witnesses.yaml").read_text("utf-8")
    assert '\n  # publisher: "The Perfect Pier"\n' in text
    Path("content/witnesses.yaml").write_text(text.replace("  # p", "  p").replace("  # o", "  o"), "utf-8")
    confirmed = records()[-1]
    assert confirmed.publisher == "The Perfect Pier"
    assert confirmed.origin == "https://pier.example/jane-doe-press-conference-may-11-2022/"
    assert confirmed.published == "2024-02-23"


def test_a_title_that_the_text_lacks_is_proposed_as_a_ruling() -> None:
    blank = Capture(seed="001_a.txt", path="seeds/001_a.txt", sha256="", size=0, kind=Kind.PRESS_CONFERENCE)
    entry = record.Entry(
        seed="001_a.txt",
        original="originals/001_a.html",
        sha256="0" * 64,
        given=Given(),
        head=Head(title="Press conference of April 7"),
        read=blank,
    )
    text = record.text(entry)
    for line in ("title:", "  value:", "  because:"):
        text = text.replace(f"  # {line}", f"  {line}")
    report = Report()
    (made,) = content.witnesses(text, "content/witnesses.yaml", report)
    assert not list(report)
    assert made.rulings["title"].value == "Press conference of April 7"


@pytest.mark.parametrize(
    "said", ['a"b\\c', "a\n- seed: x", "a: b # c", "*a", "\u2028\x85\x07\ud800é", "x" * 5000, "'", "@", "%"]
)
def test_no_words_of_a_page_break_the_register(edition: Path, said: str) -> None:
    head = "".join(
        f'<meta property="{name}" content="{said.replace(chr(34), "&quot;")}">'
        for name in ("og:title", "og:site_name", "article:published_time", "og:url")
    )
    body = EXAMPLE.decode().replace("\n", "<br>")
    page = write("page.html", f"<html><head>{head}</head><p>{body}".encode("utf-8", "replace"))
    taken, _ = take(page, publisher=said)
    assert taken
    assert [each.seed for each in records()] == ["000_base.txt", taken.seed]


def test_a_text_file_is_the_seed_as_it_stands(edition: Path) -> None:
    raw = b"\xef\xbb\xbf" + EXAMPLE.replace(b"\n", b"\r\n")
    taken, _ = take(write("page with – odd 'name'.txt", raw))
    assert taken
    assert Path("seeds", taken.seed).read_bytes() == Path("seeds", taken.original).read_bytes() == raw


def test_numbers_go_on_after_the_highest(edition: Path) -> None:
    write("seeds/041_day.txt", EXAMPLE.replace(b"lakes", b"rivers"))
    with Path("content/witnesses.yaml").open("a") as register:
        register.write('- seed: "207_gone.txt"\n')
    taken, _ = take(write("page.txt", EXAMPLE))
    assert taken and taken.seed.startswith("208_")


def test_a_page_is_taken_once(edition: Path) -> None:
    page = PAGES / "ministry" / "page.html"
    assert take(page)[0]
    before = holdings(edition)
    taken, report = take(page)
    assert taken is None
    assert codes(report) == ["A103"]
    assert holdings(edition) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"'", "’".encode()).replace(b"lakes", b"LAKES"),
    ],
)
def test_the_same_words_are_taken_once(edition: Path, change: Callable[[bytes], bytes]) -> None:
    assert take(write("page.txt", EXAMPLE))[0]
    before = holdings(edition)
    taken, report = take(write("copy.txt", change(EXAMPLE)))
    assert taken is None
    assert codes(report)[0] == "A103"
    before["copy.txt"] = change(EXAMPLE)
    assert holdings(edition) == before


def test_a_further_witness_is_named_and_taken(edition: Path) -> None:
    first, _ = take(write("page.txt", EXAMPLE))
    second, report = take(write("copy.txt", EXAMPLE.replace(b"A week.", b"Nine days.")))
    assert first and second
    (found,) = [each for each in report if each.rule.code == "A104"]
    assert f'in "{first.seed}": it may be a further witness of 2004-04-07.' in found.message


def test_the_same_words_under_another_day_are_named(edition: Path) -> None:
    take(write("page.txt", EXAMPLE))
    taken, report = take(write("copy.txt", EXAMPLE.replace(b"April 7", b"April 8")))
    assert taken
    (found,) = [each for each in report if each.rule.code == "A104"]
    assert found.message.endswith("; it is of 2004-04-08, and that of 2004-04-07.")


def test_other_sessions_are_no_neighbours(edition: Path) -> None:
    for name in ("blog", "news", "table"):
        taken, report = take(PAGES / name / "page.html")
        assert taken
        assert "A104" not in codes(report)


INDEX = b"""<html><title>Press conferences</title><ul>
<li>Foreign Ministry Spokesperson Jane Doe's Regular Press Conference on April 7, 2004
<li>Foreign Ministry Spokesperson Jane Doe's Regular Press Conference on April 6, 2004
<li>Foreign Ministry Spokesperson Jane Doe's Regular Press Conference on April 5, 2004</ul>"""


def test_what_is_no_briefing_is_refused_with_the_readers_reason(edition: Path) -> None:
    page = write("index.html", INDEX)
    before = holdings(edition)
    taken, report = take(page)
    assert taken is None
    assert codes(report) == ["C107"]
    assert {found.location.path for found in report} == {"index.html"}
    assert holdings(edition) == before


def test_what_is_no_briefing_is_taken_when_the_editor_says_so(edition: Path) -> None:
    taken, _ = take(write("index.html", INDEX), anyway=True)
    assert taken and taken.read.refused
    assert Path("seeds", taken.seed).is_file()
    assert "# The reader refuses the text: it is an index" in Path("content/witnesses.yaml").read_text(
        "utf-8"
    )
    assert records()[-1].seed == taken.seed


def pdf(words: list[str]) -> bytes:
    """Return a PDF of one page that shows these lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in words)
    drawing = f"BT /F1 10 Tf 40 800 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(made))
    )


def test_a_pdf_with_text_becomes_a_seed(edition: Path) -> None:
    lines = [line for line in EXAMPLE.decode().splitlines() if line]
    taken, _ = take(write("page.pdf", pdf(lines)))
    assert taken and taken.original.endswith(".pdf")
    assert [line for line in Path("seeds", taken.seed).read_text("utf-8").splitlines() if line] == lines


def big(name: str) -> Path:
    with Path(name).open("wb") as file:
        file.truncate(100_000_000)
    return Path(name)


def made(name: str, make: Callable[[str], object]) -> Path:
    make(name)
    return Path(name)


REFUSED: dict[str, tuple[str, Callable[[], Path]]] = {
    "missing": ("A101", lambda: Path("gone.html")),
    "folder": ("A101", lambda: made("page", os.mkdir)),
    "pipe": ("A101", lambda: made("pipe", os.mkfifo)),
    "large": ("A101", lambda: big("page.html")),
    "png": ("A102", lambda: write("page.html", b"\x89PNG\r\n\x1a\n\0\0\0")),
    "zip": ("A102", lambda: write("page.html", b"PK\x03\x04\x14\0")),
    "gzip": ("A102", lambda: write("page.html", b"\x1f\x8b\x08\0")),
    "webarchive": ("A102", lambda: write("page.webarchive", b"bplist00\xd1")),
    "mhtml": (
        "A102",
        lambda: write(
            "page.mhtml", b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"
        ),
    ),
    "empty": ("A102", lambda: write("page.html", b" \n")),
    "scripts only": ("A102", lambda: write("page.html", b"<html><script>document.write('Q: Yes?')</script>")),
    "long": ("A102", lambda: write("page.html", b"<p>Q: Yes?<p>A: No, and so on." * 30_000)),
    "scan": ("A102", lambda: write("page.pdf", pdf([]))),
    "broken pdf": ("A102", lambda: write("page.pdf", b"%PDF-1.4\n%%EOF")),
    "no text": (
        "A102",
        lambda: write("page.html", b'<meta charset="utf-8"><p>\x81\x8d\xff\xfe\x9d\x90\0</p>'),
    ),
    "binary": ("C107", lambda: write("page.txt", b"\0\1\2" * 500)),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_holds_no_page_is_refused_and_nothing_written(edition: Path, kind: str) -> None:
    code, make = REFUSED[kind]
    file = make()
    before = holdings(edition)
    taken, report = take(file)
    assert taken is None
    assert code in codes(report)
    assert all(found.hint for found in report)
    assert holdings(edition) == before
    assert not Path("seeds/originals").exists()


def test_a_file_that_may_not_be_read_is_refused(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    page = write("page.txt", EXAMPLE)
    monkeypatch.setattr(Path, "open", refuse)
    assert codes(take(page)[1]) == ["A101"]


def test_a_page_that_takes_too_long_is_refused(edition: Path) -> None:
    report = Report()
    found = saved.read(PAGES / "ministry" / "page.html", report)
    assert found
    refusal = apart.session(found, frozenset(), whole=False, seconds=0.001)
    assert isinstance(refusal, apart.Refusal)
    assert refusal.reason.startswith("it cannot be read in 0.001 seconds")


def test_a_link_to_a_page_is_followed(edition: Path) -> None:
    Path("link.txt").symlink_to(write("page.txt", EXAMPLE))
    taken, _ = take("link.txt")
    assert taken and not Path("seeds", taken.original).is_symlink()


def test_originals_that_lie_elsewhere_are_not_written(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("seeds/originals").symlink_to(tmp_path / "elsewhere")
    before = holdings(edition)
    with pytest.raises(stage.EnvironmentFault, match="leads out of the folder of seeds"):
        take(PAGES / "ministry" / "page.html")
    assert holdings(edition) == before
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", range(7))
def test_what_fails_half_way_leaves_nothing(
    edition: Path, monkeypatch: pytest.MonkeyPatch, step: int, fault: BaseException
) -> None:
    """Seven steps: three drafts, one call that brings them to the disk, three new names."""
    page = write("page.txt", EXAMPLE)
    before = holdings(edition)
    steps = iter(range(7))
    failed = []

    def failing(act: Callable[..., None]) -> Callable[..., None]:
        def run(*given: object) -> None:
            if next(steps, None) == step:
                failed.append(step)
                raise fault
            act(*given)

        return run

    for name in ("write", "sync", "put"):
        monkeypatch.setattr(files, name, failing(getattr(files, name)))
    with pytest.raises((stage.EnvironmentFault, KeyboardInterrupt)):
        take(page)
    assert failed
    assert holdings(edition) == before
    assert not Path("seeds/originals").exists()


def test_a_register_with_faults_is_left_alone(edition: Path) -> None:
    with Path("content/witnesses.yaml").open("a") as register:
        register.write('  publicher: "x"\n')
    page = write("page.txt", EXAMPLE)
    before = holdings(edition)
    taken, report = take(page)
    assert taken is None
    assert codes(report) == ["U267"]
    assert holdings(edition) == before


@pytest.mark.parametrize(
    "text",
    [
        b'# Where each comes from.\n\n- seed: "000_base.txt"   # the first\n',
        b'- seed: "000_base.txt"\n  note: >-\n    Long,\n    and folded',
        b'- seed: "000_base.txt"\r\n  publisher: "x"\r\n',
        b"\xef\xbb\xbf# nothing yet\n",
        b"",
        None,
    ],
    ids=["comments", "no line feed", "carriage returns", "byte order mark", "empty", "missing"],
)
def test_what_editors_wrote_stays_as_it_was(edition: Path, text: bytes | None) -> None:
    register = Path("content/witnesses.yaml")
    register.unlink()
    if text is not None:
        register.write_bytes(text)
    taken, _ = take(write("page.txt", EXAMPLE))
    assert taken
    now = register.read_bytes()
    assert now.startswith(text or b"")
    assert (b"\r\n" in now) == (b"\r\n" in (text or b""))
    assert now.count(b"\n") == now.count(b"\r\n") or b"\r\n" not in now
    assert records()[-1].seed == taken.seed


def test_two_imports_do_not_write_at_once(edition: Path) -> None:
    page = write("page.txt", EXAMPLE)
    before = holdings(edition)
    with stage.alone(Path("content/witnesses.yaml")), pytest.raises(stage.EnvironmentFault):
        take(page)
    assert holdings(edition) == before


def near_duplicate() -> Path:
    take(write("page.txt", EXAMPLE))
    return write("copy.txt", EXAMPLE.replace(b"time.", b"time to think about it until the end of May."))


def duplicate() -> Path:
    take(write("page.txt", EXAMPLE))
    return write("copy.txt", EXAMPLE.replace(b"lakes", b"LAKES"))


def flow() -> Path:
    write("content/witnesses.yaml", b'[{seed: "000_base.txt"}]\n')
    return write("page.txt", EXAMPLE)


RULES: dict[str, Callable[[], Path]] = {
    "A101": lambda: Path("gone.html"),
    "A102": lambda: write("page.html", b"PK\x03\x04\x14\0"),
    "A103": duplicate,
    "A104": near_duplicate,
    "A105": lambda: Path(shutil.copy(PAGES / "collapsed" / "page.html", "page.html")),
    "A106": lambda: Path(shutil.copy(PAGES / "collapsed" / "page.html", "page.html")),
    "A107": flow,
}


@pytest.mark.parametrize("code", RULES)
def test_rule_is_reported_as_its_case_says(edition: Path, code: str, update_golden: bool) -> None:
    _, report = take(RULES[code]())
    shown = "\n\n".join(render(found) for found in report if found.rule.code == code) + "\n"
    expected = CASES / code / "expected.txt"
    if update_golden:
        expected.write_text(shown, "utf-8")
    assert shown == expected.read_text("utf-8")


def run(*given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "site_builder", "import", *given],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_what_it_did(edition: Path) -> None:
    done = run(str(PAGES / "table" / "page.html"), "--captured", "2024-03-01")
    assert done.returncode == 0, done.stdout + done.stderr
    seed, original, register = done.stderr.splitlines()
    assert seed.startswith("seeds/001_")
    assert seed.endswith(
        ".txt: press-conference, held 2023-02-09 (by title), Jane Doe, 3 answers, 3 questions."
    )
    assert original.startswith("seeds/originals/001_")
    assert register == "content/witnesses.yaml: a record at the end; confirm what is proposed there."
    assert records()[-1].captured == "2024-03-01"
    assert run(str(PAGES / "table" / "page.html")).returncode == 1


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("page.txt", "--url", "pier.example"),
        ("page.txt", "--captured", "yesterday"),
        ("page.txt", "--content", "nowhere"),
        ("page.txt", "--seeds", "nowhere"),
    ],
)
def test_wrong_usage_ends_in_two_and_changes_nothing(edition: Path, given: tuple[str, ...]) -> None:
    write("page.txt", EXAMPLE)
    before = holdings(edition)
    done = run(*given)
    assert done.returncode == 2
    assert "usage: python -m site_builder import" in done.stderr
    assert holdings(edition) == before


def test_a_locked_register_ends_in_three(edition: Path) -> None:
    write("page.txt", EXAMPLE)
    with stage.alone(Path("content/witnesses.yaml")):
        done = run("page.txt")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_no_other_command_loads_what_reads_pages() -> None:
    program = "import sys, site_builder.__main__; print({'resiliparse', 'pypdf'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_given_values_are_checked() -> None:
    assert record.address("https://a.example/") == "https://a.example/"
    assert record.date("2024-03") == "2024-03"
    for check, wrong in ((record.address, "a.example"), (record.date, "March")):
        with pytest.raises(ValueError, match=wrong):
            check(wrong)


def test_a_further_witness_in_chinese_is_named(edition: Path) -> None:
    text = truth.of_fixture(truth.FIXTURES / "chinese_session.txt").raw
    first, _ = take(write("page.txt", text))
    second, report = take(write("copy.txt", text.replace("昨天".encode(), "今天".encode())))
    assert first and second
    (found,) = [each for each in report if each.rule.code == "A104"]
    assert f'in "{first.seed}": it may be a further witness of 2023-11-16.' in found.message
