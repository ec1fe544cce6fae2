"""Icons: one monochrome SVG each, tinted when drawn, sharp at every scale.

The files stand in `resources/icons` and paint with ``currentColor`` only.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap

from desktop_app.services.resources import resource
from desktop_app.ui.theme import colours

SIZE = 16  #: pixels, before the screen's ratio
_RATIOS = (1.0, 2.0)
#: How each file says how large it is; the picture is drawn at the size that is asked for.
_SIZE = 'width="{0}" height="{0}"'
_OWN_SIZE = _SIZE.format(16)
#: The shape of each tone: told apart without its colour.
SHAPES = {
    "legal": "legal",
    "caution": "caution",
    "info": "info",
    "language": "language",
    "good": "check",
    "practice": "practice",
}


def icon(name: str, colour: QColor, size: int = SIZE) -> QIcon:
    """The icon called `name`, in `colour`. Raises Unavailable when there is no such file."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def severity_icon(tone: str, palette: QPalette, size: int = SIZE) -> QIcon:
    """The shape of a finding's tone (``legal``, ``caution``, ``info``, ``language``) in its ink."""
    return icon(SHAPES[tone], colours(palette).tone(tone).ink, size)


def pixmap(name: str, colour: QColor, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` points at the screen's `ratio`."""
    return _drawn(name, colour.name(), size, ratio)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    source = _source(name).replace("currentColor", colour).replace(_OWN_SIZE, _SIZE.format(side), 1)
    # Never through a QBuffer of ours: Qt reads it under its lock and then waits for Python, while
    # a thread that reads a photo holds Python and waits for that lock.
    drawn = QPixmap.fromImage(QImage.fromData(QByteArray(source.encode())))
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
