"""Before a post goes to its reviewers its grammar is read, where an answer is near.

It never keeps a post for long, and never keeps one twice: what grammar finds is shown, and whoever
sends again sends.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop_app.ui.compose.outcome import Proof
from desktop_app.ui.compose.proofreader import Proofreader

LONGEST = 3_000  #: milliseconds; whoever sends has waited enough then


class LastLook(QObject):
    """One at a time, over all the texts that are sent together."""

    over = Signal(bool)  #: whether grammar found something that nobody has seen yet

    def __init__(self, readers: Sequence[Proofreader], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = readers
        self._has_found = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONGEST)
        self._timer.timeout.connect(self._end)
        for reader in readers:
            # Queued: what is sent says what read it, so whoever shows the answer has it first.
            reader.answered.connect(self._have_proof, Qt.ConnectionType.QueuedConnection)
            reader.given_up.connect(self._look, Qt.ConnectionType.QueuedConnection)

    @property
    def is_on(self) -> bool:
        """Whether somebody wants to send and waits."""
        return self._timer.isActive()

    def begin(self) -> bool:
        """Whether something is still to be read; `over` follows then."""
        if self.is_on:
            return True
        awaited = [reader for reader in self._readers if reader.is_awaited]
        if awaited:
            self._has_found = False
            self._timer.start()
        for reader in awaited:
            reader.hurry()
        return bool(awaited)

    def stop(self) -> None:
        """Nobody wants to send any more."""
        self._timer.stop()

    @Slot(object)
    def _have_proof(self, proof: Proof) -> None:
        self._has_found = self._has_found or any(proof.findings)
        self._look()

    @Slot()
    def _look(self) -> None:
        if self.is_on and not any(reader.is_awaited for reader in self._readers):
            self._end()

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        self.over.emit(self._has_found)
