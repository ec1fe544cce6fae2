"""Tells each person once what somebody else did: a post taken off X, the end of a freeze.

Legal is told, too, of which post words are to be taken out: another person has to agree. It stays
until that person has read it; whoever did it is not told.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import ActionId, ActionKind
from desktop_app.ui import words
from desktop_app.ui.happenings import Happening
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Text

_SHOWN_CHARACTERS = 80


class Notices(Retranslated, QWidget):
    """The oldest thing that the person has not read yet; hidden when there is none."""

    review_asked = Signal(str)  #: a post's id
    published_asked = Signal(str)  #: a post's id: to be seen where it is answered
    words_asked = Signal(str)  #: likewise, of a post that never went out

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._read: set[tuple[PersonId, ActionId]] = set()
        self._shown: Happening | None = None
        self.understood, self.open_post = Button(), Button()
        self._title, self._text = Heading(), Text()
        card = Card(tone="info")
        texts = column(spacing=1)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        inside = row(card, margins=(14, 8, 10, 9), spacing=12)
        inside.addWidget(IconLabel("info", "info", 18), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.addWidget(self.open_post)
        inside.addWidget(self.understood)
        column(self, margins=(16, 10, 16, 0)).addWidget(card)
        self.understood.clicked.connect(self._have_read)
        self.open_post.clicked.connect(self._open)
        session.accounts_changed.connect(self.retranslate)
        session.person_changed.connect(self.retranslate)
        self.retranslate()

    @property
    def waiting(self) -> list[Happening]:
        """What the person who is signed in has not read, oldest first."""
        if not self._session.is_loaded:
            return []
        person = self._session.person.id
        return [
            one
            for one in self._session.happenings
            if one.by != person and (person, one.id) not in self._read and self._concerns(one)
        ]

    def _concerns(self, one: Happening) -> bool:
        """Whether it is for whoever is signed in; most of it is for everybody."""
        if one.kind is not ActionKind.ASK_REDACTION:
            return True
        return Role.LEGAL in self._session.roles(one.account.id)

    @Slot()
    def retranslate(self) -> None:
        """Say it again, for whoever is signed in."""
        waiting = self.waiting
        self._shown = waiting[0] if waiting else None
        self.setVisible(bool(waiting))
        self.open_post.name(self.tr("Open the post"))
        self.understood.name(self.tr("Understood"))
        if self._shown is None:
            return
        self._title.setText(self._said(self._shown))
        self._text.setText(self._more(self._shown))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())
        self.open_post.setVisible(self._shown.post is not None)
        if len(waiting) > 1:
            self.understood.name(self.tr("Next (%n more)", "", len(waiting) - 1))

    def _said(self, one: Happening) -> str:
        titles = {
            ActionKind.TAKE_DOWN: self.tr("{name} takes a post of @{handle} off X."),
            ActionKind.UNFREEZE: self.tr("{name} has ended the freeze of @{handle}."),
            ActionKind.ASK_REDACTION: self.tr(
                "{name} wants the words of a post of @{handle} taken out: legal has to agree."
            ),
        }
        name = words.person_name(self._session.charter, one.by)
        return titles[one.kind].format(name=name, handle=one.account.handle)

    def _more(self, one: Happening) -> str:
        when = words.moment(one.at, self._session.opening.clock.now())
        said = self.tr("{time}: {reason}").format(time=when, reason=words.quoted(one.reason))
        if not one.text:
            return said
        begins = " ".join(one.text.split())
        if len(begins) > _SHOWN_CHARACTERS:
            begins = begins[:_SHOWN_CHARACTERS] + "…"
        return said + " " + self.tr("The post: {text}").format(text=words.quoted(begins))

    @Slot()
    def _have_read(self) -> None:
        if self._shown is not None:
            self._read.add((self._session.person.id, self._shown.id))
        self.retranslate()

    @Slot()
    def _open(self) -> None:
        shown = self._shown
        self._have_read()
        if shown is None or shown.post is None:
            return
        asked = self.review_asked
        if shown.kind is ActionKind.ASK_REDACTION:
            asked = self.published_asked if shown.went_out else self.words_asked
        asked.emit(shown.post)
