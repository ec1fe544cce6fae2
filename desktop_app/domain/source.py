"""The post that is answered or quoted: its id from any link, and what it said when it was read.

Reviewers judge an answer by what it answers, so a snapshot of that post is kept with the
submission, even when the post is gone from X later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.canonical import Json, canonical, parse_object, read_time, time_text
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import as_bool, as_list, as_optional_text, as_text, only

#: Every form in which X and its apps write the link to a post, under both of its names.
_LINK = re.compile(
    r"(?:https?://)?(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com/(?:#!/)?"
    r"(?:(?:i/web|\w{1,15})/)?status(?:es)?/(\d{1,19})(?:/\w{1,20}(?:/\d{1,2})?)?/?(?:[?#].*)?",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,19}", re.ASCII)


def status_id(link: str) -> str:
    """The numeric id in a link to a post, or in the bare number. Raises BadInput (``source.link``)."""
    wanted = link.strip()
    match = _NUMBER.fullmatch(wanted) or _LINK.fullmatch(wanted)
    if match is None:
        raise BadInput("source.link")
    number = match[match.re.groups].lstrip("0")  # the whole match, or the link's one group
    if not number or int(number) >= 2**63:
        raise BadInput("source.link")
    return number


def status_link(x_post_id: str | None) -> str:
    """A link to the post, whoever wrote it; "" for none."""
    return "" if x_post_id is None else f"https://x.com/i/status/{x_post_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody's post as it was read at `read_at`, or as the author typed it over.

    `mentions` are the handles in it (without @, in lower case).
    """

    x_post_id: str
    author_id: str | None
    handle: str
    text: str
    created_at: datetime | None
    read_at: datetime
    is_from_x: bool  #: read at X by a machine; False: typed over by the author, who vouches for it
    mentions: tuple[str, ...] = ()
    replies_to: str | None = None

    def body(self) -> str:
        """The canonical text. Raises BadInput when a text is not NFC or holds a surrogate."""
        value: dict[str, Json] = {
            "x_post_id": self.x_post_id,
            "author_id": self.author_id,
            "handle": self.handle,
            "text": self.text,
            "created_at": None if self.created_at is None else time_text(self.created_at),
            "read_at": time_text(self.read_at),
            "is_from_x": self.is_from_x,
            "mentions": list(self.mentions),
            "replies_to": self.replies_to,
        }
        return canonical(value)

    @classmethod
    def read(cls, body: str) -> Source:
        """Read a canonical body. Raises BadInput."""
        values = parse_object(body)
        only(
            values,
            "x_post_id author_id handle text created_at read_at is_from_x mentions replies_to",
        )
        created = values["created_at"]
        return cls(
            x_post_id=as_text(values["x_post_id"]),
            author_id=as_optional_text(values["author_id"]),
            handle=as_text(values["handle"]),
            text=as_text(values["text"]),
            created_at=None if created is None else read_time(created),
            read_at=read_time(values["read_at"]),
            is_from_x=as_bool(values["is_from_x"]),
            mentions=tuple(as_text(one) for one in as_list(values["mentions"])),
            replies_to=as_optional_text(values["replies_to"]),
        )
