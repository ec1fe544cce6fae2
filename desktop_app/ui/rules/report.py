"""What a bench found: in a sentence, rule by rule, and the posts that are judged otherwise now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from desktop_app.services.rulebench import BenchReport, Change, Precision, RuleFigures
from desktop_app.ui.layout import clear, column
from desktop_app.ui.pieces import line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.table import Table
from desktop_app.ui.widgets import Heading, Muted, Text
from desktop_app.ui.words import shortened

_MOST_SHOWN = 50  #: posts of one sort that are shown
_LONGEST = 200  #: characters of a post


class Report(Retranslated, QWidget):
    """Hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._report: BenchReport | None = None
        self.said, self.decided, self.meaning = Text(), Muted(), Muted()
        self.table = Table((5, 3, 2, 2, 3, 3))
        self._changes = column(spacing=5)
        whole = column(self, spacing=8)
        for widget in (self.said, self.decided, self.table, self.meaning):
            whole.addWidget(widget)
        whole.addLayout(self._changes)
        self.show_report(None)

    def show_report(self, report: BenchReport | None) -> None:
        """Show it."""
        self._report = report
        self.setVisible(report is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.table.setAccessibleName(self.tr("What each rule did"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Rule"),
                self.tr("Per 1,000"),
                self.tr("Posts"),
                self.tr("Before"),
                self.tr("Rightly"),
                self.tr("Likely share"),
            ]
        )
        report = self._report
        if report is None:
            return
        said = self.tr("%n post(s) read; {share} of them flagged.", "", report.posts)
        self.said.setText(said.format(share=_percent(report.share_flagged)))
        self.decided.setText(self._rightly(report.precision))
        self.meaning.setText(
            self.tr(
                "Per 1,000: how often the rule finds something in 1,000 posts. Rightly: of its posts "
                "whose decision is known, how many were changed or refused. Likely share: a few "
                "decisions can mislead by chance; over many, the share that is flagged rightly would "
                "in 19 of 20 cases lie between these two."
            )
        )
        self.table.show_rows([self._cells(one) for one in _busy(report)])
        self._show_changes(report)

    def _cells(self, one: RuleFigures) -> list[str]:
        number = QLocale().toString
        before = "–" if one.before is None else number(one.before)
        hits = number(one.per_thousand, "f", 1)
        right, share = ("–", "–") if not one.precision.decisions else self._shares(one.precision)
        return [one.rule, hits, number(one.posts), before, right, share]

    def _shares(self, one: Precision) -> tuple[str, str]:
        """How many were rightly flagged, and between which shares the true one lies."""
        number = QLocale().toString
        right = self.tr("{right} of {all}").format(
            right=number(one.right), all=number(one.decisions)
        )
        share = self.tr("{low} to {high}").format(low=_percent(one.low), high=_percent(one.high))
        return right, share

    def _rightly(self, one: Precision) -> str:
        """The same of all that was flagged, in a sentence."""
        if not one.decisions:
            return self.tr("Of the flagged posts no decision is known.")
        right, share = self._shares(one)
        said = self.tr(
            "Flagged posts that were changed or refused: {right}; likely share: {share}."
        )
        return said.format(right=right, share=share)

    def _show_changes(self, report: BenchReport) -> None:
        clear(self._changes)
        if all(one.before is None for one in report.rules):
            return
        for title, tone, found in (
            (self.tr("Newly caught: %n", "", len(report.caught)), "caution", report.caught),
            (self.tr("Newly missed: %n", "", len(report.missed)), "legal", report.missed),
            (self.tr("Judged graver: %n", "", len(report.raised)), "caution", report.raised),
            (self.tr("Judged less grave: %n", "", len(report.lowered)), "info", report.lowered),
        ):
            self._changes.addWidget(Heading(title))
            self._add_posts(tone, found)

    def _add_posts(self, tone: str, found: Sequence[Change]) -> None:
        for one in found[:_MOST_SHOWN]:
            text = " ".join(one.post.text.split())
            said = f"“{shortened(text, _LONGEST)}” · {', '.join(one.rules)}"
            self._changes.addWidget(line("check", tone, said))
        more = len(found) - _MOST_SHOWN
        if more > 0:
            self._changes.addWidget(Muted(self.tr("and %n more", "", more)))


def _busy(report: BenchReport) -> list[RuleFigures]:
    """The rules that found something in either rulebook, the busiest first."""
    found = [one for one in report.rules if one.hits or one.before]
    return sorted(found, key=lambda one: (-one.hits, one.rule))


def _percent(share: float) -> str:
    shown = QLocale().toString(round(100 * share))
    return f"{shown}\u00a0%" if QLocale().language() is QLocale.Language.French else f"{shown}%"
