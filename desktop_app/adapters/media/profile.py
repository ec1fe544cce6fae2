"""Colour profiles (ICC.1:2022): keeps what colours need, and nothing that tells of a device.

A screenshot carries the profile of its screen, with name, model and serial number; a photo of a
telephone carries one without which its colours are dull. So the profile stays and its words go.
"""

from __future__ import annotations

import struct

_LIMIT = 4 << 20  # bytes; a printer's profile has 2 MB
_TAGS_LIMIT = 100
_HEAD = 128
#: What a colour is computed from.
_COLOURS = (
    b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad chrm cicp gamt"
    b" A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3"
).split()
#: What the words of every profile are replaced with: name and copyright must not be missing.
_WORDS = (b"desc", b"cprt")
_NAME = "Colours"
_DATE = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)


def clean(profile: bytes) -> tuple[bytes | None, bool]:
    """Return the profile without words, dates and devices, and if it held more than usual.

    None instead of a profile that cannot be read: no program could use it.
    """
    if not _HEAD + 4 <= len(profile) <= _LIMIT or profile[36:40] != b"acsp":
        return None, True
    count = struct.unpack_from(">I", profile, _HEAD)[0]
    if count > _TAGS_LIMIT or len(profile) < _HEAD + 4 + 12 * count:
        return None, True
    tags: dict[bytes, bytes] = {}
    more = False
    for number in range(count):
        name, at, size = struct.unpack_from(">4sII", profile, _HEAD + 4 + 12 * number)
        if at + size > len(profile):
            return None, True
        if name in _COLOURS:
            tags[name] = profile[at : at + size]
        else:
            more = more or name not in _WORDS
    if not tags:
        return None, True
    for name in _WORDS:
        tags[name] = _words(name, profile[8])
    return _written(_head(profile), tags), more


def _head(profile: bytes) -> bytes:
    """Version, class, spaces, flags, attributes, intent and illuminant; all else is neutral."""
    kept = bytearray(_HEAD)
    kept[8:24] = profile[8:24]
    kept[24:36] = _DATE
    kept[36:40] = b"acsp"
    kept[44:48] = profile[44:48]
    kept[56:80] = profile[56:80]
    return bytes(kept)


def _words(name: bytes, major: int) -> bytes:
    text = _NAME if name == b"desc" else "-"
    if major >= 4:
        wide = text.encode("utf-16-be")
        return struct.pack(">4sIII4sII", b"mluc", 0, 1, 12, b"enUS", len(wide), 28) + wide
    plain = text.encode("ascii") + b"\0"
    if name == b"cprt":
        return b"text" + bytes(4) + plain
    return struct.pack(">4sII", b"desc", 0, len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)


def _written(head: bytes, tags: dict[bytes, bytes]) -> bytes:
    table, body = b"", b""
    start = _HEAD + 4 + 12 * len(tags)
    placed: dict[bytes, int] = {}  # equal curves are stored once
    for name, content in tags.items():
        if content not in placed:
            placed[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, placed[content], len(content))
    body += bytes(-(start + len(body)) % 4)
    size = struct.pack(">I", start + len(body))
    return size + head[4:] + struct.pack(">I", len(tags)) + table + body
