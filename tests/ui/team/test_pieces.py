"""Six words, fingerprints and duties, as people read them to one another."""

import pytest

from desktop_app.ui.team.pieces import SixWords, duties_name, in_groups


def test_a_fingerprint_is_read_four_digits_at_a_time():
    said = in_groups("0123456789abcdef" * 4)
    assert said.splitlines() == ["0123 4567 89ab cdef 0123 4567 89ab cdef"] * 2
    assert in_groups("") == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("communications legal:ceo", "Communications, Legal for ceo"),
        ("", "–"),
        ("wizard", "wizard"),
    ],
)
def test_duties_are_said_as_people_say_them(qapp, said, name):
    assert duties_name(said) == name


def test_the_words_are_numbered_and_said_as_one(qtbot):
    six = SixWords()
    qtbot.addWidget(six)
    six.show_words(("one", "two"))
    assert six.accessibleName() == "one two"
    six.show_words(())
    assert six.isHidden()
