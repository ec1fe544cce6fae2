"""JPEG (ITU-T T.81): copies what the pixels need and leaves out every other segment.

The compressed pixels are copied as they are. What follows the end of the picture (a film, a second
picture with a place of its own) is left out too.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from desktop_app.adapters.media import metadata, profile
from desktop_app.adapters.media.metadata import Cleaned
from desktop_app.adapters.media.questions import NotTaken

START = b"\xff\xd8"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP13, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
#: Frames, tables, restart interval, number of lines.
_PIXELS = {*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD} - {0xC8}
#: In compressed pixels: a marker that is neither a stuffed byte nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_COLOURS = b"ICC_PROFILE\0"
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")


def clean(data: bytes) -> Cleaned:
    """Return the picture without metadata. Raises NotTaken ``unreadable``."""
    picture = _Picture()
    for marker, content, rest in _segments(data):
        if marker == _END:
            if rest.strip(b"\0"):
                picture.removed |= metadata.other(rest)
            break
        picture.take(marker, content, rest)
    return picture.cleaned()


class _Picture:
    def __init__(self) -> None:
        self.removed: frozenset[str] = frozenset()
        self._orientation = 1
        self._heads: dict[int, bytes] = {}
        self._profile: list[tuple[int, bytes]] = []
        self._pixels: list[bytes] = []

    def take(self, marker: int, content: bytes, scan: bytes) -> None:
        if marker in _PIXELS or marker == _SCAN:
            self._pixels += [_segment(marker, content), scan]
        elif marker == _APP0 and content.startswith(b"JFIF\0") and len(content) >= 14:
            self._heads[_APP0] = content[:12] + bytes(2)
            if len(content) > 14:
                self.removed |= {"thumbnail"}
        elif marker == _APP14 and content.startswith(b"Adobe") and len(content) >= 12:
            self._heads[_APP14] = content[:12]  # says how the colours are stored
        elif marker == _APP2 and content.startswith(_COLOURS) and len(content) > 14:
            self._profile.append((content[12], content[14:]))
        elif _APP0 <= marker <= _APP15 or marker == _COMMENT:
            self.removed |= self._sorts(marker, content)
        else:
            raise NotTaken("unreadable")

    def _sorts(self, marker: int, content: bytes) -> frozenset[str]:
        if marker == _COMMENT:
            return frozenset({"comment"})
        if marker == _APP0 and content.startswith(b"JFXX\0"):
            return frozenset({"thumbnail"})
        if marker == _APP1 and content.startswith(b"Exif\0"):
            found, self._orientation = metadata.exif(content)
            return found
        if marker == _APP1 and content.startswith(_XMP):
            return metadata.xmp(content)
        if marker == _APP13:
            return metadata.iptc(content)
        return metadata.other(content)

    def cleaned(self) -> Cleaned:
        parts = [START]
        if _APP0 in self._heads:
            parts.append(_segment(_APP0, self._heads[_APP0]))
        parts += self._profile_segments()
        if _APP14 in self._heads:
            parts.append(_segment(_APP14, self._heads[_APP14]))
        data = b"".join([*parts, *self._pixels, bytes([0xFF, _END])])
        return Cleaned(data=data, removed=self.removed, orientation=self._orientation)

    def _profile_segments(self) -> list[bytes]:
        if not self._profile:
            return []
        kept, more = profile.clean(b"".join(part for _, part in sorted(self._profile)))
        if more:
            self.removed |= {"profile"}
        if kept is None:
            return []
        size = 65_000
        parts = [kept[at : at + size] for at in range(0, len(kept), size)]
        return [
            _segment(_APP2, _COLOURS + bytes([number, len(parts)]) + part)
            for number, part in enumerate(parts, start=1)
        ]


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each marker, its content, and what stands before the next one: pixels, or a file's rest."""
    at = len(START)
    while True:
        marker, at = _marker(data, at)
        if marker == _END:
            yield marker, b"", data[at:]
            return
        length = struct.unpack_from(">H", data, at)[0] if at + 2 <= len(data) else 0
        if length < 2 or at + length > len(data):
            raise NotTaken("unreadable")
        content = data[at + 2 : at + length]
        at += length
        scan = b""
        if marker == _SCAN:
            following = _MARKER.search(data, at)
            if following is None:
                raise NotTaken("unreadable")
            scan = data[at : following.start()]
            at = following.start()
        yield marker, content, scan


def _marker(data: bytes, at: int) -> tuple[int, int]:
    if data[at : at + 1] != b"\xff":
        raise NotTaken("unreadable")
    while data[at : at + 1] == b"\xff":  # any number of these may stand before a marker
        at += 1
    if at >= len(data):
        raise NotTaken("unreadable")
    return data[at], at + 1


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
