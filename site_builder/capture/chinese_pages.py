"""Lines of a Chinese page in; its title and date out, and what it puts around the record."""

import re
from collections.abc import Sequence

from site_builder.capture import boilerplate, dates
from site_builder.capture.boilerplate import Mark, Marks, Sign
from site_builder.capture.dates import Found
from site_builder.capture.front import Front
from site_builder.model import LineClass

_LONGEST = 160  # characters; what is longer is neither title, date nor furniture
_TEXT = 12  # characters that a paragraph has at least, with the end of a sentence
_SHORT = 25  # characters; a last line with fewer, that ends no sentence, is left to nobody
_ENDED = tuple("。？！…?!”’」』）)：:；;.")

# Matches titles of sessions, "2023年11月16日外交部发言人毛宁主持例行记者会", and "外交部发言人就…答记者问";
# not "外交部发言人毛宁在例行记者会上表示，中方反对。"
_TITLE_LINE = re.compile(
    r"[（(]?(?:原标题\s?[:：]\s{0,3})?[^。？！:：]{0,40}"
    r"(?:(?:发言人|發言人)[^。？！:：]{1,80}(?:记者会|記者會|答记者问|答記者問|谈话|談話|表态)"
    r"|(?:主持|举行)(?:外交部)?例行记者会)[。）)]{0,2}"
)
_TOLD = re.compile(
    r"(?:记者会|記者會)[上中]|表示|指出|强调"
)  # matches what sentences tell; nothing in titles
# Matches what stands around a title: "（原标题：" and "）", " - 外交部"; nothing in the title.
_AROUND = re.compile(
    r"\A[（(]?原标题\s?[:：]\s{0,3}|(?<=[会會问問话話态])[\s_|—–-]{1,5}(?:中华人民共和国)?外交部(?:网站)?\Z|[。）)]{1,2}\Z"
    r"|\s{0,3}[|｜]\Z"
)
# Matches what may stand beside the date of a page: "来源：外交部", "发布时间：", "字体：大 中 小", "星期四".
_BESIDE = re.compile(
    r"https?://\S{1,80}|(?:文章|信息|稿件)?[来來]源(?:\s?[:：]\s{0,3}[^\s|]{0,20})?|发布(?:时间|日期)?|更新(?:时间)?|时间|日期|(?:中国)?外交部(?:网站)?|新华社|新华网|字体|字号"
    r"|打印|关闭|分享|星期[一二三四五六日天]|浏览(?:次数|量)?|访问量|阅读(?:量)?|[大中小\s\d:：|/,，【】()（）\[\]-]"
)
_BUTTON = (
    r"(?:打印(?:本页|文章)?|关闭(?:窗口|本页)?|返回(?:顶部|首页)?|收藏|分享(?:到|至)?|复制链接|微信|(?:新浪)?微博|QQ空间"
    r"|字体|字号|大|中|小|纠错|朗读|打 ?印|第[0-9]{1,2}[页頁])"
)
LINE_SIGNS = (
    Sign(
        rule="chinese-buttons",
        pattern=rf"[\s\[【】(（|]{{0,4}}{_BUTTON}(?:[\s\]\[【】()（）|/:：·]{{0,6}}{_BUTTON}){{0,12}}[\s\]】)）|:：]{{0,4}}",
        matches="【打印】【关闭】",
        spares="分享发展机遇",
    ),
    Sign(
        rule="chinese-meta",
        pattern=(
            r"[（(]?(?:(?:[^（(。]{0,12}[（(])?(?:文章|信息|稿件|本文|原文|图片|圖片|视频)?[来來]源|稿源|作者|责任编辑|责编|编辑|校对|审核|字体|字号|访问量|浏览(?:次数|量)"
            r"|点击(?:数|量)|阅读(?:量|数)|打印|分享到?)\s?[:：][^。？！]{0,40}[）)]?"
        ),
        matches="（责任编辑：某某）",
        spares="来源国应当合作",
    ),
    Sign(
        rule="chinese-breadcrumb",
        pattern=r"(?:(?:您(?:现在|当前)?的?|当前)位置\s?[:：]?\s{0,3})?首页(?:\s{0,3}[>›»＞/|-].{0,120})?",
        matches="首页 > 外交部发言人 > 例行记者会",
        spares="首页刊登了声明",
    ),
    Sign(
        rule="chinese-share",
        pattern=r"(?:打开|用)?(?:微信)?[，,]?(?:点击底部的[^。]{0,20})?(?:使用)?[“\"]?扫(?:一扫|描)[^。]{0,40}",
        matches="扫一扫分享",
        spares="扫清障碍",
    ),
    Sign(
        rule="chinese-copyright",
        pattern=r"(?:版权所有|[京沪粤]ICP备|[京沪粤]公网安备|网站标识码|(?:中华人民共和国)?外交部\s{1,4}版权所有).{0,140}",
        matches="版权所有 某某部 京ICP备00000000号",
        spares="保护版权所有者",
    ),
    Sign(
        rule="chinese-lead",
        pattern=(
            r"[^。？！]{0,40}(?:报道|讯|电|消息)[^。？！]{0,3}[:：，,）)][^。？！]{0,60}主持例行记者会。?"
            r"(?:[^。？！]{0,20}如下\s?[:：]?)?"
        ),
        matches="某某在线报道：据外交部网站消息，2012年12月13日，外交部发言人洪磊主持例行记者会。相关内容如下：",
        spares="据报道，外交部发言人将访问该国",
    ),
    Sign(
        rule="site-name",
        pattern=r"中华人民共和国(?:外交部|驻.{2,30}(?:大使馆|总领事馆|代表团))|中国外交部|外交部(?:网站|发言人办公室)?",
        matches="中华人民共和国外交部",
        spares="外交部已经表明立场",
    ),
)
BLOCK_SIGNS = (
    Sign(
        rule="chinese-related",
        pattern=(
            r"[【\[]?(?:(?:相关|推荐|延伸|更多|热门|最新|精彩)(?:新闻|阅读|链接|文章|报道|推荐|评论|内容)|[上下]一[篇条])"
            r"[】\]]?\s?(?:[:：].{0,120})?|点击.{0,24}(?:进入|查看|更多).{0,40}"
        ),
        matches="相关新闻：",
        spares="相关报道纯属捏造",
    ),
    Sign(
        rule="chinese-address",
        pattern=(
            r"(?:地址|电话|传真|邮编|邮政编码|电子邮[件箱]|邮箱|网址|联系(?:我们|方式)|主办(?:单位)?|承办(?:单位)?)"
            r"\s?(?:[:：].{0,120})?|网站地图|友情链接"
        ),
        matches="地址：某市某路2号",
        spares="电话会谈仍在继续",
    ),
)


