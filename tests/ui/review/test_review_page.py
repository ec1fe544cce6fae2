from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop_app.domain.errors import PostNotSent, PostRefused, PostUnanswered
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import drafting
from desktop_app.services.parts import Changes
from desktop_app.ui.actions.offers import use_letters
from desktop_app.ui.language import Language
from desktop_app.ui.review.standing import Act, permissions
from desktop_app.ui.review.texts import ChangedText
from tests.fakes import FakePoster


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


@pytest.fixture
def void(desk):
    """The communications director looks at the post whose approval was lost."""
    desk.act_as("paul")
    desk.open(desk.post("forty"))
    return desk


def approve(desk, reason=""):
    bar = desk.window.review.bar
    bar.approve.click()
    bar.reason.setText(reason)
    bar.confirm.click()


def object_to(desk, reason):
    bar = desk.window.review.bar
    bar.object.click()
    bar.reason.setText(reason)
    bar.confirm.click()
    desk.settle()


def test_it_shows_exactly_what_will_be_posted(void):
    review = void.window.review
    assert review.final.reader.toPlainText() == review.view.record.current.payload.parts[0].text
    (card,) = review.final.cards
    assert card.accessibleDescription() == review.final.reader.toPlainText()
    fingerprint = review.view.record.current.sha256
    assert f"{fingerprint[:4]} {fingerprint[4:8]}" in texts(review.context)


def test_a_lost_approval_is_told_and_the_change_shown(void):
    review = void.window.review
    assert "Paul Roy — approved version 1 (no longer counts: text changed)" in texts(review.context)
    (changed,) = review.changes.texts
    assert changed.toPlainText().count("forty") == 1
    assert "added: forty" in changed.accessibleDescription()


def test_an_approval_is_asked_once_more_and_then_posted_once(void):
    bar = void.window.review.bar
    assert bar.approve.text() == "Approve version 2 (practice)"
    bar.approve.click()
    assert void.state() is PostState.IN_REVIEW
    assert bar.confirm.isVisible()
    bar.confirm.click()
    void.wait_for(PostState.POSTED)
    assert void.window.review.view.record.publication.same_text is True
    assert bar.why_not.text() == "This post is on X."


def test_the_letters_of_the_bar(void):
    review = void.window.review
    review.setFocus()
    QTest.keyClick(review, Qt.Key.Key_V)
    assert not review.bar.confirm.isVisible()
    QTest.keyClick(review, Qt.Key.Key_A)
    assert review.bar.confirm.isVisible()
    QTest.keyClick(review.bar.confirm, Qt.Key.Key_Escape)
    assert not review.bar.confirm.isVisible()
    QTest.keyClick(review, Qt.Key.Key_R)
    QTest.keyClicks(review.bar.reason, "AVR")
    assert review.bar.reason.text() == "AVR"


def test_nobody_approves_what_they_wrote(desk):
    desk.open(desk.post("forty"))
    bar = desk.window.review.bar
    assert not bar.approve.isEnabled()
    assert "somebody else must approve" in bar.why_not.text()
    assert not bar.veto.isVisible()


def test_who_holds_no_role_for_it_cannot_approve(desk):
    desk.act_as("ines")
    desk.open(desk.post("forty"))
    bar = desk.window.review.bar
    assert not bar.approve.isEnabled()
    assert bar.why_not.text()
    assert bar.veto.isVisible()


def test_a_figure_needs_both_and_says_why(desk):
    desk.act_as("paul")
    desk.open(desk.post("500,000"))
    assert "17 CFR 243.100" in texts(desk.window.review.context)
    assert "because" in texts(desk.window.review.context)
    approve(desk)
    desk.settle()
    assert desk.state() is PostState.IN_REVIEW
    assert desk.window.review.bar.why_not.text() == "You approved this version."
    desk.act_as("ines")
    approve(desk, "Checked against the report.")
    desk.wait_for(PostState.POSTED)


def test_an_objection_needs_a_reason_and_goes_to_the_author(void):
    bar, review = void.window.review.bar, void.window.review
    bar.object.click()
    assert not bar.confirm.isEnabled()
    bar.cancel.click()
    object_to(void, "How many were they?")
    assert void.state() is PostState.CHANGES_REQUESTED
    assert "How many were they?" in texts(review.trouble)
    void.act_as("claire")
    bar.rewrite.click()
    void.settle()
    assert void.window.pages.currentWidget() is void.window.compose
    assert void.window.compose.editor.toPlainText() == review.final.reader.toPlainText()


