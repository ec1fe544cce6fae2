"""Numbers in words are worth what they say."""

from __future__ import annotations

import pytest

from desktop_app.checks.numerals import numeral
from desktop_app.checks.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("eighty-eight million", 88_000_000),
        ("two hundred and five thousand three", 205_003),
        ("thirty-seven", 37),
        ("seventeen", 17),
        ("one hundred and one", 101),
        ("nine billion", 9_000_000_000),
        ("quatre-vingts millions", 80_000_000),
        ("quatre-vingt-huit millions", 88_000_000),
        ("quatre-vingt-dix-neuf", 99),
        ("soixante-quinze", 75),
        ("soixante et onze", 71),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("mille deux cents", 1_200),
        ("deux mille vingt-six", 2_026),
        ("quatre cent mille", 400_000),
        ("nonante-neuf", 99),
        ("un million", 1_000_000),
        ("trois milliards deux cents millions", 3_200_000_000),
    ],
)
def test_a_number_is_worth_what_it_says_and_read_whole(text: str, worth: int) -> None:
    texts = tokenise(text).texts
    found = numeral(texts, 0)
    assert found is not None
    assert (found.first, found.last, found.value) == (0, len(texts) - 1, worth)


@pytest.mark.parametrize("text", ["one", "un jour", "une", "cent", "mille mercis", "and", "word"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert numeral(tokenise(text).texts, 0) is None


@pytest.mark.parametrize(
    ("text", "worth"), [("twenty twenty", 20), ("trente dix", 30), ("five two", 5)]
)
def test_two_numbers_beside_one_another_stay_two(text: str, worth: int) -> None:
    found = numeral(tokenise(text).texts, 0)
    assert found is not None
    assert (found.last, found.value) == (0, worth)
