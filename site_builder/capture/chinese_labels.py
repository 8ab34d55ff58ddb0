"""Words of a Chinese transcript in; who speaks under them out: 法新社记者 asks, 毛宁 and 答 answer.

As in labels.py, a label is looked at alone here; whether it is believed depends on its neighbours.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from site_builder.capture import labels
from site_builder.model import Role

_HAN = r"\u3400-\u9fff"
_IDEOGRAPH = re.compile(f"[{_HAN}]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = 4  # Latin letters that take the place of one character
_TRADITIONAL, _SIMPLIFIED = "問發會國對們這總經關", "问发会国对们这总经关"
# The characters of words that make a label, a title or furniture, one for one.
_SIMPLER = str.maketrans(
    "記問發題會報臺視網聞電舉來說談話態據實錄標關圖責編輯審點擊閱讀數覽時間體號權備頁鏈傳復親愛戶瀏譯眾還請評論對現場們歡條項佈總"
    "訊內類樣轉載專門熱薦應後處聲",
    "记问发题会报台视网闻电举来说谈话态据实录标关图责编辑审点击阅读数览时间体号权备页链传复亲爱户浏译众还请评论对现场们欢条项布总"
    "讯内类样转载专门热荐应后处声",
)
_BACK = 60  # characters before a colon in which its label begins

# Matches "法新社记者：", "中新社 记者:", "记者会后，有记者问："; not "“问：" nor "他说。答：" as a whole.
_START = re.compile(r"[\s\u200b\ufeff]{0,9}(?P<label>[^:：。？！；?!;“”…]{1,40})[:：]")
# Matches "法新社记者 据报道，…", where a space stands for the colon; not "记者 张三" nor "法新社记者：".
_SPACED = re.compile(
    r"[\s\u200b\ufeff]{0,9}(?P<label>[^\s:：，。？！；]{1,30}(?: 记者)?)"
    r"[ \t\xa0\u2000-\u200a\u3000]{1,4}(?=\S)"
)
# Matches the spaces of "中新社 记者", "《北京青年报》 记者" and "毛　宁"; not that of "Now TV".
_GAP = re.compile(rf"(?<=[{_HAN}》])\s{{1,3}}(?=\S)|(?<=\S)\s{{1,3}}(?=[{_HAN}《])")
# Matches "(fā)", which some copies set after a character; not "(APEC)", "(10+3)" nor "(see above)".
_SPELT = re.compile(rf"(?<=[{_HAN}])[（(][a-z\u00e0-\u01dc]{{1,40}}[）)]")
# Matches "（追问）" of "法新社记者（追问）"; nothing in "法新社".
_ASIDE = re.compile(r"[（(][^（）()]{1,20}[）)]\Z")
# Matches "问", "问题二", "追问", "记者A", "有记者问", "记者会后，有外国记者问"; not "记者会", "法新社记者".
_NOBODY = re.compile(
    r"(?:[^:：。]{0,24}[，,])?(?:有|某|一名|一位|另有|另一名|中外|外国|外媒){0,2}(?:记者|媒体)"
    r"(?:[0-9一二三四五六七八九十]{1,2}|[A-Z])?(?:追?问|提问|问道)?"
    r"|(?:问|问题)[0-9一二三四五六七八九十]{0,2}|追问|又问|再问|提问"
)
# Matches "法新社记者", "《北京青年报》记者", "彭博社驻京记者追问", "法新社追问"; not "记者", "法新社".
_ASKER = re.compile(
    r"(?P<outlet>[^，,、。“”‘’「」（）()]{2,36}?)(?:驻京|驻华|特派|特约)?(?:记者(?:追?问|又问|再问|提问)?|追问)"
)
# Matches what is said of reporters rather than by them, "他告诉", "回答"; nothing in "法新社".
_TOLD = re.compile(
    r"告诉|答|表示|通报|介绍|发言人|^(?:对|向|我|你|他|她|这|那|请|各位|现场|在场)|[有名位]$|^\d+$"
)
# Matches "答", "发言人", "外交部发言人毛宁"; not "发言人办公室", "发言人答记者问", nor "毛宁".
_ANSWERER = re.compile(
    rf"答|回答|答复|[^，,]{{0,12}}?发言人(?!办公|制度|答记)(?P<name>[{_HAN}]{{2,4}}?)?(?:答|回答)?"
)
# Matches "毛宁首先发布消息", "发言人宣布以下消息"; not "中方发布了白皮书" nor "首先发布一条消息".
_OPENER = re.compile(
    rf"(?![首先现今下在我])(?P<name>[{_HAN}]{{2,4}}?)(?:首先|先)?(?:发布|宣布|通报)了?(?:以下|如下|一条|两条|几条)?(?:消息|新闻|事项)"
)
# Matches "孔泉说", before the first question; not "孔泉".
_SAID = re.compile(rf"(?P<name>[{_HAN}]{{2,4}}?)(?:首先)?说")
# Matches names of outlets, by their ends: "法新社", "《中国日报》", "韩联社电视台", "BBC"; not "毛宁".
_OUTLET = re.compile(
    r"[^，,、]{1,30}(?:社|报|台|网|卫视|电视|新闻|周刊|月刊|杂志|国广|央广|央视|TV|CGTN)》?"
    r"|[A-Z][\w .&+-]{1,30}"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔章耿洪汤华張劉陳楊黃趙吳孫馬華陸"
)
# Matches what may be a person's name, "毛宁", "华春莹"; not "BBC", "一是" nor "首先".
_PERSON = re.compile(rf"[{_SURNAMES}][{_HAN}]{{1,2}}")
# Matches the name in "外交部发言人毛宁主持例行记者会", "林剑主持外交部例行记者会", "发言人华春莹就…".
_TITLED = re.compile(
    rf"发言人(?!办公|制度)(?P<a>[{_HAN}]{{2,4}}?)(?=主持|就|答|举行|例行|谈|在|的|[：:（(]|\s*$)"
    rf"|(?<![{_HAN}])(?P<b>[{_HAN}]{{2,4}}?)主持外交部"
)
_ENDS = "。？！…?!”’」』）)"  # what a turn ends in, where the next one begins in the same line
_SPACES = " \t\xa0\u2002\u2003\u2009\u200a\u202f\u3000"
# Matches where furniture begins after a last answer, before "【打印】" and "版权所有"; not before "版权保护".
_FURNITURE = re.compile(
    r"(?<=[。？！”）)】\]])\s{0,9}(?=[【\[](?:打印|关闭|返回)|版权所有|京ICP备|扫一扫|[（(]?责任编辑\s?[:：]|[（(](?:消息|文章|本文)?[来來]源\s?[:：]|亲爱的.{1,20}用户[:：]"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日[，,]外交部发言人.{2,4}举行例行记者会)"
)
_SIGN = re.compile(r"[:：“”]")
_BLOB = 200  # characters of a line that may hold a page
_DENSE = 6  # characters: where colons stand closer, nobody speaks
_LAST = "者问問答人息项事闻)）"  # the last characters of labels that are no names
# Matches "AFP: When will the next meeting be held?"; not "Tel: 000-0000" nor "Address: 5 Example Road".
_ENGLISH = re.compile(
    r"\s{0,9}(?:Q|A|[A-Z][A-Za-z. ]{1,40})[:：] {0,3}(?:[^\s]{1,40} {1,3}){4,400}[^\s]{1,40}[.?!”\"]\s{0,9}"
)
# Matches what introduces the record at the head of a line that goes on, "答记者问全文："; not "消息如下：".
_INTRO = re.compile(
    r"(?:记者问|问答|答问|实录|相关内容)[^。？！:：]{0,8}(?:全文|实录|如下)?\s?[:：]\s{0,3}(?=\S)"
)
# Matches the tags that a page left at the ends of a line, "<P>  <B>", "</B></P>"; not "<Mao Ning>".
_TAG = r"</?[A-Za-z]{1,8}\s?/?>"
TAGS = rf"{_TAG}(?:\s{{0,9}}{_TAG}){{0,7}}"
_TAGS = re.compile(rf"\A\s{{0,9}}{TAGS}\s{{0,9}}|\s{{0,9}}{TAGS}\s{{0,9}}\Z")
_HEADING = re.compile(r"[^。？！]{0,80}记者会\s")  # matches a title before more of the line; not "记者会。"


def holds_han(text: str) -> bool:
    """Tell whether any Chinese character is in a text."""
    return _IDEOGRAPH.search(text) is not None


def is_chinese(text: str) -> bool:
    """Tell whether most of a text is Chinese: more characters than words in letters."""
    return len(_IDEOGRAPH.findall(text)) > len(_LATIN.findall(text)) / _WORD


def plain(text: str) -> str:
    """Return a text for matching: words of signs in simplified characters, and no spelling of characters."""
    return _SPELT.sub("", text).translate(_SIMPLER)


def is_label(label: str) -> bool:
    """Tell whether a label is one of a Chinese transcript."""
    return holds_han(label)


def outlet_name(label: str) -> str:
    """Return the outlet that a label names: "法新社" for "法新社记者", "" for "问" and "有记者问"."""
    folded = _ASIDE.sub("", fold(label))
    plain = folded.translate(_SIMPLER)
    if _NOBODY.fullmatch(plain):
        return ""
    asker = _ASKER.fullmatch(plain)
    end = asker.end("outlet") if asker else len(plain.removesuffix("记者"))
    named = folded[:end]
    return named[1:-1] if named[:1] == "《" and named.find("》") == len(named) - 1 else named


def answerer_name(label: str) -> str:
    """Return whom an answer's label names: "毛宁" for "外交部发言人毛宁", "" for "答" and "发言人"."""
    folded = _ASIDE.sub("", fold(label))
    plain = folded.translate(_SIMPLER)
    found = _ANSWERER.fullmatch(plain) or _OPENER.fullmatch(plain) or _SAID.fullmatch(plain)
    if not found:
        return folded
    start, end = found.span("name")
    return "" if start < 0 or plain[start:end] == "发言人" else folded[start:end]


