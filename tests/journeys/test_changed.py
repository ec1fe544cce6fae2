"""Journey 3 and its like: what was approved and then changed, or is only half typed, never leaves."""

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Standing
from desktop_app.services import practice
from tests.journeys.conftest import (
    approve,
    later,
    record_of,
    sees,
    texts_on,
    without_publisher,
)

CALM = "Merci à tous pour cette belle journée à Lyon."
COMMA = "Merci à tous, pour cette belle journée à Lyon."


def rewritten(hand, post):
    """Open the post's next version for writing."""
    hand.open_from_queue(post)
    hand.click(hand.window.review.bar.rewrite)
    compose = hand.window.compose
    hand.wait(lambda: compose.drafts.current.post == post, "the new version")
    hand.checked()


def scheduled(hand, text, hours, minutes):
    hand.act_as(practice.EXECUTIVE)
    hand.write(text)
    hand.leave_at(hours, minutes)
    return hand.send_for_review()


def test_3_a_comma_at_13_58_on_another_laptop_voids_and_14_00_passes(start, x, clock, request):
    hand = start()
    post = scheduled(hand, CALM, 14, 0)
    approve(hand, post)
    hand.reaches(PostState.APPROVED)
    assert record_of(hand, post).current.payload.not_before.hour == 13  # UTC
    later(hand, clock, hours=1, minutes=58)
    assert record_of(hand, post).state is PostState.APPROVED
    # Laptop B, where nobody published anything yet.
    other = start(beside=request.getfixturevalue("laptop_b"), changed=without_publisher)
    other.act_as(practice.EXECUTIVE)
    rewritten(other, post)
    editor = other.window.compose.editor
    editor.selectAll()
    other.type(editor, COMMA)
    other.checked()
    assert other.send_for_review() == post
    # At once, on laptop A: the record says so, and so does what the reviewers see.
    record = record_of(hand, post)
    assert (record.state, record.current.number) == (PostState.IN_REVIEW, 2)
    assert {decision.standing for decision in record.decisions} == {Standing.TEXT_CHANGED}
    assert record.counting(clock.now()) == ()
    hand.turn_to()
    hand.act_as(practice.LEGAL)
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    assert hand.window.review.tabs.isVisible()
    sees(hand, hand.window.review.context, "version 2")
    later(hand, clock, minutes=2)
    assert record_of(hand, post).state is PostState.IN_REVIEW
    later(hand, clock, minutes=15, seconds=1)
    hand.reaches(PostState.MISSED)
    assert record_of(hand, post).actions[-1].statement["reason"] == "publish.missed_review"
    assert hand.window.review.trouble.isVisible()
    assert (x.hits(), texts_on(x)) == (0, [])


def test_p2_what_autosave_keeps_is_never_what_is_sent(start, x, clock):
    """The desk keeps half a sentence of the next version; what leaves is what was approved."""
    hand = start()
    post = scheduled(hand, CALM, 14, 0)
    approve(hand, post)
    hand.act_as(practice.EXECUTIVE)
    rewritten(hand, post)
    hand.type(hand.window.compose.editor, " Et nous annonçons dès auj")
    hand.kept()
    half = hand.window.compose.editor.text
    later(hand, clock, hours=2)
    assert texts_on(x) == [CALM]
    assert record_of(hand, post).state is PostState.POSTED
    kept = [draft.text for draft in hand.window.session.parts.desk.drafts(practice.EXECUTIVE)]
    assert half in kept
    assert b"auj" not in b"".join(x.bodies())


def test_p5_each_account_has_its_own_payload_and_a_change_voids_its_own_approvals(start, x, clock):
    """The same news for two accounts: the company's words change after everybody approved."""
    hand = start()
    person = scheduled(hand, CALM, 14, 0)
    hand.act_as(practice.EXECUTIVE)
    hand.write(CALM.replace("tous", "toutes et à tous"))
    hand.choose(hand.window.compose.writing.band.choice, 1)
    hand.leave_at(14, 0)
    company = hand.send_for_review()
    approve(hand, person)
    approve(hand, company, practice.COMMUNICATIONS, practice.LEGAL)
    assert record_of(hand, company).state is PostState.APPROVED
    payload = record_of(hand, company).current.payload
    assert (payload.account, payload.parts[0].text[:18]) == (
        practice.COMPANY.id,
        "Merci à toutes et ",
    )
    hand.act_as(practice.EXECUTIVE)
    rewritten(hand, company)
    hand.type(hand.window.compose.editor, " Bravo !")
    hand.checked()
    hand.send_for_review()
    assert record_of(hand, company).counting(clock.now()) == ()
    assert record_of(hand, company).state is PostState.IN_REVIEW
    assert record_of(hand, person).state is PostState.APPROVED
    later(hand, clock, hours=2)
    assert texts_on(x) == [CALM]
    assert x.posts()[0].user_id == practice.ACCOUNT.x_user_id
    assert x.hits(Route.CREATE) == 1
