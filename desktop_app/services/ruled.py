"""Following the ledger's own chain: who may do what, and what it carries of rosters and heartbeats.

Each row is verified once while the program runs; later only the last one and what follows it are
read. What was verified stays verified, whatever becomes of the rows before it in the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.action import LEDGER_CHAIN, leaf_of, link
from desktop_app.domain.verification import Ruled, Verify, stand
from desktop_app.services.ports import Work


class Follower:
    """Of one ledger. Any thread may ask: what it keeps is replaced whole."""

    def __init__(self) -> None:
        self._known: Ruled | None = None

    def at(self, work: Work, verify: Verify) -> Ruled:
        """What the chain adds up to as `work` shows it. Raises Damaged as `stand`."""
        known = self._known
        if known is not None:
            first, *later = work.chain(LEDGER_CHAIN, known.seq) or (None,)
            if first and link(first.prev_hash, leaf_of(first)) == known.hash:
                self._known = known = stand(later, verify, known)
                return known
        self._known = known = stand(work.rules(), verify)
        return known


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerBoard:
    """`trusting.Board` of a ledger that carries its rosters and heartbeats itself."""

    ruled: Ruled

    def rosters(self) -> Sequence[str]:
        """Every roster that two people adopted, in order of version."""
        return self.ruled.rosters

    def heartbeats(self) -> Sequence[str]:
        """The newest heartbeats, the newest first."""
        return self.ruled.heartbeats
