"""Whether the open draft can be sent for review now, and if not, why. One answer, in one place."""

from __future__ import annotations

from enum import StrEnum

from desktop_app.domain.account import WRITING, Role
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.outcome import Outcome


class Readiness(StrEnum):
    """Why the button can or cannot be pressed."""

    OPENING = "opening"  #: the record is not open yet
    SENDING = "sending"
    NO_DUTY = "no_duty"  #: this person may read and approve, not write
    EMPTY = "empty"
    CHECKING = "checking"  #: the checks have not read this very text yet
    UNCHECKED = "unchecked"  #: the checks failed altogether
    PREPARING = "preparing"  #: a picture or a film is not ready yet
    TROUBLE = "trouble"  #: a field beside the text cannot be read as it stands
    OBSTACLE = "obstacle"
    READY = "ready"


def readiness(
    *,
    draft: Draft,
    held: tuple[Role, ...] | None,
    outcome: Outcome | None,
    failed: bool,
    sending: bool,
    trouble: str = "",
    preparing: bool = False,
) -> Readiness:
    """Judge `draft`. `held` is None before anybody is signed in; `outcome` is about it or None."""
    if sending:
        return Readiness.SENDING
    if held is None:
        return Readiness.OPENING
    if not set(held) & set(WRITING):
        return Readiness.NO_DUTY
    if not any(part.text.strip() or part.media for part in draft.parts):
        return Readiness.EMPTY
    if preparing:
        return Readiness.PREPARING
    if trouble:
        return Readiness.TROUBLE
    if outcome is None:
        return Readiness.UNCHECKED if failed else Readiness.CHECKING
    return Readiness.OBSTACLE if outcome.obstacles else Readiness.READY
