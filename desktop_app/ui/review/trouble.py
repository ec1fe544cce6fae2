"""When a post did not simply go out: what happened, and what a person must do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services.messages import Message, explain
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.layout import column, row
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Text

#: What is told when the record names no reason of its own.
_STATE_KINDS = {
    PostState.REFUSED: "x.rejected",
    PostState.HELD: "x.rejected",
    PostState.MISSED: "publish.window_passed",
    PostState.UNKNOWN: "x.no_answer",
}
_SENT_BACK = {
    PostState.CHANGES_REQUESTED: Verdict.REQUEST_CHANGES,
    PostState.VETOED: Verdict.VETO,
}


class Trouble(Card):
    """Hidden while there is none."""

    found = Signal(str)  #: the link of the post on X
    absent = Signal(str)  #: why we are sure that it is not there
    again = Signal()  #: what held the post is mended: let it go on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PostView | None = None
        self._may_deny = self._may_send = False
        self._icon = IconLabel("caution", "caution", 18)
        self._what, self._more = Heading(), Text()
        self._settle = QWidget()
        self.link, self.reason = QLineEdit(), QLineEdit()
        self.is_there, self.is_not_there, self.send_again = Button(), Button(), Button()
        self._build()
        self.hide()

    def show_view(self, view: PostView, *, may_deny: bool, may_send: bool) -> None:
        """Show what is the matter with `view`.

        `may_deny`: this person may say that it is not on X; `may_send`: let a held one go on.
        """
        if self._view is None or self._view.record.id != view.record.id:
            self.link.clear()
            self.reason.clear()
        self._view, self._may_deny, self._may_send = view, may_deny, may_send
        self.setEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.link.setPlaceholderText(self.tr("Link to the post on X"))
        self.link.setAccessibleName(self.tr("Link to the post on X"))
        self.reason.setPlaceholderText(self.tr("Where you looked, for the record"))
        self.reason.setAccessibleName(self.tr("Where you looked"))
        self.is_there.name(self.tr("It is there"))
        self.is_not_there.name(self.tr("It is not there"))
        self.send_again.name(self.tr("Send it again"))
        view = self._view
        if view is None:
            return
        state = view.record.state
        waits = state is PostState.APPROVED and _reason(view) != ""
        self.setVisible(state in _STATE_KINDS or state in _SENT_BACK or waits)
        self._settle.setVisible(state is PostState.UNKNOWN)
        self.send_again.setVisible(state is PostState.HELD)
        self.send_again.setEnabled(self._may_send)
        self._allow()
        if state is PostState.UNKNOWN:
            self._tell_unknown(view)
        elif state in _STATE_KINDS or waits:
            self._tell_reason(view)
        elif state in _SENT_BACK:
            self._tell_sent_back(view)

    def _tell_unknown(self, view: PostView) -> None:
        self._paint("question", "legal")
        message = _explained(view)
        self._what.setText(f"{message.what} {message.posted}")
        more = message.do
        if not self._may_deny:
            more += " " + self.tr("Only communications can record that it is not there.")
        self._more.setText(more)

    def _tell_reason(self, view: PostView) -> None:
        state, message = view.record.state, _explained(view)
        tone = words.state_tone(state) if state in _STATE_KINDS else "info"
        self._paint(tone, tone)
        self._what.setText(f"{words.state_name(state)}. {message.what}")
        self._more.setText(f"{message.posted} {message.do}")

    def _tell_sent_back(self, view: PostView) -> None:
        wanted = _SENT_BACK[view.record.state]
        said = [each for each in view.record.decisions if each.verdict is wanted]
        tone = words.state_tone(view.record.state)
        self._paint("edit" if wanted is Verdict.REQUEST_CHANGES else "void", tone)
        if not said:
            return
        name = view.charter.person(said[-1].person).name
        verdict = words.verdict_name(wanted, said[-1].revision)
        self._what.setText(f"{name} ({words.role_name(said[-1].role)}) {verdict}")
        self._more.setText(words.quoted(said[-1].reason))

    def _paint(self, icon: str, tone: str) -> None:
        self._icon.show_icon(icon, tone)
        self.set_tone(tone)

    def _build(self) -> None:
        for field in (self.link, self.reason):
            field.setProperty("kind", "field")
            field.setMaxLength(500)
            field.textChanged.connect(self._allow)
        inside = column(spacing=6)
        inside.addWidget(self._what)
        inside.addWidget(self._more)
        fields = column(self._settle, margins=(0, 6, 0, 0), spacing=6)
        for field, button in ((self.link, self.is_there), (self.reason, self.is_not_there)):
            line = row(spacing=8)
            line.addWidget(field, 1)
            button.setMinimumWidth(140)
            line.addWidget(button)
            fields.addLayout(line)
        inside.addWidget(self._settle)
        inside.addWidget(self.send_again, 0, Qt.AlignmentFlag.AlignLeft)
        whole = row(self, margins=(14, 12, 14, 12), spacing=12)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(inside, 1)
        self.is_there.clicked.connect(self._found)
        self.is_not_there.clicked.connect(self._absent)
        self.send_again.clicked.connect(self._send_again)

    @Slot()
    def _allow(self) -> None:
        self.is_there.setEnabled(bool(self.link.text().strip()))
        self.is_not_there.setEnabled(self._may_deny and bool(self.reason.text().strip()))

    @Slot()
    def _found(self) -> None:
        self.setEnabled(False)
        self.found.emit(self.link.text().strip())

    @Slot()
    def _absent(self) -> None:
        self.setEnabled(False)
        self.absent.emit(self.reason.text().strip())

    @Slot()
    def _send_again(self) -> None:
        self.setEnabled(False)
        self.again.emit()


def _reason(view: PostView) -> str:
    """Why the newest attempt ended as it did, as the record keeps it; none for another state."""
    publication = view.record.publication
    if publication is None or publication.state is not view.record.state:
        return ""
    return publication.reason


def _explained(view: PostView) -> Message:
    kind = _reason(view) or _STATE_KINDS[view.record.state]
    return explain(CountersignError(kind), words.language())
