"""Before anything leaves a team's ledger: the pinned roster, the day's heartbeat, the chains as seen.

All of it is what this machine knows beside the database. Rosters and heartbeats reach it through
whatever carries them (`Board`); a carrier can hold them back, and then nothing leaves, but it cannot
make one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.action import LEDGER_CHAIN
from desktop_app.domain.envelope import Verify
from desktop_app.domain.errors import Refused
from desktop_app.domain.heartbeat import Heartbeat, require_alive
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision
from desktop_app.domain.roster import require_current
from desktop_app.domain.steps import Step
from desktop_app.domain.trust import require_trusted
from desktop_app.services.checkpoints import (
    heads_of,
    require_remembered,
    require_seen,
    require_whole,
    say,
)
from desktop_app.services.links import Links
from desktop_app.services.ports import Desk, Work
from desktop_app.services.rosters import Pin, Signer, advance, read_pin


class Board(Protocol):
    """What carries rosters and heartbeats: envelopes, unread and unbelieved."""

    def rosters(self) -> Sequence[str]:
        """Every roster there is, in order of version, or those that this machine may lack."""

    def heartbeats(self) -> Sequence[str]:
        """The heartbeats of the last day or so, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What a machine needs to judge a team's ledger by itself."""

    place: str  #: of the ledger, as this machine was told: its pin goes by it
    desk: Desk
    verify: Verify
    board: Callable[[Work], Board]
    links: Callable[[Work, Sequence[AccountId]], Links]  #: `Chains.of`


def look_over(trust: Trust, work: Work, accounts: Sequence[AccountId]) -> Pin:
    """Follow new rosters, compare the chains with what is remembered, and remember them as they are.

    For every client, whenever it opens the ledger or something arrived. `accounts` are those whose
    chains it reads. Raises as `rosters.advance`; Damaged (``chain.*``, ``ledger.damaged``,
    ``pin.damaged``); Refused (``roster.none`` while the ledger has none, ``pin.none``,
    ``trust.ledger``).
    """
    pin, links = _compared(trust, work, accounts)
    return _remembered(trust, pin, links, accounts)


def confirm(
    trust: Trust,
    work: Work,
    accounts: Sequence[AccountId],
    by: PersonId,
    signer: Signer,
    now: datetime,
) -> str:
    """Look the ledger over and sign that it is as it should be: the envelope of a heartbeat.

    Raises as `look_over`, or Refused (``roster.expired``, ``roster.future``), or Unavailable
    (``keychain.*``).
    """
    pin, links = _compared(trust, work, accounts)
    require_current(pin.trusted, now)
    pin = _remembered(trust, pin, links, accounts)
    return say(pin.trusted, heads_of(links, accounts), by, signer, now)


def require_trust(
    trust: Trust,
    work: Work,
    record: PostRecord,
    *,
    publisher: PersonId,
    required: Iterable[Role],
    steps: Sequence[Step],
    is_quiet: bool,
    now: datetime,
) -> tuple[Decision, ...]:
    """The approvals on which the post may leave now, by everything this machine knows.

    `required` are the roles that policy and recomputed findings ask for, `steps` policy's, and
    `is_quiet` says whether a finding is a quiet period's. To be asked wherever
    `policy.clear_to_publish` is, in the same transaction. Raises as `look_over`,
    `roster.require_current`, `heartbeat.require_alive` and `trust.require_trusted`: nothing was
    posted in any of them.
    """
    account = record.account
    pin, links = _compared(trust, work, [account])
    roster = require_current(pin.trusted, now)
    require_seen(links, _alive(trust, work, pin, account, now), [account])
    control = work.account_actions(account)
    require_whole(links, account, None, control)
    require_whole(links, account, record.id, record.actions)
    approvals = require_trusted(
        record,
        control,
        roster,
        ledger=links.hash_at(LEDGER_CHAIN, 1) or "",
        publisher=publisher,
        required=required,
        steps=steps,
        is_quiet=is_quiet,
        now=now,
        verify=trust.verify,
    )
    _remembered(trust, pin, links, [account])
    return approvals


def _compared(trust: Trust, work: Work, accounts: Sequence[AccountId]) -> tuple[Pin, Links]:
    """The pin with the newest roster, and the chains, which are what the pin remembers."""
    board = trust.board(work)
    if not board.rosters() and read_pin(trust.desk, trust.place, trust.verify) is None:
        raise Refused("roster.none")
    pin = advance(trust.desk, trust.place, trust.verify, rosters=board.rosters())
    links = trust.links(work, accounts)
    if links.hash_at(LEDGER_CHAIN, 1) != pin.trusted.roster.ledger:
        raise Refused("trust.ledger")
    read = (LEDGER_CHAIN, *accounts)
    require_remembered(links, {one: kept for one, kept in pin.heads.items() if one in read})
    return pin, links


def _remembered(trust: Trust, pin: Pin, links: Links, accounts: Sequence[AccountId]) -> Pin:
    heads = heads_of(links, accounts)
    if all(pin.heads.get(chain, ())[-1:] == (head,) for chain, head in heads.items()):
        return pin
    return advance(trust.desk, trust.place, trust.verify, heads=heads)


def _alive(trust: Trust, work: Work, pin: Pin, account: AccountId, now: datetime) -> Heartbeat:
    """The newest heartbeat that holds. One that tells of a newer roster stops everything."""
    first: Refused | None = None
    for text in trust.board(work).heartbeats():
        try:
            return require_alive(text, pin.trusted, account, now, trust.verify)
        except Refused as error:
            if error.kind == "heartbeat.newer_roster":
                raise
            first = first or error
    raise first or Refused("heartbeat.none")
