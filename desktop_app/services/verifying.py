"""Verifying a whole ledger: links, signatures, rosters, and what this computer remembers of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.action import LEDGER_CHAIN
from desktop_app.domain.errors import BadInput, Damaged, Refused
from desktop_app.domain.heartbeat import Heartbeat
from desktop_app.domain.roster import catch_up
from desktop_app.domain.verification import Ruled, Verify, check_action, stand
from desktop_app.services.checkpoints import read_page, require_printed, require_remembered
from desktop_app.services.links import Chains
from desktop_app.services.ports import Store, Work
from desktop_app.services.rosters import Pin


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found sound. `heads` is None where this computer remembers nothing."""

    links: int
    signatures: int
    version: int  #: of the roster in force; 0 for none
    heads: int | None
    printed: Heartbeat | None = None  #: what the page said, all of which is there


def verify_ledger(
    store: Store,
    verify: Verify,
    pin: Pin | None = None,
    person: PersonId | None = None,
    page: str | None = None,
) -> Verified:
    """Verify everything that `person` can read (None: all of it); of other accounts the links alone.

    With a `page`, a checkpoint of earlier, that what it saw is still there.

    Raises Damaged: ``ledger.damaged`` or ``ledger.signature`` naming the first action that is not
    what was written, or, where this computer remembers the ledger, ``chain.lost`` with how many
    actions are gone and ``chain.rewritten``; Refused as `roster.catch_up` or ``trust.ledger`` for
    rosters that are not the ones that it trusts. Of a page as `checkpoints.read_page` and
    `checkpoints.require_printed`, and Refused (``roster.none``) where nothing says whose keys count.
    """
    links = store.verify_chains()
    with store.begin() as work:
        ruled = stand(work.rules(), verify)
        if work.charter() != ruled.charter:
            raise Damaged("ledger.damaged", action="charter")
        accounts = [one.id for one in ruled.charter.accounts]
        if person is not None:
            accounts = [one for one in accounts if ruled.charter.roles(person, one)]
        signatures = ruled.seq + sum(_signed(work, one, ruled.charter, verify) for one in accounts)
        heads = None if pin is None else _remembered(work, ruled, pin, accounts, verify)
        printed = None if page is None else _printed(work, ruled, page, accounts, verify)
    version = ruled.trusted.roster.version if ruled.trusted else 0
    return Verified(
        links=links, signatures=signatures, version=version, heads=heads, printed=printed
    )


def _signed(work: Work, account: AccountId, charter: Charter, verify: Verify) -> int:
    """How many actions of the account were signed by whom they name. Those without words have none."""
    signed = 0
    for action in work.chain(account):
        if action.redacted_by is None:
            try:
                check_action(action, charter, verify)
            except BadInput as error:  # by nobody of this ledger
                raise Damaged("ledger.signature", action=action.id) from error
            signed += 1
    return signed


def _remembered(
    work: Work, ruled: Ruled, pin: Pin, accounts: Sequence[AccountId], verify: Verify
) -> int:
    """How many remembered heads the chains still have."""
    read = {one: kept for one, kept in pin.heads.items() if one in (LEDGER_CHAIN, *accounts)}
    require_remembered(Chains().of(work, accounts), read)
    followed = catch_up(pin.trusted, ruled.rosters, verify).roster
    version = ruled.trusted.roster.version if ruled.trusted else 0
    if followed.ledger != ruled.ledger:
        raise Refused("trust.ledger")
    if version < followed.version:
        raise Refused("roster.rollback", version=str(version), known=str(followed.version))
    return sum(len(kept) for kept in read.values())


def _printed(
    work: Work, ruled: Ruled, page: str, accounts: Sequence[AccountId], verify: Verify
) -> Heartbeat:
    if ruled.trusted is None:
        raise Refused("roster.none")
    said = read_page(page, ruled.trusted, verify)
    require_printed(Chains().of(work, accounts), said, accounts)
    return said
