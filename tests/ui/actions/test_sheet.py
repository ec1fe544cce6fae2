import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.ui.actions.catalogue import ACTIONS
from desktop_app.ui.actions.names import action_name, key_name
from desktop_app.ui.actions.offers import use_letters


def shown(sheet):
    return {each.text() for each in sheet.findChildren(QLabel) if each.isVisibleTo(sheet)}


def test_every_key_is_on_the_sheet_and_escape_closes_it(desk):
    window = desk.window
    window.show_page("queue")
    QTest.keyClick(window.queue.view, "?")
    sheet = window.commands.sheet
    assert sheet.isVisible()
    said = shown(sheet)
    for each in ACTIONS:
        if each.keys:
            assert key_name(each.key) in said
            assert any(text.startswith(action_name(each.id)) for text in said)
    QTest.keyClick(sheet.close_it, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    QTest.keyClick(window.queue.view, Qt.Key.Key_F1)
    assert sheet.isVisible()
    window.commands.open_sheet()
    assert not sheet.isVisible()


def test_letters_that_are_off_are_not_promised(desk):
    use_letters(on=False)
    desk.window.commands.open_sheet()
    sheet = desk.window.commands.sheet
    assert "A" not in shown(sheet)
    assert "F1" in shown(sheet)
    use_letters(on=True)
    sheet.leave()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_of_it_is_seen_at_once_in_a_window_of_the_usual_size(desk, language):
    window = desk.window
    window.resize(1280, 800)
    window.look.choose_language(language)
    window.commands.open_sheet()
    columns = window.commands.sheet._keys.column.itemAt(0).layout()
    heights = [columns.itemAt(place).minimumSize().height() for place in range(columns.count())]
    assert len(heights) > 2
    assert max(heights) - min(heights) < 0.25 * max(heights)
    assert window.commands.sheet._keys.verticalScrollBar().maximum() == 0
    window.commands.sheet.leave()
    window.look.choose_language("en")


def test_it_stays_inside_a_small_window(desk):
    window = desk.window
    window.commands.open_sheet()
    sheet = window.commands.sheet
    window.resize(960, 600)
    assert window.rect().contains(sheet.geometry())
    sheet.leave()
