"""What the steps of setting up have in common: a title, and why they cannot go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import column
from desktop_app.ui.retranslated import Retranslated


class Step(Retranslated, QWidget):
    """One page of the way. It says what it is about, and why it is not done yet."""

    changed = Signal()  #: `problem` may be another
    entered = Signal()  #: somebody pressed Enter in the last field

    def __init__(self) -> None:
        super().__init__()
        self.rows = column(self, spacing=12)
        self.rows.setAlignment(Qt.AlignmentFlag.AlignTop)

    def title(self) -> str:
        """What the step is about."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why it is not done yet, as the next thing to do; empty when it is."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        raise NotImplementedError
