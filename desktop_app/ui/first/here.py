"""The section on what this computer opens: the practice desk or a record, and how to change it.

Countersign begins anew with what is chosen. Practice and records keep desks of their own: the
drafts of neither are lost.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.errors import CountersignError
from desktop_app.services.starting import Choice, Opens, Start
from desktop_app.ui.first.record import ask_record, read_record
from desktop_app.ui.layout import column, row
from desktop_app.ui.look import Look
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.tips import tip
from desktop_app.ui.widgets import Button, Heading, Muted, Text


class HereSection(Retranslated, QWidget):
    """Says what is open, where it is, and offers the other ways."""

    chosen = Signal()  #: it is kept; the program is to begin anew

    def __init__(self, start: Start, session: Session, look: Look) -> None:
        super().__init__()
        self._start, self._session, self._look = start, session, look
        self._kept = start.kept() or Choice(opens=Opens.PRACTICE)
        self.title, self.where, self._hint = Heading(), Text(), Muted()
        self.practise, self.known, self.other, self.set_up = (Button() for _ in range(4))
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        whole = column(self, spacing=8)
        ways = row()
        for button in (self.practise, self.known, self.other, self.set_up):
            ways.addWidget(button)
        ways.addStretch(1)
        for widget in (self.title, self.where):
            whole.addWidget(widget)
        whole.addLayout(ways)
        whole.addWidget(self._hint)
        self.practise.clicked.connect(self._practise)
        self.known.clicked.connect(self._open_known)
        self.other.clicked.connect(self._open_other)
        self.set_up.clicked.connect(self._ask_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        practice = self._session.opening.realm is Realm.PRACTICE
        self.title.setText(
            self.tr("The practice desk") if practice else self.tr("A record on this computer")
        )
        self.where.setText(
            self.tr("Sample people and posts; nothing here can be posted.")
            if practice
            else self.tr("It is kept in {path}").format(path=self._kept.ledger)
        )
        self.practise.name(self.tr("Go back to practice"))
        self.known.name(self.tr("Open {name}").format(name=Path(self._kept.ledger).name))
        self.known.setToolTip(tip(self._kept.ledger))
        self.other.name(
            self.tr("Open a record…") if not self._kept.ledger else self.tr("Open another…")
        )
        self.set_up.name(self.tr("Set up a record…"))
        self._hint.setText(
            self.tr("Countersign starts again with what you choose. Drafts stay where they are.")
        )
        free = not self._start.is_ruled
        self.practise.setVisible(free and not practice)
        self.known.setVisible(free and practice and bool(self._kept.ledger))
        self.other.setVisible(free)
        self.set_up.setVisible(free)
        if not free:
            self.where.setText(self.tr("COUNTERSIGN_LEDGER names it."))
            self._hint.setText(
                self.tr("Whoever looks after this computer chose it: ask them to change it.")
            )

    @Slot()
    def _practise(self) -> None:
        self._keep(replace(self._kept, opens=Opens.PRACTICE))

    @Slot()
    def _open_known(self) -> None:
        self.open_record(Path(self._kept.ledger))

    @Slot()
    def _ask_again(self) -> None:
        self._keep(replace(self._kept, asks=True))

    @Slot()
    def _open_other(self) -> None:
        path = ask_record(self, self._start.records)
        if path is not None:
            self.open_record(path)

    def open_record(self, path: Path) -> None:
        """Begin anew with the record at `path`, when it is one."""
        self.setEnabled(False)
        read_record(
            self._start,
            path,
            self._session.background,
            owner=self,
            then=self._is_record,
            failed=self._is_no_record,
            stopped=self._stay,
        )

    def _is_record(self, path: Path) -> None:
        self._stay()
        self._keep(replace(self._kept, opens=Opens.RECORD, ledger=str(path)))

    def _is_no_record(self, error: Exception) -> None:
        self._stay()
        self._session.failed.emit(error)

    def _stay(self) -> None:
        self.setEnabled(True)

    def _keep(self, choice: Choice) -> None:
        look = self._look
        try:
            self._start.keep(replace(choice, language=look.language, scheme=look.scheme))
        except CountersignError as error:
            self._session.failed.emit(error)
        else:
            self.chosen.emit()
