"""The queue: what waits for this person, for others, and what they wrote."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QTableView, QWidget

from desktop_app.domain.account import WRITING
from desktop_app.services import reading
from desktop_app.services.parts import Changes
from desktop_app.services.reading import Box, QueueRow
from desktop_app.ui import words
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import column, go_down, list_rows, row
from desktop_app.ui.lines import HEIGHT
from desktop_app.ui.queue.delegate import QueueDelegate
from desktop_app.ui.queue.model import Index, QueueModel
from desktop_app.ui.session import Session
from desktop_app.ui.theme import band
from desktop_app.ui.widgets import Heading, IconLabel, Muted, Segments

_DECORATION = Qt.ItemDataRole.DecorationRole
_BOXES = (Box.MINE_TO_DO, Box.OTHERS, Box.WRITTEN)


class QueuePage(QWidget):
    """Lists posts; a post is opened with Enter or a double click, J and K go down and up."""

    opened = Signal(str)  #: a post's id
    counted = Signal(int)  #: how many wait for the person

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[QueueRow, ...] = ()
        self._title, self._hint, self.boxes = Heading(factor=1.3), Muted(), Segments()
        self.account = QComboBox()
        self.model, self.view = QueueModel(self), QTableView()
        self._empty_title, self._empty_hint = Heading(factor=1.1), Muted()
        self._stack = QStackedWidget()
        self._build()
        self.boxes.chosen.connect(self._show_box)
        self.account.activated.connect(self._show_box)
        self.view.doubleClicked.connect(self._open)
        session.person_changed.connect(self.reload)
        session.changed.connect(self._changed)
        Offer(self, "queue.next", partial(go_down, self.view, 1))
        Offer(self, "queue.previous", partial(go_down, self.view, -1))
        Offer(self.view, "queue.open", self._open_chosen)
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Read the queue again, for whoever is signed in."""
        parts, person = self._session.parts, self._session.person.id
        self._session.do(
            Lane.STORE,
            lambda: (person, reading.queue(parts, person)),
            owner=self,
            then=self._have_rows,
        )

    def count(self, box: Box) -> int:
        """How many posts are in `box`, of every account."""
        return sum(box in each.boxes for each in self._rows)

    def _shown(self, box: Box) -> list[QueueRow]:
        """What is in `box` of the chosen account, or of all."""
        wanted = self.account.currentData()
        return [
            each
            for each in self._rows
            if box in each.boxes and wanted in (None, each.summary.account)
        ]

    def choose_box(self, box: Box) -> None:
        """Show what is in `box`."""
        self.boxes.choose(_BOXES.index(box))
        self._show_box()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Queue"))
        self._hint.setText(self.tr("J and K move, Enter opens"))
        self.view.setAccessibleName(self.tr("Posts in the queue"))
        self.boxes.setAccessibleName(self.tr("Whose turn it is"))
        self._name_accounts()
        self._show_box()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        list_rows(self.view, HEIGHT)
        self.view.setModel(self.model)
        self.view.setItemDelegate(QueueDelegate(self.view))
        self.setFocusProxy(self.view)
        empty = QWidget()
        inside = column(empty, spacing=8)
        inside.addStretch(2)
        inside.addWidget(IconLabel("queue", size=40), 0, Qt.AlignmentFlag.AlignCenter)
        for label in (self._empty_title, self._empty_hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(label)
        inside.addStretch(3)
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        self._hint.setWordWrap(False)
        top = row(spacing=12)
        top.addWidget(self._title, 1)
        top.addWidget(self._hint)
        tabs = row()
        tabs.addWidget(self.boxes)
        tabs.addStretch(1)
        tabs.addWidget(self.account)
        self.account.setMinimumHeight(30)
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        whole = column(self, margins=(20, 16, 20, 16), spacing=12)
        whole.addLayout(top)
        whole.addLayout(tabs)
        whole.addWidget(self._stack, 1)

    def _name_accounts(self) -> None:
        accounts = self._session.charter.accounts
        chosen = max(0, self.account.currentIndex())
        self.account.setAccessibleName(self.tr("Account"))
        self.account.clear()
        self.account.addItem(self.tr("All accounts"), None)
        for account in accounts:
            colour = self._session.charter.policy.terms_for(account.id).colour
            self.account.addItem(f"@{account.handle}", account.id)
            self.account.setItemData(
                self.account.count() - 1, band(colour, self.palette()), _DECORATION
            )
        self.account.setCurrentIndex(chosen)
        self.account.setVisible(len(accounts) > 1)

    def _open_chosen(self) -> None:
        self._open(self.view.currentIndex())

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self.model.row(index).summary.id)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.reviews or changes.publications:
            self.reload()

    def _have_rows(self, found: tuple[str, Sequence[QueueRow]]) -> None:
        person, rows = found
        if person != self._session.person.id:
            return  # somebody else signed in meanwhile; their own answer is on its way
        self._rows = tuple(rows)
        self._show_box()
        self.counted.emit(self.count(Box.MINE_TO_DO))

    @Slot()
    def _show_box(self) -> None:
        self._label_boxes()
        box = _BOXES[max(0, self.boxes.current)]
        rows = self._shown(box)
        kept = self.view.currentIndex().row()
        session = self._session
        self.model.show_rows(rows, session.charter, session.opening.clock.now())
        if rows:
            self.view.setCurrentIndex(self.model.index(max(0, min(kept, len(rows) - 1)), 0))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._say_empty(box)

    def _label_boxes(self) -> None:
        names = [self.tr("Waiting for me"), self.tr("Waiting for others")]
        person = self._session.person.id
        if any(d.person == person and d.role in WRITING for d in self._session.charter.duties):
            names.append(self.tr("Written by me"))
        self.boxes.set_labels(
            [f"{name} ({len(self._shown(box))})" for name, box in zip(names, _BOXES, strict=False)]
        )
        if self.boxes.current >= len(names):
            self.boxes.choose(0)

    def _say_empty(self, box: Box) -> None:
        titles = {
            Box.MINE_TO_DO: self.tr("Nothing is waiting for you"),
            Box.OTHERS: self.tr("Nobody else has anything to decide"),
            Box.WRITTEN: self.tr("You have no post on its way"),
        }
        self._empty_title.setText(titles[box])
        self._empty_hint.setText(self._next_step(box))

    def _next_step(self, box: Box) -> str:
        others = self.count(Box.OTHERS)
        if box is Box.MINE_TO_DO and others:
            roles = {role for each in self._rows for role in each.waiting_roles}
            names = words.joined(sorted(words.role_name(role) for role in roles))
            if names:
                return self.tr("%n post(s) wait for others: {names}.", "", others).format(
                    names=names
                )
            return self.tr("%n post(s) wait for others.", "", others)
        if box is Box.WRITTEN:
            return self.tr("Write one under Compose: it comes here when you send it for review.")
        return self.tr("A post comes here when its author sends it for review.")
