"""Somebody who sits down at the windows for the first time, and whose clicks and keys are counted.

They find a control by what stands on it, or by what a screen reader calls it, in the language of
the windows: never by its place in the program. What is hidden, covered, greyed or nameless they
do not use. What they type as prose is counted apart.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from desktop_app.ui.app import Windows
from desktop_app.ui.hand import Hand
from tests.tasks.tongue import Tongue, Words

FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_PATIENCE_SECONDS = 60.0
_MOST_LINES = 60  #: of what was seen, when something was not
#: How many there are, beside the name: “All (5)”.
_COUNTED = re.compile(r"\s*\(\d+\)$")
#: Keys that everybody knows; any other has to stand somewhere in the window.
KNOWN_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Escape": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
}


class LostError(Exception):
    """Somebody new would not know how to go on; the message says what they looked for."""


@dataclass(slots=True)
class Count:
    """What a task took."""

    clicks: int = 0
    keys: int = 0
    typed: int = 0  #: characters of prose
    scrolls: int = 0  #: what was looked for stood further down

    @property
    def deeds(self) -> int:
        """Clicks and keys together."""
        return self.clicks + self.keys


class Newcomer:
    """Uses whatever window is in front."""

    def __init__(self, windows: Windows, tongue: Tongue, folder: Path) -> None:
        self.windows, self.tongue, self.count = windows, tongue, Count()
        self.folder = folder  #: where files are

    # What they see.

    @property
    def window(self) -> QWidget:
        """The window that is there."""
        shown = self.windows.shown
        assert shown is not None
        return shown

    def front(self) -> QWidget:
        """The dialog over it, if there is one."""
        found = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return found[-1] if found else self.window

    def shown(self) -> Iterator[QWidget]:
        """Every widget of what is in front."""
        front = self.front()
        for widget in front.findChildren(QWidget):
            if widget.isVisible() and widget.window() is front.window():
                yield widget

    def written(self) -> Iterator[str]:
        """Every text that can be read there, row by row."""
        for widget in self.shown():
            if isinstance(widget, (QLabel, QAbstractButton)):
                yield widget.text().replace("&&", "&") or widget.accessibleName()
            elif isinstance(widget, QComboBox):
                yield widget.currentText()
            elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
                yield widget.toPlainText()
            elif isinstance(widget, QLineEdit):
                yield widget.text()
            elif isinstance(widget, QAbstractItemView):
                yield from (said for _, said in rows(widget))
            elif widget.accessibleName():
                yield widget.accessibleName()
                yield widget.accessibleDescription()

    def sees(self, words: Words) -> None:
        """Wait until `words` can be read. Raises LostError when they never come."""
        pattern = self.tongue.read(words)
        self._until(
            lambda: any(pattern.search(one) for one in self.written()), f"to read {words!r}"
        )

    def is_written(self, words: Words) -> bool:
        """Whether `words` can be read now."""
        pattern = self.tongue.read(words)
        return any(pattern.search(one) for one in self.written())

    # What they do.

    def click(self, words: Words, *, near: Words | None = None) -> None:
        """Click what is called `words`; `near` tells which, where several are called so."""
        button = self._found(QAbstractButton, words, near)
        self._point_at(button)
        self.count.clicks += 1
        self.settle()

    def choose(self, box: Words, option: Words, *, near: Words | None = None) -> None:
        """Open a list of choices and click one: two clicks."""
        found = self._found(QComboBox, box, near)
        assert isinstance(found, QComboBox)
        pattern = self.tongue.read(option)
        places = [at for at in range(found.count()) if pattern.fullmatch(found.itemText(at))]
        if not places:
            offered = [found.itemText(at) for at in range(found.count())]
            raise LostError(f"no choice {option!r} among {offered}")
        self._in_sight(found)
        # Without a screen an open list never gives the keyboard back to the window.
        found.setFocus()
        found.setCurrentIndex(places[0])
        found.activated.emit(places[0])
        self.count.clicks += 2
        self.settle()

    def row(self, words: Words, *, twice: bool = False) -> None:
        """Click the row of a list in which `words` stand."""
        pattern = self.tongue.read(words)
        view, index = self._until(lambda: self._row(pattern), f"a row with {words!r}")
        view.scrollTo(index)
        place = view.visualRect(index)
        at = QPoint(place.left() + min(place.width() // 3, 200), place.center().y())
        self._uncovered(view.viewport(), at, str(words))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        if twice:
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            self.count.clicks += 1
        self.count.clicks += 1
        self.settle()

    def word(self, words: Words, text: Words) -> None:
        """Choose a word in the text that is called so, with a double click."""
        said, pattern = self.tongue.typed(words), self.tongue.read(text)
        reader = self._until(lambda: self._reader(said, pattern), f"a text with {said!r}")
        at = reader.document().find(said)
        at.setPosition(at.selectionStart() + 1)
        place = reader.cursorRect(at).center()
        self._uncovered(reader.viewport(), place, said)
        QTest.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.count.clicks += 2
        self.settle()

    def type(self, field: Words, text: Words, *, near: Words | None = None) -> None:
        """Type into the field called so; going there is a click, unless the keyboard is there."""
        found = self._found(FIELDS, field, near)
        if not found.hasFocus():
            self._point_at(found)
            self.count.clicks += 1
            self.settle()
        if isinstance(found, (QLineEdit, QPlainTextEdit, QTextEdit)) and not _is_empty(found):
            self.press("A", Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(text)

    def write(self, text: Words) -> None:
        """Type on, where the keyboard is."""
        for character in self.tongue.typed(text):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                at = self._keyboard()
                if isinstance(at, QAbstractSpinBox) and kind is QEvent.Type.KeyPress:
                    QTest.keyClicks(at, character)  # digits only
                    break
                key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(at, key)
        self.count.typed += len(self.tongue.typed(text))
        self.settle()

    def key(self, name: str) -> None:
        """Press a key that everybody knows."""
        self.press(name, KNOWN_KEYS[name])

    def shortcut(self, name: Words, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key whose name can be read in the window, also as the tip of a control."""
        said = self.tongue.typed(name)
        tips = (
            one
            for widget in self.shown()
            for one in (widget.toolTip(), widget.accessibleDescription())
        )
        if not any(said in one for one in (*tips, *self.written())):
            raise LostError(f"{said} stands nowhere")
        self.press(said, key, held)

    def press(
        self,
        _name: str,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key, wherever the keyboard is."""
        QTest.keyClick(self._keyboard(), key, held)
        self.count.keys += 1
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being done any more."""
        self._until(lambda: not self._is_busy(), "the window to be calm")
        if QApplication.activeWindow() is None:
            self.front().activateWindow()  # as a desktop does when what was in front is gone
        for _ in range(3):
            QApplication.processEvents()

    def picture(self, path: Path) -> None:
        """Save what is shown, with a dialog over it. Raises OSError."""
        self.settle()
        window = self.window
        QTest.mouseMove(window, QPoint(1, 1))
        shown, front = window.grab(), self.front()
        if front is not window:
            painter, place = QPainter(shown), front.rect()
            place.moveCenter(window.rect().center())
            painter.fillRect(place.adjusted(-1, -1, 1, 1), window.palette().dark())
            painter.drawPixmap(place, front.grab())
            painter.end()
        if not shown.save(str(path)):
            raise OSError(f"cannot write {path}")

    # How.

    def _is_busy(self) -> bool:
        main = self.windows.main
        if main is not None:
            return main.session.background.busy
        first = self.windows.first
        return first is not None and first.background.busy

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.front()

    def _named(
        self, kinds: type[QWidget] | tuple[type[QWidget], ...], words: Words, near: Words | None
    ) -> list[QWidget]:
        pattern = self.tongue.read(words)
        found = [
            widget
            for widget in self.shown()
            if isinstance(widget, kinds)
            and not isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))
            and any(pattern.fullmatch(name) for name in names(widget))
        ]
        return self._nearest(found, self.tongue.read(near)) if near else found

    def _nearest(self, found: list[QWidget], near) -> list[QWidget]:
        """Those in the smallest frame with the words that tell which is meant."""
        said = [each for each in found if near.search(each.accessibleDescription())]
        if said:
            return said
        best: list[tuple[int, QWidget]] = []
        for widget in found:
            around, steps = widget.parentWidget(), 0
            while around is not None and not any(near.search(one) for one in _texts(around)):
                around, steps = around.parentWidget(), steps + 1
            if around is not None:
                best.append((steps, widget))
        least = min((steps for steps, _ in best), default=0)
        return [widget for steps, widget in best if steps == least]

    def _found(
        self,
        kinds: type[QWidget] | tuple[type[QWidget], ...],
        words: Words,
        near: Words | None,
    ) -> QWidget:
        """The one control of a kind that is called `words`, once it can be used."""

        def usable() -> list[QWidget]:
            return [each for each in self._named(kinds, words, near) if each.isEnabled()]

        self._until(lambda: bool(usable()), f"{words!r}")
        # What just came up may still be on its way to its place.
        self.settle()
        found = usable()
        if len(found) != 1:
            raise LostError(f"{len(found)} are called {words!r}")
        return found[0]

    def _point_at(self, widget: QWidget) -> None:
        self._in_sight(widget)
        middle = widget.rect().center()
        if isinstance(widget, QAbstractButton) and not widget.hitButton(middle):
            middle = QPoint(12, middle.y())  # a tick: its words reach less far than its frame
        there = self._uncovered(widget, middle, str(names(widget)))
        place = there.mapFrom(widget, middle) if there is not widget else middle
        QTest.mouseClick(there, Qt.MouseButton.LeftButton, pos=place)

    def _in_sight(self, widget: QWidget) -> None:
        if _is_in_sight(widget):
            return
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 0, 20)
            around = around.parentWidget()
        self.count.scrolls += 1
        QApplication.processEvents()

    def _uncovered(self, widget: QWidget, at: QPoint, name: str) -> QWidget:
        """What a click on that place meets: the widget, or something inside it."""
        window = widget.window()
        there = window.childAt(widget.mapTo(window, at))
        if there is None or not (there is widget or widget.isAncestorOf(there)):
            raise LostError(f"{name} is covered by {type(there).__name__}")
        return there

    def _reader(self, said: str, pattern: re.Pattern[str]) -> QTextEdit | None:
        shown = (each for each in self.shown() if isinstance(each, QTextEdit))
        texts = [each for each in shown if pattern.fullmatch(each.accessibleName())]
        return next((each for each in texts if said in each.toPlainText()), None)

    def _row(self, pattern):
        for widget in self.shown():
            if isinstance(widget, QAbstractItemView):
                for index, said in rows(widget):
                    if pattern.search(said):
                        return widget, index
        return None

    def _until(self, seen: Callable[[], object], what: str):
        until = time.monotonic() + _PATIENCE_SECONDS
        while not (found := seen()):
            if time.monotonic() > until:
                raise LostError(f"waited in vain for {what}\n{self.told()}")
            Hand.let_work()
        return found

    def told(self) -> str:
        """What can be read and used at this moment, for whoever mends a task."""
        lines = []
        for widget in self.shown():
            if isinstance(widget, (QAbstractButton, QComboBox, *FIELDS, QAbstractItemView)):
                inner = isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))
                if not inner:
                    state = "" if widget.isEnabled() else " (greyed)"
                    lines.append(
                        f"{type(widget).__name__}: {' | '.join(sorted(names(widget)))}{state}"
                    )
            elif isinstance(widget, QLabel) and widget.text():
                lines.append(f"  {widget.text()[:90]!r}")
            if isinstance(widget, QAbstractItemView):
                lines += [f"    - {said[:110]!r}" for _, said in list(rows(widget))[:8]]
        return "\n".join(lines)


