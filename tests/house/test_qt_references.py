"""The installed PySide6 neither loses nor hoards references.

6.12.0 on Python 3.11 drops one reference to None per void call and one to True per emission, and
the process aborts after some thousands: docs/decisions/0001-pyside6-below-6-12.md.
"""

import gc
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

ROUNDS = 1_000
#: The interpreter's own comings and goings; a loss shows as a thousand.
NOISE = 50


class Bell(QObject):
    rung = Signal(bool)
    silent = Signal()


def count():
    while (
        gc.collect()
    ):  # what earlier tests left may free more when it goes: not between two counts
        pass
    return {value: sys.getrefcount(value) for value in (None, True, False)}


def assert_unchanged(before):
    after = count()
    lost = {value: after[value] - before[value] for value in before}
    assert all(abs(difference) < NOISE for difference in lost.values()), lost


def test_void_calls_keep_their_references(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = count()
    for round_ in range(ROUNDS):
        label.setText("a" if round_ % 2 else "b")
    assert_unchanged(before)


@pytest.mark.parametrize("value", [True, False])
def test_emissions_keep_their_references(qtbot, value):
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    bell.rung.emit(value)
    heard.clear()
    before = count()
    for _ in range(ROUNDS):
        bell.rung.emit(value)
        bell.silent.emit()
    assert len(heard) == ROUNDS
    heard.clear()
    assert_unchanged(before)
