import os

import pytest

from desktop_app.cli import hearing
from desktop_app.cli.hearing import Ear
from desktop_app.cli.supervision import Waking
from desktop_app.domain.errors import Unavailable


class Hints:
    """A listener behind a pipe. Each connection is refused while `away`."""

    def __init__(self):
        self.away = False
        self.connected, self.ends = 0, []

    def connect(self):
        self.connected += 1
        if self.away:
            raise Unavailable("ledger.unreachable")
        self.ends += os.pipe()
        return self.ends[-2]

    def say(self):
        os.write(self.ends[-1], b"acme 7")

    def take(self):
        if self.away:
            raise Unavailable("ledger.unreachable")
        os.set_blocking(self.ends[-2], False)
        try:
            return bool(os.read(self.ends[-2], 100))
        except BlockingIOError:
            return False


@pytest.fixture
def hints():
    made = Hints()
    yield made
    for end in made.ends:
        os.close(end)


def test_a_sleep_ends_at_a_hint_and_the_next_one_does_not(hints):
    ear = Ear(hints)
    ear.listen()
    with Waking() as waking:
        assert not waking.rest(0.01, ear.descriptor)
        hints.say()
        assert waking.rest(60, ear.descriptor)
        ear.listen()
        assert not waking.rest(0.01, ear.descriptor)
        waking.is_asked = True
        hints.say()
        assert not waking.rest(60, ear.descriptor)


def test_without_anybody_who_gives_hints_it_sleeps_all_the_same():
    ear = Ear(None)
    ear.listen()
    with Waking() as waking:
        assert ear.descriptor is None
        assert not waking.rest(0.01, ear.descriptor)


def test_a_lost_line_is_made_anew_after_growing_pauses(hints, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(hearing.time, "monotonic", lambda: now[0])
    ear = Ear(hints)
    ear.listen()
    hints.away = True
    tried = []
    for second in range(100):
        now[0] = 100.0 + second
        before = hints.connected
        ear.listen()
        if hints.connected > before:
            tried.append(second)
        assert ear.descriptor is None
    assert tried == [0, 5, 15, 35, 75]
    hints.away = False
    now[0] += 300
    ear.listen()
    assert ear.descriptor is not None
