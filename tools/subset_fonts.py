"""From the unpacked npm packages of Source Serif 4 and Source Sans 3 to the two files in static/fonts/.

    npm pack @fontsource-variable/source-serif-4@5.3.1 @fontsource-variable/source-sans-3@5.3.0
    (unpack each; both hold a folder `package`)
    python tools/subset_fonts.py --serif SERIF/package --sans SANS/package --out static/fonts

Each package cuts its font in pieces, "latin" and "latin-ext", with the same axes. The axes are limited to
what the stylesheet uses, the characters to CHARACTERS, and the few that only "latin-ext" holds are grafted
onto "latin", so that a page asks for two files, not four.
"""

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ASCII = "".join(map(chr, range(0x20, 0x7F)))
SIGNS = "\u00a0\u2002\u2009§©«»¶·×–—‘’“”†…′−"
WESTERN = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ"
CENTRAL = "ĀāĂăĆćČčĐđēěĞğĪīİıŁłńňŌōŐőřŚśŞşŠšțūůźŻżŽž"
CHARACTERS = frozenset(ASCII + SIGNS + WESTERN + CENTRAL)

FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "tnum"]
SERIF_AXES = {"wght": (400, 600), "opsz": (14, 36)}
SANS_AXES = {"wght": (400, 700)}


def font(latin: Path, extended: Path, axes: dict[str, tuple[int, int]]) -> TTFont:
    """Return the font of the two pieces, with `axes` and CHARACTERS only."""
    base = _piece(latin, axes)
    graft(base, _piece(extended, axes))
    base.recalcTimestamp = False
    return base


def graft(base: TTFont, extra: TTFont) -> None:
    """Add to `base` the glyphs of `extra` whose characters it lacks, with their parts and variations.

    The layout tables stay those of `base`: a grafted letter is set without kerning. HVAR goes, as it would
    have to be made anew; without it widths are read from gvar, which says the same.
    """
    lacking = {code: name for code, name in extra.getBestCmap().items() if code not in base.getBestCmap()}
    names = {name: f"ext.{name}" for name in _with_parts(extra, lacking.values())}
    for old, new in names.items():
        glyph = extra["glyf"][old]
        if glyph.isComposite():
            for part in glyph.components:
                part.glyphName = names[part.glyphName]
        base["glyf"][new] = glyph
        base["hmtx"][new] = extra["hmtx"][old]
        base["gvar"].variations[new] = extra["gvar"].variations.get(old, [])
    for table in base["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: names[name] for code, name in lacking.items()})
    if "HVAR" in base:
        del base["HVAR"]


def _with_parts(source: TTFont, names: Iterable[str]) -> list[str]:
    found: list[str] = []
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            glyph = source["glyf"][name]
            waiting += [part.glyphName for part in glyph.components] if glyph.isComposite() else []
    return sorted(found)


def _piece(path: Path, axes: dict[str, tuple[int, int]]) -> TTFont:
    whole = TTFont(path, recalcTimestamp=False)
    options = Options(
        layout_features=FEATURES, notdef_outline=True, hinting=False, name_IDs=[0, 1, 2, 13, 14]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in CHARACTERS])
    subsetter.subset(whole)
    return instancer.instantiateVariableFont(whole, axes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--serif", type=Path, required=True, help="package of source-serif-4")
    parser.add_argument("--sans", type=Path, required=True, help="package of source-sans-3")
    parser.add_argument("--out", type=Path, default=Path("static/fonts"))
    options = parser.parse_args()
    for name, package, axes, cut in (
        ("source-serif-4", options.serif, SERIF_AXES, "opsz"),
        ("source-sans-3", options.sans, SANS_AXES, "wght"),
    ):
        pieces = [package / "files" / f"{name}-{part}-{cut}-normal.woff2" for part in ("latin", "latin-ext")]
        made = font(pieces[0], pieces[1], axes)
        made.flavor = "woff2"
        target = options.out / f"{name}.woff2"
        made.save(target)
        shutil.copyfile(package / "LICENSE", options.out / f"OFL-{name}.txt")
        missing = CHARACTERS - {chr(code) for code in made.getBestCmap()}
        print(f"{target}: {target.stat().st_size} bytes; lacks {''.join(sorted(missing)) or 'nothing'}")


if __name__ == "__main__":
    main()
