"""Lines of a Chinese page in; its title and date out, and what it puts around the record."""

import re
from collections.abc import Sequence

from site_builder.capture import boilerplate, dates
from site_builder.capture import chinese_labels as labels
from site_builder.capture import chinese_signs as signs
from site_builder.capture.boilerplate import Mark, Marks
from site_builder.capture.dates import Found
from site_builder.capture.front import Front
from site_builder.model import LineClass

_LONGEST = 160  # characters; what is longer is neither title, date nor furniture
_TEXT = 12  # characters that a paragraph has at least, with the end of a sentence
_SHORT = 25  # characters; a last line with fewer, that ends no sentence, is left to nobody
_LONG = 60  # characters; a paragraph as long above a title is none of the page's slogans
_TELLING = 400  # characters of the longest sentence with which a page introduces the record
_ENDED = tuple("。？！…?!”’」』）)：:；;.")

# Titles are matched as labels.plain returns them. Matches "2023年11月16日外交部发言人毛宁主持例行记者会",
# "外交部发言人就…答记者问", "孔泉就…答问实录", and the first of two lines, "2023年11月16日外交部发言人毛宁";
# not "外交部发言人毛宁在例行记者会上表示，中方反对。"
_TITLE_LINE = re.compile(
    r"[（(]?(?:原标题\s?[:：]\s{0,3})?[^。？！:：]{0,40}"
    r"(?:发言人[^。？！:：]{1,80}(?:记者会|答记者(?:问|(?=\s?(?:\.{3}|…)))|谈话|表态)"
    r"|就[^。？！:：]{1,80}(?:答问|答记者问)(?:实录|全文)?"
    r"|(?:主持|举行)(?:外交部)?例行记者会|日(?:外交部)?发言人[\u3400-\u9fff]{2,4})(?:\s?(?:\.{3,6}|…{1,2}))?[。）)]{0,2}"
)
# Matches what sentences tell, "记者会上表示"; nothing in titles, "在例行记者会上答记者问".
_TOLD = re.compile(r"记者会[上中](?!答)|表示|指出|强调")
# Matches what introduces the record, "外交部发言人孔泉今天主持例行记者会，就…回答了提问。", "问答实录如下：";
# not "我宣布如下消息：" nor "外交部发言人将访问该国。"
_LEAD = re.compile(
    r"发言人[^。？！]{2,30}(?:主持|举行|在)[^。？！]{0,16}记者(?:招待)?会"
    r"|(?:答记者问|答问|问答|记者会|实录|答复)[^。？！]{0,20}(?:如下|全文|实录)\s?[:：]\Z"
)
# Matches what the spokesperson says and the page does not, "大家下午好！", "欢迎大家提问"; nothing in a lead.
GREETING = re.compile(
    r"(?:大家|各位|朋友们?|先生们|女士们)[^。？！]{0,12}好|[上下]午好|晚上好|欢迎(?:大家|各位)?提问|回答(?:大家|各位)的?提问"
)
# Matches a picture's caption, "2016年11月28日，外交部发言人耿爽举行例行记者会。"; not what an answer says.
_CAPTION = re.compile(
    r"[^。？！:：]{0,20}[日天](?:[上下]午)?[，,]?\s?(?:中国)?(?:外交部)?发言人[\u3400-\u9fff]{2,4}"
    r"(?:主持|举行|出席)(?:外交部)?例行记者会。?(?:\s?[（(].{0,30}[）)])?"
)
# Matches what stands around a title: "（原标题：" and "）", " - 外交部"; nothing in the title.
_AROUND = re.compile(
    r"\A[（(]?原[标標][题題]\s?[:：]\s{0,3}|(?<=[会會问問话話态])[\s_|—–-]{1,5}(?:中华人民共和国)?外交部(?:网站)?\Z|[。）)]{1,2}\Z"
    r"|\s{0,3}[|｜]\Z"
)
# Matches what may stand beside the date of a page: "来源：外交部", "发布时间：", "字体：大 中 小", "星期四".
_BESIDE = re.compile(
    r"https?://\S{1,80}|(?:文章|信息|稿件)?[来來]源(?:\s?[:：]\s{0,3}[^\s|]{0,20})?|发布(?:时间|日期)?|更新(?:时间)?|时间|日期|(?:中国)?外交部(?:网站)?|新华社|新华网|字体|字号"
    r"|打印|关闭|分享|星期[一二三四五六日天]|浏览(?:次数|量)?|访问量|阅读(?:量)?|[大中小\s\d:：|/,，【】()（）\[\]-]"
)


