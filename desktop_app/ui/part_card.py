"""One post of the preview: made from a part of the payload that would be sent, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.entities import display_url, urls
from desktop_app.domain.payload import Media, MediaKind, Part, Payload, Poll
from desktop_app.domain.source import Source
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.icons import pixmap
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.media_grid import MediaGrid
from desktop_app.ui.payload_words import poll_time
from desktop_app.ui.post_text import PostText, fold
from desktop_app.ui.theme import colours
from desktop_app.ui.thumbnails import Thumbnails, paint_cropped
from desktop_app.ui.tips import tip
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, Text
from desktop_app.ui.words import moment

_RADIUS = 8
_AVATAR, _SMALL_AVATAR = 44, 24
_LEFT, _TOP = 16, 14
_CORNER = 10.0
_LINE = 2.0
_LINE_GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one card shows."""

    account: Account
    part: Part
    answers: str = ""  #: the handle that it answers; "" for none
    answered: Source | None = None  #: the post that it answers, to be drawn above it
    quoted: Source | None = None
    follows: bool = False  #: the card above is of the same thread
    goes_on: bool = False  #: so is the card below


def cards_of(account: Account, payload: Payload, source: Source | None) -> tuple[Shown, ...]:
    """What the cards of a whole post show; `source` is what it answers or quotes, if that was read."""
    answered = source if source and source.x_post_id == payload.reply_to else None
    quoted = source if source and source.x_post_id == payload.quote else None
    first, *others = payload.parts
    return (
        Shown(
            account=account,
            part=first,
            answers=answered.handle if answered is not None else "",
            answered=answered,
            quoted=quoted,
            goes_on=bool(others),
        ),
        *(
            Shown(account=account, part=part, follows=True, goes_on=number < len(others))
            for number, part in enumerate(others, 1)
        ),
    )


