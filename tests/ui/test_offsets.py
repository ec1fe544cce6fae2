from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.offsets import Offsets, pieces

#: Letters that compose, decompose, take two units, join, or are Hangul syllables in the making.
TRICKY = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aeE \n.,éœ’\u0301\u0308\u0323\u0344\u200d\ufe0f👩🏽🚀🇫🇷가각\u1100\u1161\u11a8"
        ),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@given(TRICKY)
def test_units_are_what_utf_16_counts(text):
    offsets = Offsets(text)
    assert [offsets.units(n) for n in range(len(text) + 1)] == [
        units(text[:n]) for n in range(len(text) + 1)
    ]


@given(TRICKY)
def test_every_place_comes_back(text):
    offsets = Offsets(text)
    assert all(offsets.point(offsets.units(n)) == n for n in range(len(text) + 1))


@given(TRICKY)
def test_the_middle_of_a_pair_is_before_it(text):
    offsets = Offsets(text)
    for n, letter in enumerate(text):
        if letter > "\uffff":
            assert offsets.point(offsets.units(n) + 1) == n


@given(TRICKY)
def test_pieces_compose_on_their_own(text):
    assert "".join(pieces(text)) == text
    assert "".join(normalize("NFC", piece) for piece in pieces(text)) == normalize("NFC", text)


@given(TRICKY, st.data())
def test_a_span_of_the_composed_text_covers_what_it_was_composed_of(text, data):
    composed = normalize("NFC", text)
    start = data.draw(st.integers(0, len(composed)))
    end = data.draw(st.integers(start, len(composed)))
    first, last = Offsets(text).span_units(start, end)
    covered = text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")
    assert composed[start:end] in normalize("NFC", covered)


def test_places_outside_are_drawn_to_the_ends():
    offsets = Offsets("a🚀")
    assert (offsets.units(-3), offsets.units(9)) == (0, 3)
    assert (offsets.point(-3), offsets.point(9)) == (0, 2)


def test_an_emoji_before_a_word_shifts_it():
    assert Offsets("👍🏽 équippes").span_units(3, 11) == (5, 13)


def test_a_decomposed_accent_stays_with_its_letter():
    assert Offsets("cafe\u0301 fort").span_units(0, 4) == (0, 5)
    assert Offsets("cafe\u0301 fort").span_units(5, 9) == (6, 10)
