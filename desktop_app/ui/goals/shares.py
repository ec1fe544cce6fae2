"""What each account posted in the last 90 days: own posts, answers, quotes; informing, promoting."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop_app.checks.tone import Tone
from desktop_app.domain.account import Charter
from desktop_app.services.goals import Shares
from desktop_app.ui.budget import percent
from desktop_app.ui.layout import column
from desktop_app.ui.lists import said
from desktop_app.ui.people.matrix import Airy
from desktop_app.ui.pieces import line
from desktop_app.ui.widgets import Heading, Muted
from desktop_app.ui.zoom import scaled

DAYS = 90
_NARROWEST = 90  #: pixels of a column, at 100 %
_TALLEST = 420  #: pixels: longer tables scroll by themselves


class SharesPanel(QWidget):
    """Numbers of posts, never a score. Read-only."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Shares, ...] = ()
        self._charter: Charter | None = None
        self._title, self._hint, self.table = Heading(), Muted(), QTableWidget()
        self._notes, self._made = column(spacing=4), list[QWidget]()
        self._build()
        self.retranslate()

    def show_shares(self, found: tuple[Shares, ...], charter: Charter) -> None:
        """Show what each account posted."""
        self._found, self._charter = found, charter
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        title = self.tr("What went out in the last %n day(s)", "", DAYS)
        self._title.setText(title)
        self.table.setAccessibleName(title)
        self._hint.setText(
            self.tr(
                "Reposts are not made here, so none are counted. What a post does more of, "
                "informing or promoting, is counted from its words; it is a hint, no judgement."
            )
        )
        self._fill()

    def _build(self) -> None:
        table = self.table
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setProperty("kind", "cells")
        table.setItemDelegate(Airy(table))
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(scaled(_NARROWEST))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        whole = column(self, spacing=10)
        whole.addWidget(self._title)
        whole.addWidget(table)
        whole.addLayout(self._notes)
        whole.addWidget(self._hint)
        whole.addStretch(1)

    def _heads(self) -> list[str]:
        return [
            self.tr("Account"),
            self.tr("Posts"),
            self.tr("Own posts"),
            self.tr("Answers"),
            self.tr("Quotes"),
            self.tr("Informing"),
            self.tr("Both"),
            self.tr("Promoting"),
        ]

    def _fill(self) -> None:
        charter, heads = self._charter, self._heads()
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setRowCount(len(self._found) if charter is not None else 0)
        while self._made:
            self._made.pop().deleteLater()
        if charter is None:
            return
        for number, one in enumerate(self._found):
            cells = [said.handle(charter, one.account), *_numbers(one)]
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                spoken = f"{cells[0]}, {heads[place]}: {text}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.table.setItem(number, place, item)
            for note in self._said_of(one, cells[0]):
                self._note(note)
        tall = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(min(tall + head + 4, scaled(_TALLEST)))

    def _said_of(self, one: Shares, handle: str) -> list[str]:
        notes = []
        if one.unread:
            text = self.tr(
                "{account}: %n post(s) whose words were taken out are not counted", "", one.unread
            )
            notes.append(text.format(account=handle))
        if not one.is_whole:
            text = self.tr("{account}: there were more posts than are counted here")
            notes.append(text.format(account=handle))
        return notes

    def _note(self, text: str) -> None:
        made = line("caution", "caution", text)
        self._made.append(made)
        self._notes.addWidget(made)


def _numbers(one: Shares) -> list[str]:
    counts = (one.own, one.replies, one.quotes, *(one.tones.get(tone, 0) for tone in Tone))
    return [QLocale().toString(one.posts), *(_with_share(each, one.posts) for each in counts)]


def _with_share(count: int, of: int) -> str:
    """``3 (25%)``, in the language's own form."""
    number = QLocale().toString(count)
    if not of:
        return number
    return f"{number} ({percent(round(100 * count / of))})"
