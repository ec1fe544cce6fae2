"""English or French, well enough to choose rules."""

from __future__ import annotations

import pytest

from desktop_app.checks.language import detect, language_of, looks_like


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fiers de nos équippes de Lyon", "fr"),
        ("Nous livrerons 500 000 unités", "fr"),
        ("Merci pour cette journee avec vous", "fr"),
        ("We will deliver 500,000 units this year", "en"),
        ("Proud of our teams at the café", "en"),
        ("Let’s discuss “le coût total de possession” tomorrow.", "en"),
        ("He said « la vie est belle, mes amis » and left.", "en"),
        ("Notre devise : “the best is yet to come”. Elle tient.", "fr"),
        ("“La vie est belle” Steve Jobs", "fr"),
        ("", "en"),
        ("👍🏽", "en"),
    ],
)
def test_detects(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("chosen", "text", "language"),
    [
        ("fr", "We will deliver 500,000 units this year", "fr"),
        ("auto", "We will deliver 500,000 units this year", "en"),
        ("auto", "Fiers de nos équipes de Lyon", "fr"),
        ("auto", "500 000 !", ""),
        ("auto", "", ""),
    ],
)
def test_what_was_chosen_holds_and_what_nobody_can_tell_is_not_claimed(
    chosen: str, text: str, language: str
) -> None:
    assert language_of(chosen, text) == language


def test_the_beginning_of_a_long_text_tells() -> None:
    assert looks_like("5 " * 1_000 + "Merci à toutes nos équipes.") == ""
