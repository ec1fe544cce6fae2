"""The record that the command line prints."""

from __future__ import annotations

import json

from desktop_app.checks.report import record
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

FOUND = Finding(
    rule="fin.figure",
    version=3,
    family=Family.FINANCIAL_FIGURES,
    severity=Severity.LEGAL,
    span=Span(start=2, end=8),
    text="CA 8 M",
    message=Explanation(en="Why", fr="Pourquoi"),
    suggestions=("x",),
    reviewers=("legal",),
)


def test_a_record_has_exactly_the_promised_keys() -> None:
    made = record(id="a", language="fr", length=9, findings=[FOUND], microseconds=12, reader="fr")
    assert json.loads(json.dumps(made)) == {
        "id": "a",
        "language": "fr",
        "length": 9,
        "findings": [
            {
                "rule": "fin.figure",
                "version": 3,
                "family": "financial-figures",
                "severity": "legal",
                "start": 2,
                "end": 8,
                "text": "CA 8 M",
                "message": "Pourquoi",
                "suggestions": ["x"],
                "reviewers": ["legal"],
            }
        ],
        "us": 12,
    }


def test_messages_are_english_unless_asked_otherwise() -> None:
    made = record(id="a", language="fr", length=9, findings=[FOUND], microseconds=12)
    assert made["findings"][0]["message"] == "Why"
