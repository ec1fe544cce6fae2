"""The frame of a form of one entry of the company's lists: a title, fields that scroll, two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop_app.domain.company_list import Item
from desktop_app.ui.days import DAY
from desktop_app.ui.fields import Room, in_language
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Heading, PrimaryButton


class EntryForm(Retranslated, QWidget):
    """Says `wanted` with the entry as it was typed; the page keeps it."""

    wanted = Signal(object)  #: the entry
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self._column = Heading(factor=1.1), Column("", spacing=10)
        self.keep, self.cancel = PrimaryButton(), Button()
        buttons = row(spacing=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        whole = column(self, spacing=10)
        whole.addWidget(self.title)
        whole.addWidget(self._column, 1)
        whole.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.left)

    @property
    def base(self) -> Item | None:
        """What is changed, as it was before; None for a new one."""
        raise NotImplementedError

    @property
    def typed(self) -> Item:
        """What was typed."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._column.setAccessibleName(self.title.text())
        for day in self.findChildren(QDateEdit):
            in_language(day, DAY)
        self.keep.name(self.tr("Keep"))
        self.cancel.name(self.tr("Cancel"))

    def _is_complete(self) -> bool:
        """Whether nothing that was typed is too long."""
        return not any(room.over for room in self.findChildren(Room))

    @Slot()
    def _keep(self) -> None:
        if self._is_complete():
            self.wanted.emit(self.typed)
