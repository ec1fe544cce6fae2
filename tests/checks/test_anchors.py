from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.anchors import follow
from desktop_app.domain.discussion import Anchor


def anchor(text, words, part=0):
    start = text.index(words)
    return Anchor(part=part, start=start, end=start + len(words), quote=words)


BEFORE = "Nous livrerons 500 000 unités cette année."


@pytest.mark.parametrize(
    "after",
    [
        "Nous livrerons 500 000 unités cette année.",
        "Cette fois, nous livrerons 500 000 unités cette année.",
        "Nous livrerons 500 000 unités l’an prochain, promis.",
        "Bonjour 👩🏽‍💻 ! Nous livrerons 500 000 belles unités.",
        "Unités : 500 000.",
    ],
)
def test_an_anchor_follows_its_words(after):
    found = follow(anchor(BEFORE, "500 000"), [BEFORE], [after])
    assert found is not None
    assert after[found.start : found.end] == "500 000"


@pytest.mark.parametrize(
    "after", ["Nous livrerons 400 000 unités.", "", "Nous livrerons 500 unités, 000 défaut."]
)
def test_words_that_changed_are_gone(after):
    assert follow(anchor(BEFORE, "500 000"), [BEFORE], [after]) is None


def test_the_second_of_two_equal_words_stays_the_second():
    before, after = "Oui, oui et oui.", "Enfin : oui, oui et oui."
    second = Anchor(part=0, start=5, end=8, quote="oui")
    assert follow(second, [before], [after]) == replace(second, start=13, end=16)


def test_words_that_went_to_another_part_are_found_when_they_stand_there_once():
    before = ["Un.", "Le chiffre est 12."]
    moved = follow(anchor(before[1], "Le chiffre", 1), before, ["Le chiffre est 12.", "Deux."])
    assert moved == Anchor(part=0, start=0, end=10, quote="Le chiffre")
    twice = ["Le chiffre est 12.", "Le chiffre."]
    assert follow(anchor("Le chiffre", "Le chiffre"), ["Le chiffre"], twice) is not None
    assert follow(anchor(before[1], "Le chiffre", 1), before, ["Le chiffre, Le chiffre."]) is None


@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_wherever_it_goes_its_words_stand_there(before, after, data):
    if not before:
        return
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    made = Anchor(part=0, start=start, end=end, quote=before[start:end])
    found = follow(made, [before], [after])
    assert found is None or after[found.start : found.end] == made.quote
