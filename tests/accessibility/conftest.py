"""The offscreen platform cannot do everything a screen can, and says so."""

from pathlib import Path

import pytest

from tests.accessibility.strays import Watch


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|keyboard"))


@pytest.fixture
def watch(qapp):
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)
