"""Thirty texts that unfold, nest, or take a parser long: a name, the file of the edition, and its text."""

_DEEP = 100_000
_ALIASES = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
_MERGES = "\n".join(f"m{n}: &m{n}\n  <<: [{', '.join([f'*m{n - 1}'] * 9)}]" for n in range(1, 12))
_PAGE = '---\ntitle: "X"\ndescription: "X"\n---\n\n'
_OUTLETS, _EVENTS, _SITE = "content/outlets.yaml", "content/events.yaml", "content/site.yaml"
_TEXT = "content/pages/bomb.md"

BOMBS: tuple[tuple[str, str, str], ...] = (
    ("aliases", _OUTLETS, f"a0: &a0 x\n{_ALIASES}\n"),
    ("merges", _OUTLETS, f"m0: &m0 {{x: y}}\n{_MERGES}\n"),
    ("an alias to itself", _OUTLETS, "&a [*a]\n"),
    ("lists in lists", _OUTLETS, "[" * _DEEP),
    ("mappings in mappings", _OUTLETS, "{a: " * _DEEP),
    ("lists by dashes", _OUTLETS, "- " * _DEEP + "x\n"),
    ("keys in keys", _OUTLETS, "? " * _DEEP + "x\n"),
    ("by indentation", _OUTLETS, "".join(f"{' ' * n}a:\n" for n in range(2000))),
    ("tags", _OUTLETS, "!!python/object/apply:os.system ['true']\n"),
    ("tags without end", _OUTLETS, "!" * _DEEP + " x\n"),
    ("anchors", _OUTLETS, "".join(f"- &a{n} x\n" for n in range(50_000))),
    ("documents", _OUTLETS, "---\nx\n" * 50_000),
    ("directives", _OUTLETS, "%YAML 1.1\n" * 50_000),
    ("a quotation without end", _OUTLETS, '- slug: "' + "x\n" * 100_000),
    ("a number of a million digits", _EVENTS, f"- slug: {'9' * 1_000_000}\n"),
    ("a line as a number", "content/witnesses.yaml", f'- seed: "x"\n  lines:\n    - at: {"9" * 10_000}\n'),
    ("a year of many digits", _EVENTS, f'- slug: "x"\n  title: "X"\n  date: {"9" * 10_000}-01-01\n'),
    ("a day that is none", _EVENTS, '- slug: "x"\n  title: "X"\n  date: 2021-02-30\n'),
    (
        "a date that is an interval of intervals",
        _EVENTS,
        f'- slug: "x"\n  title: "X"\n  date: {"/".join(["2021"] * 999)}\n',
    ),
    ("keys that are the same", _SITE, "title: x\n" * 50_000),
    ("keys that are unknown", _SITE, "".join(f"k{n}: x\n" for n in range(20_000))),
    ("a file of five megabytes", _SITE, "# x\n" * 1_300_000),
    ("brackets", _TEXT, _PAGE + "[" * 50_000),
    ("links in links", _TEXT, _PAGE + "[a](" * 20_000),
    ("references", _TEXT, _PAGE + "".join(f"[{n}]: /{n}/\n" for n in range(20_000))),
    ("emphasis", _TEXT, _PAGE + "*a **b " * 20_000),
    ("backticks", _TEXT, _PAGE + "".join("`" * n + " " for n in range(400))),
    ("quotations in quotations", _TEXT, _PAGE + "> " * 5_000 + "x"),
    ("lists in lists of a page", _TEXT, _PAGE + "".join(" " * 4 * n + "* x\n" for n in range(300))),
    ("tags of HTML", _TEXT, _PAGE + "<b>" * 60_000),
)
