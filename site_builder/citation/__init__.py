"""CSL-JSON in, citations out: one value of a document or a part of it, in every form in which it is cited.

Nothing here knows the edition. Who makes the values is `derive/citation.py`; who prints them are the reading
page and the files beside it. docs/adr/0010 says why the styles are our own.
"""

from site_builder.citation.bibtex import bibtex
from site_builder.citation.items import Day, Item, Name, day, json_text
from site_builder.citation.parts import Part, Role, plain
from site_builder.citation.ris import ris
from site_builder.citation.styles import STYLES, apa, chicago_bibliography, chicago_note, mla

__all__ = [
    "STYLES",
    "Day",
    "Item",
    "Name",
    "Part",
    "Role",
    "apa",
    "bibtex",
    "chicago_bibliography",
    "chicago_note",
    "day",
    "json_text",
    "mla",
    "plain",
    "ris",
]
