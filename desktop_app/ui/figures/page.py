"""Figures: what an account posts, how posts come to be approved, X's numbers, and a workbook."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.services import figures_book, figures_reading
from desktop_app.services.figures import PERIODS, Figures
from desktop_app.services.parts import Changes
from desktop_app.ui import words
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.exporting import Told
from desktop_app.ui.figures import said
from desktop_app.ui.figures.cards import ChartCard, Picture, Tile
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, clear, column, lead_focus, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Heading, Muted, Segments, Text
from desktop_app.ui.zoom import scaled

_WIDEST = 1240  #: pixels: longer lines are hard to read
_TILES = 6
_WAITING = 10  #: posts that are told one by one
PICTURES: tuple[Callable[[Figures], Picture], ...] = (
    said.posts_by_day,
    said.posts_by_hour,
    said.step_times,
    said.flags,
    said.rules,
    said.tones,
    said.readings,
)


class FiguresPage(Retranslated, QWidget):
    """Reads when it comes into sight, when something else is asked for and when something changed."""

    review_asked = Signal(str)  #: a post's id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.found: Figures | None = None
        self._task: Task | None = None  #: the reading that is under way
        self._asked: tuple[AccountId, int] | None = None  #: what it reads
        self._read_again = False
        self._title, self._told, self._about = Heading(factor=1.3), Told(), Muted()
        self.account, self.period, self.export = QComboBox(), Segments(), Button(kind="flat")
        self._column, self._waiting_title = Column("", spacing=12), Heading()
        self._waiting = column(spacing=4)
        self.tiles = [Tile() for _ in range(_TILES)]
        self.cards = [ChartCard() for _ in PICTURES]
        self._build()
        self._connect()
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Read again what is asked for now; of something else nothing more is read."""
        asked = AccountId(self.account.currentData()), PERIODS[self.period.current]
        if self._task is not None and asked == self._asked:
            self._read_again = True
            return
        self._stop()
        if not self._session.background.is_open:
            return
        self._asked = asked
        self._task = Task(name=lambda: self.tr("Reading the figures…"), stopped=self._stopped)
        self._say_about()
        self._session.do_in_pieces(
            Lane.STORE,
            figures_reading.pieces(self._session.parts, *asked, self.found),
            owner=self,
            then=self._have,
            failed=self._failed,
            task=self._task,
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Figures"))
        self._column.setAccessibleName(self.tr("Figures"))
        self._waiting_title.setText(self.tr("Who is waited for now"))
        self.export.name(self.tr("Export as a workbook…"))
        self.export.setToolTip(
            self.tr("Five views for a spreadsheet: day, hour, people, hashtags, tone")
        )
        self.period.set_labels([self.tr("%Ln day(s)", "", days) for days in PERIODS])
        self.period.setAccessibleName(self.tr("How far back"))
        self._fill_accounts()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()

    def export_to(self, path: Path) -> None:
        """Write the workbook of what is shown."""
        found, parts, language = self.found, self._session.parts, words.language()
        if found is None:
            return
        self._told.forget()
        self._session.do(
            Lane.KEEPING,
            lambda: figures_book.export(parts, found, language, path),
            owner=self,
            then=lambda _: self._told.tell(
                lambda: self.tr("Saved as {name}").format(name=path.name)
            ),
            task=Task(name=lambda: self.tr("Writing the workbook…")),
        )

    def _build(self) -> None:
        self._title.setWordWrap(False)
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.export.setEnabled(False)
        lead_focus(self, self.account)
        top = row(spacing=8)
        top.addWidget(self._title)
        top.addWidget(self._told, 1)
        top.addWidget(self.export)
        asked = QWidget()
        choices = Flow(asked, spacing=8)
        for choice in (self.account, self.period):
            choice.setMinimumHeight(32)
            choices.addWidget(choice)
        inside = QWidget()
        inside.setMaximumWidth(scaled(_WIDEST))
        holder = column(inside, spacing=12)
        tiles = QWidget()
        flow = Flow(tiles, spacing=8)
        for tile in self.tiles:
            flow.addWidget(tile)
        holder.addWidget(tiles)
        holder.addWidget(self._waiting_title)
        holder.addLayout(self._waiting)
        for card in self.cards:
            holder.addWidget(card)
        beside = row()
        beside.addWidget(inside, 1000)
        beside.addStretch(1)
        self._column.column.addLayout(beside)
        self._column.setVisible(False)
        whole = column(self, margins=(20, 16, 16, 16), spacing=10)
        whole.addLayout(top)
        whole.addWidget(asked)
        whole.addWidget(self._about)
        whole.addWidget(self._column, 1)
        whole.addStretch()

    def _connect(self) -> None:
        session = self._session
        session.charter_changed.connect(self.retranslate)
        session.charter_changed.connect(self.reload)
        session.changed.connect(self._changed)
        self.account.activated.connect(self.reload)
        self.period.chosen.connect(self.reload)
        self.export.clicked.connect(self._ask)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if (changes.reviews or changes.publications) and self.isVisible():
            self.reload()

    def _have(self, found: Figures) -> None:
        self._task = None
        self.found = found
        self.export.setEnabled(self._session.parts.write_workbook is not None)
        self._draw()
        # What was read comes when the page is seen already: no line stands a moment too low.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self._read_again:
            self._read_again = False
            self.reload()

    def _failed(self, error: Exception) -> None:
        self._stopped()
        self._session.failed.emit(error)

    def _stop(self) -> None:
        if self._task is not None:
            self._session.background.stop(self._task)

    def _stopped(self) -> None:
        """Nothing is under way any more: what was read before stays there."""
        self._task, self._asked, self._read_again = None, None, False
        self._say_about()

    # --- what stands there -----------------------------------------------------------------------

    def _fill_accounts(self) -> None:
        chosen = self.account.currentData()
        self.account.setAccessibleName(self.tr("Which account"))
        self.account.clear()
        for one in self._session.charter.accounts:
            self.account.addItem(f"@{one.handle}", str(one.id))
        self.account.setCurrentIndex(max(0, self.account.findData(chosen)))

    def _draw(self) -> None:
        found = self.found
        self._say_about()
        if found is None:
            return
        for tile, words_of in zip(self.tiles, said.tiles(found), strict=True):
            tile.say(*words_of)
        self._draw_waiting(found)
        for card, picture in zip(self.cards, PICTURES, strict=True):
            card.show_picture(picture(found))
        self._column.setVisible(True)

    def _say_about(self) -> None:
        """Say what the figures are of, or that others are being read."""
        found = self.found
        is_told = found is not None and (self._task is None or self._asked == _asked_of(found))
        text = said.period(found) if found and is_told else self.tr("Reading the figures…")
        self._about.setText(text)

    def _draw_waiting(self, found: Figures) -> None:
        clear(self._waiting)
        for one in found.waiting[:_WAITING]:
            line, text = row(spacing=8), said.waiting(found, one)
            opens = Button(kind="flat")
            opens.name(self.tr("Open"))
            opens.setAccessibleName(self.tr("Open: {text}").format(text=one.text))
            opens.clicked.connect(partial(self.review_asked.emit, str(one.post)))
            line.addWidget(Text(text), 1)
            line.addWidget(opens)
            self._waiting.addLayout(line)
        more = len(found.waiting) - _WAITING
        if more > 0:
            self._waiting.addWidget(Muted(self.tr("And %Ln more: see the queue.", "", more)))
        if not found.waiting:
            self._waiting.addWidget(Muted(self.tr("Nobody: no post is in review.")))

    @Slot()
    def _ask(self) -> None:
        title, kind = self.tr("Export as a workbook"), self.tr("Workbooks (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(),
            title,
            str(Path.home() / "countersign-figures.xlsx"),
            kind,
            # Nothing is written over a file: asking whether it may would promise something else.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.export_to(Path(chosen))


def _asked_of(found: Figures) -> tuple[AccountId, int]:
    return found.account.id, (found.last - found.first).days + 1
