"""Where the policy says so, whoever approves what concerns legal proves once more who they are."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import governing, practice
from desktop_app.services.reading import signed_charter


@pytest.fixture
def asked(desk):
    """A record whose policy asks again, opened with passphrases; what was tried of them."""
    session, tried = desk.window.session, []
    parts = session.parts
    before = session.charter
    with parts.store.begin() as work:
        now = signed_charter(work, parts)
        new = replace(now, policy=replace(now.policy, reauthenticate=True))
        wanted = governing.propose_charter(work, parts.keys, now, new, practice.COMMUNICATIONS)
    governing.adopt(parts, wanted, practice.LEGAL)
    session.live.look()
    desk.qtbot.waitUntil(lambda: session.charter != before)
    desk.act_as("paul")

    def unlock(person, passphrase):
        tried.append((person, passphrase))
        if passphrase != "mine":
            raise Refused("keychain.passphrase", person=person)

    session.opening = replace(session.opening, sign_in=unlock)
    return tried


def approve(desk):
    bar = desk.window.review.bar
    bar.approve.click()
    bar.confirm.click()
    desk.settle()


def test_nothing_is_approved_before_the_passphrase_was_right(desk, asked):
    desk.open(desk.post("500,000"))
    review = desk.window.review
    approve(desk)
    question = review.acting._ask
    assert question.isVisible()
    assert asked == []
    question.field.setText("not mine")
    question.confirm.click()
    desk.settle()
    assert question.isVisible()
    assert question.field.text() == ""
    assert not any(one.person == "paul" for one in review.view.record.decisions)
    question.field.setText("mine")
    question.confirm.click()
    desk.settle()
    assert not question.isVisible()
    assert asked == [("paul", "not mine"), ("paul", "mine")]
    (mine,) = (one for one in review.view.record.decisions if one.person == "paul")
    assert mine.verdict is Verdict.APPROVE


def test_what_does_not_concern_legal_asks_for_none(desk, asked):
    desk.open(desk.post("forty"))
    approve(desk)
    desk.wait_for(PostState.POSTED)
    assert asked == []