def test_a_veto_stops_the_post(desk):
    desk.act_as("ines")
    desk.open(desk.post("500,000"))
    bar = desk.window.review.bar
    bar.veto.click()
    bar.reason.setText("Unpublished figure.")
    bar.confirm.click()
    desk.settle()
    assert desk.state() is PostState.VETOED


def test_the_author_takes_a_post_back(desk):
    desk.open(desk.post("forty"))
    bar = desk.window.review.bar
    bar.withdraw.click()
    bar.reason.setText("Not this week.")
    bar.confirm.click()
    desk.settle()
    assert desk.state() is PostState.WITHDRAWN


def test_too_long_a_reason_stays_whole_and_decides_nothing(void):
    bar = void.window.review.bar
    bar.object.click()
    bar.reason.insert("x" * 503)
    assert bar.reason.text() == "x" * 503
    assert bar.room.text.text() == "3 characters too many; at most 500."
    assert bar.room.isVisible()
    assert not bar.confirm.isEnabled()
    bar.reason.undo()
    bar.reason.insert("x" * 500)
    assert not bar.room.isVisible()
    assert bar.confirm.isEnabled()


def test_a_reason_that_is_being_typed_survives_news(void):
    bar = void.window.review.bar
    bar.object.click()
    bar.reason.setText("half a sen")
    void.window.session.changed.emit(Changes(reviews=True))
    void.settle()
    assert bar.reason.text() == "half a sen"
    assert bar.confirm.isVisible()


def send_another(desk, text="Another text."):
    """Claire sends another version from elsewhere, while the review is open."""
    parts, post = desk.window.session.parts, desk.window.review.view.record.id
    draft = drafting.continue_post(parts, post, "claire")
    drafting.submit_for_review(parts, replace(draft, parts=(Part(text=text),)), "claire")


def test_another_version_that_comes_meanwhile_cannot_be_approved_by_accident(void):
    review, bar = void.window.review, void.window.review.bar
    send_another(void)
    approve(void)
    void.settle()
    assert void.window.messages.shown.kind == "review.text_changed"
    assert bar.why_not.text() == "Version 3 was just sent."
    assert review.view.record.current.number == 2
    assert not bar.approve.isEnabled()
    assert not bar.confirm.isVisible()
    bar.see_changes.click()
    void.settle()
    assert review.view.record.current.number == 3
    assert "Another" in review.changes.texts[0].toPlainText()
    void.qtbot.waitUntil(bar.approve.isEnabled)
    assert void.state() is PostState.IN_REVIEW


def test_news_of_another_version_takes_the_question_away_at_once(void):
    bar = void.window.review.bar
    bar.approve.click()
    send_another(void)
    void.window.session.changed.emit(Changes(reviews=True))
    void.settle()
    assert not bar.confirm.isVisible()
    assert not bar.approve.isEnabled()
    assert bar.see_changes.isVisible()


def test_what_changed_since_i_decided_stands_first(void):
    review = void.window.review
    assert review.tabs.current == 0
    labels = [button.accessibleName() for button in review.tabs.findChildren(QPushButton)]
    assert labels[0] == "Changes since you decided on version 1"
    void.act_as("ines")
    labels = [button.accessibleName() for button in review.tabs.findChildren(QPushButton)]
    assert labels[0] == "Changes since version 1"


def test_the_names_of_the_tabs_are_whole_in_a_narrow_window(void):
    for language in ("en", "fr"):
        Language.choose(QApplication.instance(), language)
        void.window.resize(960, 640)
        void.settle()
        tabs = void.window.review.tabs.findChildren(QPushButton)
        assert [each.text() for each in tabs] == [each.accessibleName() for each in tabs]
        assert len(tabs) == 3
    Language.choose(QApplication.instance(), "en")


def test_one_difference_after_the_other(void):
    review = void.window.review
    review.next_difference()
    (changed,) = review.changes.texts
    first = changed.accessibleDescription()
    assert first
    assert changed.marked == changed.stops[0]
    review.next_difference()
    review.previous_difference()
    assert changed.accessibleDescription() == first


def test_what_went_does_not_run_into_what_came(qtbot):
    changed = ChangedText()
    qtbot.addWidget(changed)
    changed.show_difference("We sold 500 units. Good", "We sold between 1 and 2 units. Très\nbon")
    assert changed.toPlainText().startswith("We sold 500 between 1 and 2 units. Good Très↵\nbon")
    changed.resize(200, 100)
    assert changed.mark_stop(len(changed.stops) - 1) > 0
    above, below = list(changed._lines(*changed.marked))[-2:]
    assert above.top() < below.top()
    changed.forget_mark()
    assert changed.marked is None


