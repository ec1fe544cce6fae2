"""Compares a picture with its reference, and keeps references small.

Two pictures are the same when at most one pixel in a thousand differs by more than 8 of 255 in
any channel: letters are smoothed a little differently here and there, a moved line is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

TOLERANCE = 8
LARGEST_SHARE = 0.001
#: A renewed reference must be well inside, so that the next machine still is.
ROOM = 0.25
LARGEST_FILE = 80_000  #: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How far two pictures are from one another."""

    share: float  #: of the pixels, 0 to 1; 1 when the sizes differ
    said: str
    shown: Image.Image  #: what differs, in red on a faint copy

    @property
    def is_small(self) -> bool:
        return self.share <= LARGEST_SHARE


def difference(actual: Image.Image, expected: Image.Image) -> Difference:
    """Compare two pictures of any mode."""
    actual, expected = actual.convert("RGB"), expected.convert("RGB")
    if actual.size != expected.size:
        said = f"{actual.size} instead of {expected.size}"
        return Difference(share=1.0, said=said, shown=actual)
    channels = ImageChops.difference(actual, expected).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    mask = most.point([255 if value > TOLERANCE else 0 for value in range(256)])
    changed = mask.histogram()[255]
    share = changed / (actual.width * actual.height)
    faint = Image.blend(expected, Image.new("RGB", expected.size, "white"), 0.75)
    faint.paste((220, 0, 40), mask=mask)
    said = f"{changed} pixels, {share:.3%}, at {mask.getbbox()}"
    return Difference(share=share, said=said, shown=faint)


def keep(picture: Image.Image, path: Path) -> None:
    """Save a reference as a PNG with a palette, if that changes nothing that is compared."""
    whole = picture.convert("RGB")
    reduced = whole.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    for kept in (reduced, whole):
        if difference(kept, whole).share <= LARGEST_SHARE * ROOM:
            path.parent.mkdir(exist_ok=True)
            kept.save(path, optimize=True)
            break
    assert path.stat().st_size <= LARGEST_FILE, f"{path.name} is too large for a reference"