def names(widget: QWidget) -> set[str]:
    """What stands on a control, and what a screen reader calls it."""
    found = {widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        found.add(widget.text().replace("&&", "&"))
        found |= {_COUNTED.sub("", name) for name in found}
    elif isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        found.add(widget.placeholderText())
    return found - {""}


def rows(view: QAbstractItemView):
    """Each row of a list with all that it says."""
    model = view.model()
    for line in range(model.rowCount() if model is not None else 0):
        indexes = [model.index(line, across) for across in range(_columns(model))]
        asked = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        said = [str(text) for index in indexes for role in asked if (text := index.data(role))]
        yield model.index(line, 0), " · ".join(dict.fromkeys(said))


def _columns(model: QAbstractItemModel) -> int:
    # A list's number of columns is private to Qt.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _texts(holder: QWidget) -> Iterator[str]:
    for label in holder.findChildren(QLabel):
        if label.isVisible():
            yield label.text()
    for button in holder.findChildren(QAbstractButton):
        if button.isVisible():
            yield button.text()
    if holder.accessibleName():
        yield holder.accessibleName()


def _is_empty(field: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    return not (field.text() if isinstance(field, QLineEdit) else field.toPlainText())


def _is_in_sight(widget: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect()
    return seen.contains(widget.rect().center()) and not seen.isEmpty()
