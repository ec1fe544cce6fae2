"""A fault of grammar is told by the real LanguageTool, mended with two keys, and the record says so."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.adapters.language.grammar import java
from desktop_app.services.resources import languagetool
from tests.journeys.conftest import record_of

pytestmark = [
    pytest.mark.real_grammar,
    pytest.mark.skipif(
        languagetool() is None, reason="LanguageTool is not built: make languagetool"
    ),
    pytest.mark.skipif(java.find().path is None, reason="no Java 17 or later here"),
]
READY = 120_000  #: milliseconds that a busy machine may take to start it


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "Our teams is proud of Lyon.", "Our teams are proud of Lyon."),
        ("fr", "Nos équipes est fières de Lyon.", "Nos équipes sont fières de Lyon."),
    ],
)
def test_a_fault_is_found_fixed_and_the_record_says_who_read_it(
    start, qtbot, language, wrong, right
):
    hand = start(language)
    compose = hand.window.compose
    hand.write(wrong)
    qtbot.waitUntil(lambda: compose.grammar.is_ready, timeout=READY)
    qtbot.waitUntil(lambda: bool(compose.findings.cards()), timeout=READY)
    hand.press(compose.editor, Qt.Key.Key_F8)
    hand.press(compose.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    hand.checked()
    assert compose.editor.text == right
    qtbot.waitUntil(lambda: not compose.findings.cards(), timeout=READY)
    submitted = record_of(hand, hand.send_for_review()).actions[0].statement
    assert "LanguageTool 6.8" in submitted["layers"]
