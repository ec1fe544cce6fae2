"""What a roster makes of people and duties, and what a chain that says otherwise is: damaged."""

from dataclasses import replace

import pytest

from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import canonical, parse
from desktop_app.domain.enrolment import enrolled, resulting
from desktop_app.domain.errors import BadInput, CountersignError, Damaged
from desktop_app.domain.roster import Member
from desktop_app.domain.verification import follow, stand
from desktop_app.services.rosters import with_keys, without_person
from tests.contracts.company import ACCOUNT, Clock, Company, Walk, charter, public_key_of, verify
from tests.contracts.roster_contract import said
from tests.domain.signing import after, first, root, signed, staffed, with_duty
from tests.domain.test_record import Shelf

K = ActionKind
NEW = public_key_of("comms anew")


def test_a_first_roster_changes_the_order_of_duties_and_nothing_else():
    before = charter()
    now = enrolled(before, first())
    assert now == replace(before, duties=now.duties)
    assert set(now.duties) == set(before.duties)
    assert [one.id for one in now.publishers(ACCOUNT)] == ["press", "spare"]


def test_what_was_never_changed_is_written_as_before():
    before = charter()
    assert "former" not in canonical(before.as_json())
    now = enrolled(before, with_keys(first(), PersonId("comms"), [NEW], first().issued_at))
    assert Charter.read(parse(canonical(now.as_json()))) == now


def test_a_key_that_was_replaced_and_brought_back():
    old = public_key_of("comms")
    now = charter()
    for keys in ([NEW], [old], [NEW, "ab" * 32]):
        now = enrolled(now, with_keys(first(), PersonId("comms"), keys, first().issued_at))
    person = now.person("comms")
    assert person.key == NEW
    assert set(person.former) == {old, "ab" * 32}


def test_duties_come_back_and_are_former_no_more():
    gone = enrolled(charter(), without_person(first(), PersonId("deputy"), first().issued_at))
    assert gone.ever("deputy", ACCOUNT) == {Role.COMMUNICATIONS}
    back = enrolled(gone, first())
    assert back.former == ()
    assert set(back.duties) == set(charter().duties)


def test_nobody_takes_over_another_ones_key():
    gone = without_person(first(), PersonId("deputy"), first().issued_at)
    taken = with_keys(gone, PersonId("aide"), [public_key_of("deputy")], first().issued_at)
    with pytest.raises(BadInput, check=lambda error: error.facts["what"] == "keys"):
        enrolled(charter(), taken)


def test_every_account_and_no_other_is_in_the_roster():
    roster = first()
    fewer = replace(roster, accounts={ACCOUNT: roster.accounts[ACCOUNT]})
    with pytest.raises(BadInput, check=lambda error: error.facts["what"] == "accounts"):
        enrolled(charter(), fewer)


class Chain:
    """A ledger's own chain without rules: whatever is signed stands there."""

    def __init__(self):
        clock = Clock()
        self.shelf = Shelf(clock)
        self.walk = Walk(Company(clock), self.shelf)
        self.walk.add(K.CHARTER, "legal")
        self.roster = first(ledger=self.shelf.actions[0].hash)

    def bring(self, found, by="legal", and_by="comms"):
        proposal = self.walk.add(K.PROPOSE_ROSTER, by, said=found)
        return self.walk.add(K.ADOPT_ROSTER, and_by, said={"proposal": proposal.id})

    @property
    def charter(self):
        return stand(self.shelf.actions, verify).charter


@pytest.fixture
def chain():
    return Chain()


def damaged(chain):
    with pytest.raises(Damaged) as caught:
        stand(chain.shelf.actions, verify)
    return caught.value.facts["action"]


def test_rosters_follow_one_another(chain):
    chain.bring(said(charter(), chain.roster))
    second = after(chain.roster)
    chain.bring(said(chain.charter, second))
    ruled = stand(chain.shelf.actions, verify)
    assert (ruled.trusted.roster, len(ruled.rosters)) == (second, 2)


def test_a_chain_is_followed_from_where_it_was(chain):
    known = stand(chain.shelf.actions, verify)
    chain.bring(said(charter(), chain.roster))
    assert stand(chain.shelf.actions[1:], verify, known) == stand(chain.shelf.actions, verify)
    with pytest.raises(Damaged):
        stand(chain.shelf.actions[2:], verify, known)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: {"people": [{**p, "name": "Nobody"} for p in one["people"]]},
        lambda one: {"duties": one["duties"][1:]},
        lambda one: {"former": [{"person": "ceo", "account": "acme", "role": "legal"}]},
        lambda one: {"version": 2},
        lambda one: {"envelope": signed(first(), "director", "legal")},  # of another ledger
    ],
)
def test_people_and_duties_are_what_the_roster_says(chain, change):
    found = said(charter(), chain.roster)
    adopted = chain.bring({**found, **change(found)})
    assert damaged(chain) == adopted.id


