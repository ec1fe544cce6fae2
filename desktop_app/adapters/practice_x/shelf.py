"""The simulated X's memory: posts numbered and shown as X would, media and grants, in one file.

Without a path everything is kept in memory only. Bytes of media stand in a folder beside the file.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.adapters.practice_x.records import (
    Grant,
    Link,
    StoredMedia,
    StoredPost,
    moment,
    read_grant,
    read_media,
    read_post,
    stamp,
)
from desktop_app.domain.entities import display_url, urls
from desktop_app.domain.errors import Damaged, Unavailable

__all__ = ["Link", "Shelf", "StoredMedia", "StoredPost", "as_shown", "made_at"]

#: X's numbers count milliseconds from here, 2010-11-04T01:42:54.657Z, and end in 22 other bits.
_EPOCH_MS = 1288834974657
_OTHER_BITS = 22


@dataclass(slots=True)
class _Contents:
    posts: dict[str, StoredPost] = field(default_factory=dict)
    media: dict[str, StoredMedia] = field(default_factory=dict)
    grants: tuple[Grant, ...] = ()

    def copy(self) -> _Contents:
        return _Contents(dict(self.posts), dict(self.media), self.grants)


class Shelf:
    """Keeps what X keeps. Not for two threads at once: the server's lock stands before it.

    With a `path`, every change is on the disk before the call returns, or is not made: Unavailable
    (``practice_x.store``). A file that cannot be read is Damaged (``practice_x.damaged``).
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept = _read(path) if path is not None else _Contents()
        self._bytes: dict[str, bytes] = {}
        self._said = Counter(_said(post) for post in self._live())

    @property
    def posts(self) -> tuple[StoredPost, ...]:
        """All posts that were not deleted, oldest first."""
        return tuple(self._live())

    @property
    def media(self) -> tuple[StoredMedia, ...]:
        """All files that arrived whole and are kept, oldest first."""
        return tuple(self._kept.media.values())

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Who allowed what."""
        return self._kept.grants

    def newest_first(self) -> Iterator[StoredPost]:
        """Yield the posts that were not deleted, the newest first."""
        return (post for post in reversed(self._kept.posts.values()) if not post.is_deleted)

    def find(self, post_id: str) -> StoredPost | None:
        """Return the post, or None."""
        post = self._kept.posts.get(post_id)
        return None if post is None or post.is_deleted else post

    def find_media(self, media_id: str) -> StoredMedia | None:
        """Return the file's record, or None."""
        return self._kept.media.get(media_id)

    def has_said(self, user_id: str, text: str, reply_to: str = "") -> bool:
        """Tell whether the user has a post of that text, in answer to the same post."""
        return self._said[user_id, text, reply_to] > 0

    def next_number(self, now: datetime) -> str:
        """Return a number as X would give it: later ones are higher, none is given twice."""
        number = (int(now.timestamp() * 1000) - _EPOCH_MS) << _OTHER_BITS
        last = max((int(next(reversed(each), "0")) for each in self._numbered()), default=0)
        return str(max(number, last + 1))

    def add(
        self,
        user_id: str,
        text: str,
        settings: Mapping[str, object],
        now: datetime,
        *,
        tail: Iterable[tuple[str, str, str]] = (),
        **more: object,
    ) -> StoredPost:
        """Create a post of `user_id` and return it.

        `tail` are addresses that X writes after the text: (media key or "", shown as, address with
        ``{id}`` for the post's number). `more` are further fields of the post.
        """
        number = self.next_number(now)
        shown, links = with_tail(*as_shown(text, number), number, tail)
        post = StoredPost(
            id=number,
            user_id=user_id,
            text=text,
            shown=shown,
            links=links,
            created_at=stamp(now),
            settings=tuple((name, json.dumps(value)) for name, value in sorted(settings.items())),
        )
        post = replace(post, conversation=number)
        post = replace(post, **more)  # type: ignore[arg-type]  # fields by name, checked by the call
        self._keep_post(post)
        self._said[_said(post)] += 1
        return post

    def delete(self, post_id: str) -> None:
        """Mark the post as deleted: its number is never given again."""
        post = self.find(post_id)
        if post is not None:
            self._keep_post(replace(post, is_deleted=True))
            self._said[_said(post)] -= 1

    def add_media(self, media: StoredMedia, content: bytes) -> None:
        """Keep a file that arrived whole."""
        if self._path is None:
            self._bytes[media.id] = content
        else:
            _write(self._folder / media.id, content)
        self.keep_media(media)

    def keep_media(self, media: StoredMedia) -> None:
        """Keep a file's record as it is now, beside bytes that are there already."""
        changed = self._kept.copy()
        changed.media[media.id] = media
        self._keep(changed)

    def forget_media(self, now: datetime) -> None:
        """Let go of files that are too old for a post and that no post has."""
        used = {number for post in self._live() for number in post.media_ids}
        old = [m.id for m in self.media if m.id not in used and moment(m.expires_at) <= now]
        if not old:
            return
        changed = self._kept.copy()
        for number in old:
            del changed.media[number]
            self._bytes.pop(number, None)
        self._keep(changed)
        if self._path is not None:
            for number in old:
                with suppress(OSError):
                    (self._folder / number).unlink()

    def content(self, media_id: str) -> bytes:
        """Return the bytes that arrived. Raises Unavailable (``practice_x.store``) without them."""
        if media_id in self._bytes:
            return self._bytes[media_id]
        path = self._folder / media_id
        try:
            return path.read_bytes()
        except OSError as error:
            raise Unavailable("practice_x.store", path=str(path)) from error

    def keep_grants(self, grants: Iterable[Grant]) -> None:
        """Replace who allowed what."""
        changed = self._kept.copy()
        changed.grants = tuple(grants)
        self._keep(changed)

    @property
    def _folder(self) -> Path:
        return (self._path or Path("x.json")).with_suffix(".media")

    def _live(self) -> Iterator[StoredPost]:
        return (post for post in self._kept.posts.values() if not post.is_deleted)

    def _numbered(self) -> tuple[dict[str, StoredPost], dict[str, StoredMedia]]:
        return self._kept.posts, self._kept.media

    def _keep_post(self, post: StoredPost) -> None:
        if self._path is None:
            self._kept.posts[post.id] = post
            return
        changed = self._kept.copy()
        changed.posts[post.id] = post
        self._keep(changed)

    def _keep(self, contents: _Contents) -> None:
        if self._path is not None:
            values = {
                "posts": [asdict(post) for post in contents.posts.values()],
                "media": [asdict(media) for media in contents.media.values()],
                "grants": [asdict(grant) for grant in contents.grants],
            }
            _write(self._path, json.dumps(values, ensure_ascii=False, indent=1).encode())
        self._kept = contents


