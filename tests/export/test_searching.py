"""What the search page asks for where nothing is found: words of the record, the most frequent first."""

import json
from dataclasses import replace
from pathlib import Path

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import searching
from site_builder.export.publication import Publication
from site_builder.model import Edition
from tests.editions import edition


def published(whole: Edition, base_url: str = "https://example.org") -> dict[str, dict[str, object]]:
    publication = Publication(edition=whole, paths=(), seeds=Path(), base_url=base_url)
    return {f"/{made.path}": json.loads(made.content) for made in searching.artifacts(publication, Report())}


def test_words_are_offered_as_they_are_mostly_printed() -> None:
    whole = edition()
    first = whole.briefings[-1].blocks[0]
    texts = ("Harbour, HARBOUR and harbour", "Harbour port détente in 2712", "port")
    blocks = tuple(
        replace(first, passages=tuple(replace(each, text=text) for each in first.passages[:1]))
        for text in texts
    )
    alone = replace(whole.briefings[-1], opening=(), exchanges=(), blocks=blocks)
    found = published(replace(whole, briefings=(alone,)))
    assert found[urls.SEARCH_SPELLINGS]["words"] == ["Harbour", "port", "détente"]


def test_names_lead_to_their_pages_below_the_base() -> None:
    names = published(edition(), "https://example.org/sub/")[urls.SEARCH_SPELLINGS]["names"]
    assert isinstance(names, list)
    assert names
    assert all(path.startswith("/sub/") for _, _, path in names)
