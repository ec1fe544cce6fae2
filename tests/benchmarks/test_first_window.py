import mmap

import pytest

from benchmarks import first_window

HEIGHT, WIDTH, HEADER = 800, 1280, 3232


@pytest.fixture
def screen():
    with mmap.mmap(-1, HEADER + HEIGHT * WIDTH * 4) as pixels:
        yield pixels


def paint(pixels, rows, columns):
    for row in rows:
        for column in columns:
            at = HEADER + 4 * (row * WIDTH + column)
            pixels[at : at + 4] = b"\xf0\xf0\xf0\xff"


def test_an_empty_screen_has_nothing_drawn(screen):
    assert first_window._drawn(screen) == 0


def test_half_a_screen_is_half_of_it(screen):
    paint(screen, range(HEIGHT), range(WIDTH // 2))
    assert first_window._drawn(screen) == pytest.approx(0.5)


def test_an_opening_picture_is_not_a_window(screen):
    paint(screen, range(250, 550), range(500, 780))
    assert 0 < first_window._drawn(screen) < first_window._A_WINDOW
