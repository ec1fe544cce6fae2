"""What every ledger promises of approvals taken back, freezes and strays (`services.ports.Store`)."""

from __future__ import annotations

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.publication import Hold
from tests.contracts.company import ACCOUNT, OTHER, Walk
from tests.contracts.ledgers import K, Ledgers, S, refused

URGENT = {"urgent": "a recall", "roles": ["legal"]}
OF_ACCOUNT = (K.FREEZE, K.UNFREEZE, K.TAKE_OVER, K.STRAY, K.EXPLAIN_STRAY)


class _UndoneError(Exception):
    """Undoes what was allowed, so that the next person may do it too."""


class AccountContract(Ledgers):
    """Inherited by each store's tests."""

    # -- taking back, stopping, letting go on

    def test_an_approval_is_taken_back(self, store, walk):
        walk.add(K.SUBMIT, "ceo", said={"roles": ["communications", "legal"]})
        walk.add(K.APPROVE, "comms")
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        for who, role in (("deputy", "communications"), ("comms", "legal")):
            with refused("CS008", "ledger.duty"):
                walk.add(K.UNAPPROVE, who, said={"role": role})
        with refused("CS012", "ledger.reason"):
            walk.add(K.UNAPPROVE, "comms", said={"reason": ""})
        walk.add(K.UNAPPROVE, "comms")
        row = self.row(store)
        assert (row.state, row.approved, row.void_approvals) == (S.IN_REVIEW, ("legal",), 0)
        with refused("CS008", "ledger.duty"):
            walk.add(K.UNAPPROVE, "comms")
        walk.add(K.APPROVE, "deputy")
        assert self.state(store) is S.APPROVED

    def test_no_approval_is_taken_back_once_it_was_used(self, walk):
        walk.sending()
        with refused("CS013", "ledger.state"):
            walk.add(K.UNAPPROVE, "comms")

    @pytest.mark.parametrize("who", ["ceo", "comms", "legal"])
    def test_an_approved_post_is_recalled(self, store, company, walk, who):
        walk.add(K.SUBMIT, "ceo")
        with refused("CS013", "ledger.state"):
            walk.add(K.RECALL, who)
        walk.add(K.APPROVE, "comms")
        with refused("CS008", "ledger.duty"):
            walk.add(K.RECALL, "aide")
        with refused("CS012", "ledger.reason"):
            walk.add(K.RECALL, who, said={"reason": "\t"})
        walk.add(K.RECALL, who)
        assert self.state(store) is S.RECALLED
        for kind, actor in (
            (K.ATTEMPT, "press"),
            (K.RECALL, who),
            (K.WITHDRAW, "ceo"),
            (K.APPROVE, "deputy"),
        ):
            with refused("CS013", "ledger.state"):
                walk.add(kind, actor)
        walk.add(K.SUBMIT, "ceo")
        assert self.state(store) is S.IN_REVIEW

    def test_what_is_held_goes_on_at_somebody_elses_word(self, store, walk):
        walk.add(K.SUBMIT, "ceo", said={"contributors": ["deputy"]})
        with refused("CS013", "ledger.state"):
            walk.add(K.RELEASE, "legal")
        walk.add(K.APPROVE, "comms")
        walk.add(K.ATTEMPT, "press")
        walk.add(K.HELD, "press")
        for who in ("ceo", "deputy"):
            with refused("CS010", "ledger.four_eyes"):
                walk.add(K.RELEASE, who)
        for who in ("aide", "press", "admin"):
            with refused("CS008", "ledger.duty"):
                walk.add(K.RELEASE, who)
        with refused("CS012", "ledger.reason"):
            walk.add(K.RELEASE, "legal", said={"reason": ""})
        walk.add(K.RELEASE, "comms")
        assert self.state(store) is S.APPROVED

    def test_a_requirement_that_is_met_changes_nothing(self, store, walk):
        walk.approved()
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        walk.add(K.REQUIRE, "press")
        assert self.state(store) is S.APPROVED
        walk.add(K.FREEZE, "legal")
        walk.add(K.REQUIRE, "press")
        assert (self.row(store).state, self.row(store).hold) == (S.HELD, Hold.FROZEN)
        walk.add(K.REQUIRE, "press", said={"roles": ["executive"]})
        assert (self.row(store).state, self.row(store).hold) == (S.IN_REVIEW, None)

    # -- freezes

    def test_a_freeze_holds_everything_and_its_end_releases_nothing(self, store, company, walk):
        walk.approved()
        later = Walk(company, store, "p2")
        later.add(K.SUBMIT, "ceo")
        elsewhere = Walk(company, store, "p3", OTHER).approved()
        walk.add(K.FREEZE, "ceo")
        later.add(K.APPROVE, "comms")
        for post in ("p1", "p2"):
            assert (self.row(store, post).state, self.row(store, post).hold) == (S.HELD, "frozen")
        assert self.row(store, "p3").state is S.APPROVED
        for one in (walk, later):
            with refused("CS025", "ledger.frozen"):
                one.add(K.ATTEMPT, "press")
            with refused("CS025", "ledger.frozen"):
                one.add(K.RELEASE, "legal")
        walk.add(K.UNFREEZE, "comms")
        assert self.row(store).state is S.HELD
        walk.add(K.RELEASE, "legal")
        walk.add(K.ATTEMPT, "press")
        assert elsewhere.post == "p3"

    def test_what_is_on_its_way_is_held_after_a_freeze(self, store, company, walk):
        walk.thread("One.", "Two.").sending()
        other = Walk(company, store, "p2").sending()
        done = Walk(company, store, "p3").sending()
        walk.add(K.FREEZE, "legal")
        assert self.state(store) is S.SENDING
        walk.add(K.POSTED, "press")
        other.add(K.NOT_SENT, "press")
        done.add(K.POSTED, "press")
        assert [self.row(store, post).hold for post in ("p1", "p2")] == [Hold.FROZEN] * 2
        assert self.state(store, "p3") is S.POSTED

    def test_what_is_urgent_after_the_freeze_may_go(self, store, company, walk):
        before = Walk(company, store, "p2")
        before.add(K.SUBMIT, "ceo", said=URGENT)
        walk.add(K.FREEZE, "comms")
        before.add(K.APPROVE, "legal", said={"role": "legal"})
        assert self.row(store, "p2").hold is Hold.FROZEN
        walk.thread("One.", "Two.").add(K.SUBMIT, "ceo", said=URGENT)
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        assert self.state(store) is S.APPROVED
        walk.sent()
        walk.add(K.ATTEMPT, "press")
        walk.add(K.HELD, "press")
        walk.add(K.RELEASE, "comms")
        assert self.state(store) is S.APPROVED
        walk.add(K.UNFREEZE, "comms")
        walk.add(K.FREEZE, "comms")
        assert self.row(store).hold is Hold.FROZEN

    @pytest.mark.parametrize(
        ("kind", "able", "unable"),
        [
            (K.FREEZE, ("ceo", "comms", "legal"), ("aide", "press", "reader", "admin")),
            (K.UNFREEZE, ("comms", "legal"), ("ceo", "aide", "press", "reader", "admin")),
            (K.TAKE_OVER, ("comms", "legal", "admin"), ("ceo", "aide", "spare", "reader")),
            (K.STRAY, ("ceo", "legal", "press", "reader", "admin"), ("aide",)),
            (K.EXPLAIN_STRAY, ("comms", "legal"), ("ceo", "aide", "press", "admin")),
        ],
    )
    def test_who_may_do_what_for_an_account(self, store, walk, kind, able, unable):
        if kind is K.UNFREEZE:
            walk.add(K.FREEZE, "legal")
        known = {}
        if kind is K.EXPLAIN_STRAY:
            known = {"x_post_id": walk.add(K.STRAY, "press").statement["x_post_id"]}
        for who in unable:
            with refused("CS008", "ledger.duty"):
                walk.add(kind, who, said=known)
        for who in able:
            with pytest.raises(_UndoneError):
                self._then_undone(store, walk.new(kind, who, said=known))

    def _then_undone(self, store, action) -> None:
        with store.begin() as work:
            assert work.append(action).actor == action.actor
            raise _UndoneError

    def test_an_account_is_frozen_once_and_unfrozen_once(self, walk):
        with refused("CS025", "ledger.frozen"):
            walk.add(K.UNFREEZE, "legal")
        walk.add(K.FREEZE, "legal")
        with refused("CS025", "ledger.frozen"):
            walk.add(K.FREEZE, "legal")
        walk.add(K.UNFREEZE, "legal")
        walk.add(K.FREEZE, "legal")

    @pytest.mark.parametrize("publisher", ["press", "comms", "nobody", None])
    def test_another_publisher_takes_over(self, walk, publisher):
        code = ("CS011", "ledger.statement") if publisher is None else ("CS027", "ledger.publisher")
        with refused(*code):
            walk.add(K.TAKE_OVER, "legal", said={"publisher": publisher})
        walk.add(K.TAKE_OVER, "legal")
        with refused("CS027", "ledger.publisher"):
            walk.add(K.TAKE_OVER, "legal")
        walk.add(K.TAKE_OVER, "legal", said={"publisher": "press"})

    @pytest.mark.parametrize("kind", OF_ACCOUNT)
    def test_what_is_about_an_account_is_about_no_post_and_a_real_account(self, walk, kind):
        with refused("CS002", "ledger.post"):
            walk.add(kind, "legal", account=AccountId("nowhere"))
        for change in ({"post": "p1"}, {"fence": 1}, {"said": {"post": "p1"}}):
            with refused("CS011", "ledger.statement"):
                walk.add(kind, "legal", **change)
        with refused("CS011", "ledger.statement"):
            walk.add(kind, "legal", said={"reason": None})

    @pytest.mark.parametrize("kind", [K.FREEZE, K.UNFREEZE, K.TAKE_OVER, K.EXPLAIN_STRAY])
    def test_what_is_done_to_an_account_has_a_reason(self, walk, kind):
        with refused("CS012", "ledger.reason"):
            walk.add(kind, "legal", said={"reason": "\u00a0"})

    # -- strays

    def test_a_stray_is_reported_and_explained_once(self, store, walk):
        walk.approved().sent()
        with refused("CS019", "ledger.x_post_id"):
            walk.add(K.STRAY, "press", said={"x_post_id": walk.at_x[0]})
        stray = {"x_post_id": walk.add(K.STRAY, "press").statement["x_post_id"]}
        with refused("CS019", "ledger.x_post_id"):
            walk.add(K.STRAY, "reader", said=stray)
        with refused("CS013", "ledger.state"):
            walk.add(K.EXPLAIN_STRAY, "comms")
        with refused("CS013", "ledger.state"):
            walk.add(K.EXPLAIN_STRAY, "comms", account=OTHER, said=stray)
        walk.add(K.EXPLAIN_STRAY, "comms", said=stray)
        with refused("CS013", "ledger.state"):
            walk.add(K.EXPLAIN_STRAY, "comms", said=stray)

    @pytest.mark.parametrize(
        "change",
        [{"created_at": "today"}, {"text": 7}, {"x_post_id": "x"}, {"x_post_id": ""}],
    )
    def test_a_stray_that_is_not_right(self, walk, change):
        with refused("CS011", "ledger.statement"):
            walk.add(K.STRAY, "press", said=change)

    def test_a_stray_that_a_post_claims_is_explained(self, store, walk):
        walk.sending()
        walk.add(K.UNKNOWN, "press")
        stray = {"x_post_id": walk.add(K.STRAY, "press").statement["x_post_id"]}
        walk.add(K.FOUND, "comms", said=stray)
        with refused("CS013", "ledger.state"):
            walk.add(K.EXPLAIN_STRAY, "comms", said=stray)
        assert self.row(store).x_post_id == stray["x_post_id"]

    # -- what is read

    def test_a_posts_actions_hold_its_accounts_freezes_and_take_overs(self, store, company, walk):
        walk.add(K.FREEZE, "legal")
        walk.add(K.SUBMIT, "ceo")
        Walk(company, store, "p2").add(K.SUBMIT, "ceo")
        walk.add(K.UNFREEZE, "legal")
        stray = walk.add(K.STRAY, "press")
        walk.add(K.EXPLAIN_STRAY, "legal", said={"x_post_id": stray.statement["x_post_id"]})
        walk.add(K.TAKE_OVER, "legal")
        walk.add(K.WITHDRAW, "ceo")
        walk.add(K.FREEZE, "legal", account=OTHER)
        with store.begin() as work:
            of_post, of_account = work.actions("p1"), work.account_actions(ACCOUNT)
            chain, other = work.chain(ACCOUNT), work.chain(OTHER)
            assert work.account_actions(AccountId("nowhere")) == ()
        kinds = [K.FREEZE, K.SUBMIT, K.UNFREEZE, K.TAKE_OVER, K.WITHDRAW]
        assert [action.kind for action in of_post] == kinds
        assert [action.kind for action in of_account] == [
            K.FREEZE,
            K.UNFREEZE,
            K.STRAY,
            K.EXPLAIN_STRAY,
            K.TAKE_OVER,
        ]
        assert [action.seq for action in chain] == list(range(1, 9))
        assert [action.kind for action in other] == [K.FREEZE]

    def test_a_correction_names_a_post_that_is_at_x(self, store, company, walk):
        walk.approved()
        other = Walk(company, store, "p2")
        correcting = {"corrects": "p1"}
        with refused("CS002", "ledger.post"):
            other.add(K.SUBMIT, "ceo", said=correcting)
        walk.sent()
        elsewhere = Walk(company, store, "p3", OTHER)
        with refused("CS002", "ledger.post"):
            elsewhere.add(K.SUBMIT, "ceo", said=correcting)
        other.add(K.SUBMIT, "ceo", said=correcting)
        assert self.row(store, "p2").corrects == "p1"

    def test_the_source_of_an_answer_is_kept(self, store, walk):
        source = canonical({"text": "What of Lyon?", "x_post_id": "55"})
        for attached in ((), ("{}",), (source, "{}"), (f" {source}",)):
            with refused("CS004", "ledger.body"):
                walk.add(K.SUBMIT, "ceo", said={"source": digest(source)}, attached=attached)
        walk.add(K.SUBMIT, "ceo", said={"source": digest(source)}, attached=(source,))
        with store.begin() as work:
            assert work.bodies([digest(source)]) == {digest(source): source}

    @pytest.mark.parametrize(
        "change",
        [
            {"by_hand": 0},
            {"urgent": None},
            {"corrects": 7},
            {"findings": None},
            {"layers": None},
            {"layers": "Hunspell"},
            {"layers": [1]},
            {"reason": None},
        ],
    )
    def test_a_submission_says_how_it_is_to_go(self, walk, change):
        with refused("CS011", "ledger.statement"):
            walk.add(K.SUBMIT, "ceo", said=change)
