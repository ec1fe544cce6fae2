import pytest


@pytest.fixture
def told(desk):
    """What the queue's list tells while it is saved, in order."""
    told, lister = [], desk.window.queue.lister
    lister.saving.connect(told.append)
    lister.saved.connect(told.append)
    return told


def test_saving_is_over_before_it_is_told(desk, told, tmp_path):
    desk.window.queue.export_to(tmp_path / "list.csv")
    assert told == [True]
    desk.qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [True, False, "list.csv"]
    assert (tmp_path / "list.csv").stat().st_size > 0


def test_saving_is_over_when_it_failed_too(desk, told, tmp_path):
    desk.window.queue.export_to(tmp_path / "none" / "list.csv")
    desk.qtbot.waitUntil(lambda: desk.window.messages.shown is not None)
    assert told == [True, False]
    assert desk.window.messages.shown.kind == "table.unwritable"
