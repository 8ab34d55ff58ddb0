"""The pins and redirects of the edition, and the pages, in; every promised address that is lost out."""

from collections.abc import Iterator, Mapping

from site_builder import urls
from site_builder.diagnostics import Report, Rule
from site_builder.model import Anchor, BriefingId, Redirect
from site_builder.verify.addresses import judge
from site_builder.verify.published import Published

LOST_PERMALINK = Rule(code="V731", name="lost-permalink")
DANGLING_REDIRECT = Rule(code="V732", name="dangling-redirect")
SHADOWED_PAGE = Rule(code="V733", name="shadowed-page")


def check(site: Published, report: Report) -> None:
    redirects = {record.old: record for record in site.edition.redirects}
    for pin in site.edition.pins:
        for anchor in _lost(site, pin.briefing, (pin.anchor, *(part for part, _ in pin.parts)), redirects):
            report.add(
                LOST_PERMALINK,
                pin.location,
                f'The address "{urls.briefing(pin.briefing, anchor)}" was promised, and leads nowhere.',
                hint="say in content/redirects.yaml where its words are now, or why they were withdrawn",
            )
    for record in site.edition.redirects:
        _check_redirect(site, record, report)


def _lost(
    site: Published, id: BriefingId, anchors: tuple[Anchor, ...], redirects: Mapping[str, Redirect]
) -> Iterator[Anchor]:
    """Yield those of a unit's anchors that reach nothing. The first is the unit's own: what became of it
    became of its paragraphs, and where it is lost, they go without saying."""
    unit = anchors[0]
    if urls.briefing(id, unit) in redirects:
        return
    moved = redirects.get(urls.briefing(id))
    if moved is not None and not moved.new:
        return
    # A redirect without a fragment keeps the one that the reader came with.
    page = site.pages.get(urls.file(moved.new if moved else urls.briefing(id)))
    if page is not None and page.is_broken:
        return
    for anchor in anchors:
        if urls.briefing(id, anchor) not in redirects and (page is None or anchor not in page.ids):
            yield anchor
            if anchor == unit:
                return


def _check_redirect(site: Published, record: Redirect, report: Report) -> None:
    """Report a redirect that leads nowhere, and one that would hide a page that is there."""
    if record.new and _is_stub(site, record.new.partition("#")[0]):
        message = f'"{record.old}" is redirected to "{record.new}", which has moved itself.'
        report.add(DANGLING_REDIRECT, record.location, message, hint="name the address that this leads to")
    elif record.new:
        address = urls.href(site.base_url, record.new)
        fault = judge(site, urls.file(urls.HOME), address, fetched=False)
        if fault is not None:
            message = f'"{record.old}" is redirected to "{record.new}", which is not there.'
            report.add(DANGLING_REDIRECT, record.location, message, hint=fault.hint)
    if "#" in record.old:
        return
    # Hosts take "/topics" and "/topics/" for one address.
    paths = (path for path in (record.old, f"{record.old}/") if not _is_stub(site, path))
    hidden = [path for path in paths if urls.file(path) in site.files]
    if hidden:
        report.add(
            SHADOWED_PAGE,
            record.location,
            f'A page is published at "{hidden[0]}", and this redirect would hide it.',
            hint="remove the redirect, or give the page another address",
        )


def _is_stub(site: Published, path: str) -> bool:
    """True for what stands at an address that is no more."""
    page = site.pages.get(urls.file(path))
    return page is not None and urls.MOVED in page.ids
