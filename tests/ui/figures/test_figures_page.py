"""The page of figures: read when it is seen, by account and period; tables; the workbook."""

import itertools

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.errors import BadInput
from desktop_app.services.parts import Changes
from desktop_app.ui.language import Language


@pytest.fixture
def page(desk):
    desk.window.show_page("figures")
    desk.settle()
    return desk.window.figures


def test_the_first_account_of_the_last_month_and_what_else_is_asked_for(page, desk):
    assert page.account.hasFocus()
    assert page.found.account.handle == "claire_morel"
    assert (page.found.last - page.found.first).days == 29
    assert page._about.text().endswith("Days and hours are those of Europe/Paris.")
    assert [card.chart.drawing is not None for card in page.cards].count(True) >= 3

    page.account.setCurrentIndex(1)
    page.account.activated.emit(1)
    page.period.choose(2)
    page.period.chosen.emit(2)
    desk.settle()
    desk.qtbot.waitUntil(lambda: (page.found.last - page.found.first).days == 364)
    assert page.found.account.handle == "aurelis"


def test_each_chart_has_a_table_of_its_numbers_in_both_languages(page, desk, figures, qapp):
    page._have(figures)
    card = page.cards[0]
    assert card.turn.accessibleName() == "Show the table: Posts by day"
    desk.qtbot.mouseClick(card.turn, Qt.MouseButton.LeftButton)
    assert card.table.isVisibleTo(page)
    assert not card.chart.isVisibleTo(page)
    assert card.table.rowCount() == 30
    spoken = card.table.item(29, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "24 November 2026, Posts: 2"
    assert card.turn.accessibleName() == "Show the chart: Posts by day"
    page._have(figures)
    assert card.shows_table
    Language.choose(qapp, "fr")
    QApplication.processEvents()
    assert card.turn.accessibleName() == "Afficher le graphique\u00a0: Posts par jour"
    assert page.export.text() == "Exporter en classeur…"
    for each in page.cards:  # what a screen reader hears
        assert each.chart.accessibleName()
        assert each.chart.accessibleDescription()
        assert each.table.accessibleName() == each.chart.accessibleName()


def test_who_is_waited_for_is_a_way_to_the_post(page, desk):
    asked = []
    page.review_asked.connect(asked.append)
    (waiting, *_) = page.found.waiting
    opens = next(
        button
        for button in page.findChildren(type(page.export))
        if button.accessibleName().startswith("Open: ")
    )
    desk.qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)
    desk.settle()
    assert asked == [waiting.post]
    assert desk.window.review.view.record.id == waiting.post


def test_the_workbook_of_what_is_shown(page, desk, tmp_path, monkeypatch):
    path = tmp_path / "figures.xlsx"

    def choose(*_, **__):
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    desk.qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    desk.settle()
    assert load_workbook(path).sheetnames[0] == "By day"
    desk.qtbot.waitUntil(lambda: "figures.xlsx" in page._told.said)
    desk.qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.window.messages.shown is not None)
    assert desk.window.messages.shown.kind == "audit.exists"


def test_what_cannot_be_read_is_told_and_read_again_with_the_next_change(page, desk, monkeypatch):
    def refuse(*_):
        yield None
        raise BadInput("account.unknown", account="x")

    monkeypatch.setattr("desktop_app.services.figures_reading.pieces", refuse)
    page.reload()
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.window.messages.shown is not None)
    monkeypatch.undo()
    before = page.found
    desk.window.session.changed.emit(Changes(reviews=True))
    desk.settle()
    desk.qtbot.waitUntil(lambda: page.found is not before)


def test_whoever_leaves_the_page_or_asks_for_something_else_waits_for_nothing(
    page, desk, monkeypatch
):
    begun = []

    def pieces(_parts, account, days, *_):
        begun.append((account, days))
        return itertools.repeat(None)  # a record without an end

    shown = page.found
    monkeypatch.setattr("desktop_app.services.figures_reading.pieces", pieces)
    page.period.choose(2)
    page.period.chosen.emit(2)
    assert page._about.text() == "Reading the figures…"
    page.period.choose(1)
    page.period.chosen.emit(1)
    desk.window.session.changed.emit(Changes(reviews=True))  # the same: it is read once, not twice
    assert [days for _, days in begun] == [365, 90]
    desk.window.show_page("queue")
    desk.settle()
    assert page.found is shown
    assert page._about.text() != "Reading the figures…"
    monkeypatch.undo()
    desk.window.show_page("figures")
    desk.settle()
    assert (page.found.last - page.found.first).days == 89
