"""What a bench found: each number is said so that it is understood, and seen whole."""

import pytest

from desktop_app.domain.finding import Severity
from desktop_app.services.rulebench import BenchReport, RuleFigures, precision
from desktop_app.ui.language import Language
from desktop_app.ui.rules.report import Report


def figures(rule, right, decisions):
    return RuleFigures(
        rule=rule,
        severity=Severity.CAUTION,
        hits=4,
        posts=4,
        per_thousand=1333.3,
        before=None,
        precision=precision(right, decisions),
    )


@pytest.fixture
def shown(qapp, qtbot):
    report = Report()
    qtbot.addWidget(report)
    report.resize(740, 500)
    report.show_report(
        BenchReport(
            posts=3,
            flagged=2,
            by_severity={},
            rules=(figures("promo.superlative", 0, 1), figures("fwd.plan", 0, 0)),
            precision=precision(0, 1),
        )
    )
    report.show()
    yield report
    Language.choose(qapp, "en")


def row(report, at):
    return [report.table.item(at, place).text() for place in range(report.table.columnCount())]


def test_few_decisions_are_told_with_what_they_may_come_to(shown):
    assert row(shown, 1) == ["promo.superlative", "1,333.3", "4", "–", "0 of 1", "0% to 79%"]
    assert row(shown, 0)[-2:] == ["–", "–"]
    assert "Flagged posts that were changed or refused: 0 of 1" in shown.decided.text()
    assert "in 19 of 20 cases lie between these two" in shown.meaning.text()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_heading_and_no_number_is_cut(shown, qapp, language):
    Language.choose(qapp, language)
    qapp.processEvents()
    table, heads = shown.table, shown.table.horizontalHeader()
    widths = [table.columnWidth(place) for place in range(table.columnCount())]
    assert sum(widths) <= table.viewport().width()
    for place, width in enumerate(widths):
        assert width >= heads.sectionSizeHint(place)
        assert width >= table.sizeHintForColumn(place)
