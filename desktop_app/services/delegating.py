"""Deputies: letting another person decide in one's name for some days, and ending that.

A deputy decides in one duty of one account. Whoever wrote a post is nobody's deputy for it, an
executive's own voice is lent to nobody, and what is lent is not lent on.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop_app.domain import text as post_text
from desktop_app.domain.account import APPROVING, AccountId, PersonId, Role
from desktop_app.domain.action import ActionId, ActionKind
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.control import Delegation, acting
from desktop_app.domain.errors import Refused
from desktop_app.services.comparing import control_in
from desktop_app.services.parts import Parts
from desktop_app.services.statements import signed

__all__ = ["LONGEST", "acting", "delegate", "delegations", "undelegate"]

#: A duty is lent for so long at most: whoever is away for longer has a successor, not a deputy.
LONGEST = timedelta(days=100)


def delegate(
    parts: Parts,
    account: AccountId,
    role: Role,
    deputy: PersonId,
    begins_at: datetime,
    ends_at: datetime,
    by: PersonId,
    reason: str,
) -> ActionId:
    """Let `deputy` decide in `role` in the name of `by`, from `begins_at` until `ends_at` (UTC).

    Raises Refused: ``delegation.executive``, ``delegation.deputy`` (oneself, a machine, or
    somebody without any duty: they left),
    ``delegation.dates``, ``review.role`` when `by` does not hold it, ``review.reason``; BadInput
    (``person.unknown``); or LedgerRefused.
    """
    with parts.store.begin() as work:
        charter = work.charter()
        if role is Role.EXECUTIVE:
            raise Refused("delegation.executive")
        if role not in APPROVING or role not in charter.roles(by, account):
            raise Refused("review.role", role=role)
        machine = any(
            each.role is Role.PUBLISHER and each.person == deputy for each in charter.duties
        )
        has_left = not any(each.person == charter.person(deputy).id for each in charter.duties)
        if deputy == by or machine or has_left:
            raise Refused("delegation.deputy")
        if not max(begins_at, parts.clock.now()) < ends_at <= begins_at + LONGEST:
            raise Refused("delegation.dates", days=str(LONGEST.days))
        said: dict[str, Json] = {
            "role": role,
            "deputy": deputy,
            "begins_at": time_text(begins_at),
            "ends_at": time_text(ends_at),
            "reason": _said(reason),
        }
        action = signed(
            parts.keys,
            kind=ActionKind.DELEGATE,
            realm=charter.realm,
            account=account,
            actor=by,
            said=said,
        )
        return work.append(action).id


def undelegate(
    parts: Parts, account: AccountId, delegation: ActionId, by: PersonId, reason: str
) -> None:
    """End a delegation at once: whoever made it may, the deputy, communications and legal.

    What was decided stays decided. Raises Refused (``review.reason``) or LedgerRefused
    (``ledger.duty``, ``ledger.state`` when it is over already).
    """
    with parts.store.begin() as work:
        said: dict[str, Json] = {"delegation": delegation, "reason": _said(reason)}
        work.append(
            signed(
                parts.keys,
                kind=ActionKind.UNDELEGATE,
                realm=work.charter().realm,
                account=account,
                actor=by,
                said=said,
            )
        )


def delegations(parts: Parts, account: AccountId) -> tuple[Delegation, ...]:
    """Every delegation of the account, oldest first, also those that are over. Raises Damaged."""
    with parts.store.begin() as work:
        return control_in(work, parts, account).delegations


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused("review.reason")
    return post_text.normal(reason.strip())
