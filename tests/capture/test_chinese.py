"""What labels, titles and lines of Chinese pages are, looked at one by one; fixtures/ has them together."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import capture
from site_builder.capture import chinese_labels as labels
from site_builder.capture import chinese_pages as pages
from site_builder.capture import chinese_signs as signs
from site_builder.capture import seeds
from site_builder.capture.boilerplate import Sign
from site_builder.diagnostics import Location, Report
from site_builder.model import Capture, LabelRuling, LineClass, LineRuling, Role, WitnessRecord
from tests import pace
from tests.capture import properties, truth

QUESTION, ANSWER = Role.QUESTION, Role.ANSWER


def parse(text: str, *rulings: LabelRuling, lines: tuple[LineRuling, ...] = ()) -> Capture:
    seed = seeds.decode(text.encode(), Report(), name="seed.txt", shown="seed.txt")
    assert not isinstance(seed, Capture)
    place = Location(path="witnesses.yaml")
    record = WitnessRecord(seed="seed.txt", location=place, labels=rulings, lines=lines)
    return capture.parse(seed, Report(), known=capture.Known(record=record))


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("法新社记者", QUESTION),
        ("中新社 记者", QUESTION),
        ("《北京青年报》记者", QUESTION),
        ("香港《南华早报》记者", QUESTION),
        ("总台CGTN记者", QUESTION),
        ("Now TV记者", QUESTION),
        ("彭博社驻京记者追问", QUESTION),
        ("法新社记者（追问）", QUESTION),
        ("法新社追问", QUESTION),
        ("法新社記者", QUESTION),
        ("问", QUESTION),
        ("問", QUESTION),
        ("追问", QUESTION),
        ("记者", QUESTION),
        ("记者一", QUESTION),
        ("有记者问", QUESTION),
        ("记者会后，有外国记者问", QUESTION),
        ("答", ANSWER),
        ("毛宁", ANSWER),
        ("毛　宁", ANSWER),
        ("毛", ANSWER),
        ("毛宁（笑）", ANSWER),
        ("发言人", ANSWER),
        ("外交部发言人林剑", ANSWER),
        ("發言人", ANSWER),
        ("毛宁首先发布消息", ANSWER),
        ("法新社", None),
        ("王小明", None),
        ("他告诉记者", None),
        ("此前有记者问", None),
        ("答记者问", None),
        ("外交部发言人答记者问", None),
        ("发言人办公室", None),
        ("各位记者", None),
        ("我想强调的是", None),
        ("具体如下", None),
    ],
)
def test_a_label_says_who_asks_and_who_answers(label: str, role: Role | None) -> None:
    assert labels.role(labels.fold(label), ("毛宁",)) is role


@pytest.mark.parametrize(
    ("label", "outlet"),
    [
        ("法新社记者", "法新社"),
        ("中新社 记者", "中新社"),
        ("《北京青年报》记者", "北京青年报"),
        ("香港《南华早报》记者", "香港《南华早报》"),
        ("彭博社驻京记者追问", "彭博社"),
        ("法新社记者（追问）", "法新社"),
        ("法新社追问", "法新社"),
        ("法新社", "法新社"),
        ("總臺央視記者", "總臺央視"),
        ("问", ""),
        ("問", ""),
        ("追问", ""),
        ("记者", ""),
        ("外媒记者", ""),
        ("记者会后，有记者问", ""),
    ],
)
def test_outlet_is_named_or_nobody_is(label: str, outlet: str) -> None:
    assert capture.outlet_name(label) == outlet


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("毛宁", "毛宁"),
        ("毛　宁", "毛宁"),
        ("外交部发言人毛宁", "毛宁"),
        ("外交部發言人華春瑩", "華春瑩"),
        ("洪磊首先发布消息", "洪磊"),
        ("毛宁（笑）", "毛宁"),
        ("发言人首先发布消息", ""),
        ("发言人", ""),
        ("答", ""),
    ],
)
def test_answerer_is_named_or_nobody_is(label: str, name: str) -> None:
    assert capture.answerer_name(label) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2023年11月16日外交部发言人毛宁主持例行记者会", ("毛宁",)),
        ("林剑主持外交部例行记者会", ("林剑",)),
        ("外交部发言人华春莹就大桥开放答记者问", ("华春莹",)),
        ("外交部发言人就大桥开放答记者问", ()),
        ("外交部发言人办公室：", ()),
    ],
)
def test_the_title_names_who_answers(line: str, names: tuple[str, ...]) -> None:
    assert labels.answerers([line]) == names


@pytest.mark.parametrize(
    "line",
    [
        "2023年11月16日外交部发言人毛宁主持例行记者会",
        "2023年11月16日外交部发言人毛宁主持例行记者会 - 外交部",
        "2012年11月16日，外交部发言人洪磊主持例行记者会。",
        "（原标题：2024年3月21日外交部发言人林剑主持例行记者会）",
        "林剑主持外交部例行记者会",
        "外交部发言人就灯塔大桥开放答记者问",
        "外交部发言人毛宁谈渡轮的谈话",
    ],
)
def test_a_title_is_known(line: str) -> None:
    assert pages.is_title(line)
    assert "原标题" not in pages.bare_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "外交部发言人毛宁在例行记者会上表示，中方反对。",
        "毛宁：2023年11月16日外交部发言人主持例行记者会",
        "中方对此有何评论？",
        "2023-11-16 18:29",
    ],
)
def test_a_sentence_is_no_title(line: str) -> None:
    assert not pages.is_title(line)


@pytest.mark.parametrize("sign", [*signs.LINE_SIGNS, *signs.BLOCK_SIGNS], ids=lambda sign: sign.matches)
def test_each_sign_covers_what_it_says_and_spares_what_it_says(sign: Sign) -> None:
    assert re.fullmatch(sign.pattern, sign.matches)
    assert not re.fullmatch(sign.pattern, sign.spares)
    assert re.fullmatch("[a-z]+(-[a-z]+)+", sign.rule)


@pytest.mark.parametrize(
    "line",
    ["分享。", "地址：某市。我们将在那里举行。", "版权所有者的权利应当得到保护。", "来源：我们不掌握？"],
)
def test_a_sentence_is_no_furniture(line: str) -> None:
    assert not pages.marks([line])
    assert not pages.tail(["答：是。", line], {}, 0)


def test_paragraphs_after_a_heading_are_not_its_block() -> None:
    lines = ["答：具体如下。", "相关链接：", "第一条措施是大桥每天都会照常开放。"]
    assert not pages.tail(lines, {}, 0)


SESSION = "2023年11月16日外交部发言人毛宁主持例行记者会\n法新社记者：大桥开放了吗？\n毛宁：开放了。\n"


def test_the_script_is_the_language() -> None:
    assert parse(SESSION).language == "zh-Hans"
    assert parse(SESSION.translate(str.maketrans("发会记开", "發會記開"))).language == "zh-Hant"


@pytest.mark.parametrize(
    ("role", "turns"),
    [
        (QUESTION, [("question", "李明"), ("answer", "毛宁")]),
        (ANSWER, [("answer", "李明")]),
        (None, []),
    ],
)
def test_an_editor_rules_on_a_label(role: Role | None, turns: list[tuple[str, str]]) -> None:
    text = SESSION + "李明：我补充一句。\n" + ("毛宁：好。\n" if role is QUESTION else "")
    ruling = LabelRuling(text="李明", role=role, because="a test")
    found = [(turn.role.value, turn.label) for turn in parse(text, ruling).turns]
    assert found[2:] == turns


@pytest.mark.parametrize(
    ("first", "kind", "label", "turns"),
    [
        (4, LineClass.BOILERPLATE, "", [("question", "法新社记者"), ("answer", "毛宁")]),
        (4, LineClass.NOTE, "", [("question", "法新社记者"), ("answer", "毛宁"), ("note", "")]),
        (
            4,
            LineClass.QUESTION,
            "某先生",
            [("question", "法新社记者"), ("answer", "毛宁"), ("question", "某先生")],
        ),
        (2, LineClass.OPENING, "", [("opening", ""), ("opening", "毛宁")]),
    ],
)
def test_an_editor_rules_on_lines(
    first: int, kind: LineClass, label: str, turns: list[tuple[str, str]]
) -> None:
    ruling = LineRuling(first=first, last=first, kind=kind, because="a test", label=label)
    read = parse(SESSION + "某先生：渡轮也开放。\n", lines=(ruling,))
    assert [(turn.role.value, turn.label) for turn in read.turns] == turns


def test_a_quotation_is_not_cut() -> None:
    text = SESSION + "毛宁：他写道：“问：谁付钱？答：两地。”这是清楚的。\n"
    assert len(parse(text).turns) == 3


def test_an_english_page_is_not_shown_to_the_chinese_format() -> None:
    read = parse("Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8, 2023\n"
                 "法新社: Is the bridge open?\nMao Ning: It is.\n")  # fmt: skip
    assert read.format == "transcript"
    assert read.language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "毛宁：" * 120_000,
        "记者" * 200_000,
        "。问：" * 120_000,
        "（" * 400_000,
        "法新社" * 150_000 + "记者：",
        "\u3000" * 400_000,
        "2023年" * 120_000,
        "一二三四五六七八九十月" * 40_000,
        "首页 > " * 100_000,
        "，" * 400_000 + "记者问：",
        "\n".join(["外交部发言人" * 20] * 3_000),
        "\n".join(["毛宁：是。"] * 20_000),
    ],
    ids=lambda text: text[:6].strip(),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert pace.keeps(1.5, lambda: parse(SESSION + text))


LINES = sorted(
    {
        line
        for path in truth.fixtures()
        if path.stem.startswith("chinese_")
        for line in truth.of_fixture(path).lines
    }
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Lines of Chinese pages in any order, some joined, some cut, under a title as a rule."""
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
    parts = [
        line[: draw(st.integers(0, len(line)))] + draw(st.sampled_from(("\n", "\n", "", " ", "。", "：")))
        for line in lines
    ]
    title = SESSION.partition("\n")[0] + "\n" if draw(st.integers(0, 4)) else ""
    return title + "".join(line + draw(st.sampled_from(("\n", "", " "))) for line in lines) + "".join(parts)


@given(mutated())
@settings(max_examples=250)
def test_no_word_of_a_damaged_page_is_lost(text: str) -> None:
    properties.check(text.encode())
