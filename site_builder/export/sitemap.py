"""The paths of the pages in; sitemap.xml and robots.txt out (https://www.sitemaps.org/protocol.html).

Of more pages than a sitemap may list, sitemap.xml lists sitemaps.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.etree import ElementTree

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact

MOST = 50_000  # addresses in one file
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    base = publication.base_url
    yield artifact(urls.ROBOTS, _keep_out() if publication.preview else _welcome(base))
    addresses = sorted(urls.absolute(base, quote(path)) for path in set(publication.paths))
    if len(addresses) <= MOST:
        yield artifact(urls.SITEMAP, _listed("urlset", "url", addresses))
        return
    parts = [addresses[start : start + MOST] for start in range(0, len(addresses), MOST)]
    for number, part in enumerate(parts, 1):
        yield artifact(urls.sitemap(number), _listed("urlset", "url", part))
    names = [urls.absolute(base, urls.sitemap(number)) for number in range(1, len(parts) + 1)]
    yield artifact(urls.SITEMAP, _listed("sitemapindex", "sitemap", names))


def _keep_out() -> str:
    return "User-agent: *\nDisallow: /\n"


def _welcome(base_url: str) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute(base_url, urls.SITEMAP)}\n"


def _listed(list_name: str, entry: str, addresses: Iterable[str]) -> str:
    root = ElementTree.Element(list_name, xmlns=_NAMESPACE)
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(root, entry), "loc").text = address
    ElementTree.indent(root, "")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
