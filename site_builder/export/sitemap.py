"""The paths of the pages in; sitemap.xml and robots.txt out (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.etree import ElementTree

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    base = publication.base_url
    yield artifact(urls.ROBOTS, _keep_out() if publication.preview else _welcome(base))
    yield artifact(urls.SITEMAP, _sitemap(urls.absolute(base, quote(p)) for p in set(publication.paths)))


def _keep_out() -> str:
    return "User-agent: *\nDisallow: /\n"


def _welcome(base_url: str) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute(base_url, urls.SITEMAP)}\n"


def _sitemap(addresses: Iterable[str]) -> str:
    root = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    for address in sorted(addresses):
        ElementTree.SubElement(ElementTree.SubElement(root, "url"), "loc").text = address
    ElementTree.indent(root, "")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
