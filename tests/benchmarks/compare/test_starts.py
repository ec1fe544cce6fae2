import subprocess
import sys

import psutil
import pytest

from benchmarks.compare import starts

AT_REST = """
import time
while time.process_time() < 0.1: pass
print("rests", flush=True)
input()
"""
BUSY = "print('works', flush=True)\nwhile True: pass"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(starts, "_REST", 0.2)
    monkeypatch.setattr(starts, "_PATIENCE", 0.4)


@pytest.fixture
def started():
    running = []

    def start(program):
        one = subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        running.append(one)
        one.stdout.readline()
        return psutil.Process(one.pid)

    yield start
    for one in running:
        one.kill()
        one.communicate()


def test_a_program_that_rests_is_told_with_what_it_has_used(started, monkeypatch):
    monkeypatch.setattr(starts, "_PATIENCE", 30.0)
    cpu, memory = starts._rested(started(AT_REST))
    assert cpu >= 0.09
    assert 1 < memory < 200


def test_a_program_that_goes_on_working_is_no_figure(started, monkeypatch):
    monkeypatch.setattr(starts, "_AT_REST", -1.0)
    with pytest.raises(TimeoutError):
        starts._rested(started(BUSY))
