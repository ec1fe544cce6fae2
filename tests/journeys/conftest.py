"""The whole application for a journey: real windows, ledger, desk, words and HTTP; X is simulated."""

from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.services import practice, reading
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand


def pytest_collection_modifyitems(items):
    """The offscreen platform cannot tell a window's least size to anybody, and says so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def x():
    """The simulated X, which the application reaches over HTTP like the real one."""
    simulated = PracticeX([practice.ACCOUNT])
    yield simulated
    simulated.stop()


@pytest.fixture
def start(qapp, x, tmp_path, monkeypatch):
    """Start the application on the same desk, as often as wanted; close the last one at the end."""
    monkeypatch.setenv("COUNTERSIGN_X_API", x.start())
    hands = []

    def stop():
        while hands:
            application.shut(hands.pop().window)

    def begin(language="fr", *, loaded=True):
        stop()
        window = application.build(bootstrap.practice(tmp_path, language), qapp)
        hand = Hand(window)
        hands.append(hand)
        window.show()
        if loaded:
            hand.wait(lambda: hasattr(window, "compose"), "the record to open")
            window.choose_language(language)
            hand.settle()
        return hand

    begin.stop = stop
    yield begin
    stop()


@pytest.fixture
def hand(start):
    return start()


def record_of(hand, post):
    """The post as the ledger has it, replayed from its signed actions."""
    return reading.open_post(hand.window.session.parts, post, practice.LEGAL).record


def texts_on(x):
    return [stored.text for stored in x.posts()]
