"""What takes long, said quietly where messages stand: with a way to stop it, or why there is none.

It shows up after `background.SLOW_AFTER`, stands in nobody's way and goes by itself.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.ui.background import Background
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Muted, Text
from desktop_app.ui.zoom import fix_size

_BAR = (90, 6)  #: pixels


class Waiting(Retranslated, QWidget):
    """Shows the oldest of the tasks that take long; hidden while there is none."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._progress, self.said, self._fate = QProgressBar(), Text(), Muted()
        self.cancel = Button(kind="flat")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        fix_size(self._progress, width=_BAR[0], height=_BAR[1])
        texts = column(spacing=0)
        texts.addWidget(self.said)
        texts.addWidget(self._fate)
        line = row(self, margins=(20, 8, 16, 0), spacing=12)
        line.addWidget(self._progress)
        line.addLayout(texts, 1)
        line.addWidget(self.cancel)
        self.cancel.clicked.connect(self._stop)
        background.slow_changed.connect(self.retranslate)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Say what goes on, in the language of the windows."""
        self.cancel.name(self.tr("Cancel"))
        self._fate.setText(self.tr("This cannot be stopped any more; you can go on working."))
        slow = self._background.slow
        if slow:
            self.said.setText(slow[0].name())
            self._progress.setAccessibleName(self.said.text())
            self.cancel.setVisible(slow[0].stopped is not None)
            self._fate.setVisible(slow[0].stopped is None)
        self.setVisible(bool(slow))

    @Slot()
    def _stop(self) -> None:
        if self._background.slow:
            self._background.stop(self._background.slow[0])
