import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.domain.account import Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.payload import Payload
from desktop_app.services.checking import CHECKED_CHARACTERS
from desktop_app.services.messages import explain
from desktop_app.ui.language import Language
from desktop_app.ui.widgets import PrimaryButton

ALT_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
SLIP = "Fiers de nos équippes"


def type_text(page, text):
    for letter in text:
        QTest.keyClick(page.editor, letter) if letter.isascii() else page.editor.insertPlainText(
            letter
        )


def checked(qtbot, page):
    """Wait until the checks have read the very text that is shown."""
    qtbot.waitUntil(
        lambda: page._outcome is not None and page._outcome.question.text == page.editor.text
    )


def drawn(page):
    return [s.cursor.selectedText() for s in page.editor.extraSelections()]


def test_a_slip_is_underlined_fixed_and_undone_in_one_step_each(qtbot, loaded):
    type_text(loaded, SLIP)
    checked(qtbot, loaded)
    assert drawn(loaded) == ["équippes"]
    QTest.keyClick(loaded.editor, *ALT_ENTER)
    assert loaded.editor.text == "Fiers de nos équipes"
    loaded.editor.undo()
    assert loaded.editor.text == SLIP


def test_an_emoji_before_it_does_not_shift_the_underline(qtbot, loaded):
    loaded.editor.insertPlainText("👍🏽👨‍👩‍👧‍👦 " + SLIP)
    checked(qtbot, loaded)
    assert drawn(loaded) == ["équippes"]


def test_letters_with_combining_accents_are_underlined_whole(qtbot, loaded):
    loaded.editor.insertPlainText("Cafe\u0301 " + "e\u0301quippes")
    checked(qtbot, loaded)
    assert drawn(loaded) == ["e\u0301quippes"]
    QTest.keyClick(loaded.editor, *ALT_ENTER)
    assert loaded.editor.text == "Cafe\u0301 équipes"


def test_an_answer_about_an_older_text_is_dropped(qtbot, loaded, speller):
    speller.gate = threading.Event()
    loaded.editor.insertPlainText("teh")
    qtbot.waitUntil(lambda: speller.asked[-1:] == ["teh"])
    loaded.editor.selectAll()
    loaded.editor.insertPlainText(SLIP)
    with qtbot.waitSignal(loaded.checker.answered) as answer:
        speller.gate.set()
    assert answer.args[0].question.text == SLIP
    assert drawn(loaded) == ["équippes"]


def test_one_check_at_a_time_and_the_newest_text_wins(qtbot, loaded, speller):
    speller.gate = threading.Event()
    loaded.editor.insertPlainText("a")
    qtbot.waitUntil(lambda: speller.asked[-1:] == ["a"])
    for letter in "bcd":
        loaded.editor.insertPlainText(letter)
        loaded._check_again()
    speller.gate.set()
    checked(qtbot, loaded)
    assert [text for text in speller.asked if text] == ["a", "abcd"]


def test_typing_is_kept_within_a_second_even_before_the_record_is_open(qtbot, page, desk):
    page.editor.insertPlainText("Kept")
    assert 0 < page.drafts._timer.remainingTime() < 1_000
    qtbot.waitUntil(lambda: any(d.text == "Kept" for d in desk.kept.values()))
    assert page.header.state.startswith("saved ")


def test_going_on_typing_does_not_put_the_keeping_off(qtbot, page, desk):
    page.editor.insertPlainText("a")
    left = page.drafts._timer.remainingTime()
    page.editor.insertPlainText("b")
    assert page.drafts._timer.remainingTime() <= left
    page.flush()
    assert [d.text for d in desk.kept.values()] == ["ab"]


def test_what_was_typed_before_anybody_was_signed_in_is_the_first_persons(
    qtbot, page, session, desk
):
    page.editor.insertPlainText("Early")
    page.flush()
    with qtbot.waitSignal(session.loaded):
        session.start()
    assert [(d.text, d.owner, d.account) for d in desk.kept.values()] == [
        ("Early", "claire", "acme")
    ]
    assert page.editor.text == "Early"
    checked(qtbot, page)


