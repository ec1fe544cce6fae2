"""Each widget and window in both languages and looks, beside the picture somebody looked at."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.pictures import conftest, scenes
from tests.ui.conftest import Desk

#: Words of the practice post whose second version is under review.
READ = {"en": "forty", "fr": "quarante"}


@pytest.mark.parametrize("name", scenes.WIDGETS)
def test_a_widget_looks_as_before(name, changed, qtbot):
    widget = scenes.WIDGETS[name]()
    qtbot.addWidget(widget)
    if name != "header":
        widget.resize(widget.sizeHint())
    # Nothing has the keyboard: where it would be is another test's subject.
    widget.show()
    widget.setFocus()
    assert changed(widget, name) == []
    widget.close()


def test_the_pages_look_as_before(look, window, changed, qtbot):
    desk, found = Desk(window, qtbot), []
    for page in scenes.PAGES:
        if page in scenes.IN_TWO_LOOKS and look not in scenes.TWO_LOOKS:
            continue
        if page == "review":
            desk.act_as("paul")
            desk.open(desk.post(READ[look[0]]))
        elif page == "figures":
            window.session.opening.clock.time += scenes.WAITED
        window.show_page(page)
        desk.settle()
        if page == "rules":
            window.rules.list.search.setText(scenes.RULES)
            desk.settle()
        QTest.mouseMove(window, QPoint(1, 1))
        QApplication.processEvents()
        found += changed(window, page)
    assert found == []


def test_text_that_runs_from_the_right_does(look, qtbot):
    """Not compared by pixels: Arabic and Hebrew letters come from the system's fonts."""
    widget = scenes.mixed_directions()
    qtbot.addWidget(widget)
    widget.adjustSize()
    widget.show()
    picture = conftest.grabbed(widget)
    from_left, from_right = widget.layout().itemAt(0).widget(), widget.layout().itemAt(1).widget()
    assert _is_inked(picture, from_left, at_right=False)
    assert _is_inked(picture, from_right, at_right=True)
    widget.close()


def _is_inked(picture, label, *, at_right):
    """Whether a label's last line touches that edge and leaves the other one free."""
    place = label.geometry()
    low = place.bottom() - label.fontMetrics().height()
    strip = picture.crop((place.left(), low, place.right(), place.bottom())).convert("L")
    ground = strip.getpixel((strip.width // 2, 0))
    inked = strip.point(lambda value: 255 if abs(value - ground) > 60 else 0).getbbox()
    assert inked is not None
    left, right = inked[0], strip.width - inked[2]
    return right < left if at_right else left < right
