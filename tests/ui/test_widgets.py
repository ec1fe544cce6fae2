from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import Column
from desktop_app.ui.widgets import Button, Pill, Segments, Text


def test_segments_choose_and_keep_their_choice(qtbot):
    segments = Segments()
    qtbot.addWidget(segments)
    heard = []
    segments.chosen.connect(heard.append)
    segments.set_labels(["One", "Two", "Three"])
    assert segments.current == 0
    segments.findChildren(Button)[1].click()
    segments.set_labels(["Uno", "Due"])
    assert (segments.current, heard) == (1, [1])
    shown = [b.text() for b in segments.findChildren(Button) if not b.isHidden()]
    assert shown == ["Uno", "Due"]


def test_a_column_is_emptied(qtbot):
    column = Column("things")
    qtbot.addWidget(column)
    column.column.addWidget(Text("one"))
    column.clear()
    assert column.column.count() == 0


def test_a_pill_changes_its_word_and_tone(qtbot):
    pill = Pill("In review", "info")
    qtbot.addWidget(pill)
    before = pill.grab().toImage()
    pill.show_text("Posted", "good")
    assert pill.text() == "Posted"
    assert pill.grab().toImage() != before


def test_a_label_never_reads_markup(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    label = Text("<b>x</b>", holder)
    assert label.text() == "<b>x</b>"
    assert label.textFormat().name == "PlainText"


def test_an_ampersand_in_a_name_is_no_shortcut(qtbot):
    button = Button("Put “R&D” back")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Put “R&D” back"
    assert button.text() == "Put “R&&D” back", "as Qt shows one"
    assert button.shortcut().isEmpty()
