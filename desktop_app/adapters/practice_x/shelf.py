"""The simulated X's posts: numbered and shown as X would, kept in one file or in memory."""

from __future__ import annotations

import hashlib
import html
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.entities import display_url, urls
from desktop_app.domain.errors import Damaged, Unavailable

#: X's numbers count milliseconds from here, 2010-11-04T01:42:54.657Z, and end in 22 other bits.
_EPOCH_MS = 1288834974657
_OTHER_BITS = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a post: `url` is the short one that X puts in its place."""

    url: str
    expanded_url: str
    display_url: str
    start: int  #: code points in the text as X returns it
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPost:
    """A post that was created."""

    id: str
    user_id: str
    text: str  #: as it was sent
    shown: str  #: as X returns it: links wrapped, ``&<>`` escaped
    links: tuple[Link, ...]
    created_at: str  #: ISO 8601, milliseconds, UTC
    settings: tuple[tuple[str, str], ...] = ()  #: what else was sent: (name, JSON value)
    is_deleted: bool = False


class Shelf:
    """Keeps posts. Not for two threads at once: the server's lock stands before it.

    With a `path`, every change is on the disk before the call returns, or is not made: Unavailable
    (``practice_x.store``). A file that cannot be read is Damaged (``practice_x.damaged``).
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._posts = _read(path) if path is not None else ()

    @property
    def posts(self) -> tuple[StoredPost, ...]:
        """All posts that were not deleted, oldest first."""
        return tuple(post for post in self._posts if not post.is_deleted)

    def find(self, post_id: str) -> StoredPost | None:
        """Return the post, or None."""
        return next((post for post in self.posts if post.id == post_id), None)

    def add(
        self, user_id: str, text: str, settings: Mapping[str, object], now: datetime
    ) -> StoredPost:
        """Create a post of `user_id` and return it."""
        number = self._next_number(now)
        shown, links = as_shown(text, number)
        post = StoredPost(
            id=number,
            user_id=user_id,
            text=text,
            shown=shown,
            links=links,
            created_at=now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03}Z",
            settings=tuple((name, json.dumps(value)) for name, value in sorted(settings.items())),
        )
        self._keep((*self._posts, post))
        return post

    def delete(self, post_id: str) -> None:
        """Mark the post as deleted: its number is never given again."""
        self._keep(
            tuple(
                replace(post, is_deleted=True) if post.id == post_id else post
                for post in self._posts
            )
        )

    def _next_number(self, now: datetime) -> str:
        number = (int(now.timestamp() * 1000) - _EPOCH_MS) << _OTHER_BITS
        last = int(self._posts[-1].id) if self._posts else 0
        return str(max(number, last + 1))

    def _keep(self, posts: tuple[StoredPost, ...]) -> None:
        if self._path is not None:
            _write(self._path, posts)
        self._posts = posts


def as_shown(text: str, number: str) -> tuple[str, tuple[Link, ...]]:
    """Return `text` as X returns it, and its links."""
    shown, links, done = "", [], 0
    for found in urls(text):
        shown += html.escape(text[done : found.start], quote=False)
        named = hashlib.sha256(f"{number} {found.start} {found.text}".encode()).hexdigest()
        short = f"https://t.co/{named[:10]}"
        is_whole = found.text.lower().startswith(("http://", "https://"))
        links.append(
            Link(
                url=short,
                expanded_url=found.text if is_whole else f"http://{found.text}",
                display_url=display_url(found.text),
                start=len(shown),
                end=len(shown) + len(short),
            )
        )
        shown += short
        done = found.end
    return shown + html.escape(text[done:], quote=False), tuple(links)


def _read(path: Path) -> tuple[StoredPost, ...]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        posts = tuple(_post(value) for value in values["posts"])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Unavailable("practice_x.store", path=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged("practice_x.damaged", path=str(path)) from error
    return posts


def _post(value: dict[str, Any]) -> StoredPost:
    post = StoredPost(
        **{
            **value,
            "links": tuple(Link(**link) for link in value["links"]),
            "settings": tuple((str(name), str(text)) for name, text in value["settings"]),
        }
    )
    if not (post.id.isascii() and post.id.isdigit() and isinstance(post.text, str)):
        raise ValueError(post.id)
    return post


def _write(path: Path, posts: tuple[StoredPost, ...]) -> None:
    text = json.dumps({"posts": [asdict(post) for post in posts]}, ensure_ascii=False, indent=1)
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=path.name, delete=False
        ) as file:
            name = file.name
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise Unavailable("practice_x.store", path=str(path)) from error
