"""A search field whose text turns into chips, which can be taken away one by one.

Words are looked for while they are typed; Enter makes chips of them. Backspace in an empty field
takes the last chip back; a chip that means nothing says why and narrows nothing.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QWidget

from desktop_app.domain.publication import PostState
from desktop_app.services import searching
from desktop_app.services.searching import Chip, Fault, Kind, Names
from desktop_app.ui import words
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, lead_focus
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Text
from desktop_app.ui.zoom import least_size

_PAUSE = 250  #: milliseconds after the last key until words are looked for


class _Field(QLineEdit):
    """A line that also tells of Backspace at its empty beginning."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "field")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        super().keyPressEvent(event)


class _ChipButton(Button):
    """One chip; a click, Delete, Backspace or Enter takes it away."""

    removed = Signal(object)

    def __init__(self, chip: Chip, text: str, hint: str) -> None:
        super().__init__(f"{text}  ×", "danger" if chip.fault else "plain")
        self._chip = chip
        self.setAccessibleName(hint)
        self.setToolTip(hint)
        self.clicked.connect(self._remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self._remove()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._chip)


class SearchBar(Retranslated, QWidget):
    """The field, its chips below, and what is wrong with one of them."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chips: list[Chip] = []
        self.field, self.fault = _Field(), Text()
        self._shelf, self._pause = QWidget(), QTimer(self)
        self._flow = Flow(self._shelf, spacing=6)
        self._proposed = QStringListModel(self)
        self._completer = QCompleter(self._proposed, self)
        self._build()
        self.retranslate()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What is asked for: the chips, and what is typed as far as it means something."""
        typed = searching.chips(self.field.text(), self.names())
        return (*self._chips, *(chip for chip in typed if chip.fault is None))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.chips

    def names(self) -> Names:
        """What can be named here, in the language of the windows."""
        session = self._session
        rules = session.parts.rulebook.rules
        every = {rule.id for rule in rules} | {str(rule.family) for rule in rules}
        return Names(
            people=session.people,
            accounts=session.charter.accounts,
            rules=sorted(every),
            states={state: words.state_name(state) for state in PostState},
            open_remarks=self.tr("open"),
        )

    def ask(self, typed: str) -> None:
        """Ask for this instead of what was there."""
        self._chips = list(searching.chips(typed, self.names()))
        self.field.clear()
        self._show()

    @Slot()
    def clear(self) -> None:
        """Ask for nothing."""
        self.ask("")

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.field.setPlaceholderText(
            self.tr("Search words, or author:  rule:  state:  remarks:  account:  before:  after:")
        )
        self.field.setAccessibleName(self.tr("Search posts"))
        for cross in self.field.findChildren(QToolButton):  # Qt gives it no name
            cross.setAccessibleName(self.tr("Empty the search field"))
        self._chips = [self._again(chip) for chip in self._chips]
        self._draw()

    def _again(self, chip: Chip) -> Chip:
        """The chip in the window's language: a state is called otherwise in another one."""
        if chip.fault is not None or chip.kind not in (Kind.STATE, Kind.REMARKS):
            return chip
        is_state = chip.kind is Kind.STATE
        said = words.state_name(PostState(chip.value)) if is_state else self.names().open_remarks
        return Chip(kind=chip.kind, value=chip.value, text=said)

    def _build(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._rested)
        self.field.setClearButtonEnabled(True)
        self.field.setProperty("kind", "search")
        least_size(self.field, height=32)
        self.field.textChanged.connect(self._typed)
        self.field.textEdited.connect(self._propose)
        self.field.returnPressed.connect(self._keep)
        self.field.emptied.connect(self._take_back)
        self._completer.setWidget(self.field)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._complete)
        lead_focus(self, self.field)
        inside = column(self, spacing=6)
        for widget in (self.field, self._shelf, self.fault):
            inside.addWidget(widget)

    @Slot()
    def _typed(self) -> None:
        self._pause.start()

    @Slot()
    def _rested(self) -> None:
        """Look for what was typed; what can become nothing is said before Enter, too."""
        self._tell_faults()
        self.changed.emit()

    @Slot()
    def _keep(self) -> None:
        """Make chips of what is typed."""
        self._pause.stop()
        self._chips += searching.chips(self.field.text(), self.names())
        self.field.clear()
        self._pause.stop()
        self._show()

    @Slot()
    def _take_back(self) -> None:
        if self._chips:
            self._chips.pop()
            self._show()

    @Slot(object)
    def _remove(self, chip: Chip) -> None:
        self._chips.remove(chip)
        self.field.setFocus()
        self._show()

    @Slot(str)
    def _propose(self, typed: str) -> None:
        self._proposed.setStringList(self._proposals(typed))
        self._completer.complete()  # hides its list when nothing is proposed

    def _proposals(self, typed: str) -> tuple[str, ...]:
        today: date = self._session.opening.clock.now().astimezone().date()
        return searching.proposals(typed, self.names(), self._kinds(), today) if typed else ()

    @Slot(str)
    def _complete(self, chosen: str) -> None:
        typed = self.field.text()
        begun = typed[: typed.rfind(" ") + 1] if '"' not in typed else typed[: typed.rfind(":")]
        if '"' in typed:
            begun = begun[: begun.rfind(" ") + 1]
        self.field.setText(begun + chosen)
        if not chosen.endswith(":"):
            self._keep()

    def _show(self) -> None:
        self._draw()
        if self.fault.text():
            said = QAccessibleAnnouncementEvent(self.field, self.fault.text())
            QAccessible.updateAccessibility(said)
        self.changed.emit()

    def _draw(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for chip in self._chips:
            said = self._said(chip)
            button = _ChipButton(chip, said, self.tr("Remove {chip}").format(chip=said))
            button.removed.connect(self._remove)
            self._flow.addWidget(button)
        self._shelf.setVisible(bool(self._chips))
        self._tell_faults()

    def _tell_faults(self) -> None:
        typed = self.field.text()
        asked = list(self._chips)
        if typed and not self._proposals(typed):  # else it is not written out yet
            asked += searching.chips(typed, self.names())
        wrong = [self._wrong(chip) for chip in asked if chip.fault is not None]
        self.fault.setText(" ".join(wrong))
        self.fault.setVisible(bool(wrong))

    def _kinds(self) -> dict[Kind, str]:
        return {
            Kind.AUTHOR: self.tr("author"),
            Kind.RULE: self.tr("rule"),
            Kind.STATE: self.tr("state"),
            Kind.REMARKS: self.tr("remarks"),
            Kind.ACCOUNT: self.tr("account"),
            Kind.BEFORE: self.tr("before"),
            Kind.AFTER: self.tr("after"),
        }

    def _said(self, chip: Chip) -> str:
        if chip.kind is Kind.WORD:
            return chip.text
        return self.tr("{name}: {value}").format(name=self._kinds()[chip.kind], value=chip.text)

    def _wrong(self, chip: Chip) -> str:
        kind, value = self._kinds().get(chip.kind, ""), words.quoted(chip.text)
        sentences = {
            Fault.NAME: self.tr("There is no search by {value}.").format(value=value),
            Fault.EMPTY: self.tr("There is nothing to look for in {value}.").format(value=value),
            Fault.UNKNOWN: self.tr("No {kind} is called {value}.").format(kind=kind, value=value),
            Fault.SEVERAL: self.tr("More than one {kind} fits {value}.").format(
                kind=kind, value=value
            ),
            Fault.DAY: self.tr("{value} is no day: write it as 2026-11-24.").format(value=value),
        }
        return sentences[chip.fault] if chip.fault is not None else ""
