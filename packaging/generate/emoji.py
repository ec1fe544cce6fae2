"""Write ``desktop_app/domain/_emoji.py`` from the Unicode data installed on this machine.

Run it from the repository's root on Debian with the package ``unicode-data``:
``python packaging/generate/emoji.py``. It reads one local file and never the network.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

SOURCE = Path("/usr/share/unicode/emoji/emoji-data.txt")
TARGET = Path("desktop_app/domain/_emoji.py")
PROPERTY = "Extended_Pictographic"
LINE = re.compile(rf"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*{PROPERTY}\b", re.MULTILINE)
#: Copyright and registered are pictographs only before U+FE0F: the pattern treats them itself.
LEFT_OUT = frozenset({0xA9, 0xAE})


def code_points(source: str) -> list[int]:
    """Return every code point that `source` gives the property, in order."""
    points: set[int] = set()
    for first, last in LINE.findall(source):
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return sorted(points - LEFT_OUT)


def ranges(points: list[int]) -> list[tuple[int, int]]:
    """Join neighbouring code points into (first, last) pairs."""
    joined: list[tuple[int, int]] = []
    for point in points:
        if joined and point == joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], point)
        else:
            joined.append((point, point))
    return joined


def escaped(point: int) -> str:
    """Spell a code point as a Python escape."""
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def module(source: str) -> str:
    """Return the text of the generated module."""
    version = re.search(r"Version (\d+\.\d+)", source)
    parts = [
        escaped(first) + (f"-{escaped(last)}" if last > first else "")
        for first, last in ranges(code_points(source))
    ]
    lines = textwrap.wrap(" ".join(parts), 88)
    body = "\n".join(f'    "{line.replace(" ", "")}"' for line in lines)
    return (
        f'"""The code points with Unicode\'s {PROPERTY} property, as the inside of a class of `re`.\n'
        "\n"
        f"Emoji data {version[1] if version else 'of unknown version'}, without U+00A9 and U+00AE."
        " Made by\n``packaging/generate/emoji.py`` from ``emoji-data.txt`` of Debian's package"
        ' ``unicode-data``:\nrun that again instead of editing this.\n"""\n\n'
        f"PICTOGRAPHIC = (\n{body}\n)\n"
    )


if __name__ == "__main__":
    TARGET.write_text(module(SOURCE.read_text("utf-8")), "utf-8")
