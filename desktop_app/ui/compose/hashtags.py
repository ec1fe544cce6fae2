"""While a hashtag is typed: the organisation's own that begin like it, with what they mean.

The keyboard stays in the text. Down and Up choose, Enter or Tab puts the chosen one in, Escape closes;
as long as none is chosen every key does what it always does. What others use a tag for is said
before it is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.hashtags import Hashtag
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.compose.thread import Thread
from desktop_app.ui.days import in_words
from desktop_app.ui.layout import clear, column
from desktop_app.ui.pieces import line
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import FLAT_INSET, Button, Card, Muted, Text
from desktop_app.ui.zoom import scaled

if TYPE_CHECKING:
    from desktop_app.services.goals import TagUse

MOST = 4  #: tags that are shown at once
_WIDTH, _GAP = 380, 4
_BEGUN = re.compile(r"(?:^|[^\w#&])#(\w*)$")
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CLOSING = (
    QEvent.Type.FocusOut,
    QEvent.Type.Hide,
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
)


class TagHelper(QFrame):
    """One card for all editors of `posts`; it reads the list when a first tag is begun."""

    def __init__(self, session: Session, posts: Thread) -> None:
        super().__init__(posts)
        self._session, self._posts = session, posts
        self._uses: tuple[TagUse, ...] | None = None
        self._is_asking = False
        self._editor: Editor | None = None
        self._shown: tuple[TagUse, ...] = ()
        self._cards: list[_Offer] = []
        self._chosen = -1
        self._dismissed = -1  #: where the tag begins for which Escape was pressed
        self._inside = column(self, spacing=0)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        self.setGraphicsEffect(shadow)
        posts.edited.connect(self._look)
        session.changed.connect(self._forget)
        self.hide()

    @property
    def shown(self) -> tuple[Hashtag, ...]:
        """What is offered now."""
        return tuple(one.hashtag for one in self._shown)

    @Slot()
    def close_card(self) -> None:
        """Offer nothing any more."""
        if self._editor is not None:
            for watched in (self._editor, self._editor.viewport()):
                watched.removeEventFilter(self)
        self._editor, self._shown, self._cards, self._chosen = None, (), [], -1
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose, take or close with keys; close when the person goes elsewhere."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() in _CLOSING:
            self.close_card()
        elif event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow)  # the cursor has its new place by then
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.close_card()

    def take(self, tag: str) -> None:
        """Put `tag` in the place of what was begun, in one step."""
        editor = self._editor
        begun = None if editor is None else _begun(editor)
        self.close_card()
        if editor is None or begun is None or editor.isReadOnly():
            return
        cursor = editor.textCursor()
        cursor.setPosition(begun.place)
        cursor.setPosition(editor.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        self._dismissed = begun.place
        cursor.insertText(f"#{tag}")
        editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _forget(self) -> None:
        """What others recorded may have changed the list."""
        self._uses = None

    @Slot()
    def _look(self) -> None:
        editor = self._posts.editor
        begun = _begun(editor)
        if begun is None or begun.place != self._dismissed:
            self._dismissed = -1
        if begun is None or self._dismissed >= 0 or not editor.hasFocus():
            self.close_card()
        elif self._uses is None:
            self._ask()
        else:
            self._offer(editor, begun.letters)

    def _ask(self) -> None:
        session = self._session
        if self._is_asking or not (session.is_loaded and session.background.is_open):
            return
        from desktop_app.services import goals

        self._is_asking = True
        session.do(
            Lane.STORE,
            partial(goals.tag_uses, session.parts, session.person.id),
            owner=self,
            then=self._have,
            failed=self._have_failed,
        )

    def _have(self, uses: tuple[TagUse, ...]) -> None:
        self._is_asking = False
        self._uses = tuple(one for one in uses if one.hashtag.retired is None)
        self._look()

    def _have_failed(self, error: Exception) -> None:
        """A record that is busy or away is asked again with the next tag."""
        self._is_asking = False
        if not isinstance(error, Unavailable):
            self._session.failed.emit(error)

    def _offer(self, editor: Editor, letters: str) -> None:
        wanted = letters.casefold()
        found = [one for one in self._uses or () if one.hashtag.tag.casefold().startswith(wanted)][
            :MOST
        ]
        if not found:
            self.close_card()
            return
        is_new = self._editor is None
        self.close_card()
        self._editor, self._shown = editor, tuple(found)
        self._fill()
        self._put(editor)
        for watched in (editor, editor.viewport()):
            watched.installEventFilter(self)
        if is_new:
            names = words.joined([f"#{one.hashtag.tag}" for one in found])
            editor.say(self.tr("Your organisation’s hashtags: {names}").format(names=names))

    def _fill(self) -> None:
        clear(self._inside)
        ground = Card()
        inside = column(ground, margins=(6, 6, 6, 6), spacing=2)
        for use in self._shown:
            card = _Offer(use)
            card.name.clicked.connect(partial(self.take, use.hashtag.tag))
            self._cards.append(card)
            inside.addWidget(card)
        below = column(margins=(FLAT_INSET, 4, 8, 2))
        below.addWidget(Muted(self.tr("↓ chooses, Enter puts it in, Escape closes")))
        inside.addLayout(below)
        self._inside.addWidget(ground)

    def _follow(self) -> None:
        """The page lays itself out while somebody types: the card stays with the text."""
        if self._editor is not None:
            self._put(self._editor)

    def _put(self, editor: Editor) -> None:
        """Below the cursor, or above it where there is no room; inside the window."""
        window = editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = min(scaled(_WIDTH), window.width() - 2 * _GAP)
        self.setFixedWidth(width)
        height = self._inside.heightForWidth(width)
        at_cursor = editor.cursorRect()
        over = editor.viewport()
        at = over.mapTo(window, at_cursor.bottomLeft()) + QPoint(0, _GAP)
        if at.y() + height > window.height():
            at.setY(max(over.mapTo(window, at_cursor.topLeft()).y() - _GAP - height, 0))
        at.setX(max(min(at.x(), window.width() - width - _GAP), _GAP))
        self.setGeometry(QRect(at.x(), at.y(), width, height))
        self.show()
        self.raise_()

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            begun = None if self._editor is None else _begun(self._editor)
            self._dismissed = -1 if begun is None else begun.place
            self.close_card()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in _TAKING and self._chosen >= 0:
            self.take(self._shown[self._chosen].hashtag.tag)
            return True
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.close_card()
        return False

    def _choose(self, step: int) -> None:
        """The next one, round the ends; said aloud with what it means."""
        first = 0 if step > 0 else len(self._cards) - 1
        self._chosen = first if self._chosen < 0 else (self._chosen + step) % len(self._cards)
        for number, card in enumerate(self._cards):
            card.set_tone("info" if number == self._chosen else "")
        if self._editor is not None:
            self._editor.say(self._cards[self._chosen].accessibleName())


class _Offer(Card):
    """One tag: its name, what it means, what else it is used for, and when it was last used."""

    def __init__(self, use: TagUse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        one = use.hashtag
        self.name = Button(kind="flat")
        self.name.name(f"#{one.tag}")
        self.name.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a press leaves the keyboard in the text
        ground = column(self, margins=(0, 2, 8, 6), spacing=0)
        ground.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        inside = column(margins=(FLAT_INSET, 0, 0, 0), spacing=1)  # below the name's first letter
        ground.addLayout(inside)
        said = [one.meaning(words.language())]
        inside.addWidget(Text(said[0]))
        if one.ambiguity:
            said.append(self.tr("Also used for: {what}").format(what=one.ambiguity))
            inside.addWidget(line("caution", "caution", said[-1]))
        if use.last_used is not None:
            when = in_words(use.last_used.astimezone())
            said.append(self.tr("Last used {when}").format(when=when))
            inside.addWidget(Muted(said[-1]))
        self.setAccessibleName(f"#{one.tag}: {' · '.join(said)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A tag under way."""

    place: int  #: where its sign stands, in UTF-16
    letters: str  #: behind the sign, up to the cursor


def _begun(editor: Editor) -> _Begun | None:
    cursor = editor.textCursor()
    if cursor.hasSelection():
        return None
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    before = units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "replace")
    found = _BEGUN.search(before)
    if found is None:
        return None
    length = len(found[1].encode("utf-16-le", "surrogatepass")) // 2 + 1
    return _Begun(place=cursor.position() - length, letters=found[1])
