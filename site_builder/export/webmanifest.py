"""The edition in; the manifest by which a device keeps it among its own out
(https://www.w3.org/TR/appmanifest/).

Every address in it is relative to its own, so that it holds below another site, too.
"""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, as_json
from site_builder.model import Artifact

_PAPER = "#fffdf8"  # --paper in tokens.css
_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    settings = publication.edition.settings
    manifest = {
        "name": settings.title,
        "short_name": settings.title,
        "description": settings.description,
        "lang": settings.language,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": name, "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in _ICONS
        ],
    }
    yield as_json(urls.WEB_MANIFEST, manifest)
