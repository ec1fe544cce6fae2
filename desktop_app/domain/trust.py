"""Whether a post may leave on the roster's word: who signed what, by the keys they have now.

`policy.clear_to_publish` judges by the ledger's charter, which lives in the database. This asks the
same of the roster, which does not: every approval that counts and the submission itself were signed
with a key that the roster gives to that person with that duty, now. A key that was removed stops
counting at once, whenever it signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from desktop_app.domain.account import APPROVING, WRITING, PersonId, Role
from desktop_app.domain.action import STATEMENT_TYPE, Action, ActionKind
from desktop_app.domain.canonical import canonical, pre_authentication, read_time
from desktop_app.domain.envelope import Verify
from desktop_app.domain.errors import Refused
from desktop_app.domain.policy import RELEASING, STOPPING
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision
from desktop_app.domain.roster import Roster
from desktop_app.domain.steps import Step, lacking


def require_trusted(
    record: PostRecord,
    control: Sequence[Action],
    roster: Roster,
    *,
    ledger: str,
    publisher: PersonId,
    required: Iterable[Role],
    steps: Sequence[Step],
    is_quiet: bool,
    now: datetime,
    verify: Verify,
) -> tuple[Decision, ...]:
    """The approvals on which the current revision of `record` may leave at `now`.

    `record` comes from `record.replay`; `control` are the account's own actions, oldest first;
    `roster` from `roster.require_current`; `ledger` is the hash of the ledger's first action as it
    was read; `required` are roles that policy and recomputed findings ask for: the roster's own and
    those of the revision are added, as its steps are to policy's `steps`. Where a quiet period
    speaks against it (`is_quiet`), one of the approvals has legal's exception. Raises Refused:
    ``trust.ledger``, ``trust.publisher``, ``trust.submission``, ``trust.approvals``,
    ``publish.quiet_period``, ``trust.release`` or ``trust.unfreeze``. Nothing was posted in any.
    """
    if (roster.realm, roster.ledger) != (record.current.payload.realm, ledger):
        raise Refused("trust.ledger")
    machines = roster.machines(record.account)
    if publisher not in machines or record.control.publisher not in machines:
        raise Refused("trust.publisher", publisher=publisher)
    hand = _Hand(record, roster, verify)
    _require_submission(record, hand)
    approvals = tuple(
        decision
        for decision in record.counting(now)
        if _is_trusted(decision, record, control, hand)
    )
    assignment = roster.accounts[record.account]
    wanted = {*required, *record.current.roles}
    have = {one.role for one in approvals}
    wanted.update(assignment.lacking(have, is_urgent=bool(record.current.urgent)))
    wanted.update(lacking((*record.current.steps, *steps), have))
    lacks = [role for role in Role if role in wanted - have]
    if lacks or not approvals:
        raise Refused("trust.approvals", roles=", ".join(lacks))
    if is_quiet and not any(one.role is Role.LEGAL and one.exception for one in approvals):
        raise Refused("publish.quiet_period")
    _require_hands(record, control, hand)
    return approvals


class _Hand:
    """Asks of one post's actions whether their actors, as the roster knows them, signed them."""

    def __init__(self, record: PostRecord, roster: Roster, verify: Verify) -> None:
        self._post = record.id
        self._account = record.account
        self._roster = roster
        self._verify = verify

    def signed(self, action: Action, duties: Iterable[Role]) -> bool:
        """Whether the actor holds one of `duties` now and the signature is by a key of theirs.

        A database can hand over a row of another post or account: equal texts share no approval.
        """
        if action.account != self._account or action.post not in (self._post, None):
            return False
        if not any(self._roster.holds(action.actor, role, self._account) for role in duties):
            return False
        return self.is_own(action)

    def holds(self, person: PersonId, role: Role) -> bool:
        """Whether the roster gives this duty to this person."""
        return self._roster.holds(person, role, self._account)

    def is_own(self, action: Action) -> bool:
        """Whether the signature is by a key that the roster gives to the actor."""
        message = pre_authentication(STATEMENT_TYPE, canonical(action.statement))
        keys = self._roster.keys_of(action.actor)
        return any(self._verify(key, message, action.signature) for key in keys)


def _require_submission(record: PostRecord, hand: _Hand) -> None:
    submission = next(
        (one for one in record.actions if one.seq == record.current.seq),
        None,
    )
    if (
        submission is None
        or submission.kind is not ActionKind.SUBMIT
        or submission.sha256 != record.current.sha256
        or not hand.signed(submission, WRITING)
    ):
        raise Refused("trust.submission", person=record.current.submitted_by)


def _is_trusted(
    decision: Decision, record: PostRecord, control: Sequence[Action], hand: _Hand
) -> bool:
    """Whether an approval that counts is by the roster, of exactly what is about to leave.

    A deputy's is by the roster when it has them and their key, and gives the duty to whoever lent
    it, whose own key signed that.
    """
    current = record.current
    if (decision.revision, decision.sha256) != (current.number, current.sha256):
        return False
    return decision.role in APPROVING and any(
        action.kind is ActionKind.APPROVE
        and (action.actor, action.sha256) == (decision.person, decision.sha256)
        and action.statement["role"] == decision.role
        and action.statement["for"] == decision.acting_for
        and (
            hand.signed(action, [decision.role])
            if decision.acting_for is None
            else (action.account, action.post) == (record.account, record.id)
            and hand.is_own(action)
            and _is_lent(decision, control, hand)
        )
        for action in record.actions
        if action.seq == decision.seq
    )


def _is_lent(decision: Decision, control: Sequence[Action], hand: _Hand) -> bool:
    """Whether the duty was lent to whoever decided, by its holder, and not taken back before."""
    if decision.role is Role.EXECUTIVE:
        return False
    before = [action for action in control if action.seq < decision.seq]
    ended = {
        action.statement["delegation"] for action in before if action.kind is ActionKind.UNDELEGATE
    }
    return any(
        action.kind is ActionKind.DELEGATE
        and action.id not in ended
        and action.actor == decision.acting_for
        and action.statement["deputy"] == decision.person
        and action.statement["role"] == decision.role
        and read_time(action.statement["begins_at"]) <= decision.at
        and decision.at < read_time(action.statement["ends_at"])
        and hand.signed(action, [decision.role])
        for action in before
    )


def _require_hands(record: PostRecord, control: Sequence[Action], hand: _Hand) -> None:
    """Whoever let the post, or its account, go on again must still be somebody who may."""
    for action in record.actions:
        is_release = action.kind is ActionKind.RELEASE and action.seq > record.current.seq
        if is_release and not hand.signed(action, RELEASING):
            raise Refused("trust.release", person=action.actor)
    ends = [action for action in control if action.kind is ActionKind.UNFREEZE]
    if ends and not hand.signed(ends[-1], STOPPING):
        raise Refused("trust.unfreeze", person=ends[-1].actor)
