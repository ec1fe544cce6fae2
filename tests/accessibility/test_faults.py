"""The looks for faults find them: each fault is made on purpose, once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from desktop_app.ui.layout import column, row
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets import Button, Heading, Segments, Text
from tests.accessibility import faults


@pytest.fixture
def window(qapp, qtbot):
    Theme.apply(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    yield made
    made.close()


def test_a_calm_window_has_none(window, qtbot):
    inside = column(window)
    field, box = QLineEdit(), QComboBox()
    field.setAccessibleName("Reason")
    box.setAccessibleName("Account")
    box.addItems(["@claire_morel"])
    for widget in (Heading("A page"), Text("Some words. " * 12), Button("Do it"), field, box):
        inside.addWidget(widget)
    faults.bring_to_front(window)
    for look in (faults.unnamed, faults.unreachable, faults.cut, faults.overlapping):
        assert look(window) == []


def test_a_control_without_a_name_is_found(window):
    QLineEdit(window)
    faults.bring_to_front(window)
    assert faults.unnamed(window) == ["no name: QLineEdit '' in QWidget"]


def test_a_button_that_tab_leaves_out_is_found(window):
    inside = row(window)
    for name in ("One", "Two", "Three"):
        inside.addWidget(Button(name))
    window.findChildren(Button)[1].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    faults.bring_to_front(window)
    assert faults.unreachable(window) == ["no Tab reaches: Button 'Two' in QWidget"]


def test_one_of_several_choices_is_enough_for_tab(window):
    segments = Segments()
    segments.set_labels(["One", "Two", "Three"])
    row(window).addWidget(segments)
    faults.bring_to_front(window)
    assert faults.unreachable(window) == []


def test_words_that_are_cut_off_are_found(window):
    for top, widget in enumerate(
        (QLabel("A long word"), Button("A long word", "plain"), QComboBox())
    ):
        widget.setParent(window)
        widget.setGeometry(0, 40 * top, 50, 30)
    window.findChild(QComboBox).addItems(["A long word"])
    low = Text("Some words that need more than one line. " * 3, window)
    low.setGeometry(0, 150, 200, 20)
    faults.bring_to_front(window)
    assert len(faults.cut(window)) == 4


def test_an_elided_name_that_says_the_rest_when_asked_is_no_fault(window):
    segments = Segments(window)
    segments.set_labels(["A name that is rather long", "Another one as long as that"])
    segments.setGeometry(0, 0, 200, 40)
    faults.bring_to_front(window)
    assert "…" in segments.findChildren(Button)[0].text()
    assert faults.cut(window) == []


def test_what_sticks_out_of_its_place_is_found(window):
    button = Button("Far right", parent=window)
    button.setGeometry(250, 0, 120, 30)
    faults.bring_to_front(window)
    assert faults.cut(window) == ["68 px out of sight: Button 'Far right' in QWidget"]


def test_what_lies_on_its_neighbour_is_found(window):
    inside = column(window)
    first, second = Button("One"), Button("Two")
    inside.addWidget(first)
    inside.addWidget(second)
    faults.bring_to_front(window)
    second.setGeometry(first.geometry())
    assert faults.overlapping(window) == ["Button 'One' in QWidget lies on Button 'Two' in QWidget"]


def test_lines_too_long_to_read_are_found(window):
    Text("word " * 200, window).setGeometry(0, 0, 2000, 30)
    faults.bring_to_front(window)
    assert len(faults.text_columns(window, 900)) == 1
