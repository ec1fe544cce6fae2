"""A backup made under Settings comes back on the first page, and nothing goes without a clear yes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_app import bootstrap
from desktop_app.domain.account import Realm
from desktop_app.services import drafting
from desktop_app.services.backing_up import Diagnosis
from desktop_app.services.starting import Choice, Opens
from desktop_app.ui.settings.backing_up import BackupSection
from tests.accessibility import faults
from tests.accessibility.strays import Watch

PHRASE = "vent nouveau sur la plaine"


@pytest.fixture
def opened(windows, tmp_path, qtbot):
    """Open what is kept: the window, and the section of its settings."""

    def begin():
        bootstrap.keep_choice(tmp_path, Choice(opens=Opens.PRACTICE))
        windows.open(bootstrap.begin(tmp_path))
        return loaded(windows, qtbot)

    return begin


def loaded(windows, qtbot):
    qtbot.waitUntil(lambda: windows.main is not None, timeout=20_000)
    window = windows.main
    qtbot.waitUntil(lambda: hasattr(window, "settings"), timeout=20_000)
    qtbot.waitUntil(lambda: not window.session.background.busy, timeout=20_000)
    window.show_page("settings")
    return window, window.settings.findChild(BackupSection)


def drafted(window, words):
    session = window.session
    draft = drafting.new_draft(session.parts.clock, session.person.id, session.account.id)
    desk = session.opening.desk
    return drafting.save(desk, session.parts.clock, drafting.typed(draft, words, "en")).id


def drafts(window):
    session = window.session
    return {draft.id for draft in session.opening.desk.drafts(session.person.id)}


def made(section, path, qtbot, monkeypatch):
    """Make a backup with the keyboard alone, once its button was pressed."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    section.make.click()
    assert section.form.isVisible()
    assert not section.begin.isEnabled()
    QTest.keyClicks(section.passphrase.line, PHRASE)
    QTest.keyClick(section.passphrase.line, Qt.Key.Key_Return)
    QTest.keyClicks(section.again.line, f"{PHRASE}!")
    assert section.why_not.text() == "The two are not the same."
    QTest.keyClick(section.again.line, Qt.Key.Key_Backspace)
    QTest.keyClick(section.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(section.make.isEnabled, timeout=30_000)
    assert section.make.hasFocus(), "Enter would restore"


def test_a_backup_goes_and_comes_back(windows, opened, tmp_path, qtbot, monkeypatch):
    window, section = opened()
    kept = drafted(window, "Kept in the backup.")
    path = tmp_path.with_name(f"{tmp_path.name}.backup")
    made(section, path, qtbot, monkeypatch)
    assert str(path) in section.done.text()
    assert section.share.isHidden()
    assert (section.passphrase.line.text(), section.form.isVisible()) == ("", False)
    made(section, path, qtbot, monkeypatch)
    assert window.messages.shown.kind == "backup.exists"
    later = drafted(window, "Newer than the backup.")
    windows.shut()

    windows.ask()
    page = windows.first.restore
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    windows.first.choices.restore.click()
    assert page.isVisible()
    assert page.next.text() == "Restore"
    QTest.keyClicks(page.passphrase.line, "not the passphrase")
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert page.is_restoring
    windows.first.close()
    assert windows.first.isVisible()
    qtbot.waitUntil(lambda: windows.first.messages.shown is not None, timeout=30_000)
    assert windows.first.messages.shown.kind == "sealed.wrong_key"
    page.passphrase.line.setText(PHRASE)
    page.next.click()
    qtbot.waitUntil(page.told.isVisible, timeout=30_000)
    assert page.next.text() == "Replace it"
    assert "moved aside and kept" in page.told_text.text()
    assert page.back.text() == "Leave everything as it is"
    page.back.click()
    assert windows.first.choices.isVisible()
    assert page.passphrase.line.text() == ""
    assert not list(tmp_path.parent.glob(f"{tmp_path.name}.until-*"))
    windows.first.choices.restore.click()
    page.passphrase.line.setText(PHRASE)
    page.next.click()
    qtbot.waitUntil(page.told.isVisible, timeout=30_000)
    page.next.click()
    qtbot.waitUntil(lambda: page.next.text() == "Open it", timeout=30_000)
    assert ".until-" in page.told_text.text()
    page.next.click()
    window, _ = loaded(windows, qtbot)
    assert window.session.opening.realm is Realm.PRACTICE
    assert (kept in drafts(window), later in drafts(window)) == (True, False)


def test_diagnostics_are_shown_before_they_are_saved(windows, tmp_path, qtbot, monkeypatch):
    saved = []
    found = Diagnosis(text='{"countersign": "1"}\n', save=lambda *told: saved.append(told))
    object.__setattr__(windows._start, "diagnose", lambda: found)
    bootstrap.keep_choice(tmp_path, Choice(opens=Opens.PRACTICE))
    windows.open(bootstrap.begin(tmp_path))
    _, section = loaded(windows, qtbot)
    view = section.diagnostics
    assert not view.isVisible()
    section.look.click()
    qtbot.waitUntil(view.isVisible, timeout=20_000)
    assert view.shown.toPlainText() == found.text
    assert saved == []
    target = tmp_path / "found.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    view.save.click()
    qtbot.waitUntil(lambda: str(target) in view.told.text(), timeout=20_000)
    assert saved[0][0] == target
    assert "No text of a draft or post" in saved[0][1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_reached_by_the_keyboard_and_fits(windows, first, qapp, monkeypatch, language):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("desk.backup", ""))
    faults.bring_to_front(first)
    first._language.switch(language)
    first.choices.restore.click()
    qapp.processEvents()
    assert first.restore.passphrase.line.hasFocus()
    for find in (faults.unnamed, faults.unreachable, faults.cut, faults.overlapping):
        assert find(first) == []
    first._language.switch("en")


def test_no_button_of_the_section_comes_up_as_a_window(opened, qapp):
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        opened()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.strays == []
