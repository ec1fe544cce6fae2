"""Cleans one file: in the worker process, never in the application's own.

The sort of a file is told by its bytes, never by its name. A picture is decoded once, after it was
cleaned, to see that it can be; only one that must be turned is encoded anew. What comes out is
looked through again, and nothing comes out that has anything left to remove.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageFile, ImageOps
from PIL.JpegImagePlugin import get_sampling

from desktop_app.adapters.media import film, gif, jpeg, png, webp
from desktop_app.adapters.media.forms import HEAD, recognised
from desktop_app.adapters.media.metadata import Cleaned
from desktop_app.adapters.media.questions import Answer, NotTaken, Request
from desktop_app.domain.media import BYTES_LIMIT, GIF_PIXELS_LIMIT, REMOVABLE, SIDE_LIMIT
from desktop_app.domain.payload import MediaKind

# For this process, which does nothing else: our own limit comes before any pixel is unpacked, and
# an encoder gets room for a picture of any detail (what is larger is too large for X anyway).
Image.MAX_IMAGE_PIXELS = None
ImageFile.MAXBLOCK = 16 << 20

_PIECE = 1 << 20
#: A picture may hold this many bytes before it is cleaned: a telephone hangs films onto photos.
_READ_LIMIT = 32_000_000
_CLEANERS: dict[str, Callable[[bytes], Cleaned]] = {
    "JPEG": jpeg.clean,
    "PNG": png.clean,
    "WEBP": webp.clean,
    "GIF": gif.clean,
}
_MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
#: What must not be in a cleaned picture, whoever wrote it and wherever.
_MARKS = (
    b"Exif\0\0",
    b"ns.adobe.com/xap",
    b"<x:xmpmeta",
    b"Photoshop 3.0",
    b"GPSLatitude",
)
_TOLD = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop")  # by the decoder
_FILM_MARKS = (
    b"\xa9xyz",
    b"loci",
    b"com.apple.quicktime",
    b"xmpmeta",
)


def answer(request: Request) -> Answer:
    """Clean the file and say what was done. Whatever a decoder raises is ``unreadable``."""
    try:
        with Path(request.source).open("rb") as source:
            if request.side:
                return _drawn(source, request)
            return _prepared(source, os.fstat(source.fileno()), request.target)
    except NotTaken as refusal:
        return Answer(reason=refusal.reason, facts=tuple(refusal.facts.items()))
    except Exception:  # noqa: BLE001 - the decoders' edge: bad files raise a dozen sorts of errors
        return Answer(reason="unreadable")


def _prepared(source: BinaryIO, found: os.stat_result, target: str) -> Answer:
    if not stat.S_ISREG(found.st_mode):
        raise NotTaken("unreadable")
    size = found.st_size
    form = recognised(source.read(HEAD))
    source.seek(0)
    if form == "FILM":
        return _film(source, size, target)
    return _picture(source, size, target, form)


def _drawn(source: BinaryIO, request: Request) -> Answer:
    """Decode a picture, the first frame of several, and write its pixels."""
    form = recognised(source.read(HEAD))
    if form not in _MIMES:
        raise NotTaken("type")
    source.seek(0)
    # Cleaned again, since a colleague's program may have shared anything: what can make a decoder
    # ask for all of the memory is refused there.
    data = _CLEANERS[form](source.read(_READ_LIMIT)).data
    with Image.open(io.BytesIO(data), formats=[form]) as image:
        if max(image.size) > SIDE_LIMIT:
            raise _too_many(*image.size)
        image.draft("RGB", (request.side, request.side))
        if image.mode.startswith("I"):  # 16 bits of grey, of which eight are shown
            shown = image.point(lambda grey: grey / 256).convert("L").convert("RGBA")
        else:
            shown = image.convert("RGBA")
        shown.thumbnail((request.side, request.side))
        _write(request.target, shown.tobytes())
        kind = MediaKind.GIF if form == "GIF" else MediaKind.PHOTO
        return Answer(kind=kind, mime=_MIMES[form], width=shown.width, height=shown.height)


def _picture(source: BinaryIO, size: int, target: str, form: str) -> Answer:
    kind = MediaKind.GIF if form == "GIF" else MediaKind.PHOTO
    if size > _READ_LIMIT:
        raise _too_large(kind)
    clean = _CLEANERS[form]
    first = clean(source.read(_READ_LIMIT))
    width, height = first_size = _decoded(first.data, form)
    data = first.data
    if first.orientation != 1:
        data = clean(_turned(first, form)).data
        width, height = first_size[::-1] if first.orientation >= 5 else first_size
    if len(data) > BYTES_LIMIT[kind]:
        raise _too_large(kind)
    _see_that_it_is_clean(data, form)
    _write(target, data)
    return Answer(
        kind=kind,
        mime=_MIMES[form],
        width=width,
        height=height,
        removed=_in_order(first.removed),
    )


def _decoded(data: bytes, form: str) -> tuple[int, int]:
    """Decode every frame and return the size in pixels."""
    with Image.open(io.BytesIO(data), formats=[form]) as image:
        width, height = image.size
        if max(width, height) > SIDE_LIMIT:
            raise _too_many(width, height)
        image.load()
        frames = 1
        while form == "GIF":
            if width * height * frames > GIF_PIXELS_LIMIT:
                raise _too_many(width, height)
            try:
                image.seek(frames)
                image.load()
            except EOFError:
                break
            frames += 1
        return width, height


def _turned(cleaned: Cleaned, form: str) -> bytes:
    """Encode anew, upright: as finely as before, with the same profile."""
    with Image.open(io.BytesIO(cleaned.data), formats=[form]) as image:
        image.getexif()[0x0112] = cleaned.orientation
        turned = ImageOps.exif_transpose(image)
        out = io.BytesIO()
        colours = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
        if form == "JPEG":
            tables = getattr(image, "quantization", None)
            turned.save(
                out,
                form,
                qtables=tables,
                subsampling=max(get_sampling(image), 0),
                progressive="progressive" in image.info,
                optimize=True,
                **colours,
            )
        elif form == "WEBP":
            is_lossless = b"VP8L" in cleaned.data[12:64]
            turned.save(out, form, lossless=is_lossless, quality=95, exact=True, **colours)
        else:
            turned.save(out, form, **colours)
        return out.getvalue()


def _see_that_it_is_clean(data: bytes, form: str) -> None:
    """Raise NotTaken ``not_clean`` if a second cleaning, a search or the decoder finds anything."""
    again = _CLEANERS[form](data)
    with Image.open(io.BytesIO(data), formats=[form]) as image:
        told = [name for name in _TOLD if image.info.get(name)]
        has_tags = bool(image.getexif())
    is_same = again.data == data and not again.removed and again.orientation == 1
    if not is_same or told or has_tags or any(mark in data for mark in _MARKS):
        raise NotTaken("not_clean")


def _film(source: BinaryIO, size: int, target: str) -> Answer:
    if size > BYTES_LIMIT[MediaKind.VIDEO]:
        raise _too_large(MediaKind.VIDEO)
    plan = film.planned(source, size)
    with _opened(target) as out:
        film.copy(source, out, plan)
        _flush(out)
    _see_that_the_film_is_clean(target, plan)
    return Answer(
        kind=MediaKind.VIDEO,
        mime=plan.mime,
        width=plan.width,
        height=plan.height,
        removed=_in_order(plan.removed),
    )


def _see_that_the_film_is_clean(target: str, plan: film.Plan) -> None:
    with Path(target).open("rb") as made:
        again = film.planned(made, plan.stop)
        for start, content in again.put:
            made.seek(start)
            is_same = made.read(len(content)) == content
            if not is_same or any(mark in content for mark in _FILM_MARKS):
                raise NotTaken("not_clean")
        for start, stop in (*plan.zeros, *again.zeros):
            made.seek(start)
            for at in range(start, stop, _PIECE):
                if made.read(min(_PIECE, stop - at)).strip(b"\0"):
                    raise NotTaken("not_clean")
    if again.removed or again.stop != plan.stop:
        raise NotTaken("not_clean")


def _write(target: str, data: bytes) -> None:
    with _opened(target) as out:
        film.write(out, data)
        _flush(out)


def _opened(target: str) -> BinaryIO:
    try:
        return Path(target).open("wb", buffering=0)
    except OSError as error:
        raise NotTaken("unwritable") from error


def _flush(out: BinaryIO) -> None:
    try:
        os.fsync(out.fileno())
    except OSError as error:
        raise NotTaken("unwritable") from error


def _in_order(removed: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in REMOVABLE if name in removed)


def _too_large(kind: MediaKind) -> NotTaken:
    return NotTaken("too_large", limit=str(BYTES_LIMIT[kind] // 1_000_000))


def _too_many(width: int, height: int) -> NotTaken:
    return NotTaken("too_many_pixels", width=str(width), height=str(height))
