"""The small widgets that all windows are made of. They follow the palette by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop_app.ui.icons import pixmap
from desktop_app.ui.layout import row
from desktop_app.ui.theme import colours, sized
from desktop_app.ui.tips import tip
from desktop_app.ui.zoom import fix_size, scaled

FLAT_INSET = 9  #: pixels that a flat button's words stand inside its edge
_RADIUS = 10.0
_FILLED = ("primary", "rail")  #: kinds whose ground is the accent, at times
_RING = 3.5  #: pixels between the edge of a filled button and the ring of its focus
_SEGMENT_MARGIN = 14  #: beside a segment's text: what the sheet's padding and border take


class Card(QFrame):
    """A rounded ground for things that belong together; in a tone when it has something to say."""

    def __init__(self, parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(parent)
        self._tone = tone

    def set_tone(self, tone: str) -> None:
        """Show the card in `tone` (empty: plain)."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        fill, rim = look.card, look.border
        if self._tone:
            tone = look.tone(self._tone)
            fill, rim = tone.wash, tone.rim
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(rim, 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        painter.end()


class Text(QLabel):
    """A plain label that wraps and never reads its text as markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # A word without a break must not widen the window.
        self.setMinimumWidth(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class OneLine(Text):
    """Text that asks for one line, and wraps where there is no room for it."""

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.fontMetrics().height())


class Heading(Text):
    """The name of a page or of a part of it."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, factor: float = 1.0
    ) -> None:
        super().__init__(text, parent)
        self.setFont(sized(QApplication.font(), factor, strong=True))


class Muted(Text):
    """Text of less weight."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class IconLabel(QWidget):
    """An icon that keeps its tone or role when the palette changes."""

    def __init__(
        self, name: str, tone: str = "", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        fix_size(self, width=size, height=size)

    def show_icon(self, name: str, tone: str = "") -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        ink = look.tone(self._tone).ink if self._tone else look.muted
        painter = QPainter(self)
        picture = pixmap(self._name, ink, scaled(self._size), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, picture)
        painter.end()


class Pill(QLabel):
    """One or two words in a tone, as a badge."""

    def __init__(self, text: str = "", tone: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized(QApplication.font(), 0.9, strong=True))
        self.setContentsMargins(9, 3, 9, 3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tone: str) -> None:
        """Say `text` in `tone`."""
        self._tone = tone
        self.setText(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone = colours(self.palette()).tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone.rim, 1.0))
        painter.setBrush(tone.wash)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(tone.ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Button(QPushButton):
    """A push button in one of the sheet's kinds: ``plain``, ``danger``, ``flat``, ``rail``…."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._why_not: Callable[[], str] | None = None
        self._is_wanted, self._tip = True, ""
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name(text)

    def name(self, text: str) -> None:
        """Show `text`, which is also what a screen reader says. An ampersand is nothing but one."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def allow(self, why_not: str) -> None:
        """Let it be pressed, or not and say why: as its tip, and to a screen reader."""
        self.setEnabled(not why_not)
        self.setToolTip(tip(why_not))
        self.setAccessibleDescription(why_not)

    def hinder(self, why_not: Callable[[], str] | None) -> None:
        """Let nobody press it, whatever else holds, and say why as its tip; None: no longer."""
        self._why_not = why_not
        self._hold()

    @property
    def is_hindered(self) -> bool:
        """Whether nobody may press it for now; its tip says why."""
        return self._why_not is not None

    def setEnabled(self, wanted: bool) -> None:
        self._is_wanted = wanted
        self._hold()

    def setToolTip(self, tip: str) -> None:
        self._tip = tip
        self._hold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._hold()

    def _hold(self) -> None:
        super().setEnabled(self._is_wanted and self._why_not is None)
        super().setToolTip(self._tip if self._why_not is None else self._why_not())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        kind = self.property("kind")
        if self.hasFocus() and kind in _FILLED and (kind != "rail" or self.isChecked()):
            # No edge around the accent differs enough from it and from what is beside it.
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # The sheet has put the accent into this palette: it no longer tells light from dark.
            painter.setPen(QPen(colours(QApplication.palette()).on_accent, 1.5))
            place = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
            painter.drawRoundedRect(place, _RING, _RING)
            painter.end()


class PrimaryButton(Button):
    """The one thing a page is for."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "primary", parent)


class Segments(QFrame):
    """A row of choices of which one is chosen, as tabs."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = row(self, margins=(3, 3, 3, 3), spacing=2)
        self._group.idClicked.connect(self.chosen)
        self._width = QSizePolicy.Policy.Minimum

    def shorten(self) -> None:
        """Let the choices say less of their names where there is little room."""
        self._width = QSizePolicy.Policy.Preferred
        for button in self._group.buttons():
            button.setSizePolicy(self._width, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        """The number of the chosen one; -1 when there is none."""
        return self._group.checkedId()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Name the choices; their number may change, the chosen one stays if it is still there."""
        buttons = self._group.buttons()
        for index in range(len(buttons), len(labels)):
            self._add(index)
        for index, button in enumerate(self.findChildren(_Segment)):
            button.setVisible(index < len(labels))
            if index < len(labels):
                button.name(labels[index])

    def choose(self, index: int) -> None:
        """Choose `index` without a signal."""
        button = self._group.button(index)
        if button is not None:
            button.setChecked(True)

    def _add(self, index: int) -> None:
        button = _Segment(kind="segment")
        button.setCheckable(True)
        button.setChecked(index == 0)
        button.setSizePolicy(self._width, QSizePolicy.Policy.Fixed)
        self._group.addButton(button, index)
        self._row.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.rail)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


class _Segment(Button):
    """A choice that says as much of its name as there is room for."""

    def __init__(self, text: str = "", kind: str = "segment") -> None:
        self._full = text
        super().__init__(text, kind)

    def name(self, text: str) -> None:
        self._full = text
        super().name(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._full) + 2 * _SEGMENT_MARGIN
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * _SEGMENT_MARGIN, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * _SEGMENT_MARGIN + 2
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideMiddle, room)
        text = shown.replace("&", "&&")
        if text != self.text():
            self.setText(text)
        self.setToolTip(tip(self._full) if shown != self._full else "")
