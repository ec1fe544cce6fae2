"""Uploads as X takes them: a photo in one request, the rest in pieces, with processing and alt text.

The bytes that arrived are kept as they are; the real X encodes them anew.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from desktop_app.adapters.practice_x.answers import NOT_FOUND, Answer, data, invalid, json_answer
from desktop_app.adapters.practice_x.faults import Fault
from desktop_app.adapters.practice_x.multipart import form
from desktop_app.adapters.practice_x.records import (
    MediaKind,
    Processing,
    StoredMedia,
    User,
    moment,
    stamp,
)
from desktop_app.adapters.practice_x.world import Request, Upload, World
from desktop_app.domain.canonical import is_torn

_EXPIRES = 86_400  #: seconds, as in X's own examples
_MOST_ALT_TEXT = 1000
_MOST_SEGMENTS = 1000
_MOST_UPLOADS = 50
_KINDS = {
    "tweet_image": MediaKind.PHOTO,
    "tweet_gif": MediaKind.GIF,
    "tweet_video": MediaKind.VIDEO,
    "amplify_video": MediaKind.VIDEO,
}
_PREFIXES = {
    MediaKind.PHOTO: "image/",
    MediaKind.GIF: "image/gif",
    MediaKind.VIDEO: "video/",
}
_MEGA = 1024 * 1024
#: Bytes (X's page on media).
LARGEST = {
    MediaKind.PHOTO: 5 * _MEGA,
    MediaKind.GIF: 15 * _MEGA,
    MediaKind.VIDEO: 512 * _MEGA,
}


def upload(request: Request, world: World, user: User) -> Answer:
    """Take a photo whole: a form, or JSON with the bytes in base64."""
    sent = _fields(request)
    content = _bytes(sent)
    if content is None:
        return invalid("$.media: is missing or no base64")
    if sent.get("media_category") != "tweet_image":
        return invalid("$.media_category: does not have a value in the enumeration [tweet_image]")
    given = sent.get("media_type", "image/png")
    if not isinstance(given, str) or not given.startswith("image/") or given == "image/gif":
        return invalid("$.media_type: does not have a value in the enumeration")
    if not 0 < len(content) <= LARGEST[MediaKind.PHOTO]:
        return _too_large()
    number = _number(world)
    made = _keep(world, user.id, number, MediaKind.PHOTO, content)
    return data(_shape(made, world))


def start(request: Request, world: World, user: User) -> Answer:
    """Begin an upload in pieces."""
    sent = request.json() or {}
    kind = _KINDS.get(str(sent.get("media_category")))
    size, given = sent.get("total_bytes"), sent.get("media_type")
    if kind is None:
        return invalid("$.media_category: does not have a value in the enumeration")
    if not isinstance(given, str) or not given.startswith(_PREFIXES[kind]):
        return invalid("$.media_type: does not go with the media category")
    if not isinstance(size, int) or isinstance(size, bool) or not 0 < size <= LARGEST[kind]:
        return _too_large()
    number = _number(world)
    while len(world.uploads) >= _MOST_UPLOADS:
        del world.uploads[next(iter(world.uploads))]
    world.uploads[number] = Upload(user_id=user.id, kind=kind, size=size)
    key = _record(world, user.id, number, kind, b"").media_key
    return data({"id": number, "media_key": key, "expires_after_secs": _EXPIRES})


def append(request: Request, world: World, user: User) -> Answer:
    """Take a piece: a form, or JSON with the bytes in base64. The same piece may come again."""
    known = _upload_of(request.number, world, user)
    if known is None:
        return NOT_FOUND
    sent = _fields(request)
    content, index = _bytes(sent), str(sent.get("segment_index", ""))
    if content is None or not content:
        return invalid("$.media: is missing or no base64")
    if not (index.isascii() and index.isdigit() and int(index[:5]) < _MOST_SEGMENTS):
        return invalid("$.segment_index: must be between 0 and 999")
    others = sum(len(piece) for number, piece in known.pieces.items() if number != int(index))
    if others + len(content) > known.size:
        return _too_large()
    known.pieces[int(index)] = content
    return data({"expires_at": int(world.now.timestamp()) + _EXPIRES})


def finish(request: Request, world: World, user: User) -> Answer:
    """End an upload in pieces; GIF and video are then processed."""
    known = _upload_of(request.number, world, user)
    if known is None:
        return NOT_FOUND
    if sorted(known.pieces) != list(range(len(known.pieces))):
        return invalid("Segments do not add up to provided total file size.")
    content = b"".join(known.pieces[index] for index in sorted(known.pieces))
    if len(content) != known.size:
        return invalid("Segments do not add up to provided total file size.")
    state = Processing.SUCCEEDED if known.kind is MediaKind.PHOTO else Processing.PENDING
    if world.twist is Fault.PROCESSING_FAILED:
        known.outcome = Processing.FAILED
    made = _keep(world, user.id, request.number, known.kind, content, state)
    known.pieces.clear()
    return data(_shape(made, world))


def status(request: Request, world: World, user: User) -> Answer:
    """Say how far the processing is: each question finds it one step further."""
    number = request.query.get("media_id", "")
    media = world.shelf.find_media(number)
    if request.query.get("command", "STATUS") != "STATUS":
        return invalid("The `command` query parameter value is not one of [STATUS]")
    if media is None or media.user_id != user.id:
        return NOT_FOUND
    if media.state in (Processing.PENDING, Processing.IN_PROGRESS):
        known = world.uploads.get(number)
        end = known.outcome if known is not None else Processing.SUCCEEDED
        is_new = media.state is Processing.PENDING
        media = replace(media, state=Processing.IN_PROGRESS if is_new else end)
        world.shelf.keep_media(media)
    return data(_shape(media, world))


def describe(request: Request, world: World, user: User) -> Answer:
    """Keep the alt text of a file."""
    sent = request.json() or {}
    media = world.shelf.find_media(str(sent.get("id", "")))
    metadata = sent.get("metadata")
    alt = metadata.get("alt_text") if isinstance(metadata, dict) else None
    text = alt.get("text") if isinstance(alt, dict) else None
    if not isinstance(text, str) or not 0 < len(text) <= _MOST_ALT_TEXT:
        return invalid("$.metadata.alt_text.text: must have between 1 and 1000 characters")
    if is_torn(text):
        return invalid("$.metadata.alt_text.text: is no Unicode text")
    if media is None or media.user_id != user.id:
        return NOT_FOUND
    world.shelf.keep_media(replace(media, alt_text=text))
    return data({"id": media.id, "associated_metadata": {"alt_text": {"text": text}}})


def publish(world: World, user_id: str, content: bytes, alt_text: str = "") -> StoredMedia:
    """Keep a file that somebody uploads in another way, at once ready for a post."""
    kind = MediaKind.PHOTO
    if content.startswith(b"GIF8"):
        kind = MediaKind.GIF
    elif content[4:8] == b"ftyp":
        kind = MediaKind.VIDEO
    number = _number(world)
    media = replace(_record(world, user_id, number, kind, content), alt_text=alt_text)
    world.shelf.add_media(media, content)
    return media


def _keep(
    world: World,
    user_id: str,
    number: str,
    kind: MediaKind,
    content: bytes,
    state: Processing = Processing.SUCCEEDED,
) -> StoredMedia:
    world.shelf.forget_media(world.now)
    made = replace(_record(world, user_id, number, kind, content), state=state)
    world.shelf.add_media(made, content)
    return made


def _record(
    world: World, user_id: str, number: str, kind: MediaKind, content: bytes
) -> StoredMedia:
    return StoredMedia(
        id=number,
        user_id=user_id,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        kind=kind,
        expires_at=stamp(world.now + timedelta(seconds=_EXPIRES)),
    )


def _number(world: World) -> str:
    """Return a number that no file has, nor one that is still on its way."""
    coming = max((int(number) + 1 for number in world.uploads), default=0)
    return str(max(int(world.shelf.next_number(world.now)), coming))


def _upload_of(number: str, world: World, user: User) -> Upload | None:
    known = world.uploads.get(number)
    is_whole = world.shelf.find_media(number) is not None
    return None if known is None or known.user_id != user.id or is_whole else known


def _fields(request: Request) -> Mapping[str, Any]:
    """Return what was sent, the file's bytes as they are or in base64."""
    values = form(request.content_type, request.body)
    if values is None:
        return request.json() or {}
    media = {"media": values["media"]} if "media" in values else {}
    others = {name: value.decode(errors="replace") for name, value in values.items()}
    return {**others, **media}


