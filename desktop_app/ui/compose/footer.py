"""Below the text: what happens next or what stands in the way, and the one button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.domain.account import Role
from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain, obstacle_text
from desktop_app.ui.actions.catalogue import action
from desktop_app.ui.actions.names import key_name
from desktop_app.ui.compose.outcome import Outcome
from desktop_app.ui.compose.readiness import Readiness
from desktop_app.ui.layout import row
from desktop_app.ui.widgets import Button, IconLabel, PrimaryButton, Text
from desktop_app.ui.words import joined, language, role_name

SENT = "sent"
DISCARDED = "discarded"
READING = "reading"
FOUND = "found"
PART_REMOVED = "part_removed"
PART_JOINED = "part_joined"
PART_SPLIT = "part_split"
_UNDOABLE = (DISCARDED, PART_REMOVED, PART_JOINED, PART_SPLIT)


class Footer(QFrame):
    """A reason in words, a way back after a discard, and "Send for review"."""

    send_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._readiness = Readiness.OPENING
        self._outcome: Outcome | None = None
        self._roles: tuple[Role, ...] = ()
        self._trouble, self._is_pair = "", False
        self._news: str | CountersignError = ""
        self._shape = IconLabel("info")
        self._reason = Text()
        self._undo, self._send = Button(kind="flat"), PrimaryButton()
        self._send.clicked.connect(self.send_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        inside = row(self, margins=(20, 12, 20, 12), spacing=10)
        inside.addWidget(self._shape)
        inside.addWidget(self._reason, 1)
        inside.addWidget(self._undo)
        inside.addWidget(self._send)
        self._retranslate()

    @property
    def reason(self) -> str:
        """What is said beside the button."""
        return self._reason.text()

    @property
    def can_send(self) -> bool:
        """Whether the button can be pressed."""
        return self._send.isEnabled()

    def show_readiness(
        self,
        readiness: Readiness,
        outcome: Outcome | None,
        roles: tuple[Role, ...],
        trouble: str = "",
    ) -> None:
        """Say what stands in the way, or who `roles` it goes to; `trouble` is a field's."""
        self._readiness, self._outcome, self._roles = readiness, outcome, roles
        self._trouble = trouble
        self._tell()

    def show_pair(self, *, is_pair: bool) -> None:
        """Say whether two drafts go together."""
        self._is_pair = is_pair
        self._name_send()

    def show_sent(self) -> None:
        """Say that the post is with its reviewers, until the next key."""
        self._news = SENT
        self._tell()

    def show_last_look(self, *, found: bool) -> None:
        """Say that grammar is read before the post goes, or that it `found` something new."""
        self._news = FOUND if found else READING
        self._tell()

    def forget_sent(self) -> None:
        """The next draft stands there now: what was sent is another one."""
        if self._news == SENT:
            self.forget_news()

    def show_discarded(self) -> None:
        """Say that a draft was thrown away, with the way back."""
        self._news = DISCARDED
        self._tell()

    def show_parts_changed(self, what: str) -> None:
        """Say that a post was removed, joined or split (`PART_…`), with the way back."""
        self._news = what
        self._tell()

    def show_refusal(self, error: CountersignError) -> None:
        """Say why the post was not sent for review."""
        self._news = error
        self._tell()

    def forget_news(self) -> None:
        """The person went on: only what stands in the way is said now."""
        if self._news:
            self._news = ""
            self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._undo.name(self.tr("Undo"))
        self._name_send()
        self._tell()

    def _name_send(self) -> None:
        name = self.tr("Send both for review") if self._is_pair else self.tr("Send for review")
        self._send.setText(f"{name}   {key_name(action('compose.send').key)}")
        self._send.setAccessibleName(name)

    def _tell(self) -> None:
        words, icon, tone = self._words()
        self._reason.setText(words)
        self._shape.show_icon(icon, tone)
        self._undo.setVisible(self._news in _UNDOABLE)
        undone = self.tr("Undo: {what}").format(what=words)
        self._undo.setAccessibleName(undone if self._news in _UNDOABLE else self._undo.text())
        self._send.setEnabled(self._readiness is Readiness.READY)
        self._send.setAccessibleDescription(words)
        self._send.setToolTip("" if self._send.isEnabled() else words)

    def _words(self) -> tuple[str, str, str]:
        """The sentence, its icon and its tone."""
        if isinstance(self._news, CountersignError):
            message = explain(self._news, language())
            return message.line, "caution", "legal"
        if self._news == SENT:
            return self.tr("Sent for review."), "check", "good"
        if self._news in _UNDOABLE:
            return self._undoable(), "info", "info"
        if self._news == READING:
            return self.tr("Reading the grammar first…"), "info", ""
        if self._news == FOUND:
            said = self.tr("The grammar was read: look at what was found, or send again.")
            return said, "info", "info"
        if self._readiness is Readiness.OBSTACLE:
            return self._obstacle(), "void", "legal"
        if self._readiness is Readiness.TROUBLE:
            return self._trouble, "void", "legal"
        if self._readiness is Readiness.READY:
            return self._ready(), "check", "good"
        return self._waiting(), "info", ""

    def _undoable(self) -> str:
        words = {
            DISCARDED: self.tr("Draft discarded."),
            PART_REMOVED: self.tr("The post was removed from the thread."),
            PART_JOINED: self.tr("Two posts of the thread are one now."),
            PART_SPLIT: self.tr("The post was split into two."),
        }
        return words[str(self._news)]

    def _waiting(self) -> str:
        words = {
            Readiness.OPENING: self.tr("Opening the record. Keep writing."),
            Readiness.SENDING: self.tr("Sending for review…"),
            Readiness.NO_DUTY: self.tr("Your duties let you review posts, not send them."),
            Readiness.EMPTY: self.tr("Write something first."),
            Readiness.CHECKING: self.tr("Checking…"),
            Readiness.UNCHECKED: self.tr("It can be sent once it has been checked."),
            Readiness.PREPARING: self.tr("Preparing the pictures or the film…"),
        }
        return words[self._readiness]

    def _obstacle(self) -> str:
        assert self._outcome is not None
        first = self._outcome.obstacles[0]
        said = obstacle_text(first, language())
        if first.span is None or len(self._outcome.parts) < 2:
            return said
        return self.tr("Post {number}: {reason}").format(number=first.span.part + 1, reason=said)

    def _ready(self) -> str:
        goes = self.tr("Goes to {people}.").format(people=joined(list(map(role_name, self._roles))))
        if self._outcome is not None and self._outcome.question.draft.is_by_hand:
            goes += " " + self.tr("Then you post it yourself on X.")
        if self._outcome is not None and self._outcome.words is not None:
            goes += " " + self.tr("Its words were not checked.")
        return goes
