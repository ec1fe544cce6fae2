"""Another record: its file is asked for, and read whether it is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.services.starting import Start
from desktop_app.ui.background import Background, Lane, Task


def ask_record(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a record's file, in `folder` first; None when nobody chose one."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("Record", "Open a record"),
        str(folder),
        QCoreApplication.translate("Record", "Records (*.sqlite);;All files (*)"),
    )
    return Path(chosen) if chosen else None


def read_record(
    start: Start,
    path: Path,
    background: Background,
    *,
    owner: QWidget,
    then: Callable[[Path], None],
    failed: Callable[[Exception], None],
    stopped: Callable[[], None],
) -> None:
    """Call `then` with `path` when a record is there that can be opened, else `failed`."""

    def work() -> Path:
        start.probe(path)
        return path

    def name() -> str:
        return QCoreApplication.translate("Record", "Reading the record…")

    task = Task(name=name, stopped=stopped)
    background.run(Lane.STORE, work, owner=owner, then=then, failed=failed, task=task)
