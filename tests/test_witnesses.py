"""Seed 001 and two synthetic mirrors of it build into one briefing, with the right apparatus."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from site_builder import config, curate, joining, verify
from site_builder.diagnostics import Report
from site_builder.export import dictionary
from tests import mirrors
from tests.building import build

PAGE = Path("briefings") / mirrors.ID


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mirrors")
    mirrors.lay(folder)
    done = build(folder, "--no-search")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    return folder / "site"


def page(site: Path, *parts: str) -> str:
    return site.joinpath(PAGE, *parts, "index.html").read_text("utf-8")


def words(html: str) -> str:
    """Return the words of a piece of a page, with one space between."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def beside(html: str, anchor: str) -> str:
    """Return what the margin of an exchange says of the witnesses."""
    section = html.partition(f'id="{anchor}"')[2].partition("</section>")[0]
    found = re.search(r'<aside class="note variants"[^>]*, witnesses".*?</aside>', section, re.DOTALL)
    return words(found[0]) if found else ""


def rows(site: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (site / "data" / name).read_text("utf-8").splitlines()]


def test_three_captures_are_one_briefing(site: Path) -> None:
    (found,) = (row for row in rows(site, "briefings.jsonl") if row["held"] == mirrors.ID)
    assert [(each["siglum"], each["seed"]) for each in found["witnesses"]] == [
        ("A", mirrors.SEED.name),
        ("B", mirrors.BLOG),
        ("C", mirrors.MINISTRY),
    ]
    assert found["published"] == "2024-02-23T19:08"
    assert found["exchanges"] == ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q9", "q8"]
    assert re.search(r">3 witnesses</a>.*?A, B and C", page(site), re.DOTALL)


def test_an_omission_stands_beside_the_exchange(site: Path) -> None:
    assert beside(page(site), "q3") == "Witnesses Witness B omits this exchange."
    assert beside(page(site), "q1") == beside(page(site), "q2") == ""


def test_an_exchange_of_a_mirror_is_printed_and_said_to_be_one(site: Path) -> None:
    html = page(site)
    section = words(html.partition('id="q9"')[2].partition("</section>")[0])
    assert "Agence France-Presse printed as AFP from witness C ¶1 Will there be" in section
    assert beside(html, "q9") == (
        "Witnesses Not in witness A, which the text follows: printed from witness C. "
        "Witness B omits this exchange."
    )
    assert f'href="/briefings/{mirrors.ID}/source/c/#line-44">Source, lines 44–46<' in html


@pytest.mark.parametrize(
    ("anchor", "apparatus"),
    [
        ("q4", "Witnesses ¶2 “equal-footed”: not in B"),
        ("q6", "Witnesses ¶1 after “I have no”: B “further”"),
        ("q7", "Witnesses ¶1 “completely”: not in B ¶1 after “is completely unfounded.”: B “and wrong.”"),
        ("q8", "Witnesses question “Labor”: B “Labour”"),
    ],
)
def test_changed_words_stand_beside_the_exchange(site: Path, anchor: str, apparatus: str) -> None:
    quoted = page(site).replace("<q>", "“").replace("</q>", "”")
    assert beside(quoted, anchor) == apparatus


def test_the_page_of_witnesses_tells_every_kind(site: Path) -> None:
    html = page(site, "witnesses")
    text = words(html)
    for number, name in ((2, "Words left out"), (2, "Words added"), (1, "Spelling"), (8, "Labels")):
        assert f"{name} {number} variant" in text
    assert "Omits: Q3 , Q9" in text
    assert "Printed in the text from this witness: Q9" in text
    assert re.search(r"C Mao Ning Spokesperson Mao Ning 8 times Q1 , Q2 , Q3", text)
    assert "“ (U+201C) &#34; (U+0022)" in text or '“ (U+201C) " (U+0022)' in text
    for seed in (mirrors.SEED.name, mirrors.BLOG, mirrors.MINISTRY):
        assert f'href="/data/seeds/{seed}"' in html


def test_each_witness_has_its_lines(site: Path) -> None:
    assert "SHA-256" in page(site, "source")
    b, c = page(site, "source", "b"), page(site, "source", "c")
    assert "title of witness B" in words(b)
    assert re.search(r'id="line-44".*?>Q9, question</a>', c, re.DOTALL)
    lines = (site / "data" / "seeds" / mirrors.BLOG).read_text("utf-8").splitlines()
    assert b.count('<tr class="ledger__row') == 1 + len(lines)


def test_the_data_hold_every_variant(site: Path) -> None:
    found = rows(site, "variants.jsonl")
    units = [(row["witness"], row["target"], row["kind"]) for row in found if row["part"] == "unit"]
    assert units == [
        ("A", f"{mirrors.ID}#q9", "omission"),
        ("B", f"{mirrors.ID}#q3", "omission"),
        ("B", f"{mirrors.ID}#q9", "omission"),
    ]
    changed = [row for row in found if row["part"] == "words" and row["kind"] != "typography"]
    assert {row["witness"] for row in changed} == {"B"}
    assert sorted(row["kind"] for row in changed) == [
        "addition",
        "addition",
        "omission",
        "omission",
        "spelling",
    ]
    texts = {row["id"]: row for row in rows(site, "exchanges.jsonl")}
    for row in changed:
        unit, _, place = row["target"].rpartition("-")
        paragraph = texts[unit]["question" if place[0] == "q" else "answer"][int(place[1:]) - 1]
        assert paragraph[row["start"] : row["end"]] == row["text"]
        seed = (site / "data" / "seeds" / row["seed"]).read_text("utf-8").split("\n")
        assert row["reading"] in seed[row["line"] - 1]


