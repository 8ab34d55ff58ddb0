"""Files of static/ are published under names that change with their content, and find each other there."""

import re
from pathlib import Path

import pytest

from site_builder.diagnostics import Report, render
from site_builder.render import assets
from site_builder.render.assets import Assets

FILES = {
    "css/print.css": "@layer print { a { color: black } }",
    "css/reset.css": "@layer reset, print;",
    "css/base.css": '@font-face { src: url("../fonts/serif.woff2") format("woff2"), url(data:font/woff2,A) }',
    "fonts/serif.woff2": "not really a font",
    "fonts/OFL.txt": "licence",
    "js/search.js": 'import { draw } from "./facets.js";\nawait import("./later.js");',
    "js/facets.js": "export { words } from './words.js';\nexport const draw = 1;",
    "js/later.js": "export {};",
    "js/words.js": "export const words = 2;",
    "favicon.svg": "<svg/>",
    ".DS_Store": "",
    "css/base.css~": "",
}


@pytest.fixture
def static(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    for name, text in FILES.items():
        write(folder, name, text)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def read(folder: Path) -> tuple[Assets, dict[str, str], list[str]]:
    """Return the assets, their texts by path, and the faults."""
    report = Report()
    found = assets.read(folder, report)
    texts = {each.path: each.content.decode() for each in found.artifacts}
    return found, texts, [render(each) for each in report]


def text_of(name: str, folder: Path) -> str:
    found, texts, _ = read(folder)
    return texts[found.paths[name].lstrip("/")]


def test_every_file_is_published_once(static: Path) -> None:
    found, texts, faults = read(static)
    assert faults == []
    assert [re.sub(r"\.[0-9a-f]{8}\.", ".#.", path) for path in sorted(texts)] == [
        "assets/facets.#.js",
        "assets/later.#.js",
        "assets/search.#.js",
        "assets/serif.#.woff2",
        "assets/site.#.css",
        "assets/words.#.js",
        "favicon.svg",
        "fonts/OFL.txt",
    ]
    assert sorted(found.paths) == [
        "css/site.css",
        "favicon.svg",
        "fonts/OFL.txt",
        "fonts/serif.woff2",
        "js/facets.js",
        "js/later.js",
        "js/search.js",
        "js/words.js",
    ]
    assert set(found.paths.values()) == {f"/{path}" for path in texts}


def test_layers_are_joined_in_their_order(static: Path) -> None:
    sheet = text_of("css/site.css", static)
    assert sheet.index("@layer reset") < sheet.index("@font-face") < sheet.index("color:black")


def test_a_stylesheet_finds_its_fonts(static: Path) -> None:
    found, _, _ = read(static)
    name = Path(found.paths["fonts/serif.woff2"]).name
    assert f'url("{name}") format' in text_of("css/site.css", static)
    assert "url(data:font/woff2,A)" in text_of("css/site.css", static)


def test_a_module_finds_what_it_imports(static: Path) -> None:
    found, _, _ = read(static)
    name = {each: Path(path).name for each, path in found.paths.items()}
    assert text_of("js/search.js", static) == (
        f'import{{draw}}from"./{name["js/facets.js"]}";await import("./{name["js/later.js"]}");'
    )
    assert f"'./{name['js/words.js']}'" in text_of("js/facets.js", static)


def test_a_change_deep_down_renames_all_that_import_it(static: Path) -> None:
    before, _, _ = read(static)
    write(static, "js/words.js", "export const words = 3;")
    after, _, _ = read(static)
    changed = {name for name in before.paths if before.paths[name] != after.paths[name]}
    assert changed == {"js/words.js", "js/facets.js", "js/search.js"}


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        (
            "css/base.css",
            'a {\n  src: url("../fonts/gone.woff2");\n}',
            'static/css/base.css:2:13: error[R512 missing-asset] "../fonts/gone.woff2" stands for '
            '"static/fonts/gone.woff2", and there is no such file.',
        ),
        (
            "js/later.js",
            'import "./gone.js";',
            'static/js/later.js:1:11: error[R512 missing-asset] "gone.js" stands for "static/js/gone.js", '
            "and there is no such file.",
        ),
        (
            "js/words.js",
            'import "./search.js";',
            "static/js/facets.js: error[R513 circular-import] These modules import each other: "
            "js/facets.js, js/search.js, js/words.js.",
        ),
        (
            "css/dialogue.css",
            "",
            'static/css/dialogue.css: error[R514 unknown-layer] "dialogue.css" is no layer of the '
            "stylesheet, so no page would load it.",
        ),
    ],
)
def test_fault_is_reported(static: Path, name: str, text: str, fault: str) -> None:
    write(static, name, text)
    _, _, faults = read(static)
    assert [each.partition("\n")[0] for each in faults] == [fault]


def test_undecodable_script_is_reported(static: Path) -> None:
    (static / "js/later.js").write_bytes(b"// fine\n// \xe9t\xe9\n")
    _, _, faults = read(static)
    assert faults == [
        "static/js/later.js:2: error[R505 undecodable-file] This line is not UTF-8.\n"
        "    hint: save the file as UTF-8"
    ]


def test_an_empty_folder_has_no_assets(tmp_path: Path) -> None:
    assert read(tmp_path)[0] == Assets(artifacts=(), paths={})


def test_links_that_stay_in_the_folder_are_followed_and_others_refused(static: Path) -> None:
    (static.parent / "secret").write_text("secret", "utf-8")
    (static / "inside.svg").symlink_to("favicon.svg")
    (static / "outside.svg").symlink_to("../secret")
    (static / "js" / "outside").symlink_to(static.parent)
    (static / "circle").symlink_to("circle")
    report = Report()
    made = assets.read(static, report)
    assert [(found.rule.code, found.location.path) for found in report] == [
        ("R506", "static/js/outside"),
        ("R506", "static/outside.svg"),
    ]
    contents = {artifact.path: artifact.content for artifact in made.artifacts}
    assert contents["inside.svg"] == b"<svg/>"
    assert b"secret" not in contents.values()
