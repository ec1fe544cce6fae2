import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget

from desktop_app.ui.actions.catalogue import ACTIONS, PAGES, action, is_letter
from desktop_app.ui.actions.offers import Offer, letters_are_on, offers, use_letters, why_not


@pytest.fixture(autouse=True)
def _letters():
    yield
    use_letters(on=True)


def press(widget, key):
    if is_letter(key) and not key.isalnum():
        QTest.keyClick(widget, key)  # Qt's own way to a sign that needs Shift on some keyboards
        return
    stroke = QKeySequence(key)[0]
    QTest.keyClick(widget, stroke.key(), stroke.keyboardModifiers())


def place(window, offer):
    """Go where the action applies; return what has the keyboard there."""
    page = offer.action.page or "accounts"
    window.show_page(page)
    widget = offer.parent() if offer.action.in_list else window.header.freeze
    each = widget
    while (parent := each.parentWidget()) is not None:
        if isinstance(parent, QStackedWidget):
            parent.setCurrentWidget(each)  # an empty list is hidden behind a sentence
        each = parent
    widget.setFocus()
    return widget


def test_every_action_can_be_reached_and_each_of_its_keys_fires_it_once(desk, qtbot):
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for page in PAGES:  # some are made when somebody first goes there
        window.show_page(page)
    desk.settle()
    found = offers(window)
    assert set(found) == {each.id for each in ACTIONS}
    fired = []
    for offer in found.values():
        offer._verb = lambda name=offer.action.id: fired.append(name)
    for each in ACTIONS:
        for key in each.keys:
            press(place(window, found[each.id]), key)
            assert fired == [each.id], (each.id, key)
            fired.clear()


def test_letters_are_typed_in_a_text_field_and_do_nothing_when_they_are_off(desk, qtbot):
    window = desk.window
    desk.act_as("ines")
    desk.open(desk.post("500,000"))
    window.show_page("review")
    bar = window.review.bar
    use_letters(on=False)
    assert not letters_are_on()
    QTest.keyClick(window.review, Qt.Key.Key_V)
    assert not bar.reason.isVisible()
    use_letters(on=True)
    QTest.keyClick(window.review, Qt.Key.Key_V)
    assert bar.reason.isVisible()
    QTest.keyClicks(bar.reason, "avrd?")
    assert bar.reason.text() == "avrd?"


def test_an_action_says_why_it_is_impossible(desk):
    window = desk.window
    found = offers(window)
    window.show_page("compose")
    assert why_not(found, action("review.approve")) == "On the page “Review”"
    assert why_not({}, action("review.approve")) == "The record is not open"
    assert why_not(found, action("draft.new")) == ""
    window.show_page("review")
    assert why_not(found, action("review.approve")) == "No post is open"
    assert why_not(found, action("review.difference")) == "There is only one version"


def test_what_is_done_once_is_not_done_again_by_a_held_key(desk):
    found = offers(desk.window)
    assert not found["review.approve"].autoRepeat()
    assert not found["compose.send"].autoRepeat()
    assert found["queue.next"].autoRepeat()


def test_before_the_record_is_open_the_windows_own_actions_are_there(unloaded):
    found = offers(unloaded)
    assert isinstance(found["quit"], Offer)
    assert found["go.queue"].why_not == "The record is not open"
    found["go.queue"].run()
    assert not unloaded.session.is_loaded
