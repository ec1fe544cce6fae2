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
from desktop_app.domain.canonical import canonical, pre_authentication
from desktop_app.domain.envelope import Verify
from desktop_app.domain.errors import Refused
from desktop_app.domain.policy import RELEASING, STOPPING
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision
from desktop_app.domain.roster import Roster


def require_trusted(
    record: PostRecord,
    control: Sequence[Action],
    roster: Roster,
    *,
    ledger: str,
    publisher: PersonId,
    required: Iterable[Role],
    now: datetime,
    verify: Verify,
) -> tuple[Decision, ...]:
    """The approvals on which the current revision of `record` may leave at `now`.

    `record` comes from `record.replay`; `control` are the account's own actions, oldest first;
    `roster` from `roster.require_current`; `ledger` is the hash of the ledger's first action as it
    was read; `required` are roles that policy and recomputed findings ask for: the roster's own and
    those of the revision are added. Raises Refused: ``trust.ledger``, ``trust.publisher``,
    ``trust.submission``, ``trust.approvals``, ``trust.release`` or ``trust.unfreeze``. Nothing was
    posted in any of them.
    """
    if (roster.realm, roster.ledger) != (record.current.payload.realm, ledger):
        raise Refused("trust.ledger")
    machines = roster.machines(record.account)
    if publisher not in machines or record.control.publisher not in machines:
        raise Refused("trust.publisher", publisher=publisher)
    hand = _Hand(record, roster, verify)
    _require_submission(record, hand)
    approvals = tuple(
        decision for decision in record.counting(now) if _is_trusted(decision, record, hand)
    )
    assignment = roster.accounts[record.account]
    floor = assignment.urgent if record.current.urgent else assignment.always
    wanted = {*required, *record.current.roles, *floor}
    lacking = [role for role in Role if role in wanted - {one.role for one in approvals}]
    if lacking or not approvals:
        raise Refused("trust.approvals", roles=", ".join(lacking))
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


def _is_trusted(decision: Decision, record: PostRecord, hand: _Hand) -> bool:
    """Whether an approval that counts is by the roster, of exactly what is about to leave."""
    current = record.current
    if (decision.revision, decision.sha256) != (current.number, current.sha256):
        return False
    return decision.role in APPROVING and any(
        action.kind is ActionKind.APPROVE
        and (action.actor, action.sha256) == (decision.person, decision.sha256)
        and action.statement["role"] == decision.role
        and hand.signed(action, [decision.role])
        for action in record.actions
        if action.seq == decision.seq
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
