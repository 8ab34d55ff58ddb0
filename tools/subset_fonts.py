"""From the unpacked npm packages of Source Serif 4 and Source Sans 3 to the two files in static/fonts/, and
to the four cuts of them that pictures for sharing are set in.

    npm pack @fontsource-variable/source-serif-4@5.3.1 @fontsource-variable/source-sans-3@5.3.0
    (unpack each; both hold a folder `package`)
    python tools/subset_fonts.py --serif SERIF/package --sans SANS/package --out static/fonts

Each package cuts its font in pieces, "latin" and "latin-ext", with the same axes. The axes are limited to
what the stylesheet uses, the characters to CHARACTERS, and the few that only "latin-ext" holds are grafted
onto "latin", so that a page asks for two files, not four.

A cut is one weight as a plain TrueType file; kerning.json has the kerning of all. Pillow itself kerns only
by a library that not every machine has, and pictures are to be the same on all.
"""

import argparse
import json
import shutil
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib import instancer

ASCII = "".join(map(chr, range(0x20, 0x7F)))
SIGNS = "\u00a0\u2002\u2009§©«»¶·×–—‘’‚“”„†‹›…′−"
WESTERN = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ"
CENTRAL = "ĀāĂăĆćČčĐđēěĞğĪīİıŁłńňŌōŐőřŚśŞşŠšțūůźŻżŽž"
CHARACTERS = frozenset(ASCII + SIGNS + WESTERN + CENTRAL)

FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "tnum"]
SERIF_AXES = {"wght": (400, 600), "opsz": (14, 36)}
SANS_AXES = {"wght": (400, 700)}
CUTS = {
    "source-serif-4": {"serif-600": {"wght": 600, "opsz": 36}, "serif-400": {"wght": 400, "opsz": 28}},
    "source-sans-3": {"sans-600": {"wght": 600}, "sans-400": {"wght": 400}},
}
KERNED = frozenset(ASCII + SIGNS)  # the pairs of all letters would weigh more than the letters
_LEAST_MOVE = 4  # thousandths of the size: a tenth of a pixel at 25


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


def cut(variable: TTFont, axes: dict[str, int]) -> tuple[TTFont, dict[str, int]]:
    """Return one weight of a font, and by how much which pairs of characters stand nearer or farther."""
    made = instancer.instantiateVariableFont(deepcopy(variable), axes)
    pairs = dict(_kerning(made))
    for tag in ("BASE", "GDEF", "GPOS", "GSUB", "STAT"):
        if tag in made:
            del made[tag]
    made.flavor = None
    made.recalcTimestamp = False
    return made, pairs


def _kerning(font: TTFont) -> Iterator[tuple[str, int]]:
    """Yield the pairs of KERNED with thousandths of the size, by the first subtable that knows the two."""
    layout, names = font["GPOS"].table, font.getBestCmap()
    numbers = {
        number
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for number in record.Feature.LookupListIndex
    }
    tables = (each for number in sorted(numbers) for each in layout.LookupList.Lookup[number].SubTable)
    subtables = [
        each for each in (getattr(t, "ExtSubTable", t) for t in tables) if isinstance(each, otTables.PairPos)
    ]
    characters = [chr(code) for code in sorted(names) if chr(code) in KERNED]
    for first in characters:
        able = [each for each in subtables if names[ord(first)] in each.Coverage.glyphs]
        for second in characters:
            moves = (_move(each, names[ord(first)], names[ord(second)]) for each in able)
            move = next((value for value in moves if value is not None), 0)
            if abs(move) >= _LEAST_MOVE:
                yield first + second, move


def _move(pairs: Any, first: str, second: str) -> int | None:
    """Return by how much a subtable moves `second`; None where it does not know the pair."""
    if pairs.Format == 1:
        records = pairs.PairSet[pairs.Coverage.glyphs.index(first)].PairValueRecord
        values = [record.Value1 for record in records if record.SecondGlyph == second]
        if not values:
            return None
    else:
        row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(first, 0)]
        values = [row.Class2Record[pairs.ClassDef2.classDefs.get(second, 0)].Value1]
    return getattr(values[0], "XAdvance", 0) or 0


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
    parser.add_argument("--cuts", type=Path, default=Path("site_builder/export/cuts"))
    options = parser.parse_args()
    kerning: dict[str, dict[str, int]] = {}
    for name, package, axes, piece in (
        ("source-serif-4", options.serif, SERIF_AXES, "opsz"),
        ("source-sans-3", options.sans, SANS_AXES, "wght"),
    ):
        pieces = [
            package / "files" / f"{name}-{part}-{piece}-normal.woff2" for part in ("latin", "latin-ext")
        ]
        made = font(pieces[0], pieces[1], axes)
        for weight, place in CUTS[name].items():
            plain, kerning[weight] = cut(made, place)
            plain.save(options.cuts / f"{weight}.ttf")
        made.flavor = "woff2"
        target = options.out / f"{name}.woff2"
        made.save(target)
        shutil.copyfile(package / "LICENSE", options.out / f"OFL-{name}.txt")
        missing = CHARACTERS - {chr(code) for code in made.getBestCmap()}
        print(f"{target}: {target.stat().st_size} bytes; lacks {''.join(sorted(missing)) or 'nothing'}")
    table = json.dumps(kerning, ensure_ascii=False, indent=0, sort_keys=True)
    (options.cuts / "kerning.json").write_text(f"{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
