"""Templates in, Python that does for each value only what it must out.

A page of an index reads tens of thousands of attributes, and calls thousands of macros. Jinja looks at each
value in every way that a template may mean it; here what our templates mean comes first. A page comes out the
same.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_SHORT = 200  # letters up to which an escaped text is kept: names and addresses come again, passages do not
_REFERENCES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&#39;"), ('"', "&#34;"))


class _Generator(CodeGenerator):
    """Reads an attribute as Python does, which raises AttributeError where there is none."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802, Jinja's name
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(node, frame)
        self.writeline("escape, Macro = environment.escaped, environment.macro")


class _Macro(Macro):
    """A macro that is mostly called with its arguments in their order."""

    def drawn(self, arguments: tuple[object, ...], named: dict[str, object]) -> str:
        lacking = self._argument_count - len(arguments)
        if named or lacking < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return self(*arguments, **named)
        return str.__new__(Markup, self._func(*arguments, *(missing,) * lacking))


class _Context(Context):
    """Calls a macro without asking first whether it wants to know the context."""

    def call(self, called: object, /, *arguments: object, **named: object) -> object:
        if type(called) is not _Macro:
            return super().call(called, *arguments, **named)  # type: ignore[arg-type]
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called.drawn(arguments, named)


class Quick(Environment):
    """Draws what `plain` draws; where that is more than a value's own attributes, with AttributeError."""

    code_generator_class: type[CodeGenerator] = _Generator
    context_class = _Context
    macro = _Macro

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template knows, as one dictionary; they are looked at for each import."""
        return {**self.globals, **(d or {})}

    @staticmethod
    def escaped(value: object) -> str:
        """Return a value as it is to be printed; what is marked as safe is not copied again."""
        kind = type(value)
        if kind is str:
            return _escaped(value) if len(value) <= _SHORT else _replaced(value)  # type: ignore[arg-type]
        return value if kind is Markup else escape(value)  # type: ignore[return-value]

    def plain(self) -> Environment:
        """Return the same environment with the code that Jinja makes of templates."""
        made = self.overlay(bytecode_cache=None)
        made.code_generator_class = CodeGenerator
        return made


def _replaced(text: str) -> str:
    """Return what `escape` makes of a text, but no Markup: it is joined to what stands around it at once."""
    for character, reference in _REFERENCES:
        if character in text:
            text = text.replace(character, reference)
    return text


_escaped = lru_cache(maxsize=1 << 14)(_replaced)
