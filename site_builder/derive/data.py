"""The edition and its data files in; the page that says what they hold out, made when the files are."""

from collections.abc import Iterable, Iterator, Sequence

from site_builder import urls
from site_builder.derive import metadata, wording
from site_builder.derive.views import ColumnView, FileView
from site_builder.model import Column, DataFile, Edition, Page, Slug

SLUG = Slug("data")
_TITLE = "Data"
_LEAD = "Everything in this edition as files, with their sizes, checksums and columns."


def pages(edition: Edition, files: Sequence[DataFile]) -> Iterator[Page]:
    """Yield one page; `files` is read when that is taken."""
    written = {page.slug: page for page in edition.prose}.get(SLUG)
    description = written.description if written else _LEAD
    yield Page(
        path=urls.prose(SLUG),
        template="data",
        title=written.title if written else _TITLE,
        description=description,
        head=metadata.of_data(edition, description, files),
        section=SLUG,
        context={
            "body": written.body if written else "",
            "files": tuple(_file(file) for file in files),
            "manifest": urls.MANIFEST,
        },
    )


def _file(file: DataFile) -> FileView:
    return FileView(
        name=file.name,
        path=urls.data(file.name),
        anchor=urls.heading_anchor(file.name) if file.columns else "",
        about=file.about[:1].upper() + file.about[1:],
        size=f"{file.size:,}\u00a0bytes",
        sha256=wording.digest(file.sha256),
        schema=urls.schema(file.record) if file.record else "",
        columns=tuple(_columns(file.columns)),
    )


def _columns(columns: Iterable[Column]) -> Iterator[ColumnView]:
    for column in columns:
        kinds = [kind for kind in column.kinds if kind != "null"]
        words = column.about.split("`")  # every second is code
        yield ColumnView(
            name=column.name,
            kind=" or ".join(kinds),
            about=tuple((part, bool(number % 2)) for number, part in enumerate(words) if part),
        )
