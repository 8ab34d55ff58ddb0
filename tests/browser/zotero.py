"""A page in Chromium in; what Zotero makes of it out, by Zotero's own program.

The npm package zotero-translators holds in one file the sources of Zotero's translation server, its store of
RDF included, and of its translators, as they were in November 2018. Nothing of that is changed or left out:
all 541 translators are asked, and one of them answers. What Zotero is given here is what it takes from
elsewhere: a DOM, for which the package names one that is made for Node, and which is Chromium's own; two
words of Node; and a way to say "any letter" that JavaScript has by now. It evaluates what translators say, so
the page must be in a context without a policy (`bypass_csp`).
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from playwright.sync_api import Page

from tests.browser.pages import tools

_NODE = """() => {
  const modules = {
    path: { resolve: (...parts) => parts.join("/") },
    jsdom: { JSDOM: function () { this.window = window; } },
    "jsdom/lib/jsdom/living/generated/Attr": { interface: Attr },
    "jsdom/lib/jsdom/living/generated/Node": { interface: class {} },  // ours has innerText
    "w3c-xmlserializer/lib/XMLSerializer": { interface: XMLSerializer },
    "wicked-good-xpath": { XPathResultType: XPathResult, install() {} },
    xregexp: Object.assign(
      (pattern, flags = "") => new RegExp(pattern.replaceAll("\\pL", "\\p{L}"), flags + "u"),
      { replace: (text, pattern, by) => text.replace(pattern, by) },
    ),
  };
  const unasked = {};  // encodings and requests: a page in hand needs neither
  const Buffer = text => ({ toString: () => atob(text) });
  const quiet = { ...console, log() {} };
  Object.assign(window, { exports: {}, require: name => modules[name] ?? unasked, Buffer, console: quiet });
}"""
_TRANSLATE = """async () => {
  const translation = new Zotero.Translate.Web();
  translation.setDocument(document);
  const found = await translation.getTranslators();
  translation.setTranslator(found[0]);
  const items = await translation.translate({ libraryID: false });
  return [found.map(each => each.label), items.flatMap(each => Zotero.Utilities.itemToAPIJSON(each))];
}"""


class Reading(NamedTuple):
    translators: Sequence[str]  # that say they can read the page; the first does
    items: Sequence[Mapping[str, Any]]  # as Zotero would keep them


@contextmanager
def zotero() -> Iterator[str]:
    """Yield the address of the program, at a host of its own: our own lets no other site have a script."""
    handler = partial(_Quiet, directory=tools.ZOTERO.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{tools.ZOTERO.name}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def read(page: Page, program: str) -> Reading:
    """Have the open page read, as it stands."""
    page.evaluate(_NODE)
    page.add_script_tag(url=program)
    translators, items = page.evaluate(_TRANSLATE)
    return Reading(translators, items)
