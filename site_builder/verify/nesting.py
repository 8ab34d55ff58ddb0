"""An element and its child in; where the child's own children stand, or why it may not stand there, out.

A table of HTML's content models (https://html.spec.whatwg.org/multipage/dom.html#kinds-of-content), strict
where a browser would move, close or add elements, so that the tree it builds is the one that the file shows.
Elements that this edition does not use (frames, plug-ins, <base>) are not in the table.
"""

from dataclasses import dataclass, field


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area br col hr img input link meta source track wbr")

_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_SECTIONS = _names("article aside nav section")
_INTERACTIVE = _names("a button details input label select textarea")
_SCRIPTS = _names("script template")

_PHRASING = _names(
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em i img input ins kbd "
    "label map mark math meter noscript output picture progress q ruby s samp script select slot small "
    "span strong sub sup svg template textarea time u var video wbr"
)
_FLOW = _names(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section "
    "summary table td th ul"
)
_PARTS = _names(
    "caption col colgroup head html link meta optgroup option rp rt source style tbody tfoot thead title tr "
    "track"
)
_KNOWN = _PHRASING | _FLOW | _PARTS

_ONLY_PHRASING = _names(
    "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark meter output p "
    "pre progress q rp rt ruby s samp small span strong sub summary sup time u var"
)
_TRANSPARENT = _names("a audio canvas del ins map noscript slot video")
_ALSO = {"legend": _HEADINGS, "summary": _HEADINGS}

