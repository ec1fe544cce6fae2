"""Goes to what a template leaves to be filled in, so that the next key writes over it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from desktop_app.services.drafting import placeholders
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.offsets import Offsets


def visit(editor: Editor, *, forwards: bool) -> bool:
    """Select the next place in brackets, or the one before, round the end; False without one."""
    offsets = Offsets(editor.text)
    places = [(offsets.units(a), offsets.units(b)) for a, b in placeholders(editor.text)]
    if not places:
        return False
    cursor = editor.textCursor()
    here = cursor.selectionStart() - (not cursor.hasSelection())
    if forwards:
        start, end = next((each for each in places if each[0] > here), places[0])
    else:
        start, end = next((each for each in reversed(places) if each[0] < here), places[-1])
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    editor.say(cursor.selectedText())
    return True
