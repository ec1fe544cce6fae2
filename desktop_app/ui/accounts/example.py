"""An example that nobody sends: who would have to approve it for this account, as it is typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import previewing
from desktop_app.services.messages import explain
from desktop_app.services.previewing import Preview
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import column
from desktop_app.ui.need_lines import NeedLines
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Muted, Text
from desktop_app.ui.zoom import scaled

_RESTS_MILLISECONDS = 300  #: after the last key
_HEIGHT = 84  #: pixels at 100 %


class Example(Retranslated, QWidget):
    """Closed until somebody asks; then a field, and below it who would have to approve."""

    def __init__(self, session: Session, account: AccountId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._account = session, account
        self.ask, self.text = Button(kind="flat"), QPlainTextEdit()
        self.needs, self.trouble, self._hint = NeedLines(), Text(), Muted()
        self._inside = QWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RESTS_MILLISECONDS)
        self._timer.timeout.connect(self._read)
        self.text.setFixedHeight(scaled(_HEIGHT))
        self.text.setTabChangesFocus(True)
        inside = column(self._inside, spacing=8)
        for widget in (self._hint, self.text, self.trouble, self.needs):
            inside.addWidget(widget)
        whole = column(self, spacing=6)
        whole.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._inside)
        self._inside.hide()
        self.trouble.hide()
        self.ask.clicked.connect(self._toggle)
        self.text.textChanged.connect(self._timer.start)
        session.charter_changed.connect(self._timer.start)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.ask.name(self.tr("Who would have to approve an example?"))
        self.text.setPlaceholderText(self.tr("Type an example"))
        self.text.setAccessibleName(self.tr("An example"))
        self._hint.setText(self.tr("Nothing is kept, and nothing is sent."))

    @Slot()
    def _toggle(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        if not self._inside.isHidden():
            self.text.setFocus()
            self._read()

    @Slot()
    def _read(self) -> None:
        if self._inside.isHidden():
            return
        said = self.text.toPlainText()
        look = partial(previewing.preview, self._session.parts, self._account, said)
        then = partial(self._have_read, said)
        self._session.do(Lane.STORE, look, owner=self, then=then, failed=self._not_read)

    def _have_read(self, said: str, found: Preview) -> None:
        if said == self.text.toPlainText():  # else the next answer is on its way
            self.trouble.hide()
            self.needs.show_needs(found.needs)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
            return
        message = explain(error, words.language())
        self.trouble.setText(f"{message.what} {message.do}")
        self.trouble.show()
        self.needs.show_needs(())
