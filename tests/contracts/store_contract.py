"""What every ledger promises (`services.ports.Store`). A subclass gives the fixture `empty`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.account import Realm, Role
from desktop_app.domain.action import GENESIS, LEDGER_CHAIN, ActionKind, PostId
from desktop_app.domain.canonical import canonical, digest, time_text
from desktop_app.domain.errors import BadInput, LedgerRefused
from desktop_app.domain.publication import PostState
from desktop_app.domain.steps import Step
from tests.contracts.company import ACCOUNT, OTHER, Walk
from tests.contracts.ledgers import Ledgers, refused

K = ActionKind
STEP = Step(roles=(Role.LEGAL,)).as_json()
#: Steps in which nobody could approve, or the same people twice, or that no client reads.
BAD_STEPS = (
    None,
    ["legal"],
    [{}],
    *(
        [{**STEP, **change}]
        for change in (
            {"extra": 1},
            {"needs": "most"},
            {"roles": []},
            {"roles": ["pope"]},
            {"roles": ["assistant"]},
            {"roles": "legal"},
            {"escalate_to": ["publisher"]},
            {"escalate_to": None},
            {"remind_after_seconds": -1},
            {"escalate_after_seconds": "60"},
        )
    ),
    [{**STEP, "roles": ["legal", "legal"]}],
    [STEP, STEP],
)


class StoreContract(Ledgers):
    """Charter, rules, reviews, and what is kept of them. Inherited by each store's tests."""

    # -- the charter and the rules

    def test_before_its_charter_a_ledger_takes_nothing(self, empty, company):
        with refused("CS023", "ledger.charter"), empty.begin() as work:
            work.charter()
        with refused("CS023", "ledger.charter"):
            Walk(company, empty).add(K.SUBMIT, "ceo")
        with refused("CS023", "ledger.charter"):
            _ = empty.realm

    def test_the_charter_is_read_back_and_fixes_the_realm(self, store, company):
        assert store.realm is Realm.PRACTICE
        with store.begin() as work:
            assert work.charter() == company.charter

    def test_there_is_one_charter(self, store, company):
        with refused("CS023", "ledger.charter"), store.begin() as work:
            work.append(company.founding("ceo"))

    @pytest.mark.parametrize(
        ("code", "kind", "change"),
        [
            ("CS001", "ledger.actor", {"actor": "stranger"}),
            ("CS009", "ledger.signature", {"signer": "ceo"}),
            ("CS006", "ledger.realm", {"said": {"realm": "x"}}),
            ("CS011", "ledger.statement", {"said": {"charter": {}}}),
        ],
    )
    def test_a_charter_is_signed_by_one_of_its_people(self, empty, company, code, kind, change):
        with refused(code, kind), empty.begin() as work:
            work.append(company.founding(**change))

    def test_a_charter_whose_digest_is_not_its_policy_is_refused(self, empty, company):
        said = {"charter": {**company.charter.as_json(), "policy_digest": "00" * 32}}
        with refused("CS011", "ledger.statement"), empty.begin() as work:
            work.append(company.founding(said=said))

    def test_rules_change_when_a_second_person_adopts_them(self, store, company, walk):
        with store.begin() as work:
            proposal = work.append(company.proposal("comms"))
            assert work.charter() == company.charter
            work.append(company.adoption("legal", proposal.id))
            after = work.charter()
        assert after.policy.terms.always == (Role.COMMUNICATIONS, Role.LEGAL)
        assert after.profile == {"company": "Acme", "codenames": ["Bluebird"]}
        assert after.rulebook_digest == "cd" * 32
        assert after.people == company.charter.people
        with refused("CS007", "ledger.rules"):
            walk.add(K.SUBMIT, "ceo")

    @pytest.mark.parametrize(("one", "other"), [("comms", "comms"), ("comms", "deputy")])
    def test_rules_need_communications_and_legal(self, store, company, one, other):
        with store.begin() as work:
            proposal = work.append(company.proposal(one))
        with refused("CS008", "ledger.duty"), store.begin() as work:
            work.append(company.adoption(other, proposal.id))

    def test_rules_are_proposed_by_those_who_answer_for_them(self, store, company):
        with refused("CS008", "ledger.duty"), store.begin() as work:
            work.append(company.proposal("ceo"))

    def test_a_proposal_is_adopted_once_and_only_while_it_is_fresh(self, store, company):
        with store.begin() as work:
            old, new = (
                work.append(company.proposal("comms")),
                work.append(company.proposal("comms")),
            )
            work.append(company.adoption("legal", new.id))
        for proposal in (old.id, new.id, "nothing"):
            with refused("CS005", "ledger.stale"), store.begin() as work:
                work.append(company.adoption("legal", proposal))

    def test_a_proposal_is_what_its_digest_says(self, store, company):
        with store.begin() as work:
            honest = company.proposal("legal")
        said = {
            "policy": company.charter.policy.as_json(),
            "profile": {"company": "Another"},
            "policy_digest": digest(canonical({})),
            "rulebook_digest": "cd" * 32,
        }
        assert honest.kind is K.PROPOSE_RULES
        with refused("CS011", "ledger.statement"), store.begin() as work:
            work.append(company.proposal("legal", said=said))

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("approval_days", "14"),
            ("deadline_seconds", None),
            ("grace_seconds", "1.5"),
            ("retention_days", None),
            ("retention_days", -1),
            ("for_audience", []),
            ("for_audience", {"everyone": ["legal"]}),
            ("for_audience", {"press": "legal"}),
            ("for_audience", {"press": [["legal"]]}),
            ("for_purpose", {"support": ["publisher"]}),
            ("for_purpose", {"gain": []}),
            ("terms", {}),
            ("accounts", []),
            ("accounts", {"acme": {}}),
            ("accounts", {"acme": "none"}),
            ("extra", 1),
        ],
    )
    def test_a_policy_is_whole(self, store, company, key, value):
        policy = {**company.charter.policy.as_json(), key: value}
        self.policy_refused(store, company, policy)

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            *(("steps", steps) for steps in BAD_STEPS),
            ("purposes", ["world peace"]),
            ("purposes", None),
            ("audiences", ["everyone"]),
            ("audiences", [["press"]]),
            ("urgent", "legal"),
            ("urgent", [None]),
            ("cool_off_seconds", -1),
            ("cool_off_seconds", "60"),
            ("tier", "gold"),
            ("long_posts", 1),
            ("budget_cents", "9"),
            ("purpose", None),
            ("audience", None),
            ("colour", None),
            ("zone", None),
            ("extra", 1),
        ],
    )
    def test_terms_are_whole(self, store, company, key, value):
        policy = company.charter.policy.as_json()
        terms = {**policy["terms"], key: value}
        for changed in ({"terms": terms}, {"accounts": {ACCOUNT: terms}}):
            self.policy_refused(store, company, {**policy, **changed})

    def policy_refused(self, store, company, policy) -> None:
        profile = {"company": "Acme"}
        said = {
            "policy": policy,
            "profile": profile,
            "policy_digest": digest(canonical({"policy": policy, "profile": profile})),
            "rulebook_digest": "cd" * 32,
        }
        with refused("CS011", "ledger.statement"), store.begin() as work:
            work.append(company.proposal("legal", said=said))

    # -- one post, all the way

    def test_a_post_goes_from_submission_to_x(self, store, walk):
        walk.add(K.SUBMIT, "ceo")
        assert self.state(store) is PostState.IN_REVIEW
        walk.add(K.APPROVE, "comms")
        assert self.state(store) is PostState.APPROVED
        attempt = walk.add(K.ATTEMPT, "press")
        assert self.state(store) is PostState.SENDING
        with store.begin() as work:
            assert work.open_attempts() == (("p1", attempt),)
        walk.add(K.POSTED, "press", said={"x_post_id": "77"})
        assert self.state(store) is PostState.POSTED
        with store.begin() as work:
            assert work.open_attempts() == ()
            (row,) = work.posts((PostState.POSTED,))
        assert (row.x_post_id, row.text, row.author) == ("77", "We open in Lyon.", "ceo")
        assert store.verify_chains() == 5

    def test_each_account_has_its_own_chain(self, store, company, walk):
        first = walk.add(K.SUBMIT, "ceo")
        second = walk.add(K.APPROVE, "comms")
        assert (first.seq, first.prev_hash) == (1, GENESIS)
        assert (second.seq, second.prev_hash) == (2, first.hash)
        elsewhere = Walk(company, store, "p2")
        elsewhere.payload = company.payload(account=OTHER)
        assert elsewhere.add(K.SUBMIT, "ceo", account=OTHER).seq == 1
        with store.begin() as work:
            rules = work.append(company.proposal("legal"))
        assert (rules.account, rules.seq) == (LEDGER_CHAIN, 2)

    def test_a_resend_gives_the_first_action_and_another_content_is_refused(self, store, walk):
        new = walk.new(K.SUBMIT, "ceo")
        with store.begin() as work:
            first = work.append(new)
        with store.begin() as work:
            assert work.append(new) == first
        other = replace(walk.new(K.SUBMIT, "ceo"), id=new.id)
        with refused("CS003", "ledger.resent"), store.begin() as work:
            work.append(other)
        with store.begin() as work:
            assert work.actions(PostId("p1")) == (first,)

    def test_a_block_that_fails_leaves_nothing(self, store, walk):
        new = walk.new(K.SUBMIT, "ceo")

        def fails_half_way():
            with store.begin() as work:
                work.append(new)
                raise KeyError("half way")

        with pytest.raises(KeyError):
            fails_half_way()
        with store.begin() as work:
            assert work.posts(tuple(PostState)) == ()
            assert work.bodies([new.sha256]) == {}

    def test_a_refused_action_leaves_nothing_when_the_block_goes_on(self, store, walk):
        new = walk.new(K.SUBMIT, "reader")
        with store.begin() as work, refused("CS008", "ledger.duty"):
            work.append(new)
        with store.begin() as work:
            assert work.bodies([new.sha256, digest(new.statement)]) == {}

    def test_an_unknown_post_has_no_actions(self, store):
        with (
            store.begin() as work,
            pytest.raises(BadInput, check=lambda e: e.kind == "post.unknown"),
        ):
            work.actions(PostId("nothing"))

    def test_bodies_come_back_byte_for_byte(self, store, company, walk):
        walk.payload = company.payload("Équipe 👍🏽 — l’été\u202f!\nDeux lignes")
        walk.add(K.SUBMIT, "ceo")
        with store.begin() as work:
            bodies = work.bodies([walk.payload.fingerprint, "0" * 64])
        assert bodies == {walk.payload.fingerprint: walk.payload.body()}

    def test_pages_go_by_key_newest_first(self, store, company, clock):
        for number in range(7):
            Walk(company, store, f"p{number}").add(K.SUBMIT, "ceo")
            clock.pass_(seconds=number % 2)
        with store.begin() as work:
            every = [row.id for row in work.posts((PostState.IN_REVIEW,))]
            paged, before = [], None
            while page := work.posts((PostState.IN_REVIEW,), before=before, limit=2):
                paged += [row.id for row in page]
                before = (page[-1].updated_at, page[-1].id)
            assert work.posts(()) == ()
            assert work.posts((PostState.POSTED,)) == ()
        assert every == paged == sorted(every, key=lambda post: -int(post[1:]))

    # -- nobody alone, and only what was seen

    @pytest.mark.parametrize("who", ["comms", "deputy"])
    def test_whoever_had_a_hand_in_it_cannot_approve(self, store, walk, who):
        walk.add(K.SUBMIT, "comms", said={"contributors": ["deputy"]})
        with refused("CS010", "ledger.four_eyes"):
            walk.add(K.APPROVE, who)
        assert self.state(store) is PostState.IN_REVIEW

    def test_four_eyes_answers_before_duty_and_signature(self, walk):
        walk.add(K.SUBMIT, "ceo")
        with refused("CS010", "ledger.four_eyes"):
            walk.add(K.APPROVE, "ceo", signer="comms")

    def test_a_new_revision_voids_every_approval(self, store, company, walk):
        walk.approved()
        old = walk.new(K.APPROVE, "deputy")
        walk.add(K.SUBMIT, "ceo", payload=company.payload("We open in Lyon and Lille."))
        assert self.state(store) is PostState.IN_REVIEW
        with store.begin() as work:
            (row,) = work.posts((PostState.IN_REVIEW,))
        assert (row.approved, row.void_approvals, row.revision) == ((), 1, 2)
        with refused("CS005", "ledger.stale"), store.begin() as work:
            work.append(old)
        with refused("CS013", "ledger.state"):
            walk.add(K.ATTEMPT, "press")

    def test_every_required_role_must_approve(self, store, walk):
        walk.add(K.SUBMIT, "ceo", said={"roles": ["communications", "legal"]})
        walk.add(K.APPROVE, "comms")
        assert self.state(store) is PostState.IN_REVIEW
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        assert self.state(store) is PostState.APPROVED

    def test_a_requirement_sends_an_approved_post_back(self, store, walk):
        walk.approved()
        walk.add(K.REQUIRE, "press")
        assert self.state(store) is PostState.IN_REVIEW
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        assert self.state(store) is PostState.APPROVED

    def test_a_veto_outlives_its_revision(self, store, company, walk):
        walk.add(K.SUBMIT, "ceo")
        walk.add(K.VETO, "legal")
        assert self.state(store) is PostState.VETOED
        with refused("CS021", "ledger.roles"):
            walk.add(K.SUBMIT, "ceo")
        both = {"roles": ["communications", "legal"]}
        walk.add(K.SUBMIT, "ceo", said=both)
        with refused("CS021", "ledger.roles"):
            walk.add(K.SUBMIT, "ceo", payload=company.payload("Again."))

    def test_an_approval_that_expired_does_not_count(self, store, walk, clock):
        walk.approved()
        clock.pass_(days=7)
        with refused("CS014", "ledger.unapproved"):
            walk.add(K.ATTEMPT, "press")
        with store.begin() as work:
            assert work.posts((PostState.APPROVED,))[0].approved == ()
        walk.add(K.APPROVE, "deputy")
        walk.add(K.ATTEMPT, "press")
        assert self.state(store) is PostState.SENDING

    # -- what is refused, and with which words

    @pytest.mark.parametrize(
        ("code", "kind", "actor", "change"),
        [
            ("CS001", "ledger.actor", "stranger", {}),
            ("CS002", "ledger.post", "ceo", {"revision": 2}),
            ("CS002", "ledger.post", "ceo", {"revision": 0}),
            ("CS004", "ledger.body", "ceo", {"row": {"payload": None}}),
            ("CS004", "ledger.body", "ceo", {"row": {"payload": '{"a": 1}'}}),
            ("CS004", "ledger.body", "ceo", {"row": {"payload": "{}"}}),
            ("CS004", "ledger.body", "ceo", {"row": {"statement": "\ud800"}}),
            ("CS004", "ledger.body", "ceo", {"row": {"statement": '{"v":1,"v":1}'}}),
            ("CS006", "ledger.realm", "ceo", {"said": {"realm": "x"}}),
            ("CS007", "ledger.rules", "ceo", {"said": {"rulebook_digest": "0" * 64}}),
            ("CS007", "ledger.rules", "ceo", {"said": {"policy_digest": "0" * 64}}),
            ("CS008", "ledger.duty", "legal", {}),
            ("CS008", "ledger.duty", "reader", {}),
            ("CS009", "ledger.signature", "ceo", {"signer": "aide"}),
            ("CS009", "ledger.signature", "ceo", {"row": {"signature": "junk"}}),
            ("CS009", "ledger.signature", "ceo", {"row": {"signature": "00" * 64}}),
            ("CS011", "ledger.statement", "ceo", {"row": {"post": PostId("p9")}}),
            ("CS011", "ledger.statement", "ceo", {"row": {"fence": 1}}),
            ("CS011", "ledger.statement", "ceo", {"said": {"v": 2}}),
            ("CS011", "ledger.statement", "ceo", {"said": {"nonce": ""}}),
            ("CS011", "ledger.statement", "ceo", {"said": {"actor": "aide"}}),
            ("CS011", "ledger.statement", "ceo", {"said": {"revision": "1"}}),
            ("CS011", "ledger.statement", "ceo", {"said": {"findings": [1]}}),
            ("CS011", "ledger.statement", "ceo", {"said": {"contributors": [None]}}),
            ("CS011", "ledger.statement", "ceo", {"account": OTHER}),
            ("CS021", "ledger.roles", "ceo", {"said": {"roles": []}}),
            ("CS021", "ledger.roles", "ceo", {"said": {"roles": ["communications", "pope"]}}),
            ("CS021", "ledger.roles", "ceo", {"said": {"roles": ["communications", None]}}),
            ("CS022", "ledger.assistant", "aide", {}),
        ],
    )
    def test_a_submission_that_is_not_right(self, store, walk, code, kind, actor, change):
        with refused(code, kind):
            walk.add(K.SUBMIT, actor, **change)
        with store.begin() as work:
            assert work.posts(tuple(PostState)) == ()

    @pytest.mark.parametrize("what", ["realm", "policy_digest", "rulebook_digest", "account"])
    def test_a_payload_of_another_realm_rules_or_account(self, company, walk, what):
        other = {"realm": Realm.X, "account": OTHER}.get(what, "0" * 64)
        walk.payload = company.payload(**{what: other})
        code = {"realm": "CS006", "account": "CS011"}.get(what, "CS007")
        with pytest.raises(LedgerRefused, check=lambda error: error.code == code):
            walk.add(K.SUBMIT, "ceo")

    def test_an_assistant_submits_for_the_executive(self, store, walk):
        walk.add(K.SUBMIT, "aide", said={"roles": ["executive", "communications"]})
        walk.add(K.APPROVE, "ceo", said={"role": "executive"})
        walk.add(K.APPROVE, "comms")
        assert self.state(store) is PostState.APPROVED

    @pytest.mark.parametrize(
        ("code", "kind", "what", "actor", "change"),
        [
            ("CS002", "ledger.post", K.APPROVE, "comms", {"post": "p9"}),
            ("CS002", "ledger.post", K.APPROVE, "comms", {"account": OTHER}),
            ("CS005", "ledger.stale", K.APPROVE, "comms", {"revision": 2}),
            ("CS007", "ledger.rules", K.VETO, "legal", {"said": {"policy_digest": "0" * 64}}),
            ("CS008", "ledger.duty", K.APPROVE, "comms", {"said": {"role": "legal"}}),
            ("CS008", "ledger.duty", K.APPROVE, "press", {"said": {"role": "publisher"}}),
            ("CS008", "ledger.duty", K.APPROVE, "reader", {"said": {"role": "auditor"}}),
            ("CS008", "ledger.duty", K.VETO, "comms", {"said": {"role": "communications"}}),
            ("CS008", "ledger.duty", K.WITHDRAW, "reader", {}),
            ("CS008", "ledger.duty", K.REQUIRE, "aide", {}),
            ("CS008", "ledger.duty", K.ATTEMPT, "comms", {}),
            ("CS009", "ledger.signature", K.APPROVE, "comms", {"signer": "deputy"}),
            ("CS011", "ledger.statement", K.APPROVE, "comms", {"said": {"meaning": None}}),
            ("CS012", "ledger.reason", K.REQUEST_CHANGES, "comms", {"said": {"reason": " \n"}}),
            ("CS012", "ledger.reason", K.VETO, "legal", {"said": {"reason": ""}}),
            ("CS012", "ledger.reason", K.WITHDRAW, "ceo", {"said": {"reason": ""}}),
            ("CS013", "ledger.state", K.ATTEMPT, "press", {}),
            ("CS017", "ledger.outcome", K.POSTED, "press", {"fence": 0}),
            ("CS017", "ledger.outcome", K.FOUND, "comms", {"fence": 0}),
            ("CS021", "ledger.roles", K.REQUIRE, "press", {"said": {"roles": []}}),
            ("CS024", "ledger.expiry", K.APPROVE, "comms", {"said": {"expires_at": "soon"}}),
        ],
    )
    def test_a_step_that_is_not_right(self, store, walk, code, kind, what, actor, change):
        walk.add(K.SUBMIT, "ceo")
        with refused(code, kind):
            walk.add(what, actor, **change)
        assert self.state(store) is PostState.IN_REVIEW

    @pytest.mark.parametrize("days", [-1, 0, 15])
    def test_an_approval_ends_within_the_policys_days(self, walk, clock, days):
        walk.add(K.SUBMIT, "ceo")
        ends = time_text(clock.now() + timedelta(days=days))
        with refused("CS024", "ledger.expiry"):
            walk.add(K.APPROVE, "comms", said={"expires_at": ends})
        ends = time_text(clock.now() + timedelta(days=14))
        assert (
            walk.add(K.APPROVE, "comms", said={"expires_at": ends}).statement["expires_at"] == ends
        )

    def test_accounts_are_told_apart(self, store):
        with store.begin() as work:
            assert [account.id for account in work.charter().accounts] == [ACCOUNT, OTHER]
