"""From static/favicon.svg, which holds rectangles alone, to the same in pixels: favicon.ico, and PNGs for
devices that keep the edition among their own.

python tools/draw_icons.py --out static
"""

import argparse
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw

SVG = Path("static/favicon.svg")
RECT = "{http://www.w3.org/2000/svg}rect"
VIEW = 32
# Size, and how much of it the drawing takes. A device may cut a maskable icon to a circle of four fifths
# (https://www.w3.org/TR/appmanifest/#icon-masks), and the corners of the drawing must lie within.
ICONS = {
    "favicon.ico": (32, 1.0),
    "apple-touch-icon.png": (180, 0.9),
    "icon-192.png": (192, 1.0),
    "icon-512.png": (512, 1.0),
    "icon-maskable-512.png": (512, 0.72),
}
_FINE = 8


def icon(svg: Path, size: int, share: float) -> Image.Image:
    """Draw the rectangles of `svg` in their light colours; the first is the ground, and fills the picture."""
    ground, *rects = ElementTree.parse(svg).getroot().iter(RECT)  # noqa: S314  (our own file)
    fine = Image.new("RGB", (size * _FINE, size * _FINE), ground.attrib["fill"])
    unit = size * _FINE * share / VIEW
    edge = size * _FINE * (1 - share) / 2
    for rect in rects:
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        corners = [edge + unit * each for each in (x, y, x + width, y + height)]
        left, top, right, bottom = map(round, corners)
        ImageDraw.Draw(fine).rectangle((left, top, right - 1, bottom - 1), fill=rect.attrib["fill"])
    return fine.reduce(_FINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--svg", type=Path, default=SVG)
    parser.add_argument("--out", type=Path, default=Path("static"))
    options = parser.parse_args()
    for name, (size, share) in ICONS.items():
        drawn = icon(options.svg, size, share).quantize(64)
        if name.endswith(".ico"):
            drawn.convert("RGBA").save(options.out / name, sizes=[(size, size)])
        else:
            drawn.save(options.out / name, optimize=True)
        print(f"{options.out / name}: {(options.out / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
