"""The first start: three ways, one key for practice, and the choice is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_app import bootstrap
from desktop_app.domain.account import Realm
from desktop_app.domain.errors import Unavailable
from desktop_app.services.starting import Choice, Opens
from desktop_app.ui import theme
from tests.accessibility import faults


def loaded(windows, qtbot):
    qtbot.waitUntil(lambda: windows.main is not None, timeout=20_000)
    window = windows.main
    qtbot.waitUntil(lambda: hasattr(window, "settings"), timeout=20_000)
    qtbot.waitUntil(lambda: not window.session.background.busy, timeout=20_000)
    return window


def test_one_key_opens_the_practice_desk_and_is_remembered(windows, first, qtbot, tmp_path):
    faults.bring_to_front(first)
    assert first.choices.practice.hasFocus()
    QTest.keyClick(first.choices.practice, Qt.Key.Key_Return)
    window = loaded(windows, qtbot)
    assert (window.session.opening.realm, windows.first) == (Realm.PRACTICE, None)
    assert bootstrap.chosen(tmp_path).opens is Opens.PRACTICE
    windows.shut()
    again = bootstrap.begin(tmp_path)
    assert again.realm is Realm.PRACTICE
    again.close()


def test_language_and_look_are_chosen_on_the_first_page_and_go_along(
    windows, first, qtbot, tmp_path
):
    first._choose_language(1)
    first._choose_look(2)
    qtbot.waitUntil(lambda: "commencer" in first.choices._title.text())
    assert theme.is_dark(first.palette())
    first.choices.practice.click()
    window = loaded(windows, qtbot)
    desk = window.session.opening.desk
    assert (desk.preference("language"), desk.preference("scheme")) == ("fr", "dark")
    assert bootstrap.chosen(tmp_path).language == "fr"


def test_joining_a_team_says_what_it_needs_and_asks_for_the_invitation(first):
    assert "invitation" in first.choices.join.accessibleDescription()
    first.choices.join.click()
    assert first.join.isVisible()
    assert first.join.why_not.text() == "Paste the invitation, or open its file."
    first.join.back.click()
    assert first.choices.isVisible()


@pytest.mark.parametrize("width", [960, 1280])
@pytest.mark.parametrize("language", [0, 1])
def test_nobody_is_kept_out_of_the_first_page(first, width, language, qtbot):
    first._choose_language(language)
    first.resize(width, 600)
    faults.bring_to_front(first)
    assert faults.unnamed(first) == []
    assert faults.cut(first) == []
    assert faults.unreachable(first) == []
    assert faults.overlapping(first) == []


def test_a_file_that_is_no_record_is_explained_and_nothing_is_kept(
    first, qtbot, tmp_path, monkeypatch
):
    path = tmp_path / "none.sqlite"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    first.choices.record.click()
    qtbot.waitUntil(lambda: first.messages.shown is not None)
    assert first.messages.shown.kind == "ledger.missing"
    assert bootstrap.chosen(tmp_path) is None


def test_a_choice_that_cannot_be_kept_opens_all_the_same_and_is_told(
    windows, first, qtbot, monkeypatch
):
    def refuse(_choice):
        raise Unavailable("desk.unwritable", path="/nowhere")

    object.__setattr__(windows._start, "keep", refuse)
    first.choices.practice.click()
    window = loaded(windows, qtbot)
    assert window.messages.shown.kind == "desk.unwritable"


def test_a_record_that_is_gone_is_told_with_a_way_out(windows, qtbot, tmp_path, qapp, monkeypatch):
    choice = Choice(opens=Opens.RECORD, ledger=str(tmp_path / "gone.sqlite"))
    bootstrap.keep_choice(tmp_path, choice)
    ended = []
    monkeypatch.setattr(windows._app, "exit", ended.append, raising=False)
    windows.open(bootstrap.begin(tmp_path))
    window = windows.main
    qtbot.waitUntil(lambda: window.messages.shown is not None, timeout=20_000)
    assert window.messages.shown.kind == "ledger.missing"
    window.opening.other.click()
    assert bootstrap.begin(tmp_path) is None  # asked once
    assert bootstrap.chosen(tmp_path) == choice
    assert ended == [1_000]


def test_nothing_is_asked_where_it_was_chosen_before_there_was_a_page(tmp_path, monkeypatch):
    assert bootstrap.begin(tmp_path) is None
    monkeypatch.setenv("COUNTERSIGN_LEDGER", str(tmp_path / "record.sqlite"))
    named = bootstrap.begin(tmp_path)
    assert named.realm is Realm.X
    named.close()
    monkeypatch.delenv("COUNTERSIGN_LEDGER")
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "ledger.sqlite").touch()
    before = bootstrap.begin(tmp_path)
    assert before.realm is Realm.PRACTICE
    before.close()
