"""Draws the program's icon for Windows (.ico) or macOS (.icns) from the drawing that Linux shows.

    python packaging/freeze/icon.py TARGET

Each size is drawn anew from packaging/linux/countersign.svg, so that the small ones are sharp.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[2]
DRAWING = ROOT / "packaging" / "linux" / "countersign.svg"
#: Pixels of the edge, by the file's ending: what Windows shows at 100 to 400 %, what Apple asks for.
SIZES = {".ico": (16, 20, 24, 32, 40, 48, 64, 256), ".icns": (16, 32, 64, 128, 256, 512, 1024)}


def main(arguments: list[str]) -> int:
    """Write the icon that is named."""
    write(Path(arguments[0]))
    return 0


def write(target: Path) -> None:
    """Write the icon in the format of its ending. Raises KeyError for another than those two."""
    sizes = SIZES[target.suffix]
    target.parent.mkdir(parents=True, exist_ok=True)
    *small, largest = (drawn(size) for size in sizes)
    if target.suffix == ".ico":
        largest.save(target, sizes=[(size, size) for size in sizes], append_images=small)
    else:
        largest.save(target, append_images=small)


def drawn(size: int) -> Image.Image:
    """The drawing on a transparent square of that many pixels."""
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