def test_no_letter_is_named_as_a_key_while_letters_are_off(void):
    review = void.window.review
    review.tabs.chosen.emit(0)
    assert review.changes._sign.text().endswith("D goes to the next one")
    assert review.remarks.begin_button.toolTip().endswith(": C")
    use_letters(on=False)
    try:
        assert review.changes._sign.text() == "1 difference"
        assert review.remarks.begin_button.toolTip().endswith("the whole post")
    finally:
        use_letters(on=True)
    assert review.remarks.begin_button.toolTip().endswith(": C")


TAKING_BACK = {Act.WITHDRAW, Act.REWRITE}


def test_who_only_helped_to_write_it_may_still_say_no(void):
    review = void.window.review
    helped = replace(review.view, own=True, my_role=None)
    now = void.window.session.opening.clock.now()
    assert permissions(helped, "paul", now).acts == {Act.OBJECT, *TAKING_BACK}
    assert permissions(helped, "ines", now).acts == {Act.OBJECT, Act.VETO}
    assert permissions(helped, "claire", now).acts == TAKING_BACK


def test_any_two_versions_are_compared(void):
    send_another(void)
    review, versions = void.window.review, void.window.review.versions
    review.open_post(review.view.record.id)
    void.settle()
    review.tabs.findChildren(QPushButton)[2].click()
    assert versions.after.currentIndex() == 2
    versions.before.setCurrentIndex(0)
    versions.after.setCurrentIndex(1)
    assert "forty" in versions.differences.texts[0].toPlainText()
    assert "Changed since version 2" in texts(versions)
    assert "approved version 1" in texts(versions)


def test_a_long_post_is_approved_only_when_all_of_it_was_on_the_screen(desk):
    session, review = desk.window.session, desk.window.review
    draft = drafting.new_draft(session.opening.clock, "claire", session.account.id)
    parts = tuple(Part(text=f"Part {n}.\n" + "A line.\n" * 20 + "End.") for n in range(6))
    post = drafting.submit_for_review(session.parts, replace(draft, parts=parts), "claire")
    desk.act_as("paul")
    desk.open(post)
    assert not review.bar.approve.isEnabled()
    assert review.bar.why_not.text() == "It can be approved once all of it was on the screen."
    presses = 0
    while review.bar.read_on.isVisible():
        review.approve()
        presses += 1
        assert not review.bar.confirm.isVisible()
        assert presses < 30
    assert presses > 2
    review.approve()
    assert review.bar.confirm.isVisible()


def test_the_question_names_version_account_and_time(void):
    bar = void.window.review.bar
    bar.approve.click()
    assert "Approve version 2 for @" in texts(bar)
    assert "It is posted as soon as all approvals are in." in texts(bar)


def test_two_keys_without_findings_three_with_one_for_legal(desk):
    desk.act_as("ines")
    desk.open(desk.post("500,000"))
    review, bar = desk.window.review, desk.window.review.bar
    review.setFocus()
    QTest.keyClick(review, Qt.Key.Key_A)
    assert bar.reasons[0].isVisible()
    assert not bar.confirm.isEnabled()
    QTest.keyClick(bar.focusWidget(), Qt.Key.Key_1)
    assert bar.reason.text() == bar.reasons[0].said
    QTest.keyClick(bar.focusWidget(), Qt.Key.Key_Return)
    desk.settle()
    assert review.view.record.decisions[-1].reason == bar.reasons[0].said


def test_a_decision_says_until_when_it_counts_and_a_veto_who_lifts_it(desk):
    desk.act_as("paul")
    desk.open(desk.post("500,000"))
    approve(desk)
    desk.settle()
    assert "counts until" in texts(desk.window.review.context)
    desk.act_as("ines")
    bar = desk.window.review.bar
    bar.veto.click()
    bar.reason.setText("Unpublished figure.")
    bar.confirm.click()
    desk.settle()
    assert "only legal lifts it" in texts(desk.window.review.context)
    send_another(desk, "No figure any more.")
    desk.window.review.open_post(desk.window.review.view.record.id)
    desk.settle()
    assert "only legal lifts it" in texts(desk.window.review.context)
    approve(desk)
    desk.settle()
    assert "only legal lifts it" not in texts(desk.window.review.context)


def test_hidden_characters_are_named_and_links_say_where_they_go(void):
    (final,) = void.window.review.final.parts
    final.show_text("Read\u200b https://example.com/a now")
    assert "⟨U+200B⟩" in final.reader.toPlainText()
    assert "https://example.com/a" in texts(final)
    assert "cannot see" in texts(final)


