"""Joining a team: what an invitation says, everything that goes wrong, and the words at the end."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.invitations import Invitation
from desktop_app.services.team_seat import Joined, TeamDoor
from desktop_app.ui.background import Background
from desktop_app.ui.first.joining import JoinPage
from tests.accessibility import faults
from tests.services.test_invitations import ANNE, NOW

PHRASE = "cheval agrafe énorme pile"
SIX = ("amber", "basket", "candle", "dragon", "engine", "forest")


class Door:
    """Lets people in, or raises what it is told to."""

    def __init__(self):
        self.error = None
        self.asked = []

    def join(self, text, passphrase, language):
        self.asked.append((Invitation.read(text, NOW).person, passphrase, language))
        if self.error is not None:
            raise self.error
        return Joined(place="postgresql://anne@db/acme", words=SIX, holders=("Marc", "Zoé"))


@pytest.fixture
def door():
    return Door()


@pytest.fixture
def page(door, qtbot, qapp):
    background = Background()
    made = JoinPage(
        TeamDoor(read=lambda text: Invitation.read(text, NOW), join=door.join, seat=lambda: None),
        background,
    )
    qtbot.addWidget(made)
    made.resize(1120, 760)
    made.show()
    made.begin()
    yield made
    background.close()


def invited(page, invitation=ANNE):
    page.invitation.block.setPlainText(f"Bonjour,\n\n{invitation.written()}\n")


def with_phrase(page):
    invited(page)
    page.next.click()
    for field in (page.passphrase.first, page.passphrase.again):
        field.line.setText(PHRASE)


def test_the_invitation_says_who_where_until_when_and_which_server_is_believed(page):
    assert page.why_not.text() == "Paste the invitation, or open its file."
    invited(page)
    step = page.invitation
    said = step._summary.text()
    assert step._title.text() == "For Anne Maurel"
    assert "Record: acme, on db1.example:5433,db2.example" in said
    assert "Executive, Legal for ceo" in said
    assert "25 Nov 2026" in said
    assert step.mark.text().replace(" ", "").replace("\n", "") == ANNE.fingerprint
    assert page.next.isEnabled()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hello", "no invitation"),
        (ANNE.written().replace("Anne", "Anna"), "changed or cut"),
        (replace(ANNE, until=NOW).written(), "ended at"),
    ],
)
def test_what_cannot_be_used_is_said_in_place_and_stays_as_it_was_typed(page, text, words):
    page.invitation.block.setPlainText(text)
    assert words in page.invitation.trouble.title.text()
    assert page.invitation.block.toPlainText() == text.rstrip("\n") or text in (
        page.invitation.block.toPlainText()
    )
    assert not page.next.isEnabled()
    invited(page)
    assert page.invitation.trouble.isHidden()


def test_a_file_is_opened_and_one_that_is_no_text_is_explained(page, tmp_path, monkeypatch):
    file = tmp_path / "anne.invitation"
    file.write_text(ANNE.written(), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.invitation.open.click()
    assert page.invitation.invitation == ANNE
    file.write_bytes(b"\xff\xfe\x00")
    page.invitation.open.click()
    assert "no invitation" in page.invitation.trouble.title.text()


def test_six_words_are_shown_large_and_the_record_is_opened(page, door, qtbot):
    with_phrase(page)
    page.next.click()
    qtbot.waitUntil(lambda: page.step is page.words)
    assert door.asked == [("anne", PHRASE, "en")]
    assert page.words.six.accessibleName() == " ".join(SIX)
    assert "Marc or Zoé" in page.words._hint.text()
    assert page.passphrase.first.line.text() == ""
    assert not page.back.isVisible()
    with qtbot.waitSignal(page.joined) as opened:
        page.next.click()
    assert opened.args == ["postgresql://anne@db/acme"]


@pytest.mark.parametrize(
    "error",
    [
        Refused("invitation.used", person="anne"),
        Refused("invitation.expired", person="anne", until="2026"),
        Unavailable("ledger.unreachable"),
        Unavailable("keychain.locked"),
    ],
)
def test_what_refuses_is_said_in_place_and_nothing_typed_is_lost(page, door, qtbot, error):
    door.error = error
    with_phrase(page)
    page.next.click()
    qtbot.waitUntil(page.trouble.isVisible)
    assert page.trouble.error is error
    assert (page.step, page.passphrase.first.line.text()) == (page.passphrase, PHRASE)
    door.error = None
    page.next.click()
    qtbot.waitUntil(lambda: page.step is page.words)


@pytest.mark.unexpected
def test_what_nobody_foresaw_is_handed_on(page, door, qtbot):
    door.error = ValueError("odd")
    with_phrase(page)
    with qtbot.waitSignal(page.failed):
        page.next.click()
    assert page.next.isEnabled()


def test_a_computer_joins_without_a_passphrase(page, door, qtbot):
    invited(page, replace(ANNE, duties="publisher"))
    assert page.next.text() == "Join"
    page.next.click()
    qtbot.waitUntil(lambda: page.step is page.words)
    assert door.asked[0][1] == ""


def test_the_way_back_forgets_the_passphrase_and_keeps_the_invitation(page, qtbot):
    with_phrase(page)
    page.back.click()
    assert page.passphrase.first.line.text() == ""
    assert page.invitation.invitation == ANNE
    with qtbot.waitSignal(page.left):
        page.back.click()


def test_nobody_is_kept_out(page, qtbot):
    for _ in range(2):
        assert faults.unnamed(page) == []
        assert faults.cut(page) == []
        assert faults.unreachable(page) == []
        with_phrase(page)
