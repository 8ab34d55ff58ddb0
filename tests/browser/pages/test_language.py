"""Words in the letters of another language say which it is, so that they are spoken as such."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

LANG = "lang"
# First and last letter of a script, and the languages written in it.
SCRIPTS = (
    ("\u0400", "\u04ff", ("ru", "uk", "kk", "ky", "tg", "mn")),
    ("\u0600", "\u06ff", ("ar", "fa", "ur", "ug")),
    ("\u1000", "\u109f", ("my",)),
    ("\u3040", "\u30ff", ("ja",)),
    ("\u4e00", "\u9fff", ("zh", "ja", "ko")),
    ("\uac00", "\ud7af", ("ko",)),
)


def unsaid(element: ET.Element, language: str = "") -> Iterator[str]:
    """Yield the words within `element` whose letters are not of the language that they are said to be in."""
    language = element.get(LANG, language)
    if is_foreign(element.text or "", language):
        yield element.text or ""
    for child in element:
        yield from unsaid(child, language)
        if is_foreign(child.tail or "", language):
            yield child.tail or ""


def is_foreign(text: str, language: str) -> bool:
    said, *_ = language.split("-")
    return any(
        first <= letter <= last and said not in languages
        for letter in text
        for first, last, languages in SCRIPTS
    )


def test_every_page_says_the_language_of_words_in_other_letters(site: Path) -> None:
    faults = {
        str(file.relative_to(site)): found
        for file in sorted(site.rglob("*.html"))
        if (found := list(unsaid(ET.parse(file).getroot())))
    }
    assert faults == {}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('<p lang="en">Mao <i lang="zh">毛宁</i></p>', []),
        ('<p lang="en">Mao <i lang="zh-Hant">毛寧</i> 毛宁</p>', [" 毛宁"]),
        ('<p lang="zh">毛宁 <i lang="en">毛宁</i></p>', ["毛宁"]),
    ],
)
def test_words_without_their_language_are_found(text: str, faults: list[str]) -> None:
    assert list(unsaid(ET.fromstring(text))) == faults
