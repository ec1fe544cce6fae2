"""Pictures that were copied, not files: each becomes a file, until it has been prepared.

What is attached is prepared from files alone, whatever it came from, so that what a picture tells
of its maker is removed in one place.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QImage

from desktop_app.domain.errors import Unavailable


class Clippings:
    """A folder of this page's own, removed with it; only its owner reads it."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None
        self._count = 0

    def keep(self, picture: QImage) -> Path:
        """Write `picture` as PNG; return where. Raises Unavailable (``desk.unwritable``)."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        self._count += 1
        path = Path(self._folder.path()) / f"clipboard-{self._count}.png"
        if not self._folder.isValid() or not picture.save(str(path)):
            raise Unavailable("desk.unwritable", path=str(path.parent))
        return path
