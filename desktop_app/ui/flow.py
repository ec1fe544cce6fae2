"""A layout that fills lines from the left and goes on below, so that no button is ever cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desktop_app.ui.zoom import spread


class Flow(QLayout):
    """Puts widgets side by side as far as they fit."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        spread(self, (0, 0, 0, 0), spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._arrange(place, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(QSize(0, item.sizeHint().height()))
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._shown():
            wanted = item.sizeHint()
            size = QSize(min(wanted.width(), max(width, 1)), wanted.height())
            if item.hasHeightForWidth():
                size.setHeight(max(item.heightForWidth(size.width()), wanted.height()))
            if lines[-1] and used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines

    def _begin(self, place: QRect, _line: list[tuple[QLayoutItem, QSize]]) -> int:
        """Where a line begins."""
        return place.x()

    def _arrange(self, place: QRect, *, move: bool) -> int:
        top = place.y()
        for line in self._lines(place.width()):
            tallest = max((size.height() for _, size in line), default=0)
            left = self._begin(place, line)
            for item, size in line:
                if move:
                    middle = top + (tallest - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, middle), size))
                left += size.width() + self.spacing()
            top += tallest + self.spacing()
        return max(top - self.spacing() - place.y(), 0)


class FlowRight(Flow):
    """The same, each line ending at the right; what stands at its left leaves room for each item."""

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return super().minimumSize().expandedTo(QSize(widest, 0))

    def _begin(self, place: QRect, line: list[tuple[QLayoutItem, QSize]]) -> int:
        used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        return place.x() + max(place.width() - used, 0)
