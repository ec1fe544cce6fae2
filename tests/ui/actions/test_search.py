import pytest

from desktop_app.ui.actions.search import cost, plain, ranked


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("reglages", "Réglages"),
        ("REG", "Réglages"),
        ("brouillon nouveau", "Nouveau brouillon"),
        ("nbr", "Nouveau brouillon"),
        ("d'une", "Touches d’une seule lettre"),
        ("", "Anything"),
    ],
)
def test_a_name_is_found_without_accents_order_or_all_letters(typed, name):
    assert cost(typed, name) is not None


@pytest.mark.parametrize("typed", ["xyz", "freeze x", "q"])
def test_what_is_not_in_a_name_finds_nothing(typed):
    assert cost(typed, "Freeze an account…") is None


def test_a_beginning_comes_before_a_word_and_a_word_before_scattered_letters():
    names = [("Fold or unfold the list", ""), ("Next in the list", ""), ("List", ""), ("Quit", "")]
    assert ranked("list", names) == [2, 0, 1]


def test_a_group_or_a_page_finds_its_actions_by_a_words_beginning():
    assert ranked("review", [("Approve…", "Review and stop Review"), ("Quit", "")]) == [0]
    assert plain("  Écrire… l’été ") == "ecrire l ete"
