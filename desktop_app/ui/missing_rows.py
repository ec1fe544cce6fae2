"""The line above a list that says that rows of it could not be read, and asks for them again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.ui.layout import row
from desktop_app.ui.paged import PagedModel
from desktop_app.ui.pieces import Line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button


class MissingRows(Retranslated, QWidget):
    """Hidden while all of the list can be read. `view` shows `model`, and tells it what is seen."""

    def __init__(
        self, view: QTableView, model: PagedModel[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._model = view, model
        self._line, self.again = Line(), Button(kind="flat")
        inside = row(self, spacing=8)
        inside.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        self.again.clicked.connect(self._try_again)
        model.missing.connect(self.setVisible)
        view.verticalScrollBar().valueChanged.connect(self._tell_seen)
        self.setVisible(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._line.say("caution", "caution", self.tr("Not all of this list could be read."))
        self.again.name(self.tr("Try again"))
        self.again.setAccessibleName(self.tr("Read the rest of the list again"))

    @Slot()
    def _try_again(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)  # what was pressed goes away
        self._model.try_again()

    @Slot()
    def _tell_seen(self) -> None:
        view = self._view
        last = view.rowAt(view.viewport().height() - 1)
        count = self._model.rowCount()
        if count:
            self._model.come_into_view(max(0, view.rowAt(0)), last if last >= 0 else count - 1)
