"""The files of a site in; how large it is, and what of it a host would refuse, out.

Hosts change what they allow: every limit has the page that states it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MIB = 1 << 20
GB = 1_000_000_000


class Measure(StrEnum):
    FILES = "files"
    FOLDER = "files in one folder"
    FILE = "bytes of one file"
    TOTAL = "bytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What a host allows at most; `source` is where it says so."""

    host: str
    measure: Measure
    most: int
    source: str


_CLOUDFLARE = "https://developers.cloudflare.com/pages/platform/limits/"
_NETLIFY = "https://docs.netlify.com/site-deploys/overview"
_GITHUB = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"

# As of November 2026. Cloudflare Pages takes more than 20,000 files only with PAGES_WRANGLER_MAJOR_VERSION=4.
# GitHub Pages also ends a deployment that takes longer than 10 minutes, which nothing here tells beforehand.
LIMITS = (
    Limit(host="Cloudflare Pages, free", measure=Measure.FILES, most=20_000, source=_CLOUDFLARE),
    Limit(host="Cloudflare Pages, paid", measure=Measure.FILES, most=100_000, source=_CLOUDFLARE),
    Limit(host="Cloudflare Pages", measure=Measure.FILE, most=25 * MIB, source=_CLOUDFLARE),
    Limit(host="GitHub Pages", measure=Measure.TOTAL, most=GB, source=_GITHUB),
    Limit(host="Netlify", measure=Measure.FOLDER, most=54_000, source=_NETLIFY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a site is. Entries of a folder are its files and its folders; the site itself is "."."""

    files: int
    total: int
    file: str
    file_bytes: int
    folder: str
    entries: int
    folder_files: int  # the most files in one folder, which need not be the one with the most entries

    def of(self, measure: Measure) -> int:
        return {
            Measure.FILES: self.files,
            Measure.FOLDER: self.folder_files,
            Measure.FILE: self.file_bytes,
            Measure.TOTAL: self.total,
        }[measure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    limit: Limit
    found: int

    @property
    def fits(self) -> bool:
        return self.found <= self.limit.most


def size(files: Iterable[tuple[str, int]]) -> Size:
    """Return how large a site of these files is: the path of each ("data/index.json"), and its bytes."""
    held = dict(files)
    largest = max(held, key=lambda path: (held[path], path), default="")
    folders: set[str] = set()
    for path in held:
        parent = _parent(path)
        while parent != "." and parent not in folders:
            folders.add(parent)
            parent = _parent(parent)
    plain = Counter(map(_parent, held))
    entries = plain + Counter(map(_parent, folders))
    fullest = max(entries, key=lambda path: (entries[path], path), default=".")
    return Size(
        files=len(held),
        total=sum(held.values()),
        file=largest,
        file_bytes=held.get(largest, 0),
        folder=fullest,
        entries=entries[fullest],
        folder_files=max(plain.values(), default=0),
    )


def verdicts(site: Size) -> tuple[Verdict, ...]:
    return tuple(Verdict(limit=limit, found=site.of(limit.measure)) for limit in LIMITS)


def _parent(path: str) -> str:
    return path.rpartition("/")[0] or "."
