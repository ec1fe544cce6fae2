"""What the contracts of a ledger share: a company, its clock, and one look at a post from both sides."""

from __future__ import annotations

import pytest

from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.errors import LedgerRefused
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import replay
from desktop_app.services.ports import PostSummary
from tests.contracts.company import Clock, Company, Walk, verify

K, S = ActionKind, PostState


def refused(code: str, kind: str):
    return pytest.raises(
        LedgerRefused, check=lambda error: (error.code, error.kind) == (code, kind)
    )


class Ledgers:
    """Inherited by each contract. A subclass gives the fixture `empty`."""

    @pytest.fixture
    def clock(self):
        return Clock()

    @pytest.fixture
    def company(self, clock):
        return Company(clock)

    @pytest.fixture
    def store(self, empty, company):
        with empty.begin() as work:
            work.append(company.founding())
        return empty

    @pytest.fixture
    def walk(self, company, store):
        return Walk(company, store)

    def state(self, store, post: str = "p1") -> PostState:
        return self.row(store, post).state

    def row(self, store, post: str = "p1") -> PostSummary:
        """The projection of a post, which must say what its signed actions add up to."""
        with store.begin() as work:
            (found,) = [one for one in work.posts(tuple(PostState)) if one.id == post]
            actions = work.actions(PostId(post))
            bodies = work.bodies([action.sha256 for action in actions if action.sha256])
            record = replay(actions, bodies, work.charter(), verify)
            posted = [part for part in work.posted_parts(found.account) if part.post == post]
        current = record.current
        assert (found.state, found.hold) == (record.state, record.hold)
        assert (found.author, found.contributors) == (record.author, record.contributors)
        assert (found.roles, found.submitted_at) == (current.roles, current.submitted_at)
        assert (found.is_urgent, found.is_by_hand) == (bool(current.urgent), current.is_by_hand)
        assert (found.corrects, found.needs_after_review) == (
            current.corrects,
            record.needs_after_review,
        )
        assert (found.parts, found.posted_parts) == (len(current.payload.parts), len(posted))
        assert (found.not_before, found.not_after) == (
            current.payload.not_before,
            current.payload.not_after,
        )
        assert [(one.number, one.x_post_id, one.is_removed) for one in posted] == [
            (one.number, one.x_post_id, one.removed_at is not None) for one in record.parts
        ]
        assert found.x_post_id == (posted[0].x_post_id if posted else None)
        return found
