from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.ui.review.countdown import Countdown


class Clock:
    time = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def now(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def countdown(clock, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    countdown = Countdown(clock, window)
    countdown.count(clock.time + timedelta(seconds=75), "{left} left", "It is over.")
    yield countdown
    window.close()


def test_it_counts_down_and_says_once_that_it_is_over(countdown, clock, qtbot):
    assert countdown.text() == "1 min 15 s left"
    clock.time += timedelta(seconds=70)
    countdown.tick()
    assert countdown.text() == "5 s left"
    clock.time += timedelta(seconds=6)
    over = []
    countdown.over.connect(lambda: over.append(True))
    countdown.tick()
    countdown.tick()
    assert countdown.text() == "It is over."
    assert over == [True]


def test_it_ticks_only_while_it_is_seen(countdown):
    assert not countdown.timer.isActive()
    countdown.window().show()
    assert countdown.timer.isActive()
    countdown.window().hide()
    assert not countdown.timer.isActive()
