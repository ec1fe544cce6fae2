"""PNG (third edition, 2025): copies the chunks that the picture needs, byte for byte.

Animated PNGs become their still picture, as at X. What follows the end is left out: there a
screenshot tool once left what people had cut off.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from desktop_app.adapters.media import metadata, profile
from desktop_app.adapters.media.metadata import Cleaned
from desktop_app.adapters.media.questions import NotTaken

START = b"\x89PNG\r\n\x1a\n"
_CRITICAL = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
#: How colours are meant and how large a pixel is: with the greatest length each can have.
_KEPT = {b"tRNS": 256, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"cICP": 4, b"sBIT": 4}
_PROFILE_LIMIT = 4 << 20
_XMP = "XML:com.adobe.xmp"
_WORDS = {
    "author": "author",
    "copyright": "author",
    "creation time": "times",
    "date:create": "times",
    "date:modify": "times",
    "date:timestamp": "times",
    "software": "software",
    "source": "camera",
    "comment": "comment",
    "description": "comment",
    "disclaimer": "comment",
    "title": "comment",
    "warning": "comment",
    "parameters": "ai",  # the prompt, as picture generators write it
    "prompt": "ai",
    "workflow": "ai",
}


def clean(data: bytes) -> Cleaned:
    """Return the picture without metadata. Raises NotTaken ``unreadable``."""
    parts, removed, orientation = [START], set[str](), 1
    for name, content in _chunks(data):
        if name in _CRITICAL or len(content) <= _KEPT.get(name, -1):
            parts.append(_chunk(name, content))
        elif name == b"iCCP":
            kept, more = _colours(content)
            parts.append(kept)
            removed |= {"profile"} if more else set()
        elif name == b"eXIf":
            found, orientation = metadata.exif(content)
            removed |= found
        elif name in (b"tEXt", b"zTXt", b"iTXt"):
            removed |= _sorts_of_text(content)
        elif name == b"tIME":
            removed.add("times")
        elif not name[0] & 0x20:  # a capital: without it the picture cannot be drawn
            raise NotTaken("unreadable")
        else:
            removed |= metadata.other(content)
    if not data.endswith(parts[-1]):
        removed.add("other")
    return Cleaned(data=b"".join(parts), removed=frozenset(removed), orientation=orientation)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk up to the end mark."""
    at, name = len(START), b""
    while name != b"IEND":
        if at + 12 > len(data):
            raise NotTaken("unreadable")
        length, name = struct.unpack_from(">I4s", data, at)
        stop = at + 12 + length
        if stop > len(data) or not name.isalpha():
            raise NotTaken("unreadable")
        content = data[at + 8 : stop - 4]
        if data[at:stop] != _chunk(name, content):
            raise NotTaken("unreadable")
        yield name, content
        at = stop


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + _check(name + content)


def _check(content: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(content))


def _colours(content: bytes) -> tuple[bytes, bool]:
    """Return the chunk of a colour profile, cleaned, and if more was in it than colours."""
    packed = content.partition(b"\0")[2]
    unpacking = zlib.decompressobj()
    try:
        whole = unpacking.decompress(packed[1:], _PROFILE_LIMIT)
    except zlib.error:
        return b"", True
    kept, more = profile.clean(whole)
    more = more or bool(unpacking.unused_data)
    return (b"" if kept is None else _chunk(b"iCCP", b"ICC\0\0" + zlib.compress(kept))), more


def _sorts_of_text(content: bytes) -> frozenset[str]:
    key = content.partition(b"\0")[0].decode("latin-1")
    if key == _XMP:
        return metadata.xmp(content)
    return frozenset({_WORDS.get(key.lower(), "other")})
