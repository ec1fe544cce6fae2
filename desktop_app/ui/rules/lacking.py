"""Which field of the form a refused rule lacks, in words: a file's keys mean nothing to people."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import BadInput

_KINDS = ("rulebook.value", "rulebook.examples", "rulebook.expression")


def lacking(error: BadInput) -> str:
    """What is still to be filled in; empty where the error says it well enough itself."""
    if error.kind not in _KINDS:
        return ""
    key = error.facts.get("key", "")
    empty = error.kind == "rulebook.expression" and error.facts.get("expression", "") in ("", '""')
    if error.kind == "rulebook.expression" and not empty:
        said = QCoreApplication.translate(
            "Rules", "The words cannot be read near “{near}”. Write them without quotation marks."
        )
        return said.format(near=error.facts.get("near", ""))
    for ending, sentence in _sentences().items():
        if f".{ending}" in key:
            return sentence
    return ""


def _sentences() -> dict[str, str]:
    return {
        "when": QCoreApplication.translate("Rules", "Write the words that it looks for."),
        "explain": QCoreApplication.translate("Rules", "Write what and why, in both languages."),
        "suggest": QCoreApplication.translate(
            "Rules", "Write what to do instead, in both languages."
        ),
        "tests.hit": QCoreApplication.translate(
            "Rules", "Write at least two texts that it must find, in each language of the rule."
        ),
        "tests.miss": QCoreApplication.translate(
            "Rules",
            "Write at least two texts that it must leave alone, in each language of the rule.",
        ),
        "reviewers": QCoreApplication.translate(
            "Rules", "Choose who must look. Where legal must approve, legal is among them."
        ),
        "languages": QCoreApplication.translate("Rules", "Choose in which languages it looks."),
        "review_due": QCoreApplication.translate("Rules", "Choose the day of the next review."),
    }
