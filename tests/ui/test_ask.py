import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.ask import Ask, Question


@pytest.fixture
def ask(qtbot):
    ask = Ask()
    qtbot.addWidget(ask)
    return ask


def question(answers, **more):
    def then(text, choice):
        answers.append((text, choice))

    asked = {"title": "Freeze", "text": "All of it.", "field": "Why", "confirm": "Freeze"}
    return Question(then=then, **(asked | more))


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
