"""GIF (89a): copies the frames, their timing and the number of repetitions, and nothing else."""

from __future__ import annotations

import struct
from collections.abc import Callable

from desktop_app.adapters.media import metadata
from desktop_app.adapters.media.metadata import Cleaned
from desktop_app.adapters.media.questions import NotTaken
from desktop_app.domain.media import SIDE_LIMIT

_FRAME, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_TIMING, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_HEAD = 13
_REPEATS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def clean(data: bytes) -> Cleaned:
    """Return the picture without metadata. Raises NotTaken: ``unreadable``, ``too_many_pixels``."""
    at = _HEAD + _table(data, _HEAD, _HEAD - 3)
    parts, removed, timing = [data[:at]], frozenset[str](), b""
    while (mark := _byte(data, at)) != _END:
        if mark == _FRAME:
            start, at = at, _after_frame(data, at)
            _check_extent(data[start:at])
            parts += [timing, data[start:at]]
            timing = b""
        elif mark == _EXTENSION:
            start, at = at, _after_blocks(data, at + 2)
            block = data[start:at]
            if block[1] == _TIMING:
                timing = block if block[2] == 4 and len(block) == 8 else b""
            elif repeats := _repeats(block):
                parts.append(repeats)
            else:
                removed |= _sorts(block)
        else:
            raise NotTaken("unreadable")
    if data[at + 1 :]:
        removed |= metadata.other(data[at + 1 :])
    return Cleaned(data=b"".join([*parts, bytes([_END])]), removed=removed)


def _byte(data: bytes, at: int) -> int:
    if at >= len(data):
        raise NotTaken("unreadable")
    return data[at]


def _table(data: bytes, at: int, flags: int) -> int:
    """Bytes of the colour table at `at` that the byte at `flags` announces."""
    said = _byte(data, flags)
    size = 3 << ((said & 7) + 1) if said & 0x80 else 0
    _byte(data, at + size)
    return size


def _check_extent(frame: bytes) -> None:
    """Refuse a frame that reaches so far that the whole picture, enlarged for it, is too large."""
    left, top, width, height = struct.unpack_from("<4H", frame, 1)
    if max(left + width, top + height) > SIDE_LIMIT:
        raise NotTaken("too_many_pixels", width=str(left + width), height=str(top + height))


def _after_frame(data: bytes, at: int) -> int:
    at += 10 + _table(data, at + 10, at + 9)
    return _after_blocks(data, at + 1)  # after the byte that says how wide a code is


def _after_blocks(data: bytes, at: int) -> int:
    while size := _byte(data, at):
        at += 1 + size
    return at + 1


def _repeats(block: bytes) -> bytes:
    """Return the extension that says how often to repeat, without what may hide in it; or b""."""
    if block[1] != _APPLICATION or block[3:14] not in _REPEATS or block[14:16] != b"\x03\x01":
        return b""
    return block[:18] + b"\0" if len(block) >= 19 else b""


def _sorts(block: bytes) -> frozenset[str]:
    if block[1] == _COMMENT:
        return frozenset({"comment"})
    known: dict[bytes, Callable[[bytes], frozenset[str]]] = {
        b"XMP DataXMP": metadata.xmp,
        b"ICCRGBG1012": lambda _: frozenset({"profile"}),
    }
    return known.get(block[3:14], metadata.other)(block)
