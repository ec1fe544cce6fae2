"""One transaction by one login: what it appends, what it is shown, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import event

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import LEDGER_CHAIN, ActionId, ActionKind, leaf_of, link
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import BadInput, LedgerRefused
from desktop_app.domain.publication import PostState
from tests.adapters.ledger.postgres.team import Team
from tests.contracts.company import ACCOUNT, OTHER, Walk

K = ActionKind


def refused(code: str):
    return pytest.raises(LedgerRefused, check=lambda error: error.code == code)


@pytest.fixture
def team(database):
    made = Team(database)
    made.append(made.company.founding())
    yield made
    made.close()


@pytest.fixture
def walk(team):
    """A post in review, and one of the account that `paris` reads."""
    other = Walk(team.company, team, "p2", account=OTHER)
    other.payload = team.company.payload("Bientôt à Lyon.", account=OTHER)
    other.add(K.SUBMIT, "ceo")
    made = Walk(team.company, team)
    made.add(K.SUBMIT, "ceo")
    return made


def test_what_was_appended_is_read_back_as_the_server_placed_it(team, walk):
    placed = walk.add(K.APPROVE, "comms")
    assert (placed.actor, placed.seq) == ("comms", 2)
    assert abs((placed.at - team.company.clock.now()).total_seconds()) < 60
    assert link(placed.prev_hash, leaf_of(placed)) == placed.hash
    with team.of("ceo").begin() as work:
        assert work.chain(ACCOUNT)[-1] == placed
        assert [one.kind for one in work.rules()] == [K.CHARTER]


def test_the_same_action_again_is_the_first_one_and_another_by_its_name_is_refused(team, walk):
    action = walk.new(K.APPROVE, "comms")
    first = team.append(action)
    assert team.append(action) == first
    with refused("CS003"):
        team.append(replace(walk.new(K.COMMENT, "comms"), id=action.id))
    with team.of("comms").begin() as work:
        assert len(work.actions(walk.post)) == 2


def test_a_name_that_is_taken_where_one_cannot_look_tells_nothing_more(team, walk):
    with team.of("ceo").begin() as work:
        (hidden,) = [one for one in work.chain(ACCOUNT) if one.kind is K.SUBMIT]
    made = Walk(team.company, team, "p2", account=OTHER)
    made.payload, made.revision = team.company.payload("Bientôt à Lyon.", account=OTHER), 1
    with refused("CS003"):
        team.append(replace(made.new(K.COMMENT, "paris"), id=ActionId(hidden.id)))


def test_nobody_acts_for_somebody_else(team, walk):
    with refused("CS011"), team.of("legal").begin() as work:
        work.append(walk.new(K.APPROVE, "comms"))


@pytest.mark.parametrize("signature", ["00" * 64, "", "é" * 128, "zz" * 64])
def test_a_signature_that_is_not_good_is_not_even_sent(team, walk, signature):
    ledger = team.of("comms")
    sent = []
    event.listen(ledger._engine, "before_cursor_execute", lambda *said: sent.append(repr(said[3])))
    with refused("CS009"), ledger.begin() as work:
        work.append(replace(walk.new(K.APPROVE, "comms"), signature=signature))
    assert not signature or not any(signature in said for said in sent)


def test_another_persons_signature_is_none(team, walk):
    with refused("CS009"):
        team.append(walk.new(K.APPROVE, "comms", signer="legal"))


def test_of_two_faults_the_rules_order_tells_which(team, walk):
    forged = replace(walk.new(K.APPROVE, "ceo"), signature="00" * 64)
    with refused("CS010"):
        team.append(forged)


def test_nothing_of_a_refused_action_is_kept_though_the_transaction_goes_on(team, walk):
    bad = walk.new(K.SUBMIT, "ceo", revision=9)
    good = walk.new(K.COMMENT, "ceo")
    with team.of("ceo").begin() as work:
        with pytest.raises(LedgerRefused):
            work.append(bad)
        work.append(good)
    with team.of("ceo").begin() as work:
        assert [one.id for one in work.actions(walk.post)][1:] == [good.id]
        assert work.bodies([digest(bad.statement)]) == {}


def test_a_transaction_that_is_given_up_leaves_nothing(team, walk):
    with suppress(KeyError), team.of("comms").begin() as work:
        work.append(walk.new(K.APPROVE, "comms"))
        raise KeyError
    with team.of("comms").begin() as work:
        assert work.newest() == 3


def test_other_accounts_are_not_there(team, walk):
    with team.of("paris").begin() as work:
        assert [row.id for row in work.posts(tuple(PostState))] == ["p2"]
        assert work.chain(ACCOUNT) == ()
        assert len(work.chain(OTHER)) == 1
        assert work.bodies([walk.payload.fingerprint]) == {}
        assert work.charter().person(PersonId("ceo")).name == "Ceo"
        with pytest.raises(BadInput, check=lambda error: error.kind == "post.unknown"):
            work.actions(walk.post)


def test_news_are_told_whichever_is_committed_first(team, walk):
    """The number of rows, not the newest of them: that of another account can come later."""
    other = Walk(team.company, team, "p2", account=OTHER)
    other.payload, other.revision = team.company.payload("Bientôt à Lyon.", account=OTHER), 1
    with team.of("reader").begin() as work:
        before = work.newest()
    with team.of("comms").begin() as first:
        first.append(walk.new(K.COMMENT, "comms"))
        with team.of("paris").begin() as second:
            second.append(other.new(K.COMMENT, "paris"))
        with team.of("reader").begin() as work:
            between = work.newest()
    with team.of("reader").begin() as work:
        assert (before, between, work.newest()) == (3, 4, 5)


def test_a_charter_is_signed_by_somebody_in_it(database):
    team = Team(database)
    founding = team.company.founding()
    with refused("CS009"):
        team.append(replace(founding, signature="00" * 64))
    assert team.append(founding).account == LEDGER_CHAIN
    assert team.of("ceo").realm is team.company.charter.realm
    team.close()


def test_a_value_that_no_column_takes_is_refused(team, walk):
    for changed in ({"post": "p\0"}, {"revision": 2**70}, {"id": ActionId("")}):
        with pytest.raises(LedgerRefused):
            team.append(replace(walk.new(K.APPROVE, "comms"), **changed))
