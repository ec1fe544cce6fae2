"""Selected words name exactly the characters of the text that they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.reveal import marks
from desktop_app.domain.discussion import Anchor
from desktop_app.ui.review.final_reader import FinalReader
from desktop_app.ui.review.places import Places

#: Family emoji, a zero width space, a Cyrillic e among Latin letters, a space without a break.
TEXT = "👩‍👩‍👧 ont\u200b\u2060 ouvert le c\u0435ntre 🎉 à 5\u00a0h"


@pytest.fixture
def reader(qtbot):
    made = FinalReader()
    qtbot.addWidget(made)
    made.show_marked(TEXT, marks(TEXT))
    return made


def test_what_is_shown_is_what_the_document_holds(reader):
    assert reader.toPlainText().replace("\u00a0", " ") == reader.places.shown.replace("\u00a0", " ")
    assert "⟨U+200B⟩⟨U+2060⟩" in reader.places.shown
    assert "c⟨\u0435⟩ntre" in reader.places.shown
    assert reader.places.text == TEXT


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧",
        "ont",
        "\u200b",
        "\u2060",
        "ont\u200b\u2060 ouvert",
        "c\u0435ntre",
        "🎉",
        "5\u00a0h",
    ],
)
def test_words_are_found_and_named_both_ways(reader, words):
    start = TEXT.index(words)
    reader.select(start, start + len(words))
    wanted = Anchor(part=3, start=start, end=start + len(words), quote=words)
    assert reader.anchor(3) == wanted


def test_half_a_name_is_the_character_that_it_stands_for(reader):
    shown = reader.places.shown
    first = len(shown[: shown.index("⟨U+200B⟩")].encode("utf-16-le")) // 2
    start = TEXT.index("\u200b")
    assert reader.places.points(first + 2, first + 4) == (start, start + 1)
    assert reader.places.points(first + 2, first + 10) == (start, start + 2)


def test_spaces_around_are_left_out_and_nothing_is_no_anchor(reader):
    start = TEXT.index(" ouvert ")
    reader.select(start, start + len(" ouvert "))
    assert reader.anchor(0).quote == "ouvert"
    reader.select(start, start + 1)
    assert reader.anchor(0) is None
    reader.forget_selection()
    assert reader.anchor(0) is None


ANY = st.text(alphabet="ab \n🎉é\u200b\u202e\u0435\u00a0", min_size=1, max_size=30)


@given(ANY, st.data())
def test_every_stretch_is_shown_and_found_again(text, data):
    pieces = [(each, each if each in "ab \n🎉é\u00a0" else f"⟨U+{ord(each):04X}⟩") for each in text]
    places = Places(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = places.units(start, end)
    assert places.points(first, last) == (start, end)
    shown = places.shown.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")
    assert shown == "".join(name for _, name in pieces[start:end])
