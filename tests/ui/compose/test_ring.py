import pytest

from desktop_app.ui.compose.ring import Ring
from desktop_app.ui.theme import colours


@pytest.fixture
def ring(qtbot):
    made = Ring()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("length", "number"),
    [(0, "0"), (154, "154"), (280, "280"), (281, "−1"), (100_000, "−99k"), (1_300, "−1020")],
)
def test_the_number_inside(ring, length, number):
    ring.show_length(length, 280)
    assert ring.number == number


def test_a_screen_reader_hears_it(ring):
    ring.show_length(154, 280)
    assert ring.accessibleName() == "154 of 280 characters, as X counts them"
    ring.show_length(283, 280)
    assert "3 character" in ring.accessibleName()


def test_amber_near_the_limit_and_red_beyond(ring):
    look = colours(ring.palette())
    inks = []
    for length in (200, 260, 280, 281):
        ring.show_length(length, 280)
        inks.append(ring._ink(look))
    assert inks == [look.accent, look.caution.ink, look.caution.ink, look.legal.ink]
    assert not ring.grab().isNull()