def test_columns_of_variants_are_described(site: Path) -> None:
    described = [column.name for column in dictionary.columns("variant")]
    assert described == list(rows(site, "variants.jsonl")[0])


def test_searches_and_topics_rest_on_the_text_alone(site: Path, folder: Path) -> None:
    exchanges = [row["id"] for row in rows(site, "exchanges.jsonl")]
    assert len(exchanges) == len(set(exchanges)) == 30
    outlets = [path.name for path in (site / "outlets").iterdir() if path.is_dir()]
    assert len(outlets) == 19


def test_a_lone_witness_has_no_page_of_witnesses(site: Path) -> None:
    other = site / "briefings" / "2023-11-16"
    assert not (other / "witnesses").exists()
    assert "Witness" not in words((other / "index.html").read_text("utf-8"))


def test_a_witness_in_another_language_stands_side_by_side(tmp_path: Path) -> None:
    cases = mirrors.ROOT / "tests" / "diagnostics"
    for layer in ("_base", "U244"):
        for name in ("seeds", "content"):
            shutil.copytree(cases / layer / name, tmp_path / name, dirs_exist_ok=True)
    outlets = tmp_path / "content" / "outlets.yaml"
    known = outlets.read_text("utf-8").replace('    - "Radio Sample"\n', '    - "示例电台"\n')
    aliases = '  name: "Example Times"\n  aliases:\n    - "示例时报"\n'
    outlets.write_text(known.replace('  name: "Example Times"\n', aliases), "utf-8")
    done = build(tmp_path, "--no-search", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    briefing = tmp_path / "site" / "briefings" / "2021-03-04"
    html = (briefing / "zh-hans" / "index.html").read_text("utf-8")
    assert re.search(
        r'lang="en">.{0,200}Example Times.*?lang="zh-Hans">.{0,200}示例时报记者', html, re.DOTALL
    )
    assert 'id="b-line-5-4">修缮用了很长时间。费用由两镇平摊。</p>' in html
    reading = (briefing / "index.html").read_text("utf-8")
    assert ">Beside the Chinese</a>" in reading
    assert "修缮" not in reading
    assert not (tmp_path / "site" / "data" / "variants.jsonl").read_bytes()


def test_words_of_a_mirror_are_compared_with_its_own_lines(folder: Path, tmp_path: Path) -> None:
    report = Report()
    places = {name: str(mirrors.ROOT / name) for name in ("templates", "static")}
    settings = config.from_environment({"root": str(folder), **places}, report, environment={})
    edition = joining.read(settings, report, lambda stage: None)
    root = shutil.copytree(folder / "site", tmp_path / "site")
    page = root / PAGE / "index.html"
    page.write_text(page.read_text("utf-8").replace("on Monday, as usual.", "on Tuesday, as usual."), "utf-8")
    found = Report()
    verify.site(root, edition, base_url=edition.settings.base_url, report=found, search=lambda: False)
    (fault,) = [each for each in found if each.rule.code == "V742"]
    assert '"q9-a1" is not word for word as captured' in fault.message
    assert fault.hint == f"its words are in seeds/{mirrors.MINISTRY}, line 46"


def test_a_mirror_changes_no_pin(tmp_path: Path) -> None:
    mirrors.lay(tmp_path)
    before = (mirrors.ROOT / "content" / curate.LOCK).read_text("utf-8").splitlines()
    command = [sys.executable, "-m", "site_builder", "pin", "--root", str(tmp_path)]
    subprocess.run(command, cwd=mirrors.ROOT, check=True, capture_output=True)
    after = (tmp_path / "content" / curate.LOCK).read_text("utf-8").splitlines()
    assert [line.split()[:2] for line in after if line not in before] == [[mirrors.ID, "q9"]]
    assert set(before) <= set(after)


def test_rulings_on_a_further_witness_are_shown_with_their_reason(tmp_path: Path) -> None:
    mirrors.lay(tmp_path)
    records = tmp_path / "content" / "witnesses.yaml"
    because = "The blog puts its own name over the text."
    value = f'  title:\n    value: "The session of the day"\n    because: "{because}"\n'
    seed = f'- seed: "{mirrors.BLOG}"\n'
    records.write_text(f"{records.read_text('utf-8')}\n{seed}{value}", "utf-8")
    done = build(tmp_path, "--no-search")
    assert done.returncode == 0, done.stdout + done.stderr
    for parts in (("witnesses",), ("source", "b")):
        assert because in words(page(tmp_path / "site", *parts))
