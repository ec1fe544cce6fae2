"""One post of the preview: made from a part of the payload that would be sent, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.domain.source import Source
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.flow import Flow
from desktop_app.ui.icons import pixmap
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.theme import colours, sized
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Card, Heading, IconLabel, Muted, Text, post_html

_RADIUS = 8
_THUMBNAIL = QSize(132, 88)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one card shows."""

    account: Account
    part: Part
    answers: str = ""  #: the handle that it answers; "" for none
    quoted: Source | None = None


class PartCard(Card):
    """A post as X shows it."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._shown: Shown | None = None
        self._avatar = Avatar(size=44)
        self._name, self._handle, self._answers = Heading(), Muted(), Muted()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(1)
        self._text.setFont(sized(QApplication.font(), 1.12))
        self._more: QVBoxLayout = column(spacing=6)
        self._build()

    def show_part(self, shown: Shown) -> None:
        """Show one part; nothing is drawn again when nothing changed."""
        if shown == self._shown:
            return
        self._shown = shown
        self._avatar.show_name(shown.account.name)
        self._name.setText(shown.account.name)
        self._handle.setText(f"@{shown.account.handle}")
        self._answers.setVisible(bool(shown.answers))
        self._answers.setText(self.tr("In answer to @{handle}").format(handle=shown.answers))
        self.setAccessibleName(f"{shown.account.name} @{shown.account.handle}")
        self.setAccessibleDescription("\n".join(_lines(shown.part)))
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        shown = self._shown
        if event.type() is QEvent.Type.PaletteChange:
            self._render()
        elif event.type() is QEvent.Type.LanguageChange and shown is not None:
            self._shown = None
            self.show_part(shown)

    def _build(self) -> None:
        for label in (self._name, self._handle):
            label.setWordWrap(False)
        names = row(spacing=6)
        names.addWidget(self._name)
        names.addWidget(self._handle)
        names.addStretch(1)
        right = column(spacing=3)
        right.addLayout(names)
        right.addWidget(self._answers)
        right.addWidget(self._text)
        right.addLayout(self._more)
        signs = row(margins=(0, 7, 0, 0), spacing=44)
        for name in ("reply", "repost", "like", "share"):
            signs.addWidget(IconLabel(name))
        signs.addStretch(1)
        right.addLayout(signs)
        whole = row(self, margins=(16, 14, 16, 12), spacing=12)
        whole.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(right, 1)

    def _render(self) -> None:
        if self._shown is None:
            return
        part = self._shown.part
        self._text.setText(post_html(part.text, colours(self.palette()).link.name()))
        self._text.setVisible(bool(part.text))
        clear(self._more)
        if part.media:
            pictures = Flow(spacing=6)
            for media in part.media:
                pictures.addWidget(Thumbnail(self._thumbnails, media, _THUMBNAIL))
            self._more.addLayout(pictures)
        if part.poll is not None:
            for option in part.poll.options:
                self._more.addWidget(_framed(option))
        if self._shown.quoted is not None:
            quoted = self._shown.quoted
            self._more.addWidget(_framed(f"@{quoted.handle}\n{quoted.text}"))


class Thumbnail(QWidget):
    """A small picture of something attached; a film and what cannot be drawn show a sign."""

    def __init__(
        self, thumbnails: Thumbnails, media: Media, size: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._media = thumbnails, media
        self.setFixedSize(size)
        self.setAccessibleName(media.alt_text)
        self.setToolTip(media.alt_text)
        thumbnails.ready.connect(self._have_one)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(place, _RADIUS, _RADIUS)
        painter.fillPath(outline, look.rail)
        found = self._thumbnails.of(self._media)
        if found is not None and found.picture is not None:
            painter.setClipPath(outline)
            whole = found.picture.size().scaled(
                self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            left, top = (self.width() - whole.width()) // 2, (self.height() - whole.height()) // 2
            painter.drawPixmap(left, top, whole.width(), whole.height(), found.picture)
            painter.setClipping(False)
        else:
            name = "film" if self._media.kind is MediaKind.VIDEO else "picture"
            sign = pixmap(name, look.muted, 24, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - 24) // 2, (self.height() - 24) // 2, sign)
        painter.setPen(QPen(look.border, 1.0))
        painter.drawPath(outline)
        painter.end()

    def _have_one(self, sha256: str) -> None:
        if sha256 == self._media.sha256:
            self.update()


def _framed(words: str) -> QFrame:
    """Words in a frame, as X shows a poll's option and a quoted post."""
    frame = Card()
    inside = row(frame, margins=(12, 7, 12, 7))
    inside.addWidget(Text(words), 1)
    return frame


def _lines(part: Part) -> list[str]:
    """The whole part as text, for screen readers."""
    options = () if part.poll is None else part.poll.options
    return [part.text, *(media.alt_text for media in part.media), *options]
