"""Connecting an account from its card, with a connector that keeps everything in memory."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.connecting import Connector, Health, Way
from desktop_app.ui.language import Language
from tests.fakes import NOW

WELL = Health(
    way=Way.OAUTH2,
    connected_at=NOW,
    refreshed_at=NOW + timedelta(hours=2),
    scopes=("tweet.read", "tweet.write"),
)


class Connections:
    """What one machine holds; `answers` are given or raised once each, first to last."""

    def __init__(self):
        self.held, self.keys, self.answers = {}, [], []
        self.ended = True

    def _answer(self, otherwise):
        answer = self.answers.pop(0) if self.answers else otherwise
        if isinstance(answer, Exception):
            raise answer
        return answer

    def connect_oauth2(self, account, tokens):
        self.held[account.id] = self._answer(WELL)
        return self.held[account.id]

    def connect_oauth1(self, account, keys):
        self.keys.append(keys)
        self.held[account.id] = self._answer(Health(way=Way.OAUTH1, connected_at=NOW))
        return self.held[account.id]

    def disconnect(self, account):
        self.held.pop(account.id, None)
        return self.ended

    def health(self, account):
        return self._answer(self.held.get(account.id, Health()))

    def check(self, account):
        return self._answer(self.held[account.id])


class Consent:
    """Waits for the person until it is told what they do, or is cancelled."""

    def __init__(self, client_id, *, waits=False):
        self.client_id, self.waits = client_id, waits
        self.over, self.closed = threading.Event(), False

    def begin(self):
        if self.client_id == "bad":
            raise Unavailable("connect.ports", ports="1, 2")
        return f"https://x.example/authorize?client={self.client_id}"

    def finish(self, timeout):
        if self.waits:
            assert self.over.wait(min(timeout, 20))
            raise Refused("connect.cancelled")
        return "tokens"

    def cancel(self):
        self.over.set()

    def close(self):
        self.closed = True


@pytest.fixture(autouse=True)
def pages(monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    return opened


@pytest.fixture
def connections():
    return Connections()


@pytest.fixture
def consents():
    return []


@pytest.fixture
def view(desk, connections, consents):
    """The first account's connection, on a desk whose accounts can be connected."""
    desk.waits = False

    def consent(client_id, _language):
        consents.append(Consent(client_id, waits=desk.waits))
        return consents[-1]

    session = desk.window.session
    connector = Connector(connections=connections, consent=consent)
    session._parts = replace(session.parts, connector=connector)
    desk.window.show_page("accounts")
    desk.window.accounts.reload()
    desk.settle()
    return desk.window.accounts.cards[0].connection


def said(line):
    return line.text.text()


def connect(desk, view, client_id="abc"):
    """Go through the form; the browser answers at once."""
    view.connect_account.click()
    view.client_id.field.setText(f" {client_id} ")
    view.client_id.confirm.click()
    desk.settle()


def test_practice_needs_no_connection(desk):
    desk.window.show_page("accounts")
    desk.settle()
    view = desk.window.accounts.cards[0].connection
    assert said(view.state) == "The simulated X needs no connection."
    assert not view.connect_account.isVisible()


def test_an_account_that_is_not_connected_says_so(view):
    assert said(view.state).startswith("@claire_morel is not connected here")
    assert view.connect_account.isVisible()
    assert not view.check.isVisible()
    assert not view.end.isVisible()


def test_a_consent_in_the_browser_connects_it(desk, view, connections, consents, pages, qtbot):
    connect(desk, view)
    qtbot.waitUntil(lambda: said(view.news) != "Asking…")
    assert pages == ["https://x.example/authorize?client=abc"]
    assert "@claire_morel is connected." in said(view.news)
    assert "with a consent in the browser; renewed" in said(view.state)
    assert consents[0].closed
    assert view.connect_account.text() == "Connect again…"
    assert "claire-morel" in connections.held


def test_waiting_for_the_browser_can_be_stopped(desk, view, consents, pages, qtbot):
    desk.waits = True
    view.connect_account.click()
    view.client_id.field.setText("abc")
    view.client_id.confirm.click()
    qtbot.waitUntil(lambda: bool(pages))
    assert "X’s page opens in the browser" in said(view.news)
    assert not view.connect_account.isEnabled()
    view.stop.click()
    desk.settle()
    assert "Connecting the account was stopped." in said(view.news)
    assert consents[0].closed
    assert view.connect_account.isEnabled()


