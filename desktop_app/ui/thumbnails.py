"""Small pictures of what is attached, drawn from the cleaned copies and from nothing else.

A process of its own decodes them: no bytes of a stranger are read as a picture in this one.

They are read in a lane of their own; those that were not looked at for long are read again. What a
colleague shared is fetched in another, and asked for again when the server did not answer. A film
has no picture here but says how long it is; what cannot be drawn has none either, and that changes
nothing of what is sent.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from desktop_app.domain.errors import CountersignError
from desktop_app.domain.payload import Media, MediaKind
from desktop_app.services.media_ports import MediaShelf
from desktop_app.services.messages import explain
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session
from desktop_app.ui.words import language

SIDE = 640  #: pixels of the longer side, at most
_KEPT = 40_000_000  #: bytes of pictures that are kept, at most
_PIXEL = 4  #: bytes
_FALSE = ("media.falsified", "media.no_picture")
AGAIN_MILLISECONDS = 20_000  #: until what could not be fetched is asked for again
_LONGEST_HEAD = 40  #: bytes that a box of a film may need to say how long the film is


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How something attached looks, and how large its cleaned copy is."""

    picture: QPixmap | None
    size: int  #: bytes
    shape: float | None = None  #: width to height; None while nobody knows
    seconds: float | None = None  #: of a film, when it says so
    error: CountersignError | None = None  #: its bytes are not here, or not what they were
    is_coming: bool = False  #: it is being fetched from where a colleague shared it

    @property
    def is_late(self) -> bool:
        """Whether it could not be fetched now, and may be later."""
        return self.error is not None and self.error.kind == "media.unfetched"

    @property
    def is_unseen(self) -> bool:
        """Whether nobody here has seen yet what a colleague shared."""
        is_false = self.error is not None and self.error.kind in _FALSE
        return self.is_coming or self.is_late or is_false


class Thumbnails(QObject):
    """All that were asked for, by the SHA-256 of the cleaned copy."""

    ready = Signal(str)  #: the SHA-256 of what can be shown now

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks: dict[str, Look] = {}
        self._asked: set[str] = set()

    def of(self, media: Media) -> Look | None:
        """How it looks; None while it is being read: `ready` follows."""
        look = self._looks.pop(media.sha256, None)
        if look is not None:
            self._looks[media.sha256] = look  # the last that was looked at is forgotten last
        if look is None and media.sha256 not in self._asked and self._session.is_loaded:
            self._asked.add(media.sha256)
            self._read(media)
        return look

    def told(self, media: Media) -> str:
        """What keeps it from being shown, in words; "" when nothing does, or nobody knows yet."""
        look = self.of(media)
        if look is not None and look.is_coming:
            return self.tr("It is being fetched from the team’s server…")
        if look is None or look.error is None:
            return ""
        message = explain(look.error, language())
        return f"{message.what} {message.do}"

    def fetch(self, media: Media) -> None:
        """Fetch it from where it was shared, unless that is under way; `ready` follows twice."""
        look = self._looks.get(media.sha256)
        if look is not None and look.is_coming:
            return
        shelf, background = self._session.parts.media, self._session.background
        self._looks[media.sha256] = Look(picture=None, size=0, is_coming=True)
        self._session.do(
            Lane.SHARING,
            partial(shelf.fetch, media.sha256, lambda: background.is_open),
            owner=self,
            then=lambda _: self._read(media),
            failed=partial(self._have_failed, media),
        )
        self.ready.emit(media.sha256)

    def forget_failures(self) -> None:
        """Look again for what was not here: it may have been added since."""
        gone = [sha256 for sha256, look in self._looks.items() if look.error is not None]
        for sha256 in gone:
            del self._looks[sha256]
            self._asked.discard(sha256)

    def _read(self, media: Media) -> None:
        """Have it read in the lane of all that is decoded: the worker does one thing at a time."""
        self._session.do(
            Lane.MEDIA,
            partial(_read, self._session.parts.media, media),
            owner=self,
            then=partial(self._have_image, media.sha256),
            failed=partial(self._have_failed, media),
        )

    def _have_image(self, sha256: str, found: tuple[QImage | None, Look]) -> None:
        image, look = found
        if image is not None and not image.isNull():
            shape = image.width() / max(image.height(), 1)
            look = replace(look, picture=QPixmap.fromImage(image), shape=shape)
        self._looks[sha256] = look
        self._forget_oldest(sha256)
        self.ready.emit(sha256)

    def _forget_oldest(self, newest: str) -> None:
        drawn = {key: look for key, look in self._looks.items() if look.picture is not None}
        over = sum(map(_weight, drawn.values())) - _KEPT
        for sha256, look in drawn.items():
            if over <= 0 or sha256 == newest:
                return
            over -= _weight(look)
            del self._looks[sha256]
            self._asked.discard(sha256)

    def _have_failed(self, media: Media, error: Exception) -> None:
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
            return
        if error.kind == "media.elsewhere":
            self.fetch(media)
            return
        self._looks[media.sha256] = look = Look(picture=None, size=0, error=error)
        if look.is_late:
            QTimer.singleShot(AGAIN_MILLISECONDS, self, partial(self._fetch_again, media))
        self.ready.emit(media.sha256)

    def _fetch_again(self, media: Media) -> None:
        look = self._looks.get(media.sha256)
        if look is not None and look.is_late:
            self.fetch(media)


def paint_cropped(painter: QPainter, place: QRect, picture: QPixmap) -> None:
    """Fill `place` with the middle of `picture`."""
    whole = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left = place.x() + (place.width() - whole.width()) // 2
    top = place.y() + (place.height() - whole.height()) // 2
    painter.drawPixmap(left, top, whole.width(), whole.height(), picture)


def _weight(look: Look) -> int:
    picture = look.picture
    return 0 if picture is None else picture.width() * picture.height() * _PIXEL


def _read(shelf: MediaShelf, media: Media) -> tuple[QImage | None, Look]:
    """Read the copy as small as it is shown. Raises Damaged or Unavailable (``media.*``)."""
    with shelf.open(media.sha256) as file:
        size = file.seek(0, 2)
        is_film = media.kind is MediaKind.VIDEO
        look = Look(picture=None, size=size, seconds=film_seconds(file, size) if is_film else None)
    if is_film:
        return None, look
    drawn = shelf.drawn(media.sha256, SIDE)
    if drawn is None:
        return None, look
    row, form = _PIXEL * drawn.width, QImage.Format.Format_RGBA8888
    # A copy: an image of Qt's does not keep the bytes alive that it is made on.
    return QImage(drawn.pixels, drawn.width, drawn.height, row, form).copy(), look


def film_seconds(file: BinaryIO, stop: int) -> float | None:
    """How long a film of the ISO base media format (MP4, MOV) says it is; None when it does not."""
    at = 0
    while at + 8 <= stop:
        file.seek(at)
        head = file.read(_LONGEST_HEAD + 8).ljust(_LONGEST_HEAD + 8, b"\0")
        length, name = struct.unpack(">I4s", head[:8])
        inside = 8
        if length == 1:  # the length stands in the next eight bytes
            (length,) = struct.unpack(">Q", head[8:16])
            inside = 16
        if name == b"mvhd":
            return _said_seconds(head[inside:])
        if name == b"moov":
            at += inside  # `mvhd` stands in it
        elif length < inside:
            return None
        else:
            at += length
    return None


def _said_seconds(head: bytes) -> float | None:
    long = head[0] == 1
    scale, ticks = struct.unpack(">IQ" if long else ">II", head[20:32] if long else head[12:20])
    return ticks / scale if scale and ticks else None
