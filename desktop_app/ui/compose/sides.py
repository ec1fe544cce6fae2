"""The two sides of the page: a text under its header, and what is to be known of it.

Who moves the handle between them finds it there again; two texts have all the room that the right
side can spare, until one stands alone again.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from desktop_app.services.ports import Desk
from desktop_app.ui.compose.title_button import INDENT
from desktop_app.ui.layout import Column, column, kept_splitter
from desktop_app.ui.zoom import spread

_SIZES = (620, 380)  #: pixels, until somebody moves the handle
_LEAST = (380, 280)


class Sides(QWidget):
    """`text` under `header` at the left; `about` in a column that scrolls at the right."""

    def __init__(
        self, desk: Desk, header: QWidget, text: QWidget, about: Sequence[QWidget]
    ) -> None:
        super().__init__()
        left, self._right = QWidget(), Column("", spacing=24)
        beside = column(left, margins=(20 - INDENT, 16, 0, 0), spacing=10)
        head = column(margins=(0, 0, 12, 0))
        head.addWidget(header)
        beside.addLayout(head)
        beside.addWidget(text, 1)
        spread(self._right.column, (8, 20, 16, 16), 24)
        for widget in about:
            self._right.column.addWidget(widget)
        left.setMinimumWidth(_LEAST[0])
        self._right.setMinimumWidth(_LEAST[1])
        self._columns = kept_splitter("compose", desk, left, self._right, sizes=_SIZES)
        column(self).addWidget(self._columns)
        self._retranslate()

    def show_pair(self, *, is_pair: bool) -> None:
        """Give two texts the room that the right side does not need; one what it had."""
        if is_pair:
            least = self._right.minimumWidth()
            self._columns.setSizes([max(self.width() - least, least), least])
        else:
            self._columns.share(_SIZES)

    def bring(self, widget: QWidget) -> None:
        """Scroll the right side so that `widget` can be seen."""
        self._right.ensureWidgetVisible(widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._right.setAccessibleName(self.tr("Checks and approvals"))
