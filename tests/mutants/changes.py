"""The source of a module in; every small change that mutation testing makes to it, out.

What is changed, and into what, mutmut's operators say. Unlike mutmut, which changes what stands in functions
without decorators, this looks at the whole module: most rules of reading are patterns and tables at its top.
"""

import difflib
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

# Left alone, as mutmut leaves them: arguments without which every call fails.
_NEEDED = {"len", "isinstance"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a change stands. `first` and `last` are the lines of its statement, or of the head of a block."""

    path: str
    within: str = ""  # classes and functions
    first: int = 1
    last: int = 1
    is_called: bool = False  # it does not run on import


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    id: str  # the same for as long as the same words stand in the same function
    place: Place
    module: cst.Module
    old: cst.CSTNode
    new: cst.CSTNode

    def source(self) -> str:
        """Return the module as it is with this change."""
        changed = self.module.deep_replace(self.old, self.new)
        assert isinstance(changed, cst.Module)
        return changed.code


def changes(path: str, source: str) -> Sequence[Change]:
    """Return every change of a module, in the order in which they stand there."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    module, lines = wrapper.module, wrapper.resolve(PositionProvider)
    seen: Counter[str] = Counter()
    found: list[Change] = []
    for node, place in _nodes(module, Place(path=path), lines):
        for kind, operator in mutation_operators:
            for new in operator(node) if isinstance(node, kind) else ():
                words = (path, place.within, module.code_for_node(node), module.code_for_node(new))
                key = "\0".join(words)
                seen[key] += 1
                digest = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()
                found.append(Change(id=digest[:12], place=place, module=module, old=node, new=new))
    return found


def shown(before: str, after: str) -> tuple[int, str, str]:
    """Return the first line that is not the same, and the lines before and after, without indentation."""
    one, other = before.splitlines(), after.splitlines()
    parts = [
        part for part in difflib.SequenceMatcher(None, one, other, False).get_opcodes() if part[0] != "equal"
    ]
    was = [line.strip() for _, first, last, _, _ in parts for line in one[first:last]]
    became = [line.strip() for _, _, _, first, last in parts for line in other[first:last]]
    return parts[0][1] + 1, "\n".join(was), "\n".join(became)


def _nodes(
    node: cst.CSTNode, place: Place, lines: Mapping[cst.CSTNode, CodeRange]
) -> Iterator[tuple[cst.CSTNode, Place]]:
    """Yield every part of the code that may be changed, with its place."""
    if _is_left_alone(node):
        return
    if isinstance(node, cst.SimpleStatementLine):
        place = replace(place, first=lines[node].start.line, last=lines[node].end.line)
    elif isinstance(node, cst.BaseCompoundStatement):
        first = lines[node].start.line
        place = replace(place, first=first, last=max(first, lines[node.body].start.line - 1))
    yield node, place
    for child in node.children:
        if isinstance(node, cst.FunctionDef | cst.ClassDef) and child is node.body:
            within = f"{place.within}.{node.name.value}".removeprefix(".")
            called = place.is_called or isinstance(node, cst.FunctionDef)
            yield from _nodes(child, replace(place, within=within, is_called=called), lines)
        else:
            yield from _nodes(child, place, lines)


def _is_left_alone(node: cst.CSTNode) -> bool:
    """Say whether this is for the reader or the type checker, or would fail on import or in every call."""
    if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
        return True
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in _NEEDED
