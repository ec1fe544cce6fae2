"""WebP (RFC 9649): copies the chunks that the picture needs. Animations are not taken by X."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop_app.adapters.media import metadata, profile
from desktop_app.adapters.media.metadata import Cleaned
from desktop_app.adapters.media.questions import NotTaken

_PIXELS = (b"VP8 ", b"VP8L")
_HAS_PROFILE, _HAS_ALPHA, _IS_ANIMATED = 0x20, 0x10, 0x02


def clean(data: bytes) -> Cleaned:
    """Return the picture without metadata. Raises NotTaken ``unreadable`` or ``type``."""
    stop = 8 + struct.unpack_from("<I", data, 4)[0]
    if stop > len(data):
        raise NotTaken("unreadable")
    kept: dict[bytes, bytes] = {}
    removed = set(metadata.other(data[stop:])) if data[stop:].strip(b"\0") else set[str]()
    orientation = 1
    for name, content in _chunks(data[:stop]):
        if name in (b"VP8X", b"ALPH", *_PIXELS) and name not in kept:
            kept[name] = content
        elif name == b"ICCP" and name not in kept:
            colours, more = profile.clean(content)
            removed |= {"profile"} if more else set()
            if colours is not None:
                kept[name] = colours
        elif name == b"EXIF":
            found, orientation = metadata.exif(content)
            removed |= found
        else:
            removed |= metadata.xmp(content) if name == b"XMP " else metadata.other(content)
    return Cleaned(data=_written(kept), removed=frozenset(removed), orientation=orientation)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > len(data):
            raise NotTaken("unreadable")
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _written(kept: dict[bytes, bytes]) -> bytes:
    if sum(name in kept for name in _PIXELS) != 1:
        raise NotTaken("type" if b"VP8X" in kept else "unreadable")
    if b"VP8X" in kept:
        kept[b"VP8X"] = _features(kept)
        names = [b"VP8X", b"ICCP", b"ALPH", *_PIXELS]
    else:
        names = list(_PIXELS)
    body = b"".join(_chunk(name, kept[name]) for name in names if name in kept)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def _features(kept: dict[bytes, bytes]) -> bytes:
    """What the picture has, and its size."""
    said = kept[b"VP8X"]
    if len(said) < 10:
        raise NotTaken("unreadable")
    if said[0] & _IS_ANIMATED:
        raise NotTaken("type")
    profile_flag = _HAS_PROFILE if b"ICCP" in kept else 0
    return bytes([said[0] & _HAS_ALPHA | profile_flag, 0, 0, 0]) + said[4:10]


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
