"""Where the keyboard is can be seen, on each kind of control, in both looks."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QTimeEdit,
    QWidget,
)

from desktop_app.ui.layout import column
from desktop_app.ui.theme import Theme, contrast
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Button, Segments
from tests.accessibility import faults

SEEN = 3.0
#: Pixels of a ring around even the smallest control that are seen; fewer is only a caret.
ENOUGH = 90


def field(kind):
    made = kind()
    made.setProperty("kind", "field")
    return made


def chosen(kind):
    made = Button("Compose", kind)
    made.setCheckable(True)
    made.setChecked(True)
    return made


def segment():
    made = Segments()
    made.set_labels(["One", "Two"])
    return made


KINDS = {
    **{kind: lambda kind=kind: Button("Do it", kind) for kind in ("plain", "primary", "danger", "flat", "rail")},
    "rail, chosen": lambda: chosen("rail"),
    "segment, chosen": segment,
    "choices": QComboBox,
    "number": QSpinBox,
    "date": QDateEdit,
    "time": lambda: QTimeEdit(QTime(9, 30)),
    "line": lambda: field(QLineEdit),
    "text": lambda: field(QTextEdit),
    "plain text": lambda: field(QPlainTextEdit),
    "tick": Tick,
}  # fmt: skip


@pytest.fixture(params=["light", "dark"])
def scheme(request, qapp):
    yield Theme.apply(qapp, request.param)
    Theme.apply(qapp, "light")


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_is_seen(kind, scheme, qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    inside = column(window, margins=(20, 20, 20, 20), spacing=20)
    widget, other = KINDS[kind](), Button("Elsewhere")
    inside.addWidget(widget)
    inside.addWidget(other)
    faults.bring_to_front(window)
    target = widget.findChildren(Button)[0] if isinstance(widget, Segments) else widget
    before = picture(window, other, widget)
    after = picture(window, target, widget)
    assert before.size() == after.size()
    strong = sum(
        contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= SEEN
        for x in range(before.width())
        for y in range(before.height())
    )
    assert strong >= ENOUGH, f"{strong} pixels differ enough"
    window.close()


def picture(window, focused, shown):
    """`shown` as it looks while `focused` has the keyboard; a caret shows nothing by itself."""
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    for edit in window.findChildren(QLineEdit):
        edit.deselect()
    for edit in window.findChildren(QTextEdit):
        edit.moveCursor(QTextCursor.MoveOperation.Start)
    return window.grab(shown.geometry()).toImage()
