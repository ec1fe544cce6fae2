"""Everything about one person or machine: duties and since when, keys, absences."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.services.people import Standing, Who
from desktop_app.ui import words
from desktop_app.ui.layout import Column
from desktop_app.ui.people import said
from desktop_app.ui.pieces import line, link
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Heading, Muted, Text


class PersonDetail(Column):
    """The right side of the page on people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=6)

    def show_person(self, found: Standing, who: Who | None) -> None:
        """Show one person; nothing while it is None."""
        self.setAccessibleName(self.tr("About this person"))
        self.clear()
        if who is None:
            return
        self.column.addWidget(Heading(said.name(found.charter, who.id), factor=1.1))
        kind = self.tr("A computer that sends posts") if who.is_machine else self.tr("A person")
        self.column.addWidget(Muted(kind))
        if who.holds_root:
            text = self.tr("Holds a root key: signs who may do what, with another holder.")
            self.column.addWidget(line("check", "good", text))
        self._section(self.tr("Duties"))
        for duty in who.duties:
            account = said.handle(found.charter, duty.account)
            self.column.addWidget(Text(f"{words.role_name(duty.role)} · {account}"))
            if when := said.since(duty.since):
                self.column.addWidget(Muted(when))
        self._section(self.tr("Away, and deputies"))
        if not who.absences:
            self.column.addWidget(Text(self.tr("Nobody decides in another’s name here.")))
        for absence in who.absences:
            self.column.addWidget(line(*said.absence(found, absence)))
        self._section(self.tr("Key"))
        self.column.addWidget(
            Muted(self.tr("What is signed now is verified with the key of this fingerprint:"))
        )
        self._digits(who.key)
        if who.former_keys:
            self.column.addWidget(
                Muted(self.tr("Former keys, which sign nothing new and prove what was signed:"))
            )
            for key in who.former_keys:
                self._digits(key)

    def _digits(self, digits: str) -> None:
        shown = link(" ".join(digits[at : at + 4] for at in range(0, len(digits), 4)))
        shown.setFont(monospaced())
        self.column.addWidget(shown)

    def _section(self, name: str) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(Heading(name))
