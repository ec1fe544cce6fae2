"""What cannot wait: why, who must approve it then, and that it is looked at again afterwards."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.account import Role
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.section import Section
from desktop_app.ui.fields import Room
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import IconLabel, Muted, Text
from desktop_app.ui.words import joined, role_name

_LONGEST_REASON = 500


class UrgentForm(Section):
    """A tick and a reason. Without a reason nothing is urgent, and it says so."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self.cannot_wait, self.reason = Tick(), QLineEdit()
        self._fields = QWidget()
        self.room = Room(self.reason, _LONGEST_REASON)
        self._sign, self._missing = IconLabel("void", "legal"), Text()
        self._who = Muted()
        self._build()
        self.retranslate()

    @property
    def trouble(self) -> str:
        """Why it cannot be sent like this, in a sentence; empty when it can."""
        return (self._says_missing or self.room.trouble) if self.cannot_wait.isChecked() else ""

    @property
    def told(self) -> str:
        """Who must approve, and what follows."""
        return self._who.text()

    def show_draft(self, draft: Draft) -> None:
        """Show why the draft cannot wait. A reason that is being typed stays as it is."""
        other = self._draft is None or self._draft.id != draft.id
        self._draft = draft
        if other or draft.urgent.strip():
            self.cannot_wait.setChecked(bool(draft.urgent.strip()))
        if self.reason.text() != draft.urgent and (other or draft.urgent):
            self.reason.setText(draft.urgent)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.cannot_wait.setText(self.tr("This cannot wait"))
        self.reason.setPlaceholderText(self.tr("Why it cannot wait"))
        self.reason.setAccessibleName(self.tr("Why it cannot wait"))
        is_urgent = self.cannot_wait.isChecked()
        self._fields.setVisible(is_urgent)
        missing = self._says_missing if is_urgent else ""
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self._sign.setVisible(bool(missing))
        self._who.setText(self._said())
        reason = self.reason.text().strip()
        summary = self.tr("no, the usual way")
        if is_urgent:
            summary = self.tr("yes: {reason}").format(reason=reason) if reason else self.tr("yes")
        self.tell(self.tr("Urgent"), summary)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        self.reason.setProperty("kind", "field")
        self.cannot_wait.clicked.connect(self._ticked)
        self.reason.textEdited.connect(self._edited)
        self.inside.addWidget(self.cannot_wait)
        self.inside.addWidget(self._fields)
        missing = row(spacing=6)
        missing.addWidget(self._sign)
        missing.addWidget(self._missing, 1)
        fields = column(self._fields, spacing=6)
        fields.addWidget(self.reason)
        fields.addWidget(self.room)
        fields.addLayout(missing)
        fields.addWidget(self._who)

    @property
    def _says_missing(self) -> str:
        if self.reason.text().strip():
            return ""
        return self.tr("Say why it cannot wait: whoever approves it reads your reason.")

    def _said(self) -> str:
        if not self._session.is_loaded or self._draft is None:
            return ""
        charter, account = self._session.charter, self._draft.account
        roles = charter.policy.terms_for(account).urgent
        said = [self._holders(role) for role in Role if role in roles]
        who = self.tr("Then {people} must approve it, instead of those who always do.")
        if not said:
            who = self.tr("Then one person besides you must approve it.")
        more = self.tr(
            "The checks may still ask for others. It leaves at once then: without the pause, and "
            "also while the account is frozen."
        )
        after = self.tr("Within 24 hours of its posting somebody looks at it again.")
        return f"{who.format(people=joined(said))} {more} {after}"

    def _holders(self, role: Role) -> str:
        assert self._draft is not None
        people = self._session.charter.holders(role, self._draft.account)
        names = [p.name for p in people if p.id != self._session.person.id]
        return f"{role_name(role)} ({joined(names)})" if names else role_name(role)

    @Slot()
    def _ticked(self) -> None:
        self._edited()
        if self.cannot_wait.isChecked():
            self.reason.setFocus()

    @Slot()
    def _edited(self) -> None:
        urgent = self.reason.text() if self.cannot_wait.isChecked() else ""
        self.changed.emit(partial(replace, urgent=urgent))
        self.retranslate()
