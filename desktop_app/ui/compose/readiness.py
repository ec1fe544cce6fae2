"""Whether the open draft can be sent for review now, and if not, why. One answer, in one place."""

from __future__ import annotations

from enum import StrEnum

from desktop_app.domain.account import WRITING, Role
from desktop_app.ui.compose.checker import Outcome


class Readiness(StrEnum):
    """Why the button can or cannot be pressed."""

    OPENING = "opening"  #: the record is not open yet
    SENDING = "sending"
    NO_DUTY = "no_duty"  #: this person may read and approve, not write
    EMPTY = "empty"
    CHECKING = "checking"  #: the checks have not read this very text yet
    UNCHECKED = "unchecked"  #: the checks failed altogether
    OBSTACLE = "obstacle"
    READY = "ready"


def readiness(
    *,
    text: str,
    held: tuple[Role, ...] | None,
    outcome: Outcome | None,
    failed: bool,
    sending: bool,
) -> Readiness:
    """Judge `text`. `held` is None before anybody is signed in; `outcome` is about `text` or None."""
    if sending:
        return Readiness.SENDING
    if held is None:
        return Readiness.OPENING
    if not set(held) & set(WRITING):
        return Readiness.NO_DUTY
    if not text.strip():
        return Readiness.EMPTY
    if outcome is None:
        return Readiness.UNCHECKED if failed else Readiness.CHECKING
    return Readiness.OBSTACLE if outcome.checked.obstacles else Readiness.READY
