"""Words, numbers and signs as rules count them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from desktop_app.checks.tokens import SENTENCE_GAP, tokenise
from desktop_app.domain.entities import EntityKind, entities

HERE = Path(__file__).parent
VECTORS = tomllib.loads((HERE.parent / "domain" / "vectors" / "text.toml").read_text("utf-8"))
PUBLISHED = HERE.parents[2] / "shared" / "data" / "twitter-text" / "extract.yml"


def _linked() -> list[str]:
    """The texts that show what X links: ours, and X's own where they are beside the repository."""
    texts = {case["text"] for case in VECTORS["entities"]}
    if PUBLISHED.exists():
        cases = yaml.safe_load(PUBLISHED.read_text("utf-8"))["tests"].values()
        texts |= {case["text"] for section in cases for case in section}
    return sorted(texts)


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


@pytest.mark.parametrize("text", _linked())
def test_every_mention_hashtag_and_cashtag_that_x_links_is_one_for_the_rules(text: str) -> None:
    tokens = tokenise(text)
    pieces = list(zip(tokens.kinds, tokens.starts, tokens.ends, strict=True))
    for entity in entities(text):
        if entity.kind is EntityKind.URL:
            continue
        there = [piece for piece in pieces if piece[1] < entity.end and entity.start < piece[2]]
        assert {kind for kind, _, _ in there} == {entity.kind.value}, entity.text
        if entity.kind is not EntityKind.HASHTAG:
            assert [piece[1:] for piece in there] == [(entity.start, entity.end)]


def test_an_amount_in_dollars_is_no_cashtag_and_a_market_belongs_to_its_ticker() -> None:
    tokens = tokenise("$bn 5 in ($ACME) and $ACME.PA")
    kinds = dict(zip(tokens.texts, tokens.kinds, strict=True))
    assert kinds["$"] == "sign"
    assert kinds["$acme"] == kinds["$acme.pa"] == "cashtag"
