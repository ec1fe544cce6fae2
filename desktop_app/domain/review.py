"""Decisions: what a person said of one revision, in which role, and whether it still counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import PersonId, Role


class Verdict(StrEnum):
    """What a reviewer can say."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request_changes"
    VETO = "veto"


class Standing(StrEnum):
    """Whether a decision still counts, and if not, why."""

    COUNTS = "counts"
    TEXT_CHANGED = "text_changed"  #: it was about an earlier revision
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"  #: its giver took it back
    SENT_BACK = "sent_back"  #: the post was not on X after an unknown outcome: decide again


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One person's verdict on one revision."""

    person: PersonId
    role: Role
    verdict: Verdict
    revision: int
    sha256: str
    at: datetime
    expires_at: datetime
    reason: str
    seq: int
    standing: Standing


def meaning(role: Role, verdict: Verdict) -> str:
    """What the signature means, in the words that are signed (21 CFR 11.50 asks for the meaning)."""
    if verdict is Verdict.REQUEST_CHANGES:
        return "changes requested"
    if verdict is Verdict.VETO:
        return "vetoed"
    if role is Role.EXECUTIVE:
        return "approved in my voice"
    return f"approved for {role}"
