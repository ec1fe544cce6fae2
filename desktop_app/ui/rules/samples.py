"""What a rule does on its own samples, shown live: only when all are right may it be proposed."""

from __future__ import annotations

from desktop_app.checks.rulebook import ExampleResult
from desktop_app.services.messages import explain
from desktop_app.services.rulewriting import Tried
from desktop_app.ui.layout import Column, clear, column
from desktop_app.ui.pieces import line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.lacking import lacking
from desktop_app.ui.widgets import Card, Heading, Muted
from desktop_app.ui.words import language


class Samples(Retranslated, Card):
    """One line for each sample, or the reason why there is no rule yet."""

    def __init__(self) -> None:
        super().__init__()
        self._tried: Tried | None = None
        self._inside, self.title = Column("", spacing=6), Heading()
        whole = column(self, margins=(16, 14, 8, 12), spacing=8)
        whole.addWidget(self.title)
        whole.addWidget(self._inside, 1)
        self.said: list[str] = []  #: the sentences that are shown, for whoever reads them aloud
        self.retranslate()

    def show_tried(self, tried: Tried | None) -> None:
        """Show what came out; None while it is being tried."""
        self._tried = tried
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        clear(self._inside.column)
        self.said = []
        tried = self._tried
        self.set_tone("" if tried is None else "good" if tried.is_sound else "caution")
        if tried is None:
            self.title.setText(self.tr("Trying the samples…"))
        elif tried.error is not None:
            self.title.setText(self.tr("Not a rule yet"))
            told = explain(tried.error, language())
            what = lacking(tried.error)
            self._say("caution", "caution", what or told.what)
            if not what:
                self._inside.column.addWidget(Muted(told.do))
        else:
            self._show_samples(tried)
        self._inside.setAccessibleName(self.title.text())
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(" ".join(self.said))

    def _show_samples(self, tried: Tried) -> None:
        wrong = sum(not one.passed for one in tried.samples)
        self.title.setText(
            self.tr("%n sample(s) are not right yet", "", wrong)
            if wrong
            else self.tr("All samples are right")
        )
        for one in sorted(tried.samples, key=lambda each: each.passed):
            if one.passed:
                self._say("check", "good", self.tr("“{text}”").format(text=one.example.text))
            else:
                self._say("caution", "caution", self._why(one))

    def _why(self, one: ExampleResult) -> str:
        if one.example.hit:
            said = self.tr("“{text}” should be found, and is not.")
        elif one.fired:
            said = self.tr("“{text}” should be left alone, and is found.")
        else:
            said = self.tr(
                "“{text}” proves nothing: it holds none of the rule’s words. Take one that does."
            )
        return said.format(text=one.example.text)

    def _say(self, icon: str, tone: str, sentence: str) -> None:
        self.said.append(sentence)
        self._inside.column.addWidget(line(icon, tone, sentence))
