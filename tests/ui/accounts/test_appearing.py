"""How an account appears, and its budget for reading, in its card."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.services import reading_budget
from desktop_app.ui.accounts import appearing
from desktop_app.ui.language import Language


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


@pytest.fixture
def view(desk):
    desk.window.show_page("accounts")
    desk.settle()
    return desk.window.accounts.cards[0].appearing


def test_the_practice_profile_is_read_for_its_price(desk, view):
    assert "Nobody read it yet" in texts(view)
    assert "$0.000 of $5.00 went into reading" in view.budget.text.text()
    assert view.look.text() == "Read it at X now (at most $0.010)"
    view.look.click()
    assert view.look.text() == "Asking X…"
    desk.settle()
    said = texts(view)
    assert "It says of itself: “Head of Aurelis. Lyon, and wherever our teams are.”" in said
    assert "It leads to https://aurelis.example/claire-morel" in said
    assert "4,180 followers · As X said just now, for $0.010" in said
    assert "$0.010 of $5.00" in view.budget.text.text()
    assert view.look.isEnabled()


def test_the_last_posts_and_their_tone_are_told(desk, view):
    assert "Nothing was posted from here yet" in texts(view)
    desk.act_as("paul")
    desk.open(desk.post("forty"))
    desk.window.review.bar.approve.click()
    desk.window.review.bar.confirm.click()
    desk.wait_for(PostState.POSTED)
    desk.window.show_page("accounts")
    desk.settle()
    assert "“Thank you to the forty students" in texts(view)
    assert "Tone: the last posts inform" in texts(view)
    view._have(replace(view._known, counted=20, promoting=3))
    assert "Tone: 3 of the last 20 posts praise more than they say." in texts(view)


def test_numbers_that_are_due_are_read_and_told(desk, view):
    desk.act_as("paul")
    desk.open(desk.post("forty"))
    desk.window.review.bar.approve.click()
    desk.window.review.bar.confirm.click()
    desk.wait_for(PostState.POSTED)
    desk.window.show_page("accounts")
    desk.settle()
    assert view.count.text() == "Read the numbers and polls that are due ($0.001 each)"
    view.count.click()
    desk.settle()
    assert "New numbers of 0 posts, 0 polls ended, for $0.000." in texts(view)
    desk.window.session.opening.clock.time += timedelta(hours=2)
    view.count.click()
    assert view.look.text() == "Asking X…"
    desk.settle()
    assert "New numbers of 1 post, 0 polls ended, for $0.001." in texts(view)
    assert "$0.001 of $5.00" in view.budget.text.text()
    desk.window.show_page("published")
    desk.settle()
    detail = desk.window.published.detail
    desk.qtbot.waitUntil(lambda: "for $0.001" in texts(detail))


def test_what_is_read_here_meanwhile_lets_nobody_ask_x_twice(desk, view, monkeypatch):
    go_on, asked = threading.Event(), []

    def slow(parts, account, person):
        asked.append(account)
        assert go_on.wait(20)
        return appearing.appearance(parts, account, person)

    monkeypatch.setattr(appearing, "_refreshed", slow)
    view.look.click()
    with desk.qtbot.waitSignal(view.shown, timeout=10_000):
        view.read()
    assert view.look.text() == "Asking X…"
    view.look.click()
    view.count.click()
    go_on.set()
    desk.settle()
    assert view.look.text() != "Asking X…"
    assert len(asked) == 1


def test_why_x_was_not_asked_stays_when_the_page_is_read_again(desk, view):
    view._not_asked(Refused("observing.no_budget", account="claire-morel"))
    view.read()
    desk.settle()
    assert view.trouble.isVisible()


def test_the_budget_is_set_here(desk, view):
    view.amount.setText("much")
    view.set.click()
    assert "no amount" in view.trouble.text.text()
    assert view.trouble.isVisible()
    view.amount.setText("0")
    view.set.click()
    desk.settle()
    assert not view.trouble.isVisible()
    assert "no budget is set" in view.budget.text.text()
    assert not view.look.isEnabled()
    view.amount.setText("2,50")
    view.amount.returnPressed.emit()
    desk.settle()
    parts = desk.window.session.parts
    assert reading_budget.budget(parts, "claire-morel").limit == 2_500_000
    assert "$2.50" in view.budget.text.text()
    assert view.amount.text() == ""


def test_what_is_spent_nearly_or_wholly_is_told(desk, view):
    view.look.click()
    desk.settle()
    for typed, said in (("0.0101", "Nothing more is read"), ("0.011", "are left")):
        view.amount.setText(typed)
        view.set.click()
        desk.settle()
        assert said in view.budget.text.text()


def test_it_is_said_in_french(desk, view, qapp, qtbot):
    view.look.click()
    desk.settle()
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: view.set.text() == "Fixer le budget")
    assert "Il dit de lui-même" in texts(view)
    assert "à l’instant" in texts(view)
