"""The spaces of French, where none stands; a plain one is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.typography import missing_spaces
from desktop_app.domain.finding import Family, Severity
from desktop_app.domain.text import weighted_length


def fixed(text, chosen="fr"):
    """`text` as all suggestions make it."""
    for finding in sorted(missing_spaces(text, chosen), key=lambda one: -one.span.start):
        text = text[: finding.span.start] + finding.suggestions[0] + text[finding.span.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("Bravo!", "Bravo\u00a0!"),
        ("Vraiment?! Oui", "Vraiment\u00a0?! Oui"),
        ("Note: oui; non", "Note\u00a0: oui\u00a0; non"),
        ("RDV à 18:30: venez", "RDV à 18:30\u00a0: venez"),
        ("En 2027!", "En 2027\u00a0!"),
        ("+12 %!", "+12 %\u00a0!"),
        ("«Oui»", "«\u00a0Oui\u00a0»"),
        ("Il dit «oui»!", "Il dit «\u00a0oui\u00a0»\u00a0!"),
    ],
)
def test_a_missing_space_is_found(typed, better):
    assert fixed(typed) == better


@pytest.mark.parametrize(
    "right",
    [
        "Bravo !",
        "Bravo\u00a0!",
        "Bravo\u202f!",
        "« Oui »",
        "«\u00a0Oui\u00a0»\u00a0?",
        "Ouvert à 18:30, ratio 16:9",
        "Voir https://a.fr/x?y=1;z:2 et b@c.fr",
        "Écrire à mailto:a@b.fr",
        "Merci:) Bien:-( Oui;) Cool:D",
        "Un :smile: et un :+1: ici",
        "Merci @acme! Vive #IA! $ACME!",
        "@acme2026! #CES2027!",
        "R&amp;D oui",
        "Quoi (?!) encore",
        "",
        "! ? : ;",
        "👏!",
    ],
)
def test_what_is_right_is_left_alone(right):
    assert missing_spaces(right, "fr") == ()


def test_english_has_no_such_spaces():
    assert missing_spaces("Proud of you: bravo!", "en") == ()
    assert missing_spaces("We are proud of all of you: thank you!", "auto") == ()


def test_only_the_french_sentences_of_a_mixed_post_are_read():
    text = "We are so proud of our teams today! Merci à toutes les équipes pour ce travail!"
    (finding,) = missing_spaces(text, "auto")
    assert finding.span.start == len(text) - 1


def test_it_is_said_what_x_counts_and_no_wide_space_is_suggested():
    (finding,) = missing_spaces("Bravo!", "fr")
    assert (finding.family, finding.severity) == (Family.TYPOGRAPHY, Severity.INFO)
    assert weighted_length(finding.suggestions[0]) == 2
    assert "1" in finding.message.en
    assert "X" in finding.message.fr
    assert weighted_length("\u202f") == 2
    assert "2" in finding.advice.fr


@given(st.text(alphabet="aé «»!?;:.,@#/18\u00a0\u202f\n👏)-'", max_size=60))
def test_what_was_mended_is_right(text):
    better = fixed(text)
    assert "\u202f" in text or "\u202f" not in better
    assert missing_spaces(better, "fr") == ()
