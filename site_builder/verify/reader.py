"""The bytes of a page in; its PageFacts out, in a single pass of Expat.

Pages are written so that an XML parser and a browser build the same tree from them; where the two would
differ, that is itself a fact.
"""

import json
import re
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from sys import intern
from xml.parsers import expat

from site_builder.verify.nesting import VOID, Context, document
from site_builder.verify.pages import PageFacts, Places

Attributes = Mapping[str, str]
Noted = list[tuple[str, int]]

_FETCHED_BY_NAME = ("src", "poster", "action", "formaction", "xlink:href")
_FETCHED_BY_LINK = frozenset(
    ["apple-touch-icon", "icon", "manifest", "modulepreload", "prefetch", "preload", "stylesheet"]
)
_REFERENCES = (
    *("for", "form", "headers", "list", "popovertarget", "commandfor"),
    *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details"),
    *("aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns"),
)
# How names of a <meta> end whose content is an address; in others, a title may begin like one.
_ADDRESSED = (":url", "_url", ":image", ".source")
_DATA_BLOCKS = frozenset(["application/json", "application/ld+json"])

_VOID_NAMES = "|".join(sorted(VOID)).encode()
# Matches "<div class='a'/>" and "</br>"; not "<div>" nor "</div>".
_EMPTY = re.compile(
    rb"<([A-Za-z][^\s/<>]*+)(?:\s++[^\s=<>/]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+\s*+/>|(</(?:%s)\s*+>)"
    % _VOID_NAMES
)
_VOID_END = re.compile(rb"</(?:%s)\s*+>" % _VOID_NAMES)  # matches "</br>"; not "</b>"


class _Handlers(dict[str, Callable[[str, str, Attributes], None] | None]):
    """What to do with an attribute, by its name; None for nothing. A new name is judged once."""

    def __init__(self, reader: "Reader") -> None:
        super().__init__(
            {
                "id": reader.identify,
                "href": reader.follow,
                "cite": reader.follow,
                "srcset": reader.choose,
                "imagesrcset": reader.choose,
                "property": reader.share,
                "style": reader.inline_style,
                "data-apparatus": reader.leave_out,
                **dict.fromkeys(_FETCHED_BY_NAME, reader.fetch),
                **dict.fromkeys(_REFERENCES, reader.refer),
            }
        )
        self.on_event = reader.inline_code

    def __missing__(self, name: str) -> Callable[[str, str, Attributes], None] | None:
        self[name] = handler = self.on_event if name.startswith("on") else None
        return handler


