"""Synthetic mirrors of seed 001, as other sites might print it."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
ID = "2024-02-23"
BLOG, MINISTRY = "101_blog.txt", "102_ministry.txt"
(SEED,) = (ROOT / "seeds").glob("001_*.txt")

# What the blog does to the words: old, new, and the kind of variant that it makes.
CHANGES = (
    ("Forced Labor Prevention", "Forced Labour Prevention", "spelling"),
    ("the principle of equal-footed consultation", "the principle of consultation", "omission"),
    ("is completely unfounded", "is unfounded and wrong", "wording"),
    ("I have no information to offer", "I have no further information to offer", "addition"),
)
ADDED = "AFP: Will there be a press conference on Monday?"
ADDED_ANSWER = "Mao Ning: Yes, there will be one on Monday, as usual."


def lay(root: Path) -> None:
    """Copy seeds and content to `root`, with two mirrors of seed 001 beside it."""
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, root / name)
    text = SEED.read_text("utf-8")
    (root / "seeds" / BLOG).write_text(blog(text), "utf-8")
    (root / "seeds" / MINISTRY).write_text(ministry(text), "utf-8")


def blog(text: str) -> str:
    """Return a repost: straight quotation marks, spelling and a few words changed, the exchange of Dragon TV
    left out, another head and foot."""
    head, *said = _paragraphs(text)
    title = head.splitlines()[1]
    start = next(n for n, paragraph in enumerate(said) if paragraph.startswith("Dragon TV:"))
    kept = "\n\n".join([*said[:start], *said[start + 4 :]])
    for old, new, _ in CHANGES:
        assert kept.count(old) == 1, old
        kept = kept.replace(old, new)
    for curly, straight in zip("“”‘’", "\"\"''", strict=True):
        kept = kept.replace(curly, straight)
    foot = "Share this:\n\nTwitter\n\nFacebook\n\nRelated articles"
    return f"{title}\nFebruary 26, 2024\n\n{kept}\n\n{foot}\n"


def ministry(text: str) -> str:
    """Return the ministry's own page: the office before the name, and one exchange more, before the last."""
    head, *said = _paragraphs(text)
    last = max(n for n, paragraph in enumerate(said) if paragraph.startswith("Bloomberg:"))
    more = "\n\n".join([*said[:last], ADDED, ADDED_ANSWER, *said[last:]])
    more = more.replace("\n\nMao Ning:", "\n\nSpokesperson Mao Ning:")
    return f"{head.partition(chr(10))[2]}\n\n{more}\n"


def _paragraphs(text: str) -> list[str]:
    """Return the head of the seed, and what is said in it."""
    return text.partition("\n[ Suggest")[0].strip().split("\n\n")
