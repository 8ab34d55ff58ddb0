"""After a changed note only what it reaches is made; what stands is what would be made, or nothing stands."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import config, derive, typed_json, unchanged, verify
from site_builder.diagnostics import NOWHERE, Report, Rule, Severity
from site_builder.model import Edition, Page
from site_builder.spread import ALL, Part
from site_builder.stage import Keep
from site_builder.standing import FOLDER, Record
from tests.trust.editions import LOCK, build_it, lay, tree

OPTIONS = {"jobs": "1", "no-search": "1"}
NOTES = "content/annotations/2021-03-05.yaml"
NOTE = "They lie in the town hall"
PAGE = "/briefings/2021-03-05/"
# The front page counts notes, and prose may be about them.
ALWAYS = ["/", "/404.html", "/about/", "/cite/", "/corrections/", "/method/", "/numbers/"]


class Drawn:
    """What was drawn since it was last asked."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.noted: list[str] = []

    def __call__(self) -> tuple[int, list[str]]:
        found = len(self.plain), sorted(self.noted)
        self.plain.clear()
        self.noted.clear()
        return found


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    found = Drawn()
    plain, noted = derive.plain_pages, derive.noted_pages

    def plain_pages(edition: Edition, part: Part = ALL) -> Iterator[Page]:
        for page in plain(edition, part):
            found.plain.append(page.path)
            yield page

    def noted_pages(edition: Edition, *given: object) -> Iterator[Page]:
        for page in noted(edition, *given):  # type: ignore[arg-type]
            found.noted.append(page.path)
            yield page

    monkeypatch.setattr(derive, "plain_pages", plain_pages)
    monkeypatch.setattr(derive, "noted_pages", noted_pages)
    return found


@pytest.fixture
def root(tmp_path: Path, drawn: Drawn) -> Path:
    """Return an edition that was built."""
    root = lay(tmp_path / "edition", linked=False)
    (root / LOCK).unlink()  # so that a note may be changed without a correction
    built(root)
    plain, noted = drawn()
    assert plain > 20
    assert PAGE in noted
    return root


def built(root: Path) -> None:
    outcome = build_it(root, OPTIONS)
    assert outcome.code == 0, outcome.said


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def from_nothing(root: Path) -> dict[str, bytes]:
    """Return the files that a build makes that finds nothing of an earlier one."""
    clean = root.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site", ".site*", ".cache"))
    built(clean)
    return tree(clean / "site")


def record(root: Path) -> tuple[Keep, str, Record]:
    settings = config.from_environment({"root": str(root)}, Report(), environment={})
    keep, key = Keep(settings.cache / FOLDER), unchanged.key(settings)
    found = typed_json.read(keep.get(key), Record)
    assert found
    return keep, key, found


def test_a_changed_note_draws_its_page_and_what_counts_notes(root: Path, drawn: Drawn) -> None:
    for number in range(3):  # the spare is one site behind
        change(root, NOTES, NOTE, f"{number}. {NOTE}")
        built(root)
        assert drawn() == (0, sorted([*ALWAYS, PAGE]))
    assert tree(root / "site") == from_nothing(root)


def test_a_note_more_or_less_does_so_too(root: Path, drawn: Drawn) -> None:
    text = (root / NOTES).read_text("utf-8")
    (root / NOTES).write_text(text[text.index("emendations:") :], "utf-8")
    built(root)
    assert drawn() == (0, sorted([*ALWAYS, PAGE]))
    (root / NOTES).write_text(text, "utf-8")
    built(root)
    assert drawn() == (0, sorted([*ALWAYS, PAGE]))
    assert tree(root / "site") == from_nothing(root)


def test_where_no_note_has_changed_no_document_is_drawn(root: Path, drawn: Drawn) -> None:
    with (root / NOTES).open("a", encoding="utf-8") as file:
        file.write("# a comment\n")
    before = tree(root / "site")
    built(root)
    assert drawn() == (0, ALWAYS)
    assert tree(root / "site") == before


def test_whatever_else_changes_all_is_drawn(root: Path, drawn: Drawn) -> None:
    for path, old, new in (
        ("content/site.yaml", "title: ", "title: A "),
        ("content/pages/method.md", "title: ", "title: A "),
        ("templates/base.html", '<main class="main"', '<main class="main new"'),
        ("static/css/base.css", "", "a { order: 2; }\n"),
    ):
        change(root, path, old, new)
        built(root)
        assert drawn()[0] > 20, path
    assert tree(root / "site") == from_nothing(root)


@pytest.mark.parametrize("folder", ["site", ".site.spare"])
def test_a_file_that_somebody_changed_does_not_stand(root: Path, drawn: Drawn, folder: str) -> None:
    change(root, NOTES, NOTE, f"Now. {NOTE}")
    built(root)
    drawn()
    spoiled = root / folder / "topics" / "index.html"
    spoiled.write_bytes(spoiled.read_bytes().replace(b"a", b"b"))
    change(root, NOTES, NOTE, f"Then. {NOTE}")
    built(root)
    plain, _ = drawn()
    assert bool(plain) is False, "one of the two copies is whole"
    assert tree(root / "site") == from_nothing(root)


def test_where_both_copies_are_spoiled_all_is_drawn(root: Path, drawn: Drawn) -> None:
    change(root, NOTES, NOTE, f"Now. {NOTE}")
    built(root)
    drawn()
    for folder in ("site", ".site.spare"):
        (root / folder / "topics" / "index.html").write_bytes(b"")
    change(root, NOTES, NOTE, f"Then. {NOTE}")
    built(root)
    assert drawn()[0] > 20
    assert tree(root / "site") == from_nothing(root)


def test_a_forged_record_brings_nothing_from_elsewhere(root: Path, drawn: Drawn) -> None:
    keep, key, found = record(root)
    secret = root / "secret"
    secret.write_bytes(b"secret")
    digest = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
    found.pages["../secret"] = digest
    keep.put(key, typed_json.written(found))
    change(root, NOTES, NOTE, f"Now. {NOTE}")
    built(root)
    assert drawn()[0] > 20
    assert tree(root / "site") == from_nothing(root)


def test_a_site_with_a_warning_of_its_own_does_not_stand(
    root: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def warn(site: object, report: Report) -> None:
        report.add(Rule(code="V999", name="odd", severity=Severity.WARNING), NOWHERE, "Odd.")

    monkeypatch.setattr(verify, "CHECKS", (*verify.CHECKS, warn))
    change(root, "content/site.yaml", "title: ", "title: A ")
    for number in range(2):
        change(root, NOTES, NOTE, f"{number}. {NOTE}")
        assert "V999" in build_it(root, OPTIONS).said
        assert drawn()[0] > 20
