"""What somebody did is told once to everybody else."""

from dataclasses import replace

import pytest

from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.services import controlling, drafting
from desktop_app.services.parts import Changes
from desktop_app.ui.language import Language
from desktop_app.ui.review.standing import Act


@pytest.fixture
def notices(desk):
    return desk.window.notices


def news(desk):
    desk.window.session.changed.emit(Changes(publications=True))
    desk.settle()


@pytest.fixture
def unfrozen(desk):
    """Paul froze the executive's account and ended it; he is still the one who acts."""
    session = desk.window.session
    desk.act_as("paul")
    account = session.account.id
    controlling.freeze(session.parts, account, "paul", "A rumour.")
    controlling.unfreeze(session.parts, account, "paul", "It was nothing.")
    news(desk)


def test_nothing_is_told_when_nothing_happened(notices):
    assert notices.isHidden()


def test_whoever_did_it_is_not_told(notices, unfrozen):
    assert notices.isHidden()


def test_each_other_person_is_told_once(desk, notices, unfrozen):
    desk.act_as("ines")
    assert notices.isVisible()
    assert notices.accessibleName() == "Paul Roy has ended the freeze of @claire_morel."
    assert "It was nothing." in notices.accessibleDescription()
    assert notices.open_post.isHidden()
    notices.understood.click()
    assert notices.isHidden()
    news(desk)
    assert notices.isHidden()
    desk.act_as("claire")
    assert notices.isVisible()


def test_a_post_that_is_taken_down_is_told_and_can_be_opened(desk, notices):
    session, bar = desk.window.session, desk.window.review.bar
    draft = drafting.new_draft(session.opening.clock, "claire", session.account.id)
    draft = replace(draft, parts=(Part(text="Thanks to all."),))
    post = drafting.submit_for_review(session.parts, draft, "claire")
    desk.act_as("paul")
    desk.open(post)
    bar.offers[Act.APPROVE].click()
    bar.confirm.click()
    desk.wait_for(PostState.POSTED)
    bar.offers[Act.TAKE_DOWN].click()
    bar.reason.setText("A wrong name.")
    bar.confirm.click()
    desk.wait_for(PostState.REMOVED)
    desk.settle()
    assert notices.isHidden()
    desk.act_as("ines")
    assert notices.accessibleName() == "Paul Roy takes a post of @claire_morel off X."
    assert "The post: “Thanks to all.”" in notices.accessibleDescription()
    notices.open_post.click()
    desk.settle()
    assert desk.window.review.view.record.id == post
    assert notices.isHidden()


def test_it_speaks_french(desk, notices, unfrozen, qapp, qtbot):
    desk.act_as("ines")
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: "a levé le gel" in notices.accessibleName())
    Language.choose(qapp, "en")
    qtbot.waitUntil(lambda: "ended the freeze" in notices.accessibleName())
