import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QImage

from desktop_app.domain.errors import Unavailable
from desktop_app.services.resources import resource
from desktop_app.ui import words
from desktop_app.ui.compose.underlines import _STYLES
from desktop_app.ui.icons import SHAPES, icon, pixmap, severity_icon
from desktop_app.ui.theme import light_palette

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


def painted(picture):
    image = picture.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return [pixel for pixel in pixels if pixel.alpha() == 255]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(name, qapp):
    solid = painted(pixmap(name, QColor("#c01030"), 32))
    assert solid
    assert {pixel.name() for pixel in solid} == {"#c01030"}


def test_an_icon_is_sharp_on_a_fine_screen(qapp):
    assert pixmap("check", QColor("black"), 16, 2.0).size().toTuple() == (32, 32)
    assert len(icon("check", QColor("black")).availableSizes()) == 2


def test_tones_are_told_apart_by_shape(qapp):
    tones = ("legal", "caution", "info", "language")
    assert len({SHAPES[tone] for tone in tones}) == len(tones)
    assert all(not severity_icon(tone, light_palette()).isNull() for tone in tones)


def test_severities_are_told_apart_without_any_colour(qapp):
    """By shape, by word and by underline: three channels, of which one is enough."""
    drawn = {
        severity_icon(name, light_palette(), 32)
        .pixmap(32)
        .toImage()
        .convertToFormat(QImage.Format.Format_Alpha8)
        .constBits()
        .tobytes()
        for name in _STYLES
    }
    assert len(drawn) == len(_STYLES) == 4
    assert len(set(_STYLES.values())) == len(_STYLES)
    said = {words.tone_word(name) for name in _STYLES}
    assert len(said) == len(_STYLES)


def test_icons_say_whose_they_are():
    assert "GPL-3.0-only" in resource("icons", "README.md").read_text(encoding="utf-8")


def test_an_icon_that_is_not_there_is_told(qapp):
    with pytest.raises(Unavailable):
        pixmap("no-such-icon", QColor("black"))


_BOTH = """
import sys, threading
from PySide6.QtGui import QColor, QImage, QImageReader
from PySide6.QtWidgets import QApplication
from desktop_app.ui import icons
app = QApplication([])
QImage(64, 64, QImage.Format.Format_RGB32).save(sys.argv[1], "PNG")
def read():
    for _ in range(300):
        reader = QImageReader(sys.argv[1])
        reader.setDecideFormatFromContent(True)
        reader.size(), reader.read()
worker = threading.Thread(target=read, daemon=True)
worker.start()
number = 0
while worker.is_alive():
    number += 1
    icons.pixmap("picture", QColor(number % 256, number // 256 % 256, 0), 24)
print(number > 0)
"""


def test_a_photo_that_is_read_in_a_thread_does_not_stop_the_icons(tmp_path):
    """Both once waited for one another for ever; a program of its own can be given up."""
    both = subprocess.run(
        [sys.executable, "-c", _BOTH, str(tmp_path / "photo")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert both.stdout == "True\n"
