"""What one person may do at once, with a reason: stop things, let them go on, take them down.

Stopping needs one person; nothing here sends a post, approves one, or hides one.
"""

from __future__ import annotations

from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.services import resuming
from desktop_app.services.comparing import control_in
from desktop_app.services.parts import Parts
from desktop_app.services.reading import load
from desktop_app.services.statements import append_to, signed


def freeze(parts: Parts, account: AccountId, by: PersonId, reason: str) -> None:
    """Stop everything of the account that has not left: approved posts are held.

    Whatever is on its way shows its true result. Raises Refused (``review.reason``) or
    LedgerRefused (``ledger.duty``, ``ledger.frozen`` when it is frozen already).
    """
    _on_account(parts, ActionKind.FREEZE, account, by, {"reason": _said(reason)})


def unfreeze(parts: Parts, account: AccountId, by: PersonId, reason: str) -> None:
    """End the freeze. Nothing leaves by itself: each held post is released by somebody."""
    _on_account(parts, ActionKind.UNFREEZE, account, by, {"reason": _said(reason)})


def take_over(
    parts: Parts, account: AccountId, publisher: PersonId, by: PersonId, reason: str
) -> None:
    """Let another publisher machine send for the account from now on, on this person's word.

    That machine reads the timeline before its first send. The one that is in charge already, when
    it is this computer and was stopped (`resuming`), sends again: it alone keeps that. Raises
    BadInput (``control.machine``, for what may not send), Refused (``review.reason``,
    ``control.in_charge`` where nothing would change) or LedgerRefused (``ledger.duty``).
    """
    said: dict[str, Json] = {"publisher": publisher, "reason": _said(reason)}
    is_stopped = publisher == parts.publisher and resuming.is_stopped(parts.desk)
    if not _sends(parts, account, publisher, by):
        _on_account(parts, ActionKind.TAKE_OVER, account, by, said)
    elif not is_stopped:
        raise Refused("control.in_charge", publisher=publisher)
    if is_stopped:
        resuming.resume(parts.desk, by)


def _sends(parts: Parts, account: AccountId, publisher: PersonId, by: PersonId) -> bool:
    """Whether `publisher` is in charge already.

    Raises BadInput (``control.machine``), and Refused (``ledger.duty``) if so, to a stranger.
    """
    with parts.store.begin() as work:
        machines = [one.id for one in work.charter().publishers(account)]
        if publisher not in machines:
            raise BadInput("control.machine", publisher=publisher, known=", ".join(machines))
        is_here = control_in(work, parts, account).publisher == publisher
        if is_here and not set(work.charter().roles(by, account)) & set(resuming.TAKING_OVER):
            raise Refused("ledger.duty")
        return is_here


def explain_stray(
    parts: Parts, account: AccountId, x_post_id: str, by: PersonId, reason: str
) -> None:
    """Say what a post is that nobody approved here. Raises Refused or LedgerRefused."""
    said: dict[str, Json] = {"x_post_id": x_post_id, "reason": _said(reason)}
    _on_account(parts, ActionKind.EXPLAIN_STRAY, account, by, said)


def recall(parts: Parts, post: PostId, by: PersonId, reason: str) -> None:
    """Stop an approved or held post until somebody submits it again.

    Whoever is first wins, this or the attempt: both go through the ledger's one door. Raises
    Refused (``review.reason``) or LedgerRefused (``ledger.state``: it is leaving, or has left).
    """
    _on_post(parts, ActionKind.RECALL, post, by, {"reason": _said(reason)})


def release(parts: Parts, post: PostId, by: PersonId, reason: str) -> None:
    """Let a held post go on: what held it is mended, or the freeze is over.

    Raises Refused (``review.reason``) or LedgerRefused (``ledger.frozen``, ``ledger.four_eyes``).
    """
    _on_post(parts, ActionKind.RELEASE, post, by, {"reason": _said(reason)})


def take_down(parts: Parts, post: PostId, by: PersonId, reason: str) -> None:
    """Ask for a post to be taken off X at once. The record keeps it, and says who asked and why."""
    _on_post(parts, ActionKind.TAKE_DOWN, post, by, {"reason": _said(reason)})


def removed_by_hand(parts: Parts, post: PostId, by: PersonId, reason: str) -> None:
    """Record that somebody took every part off X themselves, in X's own application.

    Raises Refused (``review.reason``) or LedgerRefused.
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        for part in reversed(record.parts):
            if part.removed_at is None:
                said: dict[str, Json] = {
                    "part": part.number,
                    "x_post_id": part.x_post_id,
                    "reason": _said(reason),
                }
                append_to(work, parts, record, ActionKind.REMOVED, by, said)


def after_review(parts: Parts, post: PostId, by: PersonId, reason: str) -> None:
    """Record what somebody found who looked again at a post that could not wait.

    Raises Refused (``review.reason``) or LedgerRefused.
    """
    _on_post(parts, ActionKind.AFTER_REVIEW, post, by, {"reason": _said(reason)})


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused("review.reason")
    return post_text.normal(reason.strip())


def _on_post(
    parts: Parts, kind: ActionKind, post: PostId, by: PersonId, said: dict[str, Json]
) -> None:
    with parts.store.begin() as work:
        append_to(work, parts, load(work, parts, post), kind, by, said)


def _on_account(
    parts: Parts, kind: ActionKind, account: AccountId, by: PersonId, said: dict[str, Json]
) -> None:
    with parts.store.begin() as work:
        charter = work.charter()
        work.append(
            signed(
                parts.keys,
                kind=kind,
                realm=charter.realm,
                account=charter.account(account).id,
                actor=by,
                said=said,
            )
        )