def marks(lines: Sequence[str]) -> Marks:
    """Mark what boilerplate.py knows of any page, and what only Chinese pages put between the lines."""
    found = boilerplate.marks(lines)
    for index, line in enumerate(lines):
        if index not in found and (sign := signs.of_line(line)):
            found[index] = Mark(kind=sign.kind, rule=sign.rule)
    return found


def head(lines: Sequence[str], marked: Marks, end: int) -> Front:
    """Read the lines up to the first paragraph below the titles and what introduces the record, or up to the
    index `end`: one title, with its day where one of several has it, and the dates of the page; further
    copies of the title are boilerplate, and so is what is above it, but for long paragraphs."""
    leads = [i for i in range(end) if i not in marked and is_lead(lines[i])]
    dated = [i for i in range(end) if i not in marked and is_title(lines[i]) and dates.first(lines[i])]
    named = max([*leads, *dated, -1])
    body = next((i for i in range(named + 1, end) if i not in marked and is_text(lines[i])), end)
    titles = [i for i in range(body) if i not in marked and i not in leads and is_title(lines[i])]
    index = next((i for i in titles if i in dated), titles[0] if titles else -1)
    stamps = {i: found for i in range(body) if i not in titles and (found := _stamp(lines[i]))}
    above = (
        i
        for i in range(max(index, *leads, 0))
        if i not in marked and not (is_text(lines[i]) and len(lines[i]) > _LONG)
    )
    placed: Marks = {i: Mark(kind=LineClass.BOILERPLATE, rule="before-title") for i in above}
    placed |= {i: Mark(kind=LineClass.BOILERPLATE, rule="repeated-title") for i in titles}
    placed |= dict.fromkeys(leads, Mark(kind=LineClass.BOILERPLATE, rule="chinese-lead"))
    placed |= {i: Mark(kind=LineClass.DATELINE, rule="page-date") for i in stamps}
    if index >= 0:
        placed[index] = Mark(kind=LineClass.TITLE)
    title = bare_title(lines[index]) if index >= 0 else ""
    return Front(title=title, title_index=index, stamps=tuple(stamps.items()), marks=placed, body=body)


def is_begun(head: Front, marked: Marks) -> bool:
    """Tell whether the head of a page says that a session begins below it."""
    return bool(head.title) or any(mark.rule == "chinese-lead" for mark in marked.values())


def captions(lines: Sequence[str], marked: Marks, after: int) -> Marks:
    """Mark captions of pictures below the index `after`, and copies of the title."""
    return {
        i: Mark(kind=LineClass.BOILERPLATE, rule="chinese-caption")
        for i in range(after + 1, len(lines))
        if i not in marked
        and len(lines[i]) <= _LONGEST
        and _CAPTION.fullmatch(labels.plain(lines[i].strip()))
    }


def said(lines: Sequence[str], marked: Marks) -> tuple[int, Found] | None:
    """Return the day that a lead or a caption gives to the session."""
    telling = [i for i in sorted(marked) if marked[i].rule in ("chinese-lead", "chinese-caption")]
    found = [(i, day) for i in telling for day in dates.find(lines[i])]
    return next((each for each in found if each[1].year), found[0] if found else None)


