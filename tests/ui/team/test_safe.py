"""The page for the safe is shown until two of its words were typed from paper, and kept nowhere."""

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.ui.team.safe import SafePage, two_places
from tests.accessibility import faults
from tests.ui.team.conftest import PAGE


@pytest.fixture
def safe(qtbot):
    made = SafePage(lambda: ((2, 4), (7, 1)))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_page(PAGE)
    return made


def test_only_the_two_words_let_anybody_go_on(safe, qtbot):
    assert "word 4 of line 2, and word 1 of line 7" in safe._asked.text()
    assert not safe.done.isEnabled()
    safe.first.setText("deltaa")
    safe.second.setText("alpha")
    safe.done.click()
    assert safe._trouble.isVisible()
    assert safe.is_open
    safe.first.setText(" DeltaB ")
    with qtbot.waitSignal(safe.acknowledged):
        safe.done.click()
    assert (safe.is_open, safe._page.text(), safe._page.accessibleName()) == (False, "", "")


def test_a_file_to_print_is_taken_away_when_somebody_goes_on(safe, tmp_path, monkeypatch):
    path = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    safe.print.click()
    assert path.read_bytes().startswith(b"%PDF")
    assert "taken away" in safe._told.text()
    safe.forget()
    assert not path.exists()


def test_a_folder_in_which_nothing_can_be_made_is_said(safe, tmp_path, monkeypatch):
    path = tmp_path / "none" / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    safe.print.click()
    assert "another folder" in safe._told.text()


def test_places_are_two_different_lines():
    for _ in range(50):
        (first, one), (second, other) = two_places()
        assert 1 <= first < second <= 7
        assert {one, other} <= {1, 2, 3, 4}


def test_nobody_is_kept_out(safe):
    assert faults.unnamed(safe) == []
    assert faults.cut(safe) == []
    assert faults.unreachable(safe) == []
