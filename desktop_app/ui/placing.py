"""Where the window stood and how large it was: kept at the end, sane on another screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from desktop_app.services.ports import Desk

LEAST = QSize(960, 600)
_FIRST = QSize(1280, 800)
PLACE = "window"  #: a preference of this machine


def place(window: QMainWindow, desk: Desk) -> None:
    """Put `window` where it was; Qt moves it back onto a screen when that one is gone."""
    window.setMinimumSize(LEAST)
    room = window.screen().availableSize()
    # A screen that is smaller than the least size is no screen to go by.
    fits = room.width() >= LEAST.width() and room.height() >= LEAST.height()
    window.resize(_FIRST.boundedTo(room) if fits else _FIRST)
    kept = desk.preference(PLACE)
    if kept:
        window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))


def keep_place(window: QMainWindow, desk: Desk) -> None:
    """Let the desk keep where `window` stands, how large, and whether it fills the screen."""
    kept = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    if kept != desk.preference(PLACE):
        desk.prefer(PLACE, kept)
