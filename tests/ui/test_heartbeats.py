"""Whoever signs in on a computer that trusts a roster confirms it, once in a while."""

from dataclasses import replace

import pytest

from desktop_app.adapters.keychain import verify
from desktop_app.domain.errors import Damaged
from desktop_app.services import enrolling, practice, rosters
from desktop_app.services.links import Chains
from desktop_app.services.ruled import LedgerBoard
from desktop_app.services.trusting import Trust
from desktop_app.ui import heartbeats as beating
from tests.domain.signing import ROOTS, signed

PLACE = "postgresql://ledger.example/countersign"


@pytest.fixture
def team(desk):
    """The practice window, as one that opened a team's record and knows its roster."""
    session = desk.window.session
    parts = session.parts
    trust = Trust(
        place=PLACE,
        desk=parts.desk,
        verify=verify,
        board=lambda work: LedgerBoard(ruled=parts.follower.at(work, verify)),
        links=Chains().of,
    )
    now = enrolling.ruled(parts)
    roster = rosters.first_roster(now.charter, now.ledger, ROOTS, parts.clock.now())
    text = signed(roster, "director", "legal")
    proposal = enrolling.propose(parts, practice.LEGAL, text)
    enrolling.adopt(parts, practice.COMMUNICATIONS, proposal)
    rosters.meet(parts.desk, PLACE, text, roster.digest, verify)
    session.heartbeats.begin(replace(parts, trust=trust))
    return desk


def beats(desk):
    return len(enrolling.ruled(desk.window.session.parts).heartbeats)


def test_signing_in_confirms_the_roster_once(team):
    team.act_as(practice.EXECUTIVE)
    assert beats(team) == 0
    team.act_as(practice.LEGAL)
    assert beats(team) == 1
    team.act_as(practice.COMMUNICATIONS)
    assert beats(team) == 1


def test_practice_confirms_nothing(desk):
    desk.act_as(practice.LEGAL)
    assert beats(desk) == 0


def test_what_is_wrong_with_the_record_is_told_once(team, monkeypatch):
    told = []
    team.window.session.heartbeats.failed.connect(told.append)

    def lost(_parts, _person):
        raise Damaged("chain.lost", chain="acme", lost="1", seen="2")

    monkeypatch.setattr(beating, "_beat", lost)
    for _ in range(2):
        team.act_as(practice.LEGAL)
    assert [error.kind for error in told] == ["chain.lost"]
