"""A deputy from another account, with a login of their own: what they read, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.action import LEDGER_CHAIN, ActionKind
from desktop_app.domain.canonical import time_text
from tests.adapters.ledger.postgres.people import settled
from tests.contracts.roster_contract import said as proposing
from tests.domain.signing import first

K = ActionKind


@pytest.fixture
def people(server):
    database = server.database()
    people = settled(database)
    yield people
    people.close()
    database.drop()


def texts(people, person: str) -> int:
    """How many bodies of the first account the person reads."""
    asked = "SELECT count(*) FROM countersign.payload WHERE account = 'acme'"
    return people.of(person).execute(asked).fetchone()[0]


def lend(people, deputy: str = "paris", *, begins: float = 0, ends: float = 60, **said):
    now = people.company.clock.now()
    times = {
        "begins_at": time_text(now + timedelta(seconds=begins)),
        "ends_at": time_text(now + timedelta(seconds=ends)),
    }
    said = {"role": "communications", "deputy": deputy, **times, **said}
    action = people.company.action(K.DELEGATE, "comms", said=said)
    people.insert(action)
    return action.id


def test_a_deputy_reads_the_account_while_it_lasts(people):
    assert texts(people, "paris") == 0
    before = texts(people, "comms")
    made = lend(people)
    assert texts(people, "paris") == before + 1  # and what lent it
    people.insert(people.company.action(K.UNDELEGATE, "paris", said={"delegation": made}))
    assert texts(people, "paris") == 0


def test_what_is_lent_for_later_shows_nothing_yet(people):
    lend(people, begins=30)
    assert texts(people, "paris") == 0


def test_a_deputy_decides_for_nobody_else_and_signs_with_their_own_key(people):
    lend(people)
    walk = people.p1
    approve = {"role": "communications", "for": "comms"}
    people.refused("CS008", walk.new(K.APPROVE, "paris", said={**approve, "for": "deputy"}))
    people.refused("CS008", walk.new(K.APPROVE, "paris", said={**approve, "role": "legal"}))
    people.refused("CS008", walk.new(K.APPROVE, "paris", said={**approve, "for": None}))
    people.refused("CS009", walk.new(K.APPROVE, "paris", said=approve, signer="comms"))
    people.refused("CS011", walk.new(K.APPROVE, "paris", said=approve), by="comms")
    people.refused("CS008", people.company.action(K.DELEGATE, "paris", said={"deputy": "reader"}))
    people.refused("CS008", people.company.action(K.FREEZE, "paris"))
    people.insert(walk.new(K.APPROVE, "paris", said=approve))
    asked = "SELECT actor, acting_for FROM countersign.approval WHERE post = 'p1'"
    assert people.of("legal").execute(asked).fetchall() == [("paris", "comms")]


def test_a_deputy_remarks_for_nobody_else(people):
    walk, mine = people.p1, {"for": "comms"}
    people.refused("CS008", walk.new(K.COMMENT, "paris", said=mine))
    lend(people)
    for wrong in ({}, {"for": None}, {"for": "deputy"}, {"for": "legal"}, {"for": ["comms"]}):
        people.refused("CS008", walk.new(K.COMMENT, "paris", said=wrong))
    people.refused("CS009", walk.new(K.COMMENT, "paris", said=mine, signer="comms"))
    people.insert(walk.new(K.COMMENT, "paris", said=mine))
    asked = "SELECT c.actor, v.person FROM countersign.comment AS c JOIN countersign.voice AS v"
    found = people.of("legal").execute(f"{asked} ON v.comment = c.id WHERE c.post = 'p1'")
    assert found.fetchall() == [("paris", "comms")]


@pytest.mark.parametrize("person", ["paris", "ceo"])
def test_nobody_lends_what_is_anothers(people, person):
    now = people.company.clock.now()
    said = {"deputy": "paris", "ends_at": time_text(now + timedelta(days=1))}
    people.refused("CS008", people.company.action(K.DELEGATE, person, said=said))
    people.refused(
        "CS041", people.company.action(K.DELEGATE, "ceo", said={**said, "role": "executive"})
    )


def test_who_left_the_roster_reads_and_says_nothing_more(people):
    """Their login may still be open, and their key is known for ever."""
    lend(people)
    assert texts(people, "paris") > 0
    asked = "SELECT hash FROM countersign.action WHERE account = '@ledger' AND seq = 1"
    ledger = people.of("legal").execute(asked).fetchone()[0]
    new = proposing(people.company.charter, first(ledger=ledger))  # without `paris`
    about = {"account": LEDGER_CHAIN}
    made = people.company.action(K.PROPOSE_ROSTER, "legal", **about, said=new)
    people.insert(made)
    said = {"proposal": made.id}
    people.insert(people.company.action(K.ADOPT_ROSTER, "comms", **about, said=said))
    assert texts(people, "paris") == 0
    no = {"role": "communications", "for": "comms"}
    people.refused("CS008", people.p1.new(K.REQUEST_CHANGES, "paris", said=no))
