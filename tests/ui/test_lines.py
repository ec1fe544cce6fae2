import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_app.ui.lines import paint_lines

TEXTS = ["", "word", "🚀" * 200, "a" * 500, "été 👩🏽‍💻 " * 60, "line\nline\nline\nline"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_in_its_two_lines(text, qapp):
    image = QImage(300, 120, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_lines(painter, QRectF(10, 10, 240, 50), text, QColor("black"))
    painter.end()
    white = QColor("white")
    outside = [(x, y) for x in range(300) for y in range(62, 120)]
    outside += [(x, y) for x in range(262, 300) for y in range(62)]
    assert all(image.pixelColor(x, y) == white for x, y in outside)
    assert bool(text) == any(
        image.pixelColor(x, y) != white for x in range(10, 250) for y in range(8, 60)
    )
