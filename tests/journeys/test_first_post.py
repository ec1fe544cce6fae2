"""Journeys 1a and 2a of the scenarios, in both languages, through the real windows."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.account import Role
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Standing
from desktop_app.services import practice
from desktop_app.ui.tour import SCRIPTS
from tests.journeys.conftest import record_of, texts_on

FIXED = {
    "en": "Proud of our Lyon teams and their wonderful work this winter. Thank you!",
    "fr": "Fiers de nos équipes de Lyon et de leur travail cet hiver. Merci !",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_1a_a_post_is_fixed_approved_and_posted_once_as_approved(start, x, language):
    hand = start(language)
    window = hand.window
    hand.write(SCRIPTS[language].misspelt)
    hand.press(window.compose.editor, Qt.Key.Key_F8)
    hand.press(window.compose.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    hand.checked()
    assert window.compose.editor.text == FIXED[language]
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.POSTED)
    record = record_of(hand, post)
    assert texts_on(x) == [FIXED[language]] == [record.current.payload.parts[0].text]
    assert record.publication.same_text is True
    assert record.publication.x_post_id == x.posts()[0].id
    assert x.hits() == 1
    window.session.publish_due()
    hand.settle()
    assert x.hits() == 1
    window.show_page("published")
    hand.settle()
    assert window.published.model.rowCount() == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_2a_a_figure_needs_legal_and_a_new_version_needs_both(start, x, language):
    hand = start(language)
    window, script = hand.window, SCRIPTS[language]
    hand.write(script.figure)
    post = hand.send_for_review()
    assert record_of(hand, post).current.roles == (Role.COMMUNICATIONS, Role.LEGAL)
    # Communications alone is not enough.
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    assert record_of(hand, post).state is PostState.IN_REVIEW
    assert x.hits() == 0
    # Legal asks for a change; the author writes a new version.
    hand.act_as(practice.LEGAL)
    hand.open_from_queue(post)
    hand.request_changes(script.objection)
    hand.reaches(PostState.CHANGES_REQUESTED)
    hand.act_as(practice.EXECUTIVE)
    hand.open_from_queue(post)
    hand.click(window.review.bar.rewrite)
    hand.wait(lambda: window.compose.drafts.current.post == post, "the new version")
    window.compose.editor.selectAll()
    hand.type(window.compose.editor, script.corrected)
    hand.checked()
    assert hand.send_for_review() == post
    record = record_of(hand, post)
    assert (record.current.number, record.state) == (2, PostState.IN_REVIEW)
    assert {decision.standing for decision in record.decisions} == {Standing.TEXT_CHANGED}
    # Both approve the new version.
    for person in (practice.LEGAL, practice.COMMUNICATIONS):
        assert x.hits() == 0
        hand.act_as(person)
        hand.open_from_queue(post)
        hand.approve()
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == [script.corrected]
