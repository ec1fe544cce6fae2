"""Findings as the record that ``countersign check`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.domain.finding import Finding


def record(
    *,
    id: str,  # noqa: A002 - the record's own key
    language: str,
    length: int,
    findings: Sequence[Finding],
    microseconds: int,
    reader: str = "en",
) -> dict[str, Any]:
    """Return one line's record, ready for JSON.

    `length` is X's weighted length; ``start``/``end`` are code points; `reader` is the language
    in which messages are given; `microseconds` is what the check took.
    """
    return {
        "id": id,
        "language": language,
        "length": length,
        "findings": [_finding(finding, reader) for finding in findings],
        "us": microseconds,
    }


def _finding(finding: Finding, reader: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "version": finding.version,
        "family": finding.family.value,
        "severity": finding.severity.value,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        "message": finding.message.text(reader),
        "suggestions": list(finding.suggestions),
        "reviewers": list(finding.reviewers),
    }
