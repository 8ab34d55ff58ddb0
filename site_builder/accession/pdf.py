"""The bytes of a PDF in; the lines of its text out. Loaded in a process of its own: see apart.py."""

import io
import logging

from pypdf import PdfReader

from site_builder.accession import page

_MANY = 200  # pages; the longest session known fills about 30


def lines(raw: bytes) -> tuple[str, ...]:
    """Return the lines of a PDF, a blank one between two pages; none where it holds pictures only."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is damaged, the report says
    reader = PdfReader(io.BytesIO(raw))
    pages = (sheet.extract_text() for sheet in reader.pages[:_MANY])
    return page.lines("\n\n".join(pages))
