"""What became of a post at X, and the words for it.

A publication is never sent twice by the program. `UNKNOWN` is a state, not an error: only a person
(or, for the account's own timeline, a read) says what it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostState(StrEnum):
    """Where a submitted post stands. A draft is no post yet: it is private and has no state here."""

    IN_REVIEW = "in_review"  #: somebody still has to decide
    CHANGES_REQUESTED = "changes_requested"  #: waits for a new revision
    VETOED = "vetoed"  #: legal said no
    WITHDRAWN = "withdrawn"  #: the author took it back
    APPROVED = "approved"  #: everyone required approved this very fingerprint
    SENDING = "sending"  #: an attempt is recorded; its outcome is not
    POSTED = "posted"  #: at X, with an id
    REFUSED = "refused"  #: X said no; a new revision is needed
    HELD = "held"  #: X said no for a reason that can be mended; approvals still count
    UNKNOWN = "unknown"  #: may or may not be public; a person must look
    MISSED = "missed"  #: its window passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """X's answer to a post that was created."""

    x_post_id: str
    text: str  #: as X returned it, links wrapped and HTML escaped
    urls: tuple[tuple[str, str], ...] = ()  #: (t.co link, what it stands for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The outcome of the newest attempt at one post."""

    state: PostState
    fence: int
    attempted_at: datetime
    settled_at: datetime | None = None
    x_post_id: str | None = None
    posted_text: str | None = None
    same_text: bool | None = None  #: whether what X returned equals what was approved
    reason: str = ""  #: kind of the refusal or of the silence, a key of the message catalogue
    settled_by: str | None = None  #: the person who settled an unknown, else the publisher
