"""What needs the team's record at once is offered only while it answers, and says so before somebody tries."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desktop_app.ui.line import Line, State
from desktop_app.ui.widgets import Button


def why_away(state: State) -> str:
    """Why nothing that must hold at once can be done; empty while it can."""
    if not state.is_away:
        return ""
    return QCoreApplication.translate(
        "Reach", "This needs the team’s record, which does not answer just now."
    )


def needs_server(line: Line, *buttons: Button) -> None:
    """Let `buttons` be pressed only while the record answers; until then their tips say why not."""
    for button in buttons:
        _Reach(line, button)


class _Reach(QObject):
    """Follows the line for one button, which owns it."""

    def __init__(self, line: Line, button: Button) -> None:
        super().__init__(button)
        self._line, self._button = line, button
        line.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        self._button.hinder(self._why if self._line.state.is_away else None)

    def _why(self) -> str:
        return why_away(self._line.state)
