"""The edition in; the file by which who finds a hole knows whom to tell, out (RFC 9116).

It stands at the root of a host or nowhere, so a site below another has none. Nor has one without a contact
or the day of its revision, from which it is reckoned how long the contact is good.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact

_GOOD = timedelta(days=364)  # less than a year, as the RFC recommends


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    """Yield one file, or none. It expires in the year after the revision: no clock is read."""
    settings = publication.edition.settings
    if not (settings.contact and settings.revised) or urls.base_path(publication.base_url):
        return
    expires = date.fromisoformat(settings.revised[:10]) + _GOOD
    fields = (
        ("Contact", settings.contact),
        ("Expires", f"{expires.isoformat()}T00:00:00Z"),
        ("Preferred-Languages", settings.language),
        ("Canonical", urls.absolute(publication.base_url, urls.SECURITY)),
    )
    yield artifact(urls.SECURITY, "".join(f"{name}: {value}\n" for name, value in fields))
