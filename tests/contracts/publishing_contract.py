"""What every ledger promises of attempts, their outcomes and what is at X (`services.ports.Store`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.publication import Hold, PostState
from desktop_app.services.listing import ReadBack
from tests.contracts.company import ACCOUNT, OTHER, Walk
from tests.contracts.ledgers import K, Ledgers, S, refused

URGENT = {"urgent": "a recall", "roles": ["legal"]}
BY_HAND = {"by_hand": True}


class PublishingContract(Ledgers):
    """Inherited by each store's tests."""

    def test_the_window_is_kept(self, store, company, walk, clock):
        start = clock.now()
        walk.payload = company.payload(
            not_before=start + timedelta(hours=1), not_after=start + timedelta(hours=2)
        )
        walk.approved()
        for kind in (K.ATTEMPT, K.MISSED):
            with refused("CS015", "ledger.window"):
                walk.add(kind, "press")
        clock.pass_(hours=2, seconds=1)
        with refused("CS015", "ledger.window"):
            walk.add(K.ATTEMPT, "press")
        walk.add(K.MISSED, "press")
        assert self.state(store) is PostState.MISSED

    def test_fences_count_up(self, store, walk):
        walk.approved()
        with refused("CS016", "ledger.fence"):
            walk.add(K.ATTEMPT, "press", fence=2)
        walk.add(K.ATTEMPT, "press")
        with refused("CS013", "ledger.state"):
            walk.add(K.ATTEMPT, "press")
        with refused("CS016", "ledger.fence"):
            walk.add(K.POSTED, "press", fence=2)
        walk.add(K.NOT_SENT, "press")
        assert self.state(store) is PostState.APPROVED
        assert walk.add(K.ATTEMPT, "press").fence == 2

    def test_an_outcome_comes_from_the_publisher_that_attempted(self, walk):
        walk.sending()
        with refused("CS017", "ledger.outcome"):
            walk.add(K.POSTED, "spare")
        with refused("CS017", "ledger.outcome"):
            walk.add(K.FOUND, "comms")

    @pytest.mark.parametrize(
        ("outcome", "state"),
        [
            (K.REFUSED, PostState.REFUSED),
            (K.HELD, PostState.HELD),
            (K.NOT_SENT, PostState.APPROVED),
            (K.UNKNOWN, PostState.UNKNOWN),
        ],
    )
    def test_an_outcome_decides_the_state(self, store, walk, outcome, state):
        walk.sending()
        walk.add(outcome, "press")
        assert self.state(store) is state
        with store.begin() as work:
            assert work.open_attempts() == ()

    def test_only_a_person_settles_an_unknown(self, store, walk, clock):
        walk.sending()
        walk.add(K.UNKNOWN, "press")
        for kind in (K.ATTEMPT, K.SUBMIT, K.WITHDRAW):
            with refused("CS013", "ledger.state"):
                walk.add(kind, "ceo" if kind is not K.ATTEMPT else "press")
        with refused("CS017", "ledger.outcome"):
            walk.add(K.POSTED, "press")
        with refused("CS018", "ledger.second_person"):
            walk.add(K.ABSENT, "press")
        with refused("CS018", "ledger.second_person"):
            walk.add(K.FOUND, "aide")
        with refused("CS012", "ledger.reason"):
            walk.add(K.ABSENT, "comms", said={"reason": "  "})
        clock.pass_(minutes=14, seconds=59)
        with refused("CS013", "ledger.state"):
            walk.add(K.ABSENT, "comms")
        clock.pass_(seconds=1)
        walk.add(K.ABSENT, "comms")
        assert self.state(store) is PostState.IN_REVIEW
        with store.begin() as work:
            (row,) = work.posts((PostState.IN_REVIEW,))
        assert (row.approved, row.void_approvals) == ((), 0)

    def test_a_post_at_x_belongs_to_one_post(self, store, company, walk):
        walk.sending()
        walk.add(K.POSTED, "press", said={"x_post_id": "77"})
        other = Walk(company, store, "p2").sending()
        with refused("CS019", "ledger.x_post_id"):
            other.add(K.POSTED, "press", said={"x_post_id": "77"})
        with refused("CS011", "ledger.statement"):
            other.add(K.POSTED, "press", said={"x_post_id": "seventy"})
        other.add(K.UNKNOWN, "press")
        other.add(K.FOUND, "ceo", said={"x_post_id": "78"})
        assert self.state(store, "p2") is PostState.POSTED

    @pytest.mark.parametrize("kind", [K.SUBMIT, K.WITHDRAW, K.APPROVE, K.ATTEMPT, K.REQUIRE])
    def test_what_is_posted_stays_posted(self, store, walk, kind):
        walk.sending()
        walk.add(K.POSTED, "press")
        actor = {K.APPROVE: "comms", K.ATTEMPT: "press", K.REQUIRE: "press"}.get(kind, "ceo")
        with refused("CS013", "ledger.state"):
            walk.add(kind, actor)
        assert self.state(store) is PostState.POSTED

    @pytest.mark.parametrize(
        ("change", "code", "kind"),
        [
            ({"part": 1}, "CS030", "ledger.part"),
            ({"part": "0"}, "CS011", "ledger.statement"),
            ({"deadline": "soon"}, "CS011", "ledger.statement"),
            ({"deadline": "2026-11-24T08:59:59Z"}, "CS011", "ledger.statement"),
            ({"deadline_seconds": None}, "CS011", "ledger.statement"),
            ({"journal": None}, "CS011", "ledger.statement"),
        ],
    )
    def test_an_attempt_that_is_not_right(self, store, walk, change, code, kind):
        walk.approved()
        with refused(code, kind):
            walk.add(K.ATTEMPT, "press", said=change)
        assert self.state(store) is S.APPROVED

    @pytest.mark.parametrize(
        ("outcome", "change"),
        [
            (K.HELD, {"hold": ""}),
            (K.HELD, {"hold": "moon"}),
            (K.HELD, {"hold": None}),
            (K.REFUSED, {"hold": "auth"}),
            (K.REFUSED, {"facts": []}),
            (K.REFUSED, {"facts": {"until": 7}}),
            (K.REFUSED, {"x_post_id": "77"}),
            (K.REFUSED, {"same_text": "true"}),
            (K.POSTED, {"hold": "auth"}),
            (K.POSTED, {"x_post_id": None}),
            (K.POSTED, {"x_post_id": "7" * 21}),
        ],
    )
    def test_an_outcome_that_is_not_right(self, store, walk, outcome, change):
        walk.sending()
        with refused("CS011", "ledger.statement"):
            walk.add(outcome, "press", said=change)
        assert self.state(store) is S.SENDING

    @pytest.mark.parametrize("hold", sorted(Hold))
    def test_why_a_post_is_held_is_kept_until_it_is_released(self, store, walk, hold):
        walk.sending()
        walk.add(K.HELD, "press", said={"hold": str(hold)})
        assert self.row(store).hold is hold
        with refused("CS013", "ledger.state"):
            walk.add(K.ATTEMPT, "press")
        walk.add(K.APPROVE, "deputy")
        assert self.row(store).state is S.HELD
        walk.add(K.RELEASE, "legal")
        assert (self.row(store).state, self.row(store).hold) == (S.APPROVED, None)
        walk.add(K.ATTEMPT, "press")

    # -- windows, cool-off, and who sends

    @pytest.mark.parametrize(("begin", "end"), [(1, None), (2, 2), (2, 1)])
    def test_a_window_that_begins_also_ends_later(self, company, walk, clock, begin, end):
        hours = [
            None if one is None else clock.now() + timedelta(hours=one) for one in (begin, end)
        ]
        walk.payload = company.payload(not_before=hours[0], not_after=hours[1])
        with refused("CS015", "ledger.window"):
            walk.add(K.SUBMIT, "ceo")

    def test_what_only_ends_may_go_at_once(self, store, company, walk, clock):
        walk.payload = company.payload(not_after=clock.now())
        walk.sending()
        assert self.state(store) is S.SENDING

    @pytest.mark.parametrize("state", [S.IN_REVIEW, S.CHANGES_REQUESTED, S.APPROVED, S.HELD])
    def test_whatever_has_not_left_misses_its_end(self, store, company, walk, clock, state):
        walk.payload = company.payload(not_after=clock.now() + timedelta(hours=1))
        walk.add(K.SUBMIT, "ceo")
        if state is S.CHANGES_REQUESTED:
            walk.add(K.REQUEST_CHANGES, "comms")
        elif state is not S.IN_REVIEW:
            walk.add(K.APPROVE, "comms")
        if state is S.HELD:
            walk.add(K.FREEZE, "legal")
        clock.pass_(hours=1)
        walk.add(K.MISSED, "press")
        assert self.row(store).state is S.MISSED
        walk.payload = company.payload("Later then.")
        walk.add(K.SUBMIT, "ceo")

    def test_the_cool_off_of_its_account_is_kept(self, company, store, clock):
        walk = Walk(company, store, "p2", OTHER).approved()
        for seconds in (0, 599):
            clock.pass_(seconds=seconds)
            with refused("CS026", "ledger.cool_off"):
                walk.add(K.ATTEMPT, "press")
        clock.pass_(seconds=1)
        walk.add(K.ATTEMPT, "press")

    def test_what_is_urgent_does_not_cool_off_and_asks_the_roles_for_that(self, company, store):
        walk = Walk(company, store, "p2", OTHER)
        with refused("CS021", "ledger.roles"):
            walk.add(K.SUBMIT, "comms", said=URGENT)
        walk.add(K.SUBMIT, "comms", said={**URGENT, "roles": ["executive"]})
        walk.add(K.APPROVE, "ceo", said={"role": "executive"})
        walk.add(K.ATTEMPT, "press")
        assert self.row(store, "p2").is_urgent

    def test_one_machine_sends_until_another_takes_over(self, store, walk):
        walk.approved()
        with refused("CS027", "ledger.publisher"):
            walk.add(K.ATTEMPT, "spare")
        walk.add(K.TAKE_OVER, "admin")
        with refused("CS027", "ledger.publisher"):
            walk.add(K.ATTEMPT, "press")
        walk.add(K.ATTEMPT, "spare")
        assert self.state(store) is S.SENDING

    def test_who_took_over_says_unknown_of_a_machine_that_fell_silent(self, store, walk, clock):
        walk.sending()
        walk.add(K.TAKE_OVER, "comms")
        clock.pass_(seconds=20)
        with refused("CS017", "ledger.outcome"):
            walk.add(K.UNKNOWN, "spare")
        clock.pass_(seconds=1)
        with refused("CS017", "ledger.outcome"):
            walk.add(K.POSTED, "spare")
        walk.add(K.UNKNOWN, "spare")
        assert self.state(store) is S.UNKNOWN

    def test_a_standby_that_did_not_take_over_says_nothing(self, walk, clock):
        walk.sending()
        clock.pass_(seconds=21)
        with refused("CS017", "ledger.outcome"):
            walk.add(K.UNKNOWN, "spare")

    # -- unknown, and who settles it

    def test_what_the_timeline_did_not_settle_needs_a_person(self, store, walk):
        walk.sending()
        with refused("CS013", "ledger.state"):
            walk.add(K.NEEDS_PERSON, "press")
        walk.add(K.UNKNOWN, "press")
        with refused("CS008", "ledger.duty"):
            walk.add(K.NEEDS_PERSON, "comms")
        walk.add(K.NEEDS_PERSON, "spare")
        assert self.state(store) is S.NEEDS_PERSON
        for kind in (K.ATTEMPT, K.NEEDS_PERSON):
            with refused("CS013", "ledger.state"):
                walk.add(kind, "press")
        walk.add(K.ABSENT, "comms")
        assert self.state(store) is S.IN_REVIEW
        with refused("CS013", "ledger.state"):
            walk.add(K.ABSENT, "comms")

    def test_the_publisher_finds_in_the_timeline_what_it_lost(self, store, walk):
        walk.thread("One.", "Two.").sending()
        walk.add(K.UNKNOWN, "press")
        walk.add(K.FOUND, "press")
        assert self.row(store).posted_parts == 1
        walk.add(K.ATTEMPT, "press")
        walk.add(K.UNKNOWN, "press")
        walk.add(K.NEEDS_PERSON, "press")
        walk.add(K.FOUND, "legal")
        assert self.state(store) is S.POSTED

    # -- threads

    def test_a_thread_goes_part_by_part(self, store, company, walk):
        walk.thread("One.", "Two.", "Three.").approved().sent()
        assert (self.row(store).state, self.row(store).posted_parts) == (S.APPROVED, 1)
        for part in (0, 2):
            with refused("CS030", "ledger.part"):
                walk.add(K.ATTEMPT, "press", said={"part": part})
        walk.add(K.ATTEMPT, "press")
        with refused("CS019", "ledger.x_post_id"):
            walk.add(K.POSTED, "press", said={"x_post_id": walk.at_x[0]})
        walk.add(K.REFUSED, "press")
        assert (self.row(store).state, self.row(store).posted_parts) == (S.REFUSED, 1)
        walk.thread("One.", "Another second.").approved().sent()
        row = self.row(store)
        assert (row.state, row.parts, row.x_post_id) == (S.POSTED, 2, walk.at_x[0])

    @pytest.mark.parametrize(
        "texts", [("One!", "Two."), ("One.",), ("Two.", "One."), ("", "One.", "Two.")]
    )
    def test_what_is_at_x_begins_every_later_revision(self, store, company, walk, texts):
        walk.thread("One.", "Two.").approved().sent()
        with refused("CS029", "ledger.posted_part"):
            walk.thread(*texts).add(K.SUBMIT, "ceo")
        assert self.row(store).revision == 1

    @pytest.mark.parametrize("number", [0, 26])
    def test_a_thread_has_one_part_to_twenty_five(self, walk, number):
        with refused("CS011", "ledger.statement"):
            walk.thread(*(["Part."] * number)).add(K.SUBMIT, "ceo")
        walk.thread(*(["Part."] * 25)).add(K.SUBMIT, "ceo")

    # -- by hand

    def test_somebody_posts_by_hand_what_was_approved(self, store, walk):
        walk.thread("One.", "Two.").approved(said=BY_HAND)
        with refused("CS028", "ledger.by_hand"):
            walk.add(K.ATTEMPT, "press")
        with refused("CS008", "ledger.duty"):
            walk.add(K.BY_HAND, "legal")
        with refused("CS030", "ledger.part"):
            walk.add(K.BY_HAND, "ceo", said={"part": 1})
        walk.add(K.BY_HAND, "aide", said={"reason": ""})
        assert (self.row(store).state, self.row(store).is_by_hand) == (S.APPROVED, True)
        with refused("CS019", "ledger.x_post_id"):
            walk.add(K.BY_HAND, "ceo", said={"x_post_id": walk.at_x[0]})
        walk.add(K.BY_HAND, "ceo")
        assert self.state(store) is S.POSTED

    def test_only_what_was_approved_for_it_is_posted_by_hand(self, store, walk):
        walk.add(K.SUBMIT, "ceo", said=BY_HAND)
        with refused("CS013", "ledger.state"):
            walk.add(K.BY_HAND, "ceo")
        walk.add(K.SUBMIT, "ceo")
        walk.add(K.APPROVE, "comms")
        with refused("CS028", "ledger.by_hand"):
            walk.add(K.BY_HAND, "ceo")

    # -- what stands on X: read back, looked at again, taken down

    def test_what_stands_on_x_is_read_back(self, store, walk):
        walk.approved().sent()
        before = self.row(store)
        for change in ({"x_post_id": "1"}, {"part": 1}):
            with refused("CS030", "ledger.part"):
                walk.add(K.READ_BACK, "press", said={"x_post_id": walk.at_x[0], **change})
        with refused("CS008", "ledger.duty"):
            walk.add(K.READ_BACK, "comms")
        for differs in ([], ["text"], None):
            walk.add(K.READ_BACK, "spare", said={"differs": differs})
        assert self.row(store) == replace(before, read_back=ReadBack.UNREADABLE)
        with refused("CS011", "ledger.statement"):
            walk.add(K.READ_BACK, "press", said={"differs": [1]})

    @pytest.mark.parametrize("who", ["comms", "legal"])
    def test_an_urgent_post_is_looked_at_again(self, store, walk, who):
        walk.add(K.SUBMIT, "ceo", said=URGENT)
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        with refused("CS013", "ledger.state"):
            walk.add(K.AFTER_REVIEW, "comms")
        walk.sent()
        assert self.row(store).needs_after_review
        with refused("CS010", "ledger.four_eyes"):
            walk.add(K.AFTER_REVIEW, "ceo")
        with refused("CS008", "ledger.duty"):
            walk.add(K.AFTER_REVIEW, "press")
        walk.add(K.TAKE_DOWN, "comms")
        walk.add(K.REMOVED, "press")
        walk.add(K.AFTER_REVIEW, who, said={"reason": ""})
        assert not self.row(store).needs_after_review
        with refused("CS013", "ledger.state"):
            walk.add(K.AFTER_REVIEW, who)

    def test_what_could_wait_is_not_looked_at_again(self, store, walk):
        walk.approved().sent()
        assert not self.row(store).needs_after_review
        with refused("CS013", "ledger.state"):
            walk.add(K.AFTER_REVIEW, "comms")

    def test_a_post_is_taken_off_x_part_by_part(self, store, walk):
        walk.thread("One.", "Two.", "Three.").approved()
        with refused("CS013", "ledger.state"):
            walk.add(K.TAKE_DOWN, "comms")
        walk.sent(2)
        with refused("CS008", "ledger.duty"):
            walk.add(K.TAKE_DOWN, "ceo")
        with refused("CS012", "ledger.reason"):
            walk.add(K.TAKE_DOWN, "comms", said={"reason": " "})
        with refused("CS013", "ledger.state"):
            walk.add(K.REMOVED, "press")
        walk.add(K.TAKE_DOWN, "comms")
        with refused("CS013", "ledger.state"):
            walk.add(K.TAKE_DOWN, "comms")
        walk.add(K.NOT_REMOVED, "press", said={"part": 1})
        with refused("CS008", "ledger.duty"):
            walk.add(K.NOT_REMOVED, "comms")
        walk.add(K.REMOVED, "legal", said={"part": 1})
        assert self.state(store) is S.REMOVING
        with refused("CS030", "ledger.part"):
            walk.add(K.REMOVED, "press", said={"part": 1})
        with refused("CS030", "ledger.part"):
            walk.add(K.READ_BACK, "press", said={"part": 1})
        with refused("CS008", "ledger.duty"):
            walk.add(K.REMOVED, "ceo")
        walk.add(K.REMOVED, "press")
        assert self.state(store) is S.REMOVED
        for kind, who in ((K.TAKE_DOWN, "comms"), (K.SUBMIT, "ceo"), (K.WITHDRAW, "ceo")):
            with refused("CS013", "ledger.state"):
                walk.add(kind, who)

    @pytest.mark.parametrize("kind", [K.WITHDRAW, K.RECALL])
    def test_a_thread_that_stopped_half_way_can_be_taken_down(self, store, walk, kind):
        walk.thread("One.", "Two.").approved().sent()
        walk.add(kind, "ceo")
        walk.add(K.TAKE_DOWN, "legal")
        walk.add(K.REMOVED, "comms")
        assert self.state(store) is S.REMOVED

    def test_posted_parts_are_those_of_the_account_oldest_first(self, store, company, walk):
        walk.thread("One.", "Two.").approved().sent(2)
        other = Walk(company, store, "p2").approved().sent()
        walk.add(K.TAKE_DOWN, "legal")
        walk.add(K.REMOVED, "press", said={"part": 1})
        with store.begin() as work:
            ours, theirs = work.posted_parts(ACCOUNT), work.posted_parts(OTHER)
        ids = (*walk.at_x, *other.at_x)
        assert tuple(part.x_post_id for part in ours) == ids
        assert [(part.post, part.number, part.is_removed) for part in ours] == [
            ("p1", 0, False),
            ("p1", 1, True),
            ("p2", 0, False),
        ]
        assert theirs == ()

    def test_posts_are_found_by_their_numbers_at_x(self, store, company, walk):
        walk.thread("One.", "Two.").approved().sent(2)
        other = Walk(company, store, "p2").approved().sent()
        with store.begin() as work:
            every = work.posted_parts(ACCOUNT)
            asked = [*other.at_x, walk.at_x[1], "404"]
            assert work.posted_as(ACCOUNT, asked) == every[1:]
            assert work.posted_as(OTHER, asked) == ()
            assert work.posted_as(ACCOUNT, []) == ()
