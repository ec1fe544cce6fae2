"""The window of templates on a real practice record."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.services import practice, templates


@pytest.fixture
def window(desk):
    made = desk.window.compose.beginning.templates
    desk.window.compose.beginning.start_from.all_wanted.emit()
    desk.settle()
    yield made
    made.close()


def choose(window, name):
    key = next(one.proposal for one in window._found if one.name == name)
    window.rows.choose(key)


def test_the_practice_desk_has_one_to_adopt_and_two_in_force(window):
    spoken = [
        window.rows.item(n).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(window.rows.count())
    ]
    assert len(spoken) == 3
    assert sum("in force" in each for each in spoken) == 2
    assert "Meeting a team, EN · waits for adoption" in spoken
    choose(window, "Meeting a team")
    assert "Proposed by Paul Roy" in window.about.text()
    assert "[team]" in window.text.text()


def test_who_may_not_adopt_reads_why(desk, window):
    choose(window, "Meeting a team")
    assert not window.adopt.isEnabled()
    assert "adopted and retired by somebody who holds" in window.told.text()
    desk.act_as("paul")
    window._show()
    assert not window.adopt.isEnabled()
    assert window.told.text() == "You proposed it: somebody else adopts it."


def test_somebody_else_adopts_and_retires_with_a_reason(desk, window):
    desk.act_as("ines")
    window._show()
    choose(window, "Meeting a team")
    window.adopt.click()
    desk.settle()
    assert window.chosen.adopted_by == practice.LEGAL
    assert "Adopted by Inès Kaci" in window.about.text()
    assert "Counts as fresh for 180 days." in window.about.text()
    window.retire.click()
    assert not window.ask.confirm.isEnabled()
    window.ask.field.setText("Out of date")
    window.ask.confirm.click()
    desk.settle()
    assert [one.name for one in window._found if one.name == "Meeting a team"] == []


def test_a_new_one_is_proposed_from_the_draft(desk, window):
    window.from_draft.click()
    form = window.form
    assert "Lyon" in form.text.toPlainText()
    assert not form.propose.isEnabled()
    form.name.setText("Thanks to a plant")
    form.text.setPlainText("Thank you to the team in [place].")
    form.propose.click()
    desk.settle()
    parts = desk.window.session.parts
    found = {one.name: one for one in templates.templates(parts, practice.ACCOUNT.id)}
    assert found["Thanks to a plant"].proposed_by == practice.EXECUTIVE
    assert found["Thanks to a plant"].id is None
    choose(window, "Thanks to a plant")
    assert window.text.text() == "Thank you to the team in [place]."


def test_a_name_that_is_too_long_is_not_cut_and_not_proposed(window):
    window.from_draft.click()
    form = window.form
    form.name.insert("x" * 81)
    assert (form.name.text(), form.room.over) == ("x" * 81, 1)
    assert form.room.isVisible()
    assert not form.propose.isEnabled()
    form.name.backspace()
    assert form.propose.isEnabled()


def test_a_refusal_is_said_in_the_window(desk, window, monkeypatch):
    monkeypatch.setattr("desktop_app.ui.templates.window.may_adopt", lambda *_: True)
    desk.act_as("paul")
    window._show()
    choose(window, "Meeting a team")
    window.adopt.click()
    desk.settle()
    assert window.told.text() != ""
    assert window.chosen.id is None
