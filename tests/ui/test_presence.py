"""The program behind its window: notices over a real bus, what closing means, the tray's words."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app.adapters.notices import FreedesktopNotices
from desktop_app.services import reading
from desktop_app.services.notice_choice import Choice
from desktop_app.services.notice_ports import Notice
from desktop_app.services.noticing import Sight, Upcoming
from desktop_app.services.practice import PUBLISHER
from desktop_app.ui import app as application
from desktop_app.ui.autostart import HIDDEN
from desktop_app.ui.presence import ON, STAY, Presence, standing_slots
from desktop_app.ui.settings.notices import NoticesSettings
from desktop_app.ui.telling import Telling
from desktop_app.ui.tray import Tray, counted
from tests.contracts.notice_server import NoticeServer, session_bus


class Told:
    """A notifier that remembers; nobody clicks."""

    def __init__(self, descriptor):
        self.descriptor, self.given = descriptor, []

    def connect(self):
        return self.descriptor

    def give(self, notice):
        self.given.append(notice)

    def withdraw(self, slot):
        pass

    def take(self):
        return ()

    def take_token(self):
        return ""

    def close(self):
        pass


@pytest.fixture
def presence(desk, monkeypatch):
    # Offscreen there are no other windows to come in front of, and Qt says so.
    monkeypatch.setattr(desk.window, "raise_", lambda: None)
    (found,) = desk.window.findChildren(Presence)
    return found


def settle(desk, presence):
    desk.qtbot.waitUntil(lambda: presence.sight is not None and not presence._looking)
    desk.settle()


def test_the_title_counts_what_waits_whatever_it_says(desk, presence):
    settle(desk, presence)
    desk.act_as("paul")
    desk.qtbot.waitUntil(lambda: presence.sight.waiting > 0)
    waiting = presence.sight.waiting
    assert waiting > 0
    assert desk.window.windowTitle().startswith(f"({waiting}) PRACTICE")
    desk.window.setWindowTitle("Something else")
    assert desk.window.windowTitle() == f"({waiting}) Something else"
    assert counted("Countersign", 0) == "Countersign"


def test_closing_ends_when_this_computer_has_nothing_to_post(desk, presence):
    settle(desk, presence)
    presence.sight = module_sight(here=None)
    desk.window.close()
    assert not desk.window.isVisible()


def module_sight(**fields):
    return Sight(facts=(), waiting=0, **fields)


def scheduled(presence):
    at = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    presence.sight = module_sight(here=Upcoming(machine=PUBLISHER, count=1, at=at))


def test_closing_says_what_this_computer_would_miss(desk, presence):
    settle(desk, presence)
    scheduled(presence)
    desk.window.close()
    assert desk.window.isVisible()
    question = presence._question
    assert question.textFormat() is Qt.TextFormat.PlainText
    assert question.text() == "This computer posts at 16:00; if it is off then, it is missed."
    question.button(QMessageBox.StandardButton.Cancel).click()
    assert desk.window.isVisible()
    desk.window.close()
    presence._stay_button.click()
    assert presence.stays
    assert desk.window.isMinimized() or not desk.window.isVisible()
    presence.open_asked.emit()
    assert desk.window.isVisible()


def test_who_posts_is_said_for_another_machine_too(desk, presence):
    settle(desk, presence)
    scheduled(presence)
    presence.sight = replace(presence.sight, elsewhere=presence.sight.here, here=None)
    assert presence.who_posts().endswith("posts at 16:00; this computer may be off.")


def test_news_is_told_once_and_only_behind_the_window(desk, presence, tmp_path, monkeypatch):
    desk.act_as("paul")
    settle(desk, presence)
    with (tmp_path / "nothing").open("w+b") as silent:
        told = Told(silent.fileno())
        monkeypatch.setattr(presence.telling, "connect_service", lambda: given(told, presence))
        session = desk.window.session
        session._parts = replace(session.parts, notifier=told)
        desk.window.hide()
        session.opening.desk.prefer(f"told.notices.{session.person.id}", "[]")
        presence.look()
        desk.qtbot.waitUntil(lambda: bool(told.given))
        settle(desk, presence)
        first = len(told.given)
        assert "PRACTICE" in told.given[0].title
        presence.look()
        settle(desk, presence)
        assert len(told.given) == first
    desk.window.show()


def given(told, presence):
    for notice in presence.telling._waiting:
        told.give(notice)
    presence.telling._waiting.clear()


def test_a_click_on_a_real_notice_opens_the_post_and_no_word_of_it_was_shown(
    desk, presence, tmp_path, monkeypatch
):
    settle(desk, presence)
    session = desk.window.session
    desk.act_as("paul")
    settle(desk, presence)
    texts = [row.summary.text for row in _rows(session)]
    session.opening.desk.prefer("notices", Choice().written())
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        server = NoticeServer(address)
        assert isinstance(session.parts.notifier, FreedesktopNotices)
        desk.window.hide()
        session.opening.desk.prefer("told.notices.paul", "[]")
        presence.look()
        served(desk, server, lambda: server.notified)
        shown = repr(server.notified)
        assert all(text[:20] not in shown for text in texts)
        desk.qtbot.waitUntil(lambda: bool(session.parts.notifier._shown))
        server.invoke(next(iter(session.parts.notifier._shown)), "open")
        desk.qtbot.waitUntil(desk.window.isVisible)
        presence.telling.close()
        server.close()
    desk.settle()
    assert desk.window.isVisible()


def _rows(session):
    return reading.queue(session.parts, "paul")


def served(desk, server, done):
    """Let the server answer as calls come, while the window's own thread goes on."""

    def once():
        with suppress(TimeoutError):
            server.serve(1, seconds=0.01)
        return bool(done())

    desk.qtbot.waitUntil(once)


