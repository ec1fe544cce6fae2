"""What the services ask of whoever hears that the record has grown. As in `ports`: adapters keep it."""

from __future__ import annotations

from typing import Protocol


class Listener(Protocol):
    """Hints that somebody recorded something. What is true only the record says (`Work.newest`).

    A hint may be missing, late, or about nothing: nobody may rely on one.
    """

    def connect(self) -> int:
        """Begin to listen; the descriptor that becomes readable when `take` has something to say.

        Again after a loss, another one. Waits some seconds at most. Raises Unavailable or Refused
        (``ledger.*``), and what asking for a password raises.
        """

    def take(self) -> bool:
        """Whether anything was said since. Never waits.

        Raises Unavailable (``ledger.unreachable``) when the connection is lost: the descriptor is
        not to be used any more, not even to be waited for.
        """

    def close(self) -> None:
        """Let go of the connection, if there is one."""
