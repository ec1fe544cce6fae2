"""What every ledger promises of rosters and heartbeats: who may bring them, and what they change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.enrolment import enrolled, resulting
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.roster import Member, Roster
from desktop_app.domain.verification import replay_charter, stand
from desktop_app.services.rosters import with_keys, without_person
from tests.contracts.company import ACCOUNT, OTHER, Walk, public_key_of, verify
from tests.contracts.ledgers import K, Ledgers, refused
from tests.domain.signing import after, first, signed, staffed, with_duty

TWO = ("director", "legal")


def said(charter, roster: Roster, *roots: str, **changes) -> dict:
    """What a proposal of the roster says."""
    text = signed(roster, *(roots or TWO))
    found = {"envelope": text, "version": roster.version, **resulting(enrolled(charter, roster))}
    return {**found, **changes}


class RosterContract(Ledgers):
    """Inherited by each store's tests."""

    @pytest.fixture
    def roster(self, store) -> Roster:
        with store.begin() as work:
            return first(ledger=work.rules()[0].hash)

    def charter(self, store):
        """Who may do what, as the table says and as everything signed adds up to."""
        with store.begin() as work:
            charter = work.charter()
            assert replay_charter(work.rules(), verify) == charter
        return charter

    def look(self, store, walk) -> PostRecord:
        """The post as its signed actions add up, which the projection must say too."""
        self.row(store, walk.post)
        with store.begin() as work:
            actions = work.actions(PostId(walk.post))
            bodies = work.bodies([action.sha256 for action in actions if action.sha256])
            return replay(actions, bodies, work.charter(), verify)

    def bring(self, store, walk, roster: Roster, by="legal", and_by="comms"):
        """Propose a roster and adopt it."""
        found = said(self.charter(store), roster)
        proposal = walk.add(K.PROPOSE_ROSTER, by, said=found)
        return walk.add(K.ADOPT_ROSTER, and_by, said={"proposal": proposal.id})

    def test_a_first_roster_says_what_the_charter_said(self, store, walk, roster):
        before = self.charter(store)
        self.bring(store, walk, roster)
        now = self.charter(store)
        assert now.people == before.people
        assert set(now.duties) == set(before.duties)
        assert now.former == ()

    @pytest.mark.parametrize(
        ("by", "and_by"),
        [("legal", "comms"), ("comms", "legal"), ("admin", "comms"), ("admin", "legal")],
    )
    def test_two_people_answer_for_it(self, store, walk, roster, by, and_by):
        self.bring(store, walk, roster, by, and_by)
        with store.begin() as work:
            ruled = stand(work.rules(), verify)
        assert ruled.trusted is not None
        assert ruled.trusted.roster == roster

    @pytest.mark.parametrize(
        ("by", "and_by"),
        [("legal", "legal"), ("comms", "deputy"), ("legal", "admin"), ("comms", "ceo")],
    )
    def test_others_do_not(self, store, walk, roster, by, and_by):
        with refused("CS008", "ledger.duty"):
            self.bring(store, walk, roster, by, and_by)

    @pytest.mark.parametrize("actor", ["ceo", "aide", "press", "reader"])
    def test_nobody_else_proposes_or_says_that_all_is_well(self, store, walk, roster, actor):
        with refused("CS008", "ledger.duty"):
            walk.add(K.PROPOSE_ROSTER, actor, said=said(self.charter(store), roster))
        with refused("CS008", "ledger.duty"):
            walk.add(K.HEARTBEAT, actor, said={"envelope": "{}"})

    def test_heartbeats_are_carried(self, store, walk):
        for number in range(3):
            walk.add(K.HEARTBEAT, "comms", said={"envelope": f"{number}"})
        with store.begin() as work:
            assert stand(work.rules(), verify).heartbeats == ("2", "1", "0")

    def test_only_the_next_version_is_proposed(self, store, walk, roster):
        charter = self.charter(store)
        for version in (0, 2):
            with refused("CS038", "ledger.roster"):
                walk.add(K.PROPOSE_ROSTER, "legal", said=said(charter, roster, version=version))
        self.bring(store, walk, roster)
        with refused("CS038", "ledger.roster"):
            walk.add(K.PROPOSE_ROSTER, "legal", said=said(charter, roster))

    def test_what_was_overtaken_is_not_adopted(self, store, walk, roster):
        late = walk.add(K.PROPOSE_ROSTER, "legal", said=said(self.charter(store), roster))
        self.bring(store, walk, roster)
        with refused("CS038", "ledger.roster"):
            walk.add(K.ADOPT_ROSTER, "comms", said={"proposal": late.id})

    def test_rules_are_no_roster(self, store, company, walk):
        with store.begin() as work:
            rules = work.append(company.proposal("legal"))
        with refused("CS038", "ledger.roster"):
            walk.add(K.ADOPT_ROSTER, "comms", said={"proposal": rules.id})

    def test_a_roster_is_no_rules(self, store, company, walk, roster):
        proposal = walk.add(K.PROPOSE_ROSTER, "legal", said=said(self.charter(store), roster))
        with refused("CS005", "ledger.stale"), store.begin() as work:
            work.append(company.adoption("comms", proposal.id))

    def test_nobody_and_no_key_is_left_out(self, store, walk, roster):
        found = said(self.charter(store), roster)
        gone = [one for one in found["people"] if one["id"] != "reader"]
        fewer = [one for one in found["duties"] if one["person"] != "reader"]
        with refused("CS039", "ledger.people"):
            walk.add(K.PROPOSE_ROSTER, "legal", said={**found, "people": gone, "duties": fewer})
        other = {"key": public_key_of("other")}
        lost = [{**one, **other} if one["id"] == "reader" else one for one in found["people"]]
        with refused("CS039", "ledger.people"):
            walk.add(K.PROPOSE_ROSTER, "legal", said={**found, "people": lost})

    @pytest.mark.parametrize(
        ("part", "value"),
        [
            ("envelope", None),
            ("version", "1"),
            ("people", {}),
            ("duties", None),
            ("former", None),
        ],
    )
    def test_it_says_all_of_it(self, store, walk, roster, part, value):
        with refused("CS011", "ledger.statement"):
            walk.add(
                K.PROPOSE_ROSTER,
                "legal",
                said=said(self.charter(store), roster, **{part: value}),
            )

    @pytest.mark.parametrize(
        "added",
        [
            {"people": [{"id": "new", "name": "New", "key": "ab"}]},
            {"people": [{"id": "ceo", "name": "Twice", "key": "ab" * 32}]},
            {"people": ["new"]},
            {"duties": [{"person": "nobody", "account": "acme", "role": "legal"}]},
            {"duties": [{"person": "ceo", "account": "nothing", "role": "legal"}]},
            {"duties": [{"person": "ceo", "account": "acme", "role": "owner"}]},
            {"duties": [{"person": "ceo", "account": "acme", "role": "executive"}]},
        ],
    )
    def test_people_and_duties_are_well_made(self, store, walk, roster, added):
        found = said(self.charter(store), roster)
        with refused("CS011", "ledger.statement"):
            walk.add(
                K.PROPOSE_ROSTER,
                "legal",
                said={**found, **{part: [*found[part], *more] for part, more in added.items()}},
            )

    def test_whoever_leaves_stays_in_the_history(self, store, walk, roster):
        walk.add(K.SUBMIT, "ceo")
        walk.add(K.APPROVE, "deputy")
        self.bring(store, walk, roster)
        self.bring(store, walk, without_person(roster, PersonId("deputy"), roster.issued_at))
        now = self.charter(store)
        assert now.roles("deputy", ACCOUNT) == ()
        assert now.ever("deputy", ACCOUNT) == {Role.COMMUNICATIONS}
        assert now.person("deputy").key == public_key_of("deputy")
        self.look(store, walk)
        with refused("CS008", "ledger.duty"):
            walk.add(K.UNAPPROVE, "aide")
        with refused("CS008", "ledger.duty"):
            walk.add(K.RECALL, "deputy")

    def test_a_new_key_signs_and_the_old_one_no_more(self, store, walk, roster):
        walk.add(K.SUBMIT, "ceo")
        self.bring(store, walk, roster)
        renewed = with_keys(
            roster, PersonId("comms"), [public_key_of("comms anew")], roster.issued_at
        )
        self.bring(store, walk, renewed)
        person = self.charter(store).person("comms")
        assert (person.key, person.former) == (
            public_key_of("comms anew"),
            (public_key_of("comms"),),
        )
        with refused("CS009", "ledger.signature"):
            walk.add(K.APPROVE, "comms")
        walk.add(K.APPROVE, "comms", signer="comms anew")
        self.look(store, walk)

    def test_somebody_new_may_act(self, store, walk, roster):
        self.bring(store, walk, roster)
        new = Member(id=PersonId("stranger"), name="Stranger", keys=(public_key_of("stranger"),))
        wider = with_duty(
            after(roster, members=(*roster.members, new)), "stranger", Role.COMMUNICATIONS
        )
        with refused("CS001", "ledger.actor"):
            walk.add(K.SUBMIT, "stranger")
        self.bring(store, walk, wider)
        walk.add(K.SUBMIT, "stranger")
        assert self.charter(store).roles("stranger", ACCOUNT) == (Role.COMMUNICATIONS,)

    def test_a_machine_that_is_no_longer_there_sends_no_more(self, store, walk, roster):
        self.bring(store, walk, roster)
        walk.approved()
        self.bring(store, walk, staffed(after(roster), publisher="spare", standby=None))
        with refused("CS008", "ledger.duty"):
            walk.add(K.ATTEMPT, "press")
        walk.add(K.ATTEMPT, "spare")
        assert self.look(store, walk).control.publisher == "spare"

    def test_whoever_took_over_sends_while_the_roster_has_it(self, store, walk, company, roster):
        self.bring(store, walk, roster)
        walk.add(K.TAKE_OVER, "legal", said={"publisher": "spare"})
        self.bring(store, walk, after(roster))
        walk.approved()
        with refused("CS027", "ledger.publisher"):
            walk.add(K.ATTEMPT, "press")
        only = {"publisher": PersonId("press"), "standby": None}
        self.bring(store, walk, staffed(after(after(roster)), **only))
        walk.add(K.ATTEMPT, "press")
        assert self.look(store, walk).control.publisher == "press"
        other = Walk(company, store, post="p2", account=OTHER)
        other.add(K.SUBMIT, "ceo")
        assert self.look(store, other).control.publisher == "press"

    def test_rules_and_rosters_do_not_undo_each_other(self, store, company, walk, roster):
        self.bring(store, walk, roster)
        with store.begin() as work:
            rules = work.append(company.proposal("legal"))
            work.append(company.adoption("comms", rules.id))
        gone = without_person(roster, PersonId("aide"), roster.issued_at)
        self.bring(store, walk, gone)
        now = self.charter(store)
        assert now.profile["codenames"] == ["Bluebird"]
        assert now.roles("aide", AccountId("acme")) == ()
        assert replace(now, former=()).former == ()
