"""The edition in; the spellings that the search page offers where nothing is found out.

It is no data file: its shape may change with the page that reads it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from site_builder import urls
from site_builder.derive import search
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact, Edition

_MOST = 20_000  # words offered, about 70 kB compressed
_WORD = re.compile(r"[^\W\d_]{4,40}")  # matches "Taiwan", "détente"; not "the", "2712" nor "S." in "U.S."


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    names = ((name.title, name.facet, urls.href(base, name.path)) for name in search.names(edition))
    spellings = {"words": _words(_texts(edition)), "names": list(names)}
    yield artifact(urls.SEARCH_SPELLINGS, _compact(spellings))


def _texts(edition: Edition) -> Iterator[str]:
    for briefing in edition.briefings:
        for unit in briefing.units:
            yield from (passage.text for passage in unit.passages)


def _words(texts: Iterable[str]) -> list[str]:
    """Return the words of the record, the most frequent first, each as it is printed most often."""
    printed = Counter(chain.from_iterable(map(_WORD.findall, texts)))
    often: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for word, count in sorted(printed.items(), key=lambda found: (-found[1], found[0])):
        often[word.casefold()] += count
        shown.setdefault(word.casefold(), word)
    ranked = sorted(often, key=lambda word: (-often[word], word))
    return [shown[word] for word in ranked[:_MOST]]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
