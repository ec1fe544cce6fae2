import pytest

from desktop_app.ui.compose.ring import Ring
from desktop_app.ui.language import Language
from desktop_app.ui.theme import colours


@pytest.fixture
def ring(qtbot, qapp):
    Language.choose(qapp, "en")
    made = Ring()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("length", "number"),
    [
        (0, "0"),
        (154, "154"),
        (259, "259"),
        (260, "20"),
        (280, "0"),
        (281, "−1"),
        (100_000, "−99k"),
        (1_300, "−1020"),
    ],
)
def test_the_number_inside(ring, length, number):
    ring.show_length(length, 280)
    assert ring.number == number


def test_a_screen_reader_hears_it(ring):
    ring.show_length(154, 280)
    assert ring.accessibleName() == (
        "126 characters left of 280. 154 of 280 characters, as X counts them"
    )
    ring.show_length(268, 280)
    assert ring.spoken == "12 characters left of 280"
    ring.show_length(283, 280)
    assert ring.spoken == "3 characters too many"


def test_a_long_post_is_counted_beside_the_ring(ring):
    ring.show_length(1_204, 25_000)
    assert (ring.count, ring.number) == ("1,204 / 25,000", "")
    ring.show_length(24_990, 25_000)
    assert ring.number == "10"
    wide = ring.width()
    ring.show_length(12, 280)
    assert ring.count == ""
    assert ring.width() < wide


def test_a_stage_is_reached_near_the_limit_at_it_and_beyond(ring):
    stages = []
    for length in (259, 260, 279, 280, 281):
        ring.show_length(length, 280)
        stages.append(ring.stage)
    assert stages == [0, 1, 1, 2, 3]


def test_amber_near_the_limit_and_red_beyond(ring):
    look = colours(ring.palette())
    inks = []
    for length in (200, 260, 280, 281):
        ring.show_length(length, 280)
        inks.append(ring._ink(look))
    assert inks == [look.accent, look.caution.ink, look.caution.ink, look.legal.ink]
    assert not ring.grab().isNull()