def tail(lines: Sequence[str], marked: Marks, after: int) -> Marks:
    """Mark the block that closes a page, from its heading on, unless paragraphs follow it, or from the first
    comment of a reader."""
    comment = next(
        (i for i in range(after + 1, len(lines)) if i not in marked and signs.is_comment(lines[i])), -1
    )
    if comment > 0:
        rest = (i for i in range(comment, len(lines)) if i not in marked)
        return dict.fromkeys(rest, Mark(kind=LineClass.BOILERPLATE, rule="chinese-comments"))
    for index in range(after + 1, len(lines)):
        rule = "" if index in marked else _closing(lines[index])
        if rule and not any(is_text(line) for i, line in enumerate(lines) if i > index and i not in marked):
            rest = (i for i in range(index, len(lines)) if i not in marked)
            return dict.fromkeys(rest, Mark(kind=LineClass.BOILERPLATE, rule=rule))
    return {}


def _closing(line: str) -> str:
    """Return the rule by which a line begins what closes a page, in Chinese or in English; "" for none."""
    sign = signs.of_block(line)
    return sign.rule if sign else "foreign-footer" * boilerplate.begins_block(line)


def remains(lines: Sequence[str], marked: Marks, after: int) -> frozenset[int]:
    """Return the last lines of a page that no sign knows and that are no sentences either."""
    found = set()
    for index in range(len(lines) - 1, after, -1):
        if index not in marked:
            bare = lines[index].strip()
            if bare.endswith(_ENDED) or len(bare) >= _SHORT:
                break
            found.add(index)
    return frozenset(found)


def is_text(line: str) -> bool:
    """Tell a paragraph from a title, a date and a heading: it ends like a sentence."""
    bare = line.strip()
    return len(bare) >= _TEXT and bare.endswith(_ENDED) and not is_title(bare) and not _stamp(bare)


def is_lead(line: str) -> bool:
    """Tell what introduces the record: a sentence about the session, in which nobody greets."""
    bare = labels.plain(line.strip()) if len(line) <= _TELLING else ""
    told = _LEAD.search(bare) is not None and bare.endswith(_ENDED)
    return told and not is_title(line) and not GREETING.search(bare)


def is_title(line: str) -> bool:
    bare = labels.plain(line.strip()) if len(line) <= 2 * _LONGEST else ""
    return (
        0 < len(bare) <= _LONGEST
        and _TITLE_LINE.fullmatch(_tailless(bare)) is not None
        and not _TOLD.search(bare)
    )


def bare_title(line: str) -> str:
    """Return the title that a line holds, without what a page sets around it."""
    bare = line.strip()
    return _AROUND.sub("", _AROUND.sub("", bare)).strip()


def several(lines: Sequence[str], first: int, last: int) -> bool:
    """Tell whether the title of another session, of another day, stands between two lines."""
    days = {_day(lines[i]) for i in range(first) if is_title(lines[i])}
    inside = (lines[i] for i in range(first + 1, last) if is_title(lines[i]))
    return any(_day(line) not in {"", *days} for line in inside if days or not line.rstrip().endswith("。"))


def dated_title(lines: Sequence[str], before: int) -> bool:
    return any(_day(lines[i]) for i in range(before) if is_title(lines[i]))


def _tailless(bare: str) -> str:
    start = _AROUND.search(bare, 1)
    return bare[: start.start()] if start and start.end() == len(bare) else bare


def _day(line: str) -> str:
    found = dates.first(line)
    return found.iso or found.words if found else ""


def _stamp(line: str) -> Found | None:
    """Return the date of a line that holds little else: "2023-11-16 18:29", "发布时间：2023年11月16日"."""
    bare = line.strip()
    if len(bare) > _LONGEST:
        return None
    found = next((each for each in dates.find(bare) if each.year), None)
    rest = bare[: found.start] + bare[found.end :] if found else ""
    return found if found and not _BESIDE.sub("", rest) else None
