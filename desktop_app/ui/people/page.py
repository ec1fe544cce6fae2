"""People and duties: who may do what, who would be alone, what is proposed, and where it changes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.roster import THRESHOLD
from desktop_app.services import people
from desktop_app.services.parts import Changes
from desktop_app.services.people import Standing
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import Column, column, kept_splitter, lead_focus, row
from desktop_app.ui.people import said
from desktop_app.ui.people.detail import PersonDetail
from desktop_app.ui.people.matrix import Matrix
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.team.news import news
from desktop_app.ui.team.pieces import here
from desktop_app.ui.widgets import Button, Heading, Muted, Text

_DETAIL_WIDTH = 340


class PeoplePage(Retranslated, QWidget):
    """Reads the record when it comes into sight and when something changed. It changes nothing."""

    settings_asked = Signal()  #: to where absences, and a team's people, are changed
    accounts_asked = Signal()  #: to where another computer takes over

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.found: Standing | None = None
        self._is_reading = self._read_again = False
        self._title, self._hint = Heading(factor=1.3), Muted()
        self.settings, self.accounts = Button(kind="flat"), Button(kind="flat")
        self._column, self.matrix, self.detail = Column("", spacing=6), Matrix(), PersonDetail()
        self._made: list[QWidget] = []  #: what is made anew with each reading
        self._build()
        self._connect()
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Read the record again."""
        if self._is_reading:
            self._read_again = True
            return
        if not self._session.background.is_open:
            return
        self._is_reading, parts = True, self._session.parts
        self._session.do(
            Lane.STORE,
            lambda: people.standing(parts),
            owner=self,
            then=self._have,
            failed=self._failed,
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("People and duties"))
        self._hint.setText(self._where())
        self.settings.name(self.tr("Change in Settings…"))
        self.accounts.name(self.tr("Which computer sends…"))
        self._column.setAccessibleName(self.tr("People and duties"))
        self.matrix.setAccessibleName(self.tr("Duties by person and account"))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _build(self) -> None:
        lead_focus(self, self.matrix)
        self._column.column.addWidget(self.matrix)
        self._column.setMinimumWidth(360)
        self.detail.setMinimumWidth(_DETAIL_WIDTH - 100)
        both = kept_splitter(
            "people",
            self._session.opening.desk,
            self._column,
            self.detail,
            sizes=(700, _DETAIL_WIDTH),
        )
        top = row(spacing=8)
        top.addWidget(self._title, 1)
        top.addWidget(self.accounts)
        top.addWidget(self.settings)
        whole = column(self, margins=(20, 16, 16, 16), spacing=10)
        whole.addLayout(top)
        whole.addWidget(self._hint)
        whole.addWidget(both, 1)

    def _connect(self) -> None:
        session = self._session
        for change in (session.person_changed, session.charter_changed):
            change.connect(self.retranslate)
            change.connect(self.reload)
        session.changed.connect(self._changed)
        self.settings.clicked.connect(self.settings_asked)
        self.accounts.clicked.connect(self.accounts_asked)
        self.matrix.currentCellChanged.connect(self._show_detail)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.reviews and self.isVisible():
            self.reload()

    def _have(self, found: Standing) -> None:
        self._is_reading = False
        self.found = found
        self._draw()
        # What was read comes when the page is seen already: no line stands a moment too low.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self._read_again:
            self._read_again = False
            self.reload()

    def _failed(self, error: Exception) -> None:
        self._is_reading = self._read_again = False
        self._session.failed.emit(error)

    def _where(self) -> str:
        """What this page is, and where it can be changed."""
        session = self._session
        if session.opening.realm is Realm.PRACTICE:
            return self.tr("In practice these people are samples: nobody can be added here.")
        if session.parts.person is not None:
            return self.tr(
                "This page changes nothing. Who belongs to the team, and with which key, is signed "
                "by two holders of root keys: Settings, Team. Who decides for you while you are "
                "away: Settings, While I am away."
            )
        return self.tr(
            "This page changes nothing. Who decides for you while you are away: Settings, While I am away. "
            "Who may do what is proposed by one person and put in force by another; for a record without "
            "a team there is no window for that: ask whoever looks after this computer."
        )

    # --- what stands there -----------------------------------------------------------------------

    def _draw(self) -> None:
        found = self.found
        while self._made:
            self._made[-1].hide()
            self._made.pop().deleteLater()
        if found is None:
            return
        if not found.warnings:
            text = self.tr("Every duty that posts need is held by two people, or lent for now.")
            self._say_first(line("check", "good", text))
        for one in found.warnings:
            self._say_first(line(*said.concern(found, one)))
        self.matrix.show_standing(found)
        self._draw_absences(found)
        self._draw_machines(found)
        self._draw_roots(found)
        self._draw_waiting(found)
        self._draw_gone(found)
        self._show_detail()

    def _draw_absences(self, found: Standing) -> None:
        self._section(self.tr("Away, and who decides meanwhile"))
        shown = dict.fromkeys(absence for who in found.people for absence in who.absences)
        for absence in shown:
            self._add(line(*said.absence(found, absence)))
        if not shown:
            self._add(Muted(self.tr("Nobody is away, and no absence is planned.")))

    def _draw_machines(self, found: Standing) -> None:
        self._section(self.tr("Computers that send"))
        for one in found.senders:
            self._add(line("published", "", said.sender(found, one)))

    def _draw_roots(self, found: Standing) -> None:
        self._section(self.tr("Root keys"))
        if found.roster is None:
            self._add(Muted(self.tr("No root keys sign here: the owner of the record is trusted.")))
            return
        known = {one.id for one in found.charter.people}
        for root in found.roster.roots:
            holder = (
                said.name(found.charter, next(one for one in known if one == root.name))
                if root.name in known
                else self.tr("on paper: {name}").format(name=root.name)
            )
            self._add(line("check", "", holder))
        until = words.zoned(found.roster.expires_at, here())
        text = self.tr("Roster {version} is in force, until {time}.")
        self._add(Muted(text.format(version=found.roster.version, time=until)))

    def _draw_waiting(self, found: Standing) -> None:
        if not found.waiting:
            return
        self._section(self.tr("Proposed, not in force"))
        for one in found.waiting:
            text = self.tr(
                "{name} proposed roster {version}; root keys that signed: {count} of {need}"
            )
            name = said.name(found.charter, one.by)
            count, version = len(one.signed), one.roster.version
            self._add(
                line(
                    "clock",
                    "caution",
                    text.format(name=name, version=version, count=count, need=THRESHOLD),
                )
            )
            if one.reason:
                self._add(indented(words.quoted(one.reason)))
            for change in news(found.roster, one.roster):
                self._add(indented(change, plain=True))

    def _draw_gone(self, found: Standing) -> None:
        if not found.gone:
            return
        self._section(self.tr("Without any duty now"))
        for who in found.gone:
            self._add(Text(said.name(found.charter, who.id)))
        self._add(Muted(self.tr("What they signed stays signed, and counts for nothing new.")))

    def _section(self, name: str) -> None:
        heading = Heading(name)
        heading.setContentsMargins(0, 10, 0, 0)
        self._add(heading)

    def _add(self, widget: QWidget) -> None:
        """Put `widget` under everything else."""
        self._made.append(widget)
        self._column.column.addWidget(widget)

    def _say_first(self, widget: QWidget) -> None:
        """Put `widget` above the table, under those that stand there."""
        self._made.append(widget)
        inside = self._column.column
        inside.insertWidget(inside.indexOf(self.matrix), widget)

    @Slot()
    def _show_detail(self) -> None:
        found, chosen = self.found, self.matrix.chosen
        if found is not None:
            who = next((one for one in found.people if one.id == chosen), None)
            self.detail.show_person(found, who)
