"""Widgets that say their words again when the language of the windows changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object  # Qt's class comes from the class that mixes this one in


class Retranslated(_Widget):
    """Stands before Qt's class among the bases of a widget that has words of its own."""

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
