"""Names and values in, XML elements out; and elements in, the bytes of a file out.

Elements are made by the standard library, which escapes what has to be escaped. A file has a line for each
element that holds others, and no white space is added where words stand.
"""

import re
from collections.abc import Iterable
from functools import cache
from xml.etree import ElementTree as ET  # it writes here, and reads nothing

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets). Matches "\x00" and "\x0b"; not "\n" nor "é".
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Node = ET.Element
Child = Node | str | None


def printable(text: str) -> str:
    """Return text with a mark in the place of each character that XML cannot hold, which Python cannot print
    either."""
    return text if text.isprintable() else _UNPRINTABLE.sub("\ufffd", text)


def element(name: str, *children: Child, **attributes: str) -> Node:
    """Return an element with words or elements in it, and those attributes that have a value.

    `xml_id` stands for xml:id, `xml_lang` for xml:lang; a last "_" keeps clear of Python's own words. What is
    None is left out."""
    made = ET.Element(name, {_named(key): printable(value) for key, value in attributes.items() if value})
    extend(made, children)
    return made


def extend(parent: Node, children: Iterable[Child]) -> None:
    """Put words or elements at the end of an element."""
    for child in children:
        if isinstance(child, str):
            _write(parent, printable(child))
        elif child is not None:
            parent.append(child)


def filled(made: Node) -> Node | None:
    """Return an element that has something in it; None for one that has nothing, which is then left out."""
    return made if len(made) or made.text else None


def file(root: Node) -> bytes:
    """Return an XML file in UTF-8."""
    _lay_out(root)
    root.tail = "\n"
    body: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()


def html(made: Node) -> str:
    """Return an element of HTML, escaped."""
    text: str = ET.tostring(made, encoding="unicode", method="html")
    return text


@cache
def _named(key: str) -> str:
    return key.replace("xml_", "xml:", 1) if key.startswith("xml_") else key.rstrip("_")


def _write(parent: Node, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _lay_out(parent: Node) -> None:
    """Begin a new line for each element within one that holds no words of its own."""
    if not len(parent) or parent.text or any(child.tail for child in parent):
        return
    parent.text = "\n"
    for child in parent:
        _lay_out(child)
        child.tail = "\n"
