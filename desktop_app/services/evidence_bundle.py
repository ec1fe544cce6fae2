"""Writes a bundle of evidence: lines of canonical JSON, one thing a line, sealed by the last.

In this order: what it is; the ledger's own chain (who may do what, the rules; a signed roster comes
as further entries of it); each account's chain; which pictures and films were named; the seal, the
SHA-256 of every byte before its line. One post, or every post with any action in a time.

In a time nothing is left out: each entry with a time in it is shown, and where the entries that
are left out begin and end, a stub proves that they lie before or after. So it can be checked that
no post was forgotten. Of a post whose words were taken out, the fields of its entries are left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from desktop_app.domain.account import AccountId, Charter
from desktop_app.domain.action import OF_ACCOUNT, Action, ActionKind, PostId, leaf_of
from desktop_app.domain.canonical import Json, canonical, time_text
from desktop_app.domain.errors import BadInput, Damaged, Unavailable
from desktop_app.domain.payload import Payload
from desktop_app.domain.schedule import local
from desktop_app.services.evidence_chain import named_bodies, stub, written
from desktop_app.services.media_ports import MediaShelf
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.reading import signed_charter

FORMAT = "countersign-evidence"
VERSION = 1
#: What holds for every post of an account: without it nobody can say whether one could leave.
CONTROL = (
    ActionKind.FREEZE,
    ActionKind.UNFREEZE,
    ActionKind.TAKE_OVER,
    ActionKind.DELEGATE,
    ActionKind.UNDELEGATE,
)
#: Legal holds: while one covers a post, nobody may take its words out.
HOLDS = (ActionKind.PRESERVE, ActionKind.UNPRESERVE)
_LEAVES_A_LINE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From the beginning of `first` to the end of `last`, in each account's own time zone."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if not date(1970, 1, 1) <= self.first <= self.last <= date(9000, 1, 1):
            raise BadInput("evidence.days", first=str(self.first), last=str(self.last))

    def of(self, charter: Charter, account: AccountId) -> tuple[datetime, datetime]:
        """When they begin and when they are over, for the account; both in UTC."""
        zone = charter.policy.terms_for(account).zone
        return _begins(self.first, zone), _begins(self.last + timedelta(days=1), zone)


def _begins(day: date, zone: str) -> datetime:
    there = local(datetime.combine(day, time(), UTC), zone).tzinfo
    return datetime.combine(day, time(), there).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What of one account goes into a bundle."""

    account: AccountId
    post: PostId | None  #: this one alone
    span: tuple[datetime, datetime] | None  #: every post with an action in it


def chosen_post(parts: Parts, post: PostId) -> tuple[Chosen, ...]:
    """One post. Raises BadInput (``post.unknown``)."""
    with parts.store.begin() as work:
        account = work.actions(post)[0].account
    return (Chosen(account=account, post=post, span=None),)


def chosen_days(parts: Parts, days: Days, account: AccountId | None) -> tuple[Chosen, ...]:
    """All posts with an action in those days, of one account or of all."""
    with parts.store.begin() as work:
        charter = work.charter()
    accounts = [one.id for one in charter.accounts] if account is None else [account]
    return tuple(Chosen(account=one, post=None, span=days.of(charter, one)) for one in accounts)


def lines(parts: Parts, wanted: Sequence[Chosen]) -> Iterator[bytes]:
    """The bundle, line by line; the same record gives the same lines. Holds no secret.

    Raises Damaged. Whoever keeps the lines checks them with `evidence.verify` before giving them out.
    """
    seal = hashlib.sha256()
    with parts.store.begin() as work:
        signed_charter(work, parts)
        for value in _values(work, parts.media, wanted):
            line = f"{canonical(value)}\n".encode()
            seal.update(line)
            yield line
    yield f"{canonical({'seal': seal.hexdigest()})}\n".encode()


