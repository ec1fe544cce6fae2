"""Each rule about rosters, taken out of a ledger's file: what it alone refused goes through then.

The walks of `test_state_machine` leave these steps out: few of them are made, by the whole company.
"""

from contextlib import closing
from dataclasses import dataclass
from shutil import copyfile

import pytest

from desktop_app.adapters.ledger import SqliteLedger
from desktop_app.adapters.ledger.engine import engine_for
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind as K
from desktop_app.domain.errors import LedgerRefused
from desktop_app.services.rosters import without_person
from tests.adapters.ledger.mutants import founded, mutate, without
from tests.contracts.company import Clock, Company, Walk, public_key_of, verify
from tests.contracts.roster_contract import said
from tests.domain.signing import first, staffed


@dataclass
class Team:
    """A ledger with its charter, and its first roster, not yet proposed."""

    store: SqliteLedger
    walk: Walk

    def __post_init__(self) -> None:
        self.walk.add(K.CHARTER, "legal")
        with self.store.begin() as work:
            self.first = first(ledger=work.rules()[0].hash)

    def propose(self, roster, by="legal", **changes):
        with self.store.begin() as work:
            charter = work.charter()
        found = said(charter, roster)
        return self.walk.add(K.PROPOSE_ROSTER, by, said={**found, **changes})

    def adopt(self, proposal, by="comms"):
        return self.walk.add(K.ADOPT_ROSTER, by, said={"proposal": proposal.id})


def another_version(team):
    team.propose(team.first, version=2)


def overtaken(team):
    late = team.propose(team.first)
    team.adopt(team.propose(team.first))
    team.adopt(late)


def somebody_left_out(team):
    found = said(team.walk.company.charter, team.first)
    people = [one for one in found["people"] if one["id"] != "reader"]
    duties = [one for one in found["duties"] if one["person"] != "reader"]
    team.propose(team.first, people=people, duties=duties)


def a_key_left_out(team):
    people = said(team.walk.company.charter, team.first)["people"]
    team.propose(team.first, people=[{**people[0], "key": public_key_of("x")}, *people[1:]])


def by_the_executive(team):
    team.propose(team.first, by="ceo")


def adopted_by_its_own_side(team):
    team.adopt(team.propose(team.first, by="comms"), by="deputy")


def adopted_by_the_executive(team):
    team.adopt(team.propose(team.first), by="ceo")


def a_duty_of_nobody(team):
    duties = said(team.walk.company.charter, team.first)["duties"]
    team.propose(team.first, duties=[*duties, {**duties[0], "role": "owner"}])


def done_by_whoever_left(team):
    team.adopt(team.propose(team.first))
    team.adopt(team.propose(without_person(team.first, PersonId("deputy"), team.first.issued_at)))
    team.walk.add(K.FREEZE, "deputy")


def sent_by_a_machine_that_is_gone(team):
    team.walk.approved()
    team.adopt(team.propose(staffed(team.first, publisher="spare", standby="press")))
    team.walk.add(K.ATTEMPT, "press")


MUTANTS = {
    "the next version": (without("CS038"), another_version),
    "not overtaken": (without("CS038"), overtaken),
    "everybody ever": (without("CS039"), somebody_left_out),
    "every key": (without("CS039"), a_key_left_out),
    "who proposes": (
        (("action_duty", "AND d.role IN ('communications', 'legal', 'administrator'))", ")"),),
        by_the_executive,
    ),
    "another duty adopts": (
        (("action_duty", "AND his.role <> mine.role", ""),),
        adopted_by_its_own_side,
    ),
    "who adopts": (
        (
            (
                "action_duty",
                "AND mine.role IN ('communications', 'legal')",
                "AND mine.role <> 'x'",
            ),
        ),
        adopted_by_the_executive,
    ),
    "duties that there are": (
        (("action_form", "SELECT RAISE(ABORT, 'CS011')", "SELECT NULL"),),
        a_duty_of_nobody,
    ),
    "duties end": (
        (
            ("action_apply", "DELETE FROM duty WHERE NEW.kind = 'adopt_roster'", "SELECT 1"),
            (
                "action_apply",
                "INSERT INTO duty (person, account, role)\n  SELECT i.value",
                "INSERT OR IGNORE INTO duty (person, account, role)\n  SELECT i.value",
            ),
        ),
        done_by_whoever_left,
    ),
    "who sends follows": (
        (
            (
                "action_apply",
                "WHERE NEW.kind = 'adopt_roster';\n\n  -- submit",
                "WHERE 0;\n\n  -- submit",
            ),
        ),
        sent_by_a_machine_that_is_gone,
    ),
}


def team_of(path):
    copyfile(founded(), path)
    clock = Clock()
    return SqliteLedger(engine_for(path, verify), clock.now), clock


@pytest.mark.parametrize("name", MUTANTS)
def test_the_rule_alone_refuses_it(name, tmp_path):
    edits, step = MUTANTS[name]
    store, clock = team_of(tmp_path / "whole.sqlite")
    with closing(store), pytest.raises(LedgerRefused):
        step(Team(store, Walk(Company(clock), store)))
    store, clock = team_of(tmp_path / "mutant.sqlite")
    mutate(tmp_path / "mutant.sqlite", edits)
    with closing(store):
        team = Team(store, Walk(Company(clock), store))
        step(team)
        with store.begin() as work:
            assert len(work.rules()) > 1
