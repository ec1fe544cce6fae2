"""Work that takes long is shown after a moment, can be stopped where it only reads, and goes by itself."""

import threading

import pytest
from PySide6.QtCore import QObject

from desktop_app.ui.background import Background, Lane, Task
from desktop_app.ui.language import Language
from desktop_app.ui.waiting import Waiting


@pytest.fixture
def background(qapp):
    lanes = Background()
    yield lanes
    if lanes.is_open:
        lanes.close()


@pytest.fixture
def waiting(background, qtbot):
    shown = Waiting(background)
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def gate():
    opened = threading.Event()
    yield opened
    opened.set()


def begin(background, work, **task):
    owner, results = QObject(), []
    background.run(
        Lane.STORE,
        work,
        owner=owner,
        then=results.append,
        failed=results.append,
        task=Task(name=lambda: "Reading the record…", **task),
    )
    results.append(owner)
    return results


def test_what_is_quick_is_never_shown(background, waiting, qtbot, monkeypatch):
    monkeypatch.setattr("desktop_app.ui.background.SLOW_AFTER", 600_000)
    results = begin(background, lambda: "read")
    (task,) = background._told
    qtbot.waitUntil(lambda: not background.busy)
    with qtbot.assertNotEmitted(background.slow_changed):
        background._show_slow(task)  # as its timer does
    assert (results[1:], waiting.isVisibleTo(None)) == (["read"], False)


def test_a_write_that_takes_long_is_shown_without_a_way_to_stop_it(
    background, waiting, gate, qtbot
):
    results = begin(background, gate.wait)
    qtbot.waitUntil(waiting.isVisible)
    assert waiting.said.text() == "Reading the record…"
    assert waiting.cancel.isHidden()
    assert not waiting._fate.isHidden()
    background.stop(background.slow[0])
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert results[1:] == [True]
    assert not waiting.isVisible()


def test_a_read_that_is_stopped_tells_only_that(background, waiting, gate, qtbot):
    stopped = []
    results = begin(background, gate.wait, stopped=lambda: stopped.append(1))
    behind = begin(background, lambda: "second", stopped=lambda: stopped.append(2))
    qtbot.waitUntil(lambda: len(background.slow) == 2)
    waiting.cancel.click()
    waiting.cancel.click()
    assert (stopped, waiting.isVisible()) == ([1, 2], False)
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert (len(results), len(behind)) == (1, 1)


def test_it_speaks_the_language_of_the_windows(background, waiting, gate, qapp, qtbot):
    begin(background, gate.wait, stopped=lambda: None)
    qtbot.waitUntil(waiting.isVisible)
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: waiting.cancel.text() == "Annuler")
    Language.choose(qapp, "en")


def test_closing_the_lanes_forgets_what_took_long(background, gate, qtbot):
    begin(background, gate.wait)
    qtbot.waitUntil(lambda: bool(background.slow))
    gate.set()
    background.close()
    assert background.slow == ()
