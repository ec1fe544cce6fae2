"""Everything that the ledger knows of one post, as `record.replay` adds it up; and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.action import WENT_OUT, Action, ActionKind, PostId
from desktop_app.domain.control import Control
from desktop_app.domain.discussion import Comment
from desktop_app.domain.publication import Hold, PartRecord, PostState, Publication
from desktop_app.domain.review import Decision, Standing, Verdict
from desktop_app.domain.revision import Revision
from desktop_app.domain.steps import lacking, waits_for


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRecord:
    """Everything the ledger knows of one post."""

    id: PostId
    account: AccountId
    contributors: tuple[PersonId, ...]  #: author, co-authors, submitters: none may approve
    revisions: tuple[Revision, ...]
    decisions: tuple[Decision, ...]
    state: PostState
    publication: Publication | None
    actions: tuple[Action, ...]
    control: Control  #: what holds for the whole account now
    parts: tuple[PartRecord, ...] = ()  #: what is, or was, at X, in order
    hold: Hold | None = None  #: why it is held, while it is
    needs_after_review: bool = False  #: it was urgent, and nobody has looked at it again
    comments: tuple[Comment, ...] = ()  #: on all revisions, oldest first

    @property
    def current(self) -> Revision:
        """The newest revision: the only one that can be decided on or sent."""
        return self.revisions[-1]

    @property
    def author(self) -> PersonId:
        """Who submitted the first revision."""
        return self.revisions[0].submitted_by

    def sent_as(self, number: int) -> Revision:
        """The revision under which part `number` went out: a later one was approved by others."""
        sent = [action for action in self.actions if action.kind in WENT_OUT]
        return self.revisions[(sent[number].revision or 1) - 1]

    @property
    def next_part(self) -> int:
        """The part that is sent next, 0 for the first; the number of parts when all are at X."""
        return len(self.parts)

    @property
    def next_fence(self) -> int:
        """The number of the next attempt, 1 for the first, over all parts."""
        return 1 + (self.publication.fence if self.publication else 0)

    @property
    def is_frozen(self) -> bool:
        """Whether the account's freeze holds this post: all but what was urgent after it."""
        freeze = self.control.freeze
        if freeze is None:
            return False
        return not (self.current.urgent and self.current.seq > freeze.seq)

    @property
    def is_vetoed(self) -> bool:
        """Whether legal ever said no: every later revision must be approved for legal."""
        return any(decision.verdict is Verdict.VETO for decision in self.decisions)

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """What somebody must resolve before the post goes on."""
        return tuple(comment for comment in self.comments if comment.is_open)

    def counting(self, now: datetime) -> tuple[Decision, ...]:
        """Approvals that still count at `now`: neither who gave them nor for whom had a hand in it."""
        return tuple(
            decision
            for decision in self.decisions
            if decision.verdict is Verdict.APPROVE
            and decision.standing is Standing.COUNTS
            and decision.expires_at > now
            and decision.person not in self.contributors
            and decision.acting_for not in self.contributors
        )

    def approved(self, now: datetime) -> frozenset[Role]:
        """Roles in which an approval counts at `now`."""
        return frozenset(decision.role for decision in self.counting(now))

    def missing_roles(self, now: datetime) -> tuple[Role, ...]:
        """Required roles for which no approval counts at `now`.

        Of a step that one of several can approve, and none did, all of them.
        """
        have = self.approved(now)
        wanted = {role for role in self.current.roles if role not in have}
        wanted.update(lacking(self.current.steps, have))
        return tuple(role for role in Role if role in wanted)

    def waits_for(self, role: Role, now: datetime) -> tuple[Role, ...]:
        """Who approves before `role` may; nobody when it may approve at `now`."""
        return waits_for(self.current.steps, role, self.approved(now))

    def lacks_nothing(self, now: datetime) -> bool:
        """Whether everybody who must has approved at `now`, and no comment is open.

        When somebody took an approval back, another must have been given since: what settles a
        remark, or asks for a role that approved already, puts no doubt aside.
        """
        doubts = (one.seq for one in self.actions if one.kind is ActionKind.UNAPPROVE)
        doubted = max(doubts, default=0)
        is_affirmed = any(decision.seq > doubted for decision in self.counting(now))
        return is_affirmed and not self.missing_roles(now) and not self.open_comments
