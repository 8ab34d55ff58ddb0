"""An address as it stands in a published file in; what is wrong with it, or nothing, out."""

import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from site_builder import urls
from site_builder.diagnostics import Rule
from site_builder.verify.published import Published, is_bundled

BROKEN_LINK = Rule(code="V721", name="broken-link")
BROKEN_FRAGMENT = Rule(code="V722", name="broken-fragment")
OUTSIDE_BASE = Rule(code="V723", name="outside-base")
UNSAFE_LINK = Rule(code="V724", name="unsafe-link")
THIRD_PARTY = Rule(code="V725", name="third-party-request")

# Matches "/a b" and "\\host"; not "/a%20b".
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
# Matches "javascript:x" and "https://…"; not "/topics/#a:b".
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_FOLLOWED = frozenset({"https", "http", "mailto", "tel"})
_MOST_CANDIDATES = 2000  # a hint is not worth more


class Fault(NamedTuple):
    rule: Rule
    message: str
    hint: str


def judge(site: Published, file: str, address: str, *, fetched: bool) -> Fault | None:
    """Say what is wrong with an `address` that stands in `file`, or None.

    `fetched` addresses are asked for by the browser itself (images, styles, scripts, forms).
    """
    if not address:
        return Fault(BROKEN_LINK, "The address is empty.", "say where it leads, or leave it out")
    if fetched and address.lower().startswith("data:image/"):
        return None
    if _ODD.search(address):
        escaped = _ODD.sub(lambda found: f"%{ord(found[0]):02X}", address)
        message = "The address holds a space, a backslash or a control character."
        return Fault(UNSAFE_LINK, message, f'write "{_short(escaped)}"')
    base = site.base_url.rstrip("/")
    if address == base or address.startswith((f"{base}/", f"{base}#", f"{base}?")):
        return _inside(site, file, urls.base_path(base) + (address[len(base) :] or "/"))
    scheme = _SCHEME.match(address)
    if scheme or address.startswith("//"):
        return _outside(site, address, scheme[1].lower() if scheme else "", fetched=fetched)
    return _inside(site, file, address)


def _outside(site: Published, address: str, scheme: str, *, fetched: bool) -> Fault | None:
    if not fetched and scheme in ("mailto", "tel"):
        return None
    if not scheme:
        fault = (UNSAFE_LINK, "leaves its scheme open", "begin it with https://")
    elif scheme not in _FOLLOWED:
        fault = (UNSAFE_LINK, f'has the scheme "{scheme}:"', "link to https:, http:, mailto: or tel: only")
    elif _host(address) == _host(site.base_url):
        hint = f'use a path, or an address below "{site.base_url}"'
        fault = (OUTSIDE_BASE, "is on this host, and not on this site", hint)
    elif fetched:
        fault = (THIRD_PARTY, "makes a browser ask another host", "keep what a page needs in static/")
    elif not _host(address):
        fault = (UNSAFE_LINK, "names no host", "write the address whole")
    else:
        return None
    rule, why, hint = fault
    return Fault(rule, f'The address "{_short(address)}" {why}.', hint)


def _inside(site: Published, file: str, address: str) -> Fault | None:
    before, _, fragment = address.partition("#")
    path = before.partition("?")[0]
    target = file
    if path:
        base = urls.base_path(site.base_url)
        if path.startswith("/") and not f"{path}/".startswith(f"{base}/"):
            hint = f'did you mean "{base}{address}"?' if base else ""
            return Fault(OUTSIDE_BASE, f'The address "{_short(address)}" is not below "{base}/".', hint)
        if not path.startswith("/") and f"/{file}" == urls.NOT_FOUND:
            message = f'The address "{_short(address)}" is relative, on a page that is shown at any address.'
            return Fault(OUTSIDE_BASE, message, f'begin it with "{base}/"')
        climbed = _climb(path[len(base) :] or "/" if path.startswith("/") else f"/{_folder(file)}{path}")
        if climbed is None:
            return Fault(
                OUTSIDE_BASE, f'The address "{_short(address)}" climbs out of the site.', "count its ../"
            )
        target = unquote(urls.file(climbed))
    if is_bundled(target) and not site.searched:
        return None
    if target not in site.files:
        return Fault(BROKEN_LINK, f'Nothing is published at "{_short(before)}".', _near_file(site, target))
    return _fragment(site, target, unquote(fragment.partition(":~:")[0]), address)


def _fragment(site: Published, target: str, fragment: str, address: str) -> Fault | None:
    if not fragment or fragment == "top":
        return None
    ids: Collection[str] = ()
    if target in site.pages:
        page = site.pages[target]
        ids = page.ids
        found = fragment in ids or page.is_broken
    else:
        found = f'id="{fragment}"'.encode() in (site.root / target).read_bytes()
    if found:
        return None
    message = f'The address "{_short(address)}" names a place that is not there.'
    return Fault(BROKEN_FRAGMENT, message, _near(fragment, ids, "#"))


def _climb(path: str) -> str | None:
    """Return `path` without "." and ".." segments; None where it leaves the root."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            if not kept:
                return None
            kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _folder(file: str) -> str:
    return file[: file.rfind("/") + 1]


def _host(address: str) -> str:
    """Return host and port; "" where there is none, or where it is no address at all."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _near_file(site: Published, target: str) -> str:
    """Suggest a file of the same folder, or a page whose address lacks its slash."""
    if f"{target}/index.html" in site.files:
        return "the address of a page ends in a slash"
    folder = _folder(target.removesuffix("index.html").rstrip("/"))
    names = {file[len(folder) :].removesuffix("index.html") for file in site.files if file.startswith(folder)}
    return _near(target[len(folder) :].removesuffix("index.html"), names, f"/{folder}")


def _near(name: str, names: Collection[str], before: str) -> str:
    near = get_close_matches(name, sorted(names)[:_MOST_CANDIDATES], n=1)
    return f'did you mean "{before}{near[0]}"?' if near else ""


def _short(address: str) -> str:
    return address if len(address) <= 80 else address[:80] + "…"
