"""Whoever answers has the words before them, above what they write."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.compose.test_source_form import LINK, SOURCE

LONG = "What do you think of the new hall in Lyon, @acme? " * 12


@pytest.fixture
def card(loaded):
    loaded.resize(900, 700)
    return loaded.writing.answered


def answer(loaded, text=SOURCE.text, **changes):
    source = replace(SOURCE, text=text, **changes)
    draft = replace(loaded.drafts.working, id="another", reply_link=LINK, source=source)
    loaded.writing.open_draft(draft)
    return draft


def test_who_said_what_and_when_stands_above_the_text(loaded, card, qtbot):
    assert not card.isVisible()
    answer(loaded)
    assert card.isVisible()
    assert card.words == "You answer @voltane · 1 day ago\nWhat do you think, @acme?"
    assert card.accessibleName() == card.words
    assert not loaded.writing.options.source.is_open
    assert not card.whole.isVisible(), "there is nothing more"
    qtbot.waitUntil(lambda: card.geometry().bottom() < loaded.writing.posts.geometry().top())


def test_a_long_one_is_folded_and_unfolds_with_the_keyboard(loaded, card, qtbot):
    answer(loaded, LONG)
    qtbot.waitUntil(card.whole.isVisible)
    line = card.said.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: card.said.height() <= 2 * line + 4)
    assert card.said.text().endswith("…")
    assert card.words.endswith(LONG), "a screen reader gets all of it"
    assert card.whole.accessibleName() == "Show all of it"
    card.whole.setFocus()
    QTest.keyClick(card.whole, Qt.Key.Key_Space)
    assert card.said.text() == LONG
    qtbot.waitUntil(lambda: card.said.height() > 3 * line)
    assert card.whole.accessibleName() == "Show less"
    QTest.keyClick(card.whole, Qt.Key.Key_Space)
    assert card.said.text().endswith("…")


def test_another_draft_is_folded_again(loaded, card):
    draft = answer(loaded, LONG)
    card.whole.click()
    card.show_draft(replace(draft, language="fr"))
    assert not card.said.is_folded, "the same draft stays as it is"
    card.show_draft(replace(draft, id="third"))
    assert card.said.is_folded


def test_a_quote_and_what_was_typed_over_are_said(loaded, card):
    draft = answer(loaded, is_from_x=False, created_at=None)
    assert card.words.startswith("You answer @voltane · typed over\n")
    card.show_draft(replace(draft, reply_link="", quote_link=LINK))
    assert card.words.startswith("You quote @voltane")
    card.show_draft(replace(draft, reply_link="", source=None))
    assert (card.isVisible(), card.words) == (False, "")


def test_emoji_at_the_fold_stay_whole(loaded, card, qtbot):
    answer(loaded, "🎉🎊" * 200)
    qtbot.waitUntil(card.whole.isVisible)
    assert set(card.said.text()) <= set("🎉🎊\n…")