def test_a_save_that_fails_is_told_and_tried_again(qtbot, loaded, desk):
    desk.broken = True
    loaded.editor.insertPlainText("Precious")
    loaded.flush()
    assert loaded.header.trouble.startswith("Not saved.")
    desk.broken = False
    loaded.flush()
    assert loaded.header.trouble == ""
    assert [d.text for d in desk.kept.values()] == ["Precious"]


def test_leaving_the_page_keeps_the_text(qtbot, loaded, desk):
    loaded.editor.insertPlainText("Hidden")
    loaded.hide()
    assert [d.text for d in desk.kept.values()] == ["Hidden"]


def test_each_person_sees_their_own_drafts(qtbot, loaded, session, store):
    loaded.editor.insertPlainText("By Claire")
    session.sign_in(store.charter.people[1])
    assert loaded.editor.text == ""
    loaded.editor.insertPlainText("By Paul")
    session.sign_in(store.charter.people[0])
    assert loaded.editor.text == "By Claire"


def test_a_discarded_draft_comes_back(qtbot, loaded, desk):
    loaded.editor.insertPlainText("Back again")
    loaded.drafts.discard()
    assert desk.kept == {}
    assert loaded.editor.text == ""
    loaded.footer._undo.click()
    assert loaded.editor.text == "Back again"
    assert [d.text for d in desk.kept.values()] == ["Back again"]


def test_drafts_are_switched_without_losing_any(qtbot, loaded, desk):
    loaded.editor.insertPlainText("First")
    loaded.header.new.click()
    loaded.editor.insertPlainText("Second")
    first = next(d for d in desk.kept.values() if d.text == "First")
    loaded.header.draft_chosen.emit(first.id)
    assert loaded.editor.text == "First"
    assert sorted(d.text for d in desk.kept.values()) == ["First", "Second"]


def test_an_empty_draft_leaves_nothing_behind(qtbot, loaded, desk):
    loaded.editor.insertPlainText("x")
    loaded.flush()
    loaded.editor.selectAll()
    loaded.editor.textCursor().removeSelectedText()
    loaded.header.new.click()
    assert desk.kept == {}


def test_a_checked_text_is_sent_for_review(qtbot, loaded, store, desk):
    loaded.editor.insertPlainText("Proud of our people")
    assert not loaded.footer.can_send
    checked(qtbot, loaded)
    assert loaded.footer.can_send
    assert loaded.footer.reason == "Goes to Communications."
    with qtbot.waitSignal(loaded.submitted) as sent:
        QTest.keyClick(loaded.editor, *CTRL_ENTER)
    action = store.appended[0]
    assert (action.kind, action.post) == (ActionKind.SUBMIT, sent.args[0])
    assert Payload.read(action.payload).parts[0].text == "Proud of our people"
    assert desk.kept == {}
    assert (loaded.editor.text, loaded.footer.reason) == ("", "Sent for review.")


def test_nothing_is_sent_before_it_was_checked(qtbot, loaded, store):
    loaded.editor.insertPlainText("Too quick")
    QTest.keyClick(loaded.editor, *CTRL_ENTER)
    assert store.appended == []
    assert loaded.footer.reason == "Checking…"


def test_a_refused_submission_keeps_the_text(qtbot, loaded, store, desk):
    store.refusal = Refused("rules.other")
    loaded.editor.insertPlainText("Stays")
    checked(qtbot, loaded)
    QTest.keyClick(loaded.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: not loaded.sending.is_busy)
    assert loaded.footer.reason == explain(store.refusal, "en").line
    assert loaded.editor.text == "Stays"
    assert not loaded.editor.isReadOnly()
    assert [d.text for d in desk.kept.values()] == ["Stays"]


