"""What every ledger promises of steps, deputies and legal's exception (`services.ports.Store`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.account import PersonId, Policy, Role, Terms
from desktop_app.domain.canonical import canonical, digest, time_text
from desktop_app.domain.steps import Audience, Needs, Purpose, Step
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.rosters import without_person
from tests.contracts.company import ACCOUNT, LEDGER_CHAIN, OTHER, START, Company, Walk, charter
from tests.contracts.ledgers import K, Ledgers, S, refused
from tests.contracts.roster_contract import said as proposing
from tests.domain.signing import first

C, L, E, H = (Role.COMMUNICATIONS, Role.LEGAL, Role.EXECUTIVE, Role.HUMAN_RESOURCES)
LINK = "https://acme.example/results"
ORDERED = Policy(
    terms=Terms(
        steps=(
            Step(roles=(C, H), needs=Needs.ANY),
            Step(roles=(L,)),
            Step(roles=(E,)),
        )
    )
)


class StepsContract(Ledgers):
    """Inherited by each store's tests. Posts here are the aide's, so that the executive approves."""

    @pytest.fixture
    def company(self, clock):
        return Company(clock, charter=charter(ORDERED))

    @pytest.fixture
    def walk(self, company, store):
        walk = Walk(company, store)
        walk.add(K.SUBMIT, "aide", said={"roles": ["executive", "legal"]})
        return walk

    def approve(self, walk, who, role, **said):
        return walk.add(K.APPROVE, who, said={"role": str(role), **said})

    def waits(self, store, who, post="p1") -> bool:
        query = ListQuery(box=Box.MINE_TO_DO, person=PersonId(who), at=self.clock_of.now())
        with store.begin() as work:
            return post in {one.id for one in work.listed(query, limit=20)}

    @pytest.fixture(autouse=True)
    def _clock(self, clock):
        self.clock_of = clock

    # -- steps

    def test_who_comes_later_waits_for_every_step_before(self, store, walk):
        assert [who for who in ("comms", "legal", "ceo") if self.waits(store, who)] == ["comms"]
        for who, role in (("legal", L), ("ceo", E)):
            with refused("CS040", "ledger.turn"):
                self.approve(walk, who, role)
        self.approve(walk, "comms", C)
        assert [who for who in ("comms", "legal", "ceo") if self.waits(store, who)] == ["legal"]
        with refused("CS040", "ledger.turn"):
            self.approve(walk, "ceo", E)
        self.approve(walk, "legal", L)
        assert self.row(store).state is S.IN_REVIEW
        assert [who for who in ("comms", "legal", "ceo") if self.waits(store, who)] == ["ceo"]
        self.approve(walk, "ceo", E)
        assert self.row(store).state is S.APPROVED

    def test_a_step_that_is_undone_again_holds_the_later_ones(self, store, walk):
        self.approve(walk, "comms", C)
        walk.add(K.UNAPPROVE, "comms")
        with refused("CS040", "ledger.turn"):
            self.approve(walk, "legal", L)
        self.approve(walk, "deputy", C)
        self.approve(walk, "legal", L)
        assert self.row(store).state is S.IN_REVIEW

    def test_an_approval_that_ran_out_does_no_step(self, walk, clock):
        self.approve(walk, "comms", C, expires_at=time_text(START + timedelta(hours=1)))
        clock.pass_(hours=2)
        with refused("CS040", "ledger.turn"):
            self.approve(walk, "legal", L)

    def test_one_step_of_several_that_ran_out_sends_nothing(self, store, walk, clock):
        self.approve(walk, "comms", C, expires_at=time_text(START + timedelta(hours=1)))
        self.approve(walk, "legal", L)
        self.approve(walk, "ceo", E)
        assert self.row(store).state is S.APPROVED
        clock.pass_(hours=2)
        with refused("CS014", "ledger.unapproved"):
            walk.add(K.ATTEMPT, "press")
        walk.add(K.REQUIRE, "press", said={"roles": ["legal"]})
        assert self.row(store).state is S.IN_REVIEW
        self.approve(walk, "comms", C)
        assert self.row(store).state is S.APPROVED
        walk.add(K.ATTEMPT, "press")

    def test_no_is_said_at_any_time(self, store, walk):
        walk.add(K.VETO, "legal")
        assert self.state(store) is S.VETOED

    def test_who_no_step_names_approves_at_any_time(self, store, walk):
        walk.add(K.REQUIRE, "comms", said={"roles": ["communications"]})
        self.approve(walk, "comms", C)
        assert self.row(store).approved == (C,)

    def test_what_is_urgent_has_no_steps(self, store, company):
        walk = Walk(company, store, "p2")
        urgent = {"urgent": "a recall", "roles": ["legal"]}
        steps = [step.said() for step in ORDERED.terms.steps]
        with refused("CS021", "ledger.roles"):
            walk.add(K.SUBMIT, "ceo", said={**urgent, "steps": steps})
        walk.add(K.SUBMIT, "ceo", said=urgent)
        self.approve(walk, "legal", L)
        assert self.row(store, "p2").state is S.APPROVED

    @pytest.mark.parametrize(
        "steps",
        [
            [],
            [{"needs": "any", "roles": ["communications", "human-resources"]}],
            [step.said() for step in reversed(ORDERED.terms.steps)],
            [{**step.said(), "needs": "any"} for step in ORDERED.terms.steps],
        ],
    )
    def test_the_steps_are_the_accounts(self, company, store, steps):
        walk = Walk(company, store, "p2")
        with refused("CS021", "ledger.roles"):
            walk.add(K.SUBMIT, "ceo", said={"roles": ["executive", "legal"], "steps": steps})

    def test_one_of_several_is_enough_and_never_the_author(self, store, company):
        """No step asks for everybody: whoever wrote the post still does not approve it."""
        steps = (Step(roles=(C, L), needs=Needs.ANY),)
        self.adopt(company, store, Policy(terms=Terms(steps=steps)))
        walk = Walk(company, store, "p2")
        walk.add(K.SUBMIT, "comms", said={"roles": []})
        with refused("CS010", "ledger.four_eyes"):
            self.approve(walk, "comms", C)
        with refused("CS013", "ledger.state"):
            walk.add(K.ATTEMPT, "press")
        assert self.row(store, "p2").state is S.IN_REVIEW
        self.approve(walk, "legal", L)
        assert self.row(store, "p2").state is S.APPROVED
        walk.add(K.ATTEMPT, "press")

    def test_audience_and_purpose_ask_for_more(self, store, company):
        terms = Terms(audiences=(Audience.INVESTORS,), purposes=(Purpose.RECRUITMENT,))
        policy = Policy(
            terms=terms,
            for_audience={Audience.INVESTORS: (L,), Audience.PRESS: (E,)},
            for_purpose={Purpose.RECRUITMENT: (H,)},
        )
        self.adopt(company, store, policy)
        walk = Walk(company, store, "p2")
        for roles in (["communications", "legal"], ["communications", "human-resources"]):
            with refused("CS021", "ledger.roles"):
                walk.add(K.SUBMIT, "ceo", said={"roles": roles})
        walk.add(K.SUBMIT, "ceo", said={"roles": ["communications", "legal", "human-resources"]})
        assert self.row(store, "p2").state is S.IN_REVIEW

    def adopt(self, company, store, policy) -> None:
        profile = company.charter.profile
        said = {
            "policy": policy.as_json(),
            "profile": profile,
            "policy_digest": digest(canonical({"policy": policy.as_json(), "profile": profile})),
            "rulebook_digest": company.charter.rulebook_digest,
        }
        with store.begin() as work:
            made = work.append(
                company.action(K.PROPOSE_RULES, "legal", account=LEDGER_CHAIN, said=said)
            )
            work.append(company.adoption("comms", made.id))
        company.charter = replace(company.charter, policy=policy)

    # -- deputies

    def lend(self, company, store, who, account=ACCOUNT, **said):
        with store.begin() as work:
            return work.append(company.action(K.DELEGATE, who, account=account, said=said))

    def end(self, company, store, who, delegation, account=ACCOUNT, **said):
        new = company.action(
            K.UNDELEGATE, who, account=account, said={"delegation": delegation, **said}
        )
        with store.begin() as work:
            return work.append(new)

    def test_a_deputy_approves_in_somebodys_name(self, company, store, walk):
        assert not self.waits(store, "reader")
        with refused("CS008", "ledger.duty"):
            self.approve(walk, "reader", C, **{"for": "comms"})
        self.lend(company, store, "comms", deputy="reader")
        assert self.waits(store, "reader")
        for role, principal in ((L, "comms"), (C, "deputy"), (C, None)):
            with refused("CS008", "ledger.duty"):
                self.approve(walk, "reader", role, **{"for": principal})
        self.approve(walk, "reader", C, **{"for": "comms"})
        row = self.row(store)
        assert [(one.by, one.acting_for) for one in row.approvals] == [("reader", "comms")]
        assert [(one.role, one.principal, one.deputy) for one in row.deputies] == [
            (C, "comms", "reader")
        ]
        assert not self.waits(store, "reader")
        with refused("CS008", "ledger.duty"):
            walk.add(K.UNAPPROVE, "reader")
        walk.add(K.UNAPPROVE, "reader", said={"for": "comms"})
        assert self.row(store).approved == ()

    def test_one_person_may_approve_for_two_duties(self, company, store, walk):
        self.lend(company, store, "comms", deputy="legal")
        self.approve(walk, "legal", C, **{"for": "comms"})
        self.approve(walk, "legal", L)
        self.approve(walk, "ceo", E)
        assert self.row(store).state is S.APPROVED

    def test_a_deputy_says_no_and_settles_remarks(self, company, store, walk):
        self.lend(company, store, "comms", deputy="reader")
        self.lend(company, store, "legal", deputy="reader", role="legal")
        made = walk.add(K.COMMENT, "deputy")
        assert self.waits(store, "reader")
        for wrong in ("legal", "ceo"):
            with refused("CS008", "ledger.duty"):
                walk.add(K.RESOLVE, "reader", said={"comment": made.id, "for": wrong})
        walk.add(K.RESOLVE, "reader", said={"comment": made.id, "for": "comms"})
        walk.add(K.VETO, "reader", said={"for": "legal"})
        assert self.row(store).state is S.VETOED
        with refused("CS008", "ledger.duty"):
            walk.add(K.VETO, "reader", said={"role": "communications", "for": "comms"})

    @pytest.mark.parametrize("own", ["without a duty there", "with another"])
    def test_a_deputy_remarks_and_answers_in_somebodys_name(self, company, store, walk, own):
        who = "reader" if own == "without a duty there" else "deputy"
        mine = {"for": "legal"}
        for wrong in (mine, {"for": "comms"}, {"for": ["legal"]}):
            with refused("CS008", "ledger.duty"):
                walk.add(K.COMMENT, who, said=wrong)
        self.lend(company, store, "legal", deputy=who, role="legal")
        elsewhere = Walk(company, store, "p2", account=OTHER)
        elsewhere.add(K.SUBMIT, "ceo", said={"roles": ["executive", "legal"]})
        for walked, wrong in ((walk, "comms"), (walk, "nobody"), (walk, 5), (elsewhere, "legal")):
            with refused("CS008", "ledger.duty"):
                walked.add(K.COMMENT, who, said={"for": wrong})
        made = walk.add(K.COMMENT, who, said=mine)
        answer = walk.add(K.COMMENT, who, said={**mine, "thread": made.id})
        (row,) = self.row(store).remarks
        assert (row.by, row.voice, row.newest) == (who, "legal", answer.id)

    def test_what_a_deputy_remarked_waits_for_the_duty_that_was_lent(self, company, store, walk):
        """And not for their own, whose holders could not have settled legal's either."""
        self.lend(company, store, "legal", deputy="deputy", role="legal")
        remarks = [walk.add(K.COMMENT, "deputy", said={"for": "legal"}) for _ in range(3)]
        self.approve(walk, "comms", C)
        assert [who for who in ("comms", "legal", "deputy") if self.waits(store, who)] == [
            "legal",
            "deputy",
        ]
        for who in ("comms", "ceo"):
            with refused("CS008", "ledger.duty"):
                walk.add(K.RESOLVE, who, said={"comment": remarks[0].id})
        walk.add(K.RESOLVE, "legal", said={"comment": remarks[0].id})
        walk.add(K.RESOLVE, "deputy", said={"comment": remarks[1].id})
        walk.add(K.RESOLVE, "deputy", said={"comment": remarks[2].id, "for": "legal"})
        assert self.row(store).remarks == ()

    def test_a_deputy_remarks_while_it_lasts(self, company, store, walk, clock):
        times = {"begins_at": START + timedelta(hours=1), "ends_at": START + timedelta(hours=3)}
        said = {name: time_text(at) for name, at in times.items()}
        self.lend(company, store, "comms", deputy="reader", **said)
        for hours, is_live in ((0, False), (1, True), (1, True), (1, False)):
            clock.pass_(hours=hours)
            if is_live:
                walk.add(K.COMMENT, "reader", said={"for": "comms"})
            else:
                with refused("CS008", "ledger.duty"):
                    walk.add(K.COMMENT, "reader", said={"for": "comms"})

    def test_a_deputy_who_wrote_it_remarks_and_settles_only_their_own(self, company, store):
        """As whoever holds the duty and wrote it may."""
        walk = Walk(company, store, "p2")
        named = {"contributors": ["reader"]}
        walk.add(K.SUBMIT, "aide", said={"roles": ["executive", "legal"], **named})
        self.lend(company, store, "comms", deputy="reader")
        made, own = (
            walk.add(K.COMMENT, "deputy"),
            walk.add(K.COMMENT, "reader", said={"for": "comms"}),
        )
        with refused("CS008", "ledger.duty"):
            walk.add(K.RESOLVE, "reader", said={"comment": made.id, "for": "comms"})
        walk.add(K.RESOLVE, "reader", said={"comment": own.id})

    def test_what_an_assistant_remarked_a_deputy_settles(self, company, store):
        walk = Walk(company, store, "p2")
        walk.add(K.SUBMIT, "ceo", said={"roles": ["executive", "legal"]})
        self.lend(company, store, "comms", deputy="reader")
        made = walk.add(K.COMMENT, "aide")
        walk.add(K.RESOLVE, "reader", said={"comment": made.id, "for": "comms"})
        assert self.row(store, "p2").remarks == ()

    def test_a_deputys_time_begins_and_ends(self, company, store, walk, clock):
        times = {"begins_at": START + timedelta(hours=1), "ends_at": START + timedelta(hours=3)}
        said = {name: time_text(at) for name, at in times.items()}
        self.lend(company, store, "comms", deputy="reader", **said)
        for hours, is_live in ((0, False), (1, True), (1, True), (1, False)):
            clock.pass_(hours=hours)
            assert self.waits(store, "reader") is is_live
            if is_live:
                self.approve(walk, "reader", C, **{"for": "comms"})
                walk.add(K.UNAPPROVE, "reader", said={"for": "comms"})
            else:
                with refused("CS008", "ledger.duty"):
                    self.approve(walk, "reader", C, **{"for": "comms"})

    @pytest.mark.parametrize("who", ["comms", "reader", "deputy", "legal"])
    def test_it_is_ended_at_once(self, company, store, walk, who):
        made = self.lend(company, store, "comms", deputy="reader")
        for stranger in ("ceo", "aide"):
            with refused("CS008", "ledger.duty"):
                self.end(company, store, stranger, made.id)
        with refused("CS012", "ledger.reason"):
            self.end(company, store, who, made.id, reason=" ")
        with refused("CS013", "ledger.state"):
            self.end(company, store, "legal", made.id, account=OTHER)
        self.end(company, store, who, made.id)
        with refused("CS008", "ledger.duty"):
            self.approve(walk, "reader", C, **{"for": "comms"})
        with refused("CS013", "ledger.state"):
            self.end(company, store, who, made.id)

    def test_what_is_over_is_not_ended(self, company, store, clock):
        made = self.lend(company, store, "comms", deputy="reader")
        clock.pass_(days=3)
        with refused("CS013", "ledger.state"):
            self.end(company, store, "comms", made.id)
        with refused("CS008", "ledger.duty"):
            self.end(company, store, "ceo", "a0")

    def test_nobody_with_a_hand_in_it_lends_or_borrows(self, company, store):
        walk = Walk(company, store, "p2")
        roles = {"roles": ["executive", "legal"]}
        walk.add(K.SUBMIT, "aide", said={**roles, "contributors": ["comms", "reader"]})
        self.lend(company, store, "comms", deputy="legal")
        self.lend(company, store, "deputy", deputy="reader")
        for who, principal in (("legal", "comms"), ("reader", "deputy")):
            with refused("CS010", "ledger.four_eyes"):
                self.approve(walk, who, C, **{"for": principal})
            assert not self.waits(store, who, "p2")
        made = walk.add(K.COMMENT, "deputy")
        for who, principal in (("legal", "comms"), ("reader", "deputy")):
            with refused("CS008", "ledger.duty"):
                walk.add(K.RESOLVE, who, said={"comment": made.id, "for": principal})

    def test_who_turns_out_to_have_helped_lent_nothing(self, company, store, walk):
        self.lend(company, store, "comms", deputy="reader")
        self.approve(walk, "reader", C, **{"for": "comms"})
        walk.add(
            K.SUBMIT, "aide", said={"roles": ["executive", "legal"], "contributors": ["comms"]}
        )
        assert self.row(store).approved == ()
        with refused("CS010", "ledger.four_eyes"):
            self.approve(walk, "reader", C, **{"for": "comms"})

    @pytest.mark.parametrize(
        ("code", "kind", "who", "said"),
        [
            ("CS041", "ledger.delegation", "ceo", {"role": "executive"}),
            ("CS041", "ledger.delegation", "comms", {"deputy": "comms"}),
            ("CS041", "ledger.delegation", "comms", {"deputy": "press"}),
            ("CS041", "ledger.delegation", "comms", {"deputy": "nobody"}),
            ("CS041", "ledger.delegation", "comms", {"ends_at": time_text(START)}),
            ("CS041", "ledger.delegation", "comms", {"begins_at": "2026-12-24T09:00:00Z"}),
            (
                "CS041",
                "ledger.delegation",
                "comms",
                {"ends_at": time_text(START + timedelta(days=100, seconds=1))},
            ),
            ("CS008", "ledger.duty", "comms", {"role": "legal", "deputy": "ceo"}),
            ("CS008", "ledger.duty", "aide", {"role": "assistant", "deputy": "reader"}),
            ("CS008", "ledger.duty", "legal", {"role": "communications", "deputy": "ceo"}),
            ("CS012", "ledger.reason", "comms", {"reason": "\n"}),
            ("CS011", "ledger.statement", "comms", {"role": None}),
            ("CS011", "ledger.statement", "comms", {"deputy": 1}),
            ("CS011", "ledger.statement", "comms", {"begins_at": "tomorrow"}),
            ("CS011", "ledger.statement", "comms", {"begins_at": None}),
            ("CS011", "ledger.statement", "comms", {"ends_at": None}),
            ("CS011", "ledger.statement", "comms", {"reason": None}),
        ],
    )
    def test_what_cannot_be_lent(self, company, store, code, kind, who, said):
        with refused(code, kind):
            self.lend(company, store, who, **{"deputy": "legal", **said})

    def test_a_deputy_asks_for_roles_that_were_found(self, company, store, walk, clock):
        """What today's rules add is recorded in the name of whoever decides."""
        asked = {"roles": ["human-resources"]}
        with refused("CS008", "ledger.duty"):
            walk.add(K.REQUIRE, "reader", said=asked)
        self.lend(company, store, "comms", deputy="reader")
        walk.add(K.REQUIRE, "reader", said=asked)
        assert H in self.row(store).roles
        other = Walk(company, store, "p2", account=OTHER)
        other.add(K.SUBMIT, "aide", said={"roles": ["executive", "legal"]})
        with refused("CS008", "ledger.duty"):
            other.add(K.REQUIRE, "reader", said=asked)
        clock.pass_(days=3)
        with refused("CS008", "ledger.duty"):
            walk.add(K.REQUIRE, "reader", said=asked)

    def test_who_leaves_the_roster_stands_in_for_nobody(self, company, store, walk):
        """Their key stays known, so that it alone would still let them say no, and read."""
        self.lend(company, store, "comms", deputy="reader")
        assert self.waits(store, "reader")
        with store.begin() as work:
            everybody = first(ledger=work.rules()[0].hash)
            left = without_person(everybody, PersonId("reader"), everybody.issued_at)
            found = proposing(work.charter(), replace(left, version=1))
        made = walk.add(K.PROPOSE_ROSTER, "legal", said=found)
        walk.add(K.ADOPT_ROSTER, "comms", said={"proposal": made.id})
        assert not self.waits(store, "reader")
        for kind in (K.APPROVE, K.REQUEST_CHANGES):
            with refused("CS008", "ledger.duty"):
                walk.add(kind, "reader", said={"role": "communications", "for": "comms"})
        with refused("CS008", "ledger.duty"):
            walk.add(K.REQUIRE, "reader")
        with refused("CS041", "ledger.delegation"):
            self.lend(company, store, "comms", deputy="reader")

    def test_it_is_lent_for_a_hundred_days_at_most_and_never_lent_on(self, company, store):
        end = time_text(START + timedelta(days=100))
        self.lend(company, store, "comms", deputy="reader", ends_at=end)
        with refused("CS008", "ledger.duty"):
            self.lend(company, store, "reader", deputy="legal")
        with refused("CS011", "ledger.statement"):
            self.end(company, store, "comms", None)

    def test_lent_for_one_account_is_lent_for_no_other(self, company, store):
        walk = Walk(company, store, "p2")
        walk.account, walk.payload = OTHER, company.payload(account=OTHER)
        walk.add(K.SUBMIT, "aide", said={"roles": ["executive", "legal"]})
        self.lend(company, store, "comms", deputy="reader")
        with refused("CS008", "ledger.duty"):
            self.approve(walk, "reader", C, **{"for": "comms"})

    # -- legal's exception

    def test_an_exception_is_legals_and_is_kept(self, store, walk):
        self.approve(walk, "comms", C)
        said = {"reason": "It repeats what is public.", "link": LINK}
        made = self.approve(walk, "legal", L, exception=said)
        assert made.statement["exception"] == said
        assert self.row(store).approved == (C, L)

    @pytest.mark.parametrize(
        ("code", "exception"),
        [
            ("CS011", "yes"),
            ("CS011", {}),
            ("CS011", {"reason": "why", "link": LINK, "more": 1}),
            ("CS011", {"reason": None, "link": LINK}),
            ("CS011", {"reason": "why", "link": None}),
            ("CS011", {"reason": "why", "link": "http://acme.example"}),
            ("CS011", {"reason": "why", "link": "https://"}),
            ("CS011", {"reason": "why", "link": f"{LINK} or so"}),
            ("CS011", {"reason": "why", "link": f"{LINK}/é"}),
            ("CS011", {"reason": "why", "link": LINK + "a" * 2_000}),
            ("CS012", {"reason": " ", "link": LINK}),
        ],
    )
    def test_an_exception_says_why_and_what_is_public(self, walk, code, exception):
        kind = "ledger.reason" if code == "CS012" else "ledger.statement"
        with refused(code, kind):
            self.approve(walk, "legal", L, exception=exception)

    def test_nobody_else_makes_one(self, walk):
        said = {"reason": "why", "link": LINK}
        with refused("CS011", "ledger.statement"):
            self.approve(walk, "comms", C, exception=said)
        with refused("CS011", "ledger.statement"):
            walk.add(K.VETO, "legal", said={"exception": said})

    @pytest.mark.parametrize("kind", [K.APPROVE, K.REQUEST_CHANGES, K.UNAPPROVE, K.RESOLVE])
    def test_in_whose_name_is_said(self, walk, kind):
        with refused("CS011", "ledger.statement"):
            walk.add(kind, "comms", said={"for": 1})
