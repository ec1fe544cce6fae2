"""The team in the settings: who is in it, and what holders sign."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.services.enrolling import Waiting
from desktop_app.services.succession import Leaving
from desktop_app.ui.team.section import TeamSection
from tests.accessibility import faults
from tests.ui.team.conftest import (
    AT,
    SIX,
    FakeSeat,
    candidate,
    hand,
    handover,
    key,
    proposal,
    sealed,
)

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
    assert "Marc Petit · Communications for ceo · holds a root key" in said
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
    assert seat.asked[-1] == ("confirm", "anne", "a b c d e f", hand(PHRASE))
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
    assert seat.asked[-1] == ("seal", hand(PHRASE), "p1")


def test_a_holder_makes_it_last_and_sees_whom_it_waits_for(shown, qtbot, session):
    seat = FakeSeat("marc", sealed())
    section = shown(seat)
    section.passphrase.line.setText(PHRASE)
    seat.after = sealed(waiting=WAITING)
    with qtbot.waitSignal(session.changed):
        section.renew.click()
    assert seat.asked == [("seal", hand(PHRASE), None)]
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
    assert seat.asked == [
        ("remove", Leaving(person="anne", reason="left the company"), hand(PHRASE))
    ]


def test_whoever_holds_a_root_key_leaves_once_an_heir_was_heard(shown, qtbot):
    seat = FakeSeat("marc", sealed())
    section = shown(seat)
    section.whom.setCurrentIndex(section.whom.findData("zoe"))
    section.remove.click()
    assert "Nobody has made a root key for that place yet" in told(section)
    section.removal.reason.line.setText("left the company")
    assert not section.removal.go.isEnabled()
    seat.glance = sealed(heirs=(candidate("anne", root=key(21)),))
    section.look_again.click()
    qtbot.waitUntil(section.removal.heard.isVisible)
    section.removal.heard.setText("a b c d e f")
    section.passphrase.line.setText(PHRASE)
    seat.error = Refused("team.words", person="anne")
    section.removal.go.click()
    qtbot.waitUntil(section.trouble.isVisible)
    assert section.removal.heard.text() == "a b c d e f"
    seat.error, seat.after = None, sealed(waiting=WAITING)
    section.removal.go.click()
    qtbot.waitUntil(lambda: not section.removal.isVisible())
    leaving = Leaving(person="zoe", reason="left the company", heir="anne", heard="a b c d e f")
    assert seat.asked[-1] == ("remove", leaving, hand(PHRASE))


def test_an_heir_makes_a_root_key_and_reads_its_words(shown, qtbot):
    seat = FakeSeat("anne", sealed(is_holder=False, may_use_page=True))
    section = shown(seat)
    section.make_root.click()
    assert not section.root.go.isEnabled()
    section.root.passphrase.line.setText(PHRASE)
    offer = candidate("anne", root=key(21))
    seat.after = sealed(is_holder=False, may_use_page=True, heirs=(offer,), words=SIX)
    section.root.go.click()
    qtbot.waitUntil(section.own_words.isVisible)
    assert not section._six.isVisible()  # those of the roster, which are not to be read now
    assert seat.asked == [("offer-root", hand(PHRASE))]
    assert not section.make_root.isVisible()
    assert section.root.passphrase.line.text() == ""


def test_the_page_of_the_safe_signs_in_the_place_of_a_holder(shown, qtbot):
    facts = {"is_holder": False, "may_use_page": True, "waiting": WAITING}
    seat = FakeSeat("anne", sealed(proposal=handover(), **facts))
    section = shown(seat)
    qtbot.waitUntil(lambda: "Anne Maurel holds a root key, in the place of" in told(section))
    assert "Zoé Brun signed another roster: it waits for you" in told(section)
    assert not section.seal.isVisible()
    assert not section.passphrase.isVisible()
    section.use_page.click()
    assert section.use_page.text() == "Put the page aside"
    section.passphrase.line.setText(PHRASE)
    section.seal.click()
    assert seat.asked == []
    section.paper.lines.setPlainText(" seven lines\n")
    seat.error = BadInput("root.lines", count="1", need="7")
    section.seal.click()
    qtbot.waitUntil(section.trouble.isVisible)
    assert section.paper.text == "seven lines"
    seat.error, seat.after = None, sealed(is_holder=False)
    section.seal.click()
    qtbot.waitUntil(lambda: not section._waiting.isVisible())
    assert seat.asked[-1] == ("seal", hand(PHRASE, page="seven lines"), "p1")
    assert section.paper.text == ""
    assert not section.paper.lines.document().isUndoAvailable()


def test_a_holder_who_goes_out_has_nothing_to_sign(shown, qtbot):
    seat = FakeSeat("marc", sealed(waiting=WAITING, proposal=handover()))
    section = shown(seat)
    qtbot.waitUntil(section._waiting.isVisible)
    assert not section.seal.isVisible()


def test_a_roster_that_was_adopted_elsewhere_is_shown_at_once(shown, qtbot, session):
    seat = FakeSeat("marc", sealed())
    section = shown(seat)
    seat.glance = sealed(candidate("anne"))
    session.charter_changed.emit()
    qtbot.waitUntil(lambda: "Anne Maurel has joined" in told(section))


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
    section.invite.click()
    assert faults.unnamed(section) == []
    assert faults.unreachable(section) == []
    assert faults.cut(section) == []


def test_nobody_is_kept_out_who_signs_on_paper_or_hands_a_root_key_over(shown):
    heirs = (candidate("anne", root=key(21)),)
    for seat in (
        FakeSeat("marc", sealed(heirs=heirs)),
        FakeSeat("anne", sealed(is_holder=False, may_use_page=True)),
    ):
        section = shown(seat)
        for ask in (section.remove, section.make_root, section.use_page):
            ask.click()
        assert faults.unnamed(section) == []
        assert faults.unreachable(section) == []
        assert faults.cut(section) == []
