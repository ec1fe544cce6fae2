"""Small pictures of what is attached, drawn from the cleaned copies and from nothing else.

They are read in a lane of their own, once each. A film has no picture here; what cannot be drawn
has none either, and that changes nothing of what is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from desktop_app.domain.errors import CountersignError
from desktop_app.domain.media import SIDE_LIMIT
from desktop_app.domain.payload import Media, MediaKind
from desktop_app.services.ports import MediaShelf
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session

SIDE = 240  #: pixels of the longer side, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How something attached looks, and how large its cleaned copy is."""

    picture: QPixmap | None
    size: int  #: bytes
    error: CountersignError | None = None  #: its bytes are not here, or not what they were


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
        look = self._looks.get(media.sha256)
        if look is None and media.sha256 not in self._asked and self._session.is_loaded:
            self._asked.add(media.sha256)
            shelf = self._session.parts.media
            self._session.do(
                Lane.MEDIA,
                partial(_read, shelf, media),
                owner=self,
                then=partial(self._have_image, media.sha256),
                failed=partial(self._have_failed, media.sha256),
            )
        return look

    def forget_failures(self) -> None:
        """Look again for what was not here: it may have been added since."""
        gone = [sha256 for sha256, look in self._looks.items() if look.error is not None]
        for sha256 in gone:
            del self._looks[sha256]
            self._asked.discard(sha256)

    def _have_image(self, sha256: str, found: tuple[QImage | None, int]) -> None:
        image, size = found
        picture = None if image is None or image.isNull() else QPixmap.fromImage(image)
        self._looks[sha256] = Look(picture=picture, size=size)
        self.ready.emit(sha256)

    def _have_failed(self, sha256: str, error: Exception) -> None:
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
            return
        self._looks[sha256] = Look(picture=None, size=0, error=error)
        self.ready.emit(sha256)


def _read(shelf: MediaShelf, media: Media) -> tuple[QImage | None, int]:
    """Read the copy as small as it is shown. Raises Damaged or Unavailable (``media.*``)."""
    with shelf.open(media.sha256) as file:
        file.seek(0, 2)
        size = file.tell()
    if media.kind is MediaKind.VIDEO:
        return None, size
    reader = QImageReader(str(shelf.path(media.sha256)))
    # The copies have names without an ending: what is inside says what they are.
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid() or max(whole.width(), whole.height()) > SIDE_LIMIT:
        return None, size
    if max(whole.width(), whole.height()) > SIDE:
        reader.setScaledSize(whole.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read(), size
