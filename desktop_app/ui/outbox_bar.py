"""Above every page while a team's server is away, or something waits or was refused: what, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.ports import Clock
from desktop_app.ui import words
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.line import Kept, Line, State
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, Text
from desktop_app.ui.zoom import scaled

_WORDS = 90  #: characters of a post's words
_MOST_HEIGHT = 320  #: pixels of the list


class OutboxBar(QWidget):
    """Hidden while the line holds and nothing waits."""

    draft_opened = Signal(object)  #: Draft: what was refused or taken back is gone on with

    def __init__(self, line: Line, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._clock = line, clock
        self._is_open = False
        self._card = Card(tone="caution")
        self._title, self._text = Heading(), Text()
        self.more, self.understood = Button(), Button()
        self._list = QScrollArea()
        self._rows = QWidget()
        self._lines = column(self._rows, spacing=8)
        self._build()
        line.changed.connect(self._render)
        self._render(line.state)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._render(self._line.state)

    def _build(self) -> None:
        texts = column(spacing=1)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        head = row(spacing=12)
        head.addWidget(IconLabel("caution", "caution", 18), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.understood, 0, Qt.AlignmentFlag.AlignTop)
        self._list.setWidget(self._rows)
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = column(self._card, margins=(14, 8, 10, 9), spacing=8)
        inside.addLayout(head)
        inside.addWidget(self._list)
        column(self, margins=(16, 10, 16, 0)).addWidget(self._card)
        self.more.clicked.connect(self._turn)
        self.understood.clicked.connect(self._line.close_news)

    @Slot()
    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._render(self._line.state)

    @Slot(object)
    def _render(self, state: State) -> None:
        refused = len(state.kept) - len(state.waiting)
        news = state.sent + state.refused
        self._title.setText(self._heading(state))
        self._text.setText(self._said(state, refused))
        self._card.setAccessibleName(self._title.text())
        self._card.setAccessibleDescription(self._text.text())
        names = self.tr("Hide the list") if self._is_open else self.tr("Show what waits")
        self.more.name(f"{names} ({len(state.kept)})")
        self.more.setVisible(bool(state.kept))
        self.understood.name(self.tr("Understood"))
        self.understood.setVisible(bool(news) and not state.is_away)
        clear(self._lines)
        for kept in state.kept if self._is_open else ():
            self._lines.addWidget(self._row(kept))
        self._list.setVisible(self._is_open and bool(state.kept))
        QTimer.singleShot(0, self, self._share)  # new rows have no size before they are shown
        self.setVisible(state.is_away or bool(state.kept) or bool(news))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @Slot()
    def _share(self) -> None:
        """Give the list the height that its rows need, up to the most."""
        self._lines.activate()
        width = max(1, self._card.width() - 40)
        height = self._lines.totalHeightForWidth(width) + 6
        self._list.setFixedHeight(min(height, scaled(_MOST_HEIGHT)))

    def _moment(self, at: datetime) -> str:
        return words.moment(at, self._clock.now())

    def _heading(self, state: State) -> str:
        if state.is_away and state.as_of is not None:
            said = self.tr("Offline, as of {time}")
            return said.format(time=self._moment(state.as_of))
        if state.is_away:
            return self.tr("Offline")
        if state.waiting:
            return self.tr("%n step(s) wait to be sent", "", len(state.waiting))
        return self.tr("The connection is back")

    def _said(self, state: State, refused: int) -> str:
        parts = []
        if state.is_away:
            parts.append(
                self.tr(
                    "You can read, write, submit, remark and decide: it is kept on this computer and"
                    " sent when the connection is back. Until then nobody sees it. All else needs"
                    " the connection: telephone somebody if it cannot wait."
                )
            )
        if state.sent and not state.is_away:
            parts.append(self.tr("%n step(s) that waited were recorded.", "", state.sent))
        if refused:
            parts.append(
                self.tr("%n step(s) could not be recorded: look at them below.", "", refused)
            )
        return " ".join(parts)

    def _row(self, kept: Kept) -> QWidget:
        card = Card()
        inside = column(card, margins=(12, 8, 10, 8), spacing=6)
        head, texts = row(spacing=10), column(spacing=1)
        title = self._title_of(kept)
        texts.addWidget(Heading(title))
        if kept.words:
            texts.addWidget(Text(words.quoted(words.shortened(kept.words, _WORDS))))
        since = self.tr("since {time}").format(time=self._moment(kept.entry.kept_at))
        texts.addWidget(Muted(since))
        head.addLayout(texts, 1)
        for button in self._buttons(kept, title):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        outcome = kept.entry.outcome
        if outcome is not None:
            told = explain(CountersignError(outcome.kind, **outcome.facts), words.language())
            inside.addWidget(Text(told.line))
        if kept.mine:
            inside.addLayout(self._both(kept))
        return card

    def _both(self, kept: Kept) -> QBoxLayout:
        """The two texts side by side, whole; nothing is merged."""
        beside = row(spacing=10)
        for name, texts in (
            (self.tr("What you had before you"), kept.mine),
            (self.tr("The record now"), kept.theirs),
        ):
            card = Card(tone="info")
            card.setAccessibleName(name)
            inside = column(card, margins=(10, 6, 10, 8), spacing=3)
            inside.addWidget(Muted(name))
            for text in texts:
                inside.addWidget(Text(text))
            inside.addStretch(1)
            beside.addWidget(card, 1)
        return beside

    def _buttons(self, kept: Kept, title: str) -> list[Button]:
        made = list[Button]()
        outcome, main = kept.entry.outcome, kept.entry.main
        if (outcome is not None and outcome.drafts) or (
            outcome is None and main.kind is ActionKind.SUBMIT
        ):
            opening = partial(self._line.take_back, kept, self.draft_opened)
            made.append(_Doing(self.tr("Open as draft"), opening))
        made.append(_Doing(self.tr("Discard"), partial(self._line.discard, kept.entry.id)))
        for button in made:
            button.setAccessibleDescription(title)
        return made

    def _title_of(self, kept: Kept) -> str:
        main = kept.entry.main
        names = {
            ActionKind.SUBMIT: self.tr("Submission of version {number}"),
            ActionKind.APPROVE: self.tr("Approval of version {number}"),
            ActionKind.REQUEST_CHANGES: self.tr("Request for changes to version {number}"),
            ActionKind.VETO: self.tr("Veto of version {number}"),
            ActionKind.COMMENT: self.tr("Remark about version {number}"),
            ActionKind.RESOLVE: self.tr("A remark about version {number} settled"),
        }
        said = names.get(main.kind, self.tr("About version {number}"))
        name = said.format(number=main.revision)
        if kept.entry.outcome is None:
            return self.tr("{what}: waits").format(what=name)
        return self.tr("{what}: not recorded").format(what=name)


class _Doing(Button):
    """A button that knows about which entry it is."""

    def __init__(self, text: str, verb: Callable[[], None]) -> None:
        super().__init__(text)
        self._verb = verb
        self.clicked.connect(self._do)

    @Slot()
    def _do(self) -> None:
        self._verb()
