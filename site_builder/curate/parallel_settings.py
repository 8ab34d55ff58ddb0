"""What `site.yaml` says of parallels in; the settings out."""

from site_builder.curate import compounds
from site_builder.curate.fields import Fields, as_text, fields, listing, place, text
from site_builder.curate.strict_yaml import Node
from site_builder.diagnostics import Report, Rule
from site_builder.model import ParallelSettings

MALFORMED_COUNT = Rule(code="U350", name="malformed-count")
WORDLESS_PHRASE = Rule(code="U351", name="wordless-phrase")

WORDS = range(5, 101)  # fewer than five words recur everywhere, and tell nothing
COMMON = range(2, 1001)  # beyond a thousand documents the work would grow with their square


def parallel_settings(node: Node, report: Report) -> ParallelSettings | None:
    found = fields(node, report, required=(), optional=("words", "common", "stop"))
    if found is None:
        return None
    default = ParallelSettings()
    return ParallelSettings(
        words=_count(found, "words", WORDS) or default.words,
        common=_count(found, "common", COMMON) or default.common,
        stop=listing(found, "stop", _phrase),
    )


def words(said: str) -> int:
    """Return how many words make a parallel; raise ValueError where that cannot be."""
    if not _is_number(said, WORDS):
        raise ValueError
    return int(said)


def _is_number(said: str, allowed: range) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 5 and int(said) in allowed


def _count(found: Fields, key: str, allowed: range) -> int:
    """Return a number; 0 where there is none, or none that is allowed."""
    said = text(found, key)
    if _is_number(said, allowed):
        return int(said)
    if said:
        found.report.add(
            MALFORMED_COUNT,
            place(found, key),
            f'"{said}" is no number from {allowed[0]} to {allowed[-1]}.',
            hint=f"write a whole number in figures, or leave `{key}` out",
        )
    return 0


def _phrase(node: Node, report: Report) -> str | None:
    said = as_text(node, report)
    if said is None or any(map(compounds.folded, compounds.tokens(said))):
        return said
    report.add(
        WORDLESS_PHRASE,
        node.location,
        f'The phrase "{said}" holds no word.',
        hint="write the words that shall not count, or take the entry out",
    )
    return None
