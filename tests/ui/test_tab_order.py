"""Tab goes as a page is read: also to what was made late, in a grid, or behind something that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from desktop_app.ui.ground import Pages
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.widgets import Button, Segments


def way(qtbot, first, steps):
    """What the keyboard is on, one Tab after the other."""
    first.setFocus()
    found = []
    for _ in range(steps):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget().accessibleName())
    return found


def shown(qtbot, page):
    pages = Pages()
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.show()
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    return pages


def test_what_was_made_late_is_come_to_where_it_stands(qtbot):
    page, first, last, choices, top = QWidget(), Button("First"), Button("Last"), Segments(), row()
    whole = column(page)
    below = Column("Below")
    whole.addLayout(top)
    whole.addWidget(below)
    whole.addWidget(last)
    top.addWidget(first)
    top.addWidget(choices)
    pages = shown(qtbot, page)
    choices.set_labels(["One", "Two"])
    number = QSpinBox()
    number.setAccessibleName("Number")
    for widget in (number, Button("Line")):
        below.column.addWidget(widget)
        widget.show()
    assert way(qtbot, first, 6) == ["One", "Below", "Number", "Line", "Last", "First"]
    assert pages.currentWidget() is page


def test_a_grid_is_read_row_by_row_and_what_is_behind_is_left_out(qtbot):
    page, stack, behind = QWidget(), QStackedWidget(), QLineEdit()
    front = QWidget()
    grid = QGridLayout(front)
    for name, at in (("d", (1, 1)), ("b", (0, 1)), ("c", (1, 0)), ("a", (0, 0))):
        grid.addWidget(Button(name), *at)
    stack.addWidget(front)
    stack.addWidget(behind)
    column(page).addWidget(stack)
    pages = shown(qtbot, page)
    first = grid.itemAtPosition(0, 0).widget()
    assert way(qtbot, first, 4) == ["b", "c", "d", "a"]
    assert pages.currentWidget() is page


def test_the_page_of_mentions_is_gone_through_from_its_bar_to_its_accounts(desk):
    desk.window.activateWindow()
    desk.window.show_page("mentions")
    desk.settle()
    bar = desk.window.mentions.bar
    assert way(desk.qtbot, bar.refresh, 4) == [
        *("Import a CSV file…", "Budget for reading…", "New", "Account")
    ]
