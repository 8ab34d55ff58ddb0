"""The docs against the code: each rule, command, option and word is described, each link leads somewhere."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from site_builder import curate
from site_builder.__main__ import main
from site_builder.capture.source import Reading, SourceFormat
from site_builder.diagnostics import Report
from site_builder.model import Capture, Form, Kind, LineClass
from tests import joining

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CASES = ROOT / "tests" / "diagnostics"


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def declared_rules() -> Iterator[tuple[str, str, str]]:
    """Yield (code, name, severity) of every Rule that the package declares."""
    for path in sorted((ROOT / "site_builder").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule":
                given = {str(k.arg): ast.unparse(k.value) for k in node.keywords}
                if path.name == "diagnostics.py" and "code" not in given:
                    continue  # one that was declared, and kept
                severity = given.get("severity", "Severity.ERROR").rpartition(".")[2].lower()
                yield ast.literal_eval(given["code"]), ast.literal_eval(given["name"]), severity


RULES = sorted(declared_rules())


def test_no_code_and_no_name_stands_for_two_rules() -> None:
    assert RULES
    assert len({code for code, _, _ in RULES}) == len(RULES)
    assert len({name for _, name, _ in RULES}) == len(RULES)


def test_the_list_of_diagnostics_is_the_list_of_rules() -> None:
    # Matches "## U204 lost-lemma (error)"; not "## Curate".
    entry = re.compile(r"^### ([A-Z][0-9]{3}) ([a-z0-9-]+) \((error|warning|note)\)$", re.MULTILINE)
    assert entry.findall(text("docs/diagnostics.md")) == RULES


@pytest.mark.parametrize("code", [code for code, _, _ in RULES])
def test_rule_has_a_case(code: str) -> None:
    expected = CASES / code / "expected.txt"
    assert expected.is_file()
    assert f"[{code} " in expected.read_text("utf-8")


def test_examples_of_diagnostics_are_those_of_their_cases() -> None:
    for entry in text("docs/diagnostics.md").split("\n### ")[1:]:
        code = entry.partition(" ")[0]
        example = "\n".join(
            line.removeprefix("    ") for line in entry.splitlines() if line.startswith("    ")
        )
        assert example, f"{code} has no example"
        assert example in (CASES / code / "expected.txt").read_text("utf-8"), code


def help_of(printed: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert not ended.value.code
    return printed.readouterr().out


def test_every_command_and_option_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    described = text("docs/commands.md")
    # Matches "    build     publish the site"; not "options:" nor "  -h, --help".
    commands = re.findall(r"^    ([a-z]+) {2,}\S", help_of(capsys), re.MULTILINE)
    assert {"build", "serve", "check", "inspect", "pin", "clean"} <= set(commands)
    for command in commands:
        assert f"## {command}\n" in described, command
        # Matches "--base-url"; not "a--b".
        for option in re.findall(r"(?<![\w-])--[a-z-]+", help_of(capsys, command)):
            assert f"`{option}" in described, f"{command} {option}"


def test_every_target_of_make_is_described() -> None:
    targets = re.findall(r"^([a-z]+):.*##", text("Makefile"), re.MULTILINE)
    assert "site" in targets
    for target in targets:
        assert f"`make {target}`" in text("docs/commands.md"), target


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    # Matches "[style](docs/style.md#words)"; not "[1]" nor "(see below)".
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if target.startswith(("https://", "http://")):
            continue
        name, _, fragment = target.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), target
        if fragment:
            assert fragment in headings(file), target


def headings(path: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a file."""
    found = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_glossary_defines_each_word_once() -> None:
    # Matches "**Held, published, captured.** The day"; not "**bold** words".
    entries = re.findall(r"^\*\*([^*]+)\.\*\*", text("docs/glossary.md"), re.MULTILINE)
    words = [word.casefold() for entry in entries for word in entry.split(", ")]
    assert len(words) == len(set(words))
    for form in Form:
        assert form.value.replace("-", " ") in words
    for kind in [*Kind, *LineClass]:
        assert kind.value.replace("-", " ") in text("docs/glossary.md").casefold()


Keys = tuple[frozenset[str], frozenset[str]]  # required, optional


