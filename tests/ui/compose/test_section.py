from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.ui.compose.section import Section


def test_a_line_says_how_it_stands_and_opens_by_the_keyboard(qtbot):
    section = Section()
    qtbot.addWidget(section)
    inside = QLabel("inside")
    section.inside.addWidget(inside)
    section.tell("When", "as soon as it is approved")
    section.show()
    assert section.line.accessibleName() == "When: as soon as it is approved"
    assert not inside.isVisible()
    QTest.keyClick(section.line, Qt.Key.Key_Space)
    assert inside.isVisible()
    assert section.is_open