_LINE_SIGN = re.compile("|".join(f"({sign.pattern})" for sign in LINE_SIGNS))
_BLOCK_SIGN = re.compile("|".join(f"({sign.pattern})" for sign in BLOCK_SIGNS))


def marks(lines: Sequence[str]) -> Marks:
    """Mark what boilerplate.py knows of any page, and what only Chinese pages put between the lines."""
    found = boilerplate.marks(lines)
    for index, line in enumerate(lines):
        if index not in found and (sign := _sign(line, _LINE_SIGN, LINE_SIGNS)):
            found[index] = Mark(kind=LineClass.BOILERPLATE, rule=sign.rule)
    return found


def head(lines: Sequence[str], marked: Marks, end: int) -> Front:
    """Read the lines up to the first paragraph, or up to the index `end`: one title, with its day where one
    of several has it, and the dates of the page; further copies of the title are boilerplate."""
    body = next((i for i in range(end) if i not in marked and is_text(lines[i])), end)
    titles = [i for i in range(body) if i not in marked and is_title(lines[i])]
    index = next((i for i in titles if dates.first(lines[i])), titles[0] if titles else -1)
    stamps = {i: found for i in range(body) if i not in titles and (found := _stamp(lines[i]))}
    above = (i for i in range(max(index, 0)) if i not in marked)
    placed: Marks = {i: Mark(kind=LineClass.BOILERPLATE, rule="before-title") for i in above}
    placed |= {i: Mark(kind=LineClass.BOILERPLATE, rule="repeated-title") for i in titles}
    placed |= {i: Mark(kind=LineClass.DATELINE, rule="page-date") for i in stamps}
    if index >= 0:
        placed[index] = Mark(kind=LineClass.TITLE)
    title = bare_title(lines[index]) if index >= 0 else ""
    return Front(title=title, title_index=index, stamps=tuple(stamps.items()), marks=placed, body=body)


def tail(lines: Sequence[str], marked: Marks, after: int) -> Marks:
    """Mark the block that closes a page, from its heading on, unless paragraphs follow it."""
    for index in range(after + 1, len(lines)):
        sign = None if index in marked else _sign(lines[index], _BLOCK_SIGN, BLOCK_SIGNS)
        if sign and not any(is_text(line) for i, line in enumerate(lines) if i > index and i not in marked):
            rest = (i for i in range(index, len(lines)) if i not in marked)
            return dict.fromkeys(rest, Mark(kind=LineClass.BOILERPLATE, rule=sign.rule))
    return {}


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


def is_title(line: str) -> bool:
    bare = line.strip()
    return (
        len(bare) <= _LONGEST
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
    return any(_day(lines[i]) not in {"", *days} for i in range(first + 1, last) if is_title(lines[i]))


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


def _sign(line: str, any_sign: re.Pattern[str], signs: Sequence[Sign]) -> Sign | None:
    bare = line.strip()
    if not bare or len(bare) > _LONGEST or bare.endswith(("。", "？", "！")):
        return None
    found = any_sign.fullmatch(bare)
    return signs[found.lastindex - 1] if found and found.lastindex else None
