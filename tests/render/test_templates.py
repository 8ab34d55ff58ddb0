"""Pages come out of their templates, or each fault is named at its line in the template, once."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from time import perf_counter

import pytest
from markupsafe import Markup

from site_builder.diagnostics import Report, render
from site_builder.model import Page, SiteSettings
from site_builder.render import templates
from site_builder.render.compiling import Quick
from site_builder.render.templates import environment, rendered
from site_builder.spread import ALL

TEMPLATES = Path(__file__).parents[2] / "templates"

BASE = """<!DOCTYPE html>
<html lang="{{ settings.language }}">
<head><title>{{ page.title }}</title></head>
<body>
  {% if preview %}
  <p>Preview</p>
  {% endif %}
{% block main %}{% endblock %}
</body>
</html>
"""
LINK = """{% macro link(path, text) %}
<a href="{{ path|href }}">{{ text.strip() }}</a>
{% endmacro %}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    write(made, "base.html", BASE)
    write(made, "components/link.html", LINK)
    return made


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def page(template: str, path: str = "/x/", context: Mapping[str, object] | None = None) -> Page:
    return Page(path=path, template=template, title="A & B", description="", context=context or {})


def draw(
    folder: Path, pages: Iterable[Page], *, preview: bool = False, base_url: str = "https://example.org/sub/"
) -> tuple[dict[str, str], list[str]]:
    """Return the files by path, and the faults."""
    report = Report()
    engine = environment(
        folder,
        assets={"css/site.css": "/assets/site.12345678.css"},
        base_url=base_url,
        markdown=lambda text: Markup("<p>{}</p>").format(text),
        preview=preview,
        settings=SiteSettings(language="en"),
    )
    made = {each.path: each.content.decode() for each in rendered(engine, folder, pages, report)}
    return made, [render(found) for found in report]


def content(folder: Path, source: str, context: Mapping[str, object] | None = None) -> str:
    """Return what a page of this source shows in its body."""
    write(folder, "pages/one.html", f'{{% extends "base.html" %}}{{% block main %}}{source}{{% endblock %}}')
    made, faults = draw(folder, [page("one", context=context)])
    assert faults == []
    return made["x/index.html"].partition("<body>\n")[2].partition("</body>")[0]


def fault(folder: Path, source: str) -> list[str]:
    """Return what is reported of a page whose fourth line is `source`."""
    top = '{% extends "base.html" %}\n{% import "components/link.html" as link %}\n{% block main %}\n'
    write(folder, "pages/one.html", f"{top}{source}\n{{% endblock %}}")
    made, faults = draw(folder, [page("one")])
    assert made == {}
    return faults


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ page.title }}", "A &amp; B"),
        ("{{ '<b>' }}", "&lt;b&gt;"),
        ("{{ name }}", "Anadolu"),
        ("{{ '/topics/'|href }}", "/sub/topics/"),
        ("{{ '/topics/'|absolute }}", "https://example.org/sub/topics/"),
        ("{{ 'css/site.css'|asset }}", "/sub/assets/site.12345678.css"),
        ("{{ urls.topic('taiwan')|href }}", "/sub/topics/taiwan/"),
        ("{{ '<b>'|markdown }}", "<p>&lt;b&gt;</p>"),
        ("{{ {'from': 1}.from }}{{ {'name': 2}.name }}", "12"),
        ("{% if page.nmae is defined %}x{% else %}y{% endif %}", "y"),
        (
            "{% macro b(x, end='>') %}<b>{{ x }}{{ end }}{% endmacro %}{{ b('&') }}{{ b(end=1, x=2) }}",
            "<b>&amp;&gt;<b>21",
        ),
        (
            "{% macro twice() %}{{ caller() }}{{ caller() }}{% endmacro %}{% call twice() %}<i>{% endcall %}",
            "<i><i>",
        ),
        ("{{ none }}{{ 3 }}{{ true }}{{ '<'|safe }}", "None3True<"),
    ],
)
def test_a_template_may_use(folder: Path, source: str, shown: str) -> None:
    assert content(folder, source, {"name": "Anadolu"}) == shown


def test_a_preview_says_so(folder: Path) -> None:
    write(folder, "pages/one.html", '{% extends "base.html" %}')
    assert "Preview" in draw(folder, [page("one")], preview=True)[0]["x/index.html"]
    assert "Preview" not in draw(folder, [page("one")])[0]["x/index.html"]


def test_the_next_build_of_a_process_has_its_own_addresses(folder: Path) -> None:
    write(folder, "pages/one.html", "{{ 'css/site.css'|asset }} {{ '/x/'|href }} {{ '/x/'|absolute }}")
    draw(folder, [page("one")])
    made, _ = draw(folder, [page("one")], base_url="https://other.example/")
    assert made["x/index.html"] == "/assets/site.12345678.css /x/ https://other.example/x/"


def test_the_next_build_of_a_process_has_its_own_templates(folder: Path) -> None:
    for words in ("before", "after"):
        write(folder, "components/link.html", f"{{% macro link() %}}{words}{{% endmacro %}}")
        write(folder, "pages/one.html", '{% from "components/link.html" import link %}{{ link() }}')
        assert draw(folder, [page("one")])[0]["x/index.html"] == words


