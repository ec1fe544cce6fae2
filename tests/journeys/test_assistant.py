"""An assistant writes in the executive's name: the executive's own approval is always needed.

Nobody lends it, and whoever helped to write never approves.
"""

import pytest

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import away, practice, reviewing
from desktop_app.ui.review.standing import Act, Hindrance
from tests.journeys.conftest import record_of, sees, texts_on

ASSISTANT = PersonId("lea")
TEXT = "Merci à tous pour cette belle journée à Lyon."


@pytest.fixture
def assistant(monkeypatch):
    """A fourth person, who writes for the executive and helps communications to read."""
    monkeypatch.setitem(practice.PEOPLE, ASSISTANT, "Léa Blanc")
    lea = [(ASSISTANT, role) for role in (Role.ASSISTANT, Role.COMMUNICATIONS)]
    monkeypatch.setattr(practice, "_DUTIES", (*practice._DUTIES, *lea))


@pytest.mark.usefixtures("assistant")
def test_8_what_is_written_for_the_executive_leaves_in_their_voice_only(start, x):
    hand = start("fr")
    review, parts = hand.window.review, hand.window.session.parts
    hand.act_as(ASSISTANT)
    hand.write(TEXT)
    sees(hand, hand.window.compose.approvers, "Claire Morel")
    sees(hand, hand.window.compose.approvers, "écrit en son nom")
    post = hand.send_for_review()
    assert record_of(hand, post).current.roles == (Role.EXECUTIVE, Role.COMMUNICATIONS)
    # She holds communications too, and wrote it: she approves in no duty.
    hand.window.open_review(post)
    hand.wait(lambda: review.view is not None, "the post")
    assert review.permissions().hindrance is Hindrance.OWN
    assert not review.bar.can_begin(Act.APPROVE)
    shown = record_of(hand, post).current.sha256
    for role in (Role.COMMUNICATIONS, Role.EXECUTIVE):
        with pytest.raises(CountersignError) as refused:
            reviewing.decide(parts, post, shown, Verdict.APPROVE, role, ASSISTANT)
        assert refused.value.kind == "review.four_eyes"
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    assert (record_of(hand, post).state, x.hits()) == (PostState.IN_REVIEW, 0)
    # The executive's own voice is lent to nobody.
    assert away.duties(hand.window.session.charter, practice.EXECUTIVE) == ()
    hand.act_as(practice.EXECUTIVE)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == [TEXT]
    (last,) = [one for one in record_of(hand, post).decisions if one.role is Role.EXECUTIVE]
    assert (last.person, last.acting_for) == (practice.EXECUTIVE, None)
