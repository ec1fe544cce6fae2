"""Above the text: which draft, for which account, in which language, and when it was kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.services.drafting import LANGUAGES
from desktop_app.services.messages import explain
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.draft_list import title_of
from desktop_app.ui.compose.title_button import INDENT, TitleButton
from desktop_app.ui.flow import FlowRight
from desktop_app.ui.layout import column, row
from desktop_app.ui.widgets import Button, Muted, OneLine, Segments, Text
from desktop_app.ui.words import language, moment

_LISTED = 12  #: drafts in the menu; the list has all of them


class _State(OneLine, Muted):
    """The account, and when the draft was kept."""


class Header(QWidget):
    """The draft switcher and what is to be known about the open draft."""

    new_wanted = Signal()
    discard_wanted = Signal()
    all_wanted = Signal()  #: the list of all drafts
    template_wanted = Signal()  #: to begin from
    twin_wanted = Signal()  #: the same in the other language
    draft_chosen = Signal(str)  #: the draft's id
    language_chosen = Signal(str)  #: ``auto``, ``en`` or ``fr``

    def __init__(self, own_drafts: Callable[[], tuple[Draft, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self._own_drafts = own_drafts
        self._draft: Draft | None = None
        self._handle, self._detected = "", ""
        self._saved_at: datetime | None = None
        self._now: datetime | None = None
        self._title = TitleButton()
        self.new, self._discard = Button(kind="flat"), Button(kind="flat")
        self.start_from, self.add_twin = Button(kind="flat"), Button(kind="flat")
        self._all = QAction(self)
        self._state, self._trouble = _State(), Text()
        self._languages = Segments()
        self._menu = QMenu(self)
        self._one_of = QActionGroup(self)
        self._build()
        self._retranslate()

    @property
    def state(self) -> str:
        """The line under the title."""
        return self._state.text()

    @property
    def trouble(self) -> str:
        """Why the draft is not kept; empty while it is."""
        return self._trouble.text()

    def show_account(self, handle: str) -> None:
        """Name the account that is written for."""
        self._handle = handle
        self._tell()

    def show_draft(self, draft: Draft) -> None:
        """Name the open draft after its first words."""
        self._draft = draft
        title = title_of(draft) or self.tr("Untitled")
        self._title.setText(title)
        self._title.setAccessibleName(self.tr("Drafts. Open: {title}").format(title=title))
        self._languages.choose(LANGUAGES.index(draft.language))

    def show_saved(self, at: datetime | None, now: datetime) -> None:
        """Say when the draft was kept; None: there is nothing to keep yet."""
        self._saved_at, self._now = at, now
        self._trouble.setText("")
        self._trouble.hide()
        self._tell()

    def show_trouble(self, error: CountersignError) -> None:
        """Say that the draft is not kept, and why."""
        message = explain(error, language())
        self._trouble.setText(" ".join((self.tr("Not saved."), message.what, message.do)))
        self._trouble.show()

    def show_detected(self, detected: str) -> None:
        """Say which language the text looks to be in; empty: nobody could tell."""
        if detected != self._detected:
            self._detected = detected
            self._name_languages()

    def set_locked(self, *, locked: bool) -> None:
        """While the draft is being sent, no other can be opened."""
        for button in (
            *(self._title, self.new, self.start_from, self._discard),
            *(self.add_twin, self._languages),
        ):
            button.setEnabled(not locked)

    def show_pair(self, *, is_pair: bool) -> None:
        """Say whether the draft is one of two already."""
        self.add_twin.setVisible(not is_pair)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _build(self) -> None:
        self._title.clicked.connect(self._show_menu)
        self.new.clicked.connect(self.new_wanted)
        self.start_from.clicked.connect(self.template_wanted)
        self._discard.clicked.connect(self.discard_wanted)
        self.add_twin.clicked.connect(self.twin_wanted)
        self._languages.chosen.connect(self._language_chosen)
        self._menu.triggered.connect(self._menu_chosen)
        self._languages.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._trouble.hide()
        first = row(spacing=4)
        first.addWidget(self._title, 1)
        first.addWidget(self.new)
        first.addWidget(self.start_from)
        first.addWidget(self._discard)
        second = row(margins=(INDENT, 0, 0, 0), spacing=12)
        self._state.setMinimumWidth(0)  # as wide as its longest word
        second.addWidget(self._state)
        beside = QWidget()
        choices = FlowRight(beside, spacing=12)
        choices.addWidget(self.add_twin)
        choices.addWidget(self._languages)
        second.addWidget(beside, 1)
        whole = column(self, spacing=4)
        whole.addLayout(first)
        whole.addLayout(second)
        whole.addWidget(self._trouble)

    def _retranslate(self) -> None:
        self.new.name(self.tr("New draft"))
        self._discard.name(self.tr("Discard"))
        self.start_from.name(self.tr("Start from…"))
        self.add_twin.name(self.tr("Add the other language"))
        self._all.setText(self.tr("All drafts…"))
        self._languages.setAccessibleName(self.tr("Language of the post"))
        self._name_languages()
        self._tell()
        if self._draft is not None:
            self.show_draft(self._draft)

    def _name_languages(self) -> None:
        auto = self.tr("Auto")
        if self._detected:
            auto += f" ({self._detected.upper()})"
        self._languages.set_labels([auto, "EN", "FR"])

    def _tell(self) -> None:
        pieces = [f"@{self._handle}"] if self._handle else []
        if self._saved_at is not None and self._now is not None:
            when = moment(self._saved_at, self._now)
            pieces.append(self.tr("saved {time}").format(time=when))
        self._state.setText(" · ".join(pieces))

    @Slot()
    def _show_menu(self) -> None:
        self._fill_menu()
        self._menu.popup(self._title.mapToGlobal(QPoint(0, self._title.height())))

    def _fill_menu(self) -> None:
        self._menu.clear()
        own = self._own_drafts()
        for draft in own[:_LISTED]:
            line = title_of(draft) or self.tr("Empty")
            when = moment(draft.saved_at, self._now or draft.saved_at)
            action = self._menu.addAction(f"{line}\t{when}".replace("&", "&&"))
            self._one_of.addAction(action)
            action.setData(draft.id)
            action.setCheckable(True)
            action.setChecked(self._draft is not None and draft.id == self._draft.id)
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("No other drafts")).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self._all)

    @Slot(QAction)
    def _menu_chosen(self, action: QAction) -> None:
        if action is self._all:
            self.all_wanted.emit()
        else:
            self.draft_chosen.emit(str(action.data()))

    @Slot(int)
    def _language_chosen(self, index: int) -> None:
        self.language_chosen.emit(LANGUAGES[index])
