"""Words at most two edits from one of a list."""

import pytest

from desktop_app.adapters.language.words.neighbours import Neighbours


@pytest.fixture(scope="module")
def neighbours():
    return Neighbours(["government", "neighbour", "société", "cat"])


@pytest.mark.parametrize("word", ["govermnet", "gouvernment", "nieghbor", "societe", "government"])
def test_two_edits_or_fewer_are_close(neighbours, word):
    assert neighbours.within_two(word)


@pytest.mark.parametrize("word", ["gvrnmt", "overnment", "zelunatimab", "cart", "", "s"])
def test_more_edits_another_beginning_or_a_short_word_are_not(neighbours, word):
    assert not neighbours.within_two(word)
