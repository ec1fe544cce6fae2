"""What a process takes, by Linux's books."""

import os
import subprocess
import sys

import pytest

from tests.soak import gauges

_HOLDS = (
    "import sys; held = [open('/dev/null') for _ in range(50)]; print('ready', flush=True); input()"
)


@pytest.fixture
def child():
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout.readline() == b"ready\n"
        yield running


def test_handles_memory_and_children_are_counted(child):
    ours, theirs = gauges.gauge(os.getpid()), gauges.gauge(child.pid)
    assert theirs.handles >= 50
    assert theirs.children == 0
    assert 1 < theirs.pss <= theirs.rss < 500
    assert child.pid in gauges.children(os.getpid())
    assert ours.children >= 1
    assert gauges.together(child.pid).handles == theirs.handles


def test_a_process_and_what_it_started_are_told_apart(child):
    found = gauges.apart(os.getpid(), "we")
    assert found["we: helpers"].handles >= 50
    assert "we: Java" not in found
    assert gauges.javas(os.getpid()) == []


def test_whoever_ended_has_no_books():
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with pytest.raises((FileNotFoundError, ProcessLookupError)):
        gauges.gauge(ended.pid)
    assert gauges.apart(ended.pid, "it") == {}