def made_at(number: str) -> datetime:
    """Return when a number was given, in UTC."""
    milliseconds = (int(number[:19]) >> _OTHER_BITS) + _EPOCH_MS
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def as_shown(text: str, number: str) -> tuple[str, tuple[Link, ...]]:
    """Return `text` as X returns it, and its links."""
    shown, links, done = "", [], 0
    for found in urls(text):
        shown += html.escape(text[done : found.start], quote=False)
        is_whole = found.text.lower().startswith(("http://", "https://"))
        short = short_link(f"{number} {found.start} {found.text}")
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


def with_tail(
    shown: str, links: tuple[Link, ...], number: str, tail: Iterable[tuple[str, str, str]]
) -> tuple[str, tuple[Link, ...]]:
    """Add the links that X writes after a text; files share one."""
    added: dict[str, tuple[int, int]] = {}
    for media_key, display, address in tail:
        whole = address.format(id=number)
        short = short_link(whole)
        if short not in added:
            start = len(shown) + 1 if shown else 0
            shown = f"{shown} {short}" if shown else short
            added[short] = (start, start + len(short))
        start, end = added[short]
        link = Link(
            url=short,
            expanded_url=whole,
            display_url=display or f"pic.x.com/{short[-10:]}",
            start=start,
            end=end,
            media_key=media_key,
        )
        links = (*links, link)
    return shown, links


def short_link(about: str) -> str:
    """Return a short link as X makes them, always the same for `about`."""
    return f"https://t.co/{hashlib.sha256(about.encode()).hexdigest()[:10]}"


def _said(post: StoredPost) -> tuple[str, str, str]:
    return post.user_id, post.text, post.reply_to


def _read(path: Path) -> _Contents:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return _Contents(
            posts={post.id: post for post in map(read_post, values["posts"])},
            media={media.id: media for media in map(read_media, values.get("media", ()))},
            grants=tuple(map(read_grant, values.get("grants", ()))),
        )
    except FileNotFoundError:
        return _Contents()
    except OSError as error:
        raise Unavailable("practice_x.store", path=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged("practice_x.damaged", path=str(path)) from error


def _write(path: Path, content: bytes) -> None:
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
            name = file.name
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise Unavailable("practice_x.store", path=str(path)) from error
