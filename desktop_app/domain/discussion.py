"""What reviewers and author say to each other about a post: comments, suggestions, their end.

A comment may be anchored to words of one part of the revision it was made on; a suggestion says what
should stand there instead. Whoever's suggestion is taken over helped to write the post and does not
approve it. An open comment keeps the post from going on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from desktop_app.domain.account import APPROVING, AccountId, Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionId
from desktop_app.domain.canonical import Json, digest
from desktop_app.domain.errors import Damaged
from desktop_app.domain.payload import Payload
from desktop_app.domain.reading import as_int, as_object, as_optional_text, as_text, only


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of a part as they stood in the revision: offsets are code points, `end` is behind."""

    part: int  #: 0 for the first
    start: int
    end: int
    quote: str

    def as_json(self) -> dict[str, Json]:
        """As it is written everywhere."""
        return {"part": self.part, "start": self.start, "end": self.end, "quote": self.quote}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One remark. A reply names the comment that it answers and is never open itself."""

    id: ActionId
    by: PersonId
    at: datetime
    revision: int
    text: str
    acting_for: PersonId | None = None  #: whose duty it was, where a deputy made it
    thread: ActionId | None = None  #: the comment that it answers
    anchor: Anchor | None = None  #: None: about the whole post
    suggestion: str | None = None  #: what should stand in the anchor's place; "" removes it
    resolved_by: PersonId | None = None
    resolved_at: datetime | None = None
    resolved_for: PersonId | None = None  #: in whose name, where a deputy settled it
    is_accepted: bool = False  #: resolved because the author took the suggestion over

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to resolve it."""
        return self.thread is None and self.resolved_by is None

    @property
    def voice(self) -> PersonId:
        """In whose duty it was made, which says who settles it."""
        return self.acting_for or self.by


def read_comment(action: Action) -> Comment:
    """The comment that a COMMENT action makes. Raises BadInput (``canonical.shape``)."""
    said = action.statement
    thread = as_optional_text(said["thread"])
    lent_by = as_optional_text(said.get("for"))  # whoever acts for nobody says nothing of it
    return Comment(
        id=action.id,
        by=action.actor,
        at=action.at,
        revision=action.revision or 0,
        text=as_text(said["text"]),
        acting_for=None if lent_by is None else PersonId(lent_by),
        thread=None if thread is None else ActionId(thread),
        anchor=_anchor(action),
        suggestion=as_optional_text(said["suggestion"]),
    )


def resolved(
    comments: Sequence[Comment], action: Action, wanted: Sequence[str], *, is_accepted: bool
) -> tuple[Comment, ...]:
    """The comments after `action` ended those that are `wanted`. Raises Damaged for any other."""
    is_open = {comment.id for comment in comments if comment.is_open}
    if not is_open.issuperset(wanted):
        raise Damaged("ledger.damaged", action=action.id)
    lent_by = as_optional_text(action.statement.get("for"))
    done = partial(
        replace,
        resolved_by=action.actor,
        resolved_at=action.at,
        resolved_for=None if lent_by is None else PersonId(lent_by),
        is_accepted=is_accepted,
    )
    return tuple(done(one) if one.id in wanted else one for one in comments)


def may_resolve(
    charter: Charter,
    account: AccountId,
    contributors: Collection[PersonId],
    maker: PersonId,
    person: PersonId,
    *,
    voice: PersonId | None = None,
    lent: Collection[Role] = (),
) -> bool:
    """Whether `person` may settle what `maker` remarked on a post that `contributors` wrote.

    `voice` is whose duty it was, where a deputy made it. `lent` are duties that somebody else who
    had no hand in the post lets them act in. Its maker may; so may somebody of the same approving
    duty who had no hand in the post. What was remarked by somebody without such a duty, an
    assistant, any approving person may settle, or it would hold the post for ever when its maker
    is gone.
    """
    if person == maker:
        return True
    both = (person, voice or maker)
    mine, theirs = (set(charter.roles(one, account)) & set(APPROVING) for one in both)
    mine |= set(lent)
    return person not in contributors and bool(mine & theirs if theirs else mine)


def may_have_resolved(
    charter: Charter,
    account: AccountId,
    contributors: Collection[PersonId],
    maker: PersonId,
    person: PersonId,
    *,
    voice: PersonId | None = None,
    lent: Collection[Role] = (),
) -> bool:
    """Whether `person` may have settled it when they did: duties come and go, what was done stays.

    By duties that were ever theirs; the ledger asked by those of the day (`may_resolve`).
    """
    if person == maker:
        return True
    mine, theirs = (charter.ever(one, account) for one in (person, voice or maker))
    mine = mine.union(lent)
    wanted = set() if Role.ASSISTANT in theirs else theirs & set(APPROVING)
    return person not in contributors and bool(mine & (wanted or set(APPROVING)))


def is_taken_over(comment: Comment, about: Payload, new: Payload) -> bool:
    """Whether `new` has what was suggested: its words, or one place less of those to be removed.

    `about` is the payload that was remarked on. Spaces at both ends of a suggestion do not count: a
    post begins and ends without them.
    """
    if comment.suggestion is None or comment.anchor is None:
        return False
    words, quote = comment.suggestion.strip(), comment.anchor.quote
    if words:
        return _stands(words, new)
    return _count(quote, new) < _count(quote, about)


def helpers(
    comments: Sequence[Comment],
    accepted: Sequence[str],
    payloads: Mapping[int, Payload],
    new: Payload,
) -> tuple[PersonId, ...]:
    """Who made the suggestions that are taken over in `new`, in the order of their comments.

    It does not matter whether the author says so: words that somebody proposed, that stand in `new`
    and did not stand in the revision they were about, are theirs too. `payloads` has every revision
    by its number.
    """
    return tuple(
        comment.by
        for comment in comments
        if comment.id in accepted
        or (
            (words := (comment.suggestion or "").strip())
            and _stands(words, new)
            and not _stands(words, payloads[comment.revision])
        )
    )


def _stands(words: str, payload: Payload) -> bool:
    return any(words in part.text for part in payload.parts)


def _count(words: str, payload: Payload) -> int:
    return sum(part.text.count(words) for part in payload.parts)


def _anchor(action: Action) -> Anchor | None:
    if action.statement["anchor"] is None:
        return None
    said = as_object(action.statement["anchor"])
    only(said, "part start end quote")
    return Anchor(
        part=as_int(said["part"]),
        start=as_int(said["start"]),
        end=as_int(said["end"]),
        quote=as_text(said["quote"]),
    )


def pair_of(one: str, other: str) -> str:
    """What two submissions that belong together both name: a digest of their two fingerprints."""
    first, second = sorted((one, other))
    return digest(f'["{first}","{second}"]')
