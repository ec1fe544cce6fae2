"""The payload: everything that is sent, in one canonical text with one SHA-256.

Nothing outside the payload reaches X, and any change of it is another payload, so that an approval
of one never counts for another. Texts are NFC; times are UTC to the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.canonical import (
    Json,
    canonical,
    digest,
    parse_object,
    read_time,
    time_text,
)
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import (
    as_bool,
    as_int,
    as_list,
    as_object,
    as_optional_text,
    as_text,
    only,
)

VERSION = 1
_KEYS = (
    "account made_with_ai not_after not_before paid_partnership parts policy_digest quote realm "
    "reply_settings reply_to rulebook_digest twin v"
)


class ReplySettings(StrEnum):
    """Who may reply at X (X API v2, ``reply_settings``; EVERYONE is its absence)."""

    EVERYONE = "everyone"
    FOLLOWING = "following"
    MENTIONED = "mentionedUsers"
    SUBSCRIBERS = "subscribers"
    VERIFIED = "verified"


class MediaKind(StrEnum):
    """What X takes as media."""

    PHOTO = "photo"
    GIF = "gif"
    VIDEO = "video"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One picture or film, by the SHA-256 of the bytes that will be uploaded."""

    sha256: str
    kind: MediaKind
    alt_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A poll: 2 to 4 options, open for `minutes`."""

    options: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One post of a thread; a single post has one part."""

    text: str
    media: tuple[Media, ...] = ()
    poll: Poll | None = None

    def as_json(self) -> dict[str, Json]:
        """The part as it stands in the payload."""
        poll: Json = None
        if self.poll is not None:
            poll = {"options": list(self.poll.options), "minutes": self.poll.minutes}
        return {
            "text": self.text,
            "media": [{"sha256": m.sha256, "kind": m.kind, "alt": m.alt_text} for m in self.media],
            "poll": poll,
        }

    @classmethod
    def read(cls, value: Json) -> Part:
        """Read what `as_json` wrote. Raises BadInput (``canonical.shape``) or ValueError."""
        said = as_object(value)
        only(said, "text media poll")
        return cls(
            text=as_text(said["text"]),
            media=tuple(_media(one) for one in as_list(said["media"])),
            poll=None if said["poll"] is None else _poll(said["poll"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """Everything that is sent and everything the approval depends on."""

    realm: Realm
    account: AccountId
    parts: tuple[Part, ...]
    policy_digest: str
    rulebook_digest: str
    reply_to: str | None = None  #: numeric id at X, as text
    quote: str | None = None  #: numeric id at X, as text
    reply_settings: ReplySettings = ReplySettings.EVERYONE
    twin: str | None = None
    made_with_ai: bool = False
    paid_partnership: bool = False
    not_before: datetime | None = None
    not_after: datetime | None = None

    def body(self) -> str:
        """The canonical text. Raises BadInput when a text is not NFC or holds a surrogate."""
        return canonical(
            {
                "v": VERSION,
                "realm": self.realm,
                "account": self.account,
                "parts": [part.as_json() for part in self.parts],
                "reply_to": self.reply_to,
                "quote": self.quote,
                "reply_settings": self.reply_settings,
                "twin": self.twin,
                "made_with_ai": self.made_with_ai,
                "paid_partnership": self.paid_partnership,
                "not_before": None if self.not_before is None else time_text(self.not_before),
                "not_after": None if self.not_after is None else time_text(self.not_after),
                "policy_digest": self.policy_digest,
                "rulebook_digest": self.rulebook_digest,
            }
        )

    @property
    def fingerprint(self) -> str:
        """SHA-256 of `body`, 64 hexadecimal digits."""
        return digest(self.body())

    @property
    def text(self) -> str:
        """The words of all parts, one below the other."""
        return "\n".join(part.text for part in self.parts)

    @classmethod
    def read(cls, body: str) -> Payload:
        """Read a canonical body. Raises BadInput; unknown keys and other versions are refused."""
        values = parse_object(body)
        only(values, _KEYS)
        if as_int(values["v"]) != VERSION:
            raise BadInput("payload.version")
        try:
            return cls(
                realm=Realm(as_text(values["realm"])),
                account=AccountId(as_text(values["account"])),
                parts=tuple(Part.read(item) for item in as_list(values["parts"])),
                policy_digest=as_text(values["policy_digest"]),
                rulebook_digest=as_text(values["rulebook_digest"]),
                reply_to=as_optional_text(values["reply_to"]),
                quote=as_optional_text(values["quote"]),
                reply_settings=ReplySettings(as_text(values["reply_settings"])),
                twin=as_optional_text(values["twin"]),
                made_with_ai=as_bool(values["made_with_ai"]),
                paid_partnership=as_bool(values["paid_partnership"]),
                not_before=_optional_time(values["not_before"]),
                not_after=_optional_time(values["not_after"]),
            )
        except ValueError as error:
            raise BadInput("canonical.shape") from error


def short(fingerprint: str) -> str:
    """The first eight digits in two groups, as people compare them: ``9f2c 71ab``."""
    return f"{fingerprint[:4]} {fingerprint[4:8]}"


def _media(item: Json) -> Media:
    values = as_object(item)
    only(values, "sha256 kind alt")
    return Media(
        sha256=as_text(values["sha256"]),
        kind=MediaKind(as_text(values["kind"])),
        alt_text=as_text(values["alt"]),
    )


def _poll(item: Json) -> Poll:
    values = as_object(item)
    only(values, "options minutes")
    return Poll(
        options=tuple(as_text(option) for option in as_list(values["options"])),
        minutes=as_int(values["minutes"]),
    )


def _optional_time(value: Json) -> datetime | None:
    return None if value is None else read_time(value)
