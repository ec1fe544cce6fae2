import gc
import weakref

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.ui.collector import Collector


@pytest.fixture
def collector(qapp):
    collector = Collector()
    collector.start()
    yield collector
    collector.stop()
    assert gc.isenabled()


def ring():
    widget = QWidget()
    widget.myself = widget
    return weakref.ref(widget)


def test_python_does_not_collect_by_itself_meanwhile(collector):
    assert not gc.isenabled()
    left = ring()
    junk = [[] for _ in range(100_000)]
    assert len(junk) == 100_000
    assert left() is not None


def test_what_is_due_is_collected_here(collector):
    left = ring()
    junk = [[] for _ in range(2_000)]
    assert len(junk) == 2_000
    collector.collect()
    assert left() is None


def test_nothing_is_collected_before_it_is_due(collector):
    gc.collect()
    left = ring()
    collector.collect()
    assert left() is not None
    gc.collect()
