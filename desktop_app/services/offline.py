"""What is asked of a store that goes on while its server is away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.account import PersonId
    from desktop_app.services.offline_ports import Outbox
    from desktop_app.services.ports import Store


class Offline(Protocol):
    """A store's other side: its server may be away, and a copy is read meanwhile."""

    @property
    def is_away(self) -> bool:
        """Whether the server did not answer when it was last asked: what is read is the copy."""

    @property
    def as_of(self) -> datetime | None:
        """When the copy was the server's, UTC; None without one."""

    @property
    def place(self) -> str:
        """Which record it is, as entries name it."""

    @property
    def person(self) -> PersonId:
        """Who alone acts on it here."""

    @property
    def outbox(self) -> Outbox:
        """What waits to be sent."""

    def server(self) -> Store:
        """The record itself, never the copy. Raises as opening it does."""

    def probe(self) -> bool:
        """Ask the server: some seconds where nothing answers. Raises what is no matter of reach."""

    def refresh(self) -> bool:
        """Bring the copy up to date; tell whether anything was new. Raises Unavailable."""
