"""Who must approve, and why: each duty, the people who hold it, and what asks for it.

Legal can always be asked for as well; what asks for legal already cannot be taken away here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Role
from desktop_app.services.previewing import Need
from desktop_app.ui.layout import column
from desktop_app.ui.need_lines import NeedLines
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Heading, Muted


class Approvers(QWidget):
    """The list of needs, and the one that the writer can add. Hidden before the first check."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs: tuple[Need, ...] | None = None
        self._of_twin = False
        self._heading = Heading(factor=1.05)
        self.ask_legal, self._why_not = Tick(), Muted()
        self.ask_legal.clicked.connect(self._asked)
        whole = column(self, spacing=10)
        whole.addWidget(self._heading)
        self.lines = NeedLines()
        whole.addWidget(self.lines)
        below = column(spacing=1)
        below.addWidget(self.ask_legal, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self._why_not)
        whole.addLayout(below)
        self._retranslate()
        self.hide()

    def show_needs(self, wanted: tuple[Need, ...], *, of_twin: bool = False) -> None:
        """Show who must approve; nothing is drawn again when nothing changed.

        `of_twin`: legal must approve the other language, and with it this text.
        """
        if (wanted, of_twin) != (self._needs, self._of_twin):
            self._needs, self._of_twin = wanted, of_twin
            self._rebuild()
            self.show()

    @property
    def why_not(self) -> str:
        """Why legal cannot be asked for, or not be left out, here; empty when it can."""
        legal = next((need for need in self._needs or () if need.role is Role.LEGAL), None)
        if self._needs is None:
            return self.tr("Nothing has been checked yet.")
        if legal is not None and (legal.always or legal.urgent or legal.findings):
            return self.tr("Legal is asked already, for the reasons above.")
        if self._of_twin:
            return self.tr("Legal is asked already, because of the other text.")
        return ""

    def toggle(self) -> None:
        """Ask for legal, or no longer, where that is for the writer to say."""
        if not self.why_not:
            self.ask_legal.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Who must approve, and why"))
        self.ask_legal.setText(self.tr("Also ask legal"))
        self._rebuild()

    def _rebuild(self) -> None:
        self.lines.show_needs(self._needs or ())
        why_not = self.why_not
        by_author = any(need.by_author for need in self._needs or ())
        self.ask_legal.setChecked(by_author or bool(why_not))
        self.ask_legal.setEnabled(not why_not)
        self.ask_legal.setAccessibleDescription(why_not)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))

    @Slot()
    def _asked(self) -> None:
        self.changed.emit(partial(replace, ask_legal=self.ask_legal.isChecked()))
