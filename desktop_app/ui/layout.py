"""Rows and columns with our margins, columns that scroll or share a width, and lists of equal rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.ports import Desk
from desktop_app.ui.zoom import row_height, spread

_HANDLE = 7  #: pixels that can be grabbed


class KeptSplitter(QSplitter):
    """Columns whose shares of the width the desk keeps. A narrower window shrinks them alike."""

    def __init__(self, name: str, desk: Desk, widgets: Sequence[QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._name, self._desk, self._moved = f"splitter.{name}", desk, False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)
        for widget in widgets:
            self.addWidget(widget)
        self.splitterMoved.connect(self._note)

    def share(self, sizes: Sequence[int]) -> None:
        """Give the columns what was kept, else `sizes`; what they hold still fits."""
        self.refresh()  # a column may have become narrower than it was
        kept = (self._desk.preference(self._name) or "").split(",")
        known = len(kept) == self.count() and all(each.isdecimal() for each in kept)
        self.setSizes([int(each) for each in kept] if known else list(sizes))

    def keep(self) -> None:
        """Let the desk keep the shares, when somebody moved them."""
        if self._moved:
            self._moved = False
            self._desk.prefer(self._name, ",".join(str(size) for size in self.sizes()))

    def hideEvent(self, event: QHideEvent) -> None:
        # Another page, or the end: not with every pixel of a move.
        self.keep()
        super().hideEvent(event)

    def _note(self) -> None:
        self._moved = True


def kept_splitter(name: str, desk: Desk, *widgets: QWidget, sizes: Sequence[int]) -> KeptSplitter:
    """`widgets` side by side, with handles between; `sizes` in pixels until somebody moves one.

    The desk keeps the shares under `name`. What is given extra room follows the first sizes.
    """
    made = KeptSplitter(name, desk, widgets)
    for place, size in enumerate(sizes):
        made.setStretchFactor(place, size)
    made.share(sizes)
    return made


class Column(QScrollArea):
    """A column of widgets that scrolls when it is too long."""

    def __init__(self, name: str, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.viewport().setAutoFillBackground(False)
        self.column = column(inside, margins=(0, 0, 4, 0), spacing=spacing)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)

    def clear(self) -> None:
        """Remove everything from the column."""
        clear(self.column)


def scrolling(inside: QWidget) -> QScrollArea:
    """`inside` on the window's own ground; it scrolls where there is no room for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inside.setObjectName("scrolled")
    area.setWidget(inside)
    return area


def row(
    parent: QWidget | None = None,
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = 8,
) -> QHBoxLayout:
    """A horizontal layout, of `parent` when it is given."""
    made = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    spread(made, margins, spacing)
    return made


def column(
    parent: QWidget | None = None,
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = 8,
) -> QVBoxLayout:
    """A vertical layout, of `parent` when it is given."""
    made = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    spread(made, margins, spacing)
    return made


def clear(layout: QLayout) -> None:
    """Remove and delete everything in `layout`."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the column around `widget` so that it can be seen, once it has its place."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Column):
        around = around.parentWidget()
    if around is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        around.ensureWidgetVisible(widget)
        around.horizontalScrollBar().setValue(0)  # there is no bar to come back with


def go_down(view: QTableView, steps: int) -> None:
    """Choose the row that is `steps` further down (negative: up), or the last there is."""
    last = view.model().rowCount() - 1
    wanted = view.currentIndex().row() + steps
    view.setCurrentIndex(view.model().index(max(0, min(last, wanted)), 0))


def list_rows(view: QTableView, height: int) -> None:
    """Make a table one column of rows of one height (pixels at 100 %), without a grid."""
    view.horizontalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    row_height(view, height)
    view.setShowGrid(False)
    view.setProperty("kind", "list")  # the sheet shows the window's ground between the rows
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)


def lead_focus(page: QWidget, first: QWidget) -> None:
    """Let the keyboard that is given to `page` go to `first`.

    With Qt's focus proxy, Tab would never come to what stands before `first`.
    """
    lead = page.findChild(_Lead, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Lead(page)
    lead.first = first


class _Lead(QObject):
    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.first: QWidget | None = None
        page.installEventFilter(self)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            assert self.first is not None
            self.first.setFocus(event.reason())
        return super().eventFilter(page, event)
