"""English or French, well enough to choose rules."""

from __future__ import annotations

import pytest

from desktop_app.checks.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fiers de nos équippes de Lyon", "fr"),
        ("Nous livrerons 500 000 unités", "fr"),
        ("Merci pour cette journee avec vous", "fr"),
        ("We will deliver 500,000 units this year", "en"),
        ("Proud of our teams at the café", "en"),
        ("", "en"),
        ("👍🏽", "en"),
    ],
)
def test_detects(text: str, language: str) -> None:
    assert detect(text) == language
