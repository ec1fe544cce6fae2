"""Posts on X that nobody approved here: what is known of them, a look, an explanation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.control import Stray
from desktop_app.ui import words
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.pieces import line, link
from desktop_app.ui.reach import needs_server
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Heading, Muted

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Strays(QWidget):
    """Updated in place: its list is drawn anew only when something in it is new."""

    look_asked = Signal()
    explain_asked = Signal(str)  #: a post's number at X

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title, self.look, self._looked = Heading(), Button(), Muted()
        self.explain: list[ExplainButton] = []
        self._key: tuple[object, ...] = ()
        self._list = column(spacing=6)
        head = row(spacing=10)
        head.addWidget(self._title, 1)
        head.addWidget(self.look)
        inside = column(self, spacing=6)
        inside.addLayout(head)
        inside.addLayout(self._list)
        inside.addWidget(self._looked)
        self.look.clicked.connect(self.look_asked)

    def show_state(self, state: AccountState, looked: str, *, may_explain: bool) -> None:
        """Show what the record knows; `looked` is what the last look found, in words."""
        self._title.setText(self.tr("Posts on X that nobody approved here"))
        self.look.name(self.tr("Look now"))
        self._looked.setText(looked)
        self._looked.setVisible(bool(looked))
        key = (state.account, state.control.strays, may_explain, words.language())
        if key == self._key:
            return
        self._key = key
        had = next((button.stray for button in self.explain if button.hasFocus()), "")
        clear(self._list)
        self.explain = []
        for stray in state.control.strays:
            self._stray(state, stray, may_explain=may_explain)
        if not state.control.strays:
            self._list.addWidget(Muted(self.tr("None that this record knows of.")))
        if had:
            same = (each for each in self.explain if each.stray == had and each.isEnabled())
            next(same, self.look).setFocus(Qt.FocusReason.OtherFocusReason)

    def _stray(self, state: AccountState, stray: Stray, *, may_explain: bool) -> None:
        now, charter = self._session.opening.clock.now(), self._session.charter
        when = words.moment(stray.created_at or stray.seen_at, now)
        holder = row(spacing=10)
        text = words.quoted(stray.text) if stray.text else self.tr("(without text)")
        tone = "caution" if stray.explained_by is None else ""
        icon = "question" if tone else "check"
        holder.addWidget(line(icon, tone, f"{when} — {text}"), 1, _MIDDLE)
        if stray.explained_by is None:
            button = ExplainButton(self.tr("Explain…"), stray.x_post_id)
            button.setEnabled(may_explain)
            needs_server(self._session.line, button)
            button.asked.connect(self.explain_asked)
            self.explain.append(button)
            holder.addWidget(button)
        self._list.addLayout(holder)
        if charter.realm is Realm.X:
            self._list.addWidget(link(words.link_of(state.account.handle, stray.x_post_id)))
        if stray.explained_by is not None:
            said = self.tr("{name}: {reason}").format(
                name=words.person_name(charter, stray.explained_by),
                reason=words.quoted(stray.explanation),
            )
            self._list.addWidget(Muted(said))


class ExplainButton(Button):
    """A button that says about which post it is."""

    asked = Signal(str)

    def __init__(self, text: str, stray: str) -> None:
        super().__init__(text)
        self.stray = stray  #: its number at X
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.stray)
