"""The foot of the window says how grammar stands, and follows it."""

import pytest
from PySide6.QtCore import QObject, Signal

from desktop_app.ui.compose.grammar import Standing
from desktop_app.ui.status_line import StatusLine


class Grammar(QObject):
    changed = Signal()
    standing, engine, server = Standing.ABSENT, "", ""

    def stand(self, standing, **more):
        for name, value in more.items():
            setattr(self, name, value)
        self.standing = standing
        self.changed.emit()


@pytest.fixture
def line(qtbot):
    made = StatusLine()
    qtbot.addWidget(made)
    return made


def state(line):
    return line.text().rpartition("Grammar: ")[2]


def test_before_anything_is_open_nothing_is_installed(line):
    assert state(line) == "not installed"


def test_every_standing_is_told_as_it_comes(line):
    grammar = Grammar()
    line.follow(grammar)
    told = {}
    for standing in Standing:
        grammar.stand(standing, engine="LanguageTool 6.8")
        told[standing] = state(line)
    assert told == {
        Standing.ABSENT: "not installed",
        Standing.WAITING: "starts when you write",
        Standing.STARTING: "starting…",
        Standing.READY: "LanguageTool 6.8",
        Standing.MISSING: "not installed",
        Standing.FAILED: "does not answer just now",
    }


def test_the_companys_own_server_is_no_part_of_this_computer(line):
    grammar = Grammar()
    line.follow(grammar)
    grammar.stand(Standing.READY, server="https://lt.acme.example/", engine="LanguageTool at …")
    assert state(line) == "your company’s LanguageTool"
