import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.ask import Ask, Question


@pytest.fixture
def ask(qtbot):
    ask = Ask()
    qtbot.addWidget(ask)
    return ask


def question(answers, **more):
    def then(answer):
        answers.append((answer.text, answer.choice))

    asked = {"title": "Freeze", "text": "All of it.", "field": "Why", "confirm": "Freeze"}
    return Question(**({"then": then} | asked | more))


def test_nothing_is_done_without_an_answer(ask):
    answers = []
    ask.ask(question(answers))
    assert ask.isVisible()
    assert not ask.confirm.isEnabled()
    ask.field.setText("  ")
    assert not ask.confirm.isEnabled()
    ask.field.setText(" An outage. ")
    ask.confirm.click()
    ask.confirm.click()
    assert answers == [("An outage.", -1)]


def test_escape_and_cancel_ask_nothing_more(ask):
    answers = []
    for leave in (lambda: QTest.keyClick(ask, Qt.Key.Key_Escape), ask.cancel.click):
        ask.ask(question(answers))
        ask.field.setText("half a reason")
        leave()
        assert not ask.isVisible()
        assert ask.field.text() == ""
    assert answers == []


def test_one_of_several_accounts_is_chosen(ask):
    answers = []
    ask.ask(question(answers, choices=["@a", "@b"]))
    assert ask.choice.isVisible()
    ask.choice.setCurrentIndex(1)
    ask.field.setText("Because.")
    ask.confirm.click()
    assert answers == [("Because.", 1)]
    ask.ask(question(answers, choices=["@a"]))
    assert not ask.choice.isVisible()


def test_nothing_of_it_is_a_window_of_its_own(ask):
    """What is shown before it has a place would take the keyboard from the window."""
    for widget in (ask.first, ask.choice, ask.field, ask.cancel, ask.confirm):
        assert widget.window() is ask


def test_a_secret_is_not_shown_and_not_kept_after_a_refusal(ask):
    answers = []
    ask.ask(question(answers, is_secret=True))
    assert ask.field.echoMode() is QLineEdit.EchoMode.Password
    ask.field.setText(" spaces count ")
    ask.confirm.click()
    ask.show_trouble("That is not it.")
    assert ask.field.text() == ""
    ask.field.setText("again")
    ask.confirm.click()
    assert answers == [(" spaces count ", -1), ("again", -1)]


def test_a_secret_may_be_pasted(ask, qapp):
    answers, clipboard = [], qapp.clipboard()
    clipboard.setText("from a manager of passwords")
    ask.ask(question(answers, is_secret=True))
    ask.field.setFocus()
    QTest.keySequence(ask.field, QKeySequence(QKeySequence.StandardKey.Paste))
    clipboard.clear()
    ask.confirm.click()
    assert answers == [("from a manager of passwords", -1)]


@pytest.mark.parametrize(("is_secret", "most"), [(False, 500), (True, 4_096)])
def test_what_is_too_long_is_counted_and_waits_until_it_fits(ask, is_secret, most):
    answers = []
    ask.ask(question(answers, is_secret=is_secret))
    ask.field.insert("x" * (most + 1))
    assert ask.field.text() == "x" * (most + 1)
    assert ask.room.isVisible()
    assert not ask.confirm.isEnabled()
    QTest.keyClick(ask.field, Qt.Key.Key_Return)
    assert answers == []
    QTest.keyClick(ask.field, Qt.Key.Key_Backspace)
    assert not ask.room.isVisible()
    ask.confirm.click()
    assert answers == [("x" * most, -1)]


def test_another_question_does_not_inherit_what_was_too_long(ask):
    ask.ask(question([]))
    ask.field.setText("x" * 501)
    ask.ask(question([], is_secret=True))
    assert not ask.room.isVisible()


def test_two_fields_are_both_wanted_and_none_is_kept_for_the_next_question(ask):
    given = []

    def both(answer):
        given.append((answer.first, answer.text, answer.choice))

    ask.ask(question([], first="Matter", then=both, choices=["All", "One"], choice="What"))
    assert ask.first.isVisible()
    assert ask.first.hasFocus() or ask.focusWidget() is ask.first
    assert (ask.first.accessibleName(), ask.choice.accessibleName()) == ("Matter", "What")
    ask.field.setText("A claim.")
    assert not ask.confirm.isEnabled()
    ask.first.setText("x" * 101)
    assert ask.first_room.isVisible()
    assert not ask.confirm.isEnabled()
    ask.first.setText(" Case 12 ")
    ask.choice.setCurrentIndex(1)
    QTest.keyClick(ask.first, Qt.Key.Key_Return)
    assert given == [("Case 12", "A claim.", 1)]
    ask.show_trouble("Not now.")
    assert (ask.first.text(), ask.field.text()) == (" Case 12 ", "")
    ask.ask(question([]))
    assert not ask.first.isVisible()
    ask.field.setText("Because.")
    assert ask.confirm.isEnabled()
    assert ask.choice.accessibleName() == "Account"
