"""The laws of the house, read from the source: layers, one home for each dependency and effect, size.

docs/architecture.md says why; a name that has to be excepted is listed here, where a reader finds it.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import urls

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "site_builder"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# From the top. A module imports from lower rows only, or within its own room.
ROWS = (
    {"__main__"},
    {"listings"},
    {"options"},
    {"console"},
    {"serve", "stubs"},
    {"again"},
    {"accession", "build", "doctor"},
    {"joining", "standing"},
    {"sharding"},
    {"cluster", "drawing"},
    {"export", "render", "stage", "verify"},
    {"derive"},
    {"curate"},
    {"capture"},
    {"urls"},
    {"model"},
    {"citation"},
    {"unchanged"},
    {"config", "memory"},
    {"cache", "diagnostics", "hosting", "progress", "spread", "typed_json"},
    {"forked"},
    {"cycles"},
)

HOMES = {
    "jinja2": "render",
    "markupsafe": "render",
    "markdown": "render",
    "nh3": "render",
    "rcssmin": "render",
    "rjsmin": "render",
    "yaml": "curate",
    "rapidfuzz": "curate",
    "pagefind": "stage",
    "pagefind_bin": "stage",
    "cbor2": "stage",
    "livereload": "serve",
    "watchfiles": "serve",
    "tornado": "serve",
    "rich": "console",
    "PIL": "export",
    "resiliparse": "accession",
    "pypdf": "accession",
    "ftfy": "capture",
    "dateutil": "curate",
    "icalendar": "export",
    "distributed": "cluster",
    "msgspec": "typed_json",
}

# Modules of a drawer that are not entries of its tuple, but what the entries share.
DRAWERS: dict[str, tuple[str, set[str]]] = {
    "capture": (
        "SOURCES",
        {
            *(
                "answerers",
                "bare_labels",
                "boilerplate",
                "candidates",
                "chinese_labels",
                "chinese_pages",
                "chinese_signs",
            ),
            *("dates", "dating"),
            *(
                "decoding",
                "doubts",
                "drafting",
                "footers",
                "front",
                "genres",
                "inspection",
                "labels",
                "layout",
                "ledger",
            ),
            *("line_rulings", "names", "notes"),
            *(
                "originals",
                "pieces",
                "prose",
                "refusal",
                "repair",
                "rulings",
                "seams",
                "seeds",
                "source",
                "speakers",
            ),
            *("telling", "turns"),
        },
    ),
    "derive": (
        "INDEXES",
        {
            "also_said",
            "beside",
            "card",
            "charts",
            "citation",
            "collations",
            "dated_rows",
            "data",
            "dates",
            "directions",
            "entries",
            "evidence",
            "feeds",
            "forms",
            "lanes",
            "later",
            "linked",
            "leaves",
            "letters",
            "linked_data",
            "marks",
            "metadata",
            "mining",
            "months",
            "moved",
            "names",
            "naming",
            "notes",
            "once",
            "passages",
            "phrase_chart",
            "phrases",
            "pictures",
            "places",
            "portions",
            "said_before",
            "series",
            "sharing",
            "side_by_side",
            "stairs",
            "tables",
            "tallies",
            "views",
            "whereabouts",
            "wording",
            "worddiff",
            "year_pictures",
        },
    ),
    "export": (
        "EXPORTS",
        {
            *("dictionary", "json_feeds", "markup", "publication", "records", "registers", "rows"),
            *("linking", "syndication"),
            "tei_beside",
            "tei_header",
            "tei_registers",
            "tei_text",
            "typesetting",
        },
    ),
    "verify": (
        "CHECKS",
        {"addresses", "kept_pages", "nesting", "pages", "published", "reader", "reading"},
    ),
}

WRITERS = {"site_builder.stage.files", "site_builder.stage.lock"}
READERS_OF_ENVIRONMENT = {"site_builder.config"}
READERS_OF_CLOCK: set[str] = set()
PRINTERS = {"site_builder.__main__", "site_builder.console"}

# Methods of a path and functions of os and shutil by their last name; below, those too common for that.
FILE_CHANGES = {
    *("chmod", "copy2", "copyfile", "copytree", "hardlink_to", "makedirs", "mkdir", "mkdtemp", "mkstemp"),
    *("rmdir", "rmtree", "symlink_to", "touch", "truncate", "unlink", "write_bytes", "write_text"),
    "NamedTemporaryFile",
}
OS_CHANGES = {
    f"{module}.{name}"
    for module, names in {
        "os": "fdopen link open remove removedirs rename renames replace symlink write",
        "shutil": "copy move chown",
    }.items()
    for name in names.split()
}


def tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text("utf-8"))


def room(name: str) -> str:
    """Return the first name below the package: "site_builder.capture.text" to "capture"."""
    return name.split(".")[1] if "." in name else ""


def imports(name: str) -> Iterator[str]:
    """Yield every module that `name` imports, wherever in the file."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are written whole"
            base = node.module or ""
            full = [f"{base}.{alias.name}" for alias in node.names]
            yield from (each if each in MODULES else base for each in full)


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield (dotted name, node) of every call: `os.environ.get(…)` as "os.environ.get"."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("name", sorted(MODULES))
def test_imports_point_downwards(name: str) -> None:
    row = {each: depth for depth, rooms in enumerate(ROWS) for each in rooms}
    here = room(name)
    if not here:
        return
    for target in imports(name):
        there = room(target) if target.startswith("site_builder.") else ""
        if there and there != here:
            assert row[there] > row[here], f"{name} imports {target}"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_each_dependency_has_one_home(name: str) -> None:
    for target in imports(name):
        top = target.partition(".")[0]
        if top in sys.stdlib_module_names or top == "site_builder":
            continue
        assert HOMES.get(top) == room(name), f"{name} imports {top}"


