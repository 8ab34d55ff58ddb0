"""Two pictures of a page in, where they differ to a reader's eye out, whoever drew their letters.

A picture is kept as a small one, in which STEP × STEP points have become their mean: a line of text is there
a grey band, and hinting, smoothing and subpixels have gone. How dark the band is depends on who drew the
letters; which colour a place has does not. So a point of the small picture may be a good deal lighter or
darker, and only a little redder or bluer. What stands a point further up or aside is the same.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from PIL import Image, ImageChops

STEP = 6
DARKER, TINGED = 22, 5  # of 255, what a point of the small picture may differ in lightness, and in tinge
ALIKE = 40  # points of the small picture that may differ
TALLER = STEP  # points of the page
_NUDGES = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`points` of the small picture differ; `difference` has them in red over what was wanted, paled."""

    points: int
    words: str
    difference: Image.Image

    @property
    def alike(self) -> bool:
        return not self.words

    @property
    def differs(self) -> bool:
        """Say whether anything does, be it less than is reported."""
        return bool(self.words or self.points)


def read(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def reduced(picture: Image.Image) -> Image.Image:
    """Return what is kept of a picture of a page."""
    return picture.reduce(STEP)


def enlarged(kept: Image.Image) -> Image.Image:
    """Return what was kept in the size of a page, to be looked at beside one."""
    return kept.resize((kept.width * STEP, kept.height * STEP), Image.Resampling.NEAREST)


def compared(got: Image.Image, wanted: Image.Image) -> Verdict:
    """Compare a picture of a page with what was kept of an earlier one."""
    size = (-(-got.width // STEP), -(-got.height // STEP))
    if size[0] != wanted.width or abs(size[1] - wanted.height) * STEP > TALLER:
        words = "{}×{} points, not about {}×{}".format(*got.size, *(side * STEP for side in wanted.size))
        return Verdict(points=0, words=words, difference=_fitted(reduced(got), wanted.size))
    odd = Image.new("L", wanted.size, 255)
    for each in _nudged(got):
        odd = ImageChops.darker(odd, _odd(_fitted(each, wanted.size), wanted))
        if not odd.getbbox():
            break
    points = odd.histogram()[255]
    words = f"{points} of {wanted.width * wanted.height} places differ" if points > ALIKE else ""
    paled = Image.blend(wanted, Image.new("RGB", wanted.size, (255, 255, 255)), 0.6)
    paled.paste((220, 0, 0), mask=odd)
    return Verdict(points=points, words=words, difference=paled)


def _nudged(picture: Image.Image) -> Iterator[Image.Image]:
    for right, down in _NUDGES:
        yield reduced(ImageChops.offset(picture, right, down))


def _fitted(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Cut a picture, or continue it with its last line, to a height that differs by a point."""
    fitted = picture.crop((0, 0, *size))
    if picture.height < size[1]:
        last = picture.crop((0, picture.height - 1, picture.width, picture.height))
        for y in range(picture.height, size[1]):
            fitted.paste(last, (0, y))
    return fitted


def _odd(got: Image.Image, wanted: Image.Image) -> Image.Image:
    """Return white where the two differ by more than they may, else black."""
    dark = ImageChops.difference(got.convert("L"), wanted.convert("L")).point(_over(DARKER))
    tinges = (
        ImageChops.difference(one, other).point(_over(TINGED))
        for one, other in zip(_tinges(got), _tinges(wanted), strict=True)
    )
    return reduce(ImageChops.lighter, tinges, dark)


def _tinges(picture: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Return how much redder than blue, and how much redder than green, each point is."""
    red, green, blue = picture.split()
    return ImageChops.subtract(red, blue, 1, 128), ImageChops.subtract(red, green, 1, 128)


def _over(limit: int) -> list[int]:
    return [255 if value > limit else 0 for value in range(256)]
