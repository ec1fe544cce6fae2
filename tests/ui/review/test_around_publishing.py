"""What Review shows and offers around publishing: whole payloads, stopping, by hand, corrections."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop_app.domain.payload import Part, Poll, ReplySettings
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.source import Source
from desktop_app.services import drafting
from desktop_app.services.parts import Changes
from desktop_app.ui.review.by_hand import composer
from desktop_app.ui.review.standing import Act
from tests.fakes import FakePoster

TEXT = "Merci !  Thanks to all 🎉"


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def submit(desk, *parts, **more):
    """Submit a post of Claire's and show it to Paul."""
    session = desk.window.session
    draft = drafting.new_draft(session.opening.clock, "claire", session.account.id)
    draft = replace(draft, parts=parts, **more)
    post = drafting.submit_for_review(session.parts, draft, "claire")
    desk.act_as("paul")
    desk.open(post)
    return post


def confirm(desk, act, reason=""):
    bar = desk.window.review.bar
    assert bar.offers[act].isVisible()
    bar.offers[act].click()
    bar.reason.setText(reason)
    bar.confirm.click()
    desk.settle()


def source(desk):
    return Source(
        x_post_id="1800000000000000001",
        author_id=None,
        handle="lyon_eco",
        text="Well done @claire_morel!",
        created_at=None,
        read_at=desk.window.session.opening.clock.now(),
        is_from_x=False,
        mentions=("claire_morel",),
    )


def test_a_whole_thread_is_shown_with_its_poll_and_its_marks(desk):
    poll = Poll(options=("Hall", "Bench"), minutes=1500)
    submit(
        desk,
        Part(text="One."),
        Part(text="Two.", poll=poll),
        reply_settings=ReplySettings.FOLLOWING,
        made_with_ai=True,
    )
    final = desk.window.review.final
    said = texts(final)
    assert [part.reader.toPlainText() for part in final.parts] == ["One.", "Two."]
    assert "Part 2 of 2" in said
    assert "Poll, open for 1 d 1 h" in said
    assert "○  Bench" in said
    assert "Only accounts that this one follows can reply" in said
    assert "Marked as made with AI" in said
    assert len(final.cards) == 2


def test_the_post_that_is_answered_stands_first(desk):
    link = "https://x.com/lyon_eco/status/1800000000000000001"
    submit(desk, Part(text="Thanks."), reply_link=link, source=source(desk), is_by_hand=True)
    said = texts(desk.window.review.final)
    assert "Answers @lyon_eco" in said
    assert "Well done @claire_morel!" in said
    assert "typed over by the author, not read on X" in said


def test_when_it_leaves_is_said_in_a_named_zone(desk):
    begins = desk.window.session.opening.clock.now() + timedelta(hours=2)
    ends = begins + timedelta(minutes=15)
    submit(desk, Part(text="Later."), not_before=begins, not_after=ends)
    said = texts(desk.window.review.context)
    assert "Not before 24 Nov 2026 17:41 Europe/Paris" in said
    assert "never posted late" in said
    confirm(desk, Act.APPROVE)
    assert desk.state() is PostState.APPROVED
    assert "It leaves at its time" in desk.window.review.bar.why_not.text()
    desk.window.session.opening.clock.time += timedelta(hours=3)
    desk.window.session.publish_due()
    desk.wait_for(PostState.MISSED)
    assert "not posted late" in texts(desk.window.review.trouble)


def test_one_s_own_approval_is_taken_back_and_an_approved_post_recalled(desk):
    begins = desk.window.session.opening.clock.now() + timedelta(hours=2)
    window = {"not_before": begins, "not_after": begins + timedelta(minutes=15)}
    submit(desk, Part(text="Later."), **window)
    confirm(desk, Act.APPROVE)
    confirm(desk, Act.UNAPPROVE, "I had not seen the figure.")
    assert desk.state() is PostState.IN_REVIEW
    assert "taken back" in texts(desk.window.review.context)
    confirm(desk, Act.APPROVE)
    confirm(desk, Act.RECALL, "Not today.")
    assert desk.state() is PostState.RECALLED
    assert "Not today." in texts(desk.window.review.trouble)
    desk.act_as("claire")
    assert desk.window.review.bar.rewrite.isVisible()


