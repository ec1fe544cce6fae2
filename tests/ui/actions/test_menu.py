import pytest

from desktop_app.ui.actions.catalogue import ACTIONS, Group
from desktop_app.ui.actions.menu import menu


def entries(made):
    return {e.text().split("\t")[0]: e for a in made.actions() for e in a.menu().actions()}


def test_everything_but_moving_in_lists_is_in_the_menu_with_its_key(desk):
    made = menu(desk.window)
    found = entries(made)
    assert len(found) == len([each for each in ACTIONS if each.group is not Group.READ])
    assert found["New draft"].text() == "New draft\tCtrl+N"
    assert not found["Approve…"].isEnabled()
    assert found["Approve…"].toolTip() == "On the page “Review”"
    made.deleteLater()


def test_an_entry_does_what_it_says(desk):
    made = menu(desk.window)
    entries(made)["Settings"].trigger()
    assert desk.window.pages.currentWidget() is desk.window.settings
    made.deleteLater()


@pytest.mark.qt_log_ignore("does not support")
def test_the_headers_button_opens_it(desk, qtbot):
    window = desk.window
    window.header.menu.click()
    opened = [each for each in window.findChildren(type(menu(window))) if each.isVisible()]
    assert len(opened) == 1
    opened[0].close()
