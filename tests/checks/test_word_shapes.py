"""What is a word, where it stands, and what is never read."""

import pytest

from desktop_app.checks.word_shapes import (
    is_never_read,
    is_title,
    masked,
    without_inclusive,
    words_of,
)


def test_masking_keeps_the_length_and_the_prose():
    text = "See https://ex.am/ple, @acme and #Tag"
    assert len(masked(text)) == len(text)
    assert [word.text for word in words_of(text)] == ["See", "and"]


def test_inner_apostrophes_hyphens_and_inclusive_endings_stay_in_the_word():
    text = "L’équipe salarié·e·s client(e)s agent.e.s vis-à-vis. Fin"
    assert [word.text for word in words_of(text)] == [
        "L’équipe",
        "salarié·e·s",
        "client(e)s",
        "agent.e.s",
        "vis-à-vis",
        "Fin",
    ]


def test_openings_follow_sentences_lines_and_handles_but_not_titles():
    text = "@acme Hello Dr. Who. Then\nnext 😀 Word! “Quoted” here"
    assert [word.text for word in words_of(text) if word.opening] == [
        "Hello",
        "Then",
        "next",
        "Quoted",
    ]


@pytest.mark.parametrize("text", ["« one two »", "“one two”", '"one two"', "‘one two’"])
def test_quotation_marks_of_both_languages_quote(text):
    assert [word.quoted for word in words_of(f"before {text} after")] == [False, True, True, False]


@pytest.mark.parametrize("word", ["salarié·e·s", "ami·es", "motivé.e.s", "invité(e)s"])
def test_inclusive_words_are_blanked_and_their_neighbours_stay(word):
    text = f"@ana nos {word}. Bien"
    assert without_inclusive(text) == "\0\0\0\0 nos " + "\0" * len(word) + ". Bien"


def test_an_apostrophe_quotes_nothing():
    assert not any(word.quoted for word in words_of("it's the boys' and the girl's"))


@pytest.mark.parametrize("piece", ["x", "CEO", "CEOs", "iPhone", "EuroStack", "друзья"])
def test_shapes_that_are_never_read(piece):
    assert is_never_read(piece)


@pytest.mark.parametrize("piece", ["ceo", "Lyon", "équipe"])
def test_shapes_that_are_read(piece):
    assert not is_never_read(piece)


def test_a_title_has_one_capital():
    assert is_title("Lyon")
    assert not is_title("LYON")
    assert not is_title("lyon")
