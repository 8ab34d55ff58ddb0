"""A saved file in; the session in it out, or why it has none: read in a process of its own.

Saved pages are other people's, and so are the libraries that read them: what takes too long is ended, what
breaks its process breaks nothing else, and no other command waits for those libraries to load.
"""

import multiprocessing
from dataclasses import dataclass

from site_builder.accession.saved import Saved, SavedForm
from site_builder.accession.session import LONGEST, Session

SECONDS = 20  # 5 MB take one


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing can be taken from a file, as the end of a sentence, and what to do."""

    reason: str
    hint: str


_SAVE_AS_TEXT = "copy the text of the page into a text file, in UTF-8, and import that"


def session(
    saved: Saved, outlets: frozenset[str], *, whole: bool, seconds: float = SECONDS
) -> Session | Refusal:
    """Return the session in a page or a PDF. `outlets` are the names that the reader of captures knows."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        try:
            return pool.apply_async(_session, (saved, outlets, whole)).get(seconds)
        except multiprocessing.TimeoutError:
            reason = f"it cannot be read in {seconds:g} seconds, which no page of a briefing needs"
            return Refusal(reason=reason, hint=_SAVE_AS_TEXT)


def _session(saved: Saved, outlets: frozenset[str], whole: bool) -> Session | Refusal:
    try:
        found = _pdf(saved.raw) if saved.form is SavedForm.PDF else _page(saved.raw, outlets, whole)
    except Exception as fault:  # whatever a library makes of a file that is broken on purpose
        return Refusal(reason=f"it is damaged ({type(fault).__name__})", hint=_SAVE_AS_TEXT)
    if isinstance(found, Refusal):
        return found
    size = sum(map(len, found.lines))
    if size > LONGEST:
        reason = f"it has {size:,} characters of text, and a session may have {LONGEST:,}"
        return Refusal(reason=reason, hint="import a page that has one session")
    return found


def _page(raw: bytes, outlets: frozenset[str], whole: bool) -> Session | Refusal:
    from site_builder.accession import page, reading  # noqa: PLC0415  (heavy: see above)

    try:
        found = reading.of_page(raw, outlets, whole=whole)
    except page.UnreadableCharactersError as fault:
        return Refusal(
            reason=f"its characters are not those of {fault}, nor of what it seems", hint=_SAVE_AS_TEXT
        )
    if any(found.lines):
        return found
    return Refusal(reason="it shows no text: a script may bring it", hint=_SAVE_AS_TEXT)


def _pdf(raw: bytes) -> Session | Refusal:
    from site_builder.accession import pdf  # noqa: PLC0415

    found = pdf.lines(raw)
    if any(found):
        return Session(lines=found)
    return Refusal(reason="it is a PDF without text, a scan perhaps", hint=_SAVE_AS_TEXT)
