"""Whether the whole of what will be posted was on the screen: only then can it be approved."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import Column

_NEARLY = 0.02  #: of a block's height that may be missing: a border, half a pixel
#: A property of a block's widget that is true while what it is for has not come to this computer.
NOT_YET = "not-yet"
#: What a block is: its kind, part and place (``text``, ``media`` or ``poll``).
Block = tuple[str, int, int]


class Seen(QObject):
    """Remembers, for each fingerprint of this session, which blocks were wholly in sight."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fingerprint = ""
        self._shown: list[tuple[Block, QWidget]] = []
        self._all: frozenset[Block] = frozenset()
        self._spans: dict[Block, list[tuple[float, float]]] = {}
        self._whole: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.look)

    @property
    def is_whole(self) -> bool:
        """Whether all of it was on the screen."""
        return self._fingerprint in self._whole

    def watch(self, fingerprint: str, wanted: frozenset[Block]) -> None:
        """From now on it is about the version with `fingerprint`, which is made of `wanted`."""
        if fingerprint != self._fingerprint:
            self._spans = {}
        self._fingerprint, self._all = fingerprint, wanted

    def show_in(self, *places: Mapping[Block, QWidget]) -> None:
        """The widgets in which the blocks can be seen."""
        self._shown = [item for place in places for item in place.items()]

    def follow(self, *columns: Column) -> None:
        """Look again whenever one of these was scrolled, shown or got another size."""
        for each in columns:
            each.verticalScrollBar().valueChanged.connect(self.look)
            # Texts get their heights later than their column.
            for watched in filter(None, (each, each.widget())):
                watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._soon.start()
        return super().eventFilter(watched, event)

    def look_now(self) -> None:
        """Look once what was just changed has its place."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.look()

    @Slot()
    def look(self) -> None:
        """Note what is in sight now."""
        if self.is_whole or not self._fingerprint:
            return
        for block, widget in self._shown:
            seen = widget.visibleRegion().boundingRect()
            if widget.height() and not seen.isEmpty() and not widget.property(NOT_YET):
                span = (seen.top() / widget.height(), (seen.bottom() + 1) / widget.height())
                self._spans.setdefault(block, []).append(span)
        if all(_reached(self._spans.get(block, [])) >= 1.0 - _NEARLY for block in self._all):
            self._whole.add(self._fingerprint)
            self.changed.emit()

    def first_unseen(self) -> tuple[QWidget, int] | None:
        """The first widget that still has something to show, and how far below its top, in pixels."""
        for block, widget in self._shown:
            reached = _reached(self._spans.get(block, []))
            if block in self._all and reached < 1.0 - _NEARLY:
                return widget, int(reached * widget.height())
        return None


def _reached(spans: list[tuple[float, float]]) -> float:
    """How far a block was seen without a gap from its top on, as a share of its height."""
    reached = 0.0
    for start, end in sorted(spans):
        if start > reached + _NEARLY:
            break
        reached = max(reached, end)
    return reached
