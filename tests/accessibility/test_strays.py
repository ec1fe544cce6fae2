"""Nothing flashes up as a window of its own: it would take the keyboard, and keys would be lost."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from desktop_app import bootstrap
from desktop_app.ui.language import Language
from desktop_app.ui.theme import Theme
from desktop_app.ui.tour import walk

#: Windows by their nature: menus, tips, what drops from a box of choices, lists of proposals.
_LEAVING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)


class Watch(QObject):
    """Remembers every widget that was shown as a window and is none."""

    def __init__(self):
        super().__init__()
        self.strays = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and is_stray(watched):
            self.strays.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


def is_stray(widget):
    """Whether `widget` is a window though nobody made it one."""
    kind = widget.windowType()
    known = isinstance(widget, (QMainWindow, QDialog, QMenu)) or kind in _LEAVING
    return widget.isWindow() and not known


@pytest.fixture
def watch(qapp):
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_window_flashes_up_anywhere_in_the_tour(qapp, tmp_path, watch, language):
    opening = bootstrap.practice(tmp_path / "home", language)
    (tmp_path / "pictures").mkdir()
    steps = list(walk(opening, tmp_path / "pictures", language, "light"))
    Theme.apply(qapp, "light")
    Language.choose(qapp, "en")
    assert len(steps) > 25
    assert watch.strays == []


def test_what_flashes_up_is_seen(watch, qtbot):
    stray = QWidget()
    qtbot.addWidget(stray)
    stray.setAccessibleName("nobody's")
    stray.show()
    QApplication.processEvents()
    assert watch.strays == ['QWidget "nobody\'s"']
