"""Pages in, HTML files out, through the templates of one folder.

Whatever goes wrong while a template is rendered is reported at its line; no page comes out of it.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import ClassVar

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from site_builder import VERSION, urls
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import Artifact, Page, SiteSettings
from site_builder.render.compiling import Quick
from site_builder.render.markdown import chapters
from site_builder.render.strays import strays
from site_builder.render.texts import decoded
from site_builder.spread import Part

BROKEN_TEMPLATE = Rule(code="R501", name="broken-template")
UNDEFINED_NAME = Rule(code="R502", name="undefined-name")
MISSING_TEMPLATE = Rule(code="R503", name="missing-template")
FAILING_TEMPLATE = Rule(code="R504", name="failing-template")
UNKNOWN_ASSET = Rule(code="R511", name="unknown-asset")


_OF_THE_SITE = ("absolute", "asset", "href", "markdown")  # filters that need an edition


class UnknownAsset(Exception):
    """A template asks for a name that static/ does not hold."""


class _Compiled(BytecodeCache):
    """What became of each template, for the next build of this process: compiling costs as much as drawing.

    Jinja itself compares the text of the template before it takes one from here."""

    kept: ClassVar[dict[str, bytes]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the place of a template; Jinja's own makes a digest, for which a path must be UTF-8."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


def environment(
    folder: Path,
    *,
    assets: Mapping[str, str],
    base_url: str,
    markdown: Callable[[str], Markup],
    preview: bool,
    settings: SiteSettings,
) -> Environment:
    """Return the one environment of a run: undefined names are faults, and every value is escaped."""
    made = _engine(folder)

    def asset(name: str) -> str:
        if name not in assets:
            raise UnknownAsset(f'There is no "{name}" in the folder of static files.')
        return urls.href(base_url, assets[name])

    made.filters |= {
        "absolute": _unfolded(partial(urls.absolute, base_url)),
        "asset": _unfolded(asset),
        "chapters": chapters,
        "href": _unfolded(lru_cache(maxsize=1 << 14)(partial(urls.href, base_url))),
        "markdown": _unfolded(markdown),
    }
    # For JSON in a page: what Jinja escapes in it cannot end the element that it stands in.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals |= {"builder": VERSION, "preview": preview, "settings": settings, "urls": urls}
    return made


def _engine(folder: Path) -> Quick:
    return Quick(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_Compiled(),
        cache_size=-1,
    )


def compiled(folder: Path, part: Part) -> dict[str, bytes]:
    """Return what becomes of each template that falls to a part, for `know`. One that cannot be read is left
    out; whoever draws with it says why."""
    made = _engine(folder)
    made.filters |= {"chapters": chapters, **dict.fromkeys(_OF_THE_SITE, _unfolded(str))}
    if not strays(folder, Report()):
        for path in part.taken(sorted(folder.rglob("*.html"))):
            with suppress(Exception):
                made.get_template(path.relative_to(folder).as_posix())
    return _Compiled.kept


def know(compiled: Mapping[str, bytes]) -> None:
    """Keep what another process has made of templates."""
    _Compiled.kept.update(compiled)


def _unfolded(filter: Callable[[str], str]) -> Callable[[Context, str], str]:
    """Keep Jinja from working out "css/site.css"|asset while it compiles, as the next build has another."""

    @pass_context
    def applied(context: Context, value: str) -> str:
        return filter(value)

    return applied


def rendered(
    environment: Environment, folder: Path, pages: Iterable[Page], report: Report
) -> Iterator[Artifact]:
    """Yield each page as the file that answers its path; one that fails is reported and left out.

    None comes out where a template is somebody else's file."""
    if strays(folder, report):
        return
    templates: dict[str, Template] = {}
    seen: set[tuple[Rule, Location]] = (
        set()
    )  # a fault of base.html is one fault, however many pages it spoils
    for page in pages:
        try:
            if page.template not in templates:
                templates[page.template] = environment.get_template(f"pages/{page.template}.html")
            html = _html(templates[page.template], page)
        except UnicodeDecodeError:
            _report_undecodable(folder, report)
        except Exception as error:
            rule, place, message = _fault(error, page, folder)
            if (rule, place) not in seen:
                seen.add((rule, place))
                report.add(rule, place, message, hint=f"met on the page {page.path}")
        else:
            yield Artifact(path=urls.file(page.path), content=html.encode())


def _html(template: Template, page: Page) -> str:
    """Draw a page; where quick code finds no attribute, with Jinja's own, which has more meanings for it."""
    try:
        return template.render(page.context, page=page)
    except AttributeError:
        if not isinstance(template.environment, Quick):
            raise
        plain = template.environment.plain()
    return plain.get_template(template.name or "").render(page.context, page=page)


def _fault(error: Exception, page: Page, folder: Path) -> tuple[Rule, Location, str]:
    """Return what an error in a template is to be called, where it stands, and a sentence about it."""
    match error:
        case TemplateSyntaxError():
            place = _place(folder, error.name or f"pages/{page.template}.html", error.lineno)
            return BROKEN_TEMPLATE, place, f"The template cannot be read: {error.message}"
        case TemplateNotFound():
            place = _calling_line(error, folder) or Location(path=f"{folder.name}/pages/{page.template}.html")
            return MISSING_TEMPLATE, place, f'There is no template "{error.name}".'
        case UndefinedError():
            rule, message = UNDEFINED_NAME, f"A name stands for nothing: {error.message}."
        case UnknownAsset():
            rule, message = UNKNOWN_ASSET, str(error)
        case _:
            rule, message = FAILING_TEMPLATE, f"This line fails with {type(error).__name__}: {error}"
    return rule, _calling_line(error, folder) or Location(path=folder.name), message


def _calling_line(error: Exception, folder: Path) -> Location | None:
    """Return the innermost line of a template that the error came through; Jinja put it on the traceback."""
    place = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(folder):
            place = _place(folder, path.relative_to(folder).as_posix(), line)
    return place


def _place(folder: Path, name: str, line: int) -> Location:
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    return Location(
        path=f"{folder.name}/{name}", line=line, excerpt=lines[line - 1] if line <= len(lines) else ""
    )


def _report_undecodable(folder: Path, report: Report) -> None:
    for path in sorted(folder.rglob("*.html")):
        decoded(path.read_bytes(), f"{folder.name}/{path.relative_to(folder).as_posix()}", report)
