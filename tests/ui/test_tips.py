"""Somebody's words in a tool tip are shown as they stand."""

import pytest
from PySide6.QtGui import QTextDocument

from desktop_app.ui.tips import tip


@pytest.mark.parametrize(
    "words",
    [
        "A chart",
        "a < b",
        "<b>0 %</b> risk",
        "<span style='color:white'>no</span> risk",
        "x\n<i>y</i>",
    ],
)
def test_markup_is_shown_and_not_followed(words):
    shown = tip(words)
    document = QTextDocument()
    if shown == words:
        assert not words.startswith("<")
        return
    document.setHtml(shown)
    assert document.toPlainText() == words


def test_what_is_no_markup_stays_as_it_is():
    assert tip("Research & Development") == "Research & Development"
