"""Tags of languages in; whether texts in two of them can be compared word by word out."""

# A tag that names no script means the commoner one (BCP 47, Suppress-Script; CLDR likely subtags).
_SCRIPTS = {"zh": "hans", "zh-tw": "hant", "zh-hk": "hant", "zh-mo": "hant"}


def is_same(a: str, b: str) -> bool:
    """True for "en" and "en-GB", "zh" and "zh-Hans-CN"; not for "en" and "zh" nor for "zh" and "zh-Hant"."""
    return _written(a) == _written(b)


def _written(tag: str) -> tuple[str, str]:
    language, *rest = tag.casefold().split("-")
    script = next((part for part in rest if len(part) == 4), "")
    likely = _SCRIPTS.get(f"{language}-{rest[-1]}" if rest else language, _SCRIPTS.get(language, ""))
    return language, script or likely
