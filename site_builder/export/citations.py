"""The edition in; beside the page of each document, its citations as files for reference managers out."""

from collections.abc import Iterator

from site_builder import citation as forms
from site_builder import urls
from site_builder.derive import citation
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    for briefing in publication.edition.briefings:
        items = tuple(citation.items(publication.edition, briefing))
        yield artifact(urls.beside(briefing.id, "index.bib"), forms.bibtex(items))
        yield artifact(urls.beside(briefing.id, "index.ris"), forms.ris(items))
        yield artifact(urls.beside(briefing.id, "index.csl.json"), forms.json_text(items))
