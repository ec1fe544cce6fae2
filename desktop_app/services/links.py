"""The links of a ledger's chains, computed from the rows themselves and never taken from it.

What was verified once is kept while the program runs: later only the last row and what follows it
are read. A database whose last row is another one than it was is read anew from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.domain.account import AccountId
from desktop_app.domain.action import GENESIS, LEDGER_CHAIN, Action, PostId, leaf_of, link
from desktop_app.domain.errors import Damaged
from desktop_app.services.ports import Work


class Links(Protocol):
    """The links of the ledger's chains, each verified from the first one on."""

    def length(self, chain: AccountId) -> int:
        """How many rows the chain has; 0 for a chain that is not there."""

    def hash_at(self, chain: AccountId, seq: int) -> str | None:
        """The link of row `seq`, or None where the chain does not reach it."""

    def rows(self, chain: AccountId, post: PostId | None) -> tuple[int, ...]:
        """Which rows are about the post, or with None about the account and none of its posts."""


@dataclass(slots=True)
class _Chain:
    links: list[str] = field(default_factory=list)
    rows: dict[PostId | None, list[int]] = field(default_factory=dict)

    def extend(self, actions: Sequence[Action]) -> None:
        """Add rows. Raises Damaged naming the first that does not follow; those before it stay."""
        for action in actions:
            before = self.links[-1] if self.links else GENESIS
            made = link(before, leaf_of(action))
            place = (len(self.links) + 1, before, made)
            if (action.seq, action.prev_hash, action.hash) != place:
                raise Damaged("ledger.damaged", action=action.id)
            self.links.append(made)
            self.rows.setdefault(action.post, []).append(action.seq)


class Chains:
    """`Links` of one ledger, for one thread."""

    def __init__(self) -> None:
        self._chains: dict[AccountId, _Chain] = {}

    def of(self, work: Work, accounts: Iterable[AccountId]) -> Links:
        """The links as `work` shows them, of these accounts and the ledger's own; good until the next.

        Raises Damaged (``ledger.damaged``) naming the first row that does not hold.
        """
        for chain in (LEDGER_CHAIN, *accounts):
            self._follow(work, chain)
        return self

    def length(self, chain: AccountId) -> int:
        """How many rows the chain has."""
        return len(self._of(chain).links)

    def hash_at(self, chain: AccountId, seq: int) -> str | None:
        """The link of row `seq`."""
        links = self._of(chain).links
        return links[seq - 1] if 0 < seq <= len(links) else None

    def rows(self, chain: AccountId, post: PostId | None) -> tuple[int, ...]:
        """Which rows are about the post, or the account."""
        return tuple(self._of(chain).rows.get(post, ()))

    def _of(self, chain: AccountId) -> _Chain:
        return self._chains.get(chain) or _Chain()

    def _follow(self, work: Work, chain: AccountId) -> None:
        known = self._chains.pop(chain, None)  # nothing half verified is kept
        if known is not None and known.links:
            found = work.chain(chain, len(known.links))
            if found and _link(found[0]) == known.links[-1]:
                known.extend(found[1:])
                self._chains[chain] = known
                return
        known = _Chain()
        known.extend(work.chain(chain))
        self._chains[chain] = known


def _link(action: Action) -> str:
    """The link of a row, whatever it says itself that it is."""
    return link(action.prev_hash, leaf_of(action))
