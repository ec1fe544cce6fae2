"""What the desktop tells people while the window is closed, and what is asked of it for that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.action import PostId


class Urgency(StrEnum):
    """How a desktop shows a notice."""

    LOW = "low"
    NORMAL = "normal"
    CRITICAL = "critical"  #: stays until somebody has seen it


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the desktop shows while the window is closed. Plain text."""

    slot: str  #: a later notice with the same one takes its place
    title: str
    body: str
    action: str  #: the name of the one thing it offers: to open the window
    urgency: Urgency = Urgency.NORMAL
    post: PostId | None = None  #: what is opened; None for the queue


class Notifier(Protocol):
    """The desktop's own notices. After `connect`, all of it in one thread, and nothing waits."""

    def connect(self) -> int:
        """Find the desktop's service; the descriptor that becomes readable when `take` has news.

        Waits some seconds at most. Raises Unavailable (``notices.missing``).
        """

    def give(self, notice: Notice) -> None:
        """Show it. Raises Unavailable (``notices.missing``) when the connection is gone."""

    def withdraw(self, slot: str) -> None:
        """Show it no longer."""

    def take(self) -> tuple[Notice, ...]:
        """What somebody asked to open since. Raises Unavailable (``notices.missing``)."""

    def take_token(self) -> str:
        """The desktop's permission to come to the front that came with the last click, once."""

    def close(self) -> None:
        """Let go of the connection; what is shown stays."""
