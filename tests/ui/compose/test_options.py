"""Marks, urgency, the account, posting by hand, and that all of it is kept."""

from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit

from desktop_app.domain.account import Role
from desktop_app.domain.payload import Payload, ReplySettings
from desktop_app.ui.compose.asked import asked
from desktop_app.ui.compose.when_form import AT_A_TIME
from tests.ui.compose.test_findings_panel import named


def test_marks_and_replies_are_kept(loaded, desk):
    loaded.editor.insertPlainText("Marked")
    settings = loaded.writing.options.settings
    settings.replies.activated.emit(list(ReplySettings).index(ReplySettings.FOLLOWING))
    settings.made_with_ai.click()
    settings.paid_partnership.click()
    loaded.flush()
    (kept,) = desk.kept.values()
    assert kept.reply_settings is ReplySettings.FOLLOWING
    assert kept.made_with_ai
    assert kept.paid_partnership
    assert settings.summary == (
        "Only accounts that this one follows can reply · made with AI · paid partnership"
    )


def needs_of(page, outcome):
    """Who would have to approve what is open."""
    return asked(page._session, page.drafts.working, outcome)


def test_what_cannot_wait_needs_a_reason_and_says_who_approves(loaded, checked):
    loaded.editor.insertPlainText("At once")
    urgent = loaded.writing.options.urgent
    urgent.open()
    urgent.cannot_wait.click()
    checked()
    assert not loaded.footer.can_send
    assert loaded.footer.reason.startswith("Say why it cannot wait")
    assert "Legal (Inès Kaci)" in urgent.told
    assert "Within 24 hours" in urgent.told
    urgent.reason.setText("A recall")
    urgent.reason.textEdited.emit("A recall")
    assert [need.role for need in needs_of(loaded, checked())] == [Role.LEGAL]
    assert (
        loaded.approvers.lines.reason(needs_of(loaded, checked())[0]) == "it cannot wait (policy)"
    )
    assert loaded.footer.can_send
    urgent.cannot_wait.click()
    assert loaded.drafts.working.urgent == ""


def test_too_long_a_reason_for_urgency_stays_whole_and_keeps_the_post_back(loaded, checked):
    loaded.editor.insertPlainText("Text")
    urgent = loaded.writing.options.urgent
    urgent.open()
    urgent.cannot_wait.click()
    urgent.reason.insert("x" * 501)
    urgent.reason.textEdited.emit(urgent.reason.text())
    checked()
    assert loaded.drafts.working.urgent == "x" * 501
    assert loaded.footer.reason == "Why it cannot wait: 1 character too many; at most 500."
    assert urgent.room.isVisible()
    assert not urgent._missing.isVisible()
    urgent.reason.undo()
    urgent.reason.textEdited.emit("")
    assert loaded.footer.reason.startswith("Say why it cannot wait")
    assert not urgent.room.isVisible()


def test_what_x_refuses_of_programs_can_be_posted_by_hand(loaded, checked):
    loaded.editor.insertPlainText("Thank you @somebody")
    checked()
    assert loaded.by_hand.isVisible()
    assert "X does not let a program name @somebody here." in loaded.by_hand.words
    assert not loaded.footer.can_send
    loaded.by_hand.choice.click()
    checked()
    assert loaded.footer.can_send
    assert loaded.footer.reason.endswith("Then you post it yourself on X.")
    assert loaded.by_hand.isVisible()
    assert loaded.writing.preview.cost == ""
    loaded.editor.selectAll()
    loaded.editor.insertPlainText("Thank you")
    checked()
    assert "could post this one itself" in loaded.by_hand.words
    loaded.by_hand.choice.click()
    checked()
    assert not loaded.by_hand.isVisible()


