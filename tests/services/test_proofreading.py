"""Grammar of whole drafts: places, parts, languages."""

import pytest

from desktop_app.domain.errors import Unavailable
from desktop_app.services.checking import CHECKED_CHARACTERS
from desktop_app.services.proofreading import proofread
from tests.ui.compose.grammar_fakes import Grammarian

ENGLISH = "The teams drove homely to their families."
FRENCH = "Merci à toutes les équipes pour ce travail."


def test_places_are_those_of_the_whole_text_and_its_part():
    texts = ("All is well here, thank you.", f"{FRENCH} {ENGLISH} 👏🏽")
    first, second = proofread(texts, "auto", Grammarian())
    (fault,) = second
    assert first == ()
    assert (fault.span.part, texts[1][fault.span.start : fault.span.end]) == (1, "drove homely")


def test_each_sentence_is_read_in_its_language_unless_one_was_chosen():
    grammarian = Grammarian()
    proofread([f"{ENGLISH} {FRENCH}"], "auto", grammarian)
    assert grammarian.asked == [(ENGLISH + " ", "en"), (FRENCH, "fr")]
    chosen = Grammarian()
    proofread([f"{ENGLISH} {FRENCH}"], "en", chosen)
    assert [language for _, language in chosen.asked] == ["en"]


def test_places_are_in_the_normal_form():
    (found,) = proofread(["Journe\u0301e, they drove homely."], "en", Grammarian())
    assert found[0].span.start == len("Journ\u00e9e, they ")


def test_nobody_is_asked_about_nothing_or_about_what_is_too_long():
    grammarian = Grammarian()
    assert proofread(["", " \n", "a" * (CHECKED_CHARACTERS + 1)], "en", grammarian) == ((), (), ())
    assert grammarian.asked == []


def test_silence_is_an_error_and_no_empty_answer():
    grammarian = Grammarian()
    grammarian.refusal = Unavailable("grammar.unavailable", reason="slow")
    with pytest.raises(Unavailable):
        proofread([ENGLISH], "auto", grammarian)
