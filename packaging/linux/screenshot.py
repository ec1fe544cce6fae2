"""Makes a PNG of what is on a screen of Xvfb.

    python packaging/linux/screenshot.py FROM.xwd TO.png

Fails when the whole screen has one colour: then no window was there.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PIL import Image

_FIELDS = ">25I"  # XWDFileHeader of X11/XWDFile.h, as far as it is needed here


def main(arguments: list[str]) -> int:
    """Read the frame buffer and write the picture."""
    data = Path(arguments[0]).read_bytes()
    fields = struct.unpack_from(_FIELDS, data)
    header, width, height, line, colours = (fields[0], fields[4], fields[5], fields[12], fields[19])
    start = header + colours * 12
    picture = Image.frombuffer(
        "RGB", (width, height), data[start : start + line * height], "raw", "BGRX", line, 1
    )
    if len(picture.getcolors(2**24) or ()) < 2:
        print("nothing is on the screen", file=sys.stderr)
        return 1
    picture.save(arguments[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
