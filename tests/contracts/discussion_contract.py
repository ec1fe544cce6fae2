"""What every ledger promises of remarks, suggestions, doubts, twins and templates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.account import Policy
from desktop_app.domain.action import PostId
from desktop_app.domain.discussion import pair_of
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import replay
from tests.contracts.company import OTHER, Walk, verify
from tests.contracts.ledgers import K, Ledgers, refused

TEXT = "We open in Lyon."


def about(quote: str, suggestion: str, text: str = TEXT) -> dict:
    start = text.index(quote)
    anchor = {"part": 0, "start": start, "end": start + len(quote), "quote": quote}
    return {"anchor": anchor, "suggestion": suggestion}


class DiscussionContract(Ledgers):
    """Inherited by each store's tests."""

    def record(self, store, post: str = "p1"):
        with store.begin() as work:
            actions = work.actions(PostId(post))
            bodies = work.bodies([action.sha256 for action in actions if action.sha256])
            return replay(actions, bodies, work.charter(), verify)

    def test_what_is_held_goes_on_when_nothing_is_open(self, store, walk):
        walk.approved()
        walk.add(K.FREEZE, "legal")
        made = walk.add(K.COMMENT, "legal")
        walk.add(K.UNFREEZE, "legal")
        with refused("CS032", "ledger.open_comments"):
            walk.add(K.RELEASE, "comms")
        walk.add(K.RESOLVE, "legal", said={"comment": made.id})
        walk.add(K.RELEASE, "comms")
        assert self.state(store) is PostState.APPROVED

    # -- suggestions

    @pytest.mark.parametrize("end", ["", " ", "\u202f", "\u3000\n", "\x1f", "\x85"])
    def test_what_is_said_to_be_taken_over_stands_there(self, end, store, company, walk):
        walk.add(K.SUBMIT, "ceo")
        made = walk.add(K.COMMENT, "comms", said=about("Lyon.", f"Lille.{end}"))
        said = {"accepted": [made.id]}
        with refused("CS031", "ledger.comment"):
            walk.add(K.SUBMIT, "ceo", said=said, payload=company.payload("We open in Metz."))
        assert self.record(store).open_comments != ()
        walk.add(K.SUBMIT, "ceo", said=said, payload=company.payload("We open in Lille."))
        assert (self.row(store).contributors, self.record(store).open_comments) == (
            ("ceo", "comms"),
            (),
        )

    def test_what_is_said_to_be_taken_out_is_there_less_often(self, store, company, walk):
        text = "Now, now, we open now."
        walk.payload = company.payload(text)
        walk.add(K.SUBMIT, "ceo")
        made = walk.add(K.COMMENT, "comms", said=about(", now", "", text))
        said = {"accepted": [made.id]}
        for same in (text + " Yes.", "Now, now, now, we open."):
            with refused("CS031", "ledger.comment"):
                walk.add(K.SUBMIT, "ceo", said=said, payload=company.payload(same))
        walk.add(K.SUBMIT, "ceo", said=said, payload=company.payload("Now, we open now."))
        assert self.record(store).comments[0].is_accepted
        assert self.row(store).contributors == ("ceo", "comms")

    # -- who settles

    @pytest.mark.parametrize(
        ("maker", "able"),
        [
            ("aide", ["aide", "comms", "deputy", "legal"]),
            ("comms", ["comms", "deputy"]),
            ("legal", ["legal"]),
            ("ceo", ["ceo"]),
        ],
    )
    def test_who_settles_a_remark(self, maker, able, store, company):
        for person in ("ceo", "aide", "comms", "deputy", "legal", "press", "reader", "admin"):
            walk = Walk(company, store, f"by-{person}")
            walk.add(K.SUBMIT, "ceo")
            remark = walk.add(K.COMMENT, maker)
            said = {"comment": remark.id}
            if person in able:
                walk.add(K.RESOLVE, person, said=said)
                continue
            with refused("CS008", "ledger.duty"):
                walk.add(K.RESOLVE, person, said=said)

    # -- doubts

    @pytest.mark.parametrize("way", ["a remark", "a requirement"])
    def test_a_doubt_is_answered_by_an_approval_and_nothing_else(self, way, store, walk):
        """One of two took their approval back: the author's own remark must not put that aside."""
        walk.approved()
        walk.add(K.APPROVE, "deputy")
        walk.add(K.UNAPPROVE, "deputy")
        assert self.row(store).state is PostState.IN_REVIEW
        if way == "a remark":
            made = walk.add(K.COMMENT, "ceo")
            walk.add(K.RESOLVE, "ceo", said={"comment": made.id})
        else:
            walk.add(K.REQUIRE, "ceo", said={"roles": ["communications"]})
        assert self.row(store).state is PostState.IN_REVIEW
        walk.add(K.APPROVE, "deputy")
        assert self.row(store).state is PostState.APPROVED

    def test_settling_a_remark_approves_nothing(self, store, company, walk):
        """Where the terms name nobody, somebody must approve all the same."""
        walk.account = OTHER
        walk.payload = company.payload(account=OTHER)
        made = self.unasked(walk, company, store)
        walk.add(K.RESOLVE, "ceo", said={"comment": made.id})
        assert self.row(store).state is PostState.IN_REVIEW
        walk.add(K.APPROVE, "comms")
        assert self.row(store).state is PostState.APPROVED

    def unasked(self, walk, company, store):
        """A remark by the author on a post that nobody is asked to approve."""
        policy = {**company.charter.policy.as_json()}
        policy["terms"] = {**policy["terms"], "steps": []}
        policy["accounts"] = {}
        self.adopt(company, store, policy)
        walk.payload = company.payload(account=OTHER)
        walk.add(K.SUBMIT, "ceo", said={"roles": []})
        return walk.add(K.COMMENT, "ceo")

    def adopt(self, company, store, policy) -> None:
        changed = replace(company.charter, policy=Policy.read(policy))
        said = {
            "policy": policy,
            "profile": changed.profile,
            "policy_digest": changed.policy_digest,
            "rulebook_digest": changed.rulebook_digest,
        }
        proposal = company.proposal("comms", said=said)
        with store.begin() as work:
            work.append(proposal)
            work.append(company.adoption("legal", proposal.id))
        company.charter = changed

    # -- vetoes

    def test_a_veto_is_lifted_by_no_earlier_approval(self, store, company, walk):
        """Legal approved, took it back, or approved another text: legal must see what comes next."""
        both = {"roles": ["communications", "legal"]}
        walk.add(K.SUBMIT, "ceo")
        walk.add(K.VETO, "legal")
        walk.add(K.SUBMIT, "ceo", said=both)
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        walk.add(K.UNAPPROVE, "legal", said={"role": "legal"})
        with refused("CS021", "ledger.roles"):
            walk.add(K.SUBMIT, "ceo")
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        with refused("CS021", "ledger.roles"):
            walk.add(K.SUBMIT, "ceo", payload=company.payload("What legal never saw."))
        walk.add(K.SUBMIT, "ceo", said=both, payload=company.payload("Again."))
        assert self.row(store).approved == ()

    # -- twins

    def pair(self, store, company):
        walks = Walk(company, store, "en"), Walk(company, store, "fr")
        english, french = walks
        english.payload = company.payload("We open in Lyon.", twin="fr")
        french.payload = company.payload("Nous ouvrons à Lyon.", twin="en")
        pair = pair_of(english.payload.fingerprint, french.payload.fingerprint)
        for each in walks:
            each.add(K.SUBMIT, "ceo", said={"pair": pair})
            each.add(K.APPROVE, "comms")
        return walks

    def test_a_twin_that_is_disputed_keeps_the_other_waiting(self, store, company, clock):
        english, french = self.pair(store, company)
        clock.pass_(hours=1)
        english.add(K.ATTEMPT, "press")
        english.add(K.HELD, "press")
        remark = english.add(K.COMMENT, "legal")
        with refused("CS033", "ledger.twin"):
            french.add(K.ATTEMPT, "press")
        english.add(K.RESOLVE, "legal", said={"comment": remark.id})
        french.add(K.ATTEMPT, "press")
        assert self.row(store, "fr").state is PostState.SENDING

    @pytest.mark.parametrize("kind", [K.RECALL, K.WITHDRAW, K.VETO, K.REQUEST_CHANGES, K.UNAPPROVE])
    def test_a_twin_that_was_stopped_stops_the_other(self, kind, store, company, clock):
        english, french = self.pair(store, company)
        clock.pass_(hours=1)
        english.add(kind, {K.WITHDRAW: "ceo", K.VETO: "legal"}.get(kind, "comms"))
        with refused("CS033", "ledger.twin"):
            french.add(K.ATTEMPT, "press")

    def test_no_post_claims_the_twin_of_another(self, store, company, clock):
        """Nor itself: who is named must name it back, under the digest of both texts."""
        self.pair(store, company)
        third = Walk(company, store, "third")
        third.payload = company.payload("We close in Lyon.", twin="en")
        pair = pair_of(third.payload.fingerprint, company.payload(twin="fr").fingerprint)
        third.add(K.SUBMIT, "ceo", said={"pair": pair})
        third.add(K.APPROVE, "comms")
        clock.pass_(hours=1)
        with refused("CS033", "ledger.twin"):
            third.add(K.ATTEMPT, "press")
        alone = Walk(company, store, "alone")
        alone.payload = company.payload(twin="alone")
        with refused("CS011", "ledger.statement"):
            alone.add(K.SUBMIT, "ceo", said={"pair": "0" * 64})

    # -- templates

    def test_a_later_version_of_a_post_outlives_its_template(self, store, company, walk):
        """Else a template that is retired would lock every post that began from it."""
        proposal = walk.add(K.PROPOSE_TEMPLATE, "comms")
        begun = walk.add(K.ADOPT_TEMPLATE, "legal", said={"proposal": proposal.id}).id
        walk.add(K.SUBMIT, "ceo", said={"template": begun})
        walk.add(K.RETIRE_TEMPLATE, "legal", said={"template": begun})
        walk.add(K.SUBMIT, "ceo", said={"template": begun}, payload=company.payload("Better."))
        walk.add(K.SUBMIT, "ceo", payload=company.payload("Better still."))
        with refused("CS034", "ledger.template"):
            walk.add(K.SUBMIT, "ceo", said={"template": begun}, payload=company.payload("No."))

    def test_nobody_adopts_their_own_template_for_another_duty(self, store, walk):
        """Four eyes are two people, whatever roles they hold."""
        proposal = walk.add(K.PROPOSE_TEMPLATE, "legal")
        with refused("CS010", "ledger.four_eyes"):
            walk.add(K.ADOPT_TEMPLATE, "legal", said={"proposal": proposal.id})

    # -- who has seen it

    def test_who_has_seen_a_post_is_said_once_and_by_themselves(self, store, walk):
        walk.add(K.SUBMIT, "ceo")
        walk.add(K.SEEN, "legal")
        with refused("CS013", "ledger.state"):
            walk.add(K.SEEN, "legal")
        with refused("CS009", "ledger.signature"):
            walk.add(K.SEEN, "deputy", signer="legal")
        with refused("CS001", "ledger.actor"):
            walk.add(K.SEEN, "stranger")
