"""Another answer to the same post waits: said beside the text before it is sent, with a way to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import BadInput
from desktop_app.domain.source import status_id
from desktop_app.services import rivals
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft
from desktop_app.services.rivals import Answer
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.open_post import OpenPost
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Card, Heading, IconLabel, Muted, Text

_EXCERPT = 200  #: characters of the other answer that are shown


class Rivals(Card):
    """Hidden while nothing else answers what the draft answers."""

    open_wanted = Signal(str)  #: the other answer's post

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="caution")
        self._session = session
        self._draft: Draft | None = None
        self._asked = ("", "")  #: the post that is answered, and the draft's own
        self._found: tuple[Answer, ...] = ()
        self._title, self._hint = Heading(), Muted()
        self._others: QVBoxLayout = column(spacing=8)
        self._build()
        session.changed.connect(self._news)
        self.hide()

    @property
    def shown(self) -> tuple[Answer, ...]:
        """The other answers that are shown, newest first."""
        return self._found

    def show_draft(self, draft: Draft) -> None:
        """Look who else answers what this draft answers; nothing when it answers nothing."""
        self._draft = draft
        asked = (_target(draft), str(draft.post or ""))
        if asked != self._asked:
            self._asked, self._found = asked, ()
            self._draw()
            self._ask()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._draw()

    def _build(self) -> None:
        head = row(spacing=8)
        icon = IconLabel("caution", "caution")
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        inside = column(self, margins=(14, 12, 14, 12), spacing=6)
        inside.addLayout(head)
        inside.addLayout(self._others)
        inside.addWidget(self._hint)

    def _ask(self) -> None:
        (target, _), draft, session = self._asked, self._draft, self._session
        if not target or draft is None or not session.is_loaded:
            return
        session.do(
            Lane.STORE,
            partial(rivals.waiting, session.parts, target, (draft.post, draft.twin)),
            owner=self,
            then=partial(self._have, self._asked),
        )

    def _have(self, asked: tuple[str, str], found: tuple[Answer, ...]) -> None:
        if asked == self._asked and found != self._found:
            self._found = found
            self._draw()

    @Slot(object)
    def _news(self, changes: Changes) -> None:
        if changes.reviews or changes.publications:
            self._ask()

    def _draw(self) -> None:
        clear(self._others)
        self.setVisible(bool(self._found))
        if not self._found:
            return
        charter = self._session.charter
        names = dict.fromkeys(words.person_name(charter, one.author) for one in self._found)
        title = self.tr("Another answer to the same post waits already, by {names}")
        if len(self._found) > 1:
            title = self.tr("Other answers to the same post wait already, by {names}")
        self._title.setText(title.format(names=words.joined(list(names))))
        self._hint.setText(
            self.tr("You can send this one all the same; whoever approves it is asked again.")
        )
        for one in self._found:
            self._others.addWidget(Text(words.quoted(words.shortened(one.text, _EXCERPT))))
            button = OpenPost(one.post, self.tr("Open the other answer"))
            button.wanted.connect(self.open_wanted)
            self._others.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"{self._title.text()} {self._hint.text()}")


def _target(draft: Draft) -> str:
    try:
        return status_id(draft.reply_link) if draft.reply_link.strip() else ""
    except BadInput:
        return ""  # no link to a post: the checks say so