class TestByHand:
    @pytest.fixture
    def approved(self, desk):
        submit(desk, Part(text=TEXT), is_by_hand=True)
        confirm(desk, Act.APPROVE)
        return desk

    def test_the_approved_text_is_copied_exactly(self, approved):
        panel = approved.window.review.by_hand
        assert panel.isVisible()
        panel.copy.click()
        assert QGuiApplication.clipboard().text() == TEXT

    def test_in_practice_nothing_is_opened_and_it_says_why(self, approved, monkeypatch):
        opened = []
        name = "desktop_app.ui.review.by_hand.QDesktopServices.openUrl"
        monkeypatch.setattr(name, opened.append)
        panel = approved.window.review.by_hand
        panel.open_x.click()
        assert opened == []
        assert "In practice there is no page of X" in texts(panel)

    def test_the_link_settles_it_once_it_was_compared(self, approved):
        poster = FakePoster()
        poster.there["77"] = Posted(x_post_id="77", text=TEXT)
        approved.use_poster(poster)
        panel = approved.window.review.by_hand
        assert not panel.confirm.isEnabled()
        panel.link.setText("https://x.com/claire_morel/status/77?s=20")
        panel.confirm.click()
        approved.wait_for(PostState.POSTED)
        assert not panel.isVisible()
        assert poster.received == []

    def test_a_link_that_is_too_long_is_not_cut_and_not_sent(self, approved):
        panel = approved.window.review.by_hand
        panel.link.insert("https://x.com/claire_morel/status/77?" + "s" * 500)
        assert panel.link.text().endswith("s" * 500)
        assert panel.room.over == 37
        assert not panel.confirm.isEnabled()
        panel.link.setText("https://x.com/claire_morel/status/77")
        assert panel.confirm.isEnabled()

    def test_legal_cannot_say_that_they_posted_it(self, approved):
        approved.act_as("ines")
        panel = approved.window.review.by_hand
        panel.link.setText("https://x.com/claire_morel/status/77")
        assert not panel.confirm.isEnabled()

    def test_the_composer_s_address_holds_the_whole_text(self):
        address = composer("a & b #c\n🎉", "7")
        assert address == (
            "https://x.com/intent/post?text=a%20%26%20b%20%23c%0A%F0%9F%8E%89&in_reply_to=7"
        )


class TestAfterwards:
    @pytest.fixture
    def posted(self, desk):
        submit(desk, Part(text="One."), Part(text="Two, and more."))
        confirm(desk, Act.APPROVE)
        desk.wait_for(PostState.POSTED)
        return desk

    def test_each_part_says_when_it_was_posted(self, posted):
        assert texts(posted.window.review.final).count("posted 14:") == 2

    def test_a_post_is_taken_down_with_a_reason_and_stays_in_the_archive(self, posted):
        bar = posted.window.review.bar
        bar.offers[Act.TAKE_DOWN].click()
        assert not bar.confirm.isEnabled()
        bar.reason.setText("A wrong name.")
        bar.confirm.click()
        posted.wait_for(PostState.REMOVED)
        posted.settle()
        assert "A wrong name." in texts(posted.window.review.trouble)
        page = posted.window.published
        assert "taken off X" in page.model.index(0, 0).data()

    def test_a_correction_is_a_draft_of_its_own_linked_both_ways(self, posted):
        original = posted.window.review.view.record.id
        posted.act_as("claire")
        posted.window.review.bar.offers[Act.CORRECT_ALONE].click()
        posted.settle()
        assert posted.window.pages.currentWidget() is posted.window.compose
        draft = posted.window.compose.drafts.current
        assert draft.corrects == original
        parts = posted.window.session.parts
        changed = replace(draft, parts=(Part(text="One, corrected."),))
        correction = drafting.submit_for_review(parts, changed, "claire")
        posted.window.session.changed.emit(Changes(reviews=True))
        posted.act_as("paul")
        posted.open(correction)
        confirm(posted, Act.APPROVE)
        posted.wait_for(PostState.POSTED)
        posted.settle()
        rows = [row for _number, row in posted.window.published.model.loaded()]
        assert [row.corrected_by for row in rows if row.id == original] == [(correction,)]
        posted.window.review.final.other_asked.emit(original)
        posted.settle()
        assert posted.window.review.view.record.id == original


def test_an_urgent_post_is_looked_at_again(desk):
    submit(desk, Part(text="The rumour is wrong."), urgent="A rumour is spreading.")
    desk.act_as("ines")
    assert "Urgent: “A rumour is spreading.”" in texts(desk.window.review.context)
    confirm(desk, Act.APPROVE)
    desk.wait_for(PostState.POSTED)
    desk.settle()
    assert "could not wait" in texts(desk.window.review.trouble)
    assert "look at it again by" in texts(desk.window.review.trouble)
    confirm(desk, Act.AFTER_REVIEW, "Right, and complete.")
    assert not desk.window.review.trouble.isVisible()
