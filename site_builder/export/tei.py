"""The edition in; each document as TEI P5, and the file that brings them together, out.

Made in the manner of ParlaMint (https://clarin-eric.github.io/ParlaMint/): utterances of whom the header
names, in segments under the anchors of the pages.
"""

import posixpath
from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import markup, tei_beside, tei_header, tei_text
from site_builder.export.markup import Node, element, filled
from site_builder.export.publication import Publication
from site_builder.model import Artifact, Briefing, Edition

_TEI = "http://www.tei-c.org/ns/1.0"
_XINCLUDE = "http://www.w3.org/2001/XInclude"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    for briefing in filter(lambda briefing: publication.makes(briefing.id), edition.briefings):
        path = urls.file(urls.tei(briefing.id))
        yield Artifact(path=path, content=markup.file(_document(edition, briefing, base)))
    yield Artifact(path=urls.file(urls.CORPUS), content=markup.file(_corpus(edition, base)))


def _document(edition: Edition, briefing: Briefing, base: str) -> Node:
    body = tei_text.body(briefing)
    markup.extend(body, tei_beside.translations(briefing))
    beside = element("standOff", *tei_text.stand_off(briefing), filled(tei_beside.omissions(briefing)))
    return element(
        "TEI",
        tei_header.header(edition, briefing, base),
        filled(beside),
        element("text", body),
        xmlns=_TEI,
        xml_id=tei_text.DOCUMENT,
        xml_lang=briefing.language,
        n=briefing.id,
    )


def _corpus(edition: Edition, base: str) -> Node:
    """Return the registers, and where each document is. The documents are included, not copied: each keeps
    its own address, so that "#q3" goes on to mean one place."""
    here = posixpath.dirname(urls.CORPUS)
    included = (
        element("xi:include", href=posixpath.relpath(urls.tei(briefing.id), here))
        for briefing in edition.briefings
    )
    made = element(
        "teiCorpus",
        tei_header.corpus_header(edition, base),
        *included,
        xmlns=_TEI,
        xml_lang=edition.settings.language,
    )
    made.set("xmlns:xi", _XINCLUDE)
    return made
