"""What joining a team needs of its server: who was planned and invited, and what they said there.

Everything in it was written by the administrator or by whoever has a login; none of it is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who was invited. Times are as the ledger writes them."""

    person: str
    name: str
    duties: str  #: wished for, like ``communications legal:ceo``: for every account, or for one
    at: str = ""
    until: str = ""  #: when the newest invitation ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody said while joining: a body in canonical JSON, signed."""

    person: str
    at: str
    body: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """All of it, as one person sees it: nothing of a ledger that has people already, to others."""

    ledger: str  #: its name: SHA-256 of the plan, or of the first action
    plan: str  #: the people file; "" where there was none
    is_founded: bool
    is_sealed: bool
    guests: tuple[Guest, ...]
    entries: tuple[Entry, ...]  #: oldest first


class Lobbying(Protocol):
    """The lobby of one ledger, as one person."""

    def read(self) -> Lobby:
        """What stands there. Raises as opening the ledger does."""

    def post(self, body: str, signature: str) -> None:
        """Say something. Raises LedgerRefused (``ledger.joining``)."""
