"""What would keep somebody out: nameless controls, controls no Tab reaches, words that are cut off.

Each function looks at what a window shows at the moment and returns one line a fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QWidget,
)

Role = QAccessible.Role
#: The roles under which a screen reader may meet each kind of control.
ROLES = {
    QAbstractButton: {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.PageTab, Role.ButtonDropDown},
    QComboBox: {Role.ComboBox},
    QAbstractSpinBox: {Role.SpinBox},
    QLineEdit: {Role.EditableText},
    QTextEdit: {Role.EditableText, Role.StaticText},
    QPlainTextEdit: {Role.EditableText, Role.StaticText},
    QAbstractItemView: {Role.Table, Role.List, Role.Tree},
}  # fmt: skip
KINDS = tuple(ROLES)
#: A pixel or two of rounding is not a cut word.
SLACK = 2


def bring_to_front(window: QWidget) -> None:
    """Show the window and give it the keyboard."""
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 20_000)


def controls(window: QWidget) -> Iterator[QWidget]:
    """Everything shown and enabled that can be used; parts of other controls are not."""
    for widget in window.findChildren(QWidget):
        # Among them the cross that empties a field: the keyboard has other ways. The headings of a
        # table cannot be chosen: each cell says its own.
        inner = isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox, QLineEdit))
        inner = inner or isinstance(widget, QHeaderView)
        if isinstance(widget, KINDS) and not inner and _is_shown(widget, window):
            yield widget


def _is_shown(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.window() is window


def describe(widget: QWidget) -> str:
    """Where a widget is, for a line that somebody must act on."""
    said = widget.accessibleName() or getattr(widget, "text", str)() or widget.objectName()
    above = widget.parentWidget()
    return f"{type(widget).__name__} {said[:60]!r} in {type(above).__name__}"


def unnamed(window: QWidget) -> list[str]:
    """Controls without a name, or with a role that does not say how to use them."""
    faults = []
    for widget in controls(window):
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is None or not seen.text(QAccessible.Text.Name).strip():
            faults.append(f"no name: {describe(widget)}")
        elif seen.role() not in next(r for kind, r in ROLES.items() if isinstance(widget, kind)):
            faults.append(f"role {seen.role().name}: {describe(widget)}")
    return faults


def unreachable(window: QWidget) -> list[str]:
    """Controls that pressing Tab, from wherever the keyboard is, never comes to."""
    wanted = {widget for widget in controls(window) if _wants_keyboard(widget)}
    before, reached = QApplication.focusWidget(), set()
    for _ in range(4 * len(wanted) + 20):
        at = QApplication.focusWidget() or window
        QTest.keyClick(at, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now in reached and wanted <= reached:
            break
        reached.add(now)
        reached |= _same_group(now)
    if before is not None:
        before.setFocus()
    left = {widget for widget in wanted - reached if _is_shown(widget, window)}
    return sorted(f"no Tab reaches: {describe(widget)}" for widget in left)


def _wants_keyboard(widget: QWidget) -> bool:
    # A text that is only read is scrolled and copied with the keyboard where that is offered.
    read_only = isinstance(widget, (QTextEdit, QPlainTextEdit)) and widget.isReadOnly()
    empty = isinstance(widget, QAbstractItemView) and not widget.model().rowCount()
    return not read_only and not empty


def _same_group(widget: QWidget | None) -> set[QWidget]:
    """Choices of which one is chosen: arrows go on inside the group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return set(group.buttons()) if group is not None and group.exclusive() else set()


def cut(window: QWidget) -> list[str]:
    """Labels, buttons and boxes that show less than all of their words, or stick out sideways."""
    faults = []
    for widget in window.findChildren(QWidget):
        if (
            not widget.isVisible()
            or widget.window() is not window
            or widget.visibleRegion().isEmpty()
        ):
            continue
        if isinstance(widget, (QLabel, QPushButton, QComboBox)):
            needed, given = _room(widget)
            if needed > given + SLACK and not _says_the_rest(widget):
                faults.append(f"{needed} px in {given}: {describe(widget)}")
        if isinstance(widget, (QLabel, *KINDS)) and (over := _sticks_out(widget)):
            faults.append(f"{over} px out of sight: {describe(widget)}")
    return faults


def _room(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QLabel):
        if not widget.text():
            return 0, 0
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()), widget.height()
        return widget.sizeHint().width(), widget.width()
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        icon = (
            0 if widget.itemIcon(widget.currentIndex()).isNull() else widget.iconSize().width() + 4
        )
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) + icon, field.width()
    words = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
    return (min(words, widget.sizeHint().width()) if widget.text() else 0), widget.width()


def _says_the_rest(widget: QWidget) -> bool:
    """An elided name is allowed where resting on it says all of it."""
    return bool(widget.toolTip()) and len(widget.toolTip()) >= len(getattr(widget, "text", str)())


def _sticks_out(widget: QWidget) -> int:
    """How many pixels of it lie left or right of a place that does not scroll there."""
    worst, place = 0, widget.rect()
    child = widget
    while (above := child.parentWidget()) is not None and not child.isWindow():
        place = QRect(child.mapToParent(place.topLeft()), place.size())
        scrolls = isinstance(above.parentWidget(), QAbstractScrollArea) and (
            above.parentWidget().horizontalScrollBar().maximum() > 0
        )
        if scrolls or isinstance(above, QAbstractItemView):
            return 0
        worst = max(worst, place.right() - above.rect().right() - SLACK, -place.left() - SLACK)
        child = above
    return max(worst, 0)


def overlapping(window: QWidget) -> list[str]:
    """Words and controls that lie on one another although they have the same parent."""
    faults = []
    for holder in [window, *window.findChildren(QWidget)]:
        if holder.layout() is None or not holder.isVisible():
            continue
        shown = [
            child
            for child in holder.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if child.isVisible() and holder.layout().indexOf(child) >= 0 and not child.isWindow()
        ]
        for place, first in enumerate(shown):
            for second in shown[place + 1 :]:
                both = first.geometry().intersected(second.geometry())
                if both.width() > SLACK and both.height() > SLACK:
                    faults.append(f"{describe(first)} lies on {describe(second)}")
    return faults


def text_columns(window: QWidget, widest: int) -> list[str]:
    """Labels whose lines are longer than anybody likes to read."""
    return [
        f"a line of {widget.fontMetrics().horizontalAdvance(widget.text())} px: {describe(widget)}"
        for widget in window.findChildren(QLabel)
        if widget.isVisible()
        and widget.wordWrap()
        and min(widget.fontMetrics().horizontalAdvance(widget.text()), widget.width()) > widest
    ]


def scrolled_into_view(widget: QWidget) -> bool:
    """Whether the middle of the widget can be seen where it stands now."""
    middle = widget.mapTo(widget.window(), QPoint(widget.width() // 2, widget.height() // 2))
    areas = (QScrollArea,)
    above = widget.parentWidget()
    while above is not None and not isinstance(above, areas):
        above = above.parentWidget()
    if above is None:
        return True
    seen = QRect(above.mapTo(widget.window(), QPoint(0, 0)), above.size())
    return seen.contains(middle)
