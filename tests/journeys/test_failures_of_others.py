"""Failures measured in today's tools that must never be ours: P1, P3, P4 and P6 of the scenarios."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection

import pytest

from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.domain.account import Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import LedgerRefused, Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Standing, Verdict
from desktop_app.services import drafting, practice, publishing, reviewing
from desktop_app.services.statements import signed
from tests.journeys.conftest import record_of, texts_on

CALM = "Merci à tous pour cette belle journée à Lyon."


def take_down(x):
    """Somebody deletes the newest post at X, outside Countersign."""
    token = practice_token(practice.ACCOUNT)
    connection = HTTPConnection(x.start().removeprefix("http://"))
    with closing(connection):
        path = f"/2/tweets/{x.posts()[-1].id}"
        connection.request(
            "DELETE", path, headers={"Authorization": f'OAuth oauth_token="{token}"'}
        )
        assert connection.getresponse().status == 200


def approve_quietly(hand, post):
    """Approve without letting the publisher run: between the approval and the sending."""
    parts = hand.window.session.parts
    shown = record_of(hand, post).current.sha256
    return reviewing.decide(
        parts, post, shown, Verdict.APPROVE, Role.COMMUNICATIONS, practice.COMMUNICATIONS
    )


def test_p1_rewriting_an_approved_post_voids_every_approval(hand, x):
    window = hand.window
    hand.write(CALM)
    post = hand.send_for_review()
    assert approve_quietly(hand, post) is PostState.APPROVED
    window.review.reload()
    hand.reaches(PostState.APPROVED)
    hand.click(window.review.bar.rewrite)
    hand.wait(lambda: window.compose.drafts.current.post == post, "the new version")
    hand.type(window.compose.editor, " Vraiment.")
    hand.checked()
    hand.send_for_review()
    record = record_of(hand, post)
    assert (record.state, record.current.number) == (PostState.IN_REVIEW, 2)
    assert [decision.standing for decision in record.decisions] == [Standing.TEXT_CHANGED]
    window.session.publish_due()
    hand.settle()
    assert x.hits() == 0
    assert record_of(hand, post).state is PostState.IN_REVIEW


def test_p1_a_changed_window_is_another_payload_and_voids_too(hand, x):
    """Not the text alone: any field of the payload."""
    parts = hand.window.session.parts
    hand.write(CALM)
    post = hand.send_for_review()
    approve_quietly(hand, post)
    current = record_of(hand, post).current
    begins = datetime(2100, 1, 1, tzinfo=UTC)
    ends = begins + timedelta(minutes=15)
    later = replace(current.payload, not_before=begins, not_after=ends)
    with parts.store.begin() as work:
        said = work.actions(post)[0].statement
        work.append(
            signed(
                parts.keys,
                kind=ActionKind.SUBMIT,
                realm=later.realm,
                account=later.account,
                actor=practice.EXECUTIVE,
                said={key: said[key] for key in said if key not in {"sha256", "revision"}},
                post=post,
                revision=2,
                sha256=later.fingerprint,
                payload=later.body(),
            )
        )
    assert record_of(hand, post).counting(parts.clock.now()) == ()
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(parts, post)
    assert x.hits() == 0


def test_p3_the_author_cannot_approve_their_own_post(hand, x):
    window, parts = hand.window, hand.window.session.parts
    hand.act_as(practice.COMMUNICATIONS)
    hand.write(CALM)
    post = hand.send_for_review()
    # In the window.
    assert not window.review.bar.approve.isEnabled()
    assert window.review.bar.why_not.text()
    # In the service.
    current = record_of(hand, post).current
    with pytest.raises(Refused, match=r"review\.four_eyes"):
        approve_quietly(hand, post)
    # In the ledger itself, with a good signature.
    with parts.store.begin() as work:
        charter = work.charter()
    decision = signed(
        parts.keys,
        kind=ActionKind.APPROVE,
        realm=charter.realm,
        account=current.payload.account,
        actor=practice.COMMUNICATIONS,
        said={
            "role": "communications",
            "meaning": "approved for communications",
            "reason": "",
            "expires_at": "2026-12-01T00:00:00Z",
            "policy_digest": charter.policy_digest,
            "rulebook_digest": charter.rulebook_digest,
        },
        post=post,
        revision=1,
        sha256=current.sha256,
    )
    with pytest.raises(LedgerRefused) as refused, parts.store.begin() as work:
        work.append(decision)
    assert refused.value.code == "CS010"
    assert x.hits() == 0


def test_p4_publish_now_does_not_skip_review(hand, x):
    parts = hand.window.session.parts
    hand.write(CALM)
    post = hand.send_for_review()
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(parts, post)
    hand.window.session.publish_due()
    hand.settle()
    assert (x.hits(), texts_on(x)) == (0, [])


def test_p6_history_outlives_the_post(hand, x):
    """Taken down at X, or withdrawn by its author: who decided what stays in the record."""
    hand.write(CALM)
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.POSTED)
    take_down(x)
    assert texts_on(x) == []
    record = record_of(hand, post)
    assert [d.person for d in record.decisions] == [practice.COMMUNICATIONS]
    hand.act_as(practice.EXECUTIVE)
    hand.write(CALM + " Encore.")
    other = hand.send_for_review()
    parts = hand.window.session.parts
    drafting.withdraw(parts, other, practice.EXECUTIVE, "Trop tôt.")
    assert [a.kind for a in record_of(hand, other).actions][-1] is ActionKind.WITHDRAW
    assert parts.store.verify_chains() > 0
