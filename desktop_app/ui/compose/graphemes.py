"""Deletes what a person sees as one character: a family of four is eleven of Qt's units.

Boundaries are Unicode's extended grapheme clusters. A line break counts as one character. Each
function deletes in one step of undo and deletes a selection when there is one.
"""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextCursor

_KEEP = QTextCursor.MoveMode.KeepAnchor


def delete_before(cursor: QTextCursor) -> None:
    """Delete the selection or the character before the cursor."""
    if not cursor.hasSelection():
        if cursor.atBlockStart():
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, _KEEP)
        else:
            finder = _finder(cursor)
            begin = max(finder.toPreviousBoundary(), 0)
            cursor.setPosition(cursor.block().position() + begin, _KEEP)
    cursor.removeSelectedText()


def delete_after(cursor: QTextCursor) -> None:
    """Delete the selection or the character after the cursor."""
    if not cursor.hasSelection():
        if cursor.atBlockEnd():
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, _KEEP)
        else:
            finder = _finder(cursor)
            end = finder.toNextBoundary()
            cursor.setPosition(cursor.block().position() + max(end, 0), _KEEP)
    cursor.removeSelectedText()


def _finder(cursor: QTextCursor) -> QTextBoundaryFinder:
    text = cursor.block().text()
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(cursor.positionInBlock())
    return finder
