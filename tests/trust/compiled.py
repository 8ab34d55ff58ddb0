"""The builder in; the same with what its first build in a process makes, whatever is built, made already.

That is the code of the templates, patterns of times, and pixels of letters: all of it depends on the builder
alone, and takes longer than the rest of a build of the small edition. Only what tests/trust/processes.py
forks has it. A template of another text is made into code as ever.
"""

import string
from types import CodeType
from typing import Any, cast

from markupsafe import Markup

from site_builder.curate import times
from site_builder.export import sharing, typesetting
from site_builder.render import templates
from site_builder.render.compiling import Quick
from tests.building import ROOT

FACES = (
    *(sharing._NAME, sharing._REMARK, sharing._KIND, sharing._FACTS, sharing._OUTLET, sharing._ASKED),
    *(sharing._TEXT, sharing._TITLES[0][0]),
)
LETTERS = string.ascii_letters + string.digits + ",.:?’"

_compile = Quick.compile
_known: dict[tuple[str, str], CodeType] = {}  # by name and text


def compiled(
    self: Quick,
    source: str,
    name: str | None = None,
    filename: str | None = None,
    raw: bool = False,
    defer_init: bool = False,
) -> str | CodeType:
    code = _known.get((name or "", source))
    if code and filename and not raw and self.code_generator_class is Quick.code_generator_class:
        return _placed(code, filename)
    return _compile(self, source, name, filename, raw, defer_init)  # type: ignore[call-overload, no-any-return]


def _placed(code: CodeType, filename: str) -> CodeType:
    """Return the code as one of that file, whose lines an error names."""
    parts = (_placed(part, filename) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_filename=filename, co_consts=tuple(parts))


def prepare() -> None:
    """Have all that in this process, and in those that are forked from it."""
    folder = ROOT / "templates"
    environment = templates.environment(
        folder,
        assets={},
        base_url="https://e.example/",
        markdown=Markup,
        preview=False,
        settings=cast(Any, None),  # no template is drawn
    )
    for path in folder.rglob("*.html"):
        name, text = path.relative_to(folder).as_posix(), path.read_text("utf-8")
        _known[name, text] = environment.compile(text, name, str(path))
    for word in times._FORMS:
        times._gate(word)
    for face in FACES:
        for letter in LETTERS:
            for quarter in range(4):
                typesetting._glyph(face.cut, face.size, letter, quarter)
    setattr(Quick, "compile", compiled)  # noqa: B010 – a method of a class of others


prepare()
