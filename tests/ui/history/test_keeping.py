"""Legal holds, and words that two people take out, on the card of a published post."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.action import PostId
from desktop_app.services import controlling, retention
from desktop_app.ui.language import Language
from tests.ui.history.test_history_page import publish


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


@pytest.fixture
def page(desk):
    """Claire’s post is on X; Paul, of communications, looks at it."""
    publish(desk)
    page = desk.window.published
    desk.qtbot.waitUntil(lambda: page.detail.keeping is not None)
    desk.settle()
    return page


def post_of(page):
    return page.model.row_at(0).id


def parts_of(page):
    return page._session.parts


def answer(desk, reason, matter="", choice=0):
    ask = desk.window.ask
    ask.first.setText(matter)
    ask.choice.setCurrentIndex(choice)
    ask.field.setText(reason)
    ask.confirm.click()
    desk.settle()


def press(desk, button):
    button.click()
    assert desk.window.ask.isVisible()


def test_counsel_places_a_hold_and_lifts_it(desk, page):
    desk.act_as("ines")
    assert "No legal hold covers this post." in texts(page.detail)
    press(desk, page.detail.keeping.hold)
    ask = desk.window.ask
    assert ask.choice.itemText(0) == "Every post of @claire_morel"
    answer(desk, "Claim received", "Case 12")
    assert not ask.isVisible()
    (hold,) = retention.holds(parts_of(page), page._session.account.id)
    assert (hold.matter, hold.reason, hold.covers, hold.by) == (
        *("Case 12", "Claim received"),
        *(None, "ines"),
    )
    said = texts(page.detail)
    assert "Legal hold: “Case 12”" in said
    assert ": “Claim received”\nIt covers every post of @claire_morel, now and later." in said
    assert "No words are taken out while a legal hold covers the post." in said
    assert not page.detail.keeping.take_out.isEnabled()
    (lift,) = page.detail.keeping.lifts
    assert lift.accessibleName() == "Lift the hold “Case 12”…"
    press(desk, lift)
    answer(desk, "Settled")
    assert retention.holds(parts_of(page), page._session.account.id) == ()
    assert "No legal hold covers this post." in texts(page.detail)
    assert page.detail.keeping.take_out.isEnabled()
    press(desk, page.detail.keeping.hold)
    answer(desk, "Claim received", "Case 13", choice=1)
    (hold,) = retention.holds(parts_of(page), page._session.account.id)
    assert hold.covers == post_of(page)
    assert "It covers only this post." in texts(page.detail)


def test_whoever_may_not_sees_why(desk, page):
    keeping = page.detail.keeping
    assert not keeping.hold.isEnabled()
    assert keeping.hold.toolTip() == "Legal places and lifts legal holds."
    assert keeping.hold.accessibleDescription() == keeping.hold.toolTip()
    assert keeping.take_out.isEnabled()
    controlling.take_down(parts_of(page), post_of(page), "paul", "A wrong name")
    page.reload()
    desk.settle()
    assert "Words are taken out of finished posts only." in texts(page.detail)
    assert not page.detail.keeping.take_out.isEnabled()
    desk.act_as("claire")
    assert not page.detail.keeping.take_out.isEnabled()
    said = "Communications or legal can ask for words to be taken out."
    assert said in texts(page.detail.keeping)
    account = page._session.account.id
    retention.preserve(parts_of(page), account, "ines", matter="Case 12", reason="Claim")
    page.reload()
    desk.settle()
    assert not page.detail.keeping.lifts[0].isEnabled()


def test_one_asks_and_another_agrees(desk, page):
    press(desk, page.detail.keeping.take_out)
    answer(desk, "A customer asked for it")
    keeping = page.detail.keeping
    assert keeping.take_out is None
    assert not keeping.agree.isEnabled()
    assert "another person, for legal, has to agree." in texts(keeping)
    assert keeping.agree.toolTip() == "Somebody for legal has to agree."
    assert desk.window.notices.isHidden()  # who asked is not told
    desk.act_as("claire")
    assert desk.window.notices.isHidden()  # it is not hers to answer
    desk.act_as("ines")
    notices = desk.window.notices
    assert notices.accessibleName() == (
        "Paul Roy wants the words of a post of @claire_morel taken out: legal has to agree."
    )
    assert "A customer asked for it" in notices.accessibleDescription()
    desk.window.show_page("compose")
    notices.open_post.click()
    desk.settle()
    assert page.isVisible()
    assert ": “A customer asked for it”" in texts(page.detail.keeping)
    press(desk, page.detail.keeping.agree)
    assert "Paul Roy asked for it: “A customer asked for it”" in texts(desk.window.ask)
    answer(desk, "Nobody needs it")
    assert "Nobody needs it" in texts(page.detail)
    assert "Words taken out on" in texts(page.detail)
    assert page.detail.keeping is None
    assert desk.window.messages.shown is None
    assert notices.isHidden()


def test_what_the_record_refuses_is_said_where_it_was_asked(desk, page, qapp):
    press(desk, page.detail.keeping.take_out)
    account = page._session.account.id
    hold = retention.preserve(parts_of(page), account, "ines", matter="Case 12", reason="Claim")
    answer(desk, "A customer asked for it")
    assert desk.window.ask.isVisible()
    assert "A legal hold covers this post: its words must stay." in texts(desk.window.ask)
    assert retention.asked(parts_of(page), account) == ()
    # Nobody agrees to what they asked for themselves.
    retention.unpreserve(parts_of(page), account, hold, "ines", "Settled")
    desk.act_as("ines")
    press(desk, page.detail.keeping.take_out)
    answer(desk, "It should never have been written")
    assert not page.detail.keeping.agree.isEnabled()
    said = page.detail.keeping.agree.accessibleDescription()
    assert said == "You asked for it: another person, for legal, has to agree."
    Language.choose(qapp, "fr")
    desk.qtbot.waitUntil(lambda: page.detail.keeping.hold.text() == "Ordonner une conservation…")
    assert page.detail.keeping.agree.text() == "Donner son accord…"
    assert "Aucune conservation juridique ne couvre ce post." in texts(page.detail)


def test_a_post_is_shown_alone_until_its_row_is_read(desk, page):
    post = post_of(page)
    page.search.ask("nowhere")
    desk.settle()
    assert page.model.rowCount() == 0
    desk.window.open_published(post)
    desk.settle()
    assert page.search.is_empty
    assert page.view.currentIndex().isValid()
    assert page.detail.keeping is not None
    # Its row is far down: no other is chosen in its place.
    page.lister.look_for(PostId("far-down"))
    page._alone = post
    page.reload()
    desk.settle()
    assert not page.view.currentIndex().isValid()
    retention.ask(parts_of(page), post, "paul", "Ten years are over")
    retention.redact(parts_of(page), post, "ines", "Nobody needs it")
    page._show_detail()
    desk.settle()
    assert ": Nobody needs it" in texts(page.detail)
    assert desk.window.messages.shown is None
