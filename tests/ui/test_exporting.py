from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui import exporting
from desktop_app.ui.exporting import ExportButton, Told
from desktop_app.ui.language import Language
from desktop_app.ui.layout import row
from desktop_app.ui.widgets import Button


class Lister(QObject):
    saving = Signal(bool)
    saved = Signal(str)


class Strip(QWidget):
    """The line, then two buttons, as at the top of a page."""

    def __init__(self):
        super().__init__()
        self.told, self.copy, self.lister = Told(), Button("Copy list", "flat"), Lister()
        self.export = ExportButton("list.csv", self.told)
        self.export.follow(self.lister)
        inside = row(self)
        inside.addWidget(self.told, 1)
        inside.addWidget(self.copy)
        inside.addWidget(self.export)
        self.resize(500, 40)


@pytest.fixture
def strip(qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show()
    qtbot.waitUntil(strip.export.isVisible)
    return strip


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is told."""
    heard = []
    reader = SimpleNamespace(updateAccessibility=lambda event: heard.append(event.message()))
    monkeypatch.setattr(exporting, "QAccessible", reader)
    return heard


def test_what_was_done_is_told_to_eyes_and_ears(strip, heard):
    strip.told.say_usually("J and K move")
    assert strip.told.text() == "J and K move"
    strip.lister.saved.emit("list.csv")
    assert strip.told.text() == "Saved as list.csv"
    assert strip.told.accessibleName() == "Saved as list.csv"
    assert heard == ["Saved as list.csv"]
    strip.lister.saved.emit("list.csv")
    assert len(heard) == 2  # each time anew


def test_a_long_name_moves_nothing_and_keeps_both_its_ends(strip):
    def places():
        QApplication.processEvents()
        return [each.geometry() for each in (strip.told, strip.copy, strip.export)]

    before, least = places(), strip.minimumSizeHint()
    name = f"{'what the board asked for ' * 8}2026.csv"
    strip.lister.saved.emit(name)
    assert (places(), strip.minimumSizeHint()) == (before, least)
    assert strip.told.text().startswith("Saved as what")
    assert strip.told.text().endswith("2026.csv")
    assert strip.told.toolTip() == strip.told.said == f"Saved as {name}"
    strip.resize(4000, 40)
    QApplication.processEvents()
    assert strip.told.text() == strip.told.said
    assert strip.told.toolTip() == ""


def test_it_is_no_news_any_more_once_the_page_is_left(strip):
    strip.told.say_usually("J and K move")
    strip.lister.saved.emit("list.csv")
    strip.hide()
    assert strip.told.said == "J and K move"


def test_it_is_said_again_in_another_language(strip, qapp, qtbot):
    strip.lister.saved.emit("list.csv")
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: strip.told.text() == "Enregistré sous list.csv")
    assert strip.export.text() == "Exporter en CSV…"
    Language.choose(qapp, "en")
    qtbot.waitUntil(lambda: strip.told.text() == "Saved as list.csv")


def test_while_it_is_saved_it_cannot_be_asked_again(strip, monkeypatch, tmp_path):
    asked, chosen = [], []
    path = str(tmp_path / "mine.csv")

    def ask(_parent, title, start, kind):
        asked.append((title, start, kind))
        return path, kind

    monkeypatch.setattr(exporting.QFileDialog, "getSaveFileName", ask)
    strip.export.asked.connect(chosen.append)
    strip.lister.saving.emit(True)
    assert not strip.export.isEnabled()
    assert strip.export.why_not == "The list is being saved"
    strip.export.ask()
    assert asked == []
    strip.lister.saving.emit(False)
    assert strip.export.why_not == ""
    strip.export.click()
    assert asked[0][0] == "Export as CSV"
    assert asked[0][1].endswith("list.csv")
    assert [str(each) for each in chosen] == [path]


def test_the_keyboard_comes_back_to_it(strip):
    strip.export.setFocus()
    strip.lister.saving.emit(True)
    assert strip.focusWidget() is not strip.export
    strip.lister.saving.emit(False)
    assert strip.focusWidget() is strip.export


def test_the_keyboard_stays_where_somebody_took_it(strip):
    elsewhere = Button("Elsewhere", "flat")
    strip.layout().addWidget(elsewhere)
    elsewhere.show()
    strip.export.setFocus()
    strip.lister.saving.emit(True)
    beside = strip.focusWidget()
    other = strip.copy if beside is elsewhere else elsewhere
    other.setFocus()
    strip.lister.saving.emit(False)
    assert strip.focusWidget() is other


def test_nobody_chose_a_place_and_nothing_is_asked_for(strip, monkeypatch):
    chosen = []
    strip.export.asked.connect(chosen.append)
    monkeypatch.setattr(exporting.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    strip.export.click()
    assert chosen == []
