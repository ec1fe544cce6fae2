from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.domain.control import Control
from desktop_app.domain.publication import Hold, Posted
from desktop_app.services.ports import RateWindow
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.accounts.card import AccountCard
from desktop_app.ui.holding import Holding
from desktop_app.ui.language import Language
from tests.fakes import FakePoster


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


@pytest.fixture
def page(desk):
    desk.act_as("paul")
    desk.window.show_page("accounts")
    desk.settle()
    return desk.window.accounts


def test_each_account_says_what_it_is_and_who_sends(page):
    personal, company = (texts(card) for card in page.cards)
    assert "@claire_morel" in personal
    assert "900000000000000001" in personal
    assert "This computer (practice) (this machine)" in personal
    assert "Simulated X" in personal
    assert "Approved by: Communications and Legal" in company
    assert "pause of 1 min before sending" in company
    assert "of a budget of $25.00" in company


def test_look_now_finds_what_nobody_approved(desk, page):
    poster = FakePoster()
    now = desk.window.session.opening.clock.now()
    poster.there["9"] = Posted(x_post_id="9", text="Odd.", created_at=now)
    desk.use_posters({"claire-morel": poster, "aurelis": FakePoster()})
    page.cards[0].look.click()
    desk.settle()
    assert "1 post that nobody approved here" in texts(page.cards[0])
    page.cards[1].look.click()
    desk.settle()
    assert "everything there was approved here" in texts(page.cards[1])


def test_what_cannot_be_read_is_said_in_the_card(desk, page):
    poster = FakePoster()
    poster.is_unreadable = True
    desk.use_poster(poster)
    page.cards[0].look.click()
    desk.settle()
    assert desk.window.messages.shown is None
    assert "Looked at" not in texts(page.cards[0])


def test_who_may_not_explain_is_not_led_to_believe_so(desk, page):
    poster = FakePoster()
    now = desk.window.session.opening.clock.now()
    poster.there["9"] = Posted(x_post_id="9", text="Odd.", created_at=now)
    desk.use_posters({"claire-morel": poster, "aurelis": FakePoster()})
    page.cards[0].look.click()
    desk.settle()
    assert page.cards[0].explain[0].isEnabled()
    desk.act_as("claire")
    assert not page.cards[0].explain[0].isEnabled()


def test_a_standby_machine_may_take_over(desk, page, qtbot):
    session = desk.window.session
    account = session.charter.accounts[0]
    elsewhere = Control(account=account.id, publisher="ines")  # any other machine
    state = AccountState(account=account, control=elsewhere)
    card = AccountCard(session, state, Holding(session, desk.window.stopping, desk.window))
    qtbot.addWidget(card)
    card.show_account(
        state, month=None, windows=(), looked="", may_take_over=True, may_explain=True
    )
    asked = []
    card.take_over_asked.connect(asked.append)
    card.take_over_asked.connect(page._take_over)
    card.take_over.click()
    assert asked == [account.id]
    assert "Let this machine send for @claire_morel" in desk.window.ask.title.text()
    desk.window.ask.cancel.click()


@pytest.mark.parametrize("hold", [Hold.AUTH, Hold.BILLING, Hold.ACCOUNT])
def test_a_queue_that_waits_is_said_on_every_page(desk, hold):
    session = desk.window.session
    session.states = tuple(replace(state, hold=hold) for state in session.states)
    session.accounts_changed.emit()
    said = texts(desk.window.banners)
    assert said.count("its queue waits") == 2
    assert "Nothing is lost." in said


def test_it_speaks_both_languages(desk, page, qtbot, qapp):
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: page._title.text() == "Comptes")
    assert "X simulé" in texts(page)
    assert "Cet ordinateur (exercice)" in texts(page)
    Language.choose(qapp, "en")
    qtbot.waitUntil(lambda: page._title.text() == "Accounts")


def test_a_new_look_keeps_the_keyboard_where_it_was(desk, page):
    desk.use_posters({"claire-morel": FakePoster(), "aurelis": FakePoster()})
    look = page.cards[1].look
    look.setFocus()
    look.click()
    desk.settle()
    assert page.cards[1].look is look
    assert desk.window.focusWidget() is look


def test_the_banner_of_a_queue_that_waits_leads_to_its_account(desk, qtbot):
    session = desk.window.session
    first, second = session.states
    session.states = (first, replace(second, hold=Hold.AUTH))
    session.accounts_changed.emit()
    button = next(
        each
        for each in desk.window.banners.findChildren(QPushButton)
        if each.text() == "Open the account"
    )
    button.click()
    cards = desk.window.accounts.cards
    qtbot.waitUntil(lambda: desk.window.focusWidget() is cards[1].look)
    assert desk.window.pages.currentWidget() is desk.window.accounts
    assert not cards[1].visibleRegion().isEmpty()


def test_what_x_said_of_its_limits_is_shown(desk, page):
    session = desk.window.session
    resets = session.opening.clock.now()
    window = RateWindow(route="POST /2/tweets", limit=100, remaining=97, resets_at=resets)
    reading = RateWindow(route="GET /2/users/me", limit=75, remaining=70, resets_at=resets)
    rare = RateWindow(route="GET /2/tweets/:id", limit=900, remaining=9, resets_at=resets)
    session.sending.windows[session.account.id] = (window, reading, rare)
    page.retranslate()
    said = texts(page.cards[0])
    assert "X takes 97 of 100 posts more" in said
    assert "X answers 9 of 900 questions more" in said
    assert "70 of 75" not in said
