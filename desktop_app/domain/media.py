"""Pictures and films that were made ready for X: what they are, and what was taken out of them.

A prepared file is a cleaned copy. Its SHA-256 is what is approved and what is sent; the file that
the author chose is never sent and never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop_app.domain.payload import MediaKind

#: Bytes that X takes of each kind (X API v2, media best practices: "5 MB", "15 MB"; 512 MB for a
#: film on every account). X does not say whether its megabytes are 1000 or 1024 kilobytes: these
#: are the smaller ones, which it takes either way.
BYTES_LIMIT: Mapping[MediaKind, int] = MappingProxyType(
    {MediaKind.PHOTO: 5_000_000, MediaKind.GIF: 15_000_000, MediaKind.VIDEO: 512_000_000}
)

#: Pixels of the longer side, of a photo and of a GIF's frame (X takes 8192 x 8192).
SIDE_LIMIT = 8192
#: Pixels of all frames of a GIF together (X API v2, media best practices: 300 million).
GIF_PIXELS_LIMIT = 300_000_000

#: What can be taken out of a file, in the order in which it is told.
REMOVABLE = (
    "location",  # where it was taken
    "camera",  # make, model, serial number, lens, exposure
    "times",  # when it was taken or changed
    "author",  # names, owner, copyright
    "software",  # the programs and systems it went through
    "comment",  # titles, descriptions, keywords
    "thumbnail",  # a small copy, which may show what was cut off the picture
    "profile",  # what a colour profile says besides colours, for example a screen's serial number
    "ai",  # the mark of a generator; `made_with_ai` of the payload is its place
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedMedia:
    """A cleaned copy that stands in the shelf under its SHA-256."""

    sha256: str  #: of the cleaned bytes: 64 hexadecimal digits
    kind: MediaKind
    mime: str  #: for example ``image/jpeg``
    size: int  #: bytes, of the cleaned copy
    width: int  #: pixels as shown, after turning; 0 for a film that does not say
    height: int  #: as `width`
    removed: tuple[str, ...]  #: of `REMOVABLE`, in its order


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture as it is shown, small: red, green, blue and opacity of each pixel, a byte each."""

    width: int  #: pixels
    height: int
    pixels: bytes  #: 4 * width * height, row by row from the top