class Reader:
    """Reads pages one after another; what it learns of element and attribute names stays for the next.

    `stack` holds the open elements; `heard` those whose words are being collected, each with its depth
    (no list of words: apparatus, to be left out).
    """

    def __init__(self) -> None:
        self.root = document()
        self.names: dict[str, str] = {}  # of elements and attributes, made once
        self.handlers = _Handlers(self)
        self.begin("", b"", ())

    def read(self, file: str, content: bytes, *, passages: Collection[str]) -> PageFacts:
        """Read a page. `passages` are the ids of the elements whose words are wanted."""
        self.begin(file, content, passages)
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as fault:
            message = expat.ErrorString(fault.code)
            self.noted["broken"] = [(message, max(self.parser.ErrorByteIndex, 0))]
        self.look_for_empty_elements()
        return PageFacts(
            file=file,
            language=self.language,
            title=" ".join("".join(self.title).split()),
            ids=frozenset(self.ids),
            texts={anchor: "".join(words) for anchor, words in self.texts.items()},
            links=_places(self.links),
            **{kind: _places(noted) for kind, noted in self.noted.items()},
        )

    def begin(self, file: str, content: bytes, passages: Collection[str]) -> None:
        self.content, self.passages = content, passages
        self.stack: list[Context] = [self.root]
        self.heard: list[tuple[int, list[str] | None]] = []
        self.noted: dict[str, Noted] = {}
        self.links: Noted = []
        self.ids: set[str] = set()
        self.texts: dict[str, list[str]] = {}
        self.title: list[str] = []
        self.language = ""
        self.voids = 0
        self.parser = parser = expat.ParserCreate("utf-8", intern=self.names)
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.stray
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartCdataSectionHandler = lambda: self.note("ambiguous", "a CDATA section")
        parser.ProcessingInstructionHandler = lambda *_: self.note("ambiguous", "a processing instruction")

    def note(self, kind: str, name: str) -> None:
        self.noted.setdefault(kind, []).append((name, self.parser.CurrentByteIndex))

    # Elements

    def doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        if (name, system, public, subset) != ("html", None, None, 0):
            self.note("ambiguous", "a document type other than <!DOCTYPE html>")

    def start(self, tag: str, attributes: Attributes) -> None:
        parent = self.stack[-1]
        context = parent.children.get(tag) or parent.enter(tag)
        self.stack.append(context)
        handlers = self.handlers
        for name in attributes:
            handler = handlers[name]
            if handler:
                handler(tag, name, attributes)
        if context.special:
            self.element(context, attributes)

    def end(self, tag: str) -> None:
        context = self.stack.pop()
        if self.heard:
            if self.heard[-1][0] == len(self.stack):
                while self.heard and self.heard[-1][0] == len(self.stack):
                    self.heard.pop()
                self.listen()
        elif context.turns:
            self.listen()

    def element(self, context: Context, attributes: Attributes) -> None:
        """Look at an element that means something whatever its attributes."""
        tag = context.tag
        if context.fault:
            self.note("misplaced", context.fault)
        if context.turns and not self.heard:
            self.listen()
        if tag in VOID:
            self.voids += not context.drawing
            self.void(tag, attributes)
        elif tag == "html":
            self.language = attributes.get("lang", "").strip()
        elif tag == "title" and not context.drawing:
            self.hear(self.title)
        elif tag == "style":
            self.note("inline", "a <style> element")
        elif tag == "script":
            self.script(attributes)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.note("headings", tag)

    def void(self, tag: str, attributes: Attributes) -> None:
        if tag == "br" and self.heard and self.heard[-1][1] is not None:
            self.heard[-1][1].append(" ")
        elif tag in ("img", "area") or (tag == "input" and attributes.get("type") == "image"):
            if "alt" not in attributes:
                self.note("blind", tag)
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name", "")
            content = attributes.get("content", "")
            if attributes.get("http-equiv", "").lower() == "refresh":
                self.link(content.partition("url=")[2].strip(" '\""))
            elif name.endswith(_ADDRESSED) and content.startswith(("https://", "http://")):
                self.link(content)

    def script(self, attributes: Attributes) -> None:
        if "src" in attributes:
            return
        if attributes.get("type") not in _DATA_BLOCKS:
            self.note("inline", "a <script> element")
            return
        at = self.parser.CurrentByteIndex
        block = self.content[at : self.content.find(b"</script>", at)].partition(b">")[2]
        if b"&" in block or b"<" in block:
            self.note("ambiguous", 'a "&" or "<" in a data block')
        try:
            json.loads(block.decode("utf-8", "replace"))
        except ValueError as fault:
            self.note("unreadable", str(fault))

    # Attributes

    def identify(self, tag: str, name: str, attributes: Attributes) -> None:
        id = attributes[name]
        if id in self.ids:
            self.note("repeated", id)
            return
        self.ids.add(intern(id))
        if id in self.passages:
            self.note("passages", id)
            self.texts[id] = []
            self.hear(self.texts[id])

    def link(self, address: str) -> None:
        self.links.append((intern(address), self.parser.CurrentByteIndex))

    def follow(self, tag: str, name: str, attributes: Attributes) -> None:
        fetched = tag != "a" and self.stack[-1].drawing
        if tag == "link":
            fetched = not _FETCHED_BY_LINK.isdisjoint(attributes.get("rel", "").lower().split())
        if fetched:
            self.fetch(tag, name, attributes)
        else:
            self.link(attributes[name])

    def fetch(self, tag: str, name: str, attributes: Attributes) -> None:
        self.note("resources", intern(attributes[name]))

    def share(self, tag: str, name: str, attributes: Attributes) -> None:
        """Note the picture that other sites show with a link to the page."""
        if attributes[name] == "og:image":
            self.link(attributes.get("content", ""))

    def choose(self, tag: str, name: str, attributes: Attributes) -> None:
        for candidate in attributes[name].split(","):
            self.note("resources", (candidate.split() or [""])[0])

    def refer(self, tag: str, name: str, attributes: Attributes) -> None:
        for id in attributes[name].split():
            self.note("references", intern(id))

    def inline_style(self, tag: str, name: str, attributes: Attributes) -> None:
        self.note("inline", f'the attribute "{name}"')

    inline_code = inline_style

    def leave_out(self, tag: str, name: str, attributes: Attributes) -> None:
        self.hear(None)

    # Words

    def hear(self, words: list[str] | None) -> None:
        """Collect the words of the element that has just begun; None leaves them out."""
        self.heard.append((len(self.stack) - 1, words))
        self.listen()

    def listen(self) -> None:
        """Let Expat hand over characters only where somebody wants them: each call costs time."""
        handler: Callable[[str], object] | None = self.stray if self.stack[-1].barren else None
        if self.heard:
            words = self.heard[-1][1]
            handler = None if words is None else words.append
        self.parser.CharacterDataHandler = handler

    def stray(self, words: str) -> None:
        if not words.strip(" \t\n\r\f"):
            return
        # Expat hands words over when what follows them begins.
        end = self.parser.CurrentByteIndex
        start = self.content.rfind(b">", 0, end) + 1
        at = end - len(self.content[start:end].lstrip())
        why = f"words may not stand directly in <{self.stack[-1].tag}>"
        self.noted.setdefault("misplaced", []).append((why, at))

    def look_for_empty_elements(self) -> None:
        """Note what is written as empty and is not void, and the end tags of what is. Counting comes first:
        on a page without fault it is all there is to do."""
        content = blanked(blanked(self.content, b"<!--", b"-->"), b"<svg", b"</svg>")
        if content.count(b"/>") == self.voids and not _VOID_END.search(content):
            return
        for match in _EMPTY.finditer(content):
            tag = (match[1] or b"").decode("utf-8", "replace")
            if tag not in VOID and tag not in ("svg", "math"):
                name = f"the element <{tag}/>" if tag else f"the end tag {match[2].decode()}"
                self.noted.setdefault("ambiguous", []).append((name, match.start()))


def _places(noted: Sequence[tuple[str, int]]) -> Places:
    return Places(names=tuple([name for name, _ in noted]), offsets=array("Q", [at for _, at in noted]))


def blanked(content: bytes, opening: bytes, closing: bytes) -> bytes:
    """Return content with spaces for whatever stands between two marks, so that offsets stay."""
    parts, at = [], 0
    while (start := content.find(opening, at)) >= 0 and (end := content.find(closing, start)) >= 0:
        end += len(closing)
        parts += [content[at:start], b" " * (end - start)]
        at = end
    return b"".join((*parts, content[at:]))