def _bytes(sent: Mapping[str, Any]) -> bytes | None:
    media = sent.get("media")
    if isinstance(media, bytes):
        return media
    try:
        return base64.b64decode(media, validate=True) if isinstance(media, str) else None
    except (binascii.Error, ValueError):
        return None


def _shape(media: StoredMedia, world: World) -> dict[str, Any]:
    left = int((moment(media.expires_at) - world.now).total_seconds())
    shape: dict[str, Any] = {
        "id": media.id,
        "media_key": media.media_key,
        "size": media.size,
        "expires_after_secs": max(left, 0),
    }
    match media.state:
        case Processing.PENDING:
            shape["processing_info"] = {"state": "pending", "check_after_secs": 1}
        case Processing.IN_PROGRESS:
            shape["processing_info"] = {
                "state": "in_progress",
                "check_after_secs": 0,
                "progress_percent": 50,
            }
        case Processing.FAILED:
            error = {"code": 1, "name": "InvalidMedia", "message": "Unsupported video format"}
            shape["processing_info"] = {"state": "failed", "error": error}
        case Processing.SUCCEEDED if media.kind is not MediaKind.PHOTO:
            shape["processing_info"] = {"state": "succeeded", "progress_percent": 100}
        case _:
            pass
    return shape


def _too_large() -> Answer:
    return json_answer(
        413, {"title": "Payload Too Large", "detail": "Payload Too Large", "status": 413}
    )