def test_who_may_not_write_is_told(qtbot, loaded, session, store):
    session.sign_in(store.charter.people[2])
    loaded.editor.insertPlainText("Legal writes")
    checked(qtbot, loaded)
    assert not loaded.footer.can_send
    assert loaded.footer.reason == "Your duties let you review posts, not send them."


def test_words_that_could_not_be_checked_are_told_and_do_not_prevent_sending(
    qtbot, loaded, speller
):
    speller.silent = True
    loaded.editor.insertPlainText("Unread")
    checked(qtbot, loaded)
    assert "Words could not be checked" in told(loaded)
    assert loaded.findings.summary == "Nothing found in what could be checked."
    assert loaded.footer.can_send
    assert loaded.footer.reason.endswith("Its words were not checked.")


def told(page):
    items = [page.findings._cards.itemAt(i) for i in range(page.findings._cards.count())]
    return " ".join(item.widget().accessibleName() for item in items)


def test_nothing_found_is_said_only_of_a_whole_check(qtbot, loaded):
    loaded.editor.insertPlainText("All is well")
    checked(qtbot, loaded)
    assert loaded.findings.summary == "Nothing found. Communications will still read it."


def test_a_failure_of_all_checks_is_told(qtbot, loaded):
    loaded._have_failure(Unavailable("words.unavailable"))
    assert "could not be checked" in told(loaded)
    assert not loaded.footer.can_send


def test_a_hundred_thousand_characters_are_an_obstacle_and_not_checked_for_words(
    qtbot, loaded, speller
):
    loaded.editor.insertPlainText("Long story. " * 8_400)
    checked(qtbot, loaded)
    assert [len(text) for text in speller.asked if len(text) > CHECKED_CHARACTERS] == []
    assert "too long" in told(loaded)
    assert "Not everything was checked" in told(loaded)
    assert not loaded.footer.can_send


def test_hidden_control_characters_are_an_obstacle_that_one_click_removes(qtbot, loaded):
    loaded.editor.insertPlainText("pay\u202eload\u202c \u0007now")
    assert loaded.editor.text == "pay\u202eload\u202c \u0007now"
    checked(qtbot, loaded)
    assert told(loaded).count("Cannot be posted") == 2
    for card in list(cards(loaded)):
        card.removal_wanted.emit([o.span for o in card.obstacles])
        checked(qtbot, loaded)
        break
    assert loaded.editor.text == "payload \u0007now"
    loaded.editor.undo()
    assert loaded.editor.text == "pay\u202eload\u202c \u0007now"


def cards(page):
    items = [page.findings._cards.itemAt(i) for i in range(page.findings._cards.count())]
    return [item.widget() for item in items]


def test_a_person_who_is_not_the_executive_needs_them(qtbot, loaded, session, store):
    session.sign_in(store.charter.people[1])
    loaded.editor.insertPlainText("For Claire")
    checked(qtbot, loaded)
    roles = {need.role: need for need in loaded.approvers._needs}
    assert set(roles) == {Role.EXECUTIVE, Role.COMMUNICATIONS}
    assert loaded.approvers.lines.reason(roles[Role.EXECUTIVE]) == "it is written in their name"
    assert roles[Role.COMMUNICATIONS].names == ()


@pytest.mark.parametrize("key", [Qt.Key.Key_F8])
def test_f8_goes_round_the_findings(qtbot, loaded, key):
    loaded.editor.insertPlainText("teh équippes")
    checked(qtbot, loaded)
    seen = []
    for _ in range(3):
        QTest.keyClick(loaded.editor, key)
        seen.append(loaded.editor.textCursor().selectedText())
    QTest.keyClick(loaded.editor, key, Qt.KeyboardModifier.ShiftModifier)
    seen.append(loaded.editor.textCursor().selectedText())
    assert seen == ["teh", "équippes", "teh", "équippes"]