def test_a_desktop_without_notices_is_told_in_the_settings_alone(desk, presence, monkeypatch):
    settle(desk, presence)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    presence.telling.connect_service()
    desk.qtbot.waitUntil(lambda: presence.telling.problem is not None)
    assert presence.telling.problem.kind == "notices.missing"
    assert desk.window.messages.shown is None
    assert "no service that shows notices" in _section(desk).trouble.text()


def _section(desk):
    (section,) = desk.window.findChildren(NoticesSettings)
    return section


def test_the_tray_says_what_waits(qapp):
    tray = Tray(qapp)
    tray.show_state(3, "This computer posts at 16:00.", may_freeze=True)
    assert tray.queue.text() == "3 posts wait for you"
    assert tray.freeze.isEnabled()
    tray.show_state(0, "", may_freeze=False)
    assert tray.queue.text() == "Nothing waits for you"
    assert not tray.freeze.isEnabled()
    assert not tray.is_shown
    tray.close()


def test_what_somebody_else_dealt_with_is_not_shown_any_longer(desk, presence, monkeypatch):
    settle(desk, presence)
    told = Told(0)
    withdrawn = []
    monkeypatch.setattr(told, "withdraw", withdrawn.append)
    monkeypatch.setattr(Telling, "_notifier", told)
    monkeypatch.setattr(presence.telling, "_ears", object())
    notices = [
        Notice(slot=slot, title="Waits", body="@acme", action="Open")
        for slot in ("p1", "p2", "stay")
    ]
    presence.telling.give(notices)
    presence.telling.keep_only(standing_slots(replace(presence.sight, facts=())) | {"p2"})
    assert withdrawn == ["p1"]
    presence.telling.keep_only({"p2", "stay"})
    assert withdrawn == ["p1"], "once is enough"
    monkeypatch.setattr(presence.telling, "_ears", None)


def test_a_start_at_sign_in_shows_no_window(unloaded, qtbot, monkeypatch):
    monkeypatch.setattr("desktop_app.ui.presence.has_tray", lambda: True)
    monkeypatch.setattr(Tray, "show_icon", lambda self: None)  # offscreen there is no place for it
    unloaded.session.opening.desk.prefer(STAY, ON)
    application.appear(unloaded, ["countersign", HIDDEN])
    qtbot.waitUntil(lambda: unloaded.session.is_loaded, timeout=20_000)
    assert not unloaded.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    QApplication.setQuitOnLastWindowClosed(True)


def test_without_a_tray_a_start_at_sign_in_stays_in_the_task_bar(unloaded, qtbot, monkeypatch):
    monkeypatch.setattr("desktop_app.ui.presence.has_tray", lambda: False)
    application.appear(unloaded, ["countersign", HIDDEN])
    qtbot.waitUntil(lambda: unloaded.session.is_loaded, timeout=20_000)
    assert unloaded.isMinimized()