def _values(work: Work, shelf: MediaShelf, wanted: Sequence[Chosen]) -> Iterator[dict[str, Json]]:
    yield {"format": FORMAT, "v": VERSION}
    for rule in work.rules():
        yield {"rule": written(rule)}
    media: set[str] = set()
    for chosen in wanted:
        since, until = chosen.span or (None, None)
        yield {
            "account": chosen.account,
            "post": chosen.post,
            "since": None if since is None else time_text(since),
            "until": None if until is None else time_text(until),
        }
        for value in _chain(work.chain(chosen.account), chosen):
            if isinstance(value, Action):
                yield from _entry(work, value, media)
            else:
                yield value
    for sha256 in sorted(media):
        yield {"media": {"sha256": sha256, "size": _size(shelf, sha256)}}


def _entry(work: Work, action: Action, media: set[str]) -> Iterator[dict[str, Json]]:
    if not action.statement:  # its words were taken out of the record
        yield {"redacted": stub(action)}
        return
    named = named_bodies(action)
    if not named:
        yield {"entry": written(action)}
        return
    bodies = work.bodies(named)
    if set(bodies) != set(named):
        raise Damaged("ledger.damaged", action=action.id)
    media.update(media_of(bodies[named[0]]))
    yield {"entry": written(action), "bodies": [bodies[one] for one in named]}


def media_of(body: str) -> tuple[str, ...]:
    """SHA-256 of the pictures and films that a payload's body names. Raises BadInput."""
    return tuple(media.sha256 for part in Payload.read(body).parts for media in part.media)


def _chain(chain: Sequence[Action], chosen: Chosen) -> Iterator[Action | dict[str, Json]]:
    """The account's chain up to what is shown last: actions that are shown, and what is not."""
    posts = _posts(chain, chosen)
    runs = [
        (is_shown, list(run))
        for is_shown, run in groupby(chain, lambda one: _is_shown(one, posts, chosen))
    ]
    before: Action | None = None
    for number, (is_shown, run) in enumerate(runs):
        is_last = number == len(runs) - 1
        if is_shown:
            yield from run
            before = run[-1]
        else:
            after = None if is_last else runs[number + 1][1][0]
            yield from _left_out(run, before, after, chosen)


def _posts(chain: Sequence[Action], chosen: Chosen) -> set[PostId]:
    if chosen.post is not None:
        return {chosen.post}
    return {one.post for one in chain if one.post is not None and _is_in(one, chosen.span)}


def _is_shown(action: Action, posts: set[PostId], chosen: Chosen) -> bool:
    if action.kind in OF_ACCOUNT:
        is_about = action.kind in CONTROL or _holds_back(action, posts)
        return is_about or _is_in(action, chosen.span)
    return action.post in posts


def _holds_back(action: Action, posts: set[PostId]) -> bool:
    """Whether it begins a legal hold on one of these posts, or ends any: that names no other."""
    if action.kind is ActionKind.PRESERVE:
        return action.statement["covers"] in (None, *posts)
    return action.kind is ActionKind.UNPRESERVE


def _is_in(action: Action, span: tuple[datetime, datetime] | None) -> bool:
    return span is not None and span[0] <= action.at < span[1]


def _left_out(
    run: Sequence[Action], before: Action | None, after: Action | None, chosen: Chosen
) -> Iterator[dict[str, Json]]:
    """Neighbours that are not shown, with the stubs that prove on which side of the time they lie.

    Nothing stands behind what is shown last, but the proof that the time was over.
    """
    if chosen.span is None:
        yield from () if after is None else _leaves(run)
        return
    since, until = chosen.span
    earlier = 1 + max((place for place, one in enumerate(run) if one.at < since), default=-1)
    early, late = run[:earlier], run[earlier:]
    if early and (late or after is None or after.at >= since):
        yield from _leaves(early[:-1])
        yield {"stub": stub(early[-1])}
    else:
        yield from _leaves(early)
    if late and (early or before is None or before.at < until):
        yield {"stub": stub(late[0])}
        late = late[1:]
    if after is not None:
        yield from _leaves(late)


def _leaves(run: Sequence[Action]) -> Iterator[dict[str, Json]]:
    for start in range(0, len(run), _LEAVES_A_LINE):
        yield {"left_out": [leaf_of(one) for one in run[start : start + _LEAVES_A_LINE]]}


def _size(shelf: MediaShelf, sha256: str) -> int | None:
    if not shelf.has(sha256):
        return None
    try:
        with shelf.open(sha256) as file:
            return file.seek(0, 2)
    except Unavailable:  # gone from this computer: its hash is what was approved
        return None
