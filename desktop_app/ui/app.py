"""Starts the windows: the application, its look and language, the first paint, and only then the rest.

Nothing slow is imported before the window is on the screen: ledger, keys, rules, words and X come
with `Opening.load`, in a lane.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app.domain.account import Realm
from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.parts import Opening
from desktop_app.services.starting import Choice, Opens, Start
from desktop_app.ui import words
from desktop_app.ui.autostart import HIDDEN
from desktop_app.ui.background import Background
from desktop_app.ui.caret import Caret
from desktop_app.ui.collector import Collector
from desktop_app.ui.icons import pixmap
from desktop_app.ui.language import LANGUAGES, Language, system_language
from desktop_app.ui.look import LANGUAGE, SCHEME, kept_scheme, kept_zoom
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.placing import PLACE
from desktop_app.ui.presence import Presence, can_hide
from desktop_app.ui.session import Session
from desktop_app.ui.theme import SCHEMES, Scheme, Theme, colours

if TYPE_CHECKING:
    from desktop_app.ui.first.window import FirstWindow

#: What `run` returns when the process is to begin anew: no exit code that anybody sees.
AGAIN = 1_000
_log = logging.getLogger(__name__)


def run(start: Start, opening: Opening | None, argv: Sequence[str]) -> int:
    """Show the windows until they are closed; return the exit code. Closes `opening`.

    Without an `opening` the first page asks what to open. `AGAIN` means that something else was
    chosen: the process is to begin anew, as one process serves one realm.
    """
    app = application(argv)
    windows = Windows(start, app)
    collector = Collector()
    collector.start()
    sys.excepthook = _Excepthook(windows)
    if opening is None:
        windows.ask()
    else:
        windows.open(opening)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    windows.shut()
    collector.stop()
    return code


class Windows(QObject):
    """The window of a start: first the one that asks, where it is needed, then the main window."""

    def __init__(self, start: Start, app: QApplication) -> None:
        super().__init__()
        self._start, self._app = start, app
        self.first: FirstWindow | None = None
        self.main: MainWindow | None = None

    @property
    def shown(self) -> FirstWindow | MainWindow | None:
        """The window that is there now."""
        return self.main or self.first

    def ask(self) -> None:
        """Show the first page."""
        from desktop_app.ui.first.window import FirstWindow

        kept = self._start.kept()
        said = kept.language if kept else ""
        language = Language.choose(self._app, said if said in LANGUAGES else system_language())
        looks: Iterator[Scheme] = (each for each in SCHEMES if kept and each == kept.scheme)
        theme = Theme.apply(self._app, next(looks, "system"))
        self.first = FirstWindow(self._start, theme, language)
        self._app.setWindowIcon(_icon(self._app))
        # Queued: the window that asked is let go of then, and no slot of its own still runs.
        self.first.opened.connect(self.open, Qt.ConnectionType.QueuedConnection)
        self.first.show()

    @Slot(object)
    def open(self, opening: Opening) -> None:
        """Show the main window on `opening`, in place of the one that asked."""
        kept, desk = self._start.kept(), opening.desk
        for name, said in ((LANGUAGE, kept.language), (SCHEME, kept.scheme)) if kept else ():
            if said and desk.preference(name) is None:
                desk.prefer(name, said)
        window = self.main = build(opening, self._app)
        if self._start.team is not None and opening.realm is Realm.X:
            window.seat = self._start.team.seat()
        window.ready.connect(self._add_settings)
        if not self._start.is_ruled:
            window.opening.offer_choice()
            window.opening.other_asked.connect(self._ask_again)
        if self.first is not None and not desk.preference(PLACE):
            window.setGeometry(self.first.geometry())
        appear(window, self._app.arguments())
        if self.first is not None:
            for told in self.first.messages.waiting:
                window.tell(told)
            self.first.close()
            self.first.deleteLater()
            self.first = None

    def shut(self) -> None:
        """Close what is there and let go of everything behind it."""
        if self.main is not None:
            shut(self.main)
        if self.first is not None:
            self.first.close()
        self.main = self.first = None

    @Slot()
    def begin_again(self) -> None:
        """End this process so that it begins anew with what was chosen."""
        self._app.exit(AGAIN)

    @Slot()
    def _add_settings(self) -> None:
        from desktop_app.ui.first.here import HereSection
        from desktop_app.ui.settings.backing_up import BackupSection

        window = self.main
        if window is not None and window.seat is not None:
            from desktop_app.ui.team.section import TeamSection

            team = TeamSection(window.session, window.seat)
            window.settings.add_section(lambda: self.tr("Team"), team, first=True)
        if window is not None:
            section = HereSection(self._start, window.session, window.look)
            section.chosen.connect(self.begin_again)
            window.settings.add_section(lambda: self.tr("This computer"), section)
            backup = BackupSection(self._start, window.session)
            backup.restore_asked.connect(self._ask_again)
            window.settings.add_section(lambda: self.tr("Backup and move"), backup)
            self._add_updates(window)

    def _add_updates(self, window: MainWindow) -> None:
        from desktop_app.ui.settings.updates import UpdatesSection

        if self._start.news is not None:
            updates = UpdatesSection(self._start.news, window.session)
            updates.told.connect(window.new_version.tell)
            window.new_version.opened.connect(updates.come_into_sight)
            window.settings.add_section(lambda: self.tr("Updates"), updates)

    @Slot()
    def _ask_again(self) -> None:
        kept = self._start.kept() or Choice(opens=Opens.PRACTICE)
        try:
            self._start.keep(replace(kept, asks=True))
        except CountersignError as error:
            if self.main is not None:
                self.main.messages.tell(error)
        else:
            self.begin_again()


def refuse(error: CountersignError, argv: Sequence[str]) -> int:
    """Say in a window why nothing could be opened; return exit code 1."""
    from PySide6.QtWidgets import QMessageBox

    app = application(argv)
    Language.choose(app, system_language())
    Theme.apply(app, "system")
    message = explain(error, words.language())
    box = QMessageBox(QMessageBox.Icon.Critical, "Countersign", message.what)
    box.setInformativeText(f"{message.posted}\n\n{message.do}")
    box.exec()
    return 1


def application(argv: Sequence[str]) -> QApplication:
    """The application, made once per process."""
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        # Named here and never asked for: QStyle's many enumerations take a tenth of a start.
        app = QApplication([*argv, "-style", "fusion"])
    app.setApplicationName("countersign")
    app.setApplicationDisplayName("")  # the window's title says it, with the realm first
    app.setDesktopFileName("countersign")
    return app


def build(opening: Opening, app: QApplication) -> MainWindow:
    """Make the main window; `show` it, and the record is opened after its first paint."""
    desk = opening.desk
    kept = desk.preference(LANGUAGE)
    language = Language.choose(app, kept if kept in LANGUAGES else system_language())
    theme = Theme.apply(app, kept_scheme(desk), kept_zoom(desk))
    app.setWindowIcon(_icon(app))
    session = Session(opening, Background())
    window = MainWindow(session, theme, language)
    _Behind(session, window)
    window.painted.connect(session.start, Qt.ConnectionType.SingleShotConnection)
    return window


def appear(window: MainWindow, argv: Sequence[str]) -> None:
    """Show the window. After a start at sign-in only its icon comes, or its place in the task bar."""
    if HIDDEN not in argv:
        window.show()
        return
    window.painted.disconnect(window.session.start)
    window.session.start()  # nothing waits for a first paint
    if can_hide(window.session.opening.desk):
        QApplication.setQuitOnLastWindowClosed(False)
    else:
        window.showMinimized()


def _icon(app: QApplication) -> QIcon:
    return QIcon(pixmap("app", colours(app.palette()).accent, 64, 2.0))


def shut(window: MainWindow) -> None:
    """Close the window and let go of everything behind it, in the order that loses nothing."""
    for presence in window.findChildren(Presence):
        presence.end()
    window.close()
    window.session.background.close()
    window.session.opening.close()
    # By Qt and now: taken apart piece by piece by Python's collector, it breaks what comes next.
    shiboken6.delete(window)


class _Behind(QObject):
    """What goes on behind the window, and how it brings the window back. Lives as long as it."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        Caret(self)
        self._presence = Presence(session, window)
        self._presence.open_asked.connect(self._open)
        self._presence.post_asked.connect(window.open_review)
        self._presence.queue_asked.connect(self._show_queue)
        self._presence.freeze_asked.connect(self._ask_freeze)
        window.ready.connect(self._add_settings)

    @Slot()
    def _open(self) -> None:
        QApplication.setQuitOnLastWindowClosed(True)
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    @Slot()
    def _show_queue(self) -> None:
        self._open()
        self._window.show_page("queue")

    @Slot()
    def _ask_freeze(self) -> None:
        self._open()
        self._window.stopping.ask_freeze()

    @Slot()
    def _add_settings(self) -> None:
        from desktop_app.ui.settings.notices import NoticesSettings

        section = NoticesSettings(self._session, self._presence)
        self._window.settings.add_section(lambda: self.tr("Notices"), section)


class _Excepthook:
    """Logs what nobody caught, and tells the person: a slot's error reaches nobody else."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        window = self._windows.shown
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("an error reached nobody", exc_info=(kind, error, trace))
        # The window may be gone already; the log has it.
        with suppress(RuntimeError):
            if window is not None:
                window.tell(error if isinstance(error, Exception) else Exception(kind.__name__))
