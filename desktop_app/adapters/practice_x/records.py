"""What the simulated X keeps: posts, media and grants, and how a file's values become them again.

What a file of an earlier version does not have is read as its default; what no version would
write raises ValueError, KeyError or TypeError.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

_NUMBER = re.compile(r"[0-9]{1,19}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
#: What X shows of somebody without a picture of their own.
SILHOUETTE = "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png"


class MediaKind(StrEnum):
    """What a file is to X."""

    PHOTO = "photo"
    GIF = "animated_gif"
    VIDEO = "video"


class Processing(StrEnum):
    """How far X is with a file that arrived whole."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a post: `url` is the short one that X puts in its place."""

    url: str
    expanded_url: str
    display_url: str
    start: int  #: code points in the text as X returns it
    end: int
    media_key: str = ""  #: of the file that the link stands for


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPost:
    """A post that was created."""

    id: str
    user_id: str
    text: str  #: as it was sent
    shown: str  #: as X returns it, whole: links wrapped, ``&<>`` escaped
    links: tuple[Link, ...]
    created_at: str  #: ISO 8601, milliseconds, UTC
    settings: tuple[tuple[str, str], ...] = ()  #: what else was sent: (name, JSON value)
    media_ids: tuple[str, ...] = ()
    alt_texts: tuple[str, ...] = ()  #: one for each file, "" when none was given
    media_sha256: tuple[str, ...] = ()  #: of the bytes that arrived, one for each file
    poll_options: tuple[str, ...] = ()
    poll_minutes: int = 0
    reply_to: str = ""  #: number of the post that this one answers
    quote: str = ""  #: number of the post that this one quotes
    conversation: str = ""  #: number of the first post of its conversation
    language: str = "und"  #: as X guesses it
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMedia:
    """A file that arrived whole. The bytes are the shelf's."""

    id: str
    user_id: str
    sha256: str
    size: int  #: bytes
    kind: MediaKind
    expires_at: str  #: ISO 8601, UTC; from then on no post can take it
    alt_text: str = ""
    state: Processing = Processing.SUCCEEDED

    @property
    def media_key(self) -> str:
        """Return X's key: the kind's number and the file's."""
        kinds = {MediaKind.PHOTO: "3", MediaKind.GIF: "16", MediaKind.VIDEO: "7"}
        return f"{kinds[self.kind]}_{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What an account allowed an application, with digests of the tokens that prove it now."""

    user_id: str
    scopes: tuple[str, ...]
    access_sha256: str
    refresh_sha256: str  #: "" without ``offline.access``
    expires_at: str  #: ISO 8601, UTC, of the access token


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody at X."""

    id: str
    name: str
    username: str
    description: str = ""
    url: str = ""  #: written out
    picture: str = SILHOUETTE
    is_protected: bool = False
    is_verified: bool = False
    followers: int = 0


#: Others than the accounts, for mentions, replies and quotes.
STRANGERS = (
    User(id="1500000000000000001", name="Nadia Forest", username="nadia_forest"),
    User(id="1500000000000000002", name="The Daily Ledger", username="dailyledger"),
    User(id="1500000000000000003", name="Basile Okoye", username="basile_okoye"),
)


def moment(text: str) -> datetime:
    """Read a time; one without an offset is UTC. Raises ValueError."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def stamp(when: datetime) -> str:
    """Write a time as X does: milliseconds, UTC."""
    when = when.astimezone(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03}Z"


def read_post(value: Mapping[str, Any]) -> StoredPost:
    """Read a post out of a file."""
    post = StoredPost(
        **{
            **_tuples(StoredPost, value),
            "links": tuple(Link(**link) for link in value["links"]),
            "settings": tuple((str(name), str(text)) for name, text in value.get("settings", ())),
        }
    )
    _check_number(post.id, post.user_id, *post.media_ids)
    if not all(isinstance(value.get(name), str) for name in ("text", "shown")):
        raise TypeError(post.id)
    moment(post.created_at)
    return post


def read_media(value: Mapping[str, Any]) -> StoredMedia:
    """Read a file's record out of a file."""
    media = StoredMedia(
        **{**value, "kind": MediaKind(value["kind"]), "state": Processing(value["state"])}
    )
    _check_number(media.id, media.user_id)
    if not _SHA256.fullmatch(media.sha256):
        raise ValueError(media.id)
    moment(media.expires_at)
    return media


def read_grant(value: Mapping[str, Any]) -> Grant:
    """Read a grant out of a file."""
    grant = Grant(**_tuples(Grant, value))
    moment(grant.expires_at)
    return grant


def _tuples(kind: type[StoredPost | Grant], value: Mapping[str, Any]) -> dict[str, Any]:
    known = {field.name for field in fields(kind)}
    return {
        name: tuple(each) if isinstance(each, list) else each
        for name, each in value.items()
        if name in known
    }


def _check_number(*numbers: str) -> None:
    for number in numbers:
        if not _NUMBER.fullmatch(number):
            raise ValueError(number)
