import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.publication import PostState
from desktop_app.ui.line import State
from desktop_app.ui.review.standing import Act, Hindrance
from tests.ui.kept import away, kept


@pytest.fixture
def void(desk):
    """The communications director looks at the post whose approval was lost."""
    desk.act_as("paul")
    desk.open(desk.post("forty"))
    return desk


def test_what_was_decided_and_waits_to_be_sent_is_not_offered_again(void):
    review, line = void.window.review, void.window.session.line
    post, bar = review.view.record.id, review.bar
    assert bar.approve.isVisible()
    line._say(away(kept(post, ActionKind.APPROVE, 2)))
    assert not any(button.isVisible() for button in bar.offers.values())
    assert bar.unsent.isVisible()
    assert bar.unsent.said.text() == (
        "Your approval of version 2 waits to be sent. Until then nobody else sees it."
    )
    assert review._why_not_approve() == bar.unsent.said.text()
    assert review.permissions().hindrance is Hindrance.UNSENT
    line._say(away())
    assert not bar.unsent.isVisible()
    assert bar.approve.isVisible()


def test_a_remark_that_waits_to_be_sent_keeps_nobody_from_deciding(void):
    review, line = void.window.review, void.window.session.line
    line._say(away(kept(review.view.record.id, ActionKind.COMMENT, 2)))
    assert review.bar.unsent.said.text().startswith("Your remark about version 2 waits")
    assert review.bar.approve.isVisible()
    line._say(away(kept("another", ActionKind.APPROVE)))
    assert not review.bar.unsent.isVisible()


def test_what_waits_can_be_kept_from_being_sent(void, monkeypatch):
    review, line = void.window.review, void.window.session.line
    dropped = []
    monkeypatch.setattr(line, "discard", dropped.append)
    entry = kept(review.view.record.id, ActionKind.REQUEST_CHANGES, 2)
    line._say(away(entry))
    review.bar.unsent.drop.click()
    review.bar.unsent.drop.click()
    assert dropped == [entry.entry.id]


def test_what_must_hold_at_once_is_not_offered_while_the_record_is_away(void):
    review, line = void.window.review, void.window.session.line
    review.bar.approve.click()
    review.bar.confirm.click()
    void.wait_for(PostState.POSTED)
    down = review.bar.offers[Act.TAKE_DOWN]
    assert down.isVisible()
    assert down.isEnabled()
    line._say(away())
    assert not down.isEnabled()
    assert "does not answer" in down.toolTip()
    line._say(State())
    assert down.isEnabled()
