"""A poll: its choices, and how long it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from desktop_app.domain.limits import LONGEST_OPTION, POLL_OPTIONS
from desktop_app.domain.payload import Poll
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.payload_words import poll_time
from desktop_app.ui.widgets import Button, Card, Heading, Muted

NEW_POLL = Poll(options=("", ""), minutes=24 * 60)
_LEAST, _MOST = POLL_OPTIONS
_SPINS = ((7, 1440), (23, 60), (59, 1))  #: the greatest number, and minutes in one


class PollForm(Card):
    """Shown for the part that has a poll."""

    changed = Signal(object)  #: Poll, or None when it was removed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poll = NEW_POLL
        self._title, self._open_for, self._note = Heading(), Muted(), Muted()
        self._remove = Button(kind="flat")
        self.options = [QLineEdit() for _ in range(_MOST)]
        self._drops = [Button(kind="flat") for _ in range(_MOST)]
        self._rows = [QWidget() for _ in range(_MOST)]
        self.add_option = Button(kind="flat")
        self.times = [QSpinBox() for _ in _SPINS]
        self._build()
        self.hide()

    def show_poll(self, poll: Poll | None) -> None:
        """Show the poll, or nothing. What is being typed stays as it is."""
        self.setVisible(poll is not None)
        if poll is None:
            return
        self._poll = poll
        for place, field in enumerate(self.options):
            text = poll.options[place] if place < len(poll.options) else ""
            if field.text() != text:
                field.setText(text)
        self._show_minutes(poll.minutes)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Poll"))
        self._remove.name(self.tr("Remove the poll"))
        self.add_option.name(self.tr("Add a choice"))
        self._open_for.setText(self.tr("Open for"))
        suffixes = (self.tr(" d"), self.tr(" h"), self.tr(" min"))
        names = (self.tr("Days"), self.tr("Hours"), self.tr("Minutes"))
        for spin, suffix, name in zip(self.times, suffixes, names, strict=True):
            spin.setSuffix(suffix)
            spin.setAccessibleName(self.tr("Open for: {unit}").format(unit=name))
        self._name_options()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        head = row(spacing=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        inside = column(self, margins=(14, 8, 8, 12), spacing=6)
        inside.addLayout(head)
        for place in range(_MOST):
            inside.addWidget(self._option_row(place))
        inside.addWidget(self._note)
        below = Flow(spacing=8)
        below.addWidget(self.add_option)
        below.addWidget(self._open_for)
        self._open_for.setWordWrap(False)
        for spin, (most, _) in zip(self.times, _SPINS, strict=True):
            spin.setRange(0, most)
            spin.valueChanged.connect(self._edited)
            below.addWidget(spin)
        inside.addLayout(below)
        self._remove.clicked.connect(self._ask_removal)
        self.add_option.clicked.connect(self._add_option)

    def _option_row(self, place: int) -> QWidget:
        line = row(self._rows[place], margins=(0, 0, 6, 0), spacing=4)
        field, drop = self.options[place], self._drops[place]
        field.setProperty("kind", "field")
        field.textEdited.connect(self._edited)
        drop.setProperty("place", place)
        drop.clicked.connect(self._drop_option)
        line.addWidget(field, 1)
        line.addWidget(drop)
        return self._rows[place]

    def _name_options(self) -> None:
        count = len(self._poll.options)
        for place, field in enumerate(self.options):
            name = self.tr("Choice {number}").format(number=place + 1)
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            self._drops[place].name(self.tr("Remove"))
            self._drops[place].setAccessibleName(self.tr("Remove: {name}").format(name=name))
            self._drops[place].setVisible(count > _LEAST)
            self._rows[place].setVisible(place < count)
        self.add_option.setVisible(count < _MOST)
        long = [str(n + 1) for n, o in enumerate(self._poll.options) if len(o) > LONGEST_OPTION]
        self._note.setVisible(bool(long))
        self._note.setText(
            self.tr("Longer than {limit} characters: choice {numbers}.").format(
                limit=LONGEST_OPTION, numbers=", ".join(long)
            )
        )
        self.setAccessibleName(
            f"{self._title.text()}: " + ", ".join((*self._poll.options, poll_time(self._minutes)))
        )

    @property
    def _minutes(self) -> int:
        counts = zip(self.times, _SPINS, strict=True)
        return sum(spin.value() * minutes for spin, (_, minutes) in counts)

    def _show_minutes(self, minutes: int) -> None:
        if minutes == self._minutes:
            return
        for spin, (most, length) in zip(self.times, _SPINS, strict=True):
            count, minutes = min(minutes // length, most), minutes % length
            spin.blockSignals(True)
            spin.setValue(count)
            spin.blockSignals(False)

    def _tell(self, options: tuple[str, ...]) -> None:
        self.changed.emit(Poll(options=options, minutes=self._minutes))

    @Slot()
    def _edited(self) -> None:
        count = len(self._poll.options)
        self._tell(tuple(field.text() for field in self.options[:count]))

    @Slot()
    def _add_option(self) -> None:
        self._tell((*self._poll.options, ""))
        self.options[len(self._poll.options) - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _drop_option(self) -> None:
        gone = int(self.sender().property("place"))
        self._tell(tuple(o for n, o in enumerate(self._poll.options) if n != gone))

    @Slot()
    def _ask_removal(self) -> None:
        self.changed.emit(None)
