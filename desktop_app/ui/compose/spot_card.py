"""The card of one finding beside its words: where the mouse rests, or where F8 went.

The keyboard stays in the editor. Escape, a key that edits, and going elsewhere close it; what it
offers stands in the list too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGraphicsDropShadowEffect,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.finding import Finding
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.compose.finding_card import FindingCard
from desktop_app.ui.compose.word_offers import Way, WordOffers
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.theme import tone_name
from desktop_app.ui.widgets import FLAT_INSET, Button, Muted
from desktop_app.ui.zoom import scaled

_WIDTH = 380
_GAP = 4  #: pixels between the words and the card
_LEAVING = 350  #: milliseconds in which the mouse may go from the words to the card
_CLOSING = (
    QEvent.Type.FocusOut,
    QEvent.Type.Hide,
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
)
_STAYING = (
    Qt.Key.Key_F8,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)


class SpotCard(QFrame):
    """One card for all editors of a thread."""

    explain_asked = Signal(object)  #: Finding that the author wants to explain

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor: Editor | None = None
        self._finding: Finding | None = None
        self.offers: WordOffers | None = None  #: what can be done about misspelt words
        self._inside = column(self, spacing=0)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEAVING)
        self._leaving.timeout.connect(self.close_card)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def finding(self) -> Finding | None:
        """What is shown; None while it is closed."""
        return self._finding

    def attend(self, editor: Editor) -> None:
        """Show the card of what is visited or hovered over in `editor`."""
        editor.visited.connect(self._show)
        editor.hovered.connect(self._show)
        editor.edited.connect(self.close_card)

    @Slot()
    def close_card(self) -> None:
        """Show nothing any more."""
        self._leaving.stop()
        if self._editor is not None:
            for watched in (self._editor, self._editor.viewport()):
                watched.removeEventFilter(self)
        self._editor = self._finding = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the person goes on; Escape only closes."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_card()
                return True
            held = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() not in _STAYING and not held:
                self.close_card()
        elif kind in _CLOSING:
            self.close_card()
        elif kind == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow)  # the words have their new place by then
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._moved(event.position().toPoint())
        elif kind == QEvent.Type.Leave:
            self._leaving.start()
        return False

    def enterEvent(self, event: QEvent) -> None:
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._leaving.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.close_card()

    @Slot(object)
    def _show(self, finding: Finding) -> None:
        editor = self.sender()
        if not isinstance(editor, Editor) or (place := editor.place_of(finding)) is None:
            return
        self.close_card()
        self._editor, self._finding = editor, finding
        self._fill(finding)
        self._put(editor, place)
        for watched in (editor, editor.viewport()):
            watched.installEventFilter(self)

    def _fill(self, finding: Finding) -> None:
        clear(self._inside)
        ways = self.offers.ways(finding) if self.offers else ()
        card = _Spotted(finding, ways)
        card.set_tone(tone_name(finding))
        card.fix_wanted.connect(self._fix)
        card.explain_asked.connect(self._explain)
        for button in card.findChildren(QAbstractButton):
            if any(button.accessibleName() == way.spoken for way in ways):
                button.clicked.connect(self.close_card)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a press leaves the keyboard in the text
        self._inside.addWidget(card)

    def _follow(self) -> None:
        """The page lays itself out while somebody reads the card: it stays beside its words."""
        editor, finding = self._editor, self._finding
        if editor is None or finding is None:
            return
        if (place := editor.place_of(finding)) is None:
            self.close_card()
        else:
            self._put(editor, place)

    def _put(self, editor: Editor, words: QRect) -> None:
        """Below the words, or above them where there is no room; inside the window."""
        window = editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = min(scaled(_WIDTH), window.width() - 2 * _GAP)
        self.setFixedWidth(width)
        height = self._inside.heightForWidth(width)
        at = window.mapFromGlobal(words.bottomLeft()) + QPoint(0, _GAP)
        if at.y() + height > window.height():
            at.setY(max(window.mapFromGlobal(words.topLeft()).y() - _GAP - height, 0))
        at.setX(max(min(at.x(), window.width() - width - _GAP), _GAP))
        self.setGeometry(QRect(at.x(), at.y(), width, height))
        self.show()
        self.raise_()

    def _moved(self, place: QPoint) -> None:
        """The mouse may rest on the words; elsewhere the card closes soon."""
        editor, finding = self._editor, self._finding
        if editor is None or finding is None:
            return
        words = editor.place_of(finding)
        if words is not None and words.contains(editor.viewport().mapToGlobal(place)):
            self._leaving.stop()
        elif not self._leaving.isActive():
            self._leaving.start()

    @Slot(object, str)
    def _fix(self, finding: Finding, replacement: str) -> None:
        editor = self._editor
        self.close_card()
        if editor is not None:
            editor.fix(finding, replacement)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _explain(self, finding: Finding) -> None:
        self.close_card()
        self.explain_asked.emit(finding)


class _Spotted(FindingCard):
    """A finding's card whose explanation is written in the list; it says which key mends it."""

    explain_asked = Signal(object)  #: Finding

    def __init__(self, finding: Finding, ways: tuple[Way, ...]) -> None:
        super().__init__(finding, ways)
        if hint := self._phrases.replacement(finding):
            below = Muted(hint)
            inside = self.layout()
            assert isinstance(inside, QVBoxLayout)
            beside = row(margins=(FLAT_INSET, 0, 8, 0))
            beside.addWidget(below)
            inside.addLayout(beside)

    def _way_to_explain(self, tone: str) -> QWidget:
        to_legal = tone == "legal"
        asked = self.tr("Explain to legal…") if to_legal else self.tr("Explain to reviewers…")
        button = Button(asked, "flat")
        button.clicked.connect(self._asked)
        held = QWidget()
        inside = row(held)
        inside.addWidget(button)
        inside.addStretch(1)
        return held

    @Slot()
    def _asked(self) -> None:
        self.explain_asked.emit(self.finding)
