"""Renews the pictures that README.md, the documents and the guides show, from those that `make tour` just took.

The pages name them; those of another language or theme than the tour's stay as they are. Each is kept
with 256 colours: a third of the bytes, and nobody sees a difference on a window.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
_COLOURS = 256
_OPAQUE = 0xFF000000
#: The three highest bits of red, green and blue: what has them in common looks alike.
_SORT = 0xE0E0E0
#: Qt's name for the smallest file; nothing is lost by it.
_SMALLEST = 0


def shown() -> list[str]:
    """The file names of the pictures, each once, as they come: README's first."""
    documents = sorted((ROOT / "docs").glob("*.md"))
    pages = (ROOT / "README.md", *documents, *sorted((ROOT / "docs" / "guides").glob("*.md")))
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    return list(dict.fromkeys(re.findall(r"\((?:docs/|\.\./)?pictures/([\w.-]+)\)", text)))


def lightened(picture: QImage) -> QImage:
    """The picture in the colours it has most of; each other one becomes the nearest of them.

    Of every sort of colour one is kept, so that a small amber sign does not turn red.
    """
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(whole.constBits()).cast("I"))
    common = [colour for colour, _ in counted.most_common()]
    sorts = {colour & _SORT: colour for colour in reversed(common)}
    kept = list(dict.fromkeys((*sorted(sorts.values(), key=common.index), *common)))[:_COLOURS]
    colours = [colour | _OPAQUE for colour in kept]
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return whole.convertToFormat(QImage.Format.Format_Indexed8, colours, plain)


def main(tour: Path) -> int:
    """Copy from the folder `tour`; return 0, or 1 when it has none of them.

    Raises OSError when one cannot be read or written.
    """
    taken = [tour / name for name in shown() if (tour / name).is_file()]
    for picture in taken:
        loaded = QImage(str(picture))
        target = PICTURES / picture.name
        if loaded.isNull() or not lightened(loaded).save(str(target), quality=_SMALLEST):
            raise OSError(f"cannot renew {target} from {picture}")
        print(f"docs: {picture.name}")
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
