import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop_app.ui.background import Background, Lane, Task


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


def in_pieces(background, pieces, owner, stopped=lambda: None):
    results, task = [], Task(name=lambda: "Reading", stopped=stopped)
    background.run_in_pieces(
        Lane.STORE, pieces, owner=owner, then=results.append, failed=results.append, task=task
    )
    return results, task


def test_between_two_pieces_others_have_their_turn(background, qtbot):
    owner, done = QObject(), []

    def pieces():
        for number in range(3):
            done.append(number)
            yield None
        yield "whole"

    results, _ = in_pieces(background, pieces(), owner)
    run(background, lambda: done.append("other"), owner)
    qtbot.waitUntil(lambda: not background.busy)
    assert results == ["whole"]
    assert done == [0, "other", 1, 2]


def test_what_is_read_in_pieces_is_told_as_one_task_while_it_takes_long(background, qtbot):
    owner, gates, told = QObject(), [threading.Event() for _ in range(2)], []
    background.slow_changed.connect(lambda: told.append(len(background.slow)))
    results, task = in_pieces(background, (None if gate.wait() else 1 for gate in gates), owner)
    qtbot.waitUntil(lambda: background.slow == (task,))
    gates[0].set()
    run(background, lambda: 1, owner, Lane.CHECKS)
    background.stop(task)
    gates[1].set()
    qtbot.waitUntil(lambda: not background.busy)
    assert told == [1, 0]
    assert results == []


def test_after_a_stop_no_piece_is_begun(background, qtbot):
    owner, gate, done, stopped = QObject(), threading.Event(), [], []

    def pieces():
        for number in range(9):
            gate.wait()
            done.append(number)
            yield None

    results, task = in_pieces(background, pieces(), owner, lambda: stopped.append(1))
    background.stop(task)
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert (results, stopped) == ([], [1])
    assert len(done) <= 1


@pytest.mark.unexpected
def test_an_error_in_a_piece_goes_to_whoever_asked(background, qtbot):
    owner = QObject()
    results, _ = in_pieces(background, (1 // one or None for one in (2, 0)), owner)
    qtbot.waitUntil(lambda: not background.busy)
    assert [type(each) for each in results] == [ZeroDivisionError]


def test_pieces_whose_owner_is_gone_are_not_read_on(background, qtbot):
    owner, gate, done = QObject(), threading.Event(), []

    def pieces():
        for number in range(9):
            gate.wait()
            done.append(number)
            yield None

    in_pieces(background, pieces(), owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert done == [0]
