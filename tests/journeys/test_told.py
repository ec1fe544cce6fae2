"""Journey 1, its notice: the director's window is closed, the desktop tells, a click opens the post."""

from contextlib import suppress

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.account import Terms
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.ui.presence import Presence
from tests.contracts.notice_server import NoticeServer, session_bus
from tests.journeys.conftest import found_with, later, record_of, texts_on, without_publisher

TEXT = "Fiers de nos équipes de Lyon et de leur travail cet hiver. Merci !"
PAUSE = 120  #: seconds


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    """A session bus of its own, with a desktop on it that shows notices."""
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        server = NoticeServer(address)
        yield server
        server.close()


def served(hand, desktop, done, what):
    """Let the desktop answer as calls come, while the windows go on."""

    def once():
        with suppress(TimeoutError):
            desktop.serve(1, seconds=0.01)
        return done()

    hand.wait(once, what)


def test_1_the_director_is_told_and_approves(
    start, desktop, x, clock, laptop_b, tmp_path, monkeypatch
):
    found_with(tmp_path, clock, Terms(zone="Europe/Paris", cool_off_seconds=PAUSE))
    hand = start()
    director = start(beside=laptop_b, changed=without_publisher)
    window = director.window
    # Offscreen there are no other windows to come in front of, and Qt says so.
    monkeypatch.setattr(window, "raise_", lambda: None)
    director.act_as(practice.COMMUNICATIONS)
    (presence,) = window.findChildren(Presence)
    director.wait(lambda: presence.sight is not None, "the first look")
    window.hide()
    hand.turn_to()
    hand.write(TEXT)
    post = hand.send_for_review()
    # The minute is over: the director's computer looks.
    before = len(desktop.notified)
    presence.look()
    served(director, desktop, lambda: len(desktop.notified) > before, "a notice")
    said = repr(desktop.notified[-1])
    assert "@claire_morel" in said
    assert "Fiers" not in repr(desktop.notified)
    notifier = window.session.parts.notifier
    director.wait(lambda: bool(notifier._shown), "the notice's number")
    # A click opens the window with the post.
    desktop.invoke(max(notifier._shown), "open")
    director.wait(window.isVisible, "the window")
    director.shows(window.review, post)
    director.turn_to()
    director.press(window.review, Qt.Key.Key_A)
    director.click(window.review.bar.confirm)
    director.reaches(PostState.APPROVED)
    assert x.hits() == 0
    later(hand, clock, seconds=PAUSE)
    assert record_of(hand, post).state is PostState.POSTED
    assert texts_on(x) == [TEXT]
    presence.telling.close()
