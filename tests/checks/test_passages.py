"""Stretches of one language: the whole text, in order, and few of them."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.passages import passages

ENGLISH = "We are very proud of all the teams today."
FRENCH = "Merci à toutes les équipes pour ce travail."


def languages(text, chosen="auto"):
    return [one.language for one in passages(text, chosen)]


def test_each_sentence_of_a_mixed_post_is_of_its_language():
    text = f"{ENGLISH} {FRENCH}\n{FRENCH}"
    first, second = passages(text, "auto")
    assert (first.language, first.text) == ("en", ENGLISH + " ")
    assert (second.language, second.start) == ("fr", len(ENGLISH) + 1)
    assert second.text == f"{FRENCH}\n{FRENCH}"


def test_what_the_author_chose_wins():
    assert languages(f"{ENGLISH} {FRENCH}", "fr") == ["fr"]
    assert languages(FRENCH, "en") == ["en"]


def test_a_few_words_belong_to_what_is_around_them():
    assert languages(f"{ENGLISH} Merci à tous ! {ENGLISH}") == ["en"]


def test_a_text_that_changes_all_the_time_is_read_as_one():
    assert len(languages(f"{ENGLISH} {FRENCH} " * 10)) == 1


@given(st.text(alphabet="ab é.!?\n\u00a0«»'👏", max_size=80))
def test_the_stretches_are_the_whole_text(text):
    found = passages(text, "auto")
    assert "".join(one.text for one in found) == text
    assert all(text[one.start :].startswith(one.text) for one in found)
