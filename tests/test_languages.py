"""A page in Chinese alone, built as editors build: its words in its language, its names in the registers."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.building import ROOT, built
from tests.capture import truth

CONTENT = ("site.yaml", "outlets.yaml", "people.yaml", "forms.yaml", "topics", "pages")
CITES_THE_EDITION = "pages/cite.md"  # and its addresses, which this one has not


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("chinese")
    (root / "own" / "seeds").mkdir(parents=True)
    (root / "own" / "content").mkdir()
    for name in CONTENT:
        source = ROOT / "content" / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, root / "own" / "content" / name)
    (root / "own" / "content" / CITES_THE_EDITION).unlink()
    session = truth.of_fixture(truth.FIXTURES / "chinese_session.txt")
    (root / "own" / "seeds" / "000_session.txt").write_bytes(session.raw)
    for name in ("seeds", "content"):
        (root / name).symlink_to(root / "own" / name)
    return built(root, "--no-search")


def test_the_page_says_which_words_are_chinese(site: Path) -> None:
    page = (site / "briefings" / "2023-11-16" / "index.html").read_text("utf-8")
    # Matches the opening tag of a paragraph of the record; not that of a note.
    told = re.findall(r'<p class="passage__text"([^>]*)>', page)
    assert len(told) == 9
    assert set(told) == {' lang="zh-Hans"'}
    assert '<h1 class="title title--document" lang="zh-Hans">2023年11月16日' in page
    assert '<html lang="en"' in page
    assert "灯塔大桥昨天重新开放。" in page


def test_its_names_are_those_of_english_pages(site: Path) -> None:
    outlets = sorted(path.name for path in (site / "outlets").iterdir() if path.is_dir())
    assert outlets == ["afp", "beijing-youth-daily", "china-news-service"]
    assert [path.name for path in (site / "people").iterdir() if path.is_dir()] == ["mao-ning"]
    index = (site / "outlets" / "afp" / "index.html").read_text("utf-8")
    assert '<p class="evidence__asked" lang="zh-Hans">' in index


def test_its_words_are_its_characters_and_no_form_is_claimed(site: Path) -> None:
    lines = (site / "data" / "exchanges.jsonl").read_text("utf-8").splitlines()
    exchanges = [json.loads(line) for line in lines]
    assert [exchange["outlet"] for exchange in exchanges] == [
        "afp",
        "beijing-youth-daily",
        "china-news-service",
    ]
    assert exchanges[0]["printed_as"] == "法新社记者"
    assert [exchange["forms"] for exchange in exchanges] == [[], [], []]
    page = (site / "briefings" / "2023-11-16" / "index.html").read_text("utf-8")
    said = [text for exchange in exchanges for text in (*exchange["question"], *exchange["answer"])]
    opening = "应我国外长邀请，某国外长将于11月20日至22日来访。"
    # Matches a character, and a number; not a sign.
    count = sum(len(re.findall(r"[\u4e00-\u9fff]|[0-9]+", text)) for text in (*said, opening))
    assert f"{count} words" in page
