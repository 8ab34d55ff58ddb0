"""Pages, styles and scripts in; every address in them that leads nowhere, or where it must not, out."""

import re
from collections.abc import Iterable, Iterator

from site_builder.diagnostics import Report
from site_builder.verify.addresses import BROKEN_LINK, Fault, judge
from site_builder.verify.published import Published, Ruler, is_bundled
from site_builder.verify.reader import blanked

# Matches url(a.woff2), url("a") and @import "a"; not "curl". Comments are blanked before.
_STYLES = re.compile(
    rb"\burl\(\s*+(?:\"([^\"\n]*+)\"|'([^'\n]*+)'|([^\"'()\s]*+))\s*+\)"
    rb"|@import\s++(?:\"([^\"\n]*+)\"|'([^'\n]*+)')"
)
# Matches «import "a"», «import {b} from 'a'» and «export * from "a"» on a line of their own or behind another
# statement, as scripts without needless space have them; not «a = "b"».
_MODULE = re.compile(
    rb"(?:^|;)[ \t]*(?:import|export)\b([^\"'=();]{0,500})[\"']([^\"'\n]*)[\"']", re.MULTILINE
)
# Matches «import("a")»; not «reimport("a")» nor «import(a)».
_CALL = re.compile(rb"\bimport\(\s*+[\"']([^\"'\n]*)[\"']\s*+\)")
# Matches «new URL("a", import.meta.url)»; not «new URL(a)».
_NEIGHBOUR = re.compile(rb"\bnew URL\(\s*+[\"']([^\"'\n]*)[\"']\s*+,\s*+import\.meta\.url")


def check(site: Published, report: Report) -> None:
    _check_pages(site, report)
    for file in sorted(site.files):
        if is_bundled(file) or not file.endswith((".css", ".js", ".mjs")):
            continue
        ruler = Ruler(site, file)
        content = ruler.content
        for address, at in _styles(content) if file.endswith(".css") else _neighbours(content):
            _report(ruler, at, judge(site, file, address, fetched=True), report)
        for address, at in () if file.endswith(".css") else _modules(content):
            _report(ruler, at, _judge_module(site, file, address), report)


def _check_pages(site: Published, report: Report) -> None:
    followed, loaded = dict[str, Fault | None](), dict[str, Fault | None]()
    for file, page in site.pages.items():
        links = _faults(site, file, page.links, followed, fetched=False)
        resources = _faults(site, file, page.resources, loaded, fetched=True)
        if links or resources:
            ruler, whole = Ruler(site, file), site.read(file)
            for places, faults in ((whole.links, links), (whole.resources, resources)):
                for address, at in places:
                    _report(ruler, at, faults.get(address), report)


def _faults(
    site: Published, file: str, addresses: Iterable[str], judged: dict[str, Fault | None], *, fetched: bool
) -> dict[str, Fault]:
    """Return what is wrong with the addresses of a page. Nearly every one begins with "/" and means the same
    on every page: each is judged once."""
    found: dict[str, Fault] = {}
    for address in addresses:
        if address in judged:
            fault = judged[address]
        else:
            fault = judge(site, file, address, fetched=fetched)
            if address[:1] == "/":
                judged[address] = fault
        if fault:
            found[address] = fault
    return found


def _report(ruler: Ruler, at: int, fault: Fault | None, report: Report) -> None:
    if fault is not None:
        report.add(fault.rule, ruler.place(at), fault.message, hint=fault.hint)


def _styles(content: bytes) -> Iterator[tuple[str, int]]:
    for match in _STYLES.finditer(blanked(content, b"/*", b"*/")):
        address = next((group for group in match.groups() if group is not None), b"").decode(
            "utf-8", "replace"
        )
        if not address.startswith("#"):  # a part of the drawing that the style is applied to
            yield address, match.start()


def _neighbours(content: bytes) -> Iterator[tuple[str, int]]:
    for match in _NEIGHBOUR.finditer(content):
        yield _text(match[1]), match.start(1)


def _modules(content: bytes) -> Iterator[tuple[str, int]]:
    for match in _CALL.finditer(content):
        yield _text(match[1]), match.start(1)
    for match in _MODULE.finditer(content):
        before = match[1].strip()
        if not before or before.endswith(b"from"):
            yield _text(match[2]), match.start(2)


def _judge_module(site: Published, file: str, name: str) -> Fault | None:
    if name.startswith((".", "/")) or ":" in name:
        return judge(site, file, name, fetched=True)
    message = f'The module "{name}" is named without a path, which means nothing to a browser.'
    return Fault(BROKEN_LINK, message, f'write "./{name}"')


def _text(found: bytes) -> str:
    return found.decode("utf-8", "replace")
