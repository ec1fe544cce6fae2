"""Pictures and films on their way to X: exactly the approved bytes, with their alt text.

A photo goes in one request, a GIF or a film in pieces, and X says when it has worked through it
(X API v2, media). Nothing is public by that; ids last a day and are kept in memory alone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, Protocol

from desktop_app.adapters.x import classify
from desktop_app.adapters.x.reading import is_number
from desktop_app.adapters.x.transport import Answer, File
from desktop_app.domain.errors import PostNotSent, PostRefused
from desktop_app.domain.media import BYTES_LIMIT
from desktop_app.domain.payload import Media, MediaKind

#: Bytes of a piece; X takes 1000 pieces.
PIECE = 4 * 1024 * 1024
#: How often, and for how many seconds in all, we ask whether X has worked through a film.
MOST_LOOKS = 60
LONGEST_WAIT = 600.0
_PAUSES = (1.0, 30.0)  #: seconds, whatever X proposes
_CATEGORIES = {
    MediaKind.PHOTO: "tweet_image",
    MediaKind.GIF: "tweet_gif",
    MediaKind.VIDEO: "tweet_video",
}
#: What bytes begin with (offset, bytes), and the type that X is told.
_TYPES = {
    MediaKind.PHOTO: (
        (0, b"\xff\xd8\xff", "image/jpeg"),
        (0, b"\x89PNG", "image/png"),
        (8, b"WEBP", "image/webp"),
    ),
    MediaKind.GIF: ((0, b"GIF8", "image/gif"),),
    MediaKind.VIDEO: ((4, b"ftypqt", "video/quicktime"), (4, b"ftyp", "video/mp4")),
}
_USUAL_TYPES = {
    MediaKind.PHOTO: "image/jpeg",
    MediaKind.GIF: "image/gif",
    MediaKind.VIDEO: "video/mp4",
}


class Ask(Protocol):
    """One request; raises PostNotSent when there is no answer."""

    def __call__(
        self,
        method: str,
        route: str,
        *,
        params: Mapping[str, str] | None = None,
        fields: Mapping[str, object] | None = None,
        files: Mapping[str, File] | None = None,
    ) -> Answer: ...


def upload(ask: Ask, media: Media, stream: BinaryIO, wait: Callable[[float], None]) -> str:
    """Upload the bytes of `stream` as `media` and return X's id for them.

    Raises PostRefused (``publish.fingerprint`` when the bytes are not the approved ones,
    ``x.media``, or a hold) or PostNotSent.
    """
    whole = _one_shot if media.kind is MediaKind.PHOTO else _in_pieces
    number = whole(ask, media, stream, wait)
    if media.alt_text:
        told = {"id": number, "metadata": {"alt_text": {"text": media.alt_text}}}
        answer = ask("POST", "/2/media/metadata", fields=told)
        classify.uploaded(answer, media.alt_text)
    return number


def _one_shot(ask: Ask, media: Media, stream: BinaryIO, _: Callable[[float], None]) -> str:
    content = stream.read(BYTES_LIMIT[MediaKind.PHOTO] + 1)
    _require_approved(hashlib.sha256(content).hexdigest(), media)
    kind = _type_of(media.kind, content)
    answer = ask(
        "POST",
        "/2/media/upload",
        fields={"media_category": _CATEGORIES[media.kind], "media_type": kind},
        files={"media": ("media", content, kind)},
    )
    return _number(classify.uploaded(answer))


def _in_pieces(ask: Ask, media: Media, stream: BinaryIO, wait: Callable[[float], None]) -> str:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    piece = stream.read(PIECE)
    begin = {
        "media_type": _type_of(media.kind, piece),
        "total_bytes": size,
        "media_category": _CATEGORIES[media.kind],
    }
    number = _number(classify.uploaded(ask("POST", "/2/media/upload/initialize", fields=begin)))
    route = f"/2/media/upload/{number}"
    seen = hashlib.sha256()
    index = 0
    while piece:
        seen.update(piece)
        files = {"media": ("media", piece, "application/octet-stream")}
        answer = ask("POST", f"{route}/append", fields={"segment_index": index}, files=files)
        classify.uploaded(answer)
        index += 1
        piece = stream.read(PIECE)
    # What was sent so far is no file yet, and without the next request it never becomes one.
    _require_approved(seen.hexdigest(), media)
    said = classify.uploaded(ask("POST", f"{route}/finalize"))
    _await_processing(ask, number, said, wait)
    return number


def _await_processing(
    ask: Ask, number: str, said: Mapping[str, Any], wait: Callable[[float], None]
) -> None:
    """Return once X has worked through the file; it says itself when to ask again."""
    waited = 0.0
    for _ in range(MOST_LOOKS):
        info = said.get("processing_info")
        if not isinstance(info, dict) or info.get("state") == "succeeded":
            return
        if info.get("state") == "failed":
            error = info.get("error")
            told = {"errors": [error]} if isinstance(error, dict) else {}
            raise PostRefused("x.media", status="failed", detail=classify.detail(told, ()))
        pause = _pause(info.get("check_after_secs"))
        waited += pause
        if waited > LONGEST_WAIT:
            break
        wait(pause)
        params = {"command": "STATUS", "media_id": number}
        said = classify.uploaded(ask("GET", "/2/media/upload", params=params))
    raise PostNotSent("x.media_slow")


def _pause(said: object) -> float:
    least, most = _PAUSES
    # In this order what is no number in JSON's own sense, NaN, becomes the least too.
    return min(max(least, said), most) if isinstance(said, int | float) else least


def _require_approved(sha256: str, media: Media) -> None:
    if sha256 != media.sha256:
        raise PostRefused("publish.fingerprint")


def _number(said: Mapping[str, Any]) -> str:
    number = said.get("id")
    if not isinstance(number, str) or not is_number(number):
        raise PostNotSent("x.unreachable", cause="no id")
    return number


def _type_of(kind: MediaKind, content: bytes) -> str:
    """What X is told that the bytes are; of an unknown beginning it judges itself."""
    for offset, sign, name in _TYPES[kind]:
        if content.startswith(sign, offset):
            return name
    return _USUAL_TYPES[kind]