@pytest.mark.parametrize("drawer", sorted(DRAWERS))
def test_every_module_of_a_drawer_is_listed(drawer: str) -> None:
    variable, shared = DRAWERS[drawer]
    listed = entries(drawer, variable)
    inside = [path.relative_to(PACKAGE / drawer) for path in (PACKAGE / drawer).rglob("*.py")]
    modules = {Path(path.parts[0]).stem for path in inside} - {"__init__"}
    assert listed | shared == modules
    assert not listed & shared


@pytest.mark.parametrize("drawer", sorted(DRAWERS))
def test_entries_of_a_drawer_do_not_know_each_other(drawer: str) -> None:
    listed = {f"site_builder.{drawer}.{entry}" for entry in entries(drawer, DRAWERS[drawer][0])}
    for name in listed:
        assert not (set(imports(name)) & listed) - {name}, name


def entries(drawer: str, variable: str) -> set[str]:
    """Return the modules that the drawer's tuple names: `(links, markup)` or `(links.check, …)`."""
    for node in tree(f"site_builder.{drawer}").body:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
        if isinstance(target, ast.Name) and target.id == variable:
            assert isinstance(node.value, ast.Tuple), f"{variable} is a tuple"
            return {dotted(entry).partition(".")[0] for entry in node.value.elts}
    raise AssertionError(f"{drawer}/__init__.py has no {variable}")


@pytest.mark.parametrize("name", sorted(set(MODULES) - WRITERS))
def test_only_the_writer_changes_files(name: str) -> None:
    for call, node in calls(name):
        last = call.rpartition(".")[2]
        if last == "open":
            modes = (*node.args, *(k.value for k in node.keywords if k.arg == "mode"))
            texts = [mode.value for mode in modes if isinstance(mode, ast.Constant)]
            assert not any(isinstance(t, str) and re.fullmatch(r"[rbt]*[wax+][rbt+]*", t) for t in texts), (
                f"{name}:{node.lineno} opens a file to write"
            )
        assert last not in FILE_CHANGES, f"{name}:{node.lineno} calls {call}"
        assert call not in OS_CHANGES, f"{name}:{node.lineno} calls {call}"


