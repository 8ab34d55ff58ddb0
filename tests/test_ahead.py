"""What is drawn from a save that is not yet published is, byte for byte, what will be published."""

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder import build, config, urls
from site_builder.config import Config
from site_builder.diagnostics import Report
from site_builder.serve.ahead import Ahead
from site_builder.serve.turns import Builder, Turn
from site_builder.serve.window import Window
from tests.trust.editions import lay


def settings(root: Path) -> Config:
    given = {"root": str(root), "jobs": "1", "no-search": "1", "base-url": "https://record.example/sub/"}
    return replace(config.from_environment(given, Report(), environment={}), preview=True)


def ahead(builder: Builder) -> Ahead:
    found = builder.read()
    assert isinstance(found, Ahead), found
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("ahead") / "edition", linked=False)


def test_every_page_is_the_one_that_is_published(root: Path) -> None:
    builder = Builder(config=settings(root))
    found = ahead(builder)
    assert found.base == "/sub"
    build.build(builder.config, Report(), lambda step: None)
    site = root / "site"
    pages = {f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*.html")}
    paths = {file.removesuffix("index.html") for file in pages}
    assert len(paths) > 50
    later = {path for path in paths if not found.content(path)}
    # The one gives figures of files that are not made yet, the other gives way to any page at its address.
    assert later == {urls.DATA, "/topics/ferries/"}
    for path in sorted(paths - later):
        assert found.content(path) == (site / urls.file(path)).read_bytes(), path


def test_what_pages_load_is_there(root: Path) -> None:
    found = ahead(Builder(config=settings(root)))
    assert found.files
    for file, content in found.files.items():
        assert found.content(f"/{file}") == content


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/nowhere.html", "//topics/", "/../content/site.yaml", "/feed.xml", "/topics"]
)
def test_what_is_no_page_is_not_drawn(root: Path, path: str) -> None:
    assert ahead(Builder(config=settings(root))).content(path) == b""


def test_a_page_with_a_fault_is_not_drawn(tmp_path: Path) -> None:
    root = lay(tmp_path / "edition", linked=False)
    topic = root / "content/topics/bridges.md"
    with topic.open("a", encoding="utf-8") as file:
        file.write("\n[a](javascript:alert)\n")
    found = ahead(Builder(config=settings(root)))
    assert found.content("/topics/bridges/") == b""
    assert found.content("/topics/")


def test_faults_are_what_came_of_the_save(tmp_path: Path) -> None:
    root = lay(tmp_path / "edition", linked=False)
    (root / "content/site.yaml").write_text('colour: "red"\n', "utf-8")
    found = Builder(config=settings(root)).read()
    assert isinstance(found, Turn)
    assert "unknown-key" in {fault.rule.name for fault in found.report}
    assert found.outcome is None


def test_a_build_that_is_overtaken_publishes_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path / "edition", linked=False)
    assert Builder(config=settings(root)).build(lambda: True) is None
    assert not (root / "site").exists()


class Page:
    """An open page that was served in a state, and counts how often it is loaded again."""

    def __init__(self, window: Window) -> None:
        self.window, self.loads = window, 0
        self.state = window.state
        window.pages.add(self)

    def reload(self) -> None:
        self.loads, self.state = self.loads + 1, self.window.state


def waiting(root: Path) -> Window:
    """Return a window that shows what is ahead of a site."""
    window = Window()
    window.show_site("/sub", is_changed=True)
    window.show_ahead(ahead(Builder(config=settings(root))))
    return window


def test_a_page_is_loaded_once_for_a_save(root: Path) -> None:
    window = Window()
    window.show_site("/sub", is_changed=True)
    page = Page(window)
    window.show_ahead(ahead(Builder(config=settings(root))))
    assert page.loads == 1
    window.show_site("/sub", is_changed=True)
    assert page.loads == 1


def test_a_page_that_could_not_be_drawn_is_loaded_when_it_is_published(root: Path) -> None:
    window = waiting(root)
    page = Page(window)
    page.state = window.standing
    assert window.is_current(page.state)
    window.show_site("/sub", is_changed=True)
    assert page.loads == 1


def test_a_save_that_changes_nothing_loads_no_page_again(tmp_path: Path) -> None:
    root = lay(tmp_path / "edition", linked=False)
    builder, window = Builder(config=settings(root)), Window()
    page = Page(window)
    window.show_ahead(ahead(builder))
    window.show_site("/sub", is_changed=True)
    assert page.loads == 1
    window.show_ahead(ahead(builder))
    window.show_site("/sub", is_changed=False)
    assert page.loads == 1
    for path in ("templates/base.html", "static/css/base.css", "content/pages/about.md"):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write("\n")
        window.show_ahead(ahead(builder))
    assert page.loads == 3, "a line feed behind prose is none of its words"


def test_after_faults_the_same_is_shown_again(root: Path) -> None:
    builder, window = Builder(config=settings(root)), Window()
    window.show_ahead(ahead(builder))
    page = Page(window)
    window.show_faults(("a fault",))
    window.show_ahead(ahead(builder))
    assert page.loads == 2


def test_a_site_that_is_published_while_faults_are_shown_stands_behind_them() -> None:
    window = Window()
    window.show_faults(("first",))
    window.show_faults(("third",))
    window.note_site("/sub")  # of the second save, which was overtaken
    assert (window.has_site, window.base, window.faults) == (True, "/sub", ("third",))


def test_faults_take_away_what_was_ahead(root: Path) -> None:
    window = waiting(root)
    page = Page(window)
    window.show_faults(("a fault",))
    assert (window.ahead, page.loads) == (None, 1)
    assert not window.is_current("")
