"""The whole application for a journey: real windows, ledger, desk, words and HTTP; X is simulated.

One clock serves the windows, the record and X, and goes on only when a journey says so.
"""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app import bootstrap
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.services import practice, reading
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
from tests.fakes import FakeClock
from tests.samples import begin_today

#: 12:00 in Paris, on a Tuesday.
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def pytest_collection_modifyitems(items):
    """The offscreen platform cannot tell a window's least size to anybody, and says so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def clock():
    return FakeClock(NOON)


@pytest.fixture
def x(clock):
    """The simulated X, which the application reaches over HTTP like the real one."""
    simulated = PracticeX(practice.ACCOUNTS, now=clock.now, capture=True)
    yield simulated
    simulated.stop()


@pytest.fixture
def start(qapp, x, clock, tmp_path, monkeypatch):
    """Start the application on the same desk, as often as wanted; close the last one at the end."""
    monkeypatch.setenv("COUNTERSIGN_X_API", x.start())
    begin_today(monkeypatch)
    hands = []

    def stop():
        while hands:
            application.shut(hands.pop().window)

    def begin(language="fr", *, loaded=True, beside=None, changed=lambda parts: parts):
        """`beside` is an opening of another desk, whose window stands beside those that are open.

        `changed` gives other parts than those that were joined.
        """
        if beside is None:
            stop()
        opening = beside or bootstrap.practice(tmp_path, language, clock)
        load = opening.load
        window = application.build(replace(opening, load=lambda: changed(load())), qapp)
        hand = Hand(window)
        hands.append(hand)
        window.show()
        if loaded:
            hand.wait(lambda: hasattr(window, "compose"), "the record to open")
            window.look.choose_language(language)
            hand.settle()
        return hand

    begin.stop = stop
    yield begin
    stop()


@pytest.fixture
def hand(start):
    return start()


@pytest.fixture
def laptop_b(tmp_path, clock):
    """Another desk on the same record: its own drafts and journal; it does not publish."""
    here = tmp_path / "practice"
    there = tmp_path / "laptop-b" / "practice"
    there.mkdir(parents=True)
    for shared in ("ledger.sqlite", "media"):
        (there / shared).symlink_to(here / shared)
    return bootstrap.practice(there.parent, "fr", clock)


def without_publisher(parts):
    return replace(parts, publisher=None, journal=None)


def record_of(hand, post):
    """The post as the ledger has it, replayed from its signed actions."""
    return reading.open_post(hand.window.session.parts, post, practice.LEGAL).record


def texts_on(x):
    return [stored.text for stored in x.posts()]


def later(hand, clock, **duration):
    """Let time pass, and the publisher do what is due then."""
    clock.advance(**duration)
    hand.window.session.publish_due()
    hand.settle()


def approve(hand, post, *people):
    """Each of `people` finds the post in their queue and approves it."""
    for person in people or (practice.COMMUNICATIONS,):
        hand.act_as(person)
        hand.open_from_queue(post)
        hand.approve()


def told(widget):
    """Everything that is written on the widget and seen."""
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(widget))


def sees(hand, widget, words):
    """Wait until `words` stand on the widget: a view is drawn again some moments after a change."""
    hand.wait(lambda: words.lower() in told(widget).lower(), f"“{words}”")


def found_with(folder, clock, terms):
    """Found a practice record in which the executive's account is under other terms."""
    with closing(bootstrap.practice(folder, "fr", clock)) as opening:
        parts = opening.load()
        with parts.store.begin() as work:
            charter = work.charter()
        accounts = {**charter.policy.accounts, practice.ACCOUNT.id: terms}
        policy = replace(charter.policy, accounts=accounts)
        practice.adopt(parts.store, parts.keys, replace(charter, policy=policy))
