"""Reads from metadata only what must be known before it is thrown away: its sort, how to turn.

Nothing here fails: a block that cannot be read is of the sort ``other`` and is thrown away all
the same. The sorts are those of `domain.media.REMOVABLE`.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

OTHER = frozenset({"other"})

#: EXIF 2.32 / TIFF 6.0 tags by what they tell.
_TAGS = {
    "camera": (
        "010F 0110 829A 829D 8822 8827 8830 8831 8832 8833 9201 9202 9203 9204 9205 9206 9207 9208"
        " 9209 920A 920B 9214 927C A20E A20F A210 A215 A217 A300 A301 A302 A401 A402 A403 A404 A405"
        " A406 A407 A408 A409 A40A A40B A40C A420 A431 A432 A433 A434 A435"
    ),
    "times": "0132 9003 9004 9010 9011 9012 9290 9291 9292",
    "author": "013B 8298 9C9D A430",
    "software": "000B 0131 013C",
    "comment": "010D 010E 9286 9C9B 9C9C 9C9E 9C9F",
    "": (  # what only describes the pixels
        "0100 0101 0102 0103 0106 0112 0115 011A 011B 011C 0128 0212 0213 0214 8769 8825 9000 9101"
        " 9102 A000 A001 A002 A003 A005 A500"
    ),
}
_SORT_OF = {int(tag, 16): sort for sort, tags in _TAGS.items() for tag in tags.split()}
_ORIENTATION, _DETAILS, _PLACE = 0x0112, 0x8769, 0x8825

#: Marks of a generator in XMP, IPTC and content credentials (IPTC digital source types).
_AI = re.compile(rb"rainedAlgorithmicMedia|algorithmicMedia")
_XMP = {
    "location": rb"exif:GPS|photoshop:(?:City|State|Country)|:Location|:Latitude|:CountryCode",
    "camera": rb"tiff:Ma|tiff:Mo|aux:|exifEX:|SerialNumber",
    "times": rb"xmp:\w+Date|photoshop:DateCreated|exif:DateTime|stEvt:when",
    "author": rb"dc:creator|dc:rights|xmpRights:|photoshop:(?:Credit|Author)|plus:|CreatorContact",
    "software": rb"CreatorTool|softwareAgent",
    "comment": rb"dc:description|dc:title|dc:subject|photoshop:Headline|UserComment",
}
_XMP_SORTS = {sort: re.compile(pattern) for sort, pattern in _XMP.items()}
#: QuickTime and MP4 user data: four-letter names, Apple's keys, 3GPP's boxes.
_FILM = {
    "location": rb"\xa9xyz|loci|[Ll]ocation|GPS|gps|camm",
    "camera": rb"\xa9ma[ck]|\xa9mod|[Mm]ake|[Mm]odel|manu|modl|[Cc]amera|GoPro|LENS|mebx|gpmd",
    "times": rb"\xa9day|[Dd]ate|tmcd|yrrc",
    "author": rb"\xa9ART|\xa9aut|\xa9cpy|\xa9own|cprt|auth|perf|[Aa]rtist|[Aa]uthor",
    "software": rb"\xa9too|\xa9swr|\xa9enc|[Ss]oftware|[Ee]ncoder",
    "comment": rb"\xa9nam|\xa9cmt|\xa9des|titl|dscp|[Tt]itle|[Cc]omment|\.description",
}
_FILM_SORTS = {sort: re.compile(pattern) for sort, pattern in _FILM.items()}

#: IPTC IIM 4.2, record 2.
_IPTC = {
    "location": "26 27 90 92 95 100 101",
    "times": "30 35 55 60 62 63",
    "author": "80 85 110 115 116 118 122",
    "software": "65 70",
    "comment": "5 25 40 105 120",
}
_IPTC_SORTS = {int(number): sort for sort, numbers in _IPTC.items() for number in numbers.split()}
_DATASET = re.compile(rb"\x1c\x02(.)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A picture without metadata, what that was, and how its pixels must still be turned."""

    data: bytes
    removed: frozenset[str]
    orientation: int = 1  #: EXIF orientation, 1 to 8; 1 is upright


def exif(block: bytes) -> tuple[frozenset[str], int]:
    """Return the sorts of an EXIF block (with or without its ``Exif`` head) and its orientation."""
    block = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None or len(block) < 8:
        return OTHER, 1
    main, following = _directory(block, struct.unpack_from(order + "I", block, 4)[0], order)
    details = _directory(block, main[_DETAILS], order)[0] if _DETAILS in main else {}
    found = {_SORT_OF.get(tag, "other") for tag in (*main, *details)} - {""}
    if _PLACE in main and _directory(block, main[_PLACE], order)[0].keys() - {0}:
        found.add("location")  # tag 0 alone is the block's version
    if following:
        found.add("thumbnail")
    turn = main.get(_ORIENTATION, 1)
    return frozenset(found), turn if 1 <= turn <= 8 else 1


def xmp(block: bytes) -> frozenset[str]:
    """Return the sorts of an XMP packet."""
    return _sorts(block, _XMP_SORTS) or OTHER


def iptc(block: bytes) -> frozenset[str]:
    """Return the sorts of a Photoshop block, which holds IPTC records and thumbnails."""
    numbers = {match[1][0] for match in _DATASET.finditer(block)}
    found = {_IPTC_SORTS[number] for number in numbers if number in _IPTC_SORTS}
    if b"8BIM\x04\x0c" in block or b"8BIM\x04\x09" in block:
        found.add("thumbnail")
    return frozenset(found) or OTHER


def film(block: bytes) -> frozenset[str]:
    """Return the sorts of a box of user data in an MP4 or QuickTime file."""
    found = _sorts(block, _FILM_SORTS)
    return (found | _sorts(block, _XMP_SORTS) if b"xmpmeta" in block else found) or OTHER


def other(block: bytes) -> frozenset[str]:
    """Return the sort of a block that we do not know: ``other``, and the mark of a generator."""
    return OTHER | _sorts(block, {})


def _sorts(block: bytes, patterns: dict[str, re.Pattern[bytes]]) -> frozenset[str]:
    found = {sort for sort, pattern in patterns.items() if pattern.search(block)}
    if _AI.search(block):
        found.add("ai")
    return frozenset(found)


def _directory(block: bytes, at: int, order: str) -> tuple[dict[int, int], int]:
    """Return the tags at `at` with their (first) number, and where the next directory stands."""
    if at + 2 > len(block):
        return {}, 0
    count = struct.unpack_from(order + "H", block, at)[0]
    stop = at + 2 + 12 * count
    tags = {}
    for entry in range(at + 2, min(stop, len(block) - 11), 12):
        tag, sort = struct.unpack_from(order + "HH", block, entry)
        tags[tag] = struct.unpack_from(order + ("H" if sort == 3 else "I"), block, entry + 8)[0]
    return tags, struct.unpack_from(order + "I", block, stop)[0] if stop + 4 <= len(block) else 0
