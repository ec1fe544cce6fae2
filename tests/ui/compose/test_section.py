from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.ui.compose.section import Section, Sections
from desktop_app.ui.ground import Pages
from desktop_app.ui.widgets import Button


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


def test_what_is_open_says_its_name_and_is_next_after_its_line(qtbot):
    sections, pages = Sections(), Pages()
    qtbot.addWidget(pages)
    pages.addWidget(sections)
    made = {}
    for name in ("When", "Urgent"):
        made[name] = section = Section()
        section.tell(name, "not yet")
        section.inside.addWidget(Button(f"{name}, chosen"))
        sections.add(section)
    pages.show()
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    when = made["When"]
    when.open()
    assert [label.text() for label in when.findChildren(QLabel) if label.isVisible()] == ["When"]
    when.line.setFocus()
    way = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        way.append(QApplication.focusWidget().accessibleName())
    assert way == ["When, chosen", "Urgent: not yet", "When: not yet"]
