"""The posts of a thread: an editor each, one shown at a time, and the strip that chooses it.

Every part keeps its own undo and its own findings while it is moved about. A single post shows no
strip. It says what was asked for; the page changes the draft and tells it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QTextCursor
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from desktop_app.domain.finding import Finding
from desktop_app.ui.actions.names import key_name
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.compose.outcome import Outcome
from desktop_app.ui.compose.part_choice import PartChoice
from desktop_app.ui.compose.spot_card import SpotCard
from desktop_app.ui.compose.word_offers import WordOffers
from desktop_app.ui.flow import Flow
from desktop_app.ui.icons import icon, severity_icon
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.offsets import Offsets
from desktop_app.ui.theme import colours, tone_name
from desktop_app.ui.widgets import Button


class Thread(QWidget):
    """The editors of a draft's parts."""

    edited = Signal(int)  #: the part's number, from 0
    left = Signal()  #: the keyboard went elsewhere
    refused = Signal()  #: a damaged text was pasted and was not taken
    visited = Signal(object)  #: Finding that the person moved to
    files_given = Signal(object)  #: list of paths that were dropped or pasted
    picture_given = Signal(object)  #: QImage that was pasted
    pasted = Signal(object)  #: Pasted, in the part that is shown
    split_wanted = Signal()  #: a new part from the cursor on
    join_wanted = Signal(int)  #: part of this number and the one before as one
    chosen = Signal(int)  #: another part is shown
    move_wanted = Signal(int, int)  #: the part's number, and where it should stand
    removal_wanted = Signal(int)  #: the part's number

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack, self.spot = QStackedWidget(), SpotCard(self)
        self._editors: list[Editor] = []
        self._outcome: Outcome | None = None
        self._offers: WordOffers | None = None
        self._strip, self._choices = QWidget(), Flow(spacing=2)
        self._up, self._down = Button(kind="flat"), Button(kind="flat")
        self._join, self._remove = Button(kind="flat"), Button(kind="flat")
        self._build()
        self.open_texts([""])
        self._retranslate()

    @property
    def editor(self) -> Editor:
        """The editor of the part that is shown."""
        return self._editors[self.current]

    @property
    def editors(self) -> tuple[Editor, ...]:
        """One a part, in order."""
        return tuple(self._editors)

    @property
    def current(self) -> int:
        """The number of the part that is shown, from 0."""
        return max(self._stack.currentIndex(), 0)

    def offer(self, offers: WordOffers) -> None:
        """Let cards and menus at the words offer what can be done about misspelt ones."""
        self._offers = self.spot.offers = offers
        for editor in self._editors:
            editor.offers = offers

    def open_texts(self, texts: Sequence[str]) -> None:
        """Show another draft; what was undone and redone before is forgotten."""
        self._outcome = None
        while len(self._editors) > len(texts):
            self._drop(len(self._editors) - 1)
        while len(self._editors) < len(texts):
            self._add()
        for editor, text in zip(self._editors, texts, strict=True):
            editor.open_text(text)
        self._show(0)

    def add(self) -> None:
        """Put an empty part at the end and show it."""
        self._add()
        self._show(len(self._editors) - 1)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_part(self, number: int, to: int) -> None:
        """Put part `number` at place `to`, and show it."""
        editor = self._editors.pop(number)
        self._editors.insert(to, editor)
        self._stack.removeWidget(editor)
        self._stack.insertWidget(to, editor)
        self._outcome = None
        self._show(to)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, number: int) -> None:
        """Take part `number` out and show the one before."""
        self._drop(number)
        self._outcome = None
        self._show(max(min(number, len(self._editors)) - 1, 0))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def split(self) -> tuple[str, str] | None:
        """Put what stands after the cursor into a new part, and show it; return both texts.

        None when nothing stands on one of the sides: an empty part is begun in another way.
        """
        editor = self.editor
        cursor = editor.textCursor()
        place = Offsets(editor.text).point(cursor.selectionStart())
        before, after = editor.text[:place].rstrip(), editor.text[place:].lstrip()
        if not before or not after:
            return None
        number = self.current + 1
        editor.open_text(before)
        self._add(number)
        self._editors[number].open_text(after)
        self._editors[number].moveCursor(QTextCursor.MoveOperation.Start)
        self._outcome = None
        self._show(number)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return before, after

    def join(self, number: int) -> str:
        """Put part `number` at the end of the one before, and show that; return its text."""
        before, after = (editor.text for editor in self._editors[number - 1 : number + 1])
        text = "\n\n".join(piece for piece in (before.rstrip(), after.lstrip()) if piece)
        self._drop(number)
        self._outcome = None
        joined = self._editors[number - 1]
        joined.open_text(text)
        cursor = joined.textCursor()
        cursor.setPosition(Offsets(text).units(len(text) - len(after.lstrip())))
        joined.setTextCursor(cursor)
        self._show(number - 1)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return text

    def choose(self, number: int) -> None:
        """Show part `number`."""
        if number != self.current and number < len(self._editors):
            self._show(number)

    def show_outcome(self, outcome: Outcome) -> None:
        """Underline what was found, in every part."""
        self._outcome = outcome
        for number, editor in enumerate(self._editors):
            own = outcome.parts[number].obstacles
            here = [o for o in outcome.obstacles if o.span and o.span.part == number]
            others = [obstacle for obstacle in here if obstacle not in own]
            editor.marks.show(
                editor.text, outcome.parts[number], outcome.fits[number], tuple(others)
            )
        self._mark_choices()

    def visit_next(self) -> None:
        """Go to the next finding, in this part and then in those after it, round the end."""
        if self.editor.is_at_last_finding and (number := self._found_in(1)) is not None:
            self.choose(number)
            self.editor.visit_first()
        else:
            self.editor.visit_next()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def visit_previous(self) -> None:
        """Go to the finding before, in this part and then in those before it, round the start."""
        if self.editor.is_at_first_finding and (number := self._found_in(-1)) is not None:
            self.choose(number)
            self.editor.visit_last()
        else:
            self.editor.visit_previous()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def visit(self, finding: Finding) -> None:
        """Go to `finding`, in its part."""
        self.choose(finding.span.part)
        self.editor.visit(finding)

    def set_locked(self, *, locked: bool) -> None:
        """While the draft is being sent, nothing of it changes."""
        self._strip.setEnabled(not locked)
        for editor in self._editors:
            editor.setReadOnly(locked)

    def set_fixed(self, *, fixed: bool) -> None:
        """While a picture is being prepared, the parts stay in their places."""
        self._strip.setEnabled(not fixed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._mark_choices()

    def _build(self) -> None:
        line = row(self._strip, spacing=8)
        line.addLayout(self._choices, 1)
        for button, slot in (
            (self._up, self._move_up),
            (self._down, self._move_down),
            (self._join, self._ask_join),
            (self._remove, self._ask_removal),
        ):
            button.clicked.connect(slot)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        whole = column(self, spacing=6)
        whole.addWidget(self._strip)
        whole.addWidget(self._stack, 1)

    def _retranslate(self) -> None:
        self._up.name(self.tr("Move up"))
        self._up.setAccessibleName(self.tr("Move this post up in the thread"))
        self._down.name(self.tr("Move down"))
        self._down.setAccessibleName(self.tr("Move this post down in the thread"))
        self._up.setToolTip("Alt+↑")
        self._down.setToolTip("Alt+↓")
        self._join.name(self.tr("Join"))
        self._join.setAccessibleName(self.tr("Join this post with the one before"))
        self._join.setToolTip(
            f"{self.tr('Join this post with the one before')}   {key_name('Ctrl+Shift+Backspace')}"
        )
        self._remove.name(self.tr("Remove"))
        self._remove.setAccessibleName(self.tr("Remove this post from the thread"))
        self._show(self.current)

    def _add(self, number: int | None = None) -> None:
        """Make an editor at place `number`, or at the end."""
        editor = Editor()
        editor.offers = self._offers
        editor.edited.connect(self._edited)
        editor.left.connect(self.left)
        editor.refused.connect(self.refused)
        editor.visited.connect(self.visited)
        self.spot.attend(editor)
        editor.files_given.connect(self.files_given)
        editor.picture_given.connect(self.picture_given)
        editor.pasted.connect(self.pasted)
        editor.move_wanted.connect(self._ask_move)
        editor.split_wanted.connect(self.split_wanted)
        editor.join_wanted.connect(self._ask_join)
        place = len(self._editors) if number is None else number
        self._editors.insert(place, editor)
        self._stack.insertWidget(place, editor)

    def _drop(self, number: int) -> None:
        editor = self._editors.pop(number)
        self._stack.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _show(self, number: int) -> None:
        """Show part `number`, name all parts, and say so."""
        self._stack.setCurrentIndex(number)
        count = len(self._editors)
        self._strip.setVisible(count > 1)
        if self._choices.count() != count:
            self._make_choices(count)
        self._order_keys()
        for index, button in enumerate(self._buttons()):
            button.setChecked(index == number)
        self._up.setEnabled(number > 0)
        self._down.setEnabled(number < count - 1)
        self._join.setEnabled(number > 0)
        self._name_editors()
        self._mark_choices()
        self.chosen.emit(number)

    def _make_choices(self, count: int) -> None:
        clear(self._choices)
        for index in range(count):
            button = PartChoice(index)
            button.clicked.connect(self._choice_clicked)
            button.moved.connect(self._ask_order)
            self._choices.addWidget(button)

    def _order_keys(self) -> None:
        """Let Tab go on from a part that was added later to what follows the text."""
        chain = (self._up, self._down, self._join, self._remove, *self._buttons(), *self._editors)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _buttons(self) -> list[Button]:
        return _widgets(self._choices)

    def _name_editors(self) -> None:
        count = len(self._editors)
        for index, editor in enumerate(self._editors):
            name = self.tr("Text of the post")
            if count > 1:
                name = self.tr("Text of post {number} of {count}")
                name = name.format(number=index + 1, count=count)
            editor.setAccessibleName(name)

    def _mark_choices(self) -> None:
        """On the strip: what stands in each part, gravest first, by shape and in words."""
        look = colours(self.palette())
        for index, button in enumerate(self._buttons()):
            said = [self.tr("Post {number}").format(number=index + 1)]
            tone, obstacle = self._gravest(index)
            if obstacle:
                button.setIcon(icon("void", look.legal.ink))
                said.append(self.tr("cannot be posted as it stands"))
            elif tone:
                button.setIcon(severity_icon(tone, self.palette()))
                said.append(self.tr("something was found"))
            else:
                button.setIcon(QIcon())
            button.setAccessibleName(", ".join(said))
            button.setToolTip(", ".join(said))

    def _gravest(self, number: int) -> tuple[str, bool]:
        """The tone of the gravest finding of a part, and whether something stands in its way."""
        if self._outcome is None or number >= len(self._outcome.parts):
            return "", False
        obstacle = any(o.span and o.span.part == number for o in self._outcome.obstacles)
        found = self._outcome.parts[number].findings
        worst = max(found, key=_rank, default=None)
        return ("" if worst is None else tone_name(worst)), obstacle

    def _found_in(self, step: int) -> int | None:
        """The next part, in the direction of `step`, in which something is underlined."""
        count = len(self._editors)
        for distance in range(1, count):
            number = (self.current + step * distance) % count
            if self._editors[number].marks.first is not None:
                return number
        return None

    @Slot()
    def _edited(self) -> None:
        sender = self.sender()
        if isinstance(sender, Editor) and sender in self._editors:
            self.edited.emit(self._editors.index(sender))

    @Slot()
    def _choice_clicked(self) -> None:
        self._show(int(self.sender().property("number")))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _move_up(self) -> None:
        self._ask_move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._ask_move(1)

    @Slot(int)
    def _ask_move(self, by: int) -> None:
        self._ask_order(self.current, self.current + by)

    @Slot(int, int)
    def _ask_order(self, number: int, to: int) -> None:
        if self._strip.isEnabled() and 0 <= to < len(self._editors) and number != to:
            self.move_wanted.emit(number, to)

    @Slot()
    def _ask_join(self) -> None:
        if self._strip.isEnabled() and self.current > 0:
            self.join_wanted.emit(self.current)

    @Slot()
    def _ask_removal(self) -> None:
        self.removal_wanted.emit(self.current)


def _rank(finding: Finding) -> int:
    return finding.severity.rank


def _widgets(layout: QLayout) -> list[Button]:
    items = [layout.itemAt(index) for index in range(layout.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if isinstance(widget, Button)]
