"""One rule whole: why it is there, what it looks for, who must look, and its samples."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale

from desktop_app.checks.expression import written
from desktop_app.services.ruleboard import RuleLine
from desktop_app.services.ruletrial import excuse_text
from desktop_app.ui.layout import Column, clear, column
from desktop_app.ui.rules.names import day_name, family_name, languages_name, reviewer_name
from desktop_app.ui.theme import severity_tone
from desktop_app.ui.widgets import Card, Heading, Muted, Pill, Text
from desktop_app.ui.words import joined, language, tone_word

_SHOWN = 1_200  #: characters of what a rule looks for; the shipped ones name hundreds of words


class RuleCard(Card):
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
        rule, tongue = line.rule, language()
        self._inside.column.addWidget(Heading(rule.explain.text(tongue)))
        tone = severity_tone(rule.severity)
        self._inside.column.addWidget(Pill(tone_word(tone), tone))
        self._inside.column.addWidget(Text(rule.suggest.text(tongue)))
        for name, said in self._facts(line):
            self._inside.column.addWidget(Muted(name))
            self._inside.column.addWidget(Text(said))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _facts(self, line: RuleLine) -> list[tuple[str, str]]:
        rule = line.rule
        reviewers = joined([reviewer_name(each) for each in rule.reviewers])
        version = QLocale().toString(rule.version)
        said = [
            (self.tr("Name and version"), f"{rule.id} · {version}"),
            (self.tr("What it is about"), family_name(rule.family)),
            (self.tr("Languages"), languages_name(rule.languages)),
            (self.tr("Who must look"), reviewers or self.tr("Nobody: it is only shown")),
            (self.tr("What it looks for"), _shortened(written(rule.when))),
        ]
        if rule.unless:
            excuses = [excuse_text(one) for one in rule.unless]
            said.append((self.tr("What excuses it"), _shortened("\n".join(excuses))))
        if rule.reference:
            said.append((self.tr("Ground in law"), ", ".join(rule.reference)))
        said.append((self.tr("Next review"), self._due(line)))
        for is_hit, name in (
            (True, self.tr("It must find")),
            (False, self.tr("It must leave alone")),
        ):
            texts = [f"• {one.text}" for one in rule.examples if one.hit is is_hit]
            said.append((name, "\n".join(texts)))
        return said

    def _due(self, line: RuleLine) -> str:
        if line.due is not None:
            return day_name(line.due)
        if line.is_own:
            return self.tr("No day is set")
        return self.tr("With each version of Countersign that brings other rules")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + " …"
