"""A computer that was stopped says so on every page, and leads to where it may send again."""

from datetime import UTC, datetime

from desktop_app.adapters.journal import halted, open_journal
from desktop_app.services import controlling, practice, resuming
from desktop_app.services.journal_ports import Why
from desktop_app.services.parts import Changes
from desktop_app.ui.widgets import Button, Text


def said(banners):
    return " ".join(label.text() for label in banners.findChildren(Text))


def test_a_restored_computer_says_so_until_somebody_lets_it_send(desk, tmp_path, qtbot):
    window, parts = desk.window, desk.window.session.parts
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    path = tmp_path / "restored.jsonl"
    path.write_bytes(halted(Why.RESTORED, at))
    journal = open_journal(path, parts.clock.now)
    assert resuming.stopped(journal, parts.desk, parts.clock.now()).kind == "journal.restored"
    journal.close()
    window.session.sending.passed.emit()
    qtbot.waitUntil(lambda: "restored from a backup" in said(window.banners))
    assert "20 Nov 2026" in said(window.banners)
    assert "Nothing was posted from here since" in said(window.banners)
    (button,) = [one for one in window.banners.findChildren(Button) if one.isVisible()]
    button.click()
    assert window.accounts.isVisible()
    account = practice.ACCOUNT.id
    controlling.take_over(parts, account, parts.publisher, practice.COMMUNICATIONS, "Switched off.")
    window.session.changed.emit(Changes(publications=True))
    qtbot.waitUntil(lambda: not resuming.is_stopped(parts.desk) and not window.banners.isVisible())
