"""Words, numbers and signs as rules count them."""

from __future__ import annotations

import pytest

from desktop_app.checks.tokens import SENTENCE_GAP, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'action d’aujourd'hui", ("l'", "action", "d'", "aujourd'hui")),
        ("We'll ship, won't we?", ("we", "'ll", "ship", ",", "won't", "we", "?")),
        ("500 000 unités", ("500 000", "unités")),
        ("500,000 units in 2025", ("500,000", "units", "in", "2025")),
        ("€88m", ("€", "88", "m")),
        ("1,2 Md€ au T3", ("1,2", "md", "€", "au", "t3")),
        ("#WeAreHiring #lyon", ("we", "are", "hiring", "lyon")),
        ("$ACME @kim bit.ly/x", ("$acme", "@kim", "bit.ly/x")),
        ("ana@site.example", ("ana@site.example",)),
        ("half-year f***ing", ("half", "year", "f***ing")),
    ],
)
def test_texts_are_cut_where_a_reader_would(text: str, words: tuple[str, ...]) -> None:
    assert tokenise(text).texts == words


def test_punctuation_takes_no_place_and_a_sentence_end_takes_several() -> None:
    tokens = tokenise("a, b. c")
    places = dict(zip(tokens.texts, tokens.positions, strict=True))
    assert places["b"] - places["a"] == 1
    assert places["c"] - places["b"] == 1 + SENTENCE_GAP


def test_a_word_of_a_hashtag_knows_its_place() -> None:
    tokens = tokenise("👍🏽 #WeAreHiring")
    place = tokens.texts.index("hiring")
    assert tokens.written(place) == "Hiring"


def test_nothing_gives_no_tokens() -> None:
    assert tokenise("").texts == ()


@pytest.mark.parametrize(
    ("tag", "pieces"),
    [
        ("weareforsale", ("we", "are", "for", "sale")),
        ("norvaneforsale", ("norvaneforsale",)),
        ("forest", ("forest",)),
        ("sale", ("sale",)),
        ("xxxyyyzzz", ("xxxyyyzzz",)),
        ("abcsalexyz", ("abcsalexyz",)),
        ("a" * 61, ("a" * 61,)),
    ],
)
def test_a_hashtag_in_small_letters_is_the_words_it_is_made_of(
    tag: str, pieces: tuple[str, ...]
) -> None:
    known = frozenset(("we", "are", "for", "sale", "of", "rest"))
    tokens = tokenise(f"👀 #{tag} !", known)
    assert tokens.texts[-len(pieces) - 1 : -1] == pieces
    first = len(tokens.texts) - len(pieces) - 1
    written = [tokens.written(first + place) for place in range(len(pieces))]
    assert written == list(pieces if len(pieces) > 1 else [f"#{tag}"])
