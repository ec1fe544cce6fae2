"""Tool tips with somebody's words in them. Qt takes what looks like markup for markup."""

from __future__ import annotations

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """`text` as a tool tip that shows it as it stands: a reviewer reads what will be sent."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