def test_another_account_changes_what_is_shown_and_who_approves(loaded, checked, store, qtbot):
    loaded.editor.insertPlainText("News")
    band = loaded.writing.band
    assert band.purpose == "Her own voice."
    assert band.colour == "blue"
    band.choice.setCurrentIndex(1)
    band.choice.activated.emit(1)
    checked()
    assert band.purpose == "Company news. Readers: the press."
    assert band.colour == "teal"
    assert loaded.header.state.startswith("@acme_group")
    assert loaded.writing.preview.cards[0].accessibleName() == "Acme Group @acme_group"
    assert [need.role for need in needs_of(loaded, checked())] == [Role.COMMUNICATIONS, Role.LEGAL]
    loaded._send()
    qtbot.waitUntil(lambda: len(store.appended) == 1)
    assert Payload.read(store.appended[0].payload).account == "group"
    qtbot.waitUntil(lambda: not loaded.sending.is_busy)
    assert loaded.drafts.working.account == "group", "the account that was written for last"


def test_a_new_version_stays_with_its_account(loaded, desk):
    draft = replace(loaded.drafts.working, id="d2", post="p1", base_revision=1)
    desk.save(draft)
    loaded.drafts.open(draft)
    assert not loaded.writing.band.choice.isVisible()
    assert loaded.writing.band._only.text() == "Claire Morel (@acme)"


def test_everything_is_kept_thrown_away_and_brought_back(loaded, desk):
    loaded.editor.insertPlainText("One")
    loaded.writing.add_part.click()
    loaded.editor.insertPlainText("Two")
    loaded.writing.add_poll.click()
    options = loaded.writing.options
    options.when.mode.chosen.emit(AT_A_TIME)
    options.settings.made_with_ai.click()
    options.urgent.cannot_wait.click()
    options.urgent.reason.setText("A recall")
    options.urgent.reason.textEdited.emit("A recall")
    before = loaded.drafts.working
    loaded.drafts.discard()
    assert desk.kept == {}
    loaded.footer._undo.click()
    (kept,) = desk.kept.values()
    assert replace(kept, saved_at=before.saved_at) == before
    assert options.urgent.summary == "yes: A recall"
    assert len(loaded.writing.posts.editors) == 2


def test_a_change_beside_the_text_is_kept_within_a_second(qtbot, loaded, desk):
    loaded.editor.insertPlainText("Marked")
    loaded.flush()
    loaded.writing.options.settings.made_with_ai.click()
    assert 0 < loaded.drafts._timer.remainingTime() < 1_000
    qtbot.waitUntil(lambda: next(iter(desk.kept.values())).made_with_ai)
    assert loaded.drafts.is_kept


def test_everything_that_can_be_used_has_a_name(loaded):
    loaded.editor.insertPlainText("One")
    loaded.writing.add_part.click()
    loaded.writing.add_poll.click()
    options = loaded.writing.options
    for section in (options.when, options.source, options.settings, options.urgent):
        section.open()
    options.when.mode.chosen.emit(AT_A_TIME)
    options.source.mode.chosen.emit(1)
    options.source.type_over.click()
    options.urgent.cannot_wait.click()
    used = [
        widget
        for kind in (QAbstractButton, QPlainTextEdit, QComboBox, QLineEdit, QDateTimeEdit)
        for widget in loaded.findChildren(kind)
        if widget.isVisibleTo(loaded) and not widget.objectName().startswith("qt_spinbox")
    ]
    assert len(used) > 40
    assert [widget for widget in used if not named(widget)] == []


def test_legal_is_asked_at_once_without_another_check_and_is_kept(
    qtbot, loaded, checked, desk, store
):
    loaded.editor.insertPlainText("A calm day")
    assert [need.role for need in needs_of(loaded, checked())] == [Role.COMMUNICATIONS]
    loaded.approvers.ask_legal.click()
    assert loaded.is_checked
    assert [need.role for need in loaded.approvers._needs] == [Role.COMMUNICATIONS, Role.LEGAL]
    loaded.flush()
    (kept,) = desk.kept.values()
    assert kept.ask_legal
    assert loaded.footer.can_send
    loaded._send()
    qtbot.waitUntil(lambda: len(store.appended) == 1)
    assert '"roles":["communications","legal"]' in store.appended[0].statement


def test_a_finding_asks_for_legal_and_the_author_cannot_say_no(loaded, checked, speller):
    speller.risky = ("surge",)
    loaded.editor.insertPlainText("Sales will surge")
    checked()
    tick = loaded.approvers.ask_legal
    assert (tick.isChecked(), tick.isEnabled()) == (True, False)
    assert not loaded.drafts.working.ask_legal