def test_what_another_process_has_compiled_is_not_compiled_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "pages/one.html", '{% extends "base.html" %}{% block main %}{{ "/x/"|href }}{% endblock %}')
    write(folder, "pages/two.html", "{% if %}")
    before, _ = draw(folder, [page("one")])
    monkeypatch.setattr(templates._Compiled, "kept", {})
    made = templates.compiled(folder, ALL)
    assert {key.partition("|")[0] for key in made} == {"base.html", "components/link.html", "pages/one.html"}
    monkeypatch.setattr(templates._Compiled, "kept", {})
    templates.know(made)
    monkeypatch.setattr(Quick, "compile", None)
    assert draw(folder, [page("one")]) == (before, [])


def test_templates_of_somebody_else_are_not_compiled(folder: Path, tmp_path: Path) -> None:
    write(tmp_path, "secret.html", "x")
    (folder / "pages").mkdir()
    (folder / "pages/one.html").symlink_to(tmp_path / "secret.html")
    assert not [key for key in templates.compiled(folder, ALL) if str(folder) in key]


def test_our_own_templates_are_all_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates._Compiled, "kept", {})
    assert len(templates.compiled(TEMPLATES, ALL)) == len(list(TEMPLATES.rglob("*.html")))


def test_lines_of_the_template_language_leave_no_trace(folder: Path) -> None:
    write(folder, "pages/one.html", '{% extends "base.html" %}')
    assert "\n<body>\n</body>\n" in draw(folder, [page("one")])[0]["x/index.html"]


def test_a_page_is_the_file_that_answers_its_path(folder: Path) -> None:
    write(folder, "pages/one.html", "x")
    made, _ = draw(folder, [page("one", "/"), page("one", "/topics/taiwan/"), page("one", "/404.html")])
    assert list(made) == ["index.html", "topics/taiwan/index.html", "404.html"]


@pytest.mark.parametrize(
    ("source", "reported"),
    [
        ("{{ outlet }}", "error[R502 undefined-name] A name stands for nothing: 'outlet' is undefined."),
        ("{% if page.nmae %}x{% endif %}", "has no attribute 'nmae'."),
        ("{{ 'js/gone.js'|asset }}", 'error[R511 unknown-asset] There is no "js/gone.js" in the folder'),
        ("{{ 'a' + 1 }}", "error[R504 failing-template] This line fails with TypeError:"),
        ("{{ 3|join }}", "error[R504 failing-template] This line fails with TypeError:"),
        ("{{ urls.slug(3) }}", "error[R504 failing-template] This line fails with TypeError:"),
        (
            '{% include "components/gone.html" %}',
            'error[R503 missing-template] There is no template "components',
        ),
        ("{% if %}", "error[R501 broken-template] The template cannot be read: Expected an expression"),
        (
            "{{ page.title|loud }}",
            "error[R501 broken-template] The template cannot be read: No filter named 'loud'",
        ),
    ],
)
def test_fault_is_reported_at_its_line(folder: Path, source: str, reported: str) -> None:
    (found,) = fault(folder, source)
    place, line, hint = found.split("\n")
    assert place.startswith("templates/pages/one.html:4: error[")
    assert reported in place
    assert line == f"     4 | {source}"
    assert hint == "    hint: met on the page /x/"


def test_fault_of_a_component_is_reported_in_the_component(folder: Path) -> None:
    (found,) = fault(folder, '{{ link.link("/x/", 3) }}')
    assert found.startswith("templates/components/link.html:2: error[R502 undefined-name]")


def test_fault_of_the_frame_is_reported_once_for_all_pages(folder: Path) -> None:
    write(folder, "base.html", BASE.replace("page.title", "titel"))
    write(folder, "pages/one.html", '{% extends "base.html" %}')
    write(folder, "pages/two.html", '{% extends "base.html" %}')
    made, faults = draw(folder, [page("one", "/1/"), page("two", "/2/"), page("one", "/3/")])
    assert made == {}
    assert [each.partition(":")[0] for each in faults] == ["templates/base.html"]


def test_a_page_that_fails_does_not_hide_the_others(folder: Path) -> None:
    write(folder, "pages/one.html", "{{ gone }}")
    write(folder, "pages/two.html", "fine")
    made, faults = draw(folder, [page("one", "/1/"), page("two", "/2/"), page("none", "/3/")])
    assert list(made) == ["2/index.html"]
    assert [each.partition(" ")[0] for each in faults] == [
        "templates/pages/none.html:",
        "templates/pages/one.html:1:",
    ]


def test_undecodable_template_is_reported(folder: Path) -> None:
    write(folder, "pages/one.html", "x")
    (folder / "pages/one.html").write_bytes(b"fine\n\xff\n")
    _, faults = draw(folder, [page("one")])
    assert [each.partition("\n")[0] for each in faults] == [
        "templates/pages/one.html:2: error[R505 undecodable-file] This line is not UTF-8."
    ]


def test_five_thousand_pages_cost_little_besides_their_templates(folder: Path) -> None:
    write(folder, "pages/one.html", '{% extends "base.html" %}{% block main %}{{ n }}{% endblock %}')
    pages = (page("one", f"/{n}/", {"n": n}) for n in range(5000))
    began = perf_counter()
    made, _ = draw(folder, pages)
    assert len(made) == 5000
    assert perf_counter() - began < 5000 * 0.001  # 0.04 ms each on a laptop of today
