"""The copy that rules read never loses its place in the original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.normal import INVISIBLE, normalise
from desktop_app.checks.tokens import tokenise

AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aé’' \u00a0\u202fßœİŒﬁ👍🏽👨\u200d👩\u200b\u00ad€$#@!\n8½²аο"),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)


@given(AWKWARD)
def test_every_character_of_the_copy_knows_where_it_came_from(text: str) -> None:
    normal = normalise(text)
    assert len(normal.origin) == len(normal.text)
    assert list(normal.origin) == sorted(normal.origin)
    assert all(0 <= place < len(text) for place in normal.origin)


@given(AWKWARD, AWKWARD)
def test_a_word_is_found_at_its_own_place_whatever_stands_around_it(
    before: str, after: str
) -> None:
    text = f"{before} ¶revenue¶ {after}"
    normal = normalise(text)
    found = normal.text.index("¶revenue¶") if "¶" not in before else normal.text.index("revenue")
    if "¶" not in before and "revenue" not in before:
        start, end = normal.span(found, found + len("¶revenue¶"))
        assert text[start:end] == "¶revenue¶"
        assert start == len(before) + 1
    assert found >= 0


@given(AWKWARD)
def test_tokens_are_slices_of_the_original_in_order(text: str) -> None:
    tokens = tokenise(text)
    assert list(tokens.starts) == sorted(tokens.starts)
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.texts, strict=True):
        assert 0 <= start < end <= len(text)
        assert word


def test_apostrophes_spaces_and_capitals_are_one() -> None:
    assert normalise("L’Œuvre\u202f!\u00a0ÉTÉ").text == "l'oeuvre ! été"


def test_an_invisible_character_does_not_hide_a_word() -> None:
    for sign in INVISIBLE:
        normal = normalise(f"rev{sign}enue")
        assert normal.text == "revenue"
        assert normal.span(0, 7) == (0, 8)


def test_letters_of_other_alphabets_do_not_hide_a_word() -> None:
    assert normalise("sаlеs").text == "sales"
