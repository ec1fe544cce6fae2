"""Things that a post can be, side by side: what each is called and how it stands; pressed, it opens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import bring_into_sight, column
from desktop_app.ui.tab_order import Ordered
from desktop_app.ui.theme import colours, sized
from desktop_app.ui.tips import tip
from desktop_app.ui.widgets import Heading
from desktop_app.ui.zoom import scaled

_HEIGHT = 34
_CHEVRON = 22
_GAP = 10
_RADIUS = 6
_END = 8
_LONGEST = 420  #: pixels of how it stands; the rest is in the tool tip


class Section(QWidget):
    """A line and, below it when it is open, `inside`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self._title = _Line(), Heading()
        self._body = QWidget()
        self.inside = column(self._body, margins=(_CHEVRON, 2, 0, 10), spacing=8)
        self.inside.addWidget(self._title)
        self._title.hide()
        whole = column(self, spacing=0)
        whole.addWidget(self.line)
        whole.addWidget(self._body)
        self._body.hide()
        self.line.toggled.connect(self._toggled)
        self.line.clicked.connect(self._pressed)

    @property
    def is_open(self) -> bool:
        """Whether its inside is shown."""
        return self.line.isChecked()

    @property
    def summary(self) -> str:
        """How it stands, in words."""
        return self.line.summary

    def open(self) -> None:
        """Show its inside."""
        self.line.setChecked(True)

    def reveal(self) -> None:
        """Scroll to its inside, which may have grown below what is seen."""
        bring_into_sight(self._body)

    def tell(self, title: str, summary: str) -> None:
        """Say what it is called and how it stands."""
        self.line.tell(title, summary)
        self._title.setText(title)

    def stand_apart(self) -> None:
        """Say above its inside what it is called, as its line stands elsewhere."""
        self._title.show()

    @Slot(bool)
    def _toggled(self, shown: bool) -> None:
        self._body.setVisible(shown)

    @Slot(bool)
    def _pressed(self, shown: bool) -> None:
        if shown:
            self.reveal()


class Sections(Ordered):
    """The lines of several sections side by side as far as they fit; what is open stands below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[Section] = []
        lines = QWidget()
        self._lines, self._bodies = Flow(lines, spacing=4), column(self, spacing=0)
        self._bodies.addWidget(lines)

    def add(self, section: Section) -> None:
        """Put `section` at the end; Tab goes from its line into it."""
        self._sections.append(section)
        section.stand_apart()
        self._lines.addWidget(section.line)
        self._bodies.addWidget(section)

    def in_order(self) -> list[QWidget]:
        """Each line, and then what it opens."""
        return [widget for one in self._sections for widget in (one.line, one)]


class _Line(QAbstractButton):
    """The title, then the summary as far as there is room, and a chevron before both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, title: str, summary: str) -> None:
        """Say `title` and `summary`."""
        self.summary = summary
        self.setText(title)
        self.setAccessibleName(f"{title}: {summary}")
        self.setToolTip(tip(summary))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        title = QFontMetrics(sized(self.font(), 1.0, strong=True))
        said = self.fontMetrics().horizontalAdvance(self.summary) + 2
        words = title.horizontalAdvance(self.text()) + _GAP + min(said, scaled(_LONGEST))
        return QSize(_CHEVRON + words + _END, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(1, 2, -1, -2)
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 2))
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        self._paint_chevron(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_chevron(self, painter: QPainter) -> None:
        look = colours(self.palette())
        painter.setPen(QPen(look.muted, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = QPointF(_CHEVRON / 2, self.height() / 2)
        shut = [QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)]
        opened = [QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)]
        corners = opened if self.isChecked() else shut
        painter.drawPolyline([middle + corner for corner in corners])

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(sized(self.font(), 1.0, strong=True))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        place = QRect(_CHEVRON, 0, self.width() - _CHEVRON - _END, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, middle, self.text())
        used = painter.fontMetrics().horizontalAdvance(self.text()) + _GAP
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        rest = place.adjusted(used, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(
            self.summary, Qt.TextElideMode.ElideRight, max(rest.width(), 0)
        )
        painter.drawText(rest, middle, shown)
