"""What is said when Qt gives up at its start: it ends the whole process, and its advice misleads.

Qt blames one library whichever is missing, so the last line is ours.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


@contextmanager
def advising(advice: Callable[[str], str]) -> Iterator[None]:
    """While Qt starts, end its last word with a line of `advice`, which is given what Qt says first.

    Qt's other words go to the error stream, as without us.
    """

    def tell(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        sys.stderr.write(f"{message}\n")
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{advice(message.partition('.')[0])}\n")
            sys.stderr.flush()  # Qt ends the process when this returns

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
