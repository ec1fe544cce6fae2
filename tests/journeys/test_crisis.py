"""Journey 4, whole: a freeze, a statement within three minutes by two people, another look in a day."""

from datetime import timedelta

from PySide6.QtCore import Qt

from desktop_app.domain.account import Role
from desktop_app.domain.publication import PostState
from desktop_app.services import noticing, practice
from desktop_app.ui.review.standing import Act
from tests.journeys.conftest import approve, record_of, sees, texts_on, without_publisher

CALM = "Merci à tous à Lyon."
SAID = "Nos services sont perturbés depuis 18 h 05. Nos équipes y travaillent. Prochain point ici à 19 h."
_FREEZE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def scheduled(hand, text):
    hand.act_as(practice.EXECUTIVE)
    hand.write(text)
    hand.leave_at(14, 0)
    post = hand.send_for_review()
    approve(hand, post)
    return post


def statement(hand, clock):
    """Two keys begin it; what is in brackets is filled in, and it is sent."""
    window = hand.window
    hand.turn_to()
    hand.act_as(practice.EXECUTIVE)
    picker = window.compose.beginning.start_from
    hand.press(window, Qt.Key.Key_H, _FREEZE)
    hand.wait(lambda: picker.rows.count() == 2, "the holding statements")
    hand.press(picker.rows, Qt.Key.Key_Return)
    hand.checked()
    draft = window.compose.drafts.working
    assert draft.urgent == "Panne chez nos clients."
    assert draft.template is not None
    clock.advance(seconds=60)  # to fill in two times
    window.compose.editor.selectAll()
    hand.type(window.compose.editor, SAID)
    hand.checked()
    hand.turn_to()
    return hand.send_for_review()


def test_4_two_people_on_two_machines_answer_within_three_minutes(start, x, clock, request):
    hand = start()
    held = scheduled(hand, CALM)
    hand.act_as(practice.COMMUNICATIONS)
    hand.freeze("Panne chez nos clients.")
    assert record_of(hand, held).state is PostState.HELD
    legal = start(beside=request.getfixturevalue("laptop_b"), changed=without_publisher)
    legal.act_as(practice.LEGAL)
    for window in (hand.window, legal.window):
        sees(hand, window.banners, "Panne chez nos clients.")
        sees(hand, window.banners, "jamais sur la parole d’une seule personne")
    began = clock.now()
    post = statement(hand, clock)
    assert record_of(hand, post).current.roles == (Role.LEGAL,)
    legal.turn_to()
    clock.advance(seconds=60)  # to read it
    approve(legal, post, practice.LEGAL)
    hand.turn_to()
    hand.window.session.publish_due()
    hand.reaches(PostState.POSTED)
    record = record_of(hand, post)
    assert record.parts[0].at - began <= timedelta(minutes=3)
    assert texts_on(x) == [SAID]
    assert {record.author, *(one.person for one in record.decisions)} == {
        practice.EXECUTIVE,
        practice.LEGAL,
    }
    looked_at_again(hand, legal, clock, post)


def looked_at_again(hand, legal, clock, post):
    """It stays a task, turns red a day later, and ends with what was found."""
    parts = hand.window.session.parts
    clock.advance(hours=23)
    legal.turn_to()
    legal.act_as(practice.LEGAL)
    legal.open_from_queue(post)
    sees(legal, legal.window.review.trouble, "quelqu’un doit le revoir avant")
    clock.advance(hours=1)
    for person in (practice.COMMUNICATIONS, practice.LEGAL):
        assert "overdue" in [str(one.kind) for one in noticing.look(parts, person).facts]
    legal.act_as(practice.LEGAL)
    legal.open_from_queue(post)
    sees(legal, legal.window.review.trouble, "EN RETARD")
    legal.act(Act.AFTER_REVIEW, "Exact ; le second point a été tenu.")
    assert not record_of(hand, post).needs_after_review
    assert "overdue" not in [
        str(one.kind) for one in noticing.look(parts, practice.COMMUNICATIONS).facts
    ]
