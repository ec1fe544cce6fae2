"""The section on leaving: after how long one's key is locked."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.unattended import MINUTES, Unattended
from desktop_app.ui.widgets import Muted, Segments, Text


class LockingSettings(Retranslated, QWidget):
    """A choice of minutes; it applies at once."""

    def __init__(self, unattended: Unattended) -> None:
        super().__init__()
        self._unattended = unattended
        self.minutes, self._name, self._hint = Segments(), Text(), Muted()
        line = row(spacing=16)
        line.addWidget(self._name)
        line.addWidget(self.minutes)
        line.addStretch(1)
        self._name.setWordWrap(False)
        whole = column(self, spacing=8)
        whole.addLayout(line)
        whole.addWidget(self._hint)
        self.minutes.chosen.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._name.setText(self.tr("Lock my key after"))
        self.minutes.setAccessibleName(self.tr("Lock my key after"))
        self.minutes.set_labels([self.tr("{number} min").format(number=each) for each in MINUTES])
        self._hint.setText(
            self.tr(
                "Without a key, a click or a move of the mouse, nobody decides here any more until "
                "your passphrase was typed. What you are writing goes on being kept."
            )
        )
        self.minutes.choose(MINUTES.index(self._unattended.minutes))

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._unattended.choose(MINUTES[index])
