import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.theme import Theme, colours, contrast
from desktop_app.ui.tick import Tick


@pytest.fixture
def tick(qtbot):
    made = Tick()
    qtbot.addWidget(made)
    made.setText("I will post it myself on X after approval")
    made.show()
    return made


def test_it_is_ticked_by_the_keyboard_and_the_mouse(tick):
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert not tick.isChecked()


def test_long_words_wrap(tick):
    assert tick.heightForWidth(120) > tick.heightForWidth(800)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_frame_is_seen_in_both_looks(tick, scheme):
    app = QApplication.instance()
    try:
        Theme.apply(app, scheme)
        look = colours(tick.palette())
        assert contrast(look.muted, look.caution.wash) >= 3
        picture = tick.grab().toImage()
        shades = {picture.pixelColor(x, picture.height() // 2).name() for x in range(24)}
        assert look.card.name() in shades
    finally:
        Theme.apply(app, "light")
