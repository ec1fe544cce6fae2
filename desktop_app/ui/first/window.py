"""The window of the first start: nothing is open yet, and nothing is until somebody chose it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.services.starting import Choice, Opens, Start
from desktop_app.ui import words
from desktop_app.ui.background import Background
from desktop_app.ui.first.choices import ChoicesPage
from desktop_app.ui.first.joining import JoinPage
from desktop_app.ui.first.record import ask_record, read_record
from desktop_app.ui.first.restoring import RestorePage
from desktop_app.ui.first.setup import SetUp
from desktop_app.ui.language import LANGUAGES, Language
from desktop_app.ui.layout import column, row, scrolling
from desktop_app.ui.look import LANGUAGE, SCHEME
from desktop_app.ui.message_bar import MessageBar
from desktop_app.ui.placing import LEAST
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.theme import SCHEMES, Theme
from desktop_app.ui.waiting import Waiting
from desktop_app.ui.widgets import Heading, Segments

_FIRST = (1120, 760)  #: pixels


class FirstWindow(Retranslated, QMainWindow):
    """Asks what this computer opens; `opened` brings what was chosen, and the choice is kept."""

    opened = Signal(object)  #: Opening

    def __init__(self, start: Start, theme: Theme, language: Language) -> None:
        super().__init__()
        self._start, self._theme, self._language = start, theme, language
        self.background = Background()
        self._name, self.language, self.look = Heading(), Segments(), Segments()
        self.messages, self.waiting = MessageBar(), Waiting(self.background)
        self.choices = ChoicesPage(has_door=start.team is not None)
        self.set_up = SetUp(start, self.background)
        self.join = JoinPage(start.team, self.background) if start.team else None
        self.restore = RestorePage(start, self.background)
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self.setMinimumSize(LEAST)
        self.resize(*_FIRST)
        self.retranslate()
        self.choices.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Explain a failure in the message bar."""
        self.messages.tell(error)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setWindowTitle("Countersign")
        self._name.setText("Countersign")
        self.language.setAccessibleName(self.tr("Language of the windows"))
        self.look.setAccessibleName(self.tr("Light or dark"))
        self.look.set_labels([self.tr("As the desktop"), self.tr("Light"), self.tr("Dark")])
        self.language.choose(LANGUAGES.index(words.language()))
        self.look.choose(SCHEMES.index(self._theme.scheme))

    def closeEvent(self, event: QCloseEvent) -> None:
        is_busy = self.set_up.is_founding or self.restore.is_restoring
        if is_busy or (self.join is not None and self.join.is_joining):
            event.ignore()  # a second or two: else nobody would be told what was made
            return
        self._wipe()
        self.background.close()
        super().closeEvent(event)

    @Slot()
    def practise(self) -> None:
        """Open the practice desk, from now on too."""
        kept = self._start.kept()
        self._keep_and_open(Opens.PRACTICE, kept.ledger if kept else "")

    @Slot(object)
    def open_record(self, path: Path | str) -> None:
        """Open the record at `path`, or a team's at its address, from now on too."""
        self._keep_and_open(Opens.RECORD, str(path))

    @Slot()
    def begin_set_up(self) -> None:
        """Show the pages on which this computer is set up."""
        self.messages.clear()
        self._pages.setCurrentWidget(self.set_up)
        self.set_up.begin()

    @Slot()
    def begin_join(self) -> None:
        """Show the pages on which somebody joins a team."""
        if self.join is not None:
            self.messages.clear()
            self._pages.setCurrentWidget(self.join)
            self.join.begin()

    @Slot()
    def begin_restore(self) -> None:
        """Ask for a backup, and show the page on which it is restored."""
        if self.restore.choose():
            self._show_restore()

    def restore_from(self, source: Path) -> None:
        """Show the page on which the backup in `source` is restored."""
        self.restore.ask(source)
        self._show_restore()

    def _show_restore(self) -> None:
        self.messages.clear()
        self._pages.setCurrentWidget(self.restore)
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def open_restored(self) -> None:
        """Open what the restored desk says is opened."""
        kept = self._start.kept()
        if kept is not None and kept.opens is Opens.RECORD:
            self.open_record(kept.ledger)
        else:
            self.practise()

    @Slot()
    def choose_record(self) -> None:
        """Ask for a record's file, and open it when it is one."""
        path = ask_record(self, self._start.records)
        if path is not None:
            read_record(
                self._start,
                path,
                self.background,
                owner=self,
                then=self.open_record,
                failed=self.tell,
                stopped=self.messages.clear,
            )

    def _keep_and_open(self, opens: Opens, ledger: str) -> None:
        language = words.language()
        choice = Choice(
            opens=opens, ledger=ledger, language=language, scheme=str(self._theme.scheme)
        )
        self.messages.clear()
        try:
            if opens is Opens.PRACTICE:
                opening = self._start.practice(language)
            else:
                opening = self._start.record(ledger)
        except CountersignError as error:
            self.tell(error)
            return
        opening.desk.prefer(LANGUAGE, language)
        opening.desk.prefer(SCHEME, choice.scheme)
        try:
            self._start.keep(choice)
        except CountersignError as error:  # it is open all the same: the next start asks again
            self.tell(error)
        self.opened.emit(opening)

    def _wipe(self) -> None:
        self.set_up.wipe()
        self.restore.wipe()
        if self.join is not None:
            self.join.wipe()

    @Slot()
    def _show_choices(self) -> None:
        self._wipe()
        self._pages.setCurrentIndex(0)
        self.choices.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _choose_language(self, index: int) -> None:
        self._language.switch(LANGUAGES[index])

    @Slot(int)
    def _choose_look(self, index: int) -> None:
        self._theme.choose(SCHEMES[index])

    def _build(self) -> None:
        self._name.setWordWrap(False)
        self.language.set_labels(["EN", "FR"])
        strip = QFrame()
        strip.setObjectName("rail")
        line = row(strip, margins=(20, 7, 16, 8))
        line.addWidget(self._name)
        line.addStretch(1)
        line.addWidget(self.language)
        line.addWidget(self.look)
        self._pages.addWidget(scrolling(self.choices))
        self._pages.addWidget(self.set_up)
        self._pages.addWidget(self.restore)
        if self.join is not None:
            self._pages.addWidget(self.join)
            self.join.joined.connect(self.open_record)
            self.join.failed.connect(self.tell)
            self.join.left.connect(self._show_choices)
        inside = QWidget()
        rows = column(inside, spacing=0)
        for widget in (strip, self.messages, self.waiting):
            rows.addWidget(widget)
        rows.addWidget(self._pages, 1)
        self.setCentralWidget(inside)

    def _connect(self) -> None:
        self.language.chosen.connect(self._choose_language)
        self.look.chosen.connect(self._choose_look)
        self.choices.practice_chosen.connect(self.practise)
        self.choices.set_up_chosen.connect(self.begin_set_up)
        self.choices.record_chosen.connect(self.choose_record)
        self.choices.join_chosen.connect(self.begin_join)
        self.choices.restore_chosen.connect(self.begin_restore)
        self.restore.restored.connect(self.open_restored)
        self.restore.failed.connect(self.tell)
        self.restore.left.connect(self._show_choices)
        self.set_up.practice_chosen.connect(self.practise)
        self.set_up.founded.connect(self.open_record)
        self.set_up.failed.connect(self.tell)
        self.set_up.left.connect(self._show_choices)
