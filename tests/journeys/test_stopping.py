"""Journey 4 and a drill: everything stops at once, and what nobody approved here is seen."""

from PySide6.QtCore import Qt

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.domain.action import ActionKind
from desktop_app.domain.publication import Hold, PostState
from desktop_app.services import practice
from desktop_app.ui.review.standing import Act
from tests.journeys.conftest import approve, later, record_of, sees, texts_on

CALM = ("Merci à tous à Lyon.", "Bravo à l’équipe de nuit.", "Bonjour de l’atelier de Lyon.")
LEAVING = "Belle journée à Lyon."
URGENT = "Nous savons que nos services sont interrompus. Nos équipes y travaillent."


def scheduled(hand, text):
    hand.act_as(practice.EXECUTIVE)
    hand.write(text)
    hand.leave_at(14, 0)
    post = hand.send_for_review()
    approve(hand, post)
    return post


def urgent(hand, text, why):
    hand.act_as(practice.EXECUTIVE)
    hand.write(text)
    form = hand.window.compose.writing.options.urgent
    hand.click(form.line)
    hand.press(form.cannot_wait, Qt.Key.Key_Space)
    hand.type(form.reason, why)
    hand.checked()
    post = hand.send_for_review()
    approve(hand, post, practice.LEGAL)
    return post


def test_4_a_freeze_holds_three_shows_one_true_result_and_lets_the_urgent_one_go(hand, x, clock):
    """Whoever reviews again within a day is issue 4's; the template of a statement, issue 6's."""
    window = hand.window
    held = [scheduled(hand, text) for text in CALM]
    hand.act_as(practice.EXECUTIVE)
    hand.write(LEAVING)
    leaving = hand.send_for_review()
    # One is on its way, and X takes its time to answer; the director freezes meanwhile.
    x.misbehave(Fault.SLOW, ms=2_500)
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(leaving)
    hand.click(window.review.bar.approve)
    hand.click(window.review.bar.confirm)
    hand.wait(lambda: x.hits() == 1, "the request to leave")
    hand.freeze("Panne chez nos clients.")
    states = [record_of(hand, post) for post in held]
    assert {(record.state, record.hold) for record in states} == {(PostState.HELD, Hold.FROZEN)}
    freeze = window.session.state_of(practice.ACCOUNT.id).control.freeze
    seen = {action.kind: action.seq for action in record_of(hand, leaving).actions}
    assert seen[ActionKind.ATTEMPT] < freeze.seq < seen[ActionKind.POSTED]
    assert record_of(hand, leaving).state is PostState.POSTED
    sees(hand, window.banners, "Panne chez nos clients.")
    hand.open_from_queue(held[0])
    sees(hand, window.review, "Retenu")
    # What cannot wait goes: legal's word is enough.
    statement = urgent(hand, URGENT, "Panne depuis 18 h 05.")
    hand.reaches(PostState.POSTED)
    assert record_of(hand, statement).needs_after_review
    assert texts_on(x) == [LEAVING, URGENT]
    # The hour of the three comes, and nothing goes; nor when the freeze is over.
    later(hand, clock, hours=2)
    hand.act_as(practice.COMMUNICATIONS)
    unfreeze(hand)
    later(hand, clock, minutes=1)
    assert texts_on(x) == [LEAVING, URGENT]
    assert {record_of(hand, post).state for post in held} == {PostState.HELD}
    # Each is let go on by somebody, or not at all.
    hand.open_from_queue(held[1])
    hand.act(Act.RELEASE, "Tout fonctionne.")
    hand.reaches(PostState.POSTED)
    later(hand, clock, hours=1)
    assert texts_on(x) == [LEAVING, URGENT, CALM[1]]
    assert {record_of(hand, post).state for post in (held[0], held[2])} == {PostState.MISSED}
    assert x.hits(Route.CREATE) == 3


def unfreeze(hand):
    ask = hand.window.ask
    hand.window.banners.unfreeze_asked.emit(practice.ACCOUNT.id)
    hand.type(ask.field, "Tout fonctionne.")
    hand.click(ask.confirm)
    hand.wait(lambda: ask.question is None, "the end of the freeze")
    hand.settle()


def test_bypass_a_post_from_a_telephone_is_seen_within_one_look(hand, x, clock):
    window = hand.window
    hand.write(LEAVING)
    post = hand.send_for_review()
    approve(hand, post)
    hand.reaches(PostState.POSTED)
    clock.advance(minutes=1)
    number = x.publish_as(practice.ACCOUNT.x_user_id, "Grande nouvelle demain !")
    assert not window.banners.isVisible()
    window.session.sending.watch_now()
    hand.settle()
    assert window.banners.isVisible()
    sees(hand, window.banners, "@claire_morel")
    sees(hand, window.banners, "pas été approuvé")
    (stray,) = window.session.state_of(practice.ACCOUNT.id).unexplained
    assert (stray.x_post_id, stray.text) == (number, "Grande nouvelle demain !")
    # Our own post is none; a second look tells nothing twice.
    window.session.sending.watch_now()
    hand.settle()
    assert len(window.session.state_of(practice.ACCOUNT.id).unexplained) == 1
    window.show_page("accounts")
    sees(hand, window.accounts, "Grande nouvelle demain !")
