"""Where a remark, a suggestion or an answer is written. Ctrl+Enter sends it, Escape closes it.

It promises that nothing typed is lost before it was recorded: closed, or while another post is
looked at, it is kept for the post that it is about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.discussion import Anchor
from desktop_app.services.discussing import LONGEST
from desktop_app.ui import words
from desktop_app.ui.actions.names import key_name
from desktop_app.ui.fields import LinesField, Room
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.review.voice import VoiceChoice
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Segments, Text

_LINES = 2
_REMARK, _SUGGESTION = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is being written."""

    anchor: Anchor | None = None  #: None: about the whole post
    revision: int = 0  #: the version in which the anchor stands
    text: str = ""
    suggestion: str | None = None  #: what should stand in the anchor's place
    thread: ActionId | None = None  #: the remark that it answers
    to: str = ""  #: whom it answers
    acting_for: PersonId | None = None  #: in whose name a deputy says it

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        if self.anchor is not None and self.suggestion is not None:
            return self.suggestion == self.anchor.quote
        return not self.text.strip()


class RemarkForm(Retranslated, Card):
    """Hidden until `begin`."""

    sent = Signal(object)  #: Said
    closed = Signal()  #: nothing is being written any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="info")
        self._post = PostId("")
        self._kept: dict[PostId, Said] = {}
        self._said = Said()
        self._title, self._about = Heading(), Muted()
        self.kind, self.voice = Segments(), VoiceChoice()
        self.text, self.suggestion = LinesField(_LINES), LinesField(_LINES)
        self.text_room, self.suggestion_room = (
            Room(field, LONGEST) for field in (self.text, self.suggestion)
        )
        self._hint, self._trouble = Muted(), Text()
        self.cancel, self.send = Button(), PrimaryButton()
        self._build()
        self.retranslate()
        self.hide()

    @property
    def said(self) -> Said:
        """What is being written now."""
        said = replace(self._said, text=self.text.toPlainText(), acting_for=self.voice.current)
        if self.kind.isVisibleTo(self) and self.kind.current == _SUGGESTION:
            said = replace(said, suggestion=self.suggestion.toPlainText())
        return said

    def about(self, post: PostId) -> None:
        """From now on it is about `post`; what was begun for it earlier comes back."""
        if post == self._post:
            return
        self._keep()
        self._post = post
        self.hide()
        if not self._kept.get(post, Said()).is_empty:
            self._open(self._kept[post])

    def begin(self, said: Said) -> None:
        """Write `said`; what was begun about the same words is gone on with."""
        self._keep()
        kept = self._kept.get(self._post)
        same = kept is not None and (kept.anchor, kept.thread) == (said.anchor, said.thread)
        if kept is not None and not same and not kept.is_empty and not kept.thread:
            said = replace(said, text=kept.text)  # the words were chosen after the typing
        self._open(kept if kept is not None and same else said)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_to(self, anchor: Anchor | None, revision: int) -> None:
        """Version `revision` is shown: the words stand here now, or nowhere (None)."""
        self._said = replace(self._said, anchor=anchor, revision=revision)
        if self.isVisibleTo(self.parentWidget() or self):
            self._tell()

    def was_recorded(self) -> None:
        """Forget what was sent and close."""
        self._kept.pop(self._post, None)
        self._clear()
        self.hide()

    def show_trouble(self, sentence: str) -> None:
        """Say why it was not recorded; it can be sent again."""
        self.setEnabled(True)
        self._trouble.setText(sentence)
        self._trouble.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_form(self) -> None:
        """Close; what was typed comes back when it is opened again."""
        self._keep()
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.kind.setAccessibleName(self.tr("What to write"))
        self.kind.set_labels([self.tr("Remark"), self.tr("Suggest instead")])
        self.cancel.name(self.tr("Close"))
        self.send.name(self.tr("Send"))
        self.send.setToolTip(key_name("Ctrl+Enter"))
        self.suggestion.setAccessibleName(self.tr("What should stand there instead"))
        self._hint.setText(self.tr("The post does not go on until it is settled."))
        self._about.setText(
            self.tr(
                "To be about certain words, or to suggest others, select them in the final text first."
            )
        )
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send.click()
        else:
            super().keyPressEvent(event)

    def _open(self, said: Said) -> None:
        self._said = said
        self.text.setPlainText(said.text)
        quote = "" if said.anchor is None else said.anchor.quote
        self.suggestion.setPlainText(quote if said.suggestion is None else said.suggestion)
        self.kind.choose(_REMARK if said.suggestion is None else _SUGGESTION)
        self.setEnabled(True)
        self._trouble.hide()
        self._tell()
        self.show()

    def _keep(self) -> None:
        if self._post and self.isVisibleTo(self.parentWidget() or self):
            self._kept[self._post] = self.said

    def _clear(self) -> None:
        self._said = Said()
        self.text.clear()
        self.suggestion.clear()

    def _tell(self) -> None:
        said = self._said
        is_answer, has_words = bool(said.thread), said.anchor is not None
        if is_answer:
            self._title.setText(self.tr("Answer to {name}").format(name=said.to))
        elif said.anchor is not None:
            quote = words.quoted(words.shortened(said.anchor.quote))
            self._title.setText(self.tr("About {words}").format(words=quote))
        else:
            self._title.setText(self.tr("About the whole post"))
        self._about.setVisible(not is_answer and not has_words)
        self.kind.setVisible(has_words and not is_answer)
        self._hint.setVisible(not is_answer)
        suggests = self.kind.isVisibleTo(self) and self.kind.current == _SUGGESTION
        self.suggestion.setVisible(suggests)
        self.suggestion_room.tell()
        name = self.tr("Why, if it helps (may stay empty)") if suggests else self.tr("Your remark")
        if is_answer:
            name = self.tr("Your answer")
        self.text.setPlaceholderText(name)
        self.text.setAccessibleName(name)
        self._allow()

    def _build(self) -> None:
        head = row(spacing=10)
        head.addWidget(self._title, 1)
        head.addWidget(self.kind)
        below = row(spacing=8)
        below.addWidget(self._hint, 1)
        below.addWidget(self.cancel)
        below.addWidget(self.send)
        inside = column(self, margins=(14, 10, 12, 10), spacing=6)
        inside.addLayout(head)
        inside.addWidget(self._about)
        inside.addWidget(self.voice)
        for field, room in ((self.suggestion, self.suggestion_room), (self.text, self.text_room)):
            inside.addWidget(field)
            inside.addWidget(room)
        inside.addWidget(self._trouble)
        inside.addLayout(below)
        self._trouble.hide()
        self.kind.chosen.connect(self._choose_kind)
        self.cancel.clicked.connect(self.close_form)
        self.send.clicked.connect(self._send)
        for field in (self.text, self.suggestion):
            field.textChanged.connect(self._allow)

    @Slot()
    def _choose_kind(self) -> None:
        self._tell()
        first = self.suggestion if self.suggestion.isVisibleTo(self) else self.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _allow(self) -> None:
        self.send.setEnabled(self._may_send)

    @property
    def _may_send(self) -> bool:
        said = self.said
        over = self.text_room.over or (said.suggestion is not None and self.suggestion_room.over)
        return not (said.is_empty or over)

    @Slot()
    def _send(self) -> None:
        said = self.said
        if self.isEnabled() and self._may_send:
            self.setEnabled(False)  # until the record answers: one key sends once
            self._trouble.hide()
            self.sent.emit(said)