def test_the_keys_work_wherever_the_keyboard_is(qtbot, loaded):
    loaded.editor.insertPlainText(SLIP)
    checked(qtbot, loaded)
    QTest.keyClick(loaded.header.new, Qt.Key.Key_F8)
    assert loaded.editor.textCursor().selectedText() == "équippes"
    QTest.keyClick(loaded.header.new, *ALT_ENTER)
    assert loaded.editor.text == "Fiers de nos équipes"


def test_another_person_may_take_over_while_a_post_is_sent(qtbot, loaded, session, store, desk):
    loaded.editor.insertPlainText("From Claire")
    checked(qtbot, loaded)
    QTest.keyClick(loaded.editor, *CTRL_ENTER)
    assert loaded.sending.is_busy
    session.sign_in(store.charter.people[1])
    qtbot.waitUntil(lambda: not loaded.sending.is_busy)
    loaded.editor.insertPlainText("From Paul")
    loaded.flush()
    assert len(store.appended) == 1
    assert [d.text for d in desk.kept.values()] == ["From Paul"]


def test_a_change_of_language_reaches_every_word(qtbot, loaded):
    loaded.editor.insertPlainText(SLIP)
    loaded.flush()
    checked(qtbot, loaded)
    app = QApplication.instance()
    try:
        Language.choose(app, "fr")
        qtbot.waitUntil(lambda: "Absent du" in loaded.findings.cards()[0].accessibleName())
        assert loaded.footer.reason.endswith(" Communication.")
        assert not loaded.footer.reason.startswith("Goes")
    finally:
        Language.choose(app, "en")
    qtbot.waitUntil(lambda: "Not in the" in loaded.findings.cards()[0].accessibleName())
    assert loaded.header.state.startswith("@acme · saved ")


def test_f8_is_heard(qtbot, loaded, monkeypatch):
    said = []
    monkeypatch.setattr(loaded.editor, "say", said.append)
    loaded.editor.insertPlainText(SLIP)
    checked(qtbot, loaded)
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    assert said[0].startswith("1 ")
    assert said[-1] == (
        "Language: “équippes”. Not in the dictionary. Alt+Enter: replace with “équipes”"
    )


def test_the_list_of_drafts_names_each_and_marks_the_open_one(qtbot, loaded, desk):
    loaded.editor.insertPlainText("First & foremost\nsecond line")
    loaded.header.new.click()
    loaded.editor.insertPlainText("Second")
    loaded.flush()
    loaded.header._fill_menu()
    listed = [(a.text().partition("\t")[0], a.isChecked()) for a in loaded.header._menu.actions()]
    assert listed[:2] == [("Second", True), ("First && foremost", False)]
    assert [text for text, _ in listed[2:]] == ["", "All drafts…"]
    loaded.header._menu.actions()[1].trigger()
    assert loaded.editor.text == "First & foremost\nsecond line"


def test_what_was_found_is_said_once_and_again_only_when_it_changed(qtbot, loaded, monkeypatch):
    said = []
    monkeypatch.setattr(loaded.editor, "say", said.append)
    for more in (SLIP, " de", " Lyon"):
        loaded.editor.insertPlainText(more)
        checked(qtbot, loaded)
    assert len(said) == 1


def test_tab_comes_to_the_findings_before_the_button_that_sends(loaded, checked):
    loaded.editor.insertPlainText("Fiers de nos équippes et de nos équippes")
    checked()
    loaded.editor.insertPlainText(", Fiers de nos magazins")
    checked()
    order, widget = [], loaded.editor.nextInFocusChain()
    while widget is not loaded.editor:
        order.append(widget)
        widget = widget.nextInFocusChain()
    cards = loaded.findings.cards()
    found = [order.index(button) for card in cards for button in card.findChildren(QPushButton)]
    assert cards
    assert found == sorted(found)
    assert found[-1] < order.index(loaded.footer.findChild(PrimaryButton))
