"""The administrator's errands: the password serves once, and the invitation goes to one file."""

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.errors import BadInput, Refused
from desktop_app.services.team_seat import Errand
from desktop_app.ui.team.errands import ErrandCard
from tests.services.test_invitations import ANNE


@pytest.fixture
def card(qtbot, session, seat):
    made = ErrandCard(seat, session)
    qtbot.addWidget(made)
    return made


def test_somebody_is_invited_and_the_invitation_is_saved_for_its_owner_alone(
    card, seat, qtbot, tmp_path, monkeypatch
):
    card.begin("invite")
    assert card.login.text == "administrator_of_acme"
    for field, text in (
        (card.who, "anne"),
        (card.full_name, "Anne Maurel"),
        (card.duties, "communications"),
        (card.password, "hunter2 hunter2"),
    ):
        field.line.setText(text)
    assert card._command.text().endswith(
        'countersign team invite "postgresql://administrator_of_acme@db.example/acme" anne '
        '--name "Anne Maurel" --duty communications'
    )
    seat.error = BadInput("team.duty", duty="communications")
    card.go.click()
    qtbot.waitUntil(card.trouble.isVisible)
    assert card.who.text == "anne"
    seat.error, seat.made = None, ANNE
    with qtbot.waitSignal(card.done):
        card.go.click()
    errand = Errand(kind="invite", person="anne", name="Anne Maurel", duties="communications")
    assert seat.asked[-1] == ("administer", errand, "administrator_of_acme", "hunter2 hunter2")
    assert card.password.line.text() == ""
    assert card.block.toPlainText() == ANNE.written()
    path = tmp_path / "anne.invitation"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    card.save.click()
    assert (path.read_text("utf-8"), path.stat().st_mode & 0o777) == (ANNE.written(), 0o600)
    card.leave.click()
    assert (card.block.toPlainText(), card.invitation) == ("", None)


def test_a_lost_laptop_says_what_happens_at_once_and_what_others_do(card, seat, qtbot):
    card.begin("lost", "anne", "Anne Maurel")
    assert card._title.text() == "The laptop of Anne Maurel was lost"
    assert "can neither read nor write" in card._hint.text()
    assert not card.who.isVisible()
    assert '@db.example/acme" anne' in card._command.text()
    seat.made = ANNE
    card.go.click()
    qtbot.waitUntil(lambda: card.invitation is not None)
    assert seat.asked[0][1] == Errand(kind="lost", person="anne")


def test_somebody_is_shut_out_and_a_refusal_is_told_in_place(card, seat, qtbot):
    card.begin("shut-out", "anne", "Anne Maurel")
    seat.error = Refused("ledger.rights")
    card.go.click()
    qtbot.waitUntil(card.trouble.isVisible)
    seat.error = None
    card.go.click()
    qtbot.waitUntil(card.isHidden)
    assert seat.asked[-1][1] == Errand(kind="shut-out", person="anne")


def test_where_no_file_can_be_made_it_is_said(card, seat, qtbot, tmp_path, monkeypatch):
    card.begin("lost", "anne", "Anne Maurel")
    seat.made = ANNE
    card.go.click()
    qtbot.waitUntil(lambda: card.invitation is not None)
    path = tmp_path / "none" / "anne.invitation"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    card.save.click()
    assert "another folder" in card._told.text()
