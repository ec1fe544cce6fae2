"""What became of a post at X, part by part, and the words for it.

Each part of a thread has its own at-most-once record. A publication is never sent twice by the
program. `UNKNOWN` is a state, not an error: reading the account's timeline, or a person, says what
it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class PostState(StrEnum):
    """Where a submitted post stands. A draft is no post yet: it is private and has no state here.

    A thread of which some parts are posted is APPROVED (the next part may go) or in any of the
    other states; `PostRecord.parts` says how far it got.
    """

    IN_REVIEW = "in_review"  #: somebody still has to decide
    CHANGES_REQUESTED = "changes_requested"  #: waits for a new revision
    VETOED = "vetoed"  #: legal said no
    WITHDRAWN = "withdrawn"  #: the author took it back
    APPROVED = "approved"  #: everyone required approved this very fingerprint
    SENDING = "sending"  #: an attempt is recorded; its outcome is not
    POSTED = "posted"  #: every part is at X, with an id
    REFUSED = "refused"  #: X said no; a new revision is needed
    HELD = "held"  #: stopped for a reason that can be mended; approvals still count
    UNKNOWN = "unknown"  #: may or may not be public; the timeline is being read
    NEEDS_PERSON = "needs_person"  #: may or may not be public; a person must look
    MISSED = "missed"  #: its window passed
    RECALLED = "recalled"  #: stopped by a person after it was approved
    REMOVING = "removing"  #: is to be taken off X
    REMOVED = "removed"  #: was on X, and is no more


class Hold(StrEnum):
    """Why a post is held: what must be mended before somebody lets it go on."""

    FROZEN = "frozen"  #: the account was frozen
    AUTH = "auth"  #: X does not accept the account's token
    BILLING = "billing"  #: X's credits or caps are used up
    ACCOUNT = "account"  #: X suspended or locked the account
    TRIES = "tries"  #: X could not be reached, several times in a row
    LATE = "late"  #: it was ready long ago: the computer that sends slept meanwhile


#: How soon after it went out an urgent post is looked at again.
LOOK_AGAIN_WITHIN = timedelta(hours=24)
#: What stops every post of an account, not only the one that met it.
OF_WHOLE_ACCOUNT = (Hold.AUTH, Hold.BILLING, Hold.ACCOUNT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A post as X returned it: after creating it, or read back. What X did not say is None."""

    x_post_id: str
    text: str  #: as X returned it, links wrapped and HTML escaped; the whole of a long post
    urls: tuple[tuple[str, str], ...] = ()  #: (t.co link, what it stands for)
    author_id: str | None = None
    created_at: datetime | None = None
    alt_texts: tuple[str, ...] | None = None  #: of its media, in order; "" without one
    poll: tuple[str, ...] | None = None  #: the options, in order
    reply_to: str | None = None  #: id of the post it answers
    quote: str | None = None  #: id of the post it quotes
    is_repost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRecord:
    """One part of a post that is, or was, at X."""

    number: int  #: 0 for the first part
    x_post_id: str
    at: datetime
    by: str  #: the publisher, or the person who posted it by hand or found it
    text: str | None  #: as X returned it
    differs: tuple[str, ...] | None = None  #: what the read-back found other than approved; () none
    read_back_at: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The newest attempt at a post and how it ended."""

    state: PostState
    fence: int
    part: int
    attempted_at: datetime
    deadline: datetime
    publisher: str
    journal: str  #: id of the journal that knows whether the request left
    settled_at: datetime | None = None
    reason: str = ""  #: kind of the refusal or of the silence, a key of the message catalogue
    facts: tuple[tuple[str, str], ...] = ()  #: what the message names: X's words, until when
    settled_by: str | None = None  #: who settled an unknown, else the publisher
    x_post_id: str | None = None
    posted_text: str | None = None
    same_text: bool | None = None  #: whether what X returned equals what was approved
