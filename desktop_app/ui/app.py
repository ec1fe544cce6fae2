"""Starts the windows: the application, its look and language, the first paint, and only then the rest.

Nothing slow is imported before the window is on the screen: ledger, keys, rules, words and X come
with `Opening.load`, in a lane.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.parts import Opening
from desktop_app.ui import words
from desktop_app.ui.background import Background
from desktop_app.ui.collector import Collector
from desktop_app.ui.icons import pixmap
from desktop_app.ui.language import LANGUAGES, Language, system_language
from desktop_app.ui.look import LANGUAGE, kept_scheme, kept_zoom
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.presence import Presence
from desktop_app.ui.session import Session
from desktop_app.ui.theme import Theme, colours

_log = logging.getLogger(__name__)


def run(opening: Opening, argv: Sequence[str]) -> int:
    """Show the windows until they are closed; return the exit code. Closes `opening`."""
    app = application(argv)
    window = build(opening, app)
    collector = Collector()
    collector.start()
    sys.excepthook = _Excepthook(window)
    window.show()
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    shut(window)
    collector.stop()
    return code


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
        app = QApplication(list(argv))
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
    app.setWindowIcon(QIcon(pixmap("app", colours(app.palette()).accent, 64, 2.0)))
    session = Session(opening, Background())
    window = MainWindow(session, theme, language)
    _Behind(session, window)
    window.painted.connect(session.start, Qt.ConnectionType.SingleShotConnection)
    return window


def shut(window: MainWindow) -> None:
    """Close the window and let go of everything behind it, in the order that loses nothing."""
    for presence in window.findChildren(Presence):
        presence.end()
    window.close()
    window.session.background.close()
    window.session.opening.close()


class _Behind(QObject):
    """What goes on behind the window, and how it brings the window back. Lives as long as it."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window
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

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        _log.critical("an error reached nobody", exc_info=(kind, error, trace))
        # The window may be gone already; the log has it.
        with suppress(RuntimeError):
            self._window.tell(error if isinstance(error, Exception) else Exception(kind.__name__))
