"""One rule whole: why it is there, what it looks for, who must look, and its samples."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from desktop_app.checks.expression import written
from desktop_app.services.ruleboard import RuleLine
from desktop_app.services.ruletrial import excuse_text
from desktop_app.ui.layout import Column, clear, column
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.names import day_name, family_name, languages_name, reviewer_name
from desktop_app.ui.theme import severity_tone
from desktop_app.ui.widgets import Card, Heading, Muted, Pill, Text
from desktop_app.ui.words import joined, language, tone_word

_SHOWN = 1_200  #: characters of what a rule looks for; the shipped ones name hundreds of words


class RuleCard(Retranslated, Card):
    """Read only; it scrolls when it is long."""

    def __init__(self) -> None:
        super().__init__()
        self._line: RuleLine | None = None
        self._inside = Column("", spacing=6)
        column(self, margins=(16, 14, 8, 12)).addWidget(self._inside)

    def show_line(self, line: RuleLine | None) -> None:
        """Show this rule; nothing where there is none."""
        self._line = line
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._inside.setAccessibleName(self.tr("The chosen rule"))
        clear(self._inside.column)
        line = self._line
        self._inside.setVisible(line is not None)
        if line is None:
            return
        for widget in told(line):
            self._inside.column.addWidget(widget)


def told(line: RuleLine) -> Iterator[QWidget]:
    """A rule in words: why it is there and what to do instead, then all of it by name."""
    rule, tongue = line.rule, language()
    tone = severity_tone(rule.severity)
    yield Heading(rule.explain.text(tongue))
    yield Pill(tone_word(tone), tone)
    yield Text(rule.suggest.text(tongue))
    for name, said in _facts(line):
        yield Muted(name)
        yield Text(said)


def _facts(line: RuleLine) -> list[tuple[str, str]]:
    rule = line.rule
    reviewers = joined([reviewer_name(each) for each in rule.reviewers])
    version = QLocale().toString(rule.version)
    said = [
        (QCoreApplication.translate("RuleCard", "Name and version"), f"{rule.id} · {version}"),
        (QCoreApplication.translate("RuleCard", "What it is about"), family_name(rule.family)),
        (QCoreApplication.translate("RuleCard", "Languages"), languages_name(rule.languages)),
        (
            QCoreApplication.translate("RuleCard", "Who must look"),
            reviewers or QCoreApplication.translate("RuleCard", "Nobody: it is only shown"),
        ),
        (
            QCoreApplication.translate("RuleCard", "What it looks for"),
            _shortened(written(rule.when)),
        ),
    ]
    if rule.unless:
        excuses = [excuse_text(one) for one in rule.unless]
        said.append(
            (
                QCoreApplication.translate("RuleCard", "What excuses it"),
                _shortened("\n".join(excuses)),
            )
        )
    if rule.reference:
        said.append(
            (QCoreApplication.translate("RuleCard", "Ground in law"), ", ".join(rule.reference))
        )
    said.append((QCoreApplication.translate("RuleCard", "Next review"), _due(line)))
    for is_hit, name in (
        (True, QCoreApplication.translate("RuleCard", "It must find")),
        (False, QCoreApplication.translate("RuleCard", "It must leave alone")),
    ):
        texts = [f"• {one.text}" for one in rule.examples if one.hit is is_hit]
        said.append((name, "\n".join(texts)))
    return said


def _due(line: RuleLine) -> str:
    if line.due is not None:
        return day_name(line.due)
    if line.is_own:
        return QCoreApplication.translate("RuleCard", "No day is set")
    return QCoreApplication.translate(
        "RuleCard", "With each version of Countersign that brings other rules"
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + " …"
