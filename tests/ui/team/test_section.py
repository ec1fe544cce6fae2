"""The team in the settings: who is in it, and what holders sign."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.enrolling import Waiting
from desktop_app.ui.team.section import TeamSection
from tests.accessibility import faults
from tests.ui.team.conftest import AT, SIX, FakeSeat, candidate, proposal, sealed

PHRASE = "somebody's passphrase"
WAITING = (Waiting(id="p1", by="zoe", at=AT, text="", signed=("zoe",), reason=""),)


@pytest.fixture
def shown(qtbot, session):
    def make(seat):
        made = TeamSection(session, seat)
        qtbot.addWidget(made)
        made.resize(760, 700)
        made.show()
        qtbot.waitUntil(lambda: "Office computer" in told(made))
        return made

    return make


def told(section):
    return "\n".join(each.text() for each in section.findChildren(QLabel) if each.isVisible())


def test_everybody_reads_who_is_in_it_and_how_long_it_lasts(shown):
    section = shown(FakeSeat("anne", sealed(is_holder=False)))
    said = told(section)
    assert "Roster 1 is in force, until 22 Dec 2026" in said
    assert "Anne Maurel · Executive for ceo\nkey confirmed; made 22 Nov 2026" in said
    assert " ".join(SIX) in said
    assert not section.passphrase.isVisible()
    assert not section.remove.isVisible()
    assert [section.whom.itemData(at) for at in range(section.whom.count())] == [
        "marc",
        "zoe",
        "office-computer",
    ]


def test_a_computer_that_does_not_know_the_roster_is_asked_for_its_words(shown, qtbot):
    seat = FakeSeat("anne", sealed(is_holder=False, is_trusted=False))
    section = shown(seat)
    assert " ".join(SIX) not in told(section)
    section.heard.setText("six words")
    seat.error = Refused("roster.fingerprint")
    section.trust.click()
    qtbot.waitUntil(section.trouble.isVisible)
    assert section.heard.text() == "six words"
    seat.error, seat.after = None, sealed(is_holder=False)
    section.trust.click()
    qtbot.waitUntil(lambda: not section._meet.isVisible())
    assert seat.asked == [("trust", "six words")] * 2


def test_a_holder_confirms_somebody_who_joined(shown, qtbot):
    seat = FakeSeat("marc", sealed(candidate("anne"), candidate("zoe", joined=False)))
    section = shown(seat)
    assert "Anne Maurel has joined; the key is still to be confirmed" in told(section)
    assert "Zoé Brun is invited and has not joined yet" in told(section)
    (card,) = section.cards
    card.words.setText("a b c d e f")
    card.compare.click()
    assert seat.asked == []
    section.passphrase.line.setText(PHRASE)
    seat.error = Refused("team.words", person="anne")
    card.compare.click()
    qtbot.waitUntil(card.trouble.isVisible)
    seat.error, seat.after = None, sealed()
    card.compare.click()
    qtbot.waitUntil(lambda: section.cards == [])
    assert seat.asked[-1] == ("confirm", "anne", "a b c d e f", PHRASE)
    assert section.passphrase.line.text() == ""


def test_what_the_other_holder_made_is_read_and_put_in_force(shown, qtbot):
    seat = FakeSeat("marc", sealed(waiting=WAITING, proposal=proposal()))
    section = shown(seat)
    qtbot.waitUntil(lambda: "Anne Maurel goes out" in told(section))
    said = told(section)
    assert "Zoé Brun signed another roster: it waits for you" in said
    assert "left the company" in said
    assert not section.renew.isVisible()
    section.passphrase.line.setText(PHRASE)
    seat.error = Refused("team.changed")
    section.seal.click()
    qtbot.waitUntil(section.trouble.isVisible)
    assert "not what you read" in told(section)
    seat.error, seat.after = None, sealed()
    section.seal.click()
    qtbot.waitUntil(lambda: not section._waiting.isVisible())
    assert seat.asked[-1] == ("seal", PHRASE, "en", "p1")


def test_a_holder_makes_it_last_and_sees_whom_it_waits_for(shown, qtbot, session):
    seat = FakeSeat("marc", sealed())
    section = shown(seat)
    section.passphrase.line.setText(PHRASE)
    seat.after = sealed(waiting=WAITING)
    with qtbot.waitSignal(session.changed):
        section.renew.click()
    assert seat.asked == [("seal", PHRASE, "en", None)]
    qtbot.waitUntil(section._waiting.isVisible)
    assert not section.seal.isVisible()


def test_somebody_is_removed_with_a_reason(shown, qtbot):
    seat = FakeSeat("marc", sealed())
    section = shown(seat)
    section.remove.click()
    assert section.removal._title.text() == "Remove Anne Maurel from the team"
    assert not section.removal.go.isEnabled()
    section.removal.reason.line.setText("left the company")
    section.removal.go.click()
    assert seat.asked == []
    section.passphrase.line.setText(PHRASE)
    section.removal.go.click()
    qtbot.waitUntil(lambda: not section.removal.isVisible())
    assert seat.asked == [("remove", "anne", "left the company", PHRASE)]


def test_a_server_that_is_away_is_told_in_place(qtbot, session, seat, monkeypatch):
    def away(_language):
        raise Unavailable("ledger.unreachable")

    monkeypatch.setattr(seat, "look", away)
    section = TeamSection(session, seat)
    qtbot.addWidget(section)
    section.show()
    qtbot.waitUntil(section.trouble.isVisible)
    assert section.glance is None


def test_nobody_is_kept_out(shown):
    section = shown(FakeSeat("marc", sealed(candidate("anne"))))
    section.remove.click()
    section.invite.click()
    assert faults.unnamed(section) == []
    assert faults.unreachable(section) == []
    assert faults.cut(section) == []