def declared_keys() -> Iterator[Keys]:
    """Yield the keys of every mapping that the loader of content reads."""
    for path in sorted((ROOT / "site_builder" / "curate").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        tuples = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            given = {k.arg: k.value for k in node.keywords} if isinstance(node, ast.Call) else {}
            required, optional = given.get("required"), given.get("optional")
            if isinstance(required, ast.Tuple) and isinstance(optional, ast.Tuple):
                yield frozenset(names(required, tuples)), frozenset(names(optional, tuples))


def names(node: ast.expr, tuples: Mapping[str, ast.expr]) -> Iterator[str]:
    """Yield the texts of a tuple, and of the tuples that it takes in by name: ("seed", *RULINGS)."""
    if isinstance(node, ast.Tuple):
        for entry in node.elts:
            yield from names(entry, tuples)
    elif isinstance(node, ast.Starred):
        yield from names(node.value, tuples)
    elif isinstance(node, ast.Name):
        yield from names(tuples[node.id], tuples)
    else:
        yield str(ast.literal_eval(node))


def described_keys() -> Iterator[Keys]:
    """Yield the keys of every table of docs/content.md that lists some."""
    for table in text("docs/content.md").split("| key | required | form |\n")[1:]:
        # Matches "| `url` | | web address |" and "| `text` | yes | text |"; not "| file | holds |".
        rows = re.findall(r"^\| `([a-z0-9_]+)` \| (yes )?\|", table.partition("\n\n")[0], re.MULTILINE)
        yield (
            frozenset(key for key, required in rows if required),
            frozenset(key for key, required in rows if not required),
        )


def test_every_key_of_content_is_described() -> None:
    declared = set(declared_keys())
    assert (frozenset({"text"}), frozenset({"url"})) in declared
    assert any("held" in optional for _, optional in declared)
    assert declared <= set(described_keys())


def test_examples_of_content_are_content(tmp_path: Path) -> None:
    sections = text("docs/content.md").split("\n## ")
    folders = {"topics": "bridges.md", "annotations": "2021-03-04.yaml", "pages": "about.md"}
    written = []
    for section in sections:
        name, _, rest = section.partition("\n")
        # Matches a fenced block of YAML or Markdown; not one that is only indented.
        example = re.search(r"^```(?:yaml|markdown)\n(.*?)^```$", rest, re.MULTILINE | re.DOTALL)
        if example:
            file = tmp_path / name / folders[name] if name in folders else tmp_path / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(example[1], "utf-8")
            written.append(name)
    report = Report()
    content = curate.load(tmp_path, report)
    alone = replace(content, witnesses=(), annotations=(), omissions=(), events=(), corrections=())
    joining.join((), alone, report)
    files = {"site.yaml", "witnesses.yaml", "forms.yaml", "corrections.yaml", "redirects.yaml"}
    assert {*folders, *files} <= set(written)
    assert content.annotations
    assert content.corrections
    assert not [fault for fault in report.diagnostics if fault.rule.code != "U203"]


@pytest.mark.parametrize("extra", ["", "test", "fuzz"])
def test_lock_holds_what_the_project_asks_for(extra: str) -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else [])]
    lock = text(f"requirements-{extra}.lock" if extra else "requirements.lock")
    # Matches "nh3==0.3.8 \"; not "    # via watchfiles".
    locked = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE))
    for line in asked:
        requirement = Requirement(line)
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), line
    assert not re.search(r"://|file:|@ ", lock), "a lock names no place to download from"


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    # Matches "/Users/mao/site"; not "content/home/x" nor "https://host/home/".
    place = re.compile(r"(?<![\w./-])/(?:home|root|tmp|Users|work)/[\w.-]+")
    for name in filter(None, listed.stdout.split("\0")):
        if name.startswith("seeds/") or name.endswith((".woff2", ".png", ".lock")):
            continue
        if not (ROOT / name).is_file():
            continue  # a link that leads nowhere, in the case of such a fault
        lines = (ROOT / name).read_bytes().decode("utf-8", "replace").splitlines()
        for number, line in enumerate(lines, 1):
            assert not place.search(line) or name == "tests/test_docs.py", f"{name}:{number}"


def test_the_page_on_formats_names_what_is_there() -> None:
    page = text("docs/adding-a-format.md")
    capture = ROOT / "site_builder" / "capture"
    # Matches "`chinese.py`", "`tests/capture/truth.py`"; not "`SOURCES`".
    for name in re.findall(r"`([\w/.]+\.(?:py|txt|yaml))`", page):
        places = (ROOT, capture, capture.parent / "curate")
        assert any((place / name).is_file() for place in places), name
    names = (
        defined(capture)
        | {"inspect"}
        | {field for kind in (Capture, Kind, SourceFormat, Reading) for field in vars(kind)}
    )
    # Matches "`recognises`", "`Fit.CERTAIN`", "`ledger.close`"; not "`kind:`", "`zh-Hans`".
    spoken = re.findall(r"`([A-Za-z_]+(?:\.[A-Za-z_]+)?)`", page)
    assert {"SourceFormat", "recognises", "doubts.report", "_voices"} <= set(spoken)
    for name in spoken:
        if not name.endswith((".py", ".txt", ".yaml")):
            assert name.rpartition(".")[2] in names, name


def defined(folder: Path) -> set[str]:
    """Return every name that the modules of a folder define, import or declare."""
    found = set()
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.alias):
                found.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
    return found