class TestUnknown:
    @pytest.fixture
    def poster(self, void):
        poster = FakePoster([PostUnanswered("x.no_answer")])
        void.use_poster(poster)
        approve(void)
        void.wait_for(PostState.UNKNOWN)
        return poster

    def test_it_says_that_we_do_not_know_and_sends_nothing_again(self, void, poster):
        trouble = void.window.review.trouble
        assert trouble.isVisible()
        assert "We do not know if the post went out." in texts(trouble)
        assert not trouble.is_there.isEnabled()
        void.window.session.publish_due()
        void.settle()
        assert len(poster.received) == 1

    def test_a_person_finds_it(self, void, poster):
        text = void.window.review.final.reader.toPlainText()
        poster.there["77"] = Posted(x_post_id="77", text=text)
        trouble = void.window.review.trouble
        trouble.link.setText("https://x.com/claire_morel/status/77")
        trouble.is_there.click()
        void.wait_for(PostState.POSTED)
        assert len(poster.received) == 1

    def test_a_link_that_is_none_is_refused_and_kept(self, void, poster):
        trouble = void.window.review.trouble
        trouble.link.setText("nonsense")
        trouble.is_there.click()
        void.settle()
        assert void.window.messages.shown.kind == "source.link"
        assert trouble.link.text() == "nonsense"
        assert trouble.isEnabled()

    @pytest.mark.usefixtures("poster")
    def test_what_is_too_long_is_not_cut_and_not_sent(self, void):
        trouble = void.window.review.trouble
        of_link, of_reason = trouble.rooms
        void.window.session.opening.clock.time += timedelta(days=1)
        void.window.review.reload()
        void.settle()
        for field in (trouble.link, trouble.reason):
            field.insert("x" * 501)
            assert field.text() == "x" * 501
        assert (of_link.over, of_reason.over) == (1, 1)
        assert not trouble.is_there.isEnabled()
        assert not trouble.is_not_there.isEnabled()
        for field in (trouble.link, trouble.reason):
            field.backspace()
        assert trouble.is_there.isEnabled()
        assert trouble.is_not_there.isEnabled()

    def test_a_person_is_sure_that_it_is_not_there(self, void, poster):
        trouble = void.window.review.trouble
        trouble.reason.setText("Looked at the timeline.")
        assert not trouble.is_not_there.isEnabled()
        assert "can be recorded from" in texts(trouble)
        void.window.session.opening.clock.time += timedelta(minutes=16)
        void.window.review.reload()
        void.settle()
        trouble.is_not_there.click()
        void.wait_for(PostState.IN_REVIEW)
        assert "decided again" in texts(void.window.review.context)
        assert len(poster.received) == 1

    def test_legal_cannot_say_that_it_is_not_there(self, void, poster):
        void.act_as("ines")
        trouble = void.window.review.trouble
        trouble.reason.setText("I think so.")
        assert not trouble.is_not_there.isEnabled()


def test_a_refusal_of_x_is_explained(void):
    void.use_poster(FakePoster([PostRefused("x.duplicate")]))
    approve(void)
    void.wait_for(PostState.REFUSED)
    trouble = void.window.review.trouble
    assert trouble.isVisible()
    assert not trouble.link.isVisible()
    assert "Refused by X" in texts(trouble)


def confirm(desk, act, reason=""):
    """Ask for something in the bar, and confirm it."""
    bar = desk.window.review.bar
    assert bar.offers[act].isVisible()
    bar.offers[act].click()
    bar.reason.setText(reason)
    bar.confirm.click()
    desk.settle()


def test_a_held_post_goes_on_when_a_person_says_so(void):
    void.use_poster(FakePoster([PostRefused("x.unauthorized", hold="auth")]))
    approve(void)
    void.wait_for(PostState.HELD)
    void.settle()
    review, window = void.window.review, void.window
    assert "X does not accept the connection" in texts(review.trouble)
    assert "its queue waits" in texts(window.banners)
    confirm(void, Act.RELEASE, "The account is connected again.")
    void.wait_for(PostState.POSTED)
    void.settle()
    assert not review.trouble.isVisible()
    assert not window.banners.isVisible()


def test_a_post_that_could_not_be_sent_yet_says_why(void):
    void.use_poster(FakePoster([PostNotSent("x.unreachable", cause="refused")]))
    approve(void)
    trouble = void.window.review.trouble
    void.wait_for(PostState.APPROVED)
    void.settle()
    assert trouble.isVisible()
    assert "The post was certainly not sent." in texts(trouble)
    assert not void.window.review.bar.offers[Act.RELEASE].isVisible()
