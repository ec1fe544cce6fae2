"""Journey 6: legal is away with a deputy. Reminded, then told; the deputy decides in their name.

Nothing ever approves itself, and on Thursday the deputy is one no longer.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.domain.steps import Step
from desktop_app.services import away, noticing, practice, reviewing
from desktop_app.services.away import Duty
from desktop_app.ui.review.standing import Act, Hindrance
from tests.journeys.conftest import NOON, found_with, record_of, sees, texts_on

DEPUTY = PersonId("noe")
TEXT = "Merci à tous pour cette belle journée à Lyon."
STEPS = (
    Step(roles=(Role.COMMUNICATIONS,)),
    Step(roles=(Role.LEGAL,), remind_after_seconds=4 * 3600, escalate_after_seconds=6 * 3600),
)
#: Monday to Wednesday; the journey begins on Tuesday at noon.
MONDAY, THURSDAY = NOON - timedelta(days=1), NOON + timedelta(days=1, hours=12)


@pytest.fixture
def deputy(monkeypatch):
    """A fourth person, who has no approving duty of their own."""
    monkeypatch.setitem(practice.PEOPLE, DEPUTY, "Noé Petit")
    monkeypatch.setattr(practice, "_DUTIES", (*practice._DUTIES, (DEPUTY, Role.AUDITOR)))


def kinds(hand, person):
    parts = hand.window.session.parts
    return {str(fact.kind) for fact in noticing.look(parts, person).facts}


def lend(hand):
    parts = hand.window.session.parts
    duty = Duty(account=practice.ACCOUNT.id, role=Role.LEGAL)
    away.begin(parts, [duty], DEPUTY, (MONDAY, THURSDAY), practice.LEGAL, "Congés")


@pytest.mark.usefixtures("deputy")
def test_6_the_deputy_is_reminded_decides_in_her_name_and_on_thursday_no_longer(
    start, x, clock, tmp_path
):
    found_with(tmp_path, clock, replace(practice_terms(), steps=STEPS))
    hand = start("fr")
    review = hand.window.review
    lend(hand)
    hand.write(TEXT)
    sees(hand, hand.window.compose.approvers, "Étape 2 sur 2")
    post = hand.send_for_review()
    # Not her turn yet: communications first, and the bar says so.
    hand.act_as(DEPUTY)
    hand.window.open_review(post)
    hand.wait(lambda: review.view is not None, "the post")
    assert review.permissions().hindrance is Hindrance.TURN
    assert not review.bar.can_begin(Act.APPROVE)
    sees(hand, review.bar, "Ce n’est pas encore votre tour")
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    assert kinds(hand, DEPUTY) == {"waiting"}
    # Four hours: reminded. Two more: told that nobody answered. Nothing has approved itself.
    clock.advance(hours=4)
    assert "reminder" in kinds(hand, DEPUTY)
    assert "reminder" in kinds(hand, practice.LEGAL)
    clock.advance(hours=2)
    assert "escalated" in kinds(hand, DEPUTY)
    assert "escalated" not in kinds(hand, practice.COMMUNICATIONS)
    assert (record_of(hand, post).state, x.hits()) == (PostState.IN_REVIEW, 0)
    hand.act_as(DEPUTY)
    hand.open_from_queue(post)
    sees(hand, review.bar, "Vous décidez pour Inès Kaci")
    hand.approve()
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == [TEXT]
    (_, legal) = record_of(hand, post).decisions
    assert (legal.person, legal.acting_for, legal.role) == (DEPUTY, practice.LEGAL, Role.LEGAL)
    sees(hand, review.context, "Noé Petit pour Inès Kaci")
    _on_thursday(hand, clock)


def _on_thursday(hand, clock):
    """The next post waits on Thursday: a late click is refused, and nothing leaves."""
    hand.act_as(practice.EXECUTIVE)
    hand.write("Bravo à toute l’équipe de Lyon pour cette semaine.")
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    parts, shown = hand.window.session.parts, record_of(hand, post).current.sha256
    clock.advance(days=2)
    with pytest.raises(CountersignError) as refused:
        reviewing.decide(
            parts,
            post,
            shown,
            Verdict.APPROVE,
            Role.LEGAL,
            DEPUTY,
            acting_for=practice.LEGAL,
        )
    assert refused.value.kind == "review.deputy"
    assert record_of(hand, post).state is PostState.IN_REVIEW


def practice_terms():
    return practice._policy(None).terms_for(practice.ACCOUNT.id)
