"""What holds for every test: no connection leaves the machine, and nothing is left behind.

The guard is set when this file is loaded, before any test module is imported. Child processes
that are Python inherit nothing of it; they get `COUNTERSIGN_HOME` and offscreen Qt only.
"""

from __future__ import annotations

import functools
import gc
import locale
import logging
import os
import sys
import threading

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

from desktop_app import bootstrap
from tests.house import guard

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A developer's own desk, ledger and keychain are out of reach whatever a test forgets.
for name in ("COUNTERSIGN_HOME", "COUNTERSIGN_LEDGER", "COUNTERSIGN_X_API"):
    os.environ.pop(name, None)
# No test shows a real notice or asks the real keychain: a bus is made by who needs one.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
guard.set_up()
# The product's own rules are the same for every desk of a run, and take a second to read.
bootstrap.rulebook = functools.cache(bootstrap.rulebook)

# How long an example takes says what else the machine does.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

#: Threads that outlive a test for a reason. Anything else is a leak.
THREADS_THAT_STAY = {
    "QueueFeederThread": "multiprocessing's, of a queue that is closed with its process",
    "execnet-control": "pytest-xdist's own",
}
GRACE_SECONDS = 5.0
#: What is waited for comes, or never does: so long only a wait that is about to fail takes.
PATIENCE_MILLISECONDS = 20_000


class PatientBot(QtBot):
    """Waits as long as a machine needs that runs other things as well."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MILLISECONDS):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MILLISECONDS, **more):
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


def pytest_collection_finish():
    """What was imported stays: the collections below need not look through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _taken_apart_here(request):
    """What Qt holds dies in this thread, when its test is over, as `ui.collector` sees to it at work.

    Python's collector runs in whatever thread allocates: a lane of a later test would destroy what
    a window left behind, and the process would crash there. What outlives the collection (modules,
    rules, dictionaries) stays for the whole run: the next one need not look through it.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    request.node.funcargs.clear()  # pytest's own hold of the windows, which lasts a little longer
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("COUNTERSIGN_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _no_grammar(request, monkeypatch):
    """A desk that a test opens starts no Java, unless it asks for the real thing by its marker."""
    if request.node.get_closest_marker("real_grammar") is None:
        monkeypatch.setattr("desktop_app.assembly._grammar", lambda *_: None)


@pytest.fixture(scope="session")
def shared_words():
    from tests import words

    with words.running() as checker:
        yield checker


@pytest.fixture(autouse=True)
def _one_reader_of_words(request, monkeypatch):
    """The windows of a run share the process with the dictionaries."""
    if "qapp" in request.fixturenames:
        shared = request.getfixturevalue("shared_words")
        monkeypatch.setattr("desktop_app.adapters.language.words.WordsChecker", shared)


@pytest.fixture(autouse=True)
def _fixed_locale(monkeypatch):
    """A test reads the same on a French laptop and on an English server."""
    for name in ("LC_ALL", "LANGUAGE", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)


@pytest.fixture(autouse=True)
def _no_thread_left():
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not _may_stay(thread):
            thread.join(GRACE_SECONDS)
    left = [t.name for t in set(threading.enumerate()) - before if not _may_stay(t)]
    assert not left, f"threads left running: {left}"


class _Unexpected(logging.Handler):
    """Keeps what a lane raised that the program has no words for, and where it was raised."""

    def __init__(self):
        super().__init__()
        self.found = []

    def emit(self, record):
        self.found.append(self.format(record))


@pytest.fixture(autouse=True)
def _nothing_unexpected(request):
    """A window would only say that something unexpected happened: here it is said what, and where."""
    if "qapp" not in request.fixturenames or request.node.get_closest_marker("unexpected"):
        yield
        return
    lanes, handler = logging.getLogger("desktop_app.ui.background"), _Unexpected()
    lanes.addHandler(handler)
    yield
    lanes.removeHandler(handler)
    assert not handler.found, "\n".join(handler.found)


@pytest.fixture(autouse=True)
def _no_window_left():
    before = _windows()
    yield
    new = _windows() - before
    left = [window for window in new if window.isVisible()]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.close()
    assert not names, f"windows left open: {names}"


def _windows() -> set:
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    return set(application.topLevelWidgets()) if application else set()


def _may_stay(thread: threading.Thread) -> bool:
    return any(thread.name.startswith(name) for name in THREADS_THAT_STAY)


@pytest.fixture(scope="session")
def postgres_server():
    """A real PostgreSQL, started when a test first asks for it: some two seconds a process."""
    from tests import postgres

    with postgres.running() as started:
        yield started
