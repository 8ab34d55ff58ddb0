"""A line of a Chinese page in; the sign by which it is known for what pages put around the record out."""

import re
from collections.abc import Sequence

from site_builder.capture import chinese_labels as labels
from site_builder.capture.boilerplate import Sign
from site_builder.model import LineClass

_LONGEST = 160  # characters; what is longer is no furniture

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
        rule="chinese-image",
        pattern=(
            r"!\[[^\]]{0,80}\]\(\S{1,300}\)|[（(]?(?:图片?|视频)\s?(?:via|[/／丨]|源自).{0,60}"
            r"|(?:资料图|图片说明|图为)\s?[:：]?.{0,80}|(?:外交部)?发言人[\u3400-\u9fff]{2,4}(?:[（(]?资料图[）)]?)?"
            r"|[戳点](?:图|视频|链接|下图)[^。]{0,12}"
        ),
        matches="图 via 外交部网站",
        spares="图谋不会得逞",
        may_end=True,
    ),
    Sign(
        rule="chinese-tags",
        pattern=rf"{labels.TAGS}|[|｜]{{1,3}}",
        matches="</B></P>",
        spares="<毛宁>",
        kind=LineClass.SEPARATOR,
    ),
    Sign(
        rule="chinese-notice",
        pattern=(
            r"[^。]{0,30}浏览器版本[^。]{0,60}|本?(?:篇|文章)?[^。，,]{0,12}[0-9]{1,6}字[，,]?\s?读完约.{0,12}分钟"
            r"|[（(](?:制作|编辑|责编|记者|摄影|翻译)\s[^。？！]{1,30}[）)]"
        ),
        matches="本篇文章1300字，读完约3分钟",
        spares="他写了1300字，读完约好再谈",
    ),
    Sign(
        rule="chinese-meta",
        pattern=(
            r"[（(]?(?:(?:[^（(。]{0,12}[（(])?(?:文章|信息|稿件|本文|原文|图片|消息|视频)?来源|转自|转载自|稿源|作者|责任编辑|责编|编辑|校对|审核|字体|字号|访问量|浏览(?:次数|量)"
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
            r"亲爱的[^。？！]{1,20}(?:用户|读者|网友)[:：，,！!]?|[^。]{0,12}浏览器推荐\s?[:：]?|(?:地址|电话|传真|邮编|邮政编码|电子邮[件箱]|邮箱|网址|联系(?:我们|方式)|主办(?:单位)?|承办(?:单位)?)"
            r"\s?(?:[:：].{0,120})?|网站地图|友情链接"
        ),
        matches="地址：某市某路2号",
        spares="电话会谈仍在继续",
    ),
)


# Matches what readers write below, "回复 某某 ：中方…", "网友评论（3）"; not "答复：" nor "回复了来函。"
_COMMENT = re.compile(
    r"\s{0,9}(?:[回][复復復]\s{0,3}@?\S{1,20}\s{0,3}[:：]|(?:网友|網友|读者|全部)[评評][论論]\s{0,3}(?:[（(:：0-9]|\Z))"
)
_LINE_SIGN = re.compile("|".join(f"({sign.pattern})" for sign in LINE_SIGNS))
_BLOCK_SIGN = re.compile("|".join(f"({sign.pattern})" for sign in BLOCK_SIGNS))


def of_line(line: str) -> Sign | None:
    """Return the sign of a line that is furniture wherever it stands."""
    return _sign(line, _LINE_SIGN, LINE_SIGNS)


def of_block(line: str) -> Sign | None:
    """Return the sign of a line with which what closes a page begins."""
    return _sign(line, _BLOCK_SIGN, BLOCK_SIGNS)


def is_comment(line: str) -> bool:
    """Tell what readers write below a page."""
    return _COMMENT.match(line) is not None


def _sign(line: str, any_sign: re.Pattern[str], signs: Sequence[Sign]) -> Sign | None:
    bare = labels.plain(line.strip()) if len(line) <= 2 * _LONGEST else ""
    if not bare or len(bare) > _LONGEST:
        return None
    found = any_sign.fullmatch(bare)
    sign = signs[found.lastindex - 1] if found and found.lastindex else None
    return sign if sign and (sign.may_end or not bare.endswith(("。", "？", "！", "?", "!"))) else None