class PartCard(QWidget):
    """A post as X shows it; cards of one thread join to one frame with a line along it."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._shown: Shown | None = None
        self._is_unfolded = False
        self._avatar = Avatar(size=_AVATAR)
        self._name, self._handle, self._answers = Heading(), Muted(), Muted()
        self._text, self.unfold = PostText(), Button(kind="flat")
        self._above: QVBoxLayout = column(spacing=0)
        self.grid = MediaGrid(thumbnails)
        self._more: QVBoxLayout = column(spacing=6)
        self._build()

    def show_part(self, shown: Shown) -> None:
        """Show one part; nothing is drawn again when nothing changed."""
        before = self._shown
        if shown == before:
            return
        self._shown = shown
        if before is None or before.part.text[:1] != shown.part.text[:1]:
            self._is_unfolded = False
        self._avatar.show_name(shown.account.name)
        self._name.setText(shown.account.name)
        self._handle.setText(f"@{shown.account.handle}")
        self._answers.setVisible(bool(shown.answers))
        self._answers.setText(self.tr("In answer to @{handle}").format(handle=shown.answers))
        self.setAccessibleName(f"{shown.account.name} @{shown.account.handle}")
        self.setAccessibleDescription("\n".join(_lines(shown.part)))
        self._render(before)

    @property
    def text(self) -> PostText:
        """The text as it is shown."""
        return self._text

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        shown = self._shown
        if event.type() is QEvent.Type.LanguageChange and shown is not None:
            self._shown = None
            self.show_part(shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.border, 1.0))
        painter.setBrush(look.card)
        frame, shown = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._shown
        follows, goes_on = shown is not None and shown.follows, shown is not None and shown.goes_on
        # What lies beyond the card's edge is not drawn: joined cards have no rim between them.
        frame.adjust(0, -2 * _CORNER if follows else 0, 0, 2 * _CORNER if goes_on else 0)
        painter.drawRoundedRect(frame, _CORNER, _CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.border)
        disc, middle = self._avatar.geometry(), self._avatar.geometry().center().x()
        if follows:
            painter.drawRect(QRectF(middle, 0, _LINE, disc.top() - _LINE_GAP))
        if goes_on:
            top = disc.bottom() + _LINE_GAP
            painter.drawRect(QRectF(middle, top, _LINE, self.height() - top))
        painter.end()

    def _build(self) -> None:
        for label in (self._name, self._handle):
            label.setWordWrap(False)
        names = row(spacing=6)
        names.addWidget(self._name)
        names.addWidget(self._handle)
        names.addStretch(1)
        right = column(spacing=5)
        right.addLayout(names)
        right.addWidget(self._answers)
        right.addWidget(self._text)
        right.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.grid)
        right.addLayout(self._more)
        signs = row(margins=(0, 7, 0, 0), spacing=44)
        for name in ("reply", "repost", "like", "share"):
            signs.addWidget(IconLabel(name))
        signs.addStretch(1)
        right.addLayout(signs)
        own = row(spacing=12)
        own.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        own.addLayout(right, 1)
        whole = column(self, margins=(_LEFT, _TOP, 16, 12), spacing=0)
        whole.addLayout(self._above)
        whole.addLayout(own)
        self.unfold.clicked.connect(self._unfold)

    def _render(self, before: Shown | None) -> None:
        shown = self._shown
        if shown is None:
            return
        self._show_text(shown.part.text)
        if before is None or before.part.media != shown.part.media:
            self.grid.show_media(shown.part.media)
        clear(self._above)
        if shown.answered is not None:
            self._above.addWidget(_SourceCard(shown.answered, is_above=True))
        clear(self._more)
        if shown.part.poll is not None:
            self._add_poll(shown.part.poll)
        if shown.quoted is not None:
            self._more.addWidget(_SourceCard(shown.quoted, is_above=False))
        links = urls(shown.part.text)
        if links and not (shown.part.media or shown.part.poll or shown.quoted):
            self._add_link(links[-1].text)
        self.update()

    def _show_text(self, text: str) -> None:
        cut = fold(text)
        is_cut = cut < len(text) and not self._is_unfolded
        self._text.show_text(text[:cut].rstrip() + "…" if is_cut else text)
        self.unfold.setVisible(cut < len(text))
        self.unfold.name(self.tr("Show less") if self._is_unfolded else self.tr("Show more"))

    def _add_poll(self, poll: Poll) -> None:
        for option in poll.options:
            self._more.addWidget(_PollOption(option))
        left = self.tr("0 votes · {time} left").format(time=poll_time(poll.minutes))
        self._more.addWidget(Muted(left))

    def _add_link(self, address: str) -> None:
        """A place for the page's card: what stands in it only X knows."""
        card = Card()
        inside = row(card, margins=(12, 9, 12, 9), spacing=10)
        inside.addWidget(IconLabel("picture", "", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=1)
        words.addWidget(Text(display_url(address).partition("/")[0]))
        words.addWidget(Muted(self.tr("X may show the page’s own picture and title here.")))
        inside.addLayout(words, 1)
        self._more.addWidget(card)

    @Slot()
    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        if self._shown is not None:
            self._show_text(self._shown.part.text)


class _SourceCard(Card):
    """The post that is answered (above, with a line down to the answer) or quoted (in a frame)."""

    def __init__(self, source: Source, *, is_above: bool) -> None:
        super().__init__()
        self._is_above = is_above
        self._avatar = Avatar(source.handle, size=_AVATAR if is_above else _SMALL_AVATAR)
        who = [f"@{source.handle}"]
        if source.created_at is not None:
            who.append(moment(source.created_at, source.read_at))
        name, text = Heading(" · ".join(who)), PostText(self)
        text.show_text(source.text)
        self.setAccessibleName(f"{name.text()}: {source.text}")
        if is_above:
            words = column(spacing=3)
            words.addWidget(name)
            words.addWidget(text)
            inside = row(self, margins=(0, 0, 0, 16), spacing=12)
            inside.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
            inside.addLayout(words, 1)
            return
        head = row(spacing=6)
        head.addWidget(self._avatar)
        head.addWidget(name, 1)
        framed = column(self, margins=(12, 9, 12, 10), spacing=4)
        framed.addLayout(head)
        framed.addWidget(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_above:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        disc = self._avatar.geometry()
        top = disc.bottom() + _LINE_GAP
        line = QRectF(disc.center().x(), top, _LINE, self.height() - top - _LINE_GAP)
        painter.fillRect(line, colours(self.palette()).border)
        painter.end()


class _PollOption(Text):
    """An answer that nobody has chosen yet, as X draws it."""

    def __init__(self, option: str) -> None:
        super().__init__(option)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(12, 7, 12, 7)
        self.setForegroundRole(QPalette.ColorRole.Link)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours(self.palette()).link, 1.0))
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        corner = min(place.height() / 2, 17)
        painter.drawRoundedRect(place, corner, corner)
        painter.end()
        super().paintEvent(event)


class Thumbnail(QWidget):
    """A small picture of something attached; a film and what cannot be drawn show a sign."""

    def __init__(
        self, thumbnails: Thumbnails, media: Media, size: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._media = thumbnails, media
        self.setFixedSize(size)
        self.setAccessibleName(media.alt_text)
        self.setToolTip(tip(media.alt_text))
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
            paint_cropped(painter, self.rect(), found.picture)
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


def _lines(part: Part) -> list[str]:
    """The whole part as text, for screen readers."""
    options = () if part.poll is None else part.poll.options
    return [part.text, *(media.alt_text for media in part.media), *options]
