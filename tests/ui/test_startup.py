"""Qt's own words are handed on, and its last one is followed by ours."""

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from desktop_app.ui import startup


def said(monkeypatch, capsys, kind, message):
    """What the handler that `advising` gives to Qt writes; Qt itself is given nothing."""
    given = []
    monkeypatch.setattr(startup, "qInstallMessageHandler", given.append)
    with startup.advising(lambda detail: f"advice about {detail}"):
        given[0](kind, None, message)
    assert len(given) == 2
    return capsys.readouterr().err


def test_a_warning_is_only_handed_on(monkeypatch, capsys):
    assert said(monkeypatch, capsys, QtMsgType.QtWarningMsg, "a word") == "a word\n"


def test_the_last_word_is_ours(monkeypatch, capsys):
    err = said(monkeypatch, capsys, QtMsgType.QtFatalMsg, "No plugin. Reinstall.")
    assert err == "No plugin. Reinstall.\nadvice about No plugin\n"


def test_what_listened_before_listens_again(qapp):
    def mine(*_):
        """Hears nothing here."""

    before = qInstallMessageHandler(mine)
    with startup.advising(str):
        pass
    assert qInstallMessageHandler(before) is mine