# What an element's children must be, where it is a short list.
_CHILDREN = {
    "html": frozenset({"head", "body"}),
    "head": _names("link meta noscript script style template title"),
    "ul": _SCRIPTS | {"li"},
    "ol": _SCRIPTS | {"li"},
    "menu": _SCRIPTS | {"li"},
    "dl": _SCRIPTS | {"dt", "dd", "div"},
    "table": _SCRIPTS | {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": _SCRIPTS | {"tr"},
    "tbody": _SCRIPTS | {"tr"},
    "tfoot": _SCRIPTS | {"tr"},
    "tr": _SCRIPTS | {"th", "td"},
    "colgroup": frozenset({"col", "template"}),
    "select": _SCRIPTS | {"option", "optgroup"},
    "optgroup": _SCRIPTS | {"option"},
    "picture": _SCRIPTS | {"source", "img"},
    "hgroup": _HEADINGS | {"p"},
    **dict.fromkeys(_names("option script style textarea title"), frozenset[str]()),
    **dict.fromkeys(VOID, frozenset[str]()),
}
_IN_GROUP = _SCRIPTS | {"dt", "dd"}  # a <div> that holds one group of a <dl>
_WORDS_ALLOWED = _names("option script style textarea title")

# What an element's parent must be, where it is a short list.
_LIST = frozenset({"ul", "ol", "menu"})
_PARENTS = {
    "head": frozenset({"html"}),
    "body": frozenset({"html"}),
    "li": _LIST,
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "summary": frozenset({"details"}),
    "legend": frozenset({"fieldset"}),
    "figcaption": frozenset({"figure"}),
    "main": frozenset({"body", "div", "form"}),
    "rt": frozenset({"ruby"}),
    "rp": frozenset({"ruby"}),
    "source": frozenset({"audio", "picture", "video"}),
    "track": frozenset({"audio", "video"}),
    "link": frozenset({"head", "noscript"}),
    "meta": frozenset({"head", "noscript"}),
    "option": frozenset({"datalist", "optgroup", "select"}),
}
_TABLE_PARTS = _names("caption col colgroup optgroup style tbody td tfoot th thead title tr html")

# What may not stand in an element, however deep.
_BARRED = {
    "a": _INTERACTIVE,
    "button": _INTERACTIVE,
    "label": frozenset({"label"}),
    "form": frozenset({"form"}),
    "dfn": frozenset({"dfn"}),
    "meter": frozenset({"meter"}),
    "progress": frozenset({"progress"}),
    "caption": frozenset({"table"}),
    "header": frozenset({"header", "footer", "main"}),
    "footer": frozenset({"header", "footer", "main"}),
    "dt": _HEADINGS | _SECTIONS | {"header", "footer", "hgroup"},
    "th": _HEADINGS | _SECTIONS | {"header", "footer", "hgroup"},
    "address": _HEADINGS | _SECTIONS | {"header", "footer", "address", "hgroup"},
}

# HTML elements that end a drawing when a browser meets them in one
# (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign).
_ENDS_DRAWING = (
    _names(
        "b blockquote body br code dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li menu meta ol p pre "
        "ruby s small span strong sub sup table u ul var"
    )
    | {"foreignObject", "annotation-xml"}  # and these would begin HTML again
)


@dataclass(slots=True, eq=False, kw_only=True)
class Context:
    """Where the children of an element stand. `fault` says why the element itself is out of place.

    `children` are the contexts that were asked for before: an element costs one look-up.
    """

    tag: str
    fault: str = ""
    phrasing: bool = False
    barren: bool = False  # holds elements, and no words of its own
    turns: bool = False  # barren where its parent is not, or the other way round
    drawing: bool = False
    group: bool = False
    barriers: frozenset[str] = frozenset()
    special: bool = False  # to be looked at whatever its attributes
    children: dict[str, "Context"] = field(default_factory=dict)

    def enter(self, tag: str) -> "Context":
        """Return the context of a child, made once."""
        found = self.children.get(tag)
        if found is None:
            found = self.children[tag] = _in_drawing(tag) if self.drawing else _child(self, tag)
        return found


def document() -> Context:
    """Return the context of the root element."""
    return Context(tag="", barren=True)


_SPECIAL = VOID | _HEADINGS | {"html", "script", "style", "title"}


def _child(parent: Context, tag: str) -> Context:
    fault = _fault(parent, tag)
    fresh = tag == "template"
    group = tag == "div" and parent.tag == "dl"
    barren = group or (tag in _CHILDREN and tag not in _WORDS_ALLOWED)
    barriers = parent.barriers | {tag} if tag in _BARRED else parent.barriers
    return Context(
        tag=tag,
        fault=fault,
        phrasing=not fresh and (tag in _ONLY_PHRASING or (tag in _TRANSPARENT and parent.phrasing)),
        barren=barren,
        turns=barren is not parent.barren,
        drawing=tag in ("svg", "math"),
        group=group,
        barriers=frozenset() if fresh else barriers,
        special=bool(fault) or barren is not parent.barren or tag in _SPECIAL,
    )


def _in_drawing(tag: str) -> Context:
    fault = f"<{tag}> may not stand in a drawing" if tag in _ENDS_DRAWING else ""
    return Context(tag=tag, fault=fault, drawing=True, special=bool(fault) or tag in ("script", "style"))


def _fault(parent: Context, tag: str) -> str:
    """Return why `tag` may not stand in `parent`, as the beginning of a sentence, or ""."""
    if not parent.tag:
        return "" if tag == "html" else f"<{tag}> may not be the outermost element"
    if tag not in _KNOWN:
        return f"<{tag}> is no element that this edition uses"
    barrier = next((each for each in sorted(parent.barriers) if tag in _BARRED[each]), "")
    if barrier:
        return f"<{tag}> may not stand anywhere inside <{barrier}>"
    children = _IN_GROUP if parent.group else _CHILDREN.get(parent.tag)
    if parent.tag == "template":
        allowed = tag not in ("html", "head", "body")
    elif children is not None:
        allowed = tag in children
    elif tag in _PARENTS:
        allowed = parent.tag in _PARENTS[tag]
    elif parent.phrasing:
        allowed = tag in _PHRASING or tag in _ALSO.get(parent.tag, ())
    else:
        allowed = tag not in _TABLE_PARTS
    return "" if allowed else f"<{tag}> may not stand in <{parent.tag}>"
