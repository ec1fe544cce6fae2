import pytest

from desktop_app.ui.background import Background
from desktop_app.ui.language import Language
from desktop_app.ui.line import Line, State
from desktop_app.ui.reach import needs_server, why_away
from desktop_app.ui.widgets import Button
from tests.ui.kept import away

WHY = "This needs the team’s record, which does not answer just now."


@pytest.fixture
def line(qtbot):
    background = Background()
    yield Line(background)
    background.close()


@pytest.fixture
def button(qtbot, line):
    made = Button("Recall…")
    made.setToolTip("Stops it")
    qtbot.addWidget(made)
    needs_server(line, made)
    return made


def test_it_can_be_pressed_only_while_the_record_answers(line, button):
    assert button.isEnabled()
    line._say(away())
    assert (button.isEnabled(), button.toolTip(), button.is_hindered) == (False, WHY, True)
    line._say(State())
    assert (button.isEnabled(), button.toolTip()) == (True, "Stops it")


def test_what_a_page_says_of_it_meanwhile_holds_afterwards(line, button):
    line._say(away())
    button.setEnabled(True)
    button.setToolTip("Takes it back")
    assert (button.isEnabled(), button.toolTip()) == (False, WHY)
    line._say(State())
    assert (button.isEnabled(), button.toolTip()) == (True, "Takes it back")
    line._say(away())
    button.setEnabled(False)
    line._say(State())
    assert not button.isEnabled()


def test_one_that_is_made_while_the_record_is_away_knows_it(line, qtbot):
    line._say(away())
    made = Button("Unfreeze…")
    qtbot.addWidget(made)
    needs_server(line, made)
    assert not made.isEnabled()


def test_the_reason_follows_the_language(line, button, qapp, qtbot):
    button.show()
    line._say(away())
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: button.toolTip().startswith("Cela demande le registre de l’équipe"))


def test_why(line):
    assert why_away(State()) == ""
    assert why_away(away()) == WHY
