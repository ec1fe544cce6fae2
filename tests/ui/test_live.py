"""What others do is seen here: by hints, without them, and after a loss; what is done here is no news."""

import os
from collections import deque
from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy

from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.own_word import WordLanguage
from desktop_app.services import wordbook
from desktop_app.services.parts import Changes
from desktop_app.ui import live as module
from desktop_app.ui.background import Background
from desktop_app.ui.live import Live

LOOK = module.LOOK_MILLISECONDS  #: the windows of other tests have another one


class Hints:
    """A listener whose hints a test gives: through a pipe, as a server's come through a socket."""

    def __init__(self):
        self.troubles = deque()  #: of the next connections
        self.connected = 0
        self._ends = ()

    def connect(self):
        self.connected += 1
        if self.troubles:
            raise self.troubles.popleft()
        self.close()
        self._ends = os.pipe()
        os.set_blocking(self._ends[0], False)
        return self._ends[0]

    def say(self, words=b"acme 7"):
        os.write(self._ends[1], words)

    def lose(self):
        os.close(self._ends[1])
        self._ends = (self._ends[0], None)

    def take(self):
        with suppress(BlockingIOError):
            if not os.read(self._ends[0], 1000):
                raise Unavailable("ledger.unreachable")
            return True
        return False

    def close(self):
        for end in self._ends:
            if end is not None:
                os.close(end)
        self._ends = ()


class Record:
    """Only what a look asks: how far the record is."""

    def __init__(self):
        self.length, self.looks, self.error = 5, 0, None

    def newest(self):
        self.looks += 1
        if self.error is not None:
            raise self.error
        return self.length


@pytest.fixture
def record(monkeypatch):
    made = Record()
    monkeypatch.setattr("desktop_app.services.reading.newest", lambda _parts: made.newest())
    return made


class Ground:
    def __init__(self, qtbot, desk, live, hints):
        self.qtbot, self.live, self.hints = qtbot, live, hints
        self.changed, self.failed = QSignalSpy(live.changed), QSignalSpy(live.failed)
        self.parts = replace(desk.window.session.parts, listener=hints)

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.live._background.busy)

    def begin(self):
        self.live.begin(self.parts)
        self.settle()
        return self

    def look(self):
        self.live.look()
        self.settle()


@pytest.fixture
def ground(qtbot, desk, record):
    desk.window.session.live._stop()  # another one looks here
    hints, background = Hints(), Background()
    ground = Ground(qtbot, desk, Live(background), hints)
    yield ground
    if background.is_open:
        background.close()
    hints.close()


def test_the_first_look_is_no_news(ground, record):
    ground.begin()
    assert record.looks >= 1
    assert ground.live.is_listening
    assert ground.changed.count() == 0


def test_a_hint_has_the_record_asked_at_once(ground, record):
    ground.begin()
    record.length = 6
    ground.hints.say()
    ground.qtbot.waitUntil(lambda: ground.changed.count() == 1)
    assert ground.changed.at(0) == [Changes(reviews=True, publications=True)]


def test_a_hint_about_nothing_tells_nobody(ground, record):
    ground.begin()
    before = record.looks
    for _ in range(50):
        ground.hints.say()
    ground.qtbot.waitUntil(lambda: record.looks > before)
    ground.settle()
    assert ground.changed.count() == 0
    assert record.looks < before + 10


def test_without_hints_it_is_seen_within_five_seconds(ground, record):
    ground.parts = replace(ground.parts, listener=None)
    ground.begin()
    assert not ground.live.is_listening
    assert 0 < LOOK <= 4_000
    assert ground.live._poll.isActive()
    record.length = 6
    ground.live._poll.timeout.emit()
    ground.qtbot.waitUntil(lambda: ground.changed.count() == 1)


def test_what_was_done_here_is_told_once_and_not_by_this(ground, record):
    ground.begin()
    record.length = 6
    ground.hints.say()
    ground.live.note(Changes(reviews=True))
    ground.settle()
    ground.look()
    assert ground.changed.count() == 0
    ground.live.note(Changes(drafts=True))
    record.length = 7
    ground.look()
    assert ground.changed.count() == 1


def test_after_a_loss_it_listens_again_and_meanwhile_it_looks(ground, record, monkeypatch):
    monkeypatch.setattr(module, "FIRST_PAUSE", 1)
    ground.live._pause = 1
    ground.begin()
    ground.hints.troubles += [Unavailable("ledger.unreachable"), Unavailable("ledger.login")]
    record.length = 6
    ground.hints.lose()
    ground.qtbot.waitUntil(lambda: ground.changed.count() == 1)
    ground.qtbot.waitUntil(lambda: ground.hints.connected == 4)
    ground.settle()
    assert ground.live.is_listening
    assert ground.failed.count() == 0
    record.length = 7
    ground.hints.say()
    ground.qtbot.waitUntil(lambda: ground.changed.count() == 2)


def test_the_pauses_grow_and_end_with_a_connection(ground):
    ground.hints.troubles += [Unavailable("ledger.unreachable")] * 20
    pauses = []
    ground.live._parts = ground.parts
    for _ in range(8):
        ground.live._listen()
        ground.settle()
        pauses.append(ground.live._retry.interval())
        ground.live._retry.stop()
    assert pauses == [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]
    ground.hints.troubles.clear()
    ground.live._listen()
    ground.settle()
    assert ground.live._pause == 1_000


def test_a_record_that_is_away_is_told_once_and_its_return_read(ground, record):
    ground.begin()
    record.error = Unavailable("ledger.unreachable")
    ground.look()
    assert ground.failed.count() == 0  # a moment is nobody's trouble
    for _ in range(3):
        ground.look()
    assert ground.failed.count() == 1
    record.error = None
    ground.look()
    assert ground.changed.count() == 1  # views may have missed something
    record.error = Damaged("ledger.unreadable")
    for _ in range(3):
        ground.look()
    assert ground.failed.count() == 2


@pytest.mark.unexpected
def test_what_is_not_ours_is_told(ground):
    ground.hints.troubles.append(ZeroDivisionError())
    ground.begin()
    assert [type(told) for (told,) in (ground.failed.at(0),)] == [ZeroDivisionError]
    assert not ground.live.is_listening


def test_after_the_lanes_are_closed_nothing_is_asked(ground, record):
    ground.begin()
    ground.live._background.close()
    looks = record.looks
    ground.live.look()
    ground.live._listen()
    assert (record.looks, ground.live.is_listening) == (looks, False)
    assert not ground.live._poll.isActive()


def test_views_words_and_the_publisher_are_woken(desk):
    session = desk.window.session
    told, passed = QSignalSpy(session.changed), QSignalSpy(session.sending.passed)
    wordbook.add_for_everyone(session.parts, "paul", "Bluebird", WordLanguage.BOTH)
    session.live.look()
    desk.settle()
    assert told.count() == 1
    assert passed.count() == 1
    assert [one.word for one in session.own_words.book.company] == ["Bluebird"]
