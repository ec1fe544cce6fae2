"""Decisions: what a person said of one revision, in which role, and whether it still counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import as_object, as_text, only

_LINK = re.compile(r"https://[0-9A-Za-z][!-~]*", re.ASCII)
_LONGEST_LINK = 2_000


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
class Exemption:
    """Why legal lets a post go in a quiet period, and the communiqué that is public already.

    Raises BadInput (``review.exception``) without a reason, or with an address that is not one of
    https in ASCII.
    """

    reason: str
    link: str

    def __post_init__(self) -> None:
        if not self.reason.strip() or not is_link(self.link):
            raise BadInput("review.exception")

    def as_json(self) -> dict[str, Json]:
        """As it stands in the approval."""
        return {"reason": self.reason, "link": self.link}

    @classmethod
    def read(cls, value: Json) -> Exemption:
        """Read what `as_json` wrote. Raises BadInput."""
        said = as_object(value)
        only(said, "reason link")
        return cls(reason=as_text(said["reason"]), link=as_text(said["link"]))


def is_link(text: str) -> bool:
    """Whether this is an address that people can open: https, ASCII, no spaces, 2,000 signs at most."""
    return len(text) <= _LONGEST_LINK and _LINK.fullmatch(text) is not None


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
    acting_for: PersonId | None = None  #: in whose name a deputy decided; None: in their own
    exception: Exemption | None = None  #: legal's exception from a quiet period

    @property
    def holder(self) -> PersonId:
        """Whose duty it was."""
        return self.acting_for or self.person


def meaning(role: Role, verdict: Verdict) -> str:
    """What the signature means, in the words that are signed (21 CFR 11.50 asks for the meaning)."""
    if verdict is Verdict.REQUEST_CHANGES:
        return "changes requested"
    if verdict is Verdict.VETO:
        return "vetoed"
    if role is Role.EXECUTIVE:
        return "approved in my voice"
    return f"approved for {role}"
