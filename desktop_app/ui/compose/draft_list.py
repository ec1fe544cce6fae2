"""All drafts of a person, and those that were thrown away: searched, opened, copied, named, undone.

It shows what the desk holds and says what a person wants; `Drafts` does it. Drafts are private and
stay on this computer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop_app.services.ports import Discarded, Draft
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Muted, PrimaryButton, Segments
from desktop_app.ui.words import moment, shortened

KEPT_DAYS = 30  #: that a discarded draft can be brought back
_TITLE = 60  #: characters of a draft's first line that name it


def title_of(draft: Draft) -> str:
    """What a draft is called: its name, or its first words; "" when it has neither."""
    return draft.name or shortened(draft.text.strip().partition("\n")[0], _TITLE)


class DraftList(QDialog):
    """Two lists under one search field."""

    chosen = Signal(str)  #: the draft's id
    new_wanted = Signal()
    copy_wanted = Signal(str)
    renamed = Signal(str, str)  #: id, name
    discard_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        own: Callable[[], tuple[Draft, ...]],
        gone: Callable[[], tuple[Discarded, ...]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._own, self._gone = session, own, gone
        self._which, self.search, self.rows = Segments(), QLineEdit(), Rows()
        self._told = Muted()
        self.open_it, self._new, self._copy = PrimaryButton(), Button(), Button()
        self._rename, self.discard, self.restore = Button(), Button(), PrimaryButton()
        self._close = Button(kind="flat")
        self._build()
        self.retranslate()

    def show_drafts(self, current: str) -> None:
        """Open, with the draft `current` chosen."""
        self._which.choose(0)
        self.search.clear()
        self.refresh()
        self.rows.choose(current)
        self.open()
        self.rows.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Show what the desk holds now."""
        own, gone = self._own(), self._gone()
        labels = (self.tr("Drafts ({count})"), self.tr("Discarded ({count})"))
        counts = (len(own), len(gone))
        self._which.set_labels(
            [label.format(count=count) for label, count in zip(labels, counts, strict=True)]
        )
        is_gone = self.is_gone
        drafts = [self._discarded(one) for one in gone] if is_gone else [self._row(d) for d in own]
        wanted = self.search.text().casefold().split()
        texts: dict[str, str] = {d.id: _searched(d) for d in (*own, *(one.draft for one in gone))}
        shown = [
            each
            for each in drafts
            if all(word in f"{texts[each.key]} {each.detail}".casefold() for word in wanted)
        ]
        self.rows.show_rows(shown)
        self._tell(any_drafts=bool(drafts), any_shown=bool(shown))

    @property
    def is_gone(self) -> bool:
        """Whether the discarded ones are shown."""
        return self._which.current == 1

    @property
    def told(self) -> str:
        """The line under the list."""
        return self._told.text()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setWindowTitle(self.tr("Drafts"))
        self.setAccessibleName(self.tr("Drafts"))
        self._which.setAccessibleName(self.tr("Which drafts"))
        self.rows.setAccessibleName(self.tr("Drafts"))
        self.search.setPlaceholderText(self.tr("Search in drafts"))
        self.search.setAccessibleName(self.tr("Search in drafts"))
        self.open_it.name(self.tr("Open"))
        self._new.name(self.tr("New draft"))
        self._copy.name(self.tr("Duplicate"))
        self._rename.name(self.tr("Rename"))
        self.discard.name(self.tr("Discard"))
        self.restore.name(self.tr("Restore"))
        self._close.name(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.rows.hasFocus():
            if not self.is_gone and self.rows.key:
                self.discard.click()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)  # the list and the search field have taken Enter already

    def _build(self) -> None:
        self.search.setProperty("kind", "field")
        self.search.setClearButtonEnabled(True)
        top = row(spacing=12)
        top.addWidget(self._which)
        top.addWidget(self.search, 1)
        buttons = Flow(spacing=6)
        for button in (
            *(self.open_it, self.restore, self._new, self._copy, self._rename, self.discard),
            self._close,
        ):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        whole = column(self, margins=(16, 16, 16, 14), spacing=10)
        whole.addLayout(top)
        whole.addWidget(self.rows, 1)
        whole.addWidget(self._told)
        whole.addLayout(buttons)
        self.resize(700, 480)
        self._which.chosen.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self._open_chosen)
        self.rows.opened.connect(self._opened)
        self.rows.renamed.connect(self.renamed)
        self.open_it.clicked.connect(self._open_chosen)
        self._new.clicked.connect(self._begin_new)
        self._copy.clicked.connect(self._copy_chosen)
        self._rename.clicked.connect(self.rows.rename_chosen)
        self.discard.clicked.connect(self._discard_chosen)
        self.restore.clicked.connect(self._open_chosen)
        self._close.clicked.connect(self.close)

    def _tell(self, *, any_drafts: bool, any_shown: bool) -> None:
        is_gone = self.is_gone
        for button in (self.open_it, self._copy, self._rename, self.discard):
            button.setVisible(not is_gone)
            button.setEnabled(any_shown)
        self.restore.setVisible(is_gone)
        self.restore.setEnabled(any_shown)
        if any_drafts and not any_shown:
            said = self.tr("No draft has these words.")
        elif is_gone and not any_drafts:
            said = self.tr("Nothing was discarded.")
        elif is_gone:
            said = self.tr("Discarded drafts are kept for {days} days, then gone for good.").format(
                days=KEPT_DAYS
            )
        elif not any_drafts:
            said = self.tr("There is no draft yet. What you write is kept here by itself.")
        else:
            said = self.tr("Drafts are private and stay on this computer.")
        self._told.setText(said)

    def _row(self, draft: Draft) -> Row:
        now = self._session.opening.clock.now()
        pieces = [self._handle(draft), draft.language.upper() if draft.language != "auto" else ""]
        pieces += [
            self._state(draft),
            self.tr("saved {time}").format(time=moment(draft.saved_at, now)),
        ]
        title = title_of(draft) or self.tr("Empty")
        detail = " · ".join(filter(None, pieces))
        return Row(key=draft.id, title=title, detail=detail, name=draft.name)

    def _discarded(self, one: Discarded) -> Row:
        now = self._session.opening.clock.now()
        ends = moment(one.at + timedelta(days=KEPT_DAYS), now)
        pieces = [self._handle(one.draft), self.tr("kept until {time}").format(time=ends)]
        title = title_of(one.draft) or self.tr("Empty")
        return Row(key=one.draft.id, title=title, detail=" · ".join(filter(None, pieces)))

    def _handle(self, draft: Draft) -> str:
        if not self._session.is_loaded:
            return ""
        accounts = {account.id: account.handle for account in self._session.charter.accounts}
        return f"@{accounts[draft.account]}" if draft.account in accounts else ""

    def _state(self, draft: Draft) -> str:
        if draft.post is not None:
            return self.tr("new version, after version {number}").format(number=draft.base_revision)
        if draft.corrects is not None:
            return self.tr("correction")
        if len(draft.parts) > 1:
            return self.tr("thread of {count}").format(count=len(draft.parts))
        return ""

    @Slot(str)
    def _opened(self, key: str) -> None:
        if not key:
            return
        wanted = self.restore_wanted if self.is_gone else self.chosen
        self.close()
        wanted.emit(key)

    @Slot()
    def _open_chosen(self) -> None:
        self._opened(self.rows.key)

    @Slot()
    def _begin_new(self) -> None:
        self.close()
        self.new_wanted.emit()

    @Slot()
    def _copy_chosen(self) -> None:
        self.copy_wanted.emit(self.rows.key)
        self.refresh()

    @Slot()
    def _discard_chosen(self) -> None:
        self.discard_wanted.emit(self.rows.key)
        self.refresh()


def _searched(draft: Draft) -> str:
    return " ".join((draft.name, *(part.text for part in draft.parts)))
