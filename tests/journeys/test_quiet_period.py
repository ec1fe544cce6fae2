"""Journey 5, whole: a quiet period blocks with date and rule; legal's exception says why, and links."""

import json

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import governing, practice, reviewing
from desktop_app.services.dossier import dossier
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.reading import signed_charter
from desktop_app.services.review_paper import review_paper
from tests.journeys.conftest import record_of, sees, texts_on

DENIAL = "La rumeur est fausse. Trimestre exceptionnel, comme le dit notre communiqué."
LINK = "https://aurelis.example/communique-2026-11-24"
WHY = "Réponse à une déclaration publique ; le communiqué est en ligne."
#: Results on 10 December 2026: the window begins on 10 November.
RESULTS = {"day": "2026-12-10", "time": "07:30", "kind": "annual", "market": "FR"}


@pytest.fixture
def quiet(start):
    hand = start()
    parts = hand.window.session.parts
    with parts.store.begin() as work:
        profile = dict(signed_charter(work, parts).profile)
    wanted = {**profile, "results_dates": [RESULTS]}
    made = governing.propose(parts, practice.COMMUNICATIONS, wanted)
    governing.adopt(parts, made, practice.LEGAL)
    session = hand.window.session
    session.live.look()
    hand.wait(lambda: session.charter.profile == wanted, "the rules to be followed")
    return hand


def test_5_blocked_with_date_and_rule_then_let_go_as_an_exception(quiet, x):
    hand = quiet
    window, review = hand.window, hand.window.review
    hand.write(DENIAL)
    sees(hand, window.compose, "résultats annuels du 10 décembre 2026 à 07:30")
    post = hand.send_for_review()
    sees(hand, review, "MAR art. 19(11)")
    assert Role.LEGAL in record_of(hand, post).current.roles
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    hand.window.session.publish_due()
    hand.settle()
    assert record_of(hand, post).state is PostState.IN_REVIEW
    parts, shown = window.session.parts, record_of(hand, post).current.sha256
    with pytest.raises(Refused) as refused:
        reviewing.decide(parts, post, shown, Verdict.APPROVE, Role.LEGAL, practice.LEGAL, WHY)
    assert refused.value.kind == "review.quiet_period"
    by_exception(hand, post)
    assert texts_on(x) == [DENIAL]
    told_everywhere(hand, post)


def by_exception(hand, post):
    """Legal is asked for the reason and the link; without a true link nothing can be confirmed."""
    hand.act_as(practice.LEGAL)
    hand.open_from_queue(post)
    bar = hand.window.review.bar
    hand.click(bar.approve)
    sees(hand, bar, "résultats annuels du 10 décembre 2026")
    hand.type(bar.reason, WHY)
    assert not bar.confirm.isEnabled()
    hand.type(bar.exemption.link, "aurelis.example")
    assert not bar.confirm.isEnabled()
    bar.exemption.link.clear()
    hand.type(bar.exemption.link, LINK)
    hand.click(bar.confirm)
    hand.reaches(PostState.POSTED)


def told_everywhere(hand, post):
    """The review, both papers and the signed statement have both."""
    sees(hand, hand.window.review, LINK)
    sees(hand, hand.window.review, WHY)
    parts, day = hand.window.session.parts, hand.window.session.opening.clock.now().date()
    for paper in (
        review_paper(parts, post, "fr"),
        dossier(parts, Days(first=day, last=day), [practice.ACCOUNT.id], "en"),
    ):
        assert LINK in repr(paper)
        assert WHY in repr(paper)
    (approval,) = [
        action.statement
        for action in record_of(hand, post).actions
        if action.kind == "approve" and action.actor == practice.LEGAL
    ]
    assert approval["exception"] == {"reason": WHY, "link": LINK}
    assert LINK in json.dumps(approval)
