"""What every ledger promises to the figures: what went out, and the moves before it, by pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.errors import Refused
from desktop_app.domain.finding import Family
from desktop_app.domain.roles import Role
from desktop_app.domain.steps import Step
from desktop_app.services.figures_ports import MOVES, Move, Period, Said, WentOut
from tests.contracts.company import ACCOUNT, OTHER, START, Walk
from tests.contracts.ledgers import Ledgers

K = ActionKind
ALWAYS = Period(ACCOUNT, START, START + timedelta(days=900))
COMMS = frozenset((Role.COMMUNICATIONS,))
HOUR = timedelta(hours=1)


class FiguresContract(Ledgers):
    """Inherited by each ledger's tests."""

    def out(self, store, period=ALWAYS, after=None, limit=50):
        with store.begin() as work:
            return work.went_out(period, after, limit=limit)

    def moves(self, store, period=ALWAYS, after=0, limit=50):
        with store.begin() as work:
            return work.moves(period, after, limit=limit)

    @pytest.fixture
    def busy(self, company, store, clock):
        """A post of two versions, a thread, one that never went out, and one of another account."""
        first = Walk(company, store, "one")
        first.add(K.SUBMIT, "ceo")
        clock.pass_(hours=1)
        first.add(K.REQUEST_CHANGES, "comms")
        flag = {"rule": "P-BEST", "family": "claims", "severity": "info"}
        first.payload = company.payload("It is “best”.")
        first.add(K.SUBMIT, "ceo", said={"findings": [flag, flag]})
        clock.pass_(hours=1)
        first.add(K.APPROVE, "comms")
        first.sent()
        clock.pass_(hours=1)
        Walk(company, store, "two").thread("First.", "Second.").approved().sent(2)
        waits = Walk(company, store, "waits")
        waits.add(K.SUBMIT, "ceo")
        waits.add(K.REQUIRE, "press")
        Walk(company, store, "other", OTHER).add(K.SUBMIT, "ceo")
        return store

    def test_what_went_out_the_newest_first_with_all_its_words(self, busy):
        at = START + 2 * HOUR
        assert self.out(busy) == (
            WentOut(PostId("two"), at + HOUR, PersonId("ceo"), ("First.", "Second.")),
            WentOut(PostId("one"), at, PersonId("ceo"), ("It is “best”.",)),
        )
        assert self.out(busy, Period(OTHER, *ALWAYS[1:])) == ()

    def test_only_of_the_period_and_page_by_page(self, busy):
        newest, oldest = self.out(busy)
        assert self.out(busy, ALWAYS._replace(since=newest.at)) == (newest,)
        assert self.out(busy, ALWAYS._replace(until=newest.at)) == (oldest,)
        assert self.out(busy, limit=1) == (newest,)
        assert self.out(busy, after=newest) == (oldest,)
        assert self.out(busy, after=oldest) == ()

    def test_what_went_out_in_one_moment_is_told_once(self, busy, company):
        for name in "cab":
            Walk(company, busy, name).approved().sent()
        found, after = [], None
        while page := self.out(busy, after=after, limit=1):
            found += page
            after = page[-1]
        assert [one.post for one in found] == ["two", "c", "b", "a", "one"]

    def test_the_moves_the_oldest_first_with_what_they_say(self, busy):
        found = self.moves(busy)
        step = Step(roles=(Role.COMMUNICATIONS,))
        asked = Said(steps=(step,), roles=COMMS)
        flagged = asked._replace(flags=frozenset((("P-BEST", Family.CLAIMS),)))
        assert [one[1:4] for one in found] == [
            (K.SUBMIT, "one", "ceo"),
            (K.REQUEST_CHANGES, "one", "comms"),
            (K.SUBMIT, "one", "ceo"),
            (K.APPROVE, "one", "comms"),
            (K.SUBMIT, "two", "ceo"),
            (K.APPROVE, "two", "comms"),
            (K.SUBMIT, "waits", "ceo"),
            (K.REQUIRE, "waits", "press"),
        ]
        assert [one.said for one in found[:4]] == [asked, Said(), flagged, Said(roles=COMMS)]
        assert found[-1].said == Said(roles=frozenset((Role.LEGAL,)))
        assert [(one.at - START, one.revision) for one in found[:4]] == [
            (0 * HOUR, 1),
            (HOUR, 1),
            (HOUR, 2),
            (2 * HOUR, 2),
        ]

    def test_they_are_what_the_actions_of_the_posts_say(self, busy):
        with busy.begin() as work:
            actions = [each for post in ("one", "two", "waits") for each in work.actions(post)]
        kept = sorted((one for one in actions if one.kind in MOVES), key=lambda one: one.seq)
        assert [one[:6] for one in self.moves(busy)] == [
            (one.seq, one.kind, one.post, one.actor, one.at, one.revision) for one in kept
        ]

    def test_the_moves_of_the_period_page_by_page(self, busy):
        every = self.moves(busy)
        begins = ALWAYS._replace(since=START + HOUR)
        assert self.moves(busy, begins) == every[1:]
        assert self.moves(busy, begins, limit=2) == every[1:3]
        assert self.moves(busy, begins, every[2].seq) == every[3:]
        assert self.moves(busy, ALWAYS._replace(until=START + HOUR)) == every[:1]
        assert self.moves(busy, ALWAYS._replace(since=START + timedelta(days=9))) == ()

    def test_an_approval_that_was_taken_back_says_its_role(self, walk, store):
        walk.approved().add(K.UNAPPROVE, "comms")
        assert self.moves(store)[-1].said == Said(roles=COMMS)

    def test_words_that_were_taken_out_leave_who_did_what(self, walk, store, clock):
        walk.approved().sent()
        walk.add(K.ASK_REDACTION, "comms")
        walk.add(K.REDACT, "legal")
        (out,) = self.out(store)
        assert (out.post, out.texts) == ("p1", None)
        submitted, approved = self.moves(store)
        assert (submitted.said, approved.said) == (None, None)
        assert isinstance(approved, Move)
        assert approved.actor == "comms"

    def test_a_flag_of_a_later_program_is_not_guessed(self, walk, store):
        flag = {"rule": "X-NEW", "family": "telepathy", "severity": "info"}
        walk.add(K.SUBMIT, "ceo", said={"findings": [flag]})
        with pytest.raises(Refused, match=r"ledger\.entry_newer"):
            self.moves(store)