def language(text: str) -> str:
    """Return the tag of the script that a text is in, by characters that the other script does not have."""
    traditional, simplified = (sum(map(text.count, each)) for each in (_TRADITIONAL, _SIMPLIFIED))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def answerers(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the names of those who answer: by the title, by labels that say so, or because they return."""
    found = [fold(start["label"]) for line in lines if (start := _START.match(line))]
    titled = (name for line in lines[:20] for name in _titled(_SPELT.sub("", line[:300])))
    said = (answerer_name(label) for label in found if role(label, ()) is Role.ANSWER)
    times = Counter(label for label in found if _PERSON.fullmatch(label) and not _OUTLET.fullmatch(label))
    often = [label for label, count in times.most_common(1) if count >= max(2, len(found) / 3)]
    return tuple(dict.fromkeys(filter(None, (*titled, *said, *often))))[:8]


def in_two_tongues(lines: Sequence[str]) -> bool:
    """Tell whether what is asked in Chinese is asked and answered in English, too."""
    english = [line for line in lines if _ENGLISH.fullmatch(line) and not _IDEOGRAPH.search(line)]
    if len(english) < 2 or not any(line.rstrip().endswith("?") for line in english):
        return False
    starts = (at_start(line, ()) for line in lines if _IDEOGRAPH.search(line))
    return any(role(fold(start[0]), ()) is Role.QUESTION for start in starts if start)


def _titled(line: str) -> Iterator[str]:
    for found in _TITLED.finditer(line.translate(_SIMPLER)):
        start, end = found.span("a" if found["a"] else "b")
        yield line[start:end]


def at_start(line: str, names: tuple[str, ...]) -> tuple[str, int] | None:
    """Return the label that a segment may begin with, and its width; None for none."""
    if start := _START.match(line):
        folded = _ASIDE.sub("", fold(start["label"]))
        able = (
            is_outlet(folded) or _PERSON.fullmatch(folded) or role(folded, names) or is_opener(folded, names)
        )
        return (start["label"].strip(), start.end()) if able else None
    if (spaced := _SPACED.match(line)) and line.rstrip()[-1:] in _ENDS:
        label = spaced["label"]
        sure = label in (*names, "问", "問", "答") or (
            label.endswith(("记者", "記者")) and outlet_name(label) and role(fold(label), ())
        )
        return (label, spaced.end()) if sure else None
    return None


def cuts(lines: Sequence[str], names: tuple[str, ...]) -> Iterator[tuple[int, list[int]]]:
    """Yield the segments in which a label follows the end of a sentence, and where each label begins."""
    last = frozenset((*_LAST, *(name[-1] for name in names)))
    for index, line in enumerate(lines):
        edges = list(_edges(line, names, last)) + [found.end() for found in _FURNITURE.finditer(line)]
        if len(line) > _BLOB and (intro := _INTRO.search(line, 0, _BLOB)):
            edges.append(intro.end())
        if "<" in line:
            edges += [end for found in _TAGS.finditer(line) for end in found.span() if 0 < end < len(line)]
        if edges and (heading := _HEADING.match(line, 0, min(edges))):
            edges.append(heading.end())
        if edges:
            yield index, sorted(set(edges))


def _edges(line: str, names: tuple[str, ...], last: frozenset[str]) -> Iterator[int]:
    """Yield where labels inside a line begin; none where colons crowd, and none in a quotation."""
    if not 0 < line.count(":") + line.count("：") < len(line) / _DENSE:
        return
    begun = at_start(line, names)
    first, quoted = begun[1] if begun else len(line) - len(line.lstrip()), False
    for sign in _SIGN.finditer(line):
        at = sign.start()
        if sign.group() in "“”":
            quoted = sign.group() == "“"
        elif (
            not quoted
            and at >= first
            and line[at - 1 : at] in last
            and (start := _inside(line, at, names)) > first
        ):
            yield start


def _inside(line: str, colon: int, names: tuple[str, ...]) -> int:
    """Return where a label before a colon inside a line begins, 0 for none: after a space, or, where only
    "记者" stands between the space and the colon, after the end of the sentence before."""
    printed = line[max(0, colon - _BACK) : colon]
    before = _SPELT.sub(lambda found: "·" * len(found.group()), printed)
    spaced = _after(before, _ENDS + ":：" + _SPACES)
    label = spaced if not _NOBODY.fullmatch(fold(spaced)) else _after(before, _ENDS + ":：").lstrip()
    if not label or label == before or not role(fold(printed[-len(label) :]), names):
        return 0
    ended = before[: -len(label)].rstrip()[-1:] in _ENDS
    return colon - len(label) if ended or len(label) > 1 else 0


def _after(text: str, signs: str) -> str:
    """Return what follows the last of some signs in a text."""
    return text[max(map(text.rfind, signs)) + 1 :]


@lru_cache(maxsize=1 << 12)
def role(label: str, names: tuple[str, ...]) -> Role | None:
    """Return what a label by itself says that its turn does; None where it does not say."""
    plain = _ASIDE.sub("", label).translate(_SIMPLER)
    if _NOBODY.fullmatch(plain):
        return Role.QUESTION
    if _ANSWERER.fullmatch(plain) or _OPENER.fullmatch(plain) or whole(_ASIDE.sub("", label), names) in names:
        return Role.ANSWER
    asker = _ASKER.fullmatch(plain)
    return Role.QUESTION if asker and not _TOLD.search(asker["outlet"]) else None


def is_opener(folded: str, names: tuple[str, ...]) -> bool:
    """Tell whether a label says that somebody who answers speaks first: "孔泉说"."""
    said = _SAID.fullmatch(folded.translate(_SIMPLER))
    return said is not None and folded[: said.end("name")] in names


def is_outlet(folded: str) -> bool:
    """Tell whether a bare name is that of an outlet, or of several, by its end."""
    plain = folded.translate(_SIMPLER)
    named = _OUTLET.fullmatch(plain) is not None or (plain.endswith("记者") and plain != "记者")
    return named and not _TOLD.search(plain)


@lru_cache(maxsize=1 << 12)
def fold(label: str) -> str:
    """Return a label as printed, without spaces between characters, and without how they are spelt."""
    return _GAP.sub("", _SPELT.sub("", labels.fold(label)))


def whole(spoken: str, names: tuple[str, ...]) -> str:
    """Return the name that a surname stands for, else what was spoken."""
    return next((each for each in names if len(spoken) == 1 and each.startswith(spoken)), spoken)
