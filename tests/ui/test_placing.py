from PySide6.QtWidgets import QMainWindow

from desktop_app.ui.placing import LEAST, keep_place, place


def test_a_window_comes_back_as_large_as_it_was(opening, qtbot):
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
    place(first, opening.desk)
    assert first.size().toTuple() == (1280, 800)
    first.resize(1000, 640)
    keep_place(first, opening.desk)
    place(second, opening.desk)
    assert second.width() <= 1000
    assert second.minimumSize() == LEAST


def test_what_is_kept_and_is_no_place_is_not_taken(opening, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    opening.desk.prefer("window", "not a place")
    place(window, opening.desk)
    assert window.size().toTuple() == (1280, 800)
