"""The account's card saves a dossier of the last freeze, and says what became of it."""

from PySide6.QtWidgets import QFileDialog

from tests.ui.test_stopping import answer


def test_the_dossier_is_saved_and_told(desk, tmp_path, monkeypatch):
    desk.act_as("paul")
    desk.window.stopping.ask_freeze()
    answer(desk, "An outage.")
    path = tmp_path / "crisis.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.window.show_page("accounts")
    desk.window.accounts.cards[0].dossier.click()
    desk.settle()
    assert path.read_bytes().startswith(b"%PDF-")
    assert "crisis.pdf" in desk.window.accounts._looked[desk.window.session.states[0].account.id]
    nowhere = tmp_path / "no" / "crisis.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    desk.window.accounts.cards[0].dossier.click()
    desk.settle()
    assert not nowhere.exists()
    said = desk.window.accounts._looked[desk.window.session.states[0].account.id]
    assert "Choose another folder" in said
