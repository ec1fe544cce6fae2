"""MP4 and QuickTime films: copied in pieces, with everything emptied that is not picture or sound.

The file keeps its length, except for what follows the last box. Only the description of the film
is ever in memory as a whole.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from desktop_app.adapters.media import metadata
from desktop_app.adapters.media.boxes import EMPTY, Box, clean
from desktop_app.adapters.media.questions import NotTaken

_MOVIE_LIMIT = 32 << 20  # bytes; an hour's description has 2 MB
_BOXES_LIMIT = 10_000
_PIECE = 1 << 20
_LOOKED_AT = 1 << 20  # bytes of a box that is emptied, read to tell its sort
_NEEDED = (b"ftyp", b"moov", b"mdat", *EMPTY)
_FRAGMENTS = (b"moof", b"mfra", b"sidx", b"styp")
#: Major brands of files in this form that are pictures or sound alone.
_NO_FILMS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis", b"M4A ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to copy: `stop` bytes, zeros from/to, and bytes that are put in place of others."""

    stop: int
    zeros: tuple[tuple[int, int], ...]  #: in order, apart from one another
    put: tuple[tuple[int, bytes], ...]
    removed: frozenset[str]
    width: int
    height: int
    mime: str


def is_film(head: bytes) -> bool:
    """Tell by the first 12 bytes. A picture in such boxes (HEIC) is none."""
    if head[4:8] == b"ftyp":
        return head[8:12] not in _NO_FILMS
    return head[4:8] in (b"moov", b"mdat", *EMPTY)


def planned(source: BinaryIO, size: int) -> Plan:
    """Say how to clean a film of `size` bytes. Raises NotTaken."""
    found, stop = _boxes(source, size)
    movies = [box for box in found if box.name == b"moov"]
    media = [box for box in found if box.name == b"mdat"]
    if any(box.name in _FRAGMENTS for box in found):
        raise NotTaken("not_clean")
    if len(movies) != 1 or not media or movies[0].stop - movies[0].start > _MOVIE_LIMIT:
        raise NotTaken("unreadable")
    (box,) = movies
    movie = clean(_read(source, box.start, box.stop))
    removed, zeros, put = movie.removed, list[tuple[int, int]](), [(box.start, bytes(movie.data))]
    if stop < size:
        removed |= metadata.other(_read(source, stop, min(size, stop + _LOOKED_AT)))
    for box in found:
        if box.name not in _NEEDED:
            content = _read(source, box.content, min(box.stop, box.content + _LOOKED_AT))
            removed |= metadata.film(box.name + content)
            put.append((box.start + 4, b"free"))
        if box.name not in (b"ftyp", b"moov", b"mdat"):
            zeros.append((box.content, box.stop))
    zeros += _unwanted(movie.kept_chunks, movie.dropped_chunks, media)
    return Plan(
        stop=stop,
        zeros=tuple(sorted(zeros)),
        put=tuple(sorted(put)),
        removed=frozenset(removed),
        width=movie.width,
        height=movie.height,
        mime=_mime(source, found[0]),
    )


def copy(source: BinaryIO, target: BinaryIO, plan: Plan) -> None:
    """Copy as planned. Raises NotTaken ``unwritable``, or ``unreadable`` if the source shrank."""
    source.seek(0)
    at = 0
    while at < plan.stop:
        piece = bytearray(source.read(min(_PIECE, plan.stop - at)))
        if not piece:
            raise NotTaken("unreadable")  # it became shorter while it was read
        _change(piece, at, plan)
        write(target, piece)
        at += len(piece)


def write(target: BinaryIO, content: bytes | bytearray) -> None:
    """Write all of it to an unbuffered file. Raises NotTaken ``unwritable``."""
    left = memoryview(content)
    try:
        while left:
            left = left[target.write(left) :]
    except OSError as error:
        raise NotTaken("unwritable") from error


def _change(piece: bytearray, at: int, plan: Plan) -> None:
    stop = at + len(piece)
    first = bisect_right(plan.zeros, at, key=lambda zero: zero[1])
    for start, end in plan.zeros[first:]:
        if start >= stop:
            break
        low, high = max(start, at) - at, min(end, stop) - at
        piece[low:high] = bytes(high - low)
    for start, content in plan.put:
        low, high = max(start, at), min(start + len(content), stop)
        if low < high:
            piece[low - at : high - at] = content[low - start : high - start]


def _boxes(source: BinaryIO, size: int) -> tuple[list[Box], int]:
    """The boxes of the file, and where they end: some cameras write more behind them."""
    found, at = list[Box](), 0
    while at + 8 <= size and len(found) < _BOXES_LIMIT:
        head = _read(source, at, min(at + 16, size))
        length, name = struct.unpack_from(">I4s", head)
        content = at + 8
        if length == 1 and len(head) == 16:
            length, content = struct.unpack_from(">Q", head, 8)[0], at + 16
        elif length == 0:
            length = size - at
        if at + length > size or length < content - at:
            break
        found.append(Box(name=name, start=at, content=content, stop=at + length))
        at += length
    if at < size and not {b"moov", b"mdat"} <= {box.name for box in found}:
        raise NotTaken("unreadable")
    return found, at


def _read(source: BinaryIO, start: int, stop: int) -> bytes:
    source.seek(start)
    content = source.read(stop - start)
    if len(content) != stop - start:
        raise NotTaken("unreadable")
    return content


def _unwanted(kept: list[int], dropped: list[int], media: list[Box]) -> Iterator[tuple[int, int]]:
    """The parts of the media that no picture or sound begins: each run ends where one begins."""
    wanted = set(kept)
    if wanted & set(dropped):
        raise NotTaken("not_clean")
    if any(not any(box.content <= at < box.stop for box in media) for at in wanted):
        raise NotTaken("unreadable")  # cut short
    for box in media:
        inside = sorted(at for at in wanted.union(dropped) if box.content <= at < box.stop)
        starts = [box.content, *inside]
        for start, stop in zip(starts, [*inside, box.stop], strict=True):
            if start not in wanted and start < stop:
                yield start, stop


def _mime(source: BinaryIO, first: Box) -> str:
    brand = _read(source, first.content, first.content + 4) if first.name == b"ftyp" else b"qt  "
    return "video/quicktime" if brand == b"qt  " else "video/mp4"