def test_closing_the_window_stops_the_waiting(desk, view, consents, pages, qtbot):
    desk.waits = True
    view.connect_account.click()
    view.client_id.field.setText("abc")
    view.client_id.confirm.click()
    qtbot.waitUntil(lambda: bool(pages))
    desk.window.close()
    desk.settle()
    assert consents[0].closed


def test_why_it_could_not_be_connected_is_a_sentence(desk, view, connections, pages, qtbot):
    connections.answers = [Refused("connect.other_account", handle="claire_morel")]
    connect(desk, view)
    qtbot.waitUntil(lambda: "signed in to X as another account" in said(view.news))
    desk.settle()
    connect(desk, view, "bad")
    assert "are all taken" in said(view.news)
    assert "Asking" not in said(view.news)


def test_four_keys_are_never_shown_and_never_kept(desk, view, connections):
    view.four_keys.click()
    fields = view.keys.fields
    assert all(field.echoMode() is QLineEdit.EchoMode.Password for field in fields)
    assert not view.keys.confirm.isEnabled()
    for number, field in enumerate(fields):
        field.setText(f" key{number} ")
    QTest.keyClick(fields[3], Qt.Key.Key_Return)
    desk.settle()
    assert [keys.access_token_secret for keys in connections.keys] == ["key3"]
    assert [field.text() for field in fields] == ["", "", "", ""]
    assert "with four keys, which do not expire" in said(view.state)


def test_keys_are_wiped_when_the_form_is_left(desk, view):
    for leave in (view.keys.cancel.click, lambda: desk.act_as("paul")):
        view.four_keys.click()
        view.keys.fields[0].setText("secret")
        leave()
        assert not view.keys.isVisible()
        assert view.keys.fields[0].text() == ""
    view.four_keys.click()
    view.keys.fields[0].setText("secret")
    QTest.keyClick(view.keys.fields[0], Qt.Key.Key_Escape)
    assert view.keys.fields[0].text() == ""
    assert desk.window.focusWidget() is view.four_keys


def test_a_key_that_is_too_long_is_not_cut_and_not_handed_on(view):
    view.four_keys.click()
    for field in view.keys.fields:
        field.insert("k" * 1_000)
    assert view.keys.confirm.isEnabled()
    second, room = view.keys.fields[1], view.keys.rooms[1]
    second.insert("k")
    assert (second.text(), room.over, room.isVisible()) == ("k" * 1_001, 1, True)
    assert not view.keys.confirm.isEnabled()
    second.backspace()
    assert view.keys.confirm.isEnabled()


def test_enter_goes_on_to_the_next_empty_key(view):
    view.four_keys.click()
    first, second = view.keys.fields[:2]
    first.setText("a")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert view.window().focusWidget() is second


def test_check_now_asks_x_and_keeps_the_keyboard(desk, view, connections):
    connect(desk, view)
    desk.settle()
    assert "about $0.01" in view.check.text()
    view.check.setFocus()
    view.check.click()
    desk.settle()
    assert said(view.news) == "X says: the connection works, and it is @claire_morel."
    assert desk.window.focusWidget() is view.check
    connections.answers = [Refused("x.reconnect", handle="claire_morel")]
    view.check.click()
    desk.settle()
    assert "no longer accepts the permission" in said(view.news)


def test_a_problem_stands_in_the_card_until_it_is_mended(desk, view, connections):
    connections.held["claire-morel"] = replace(WELL, problem="x.reconnect")
    desk.window.accounts.reload()
    desk.settle()
    assert "no longer accepts the permission that was given for @claire_morel" in said(view.problem)
    connect(desk, view)
    desk.settle()
    assert not view.problem.isVisible()


def test_a_locked_keychain_is_said(desk, view, connections):
    connections.answers = [Unavailable("keychain.locked"), Unavailable("keychain.locked")]
    desk.window.accounts.reload()
    desk.settle()
    assert "locked" in said(view.state)


@pytest.mark.parametrize(("ended", "words"), [(True, "X confirmed"), (False, "Connected apps")])
def test_disconnecting_asks_first(desk, view, connections, ended, words):
    connect(desk, view)
    desk.settle()
    connections.ended = ended
    view.end.click()
    assert view.ending.title.text() == "Disconnect @claire_morel?"
    view.ending.cancel.click()
    assert connections.held
    view.end.click()
    view.ending.confirm.click()
    desk.settle()
    assert not connections.held
    assert words in said(view.news)


def test_it_speaks_french(desk, view, qapp, qtbot):
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: view.connect_account.text() != "Connect…")
    assert "n’est pas connecté" in said(view.state)
    Language.choose(qapp, "en")
    qtbot.waitUntil(lambda: view.connect_account.text() == "Connect…")
