import pytest

from desktop_app.ui import app as application
from desktop_app.ui.actions.offers import letters_are_on, use_letters
from desktop_app.ui.look import kept_scheme, kept_zoom
from desktop_app.ui.theme import Theme


@pytest.fixture(autouse=True)
def _usual(qapp):
    yield
    use_letters(on=True)
    Theme.apply(qapp, "light")


def test_what_was_chosen_is_in_force_at_the_next_start(opening, unloaded, qapp):
    look, changes = unloaded.look, []
    look.changed.connect(lambda: changes.append(1))
    look.choose_scheme("dark")
    look.zoom_to(150)
    look.switch_letters()
    assert len(changes) == 3
    assert (kept_scheme(opening.desk), kept_zoom(opening.desk)) == ("dark", 150)
    use_letters(on=True)
    Theme.apply(qapp, "light")
    again = application.build(opening, qapp)
    assert (again.look.scheme, again.look.zoom, again.look.letters) == ("dark", 150, False)
    again.deleteLater()


def test_steps_end_at_the_smallest_and_the_largest(unloaded):
    look = unloaded.look
    for _ in range(9):
        look.enlarge()
    assert look.zoom == 200
    for _ in range(9):
        look.reduce()
    assert look.zoom == 80
    look.reset_zoom()
    assert look.zoom == 100


def test_nonsense_on_the_desk_is_the_usual_look(opening):
    opening.desk.prefer("zoom", "large")
    opening.desk.prefer("scheme", "pink")
    assert (kept_zoom(opening.desk), kept_scheme(opening.desk)) == (100, "system")
    assert letters_are_on()
