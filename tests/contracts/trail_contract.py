"""What every ledger promises of its trail: newest first, each filter, pages that join without a gap."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import LEDGER_CHAIN, ActionKind, PostId
from desktop_app.services.listing import PAGE
from desktop_app.services.trail import TrailQuery
from tests.contracts.company import OTHER, START, Walk
from tests.contracts.ledgers import Ledgers

K = ActionKind


class TrailContract(Ledgers):
    """Inherited by each ledger's tests."""

    def found(self, store, after=None, limit=PAGE, **asked):
        with store.begin() as work:
            return work.trail(TrailQuery(**asked), after, limit=limit)

    def kinds(self, store, **asked):
        rows = self.found(store, **asked)
        with store.begin() as work:
            assert work.trail_count(TrailQuery(**asked)) == len(rows)
        return [row.action.kind for row in rows]

    @pytest.fixture
    def busy(self, company, store, clock):
        first = Walk(company, store, "p1")
        first.add(K.SUBMIT, "ceo")
        clock.pass_(minutes=10)
        first.add(K.APPROVE, "comms")
        other = Walk(company, store, "p2", account=OTHER)
        other.payload = company.payload("Elsewhere.", account=OTHER)
        clock.pass_(minutes=10)
        other.add(K.SUBMIT, "comms")
        return store

    def test_every_chain_newest_first_with_the_words_it_is_about(self, busy):
        rows = self.found(busy)
        assert [row.action.kind for row in rows] == [K.SUBMIT, K.APPROVE, K.SUBMIT, K.CHARTER]
        assert rows[0].text == "Elsewhere."
        assert rows[1].text == rows[2].text != ""
        assert rows[3].text == ""
        assert rows[1].action.statement["role"] == "communications"

    def test_each_filter(self, busy):
        assert self.kinds(busy, people=(PersonId("comms"),)) == [K.SUBMIT, K.APPROVE]
        assert self.kinds(busy, accounts=(OTHER,)) == [K.SUBMIT]
        assert self.kinds(busy, accounts=(OTHER, LEDGER_CHAIN)) == [K.SUBMIT, K.CHARTER]
        assert self.kinds(busy, kinds=(K.APPROVE, K.CHARTER)) == [K.APPROVE, K.CHARTER]
        assert self.kinds(busy, post=PostId("p1")) == [K.APPROVE, K.SUBMIT]
        assert self.kinds(busy, since=START + timedelta(minutes=9)) == [K.SUBMIT, K.APPROVE]
        assert self.kinds(busy, until=START + timedelta(minutes=9)) == [K.SUBMIT, K.CHARTER]
        assert self.kinds(busy, people=(PersonId("ceo"),), kinds=(K.APPROVE,)) == []

    def test_pages_join_without_a_gap(self, busy, monkeypatch):
        monkeypatch.setattr("desktop_app.adapters.ledger.trail.PAGE", 2)
        every = self.found(busy)
        with busy.begin() as work:
            ends, walked = work.trail_keys(TrailQuery(), limit=100)
        assert walked == len(every) == 4
        assert len(ends) == 2
        joined = (*self.found(busy, limit=2), *self.found(busy, after=ends[0], limit=2))
        assert joined == every
        assert self.found(busy, after=ends[1]) == ()
