from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.actions.catalogue import ACTIONS, action

_SAID = Qt.ItemDataRole.AccessibleTextRole


def said(palette):
    rows = range(palette.model.rowCount())
    return [palette.model.index(row, 0).data(_SAID) for row in rows]


def test_a_few_letters_and_enter_do_it_and_the_keyboard_goes_back(desk, qtbot):
    window = desk.window
    window.show_page("queue")
    window.queue.setFocus()
    before = window.focusWidget()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.commands.palette
    assert palette.isVisible()
    assert len(said(palette)) == len(ACTIONS) - 1
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is before
    palette.ask()
    QTest.keyClicks(palette.field, "dark")
    assert said(palette)[0] == "Dark"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.look.scheme == "dark"
    assert not palette.isVisible()


def test_what_is_impossible_stands_below_with_its_reason_and_is_not_done(desk):
    window = desk.window
    window.show_page("compose")
    palette = window.commands.palette
    palette.ask()
    QTest.keyClicks(palette.field, "approve")
    assert said(palette) == ["Approve…. On the page “Review”"]
    index = palette.list.currentIndex()
    assert index.isValid()
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.field.setText("no such thing")
    assert not palette.list.isVisible()
    palette.leave()


def test_arrows_go_through_the_list_and_stay_in_it(desk):
    palette = desk.window.commands.palette
    palette.ask()
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 0
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    for _ in range(9):
        QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    palette.leave()


def test_it_speaks_the_language_of_the_windows_and_is_found_without_accents(desk):
    desk.window.look.choose_language("fr")
    palette = desk.window.commands.palette
    palette.ask()
    QTest.keyClicks(palette.field, "reglages")
    assert said(palette)[0] == f"Aller à → Réglages. {action('go.settings').key}"
    palette.leave()
    desk.window.look.choose_language("en")


def test_what_people_call_it_finds_it_too(desk):
    palette = desk.window.commands.palette
    for language, typed, first in (("en", "zoom", "Larger"), ("fr", "texte", "Plus grand")):
        desk.window.look.choose_language(language)
        palette.ask()
        QTest.keyClicks(palette.field, typed)
        assert len(said(palette)) == 3
        assert said(palette)[0].startswith(f"{first}. ")
        palette.leave()
    desk.window.look.choose_language("en")


def test_a_click_beside_it_closes_it(desk, qtbot):
    window = desk.window
    window.commands.open_palette()
    window.header.person.setFocus()
    assert not window.commands.palette.isVisible()
    window.commands.open_palette()
    window.commands.open_palette()
    assert not window.commands.palette.isVisible()