@pytest.mark.parametrize("name", sorted(set(MODULES) - READERS_OF_ENVIRONMENT))
def test_environment_is_read_in_one_place(name: str) -> None:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Attribute):
            assert dotted(node) not in {"os.environ", "os.getenv"}, f"{name}:{node.lineno}"


@pytest.mark.parametrize("name", sorted(set(MODULES) - READERS_OF_CLOCK))
def test_no_module_reads_the_clock(name: str) -> None:
    for call, node in calls(name):
        assert call not in {
            "time.time",
            "datetime.now",
            "datetime.utcnow",
            "datetime.today",
            "date.today",
            "datetime.datetime.now",
            "datetime.date.today",
        }, f"{name}:{node.lineno} calls {call}"


@pytest.mark.parametrize("name", sorted(set(MODULES) - PRINTERS))
def test_only_the_command_line_prints(name: str) -> None:
    for call, node in calls(name):
        assert call not in {"print", "sys.stdout.write", "sys.stderr.write"}, f"{name}:{node.lineno}"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_module_is_short_and_says_what_it_does(name: str) -> None:
    text = MODULES[name].read_text("utf-8")
    if not text:
        return
    assert ast.get_docstring(tree(name)), f"{name} has no docstring"
    assert len(text.splitlines()) <= 300


def test_every_module_imports_alone() -> None:
    """A module that works only after another was imported has a hidden dependency."""
    # What has no part in it is done once: other packages are imported before, and a first process says which
    # regular expressions there are to compile, so that all others find them ready. To import a module is to
    # import its package first: that is done once for all of its modules, and what it brings with it has been
    # imported alone.
    program = """
import importlib, os, pickle, re, sys
others, own = (argument.split(",") for argument in sys.argv[1:])
re._MAXCACHE = 10_000
for name in others:
    importlib.import_module(name)

def apart(act, name):
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        act(name)
        with os.fdopen(theirs, "wb") as pipe:
            pickle.dump([key[1:] for key in re._cache], pipe)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        told = pipe.read()
    if os.waitpid(child, 0)[1]:
        sys.exit(name)
    return pickle.loads(told)

def alone(name):
    importlib.import_module(name)
    for each in own:
        if each.rpartition(".")[0] == name:
            alone(each) if each in sys.modules else apart(alone, each)

for pattern, flags in apart(lambda name: [*map(importlib.import_module, own)], ""):
    re.compile(pattern, flags)
alone(own[0])
"""
    others = {each for name in MODULES for each in imports(name) if not each.startswith("site_builder")}
    lists = (",".join(sorted(others)), ",".join(sorted(MODULES)))
    run = subprocess.run(
        [sys.executable, "-c", program, *lists], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def test_templates_trust_nothing() -> None:
    assert TEMPLATES
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        # Matches "{{ note | safe }}"; not "{{ safe_name }}".
        assert not re.search(r"\|\s*safe\b", text), path.name
        assert "autoescape false" not in text, path.name
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style\b|javascript:", text), f"{path.name}: inline code"


def test_scripts_are_written_so_that_the_minifier_reads_them() -> None:
    for path in sorted((ROOT / "static" / "js").glob("*.js")):
        # Matches "`a ${`b c`}`", whose space the minifier takes for one between words of the program.
        assert not re.search(r"`[^`]*\$\{[^}`]*`", path.read_text("utf-8")), path.name


SECTIONS = tuple(
    value
    for name, value in sorted(vars(urls).items())
    if name.isupper() and isinstance(value, str) and len(value) > 1 and value.startswith("/")
)


def test_addresses_are_made_in_one_place() -> None:
    assert "/topics/" in SECTIONS
    for path in TEMPLATES:
        for quoted in re.findall(r"""["']([^"']*)["']""", path.read_text("utf-8")):
            assert not quoted.startswith(SECTIONS), f"{path.name}: {quoted}"
    for name in sorted(name for name in MODULES if room(name) != "urls"):
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.startswith(SECTIONS), f"{name}:{node.lineno}: {node.value}"
