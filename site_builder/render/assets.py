"""The folder static/ in; files to publish out, and the address that each name has been given.

What a page loads carries eight digits of its own hash in its name, so that it may be kept for ever; what is
comment or white space to a browser is taken out of stylesheets and scripts.
Everything else is published at its own name, from the root of the site.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from pathlib import Path, PurePosixPath

from rcssmin import cssmin
from rjsmin import jsmin

from site_builder import urls
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import Artifact
from site_builder.render.strays import strays
from site_builder.render.texts import decoded

MISSING_ASSET = Rule(code="R512", name="missing-asset")
CIRCULAR_IMPORT = Rule(code="R513", name="circular-import")
UNKNOWN_LAYER = Rule(code="R514", name="unknown-layer")

LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities", "print")
STYLESHEET = "css/site.css"

# Matches `url("../fonts/a.woff2")`; not `url("data:…")` nor `url(#clip)`.
_CSS_REFERENCE = re.compile(r"""(url\(\s{0,9}["']?)([^"'()\s:#]{1,200})(["']?\s{0,9}\))""")
# Matches `"./facets.js"`; not `"/facets.js"` nor `"./facets.json"`.
_JS_REFERENCE = re.compile(r"""(["']\./)([\w.-]{1,100}\.js)(["'])""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """`paths` leads from a name in static/ ("js/search.js"), or that of the joined stylesheet, to its path
    from the root of the site."""

    artifacts: tuple[Artifact, ...]
    paths: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A text that refers to other files of static/."""

    name: str
    text: str
    reference: re.Pattern[str]

    def targets(self) -> Iterable[tuple[re.Match[str], str]]:
        """Yield each reference with the name in static/ that it stands for."""
        folder = posixpath.dirname(self.name)
        for found in self.reference.finditer(self.text):
            yield found, posixpath.normpath(posixpath.join(folder, found[2]))


def read(static: Path, report: Report) -> Assets:
    """Join the stylesheets, fingerprint what pages load, and let their references to each other follow."""
    foreign = strays(static, report)
    contents = {
        path.relative_to(static).as_posix(): b"" if path in foreign else path.read_bytes()
        for path in sorted(static.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith("~")
    }
    styles = _sheets(contents, "css/*.css", _CSS_REFERENCE, static.name, report)
    scripts = _sheets(contents, "js/*.js", _JS_REFERENCE, static.name, report)
    _report_missing((*styles.values(), *scripts.values()), contents, static.name, report)
    _report_unknown_layers(styles, static.name, report)

    paths: dict[str, str] = {}
    published: dict[str, bytes] = {}

    def publish(name: str, content: bytes, path: str) -> None:
        paths[name] = path
        published[path] = content

    for name, content in contents.items():
        if PurePosixPath(name).match("fonts/*.woff2"):
            publish(name, content, _fingerprinted(name, content))
        elif name not in styles and name not in scripts:
            publish(name, content, f"/{name}")
    if styles:
        layers = (styles[name] for name in (f"css/{layer}.css" for layer in LAYERS) if name in styles)
        joined = str(cssmin("\n".join(_followed(layer, paths) for layer in layers))).encode()
        publish(STYLESHEET, joined, _fingerprinted(STYLESHEET, joined))
    for name in _importing_last(scripts, static.name, report):
        script = str(jsmin(_followed(scripts[name], paths))).encode()
        publish(name, script, _fingerprinted(name, script))
    return Assets(
        artifacts=tuple(
            Artifact(path=urls.file(path), content=published[path]) for path in sorted(published)
        ),
        paths=paths,
    )


def _sheets(
    contents: Mapping[str, bytes], glob: str, reference: re.Pattern[str], folder: str, report: Report
) -> dict[str, Sheet]:
    """Return the texts among `contents` whose names match `glob`."""
    sheets = {}
    for name, content in contents.items():
        if PurePosixPath(name).match(glob) and name.count("/") == 1:
            text = decoded(content, f"{folder}/{name}", report)
            sheets[name] = Sheet(name=name, text=text, reference=reference)
    return sheets


def _report_missing(
    sheets: Iterable[Sheet], contents: Mapping[str, bytes], folder: str, report: Report
) -> None:
    for sheet in sheets:
        for found, target in sheet.targets():
            if target not in contents:
                report.add(
                    MISSING_ASSET,
                    _place(sheet, found, folder),
                    f'"{found[2]}" stands for "{folder}/{target}", and there is no such file.',
                )


def _report_unknown_layers(styles: Mapping[str, Sheet], folder: str, report: Report) -> None:
    for name in styles:
        if PurePosixPath(name).stem not in LAYERS:
            report.add(
                UNKNOWN_LAYER,
                Location(path=f"{folder}/{name}"),
                f'"{PurePosixPath(name).name}" is no layer of the stylesheet, so no page would load it.',
                hint=f"move its rules into one of {', '.join(f'{layer}.css' for layer in LAYERS)}",
            )


def _place(sheet: Sheet, found: re.Match[str], folder: str) -> Location:
    line = sheet.text.count("\n", 0, found.start(2)) + 1
    begin = sheet.text.rfind("\n", 0, found.start(2)) + 1
    return Location(
        path=f"{folder}/{sheet.name}",
        line=line,
        column=found.start(2) - begin + 1,
        excerpt=sheet.text[begin:].partition("\n")[0],
    )


def _fingerprinted(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    return urls.asset(f"{path.stem}.{sha256(content).hexdigest()[:8]}{path.suffix}")


def _followed(sheet: Sheet, paths: Mapping[str, str]) -> str:
    """Put the published names for the names in the text; fingerprinted files stand side by side."""
    pieces, end = [], 0
    for found, target in sheet.targets():
        if target in paths:
            published = posixpath.relpath(paths[target], urls.ASSETS)
            pieces += [sheet.text[end : found.start(2)], published]
            end = found.end(2)
    return "".join([*pieces, sheet.text[end:]])


def _importing_last(scripts: Mapping[str, Sheet], folder: str, report: Report) -> list[str]:
    """Return the names of the scripts, each behind all that it imports."""
    imports = {
        name: sorted({target for _, target in script.targets() if target in scripts})
        for name, script in scripts.items()
    }
    try:
        return list(TopologicalSorter(imports).static_order())
    except CycleError as fault:
        circle: list[str] = fault.args[1]
        report.add(
            CIRCULAR_IMPORT,
            Location(path=f"{folder}/{min(circle)}"),
            f"These modules import each other: {', '.join(sorted(set(circle)))}.",
            hint="move what both need to a module of its own",
        )
        return sorted(scripts)