@pytest.mark.parametrize("roots", [("safe",), ("director", "other"), ("director", "director")])
def test_two_root_keys_signed_it(chain, roots):
    adopted = chain.bring(said(charter(), chain.roster, *roots))
    assert damaged(chain) == adopted.id


def test_the_root_keys_of_the_one_before_signed_it(chain):
    chain.bring(said(charter(), chain.roster))
    forged = after(chain.roster, roots=(root("x"), root("y"), root("z")))
    adopted = chain.bring(said(chain.charter, forged, "x", "y", "z"))
    assert damaged(chain) == adopted.id


@pytest.mark.parametrize("version", [1, 3])
def test_no_roster_twice_and_none_left_out(chain, version):
    chain.bring(said(charter(), chain.roster))
    adopted = chain.bring(said(chain.charter, after(chain.roster, version=version)))
    assert damaged(chain) == adopted.id


def test_a_first_roster_is_number_one(chain):
    adopted = chain.bring(said(charter(), after(chain.roster)))
    assert damaged(chain) == adopted.id


@pytest.mark.parametrize(
    ("by", "and_by"), [("legal", "legal"), ("comms", "deputy"), ("ceo", "comms")]
)
def test_two_people_answered_for_it(chain, by, and_by):
    adopted = chain.bring(said(charter(), chain.roster), by, and_by)
    assert damaged(chain) == adopted.id


def test_rules_and_rosters_are_not_adopted_as_one_another(chain):
    proposal = chain.walk.add(K.PROPOSE_ROSTER, "legal", said=said(charter(), chain.roster))
    adopted = chain.walk.add(K.ADOPT_RULES, "comms", said={"proposal": proposal.id})
    assert damaged(chain) == adopted.id


def test_a_second_charter_is_none(chain):
    again = chain.walk.add(K.CHARTER, "legal")
    assert damaged(chain) == again.id


def test_a_former_key_verifies_what_it_signed_before_and_any_later(chain):
    """Whether it counts is not asked here: a post may not leave on it (`test_trust`)."""
    word = chain.walk.add(K.ADD_WORD, "comms")
    keys = with_keys(chain.roster, PersonId("comms"), [NEW], chain.roster.issued_at)
    chain.bring(said(charter(), chain.roster))
    chain.bring(said(chain.charter, keys))
    chain.walk.add(K.DROP_WORD, "comms", signer="comms anew")
    assert stand(chain.shelf.actions, verify).seq == 7
    assert word.kind is K.ADD_WORD
    stranger = chain.walk.add(K.ADD_WORD, "comms", signer="aide")
    assert damaged(chain) == stranger.id


def test_somebody_new_signs_once_they_are_enrolled(chain):
    new = Member(id=PersonId("zoe"), name="Zoé", keys=(public_key_of("zoe"),))
    wider = replace(chain.roster, members=(*chain.roster.members, new))
    chain.bring(said(charter(), with_duty(wider, "zoe", Role.COMMUNICATIONS)))
    chain.walk.add(K.ADD_WORD, "zoe")
    assert chain.charter.roles("zoe", ACCOUNT) == (Role.COMMUNICATIONS,)


def test_what_is_proposed_is_the_ledgers_next_roster(chain):
    ruled = stand(chain.shelf.actions, verify)
    other = signed(first(), "director", "legal")
    with pytest.raises(CountersignError, check=lambda error: error.kind == "roster.other_ledger"):
        follow(ruled, other, verify)
    chain.bring(said(charter(), chain.roster))
    again = signed(chain.roster, "director", "legal")
    with pytest.raises(CountersignError, check=lambda error: error.kind == "roster.rollback"):
        follow(stand(chain.shelf.actions, verify), again, verify)


def test_resulting_is_what_a_charter_says_of_people():
    roster = staffed(first(), standby=None)
    now = enrolled(charter(), roster)
    assert set(resulting(now)) == {"people", "duties", "former"}
    assert [one["role"] for one in resulting(now)["former"]] == ["publisher"]
