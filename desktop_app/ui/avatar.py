"""A person's or account's initials on a disc: no picture is ever fetched from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.theme import sized
from desktop_app.ui.zoom import fix_size

#: Grounds on which white initials are legible; which one is chosen by the name, always the same.
_GROUNDS = ("#23479a", "#7a3b8f", "#1f6b5c", "#8a4b1f", "#5a4fb0", "#9a2f4f", "#3f6212", "#155e75")
_LETTERS_SHARE = 0.36


def initials(name: str) -> str:
    """The first letters of the first and last word of `name`, capital: ``Inès Kaci`` is ``IK``."""
    words = name.split()
    ends = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper()


def paint_avatar(painter: QPainter, name: str, place: QRectF) -> None:
    """Paint the initials of `name` on a disc that fills `place`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GROUNDS[sum(map(ord, name)) % len(_GROUNDS)]))
    painter.drawEllipse(place)
    painter.setPen(QColor("#ffffff"))
    font = sized(QApplication.font(), 1.0, strong=True)
    font.setPixelSize(max(7, round(place.height() * _LETTERS_SHARE)))
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


def avatar_icon(name: str, size: int = 20) -> QIcon:
    """The disc as an icon, for lists of people."""
    icon = QIcon()
    for ratio in (1, 2):
        picture = QPixmap(size * ratio, size * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        paint_avatar(painter, name, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(picture)
    return icon


class Avatar(QWidget):
    """The disc as a widget of `size` pixels."""

    def __init__(self, name: str = "", size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        fix_size(self, width=size, height=size)

    def show_name(self, name: str) -> None:
        """Show the initials of `name`."""
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, self._name, QRectF(self.rect()))
        painter.end()
