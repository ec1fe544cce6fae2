"""Another time: a draft is changed; of a post, a new version is begun, because its time is approved.

Nothing leaves at another time before that version was sent for review and approved: until then the
one that was approved stands, with its own time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from desktop_app.domain import schedule
from desktop_app.domain.account import WRITING, AccountId, Charter, PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.control import Freeze, replay_control
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Standing
from desktop_app.services import drafting
from desktop_app.services.calendar import MOVABLE, Band, bands
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft, DraftId
from desktop_app.services.reading import load


def move_draft(parts: Parts, draft_id: DraftId, by: PersonId, at: datetime) -> Draft:
    """Keep the draft of `by` with the time `at` (UTC), and return it.

    Raises BadInput (``schedule.past``, ``calendar.gone``), Refused (``calendar.quiet``,
    ``calendar.frozen``), Damaged or Unavailable.
    """
    draft = parts.desk.draft(draft_id)
    if draft is None or draft.owner != by:
        raise BadInput("calendar.gone")
    with parts.store.begin() as work:
        charter = work.charter()
        actions = work.account_actions(draft.account)
    control = replay_control(actions, charter, draft.account, parts.keys.verify)
    require_free(charter, draft.account, control.freeze, at)
    return _timed(parts, charter, draft, at)


def move_post(parts: Parts, post: PostId, by: PersonId, at: datetime) -> Draft:
    """Begin the post's next version with the time `at` (UTC); a draft of it that is there is taken.

    The post itself stays as it is. Raises as `move_draft` and `drafting.continue_post` do, and
    Refused (``draft.role``, ``calendar.state`` for a post that is on its way or over).
    """
    with parts.store.begin() as work:
        charter = work.charter()
        record = load(work, parts, post)
    if not set(charter.roles(by, record.account)) & set(WRITING):
        raise Refused("draft.role")
    if record.state not in MOVABLE or record.parts:
        raise Refused("calendar.state")
    freeze = record.control.freeze
    require_free(charter, record.account, freeze, at, is_exempt=is_exempt(record))
    return _timed(parts, charter, _draft_of(parts, record, by), at)


def is_exempt(record: PostRecord) -> bool:
    """Whether an approval of its newest version that counts has legal's exception."""
    return any(
        one.exception is not None and one.standing is Standing.COUNTS for one in record.decisions
    )


def require_free(
    charter: Charter,
    account: AccountId,
    freeze: Freeze | None,
    at: datetime,
    *,
    is_exempt: bool = False,
) -> None:
    """Refuse a time in which nothing should leave.

    Raises Refused: ``calendar.frozen``, or ``calendar.quiet`` without legal's exception.
    """
    for band in bands(charter, [(account, freeze)]):
        if not band.holds(account, at) or (is_exempt and band.freeze is None):
            continue
        raise _refusal(band)


def _refusal(band: Band) -> Refused:
    return Refused("calendar.quiet") if band.freeze is None else Refused("calendar.frozen")


def _draft_of(parts: Parts, record: PostRecord, by: PersonId) -> Draft:
    newest = (record.id, record.current.number)
    for draft in parts.desk.drafts(by):
        if (draft.post, draft.base_revision) == newest:
            return draft
    return drafting.continue_post(parts, record.id, by)


def _timed(parts: Parts, charter: Charter, draft: Draft, at: datetime) -> Draft:
    begins, ends = schedule.window(
        at, parts.clock.now(), timedelta(seconds=charter.policy.grace_seconds)
    )
    moved = replace(draft, not_before=begins, not_after=ends)
    return drafting.save(parts.desk, parts.clock, moved)


def has_exception(parts: Parts, post: PostId) -> bool:
    """Whether legal's exception lets the post leave in a quiet period. Raises BadInput or Damaged."""
    with parts.store.begin() as work:
        return is_exempt(load(work, parts, post))
