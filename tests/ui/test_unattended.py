"""A computer that its owner left: the key is locked, and nothing that was being written is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.errors import Unavailable
from desktop_app.ui.settings.locking import LockingSettings
from desktop_app.ui.unattended import MINUTES


@pytest.fixture
def locked(desk, monkeypatch):
    """Whose key was locked. The clock of the practice desk is moved by `later`."""
    session, out = desk.window.session, []
    opening = session.opening
    session.opening = replace(
        opening, sign_in=lambda _person, _phrase: None, sign_out=out.append, clock=Later(opening)
    )
    session.sign_in_with(session.person, "phrase", owner=desk.window, failed=pytest.fail)
    desk.settle()
    return out


class Later:
    def __init__(self, opening):
        self.clock, self.more = opening.clock, timedelta()

    def now(self):
        return self.clock.now() + self.more


def pass_minutes(desk, minutes):
    desk.window.session.opening.clock.more += timedelta(minutes=minutes)
    desk.window.unattended.look()


def test_after_some_minutes_without_anybody_the_key_is_locked_and_asked_for(desk, locked):
    session = desk.window.session
    pass_minutes(desk, 14)
    assert (locked, session.is_signed_in) == ([], True)
    pass_minutes(desk, 2)
    assert (locked, session.is_signed_in) == ([session.person.id], False)
    assert desk.window.ask.isVisible()
    pass_minutes(desk, 60)
    assert len(locked) == 1, "once is enough"
    session.sign_in_with(session.person, "phrase", owner=desk.window, failed=pytest.fail)
    desk.settle()
    assert session.is_signed_in
    pass_minutes(desk, 14)
    assert len(locked) == 1


def test_whoever_types_or_moves_the_mouse_is_there(desk, locked, qtbot):
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pass_minutes(desk, 14)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    pass_minutes(desk, 14)
    QTest.mouseMove(window.windowHandle())
    pass_minutes(desk, 14)
    assert locked == []


def test_practice_asks_for_no_passphrase_and_locks_nothing(desk):
    assert not desk.window.session.is_signed_in
    desk.window.unattended.look()
    assert not desk.window.ask.isVisible()


def test_a_key_that_is_locked_is_asked_for_by_whoever_needs_it(desk, locked):
    window = desk.window
    window.tell(Unavailable("keychain.passphrase_needed", person=window.session.person.id))
    assert window.ask.isVisible()


def test_the_minutes_are_chosen_and_kept(desk, qtbot):
    section = LockingSettings(desk.window.unattended)
    qtbot.addWidget(section)
    assert desk.window.unattended.minutes == 15
    section.minutes.chosen.emit(0)
    assert desk.window.unattended.minutes == MINUTES[0] == 5
    desk.window.session.opening.desk.prefer("lock_minutes", "999999")
    assert desk.window.unattended.minutes == 15, "what nobody can choose is not believed"
