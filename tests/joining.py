"""Captures and content in; the edition with all that is noted on it, out, as commands join it."""

from collections.abc import Sequence

from site_builder import curate
from site_builder.diagnostics import Report
from site_builder.model import Capture, Content, Edition


def join(captures: Sequence[Capture], content: Content, report: Report) -> Edition:
    edition = curate.join(captures, curate.without(content), report)
    return curate.noted(edition, content, report)
