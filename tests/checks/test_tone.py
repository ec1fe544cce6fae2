"""The meter tells informing from boasting, and quotes what it counted."""

from __future__ import annotations

import pytest

from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.tone import Tone, meter


@pytest.mark.parametrize(
    ("text", "tone", "praises"),
    [
        ("Our Lyon site opens its doors on 14 March, from 9 to 17.", Tone.INFORMS, ()),
        ("The best, the fastest, simply amazing!", Tone.PROMOTES, ("best", "fastest", "amazing")),
        ("An amazing day: 240 pupils, 3 workshops, 1 robot.", Tone.MIXED, ("amazing",)),
        ("Notre site de Lyon ouvre ses portes le 14 mars, de 9 h à 17 h.", Tone.INFORMS, ()),
        ("", Tone.INFORMS, ()),
    ],
)
def test_what_praises_is_counted_against_what_informs(
    rulebook: Rulebook, text: str, tone: Tone, praises: tuple[str, ...]
) -> None:
    found = meter(text, rulebook, Profile())
    assert (found.tone, found.praises) == (tone, praises)


def test_french_praise_is_heard_as_well(rulebook: Rulebook) -> None:
    found = meter(
        "Le meilleur produit, unique et révolutionnaire, tout simplement !", rulebook, Profile()
    )
    assert found.tone is Tone.PROMOTES
    assert "révolutionnaire" in found.praises


def test_figures_inside_praise_inform_of_nothing(rulebook: Rulebook) -> None:
    assert meter("We are number one", rulebook, Profile()).facts == 0


def test_a_number_in_four_words_informs_once(rulebook: Rulebook) -> None:
    text = "Le meilleur, révolutionnaire, incroyable : quatre-vingt-dix mille unités !"
    found = meter(text, rulebook, Profile())
    assert (found.facts, found.tone) == (1, Tone.PROMOTES)
