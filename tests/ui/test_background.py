import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop_app.ui.background import Background, Lane


@pytest.fixture
def background(qapp):
    lanes = Background()
    yield lanes
    if lanes.is_open:
        lanes.close()


def run(background, work, owner, lane=Lane.STORE):
    results = []
    background.run(lane, work, owner=owner, then=results.append, failed=results.append)
    return results


def test_work_is_done_elsewhere_and_told_in_the_main_thread(background, qtbot):
    owner, told_in = QObject(), []
    background.run(
        Lane.CHECKS,
        lambda: threading.current_thread().name,
        owner=owner,
        then=lambda name: told_in.append((name, threading.current_thread())),
        failed=told_in.append,
    )
    qtbot.waitUntil(lambda: not background.busy)
    ((name, thread),) = told_in
    assert name.startswith("countersign-checks")
    assert thread is threading.main_thread()


@pytest.mark.unexpected
def test_an_error_goes_to_whoever_asked(background, qtbot):
    owner = QObject()
    results = run(background, lambda: 1 // 0, owner)
    qtbot.waitUntil(lambda: not background.busy)
    assert [type(each) for each in results] == [ZeroDivisionError]


def test_jobs_of_a_lane_never_overlap(background, qtbot):
    owner, inside, most = QObject(), [], []

    def work():
        inside.append(1)
        most.append(len(inside))
        inside.pop()

    for _ in range(200):
        run(background, work, owner)
    qtbot.waitUntil(lambda: not background.busy)
    assert set(most) == {1}


def test_a_result_whose_owner_is_gone_is_dropped(background, qtbot):
    owner, gate = QObject(), threading.Event()
    results = run(background, gate.wait, owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert results == []


def test_after_closing_nothing_is_delivered_and_no_thread_is_left(background, qtbot):
    owner = QObject()
    results = run(background, lambda: 1, owner)
    background.close()
    qtbot.wait(10)
    assert results == []
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("countersign-")]


def test_after_closing_nothing_is_begun_and_whoever_asks_is_not_hit_by_an_error(background, qtbot):
    background.close()
    results = run(background, lambda: 1, QObject())
    assert not background.busy
    qtbot.wait(10)
    assert results == []


def test_nobody_waits_for_grammar_and_who_starts_it_is_told_to_end_it(background):
    begun, ended = threading.Event(), threading.Event()
    background.closing.connect(ended.set)

    def work():
        begun.set()
        return ended.wait(10)

    run(background, work, QObject(), Lane.GRAMMAR)
    assert begun.wait(5)
    assert not background.busy
    background.close()
    assert ended.is_set()
