"""Numbers for words: nothing is lost, and a typing error is found."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import spoken
from desktop_app.domain.canonical import digest

SEEDS = st.binary(min_size=spoken.SEED, max_size=spoken.SEED)
NUMBERS = st.integers(0, spoken.SIZE - 1)


@given(SEEDS)
def test_a_key_is_read_as_it_was_written(seed):
    lines = spoken.written(seed)
    assert [len(line) for line in lines] == [spoken.A_LINE] * spoken.LINES
    assert spoken.read(lines) == seed


@given(SEEDS, st.integers(0, spoken.LINES - 1), st.integers(0, spoken.A_LINE - 1), NUMBERS)
def test_a_wrong_word_is_found(seed, line, place, number):
    lines = [list(one) for one in spoken.written(seed)]
    was, lines[line][place] = lines[line][place], number
    assert (spoken.read(lines) == seed) is (number == was)
    if number != was:
        assert spoken.read(lines) is None


@given(SEEDS)
def test_the_digits_of_a_line_know_its_place(seed):
    lines = spoken.written(seed)
    digits = [[spoken.check_digits(at, line) for at in range(1, 8)] for line in lines]
    assert all(len(set(one)) > 1 for one in digits)


def test_errors_that_escape_a_lines_digits_are_rare():
    line = list(spoken.written(bytes(32))[0])
    right = spoken.check_digits(1, line)
    wrong = [
        [*line[:place], number, *line[place + 1 :]]
        for place in range(4)
        for number in range(spoken.SIZE)
        if number != line[place]
    ]
    escaped = sum(spoken.check_digits(1, one) == right for one in wrong)
    assert escaped < 0.015 * len(wrong)


def test_six_words_are_sixty_stretched_bits_that_never_change():
    """These numbers are on paper and in memories: they are part of the format."""
    assert spoken.compared(digest("roster")) == EXPECTED
    assert spoken.compared(digest("roster ")) != EXPECTED
    assert all(0 <= one < spoken.SIZE for one in EXPECTED)


EXPECTED = (123, 590, 223, 18, 675, 872)
