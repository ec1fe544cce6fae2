import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.ui.widgets import Button

SLIP = "Fiers de nos équippes"
RISK = "Our revenue will surge by 40% next quarter."


@pytest.fixture
def spot(loaded):
    return loaded.writing.posts.spot


def said(spot):
    return " ".join(label.text() for label in spot.findChildren(QLabel))


def button(spot, start):
    return next(b for b in spot.findChildren(Button) if b.text().startswith(start))


def hover(page, unit):
    cursor = page.editor.textCursor()
    cursor.setPosition(unit)
    place = page.editor.cursorRect(cursor).center()
    viewport = page.editor.viewport()
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    )
    return place


def test_resting_on_an_underline_explains_it(loaded, checked, spot):
    loaded.editor.insertPlainText(SLIP)
    checked()
    hover(loaded, 2)
    assert spot.finding is None
    hover(loaded, len(SLIP) - 3)
    assert spot.isVisible()
    assert "Not in the dictionary." in said(spot)
    assert "Alt+Enter: replace with “équipes”" in said(spot)
    assert loaded.rect().contains(spot.geometry())


def test_the_card_closes_when_the_mouse_leaves(qtbot, loaded, checked, spot):
    loaded.editor.insertPlainText(SLIP)
    checked()
    hover(loaded, len(SLIP) - 3)
    viewport = loaded.editor.viewport()
    place = QPointF(viewport.rect().bottomRight() - QPoint(2, 2))
    over = QPointF(viewport.mapToGlobal(place.toPoint()))
    none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        viewport, QMouseEvent(QEvent.Type.MouseMove, place, over, none, none, held)
    )
    assert spot.isVisible(), "there is time to go to the card"
    qtbot.waitUntil(lambda: not spot.isVisible())


def test_the_card_stays_with_its_words_when_the_page_lays_itself_out(qtbot, loaded, checked, spot):
    loaded.editor.insertPlainText(SLIP)
    checked()
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    before = loaded.editor.size()
    loaded.resize(1280, 720)
    qtbot.waitUntil(lambda: loaded.editor.size() != before)

    def is_below_its_words():
        words = loaded.editor.place_of(spot.finding)
        return spot.isVisible() and 0 < spot.y() - loaded.mapFromGlobal(words.bottomLeft()).y() < 9

    qtbot.waitUntil(is_below_its_words)


def test_f8_shows_the_card_and_escape_closes_it_alone(loaded, checked, spot):
    loaded.editor.insertPlainText("teh équippes")
    checked()
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    assert spot.finding.text == "teh"
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    assert spot.finding.text == "équippes"
    QTest.keyClick(loaded.editor, Qt.Key.Key_Escape)
    assert not spot.isVisible()
    assert loaded.editor.textCursor().selectedText() == "équippes"
    assert loaded.editor.hasFocus()


def test_typing_closes_it(loaded, checked, spot):
    loaded.editor.insertPlainText("teh ")
    checked()
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    QTest.keyClick(loaded.editor, "x")
    assert not spot.isVisible()


def test_alt_enter_mends_and_closes_and_one_undo_brings_it_back(loaded, checked, spot):
    loaded.editor.insertPlainText(SLIP)
    checked()
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    QTest.keyClick(loaded.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert loaded.editor.text == "Fiers de nos équipes"
    assert not spot.isVisible()
    loaded.editor.undo()
    assert loaded.editor.text == SLIP


def test_a_press_on_a_suggestion_mends_and_leaves_the_keyboard_in_the_text(loaded, checked, spot):
    loaded.editor.insertPlainText(SLIP)
    checked()
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    QTest.mouseClick(button(spot, "équipes"), Qt.MouseButton.LeftButton)
    assert loaded.editor.text == "Fiers de nos équipes"
    assert loaded.editor.hasFocus()


def test_it_says_rule_law_and_who_must_look_and_leads_to_the_explanation(
    loaded, checked, spot, speller
):
    speller.risky = ("will surge",)
    loaded.editor.insertPlainText(RISK)
    assert any(f.severity == "legal" for f in checked().findings)
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
    button(spot, "Why?").click()
    assert "Must look at it: Legal" in said(spot)
    assert spot.finding.reference[0] in said(spot)
    finding = spot.finding
    button(spot, "Explain to legal").click()
    assert not spot.isVisible()
    assert loaded.findings.card_of(finding)._explain.field.hasFocus()


def test_findings_that_begin_at_one_place_have_each_their_turn(loaded, checked, speller):
    speller.risky = ("will surge", "will surge by 40%", "will")
    loaded.editor.insertPlainText(RISK)
    checked()
    seen = []
    for _ in range(4):
        QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
        seen.append(loaded.editor.textCursor().selectedText())
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    seen.append(loaded.editor.textCursor().selectedText())
    assert seen == ["will surge by 40%", "will surge", "will", "will surge by 40%", "will"]
