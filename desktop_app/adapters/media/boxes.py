"""The description of a film (``moov``, ISO/IEC 14496-12 and QuickTime): emptied of all but timing.

Boxes are never taken out: what is not needed becomes a ``free`` box of the same size filled with
zeros, so that every offset in the file stays true. A track that is neither picture nor sound
(places, sensors, time codes, captions) is emptied as a whole; where its samples lie is told, so
that they can be emptied as well.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.adapters.media import metadata
from desktop_app.adapters.media.questions import NotTaken

EMPTY = (b"free", b"skip", b"wide")
#: What each box may hold; anything else in it is emptied. Boxes not named here are kept whole.
_KEPT = {
    b"moov": b"mvhd iods trak",
    b"trak": b"tkhd edts tapt mdia",
    b"edts": b"elst",
    b"tapt": b"clef prof enof",
    b"mdia": b"mdhd hdlr elng minf",
    b"minf": b"vmhd smhd hdlr dinf stbl",
    b"dinf": b"dref",
    b"stbl": (
        b"stsd stts ctts cslg stss stps stsc stsz stz2 stco co64 sdtp sbgp sgpd subs padb stdp"
    ),
}
_PICTURE, _SOUND = b"vide", b"soun"
_MOVING = (b"cmov", b"mvex")  # compressed, or in fragments: not to be cleaned with certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box: where it starts and its content starts and stops, in bytes."""

    name: bytes
    start: int
    content: int
    stop: int


@dataclass(slots=True)
class Movie:
    """What is found while the description is emptied in place."""

    data: bytearray
    removed: set[str] = field(default_factory=set)
    kept_chunks: list[int] = field(default_factory=list)  #: offsets in the file
    dropped_chunks: list[int] = field(default_factory=list)  #: offsets in the file
    width: int = 0
    height: int = 0
    has_picture: bool = False
    handler: bytes = b""  #: what the track at hand is


def boxes(data: bytes | bytearray, at: int, stop: int) -> Iterator[Box]:
    """Each box between `at` and `stop`. Raises NotTaken ``unreadable`` where there is none."""
    while at < stop:
        if stop - at < 8:
            if any(data[at:stop]):
                raise NotTaken("unreadable")
            return  # QuickTime ends lists with four zero bytes
        size, name = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and stop - at >= 16:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        if size < head or at + size > stop:
            raise NotTaken("unreadable")
        yield Box(name=name, start=at, content=at + head, stop=at + size)
        at += size


def clean(data: bytes) -> Movie:
    """Empty a ``moov`` box, given with its head. Raises NotTaken ``unreadable``, ``not_clean``."""
    movie = Movie(bytearray(data))
    try:
        (whole,) = boxes(data, 0, len(data))
        _clean(movie, whole)
    except struct.error as error:
        raise NotTaken("unreadable") from error
    if not movie.has_picture:
        raise NotTaken("type")
    return movie


def _clean(movie: Movie, box: Box) -> None:
    kept = _KEPT[box.name].split()
    for child in list(boxes(movie.data, box.content, box.stop)):
        if child.name in _MOVING:
            raise NotTaken("not_clean")
        if child.name not in kept:
            _empty(movie, child)
        elif child.name == b"trak":
            _track(movie, child)
        elif child.name in _KEPT:
            _clean(movie, child)
        else:
            _inside(movie, child)


def _track(movie: Movie, track: Box) -> None:
    handler = _handler(movie, track)
    chunks = list(_chunks(movie, track))
    if handler in (_PICTURE, _SOUND):
        movie.kept_chunks += chunks
        movie.has_picture = movie.has_picture or handler == _PICTURE
        if handler == _PICTURE and not movie.width:
            _measure(movie, track)
        movie.handler = handler
        _clean(movie, track)
    else:
        movie.dropped_chunks += chunks
        _empty(movie, track)


def _empty(movie: Movie, box: Box) -> None:
    content = bytes(movie.data[box.content : box.stop])
    if box.name not in (*EMPTY, b"tref", b"load") and content.strip(b"\0"):
        movie.removed |= metadata.film(box.name + content)
    movie.data[box.start + 4 : box.start + 8] = b"free"
    _zero(movie, box.content, box.stop)


def _zero(movie: Movie, start: int, stop: int) -> bool:
    """Fill with zeros and tell if there was anything else."""
    had = bool(movie.data[start:stop].strip(b"\0"))
    movie.data[start:stop] = bytes(stop - start)
    return had


def _inside(movie: Movie, box: Box) -> None:
    """Empty what is told between the numbers of a box that is needed."""
    if box.name in (b"mvhd", b"tkhd", b"mdhd"):
        width = 8 if movie.data[box.content] == 1 else 4
        if _zero(movie, box.content + 4, box.content + 4 + 2 * width):
            movie.removed.add("times")
    elif box.name == b"hdlr":
        if box.stop - box.content < 24:
            raise NotTaken("unreadable")
        _zero(movie, box.content + 24, box.stop)  # a name: often a program's, seldom a person's
    elif box.name == b"dref":
        _references(movie, box)
    elif box.name == b"stsd":
        _formats(movie, box)


def _references(movie: Movie, box: Box) -> None:
    """Every sample must be in this file; a path that stands here nevertheless is emptied."""
    for entry in boxes(movie.data, box.content + 8, box.stop):
        if not movie.data[entry.content + 3] & 1:
            raise NotTaken("not_clean")
        if _zero(movie, entry.content + 4, entry.stop):
            movie.removed.add("other")


def _formats(movie: Movie, box: Box) -> None:
    """A picture format names its compressor in words, and both kinds a vendor."""
    for entry in boxes(movie.data, box.content + 8, box.stop):
        if entry.stop - entry.content < (78 if movie.handler == _PICTURE else 28):
            raise NotTaken("unreadable")
        _zero(movie, entry.content + 12, entry.content + 16)
        if movie.handler == _PICTURE and _zero(movie, entry.content + 42, entry.content + 74):
            movie.removed.add("software")


def _find(movie: Movie, box: Box, *path: bytes) -> Iterator[Box]:
    for child in boxes(movie.data, box.content, box.stop):
        if child.name == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from _find(movie, child, *path[1:])


def _handler(movie: Movie, track: Box) -> bytes:
    for box in _find(movie, track, b"mdia", b"hdlr"):
        return bytes(movie.data[box.content + 8 : box.content + 12])
    return b""


def _chunks(movie: Movie, track: Box) -> Iterator[int]:
    """Where in the file the track's samples lie, in runs."""
    for name, sort, width in ((b"stco", "I", 4), (b"co64", "Q", 8)):
        for box in _find(movie, track, b"mdia", b"minf", b"stbl", name):
            count = struct.unpack_from(">I", movie.data, box.content + 4)[0]
            if box.content + 8 + width * count > box.stop:
                raise NotTaken("unreadable")
            yield from struct.unpack_from(f">{count}{sort}", movie.data, box.content + 8)


def _measure(movie: Movie, track: Box) -> None:
    """Width and height as shown: the track's matrix may lay the picture on its side."""
    for box in _find(movie, track, b"tkhd"):
        at = box.content + (52 if movie.data[box.content] == 1 else 40)
        a, b, _, c, d, _, _, _, _, wide, high = struct.unpack_from(">9iII", movie.data, at)
        sides = (wide >> 16, high >> 16)
        is_turned = a == d == 0 and b != 0 and c != 0
        movie.width, movie.height = sides[::-1] if is_turned else sides
