"""The inside of the window: the ground with practice's frame, the pages' place, and what is there first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QScrollArea, QStackedWidget, QWidget

from desktop_app.ui.layout import column
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.theme import colours
from desktop_app.ui.widgets import Button, Muted
from desktop_app.ui.zoom import fix_size

_BAR = (220, 6)  #: pixels at 100 %


class Ground(QWidget):
    """The whole inside; in practice with a frame that no page can cover."""

    painted = Signal()

    def __init__(self, frame: int) -> None:
        super().__init__()
        self.frame = frame

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.frame:
            painter = QPainter(self)
            painter.fillRect(self.rect(), colours(self.palette()).practice.rim)
            painter.fillRect(
                self.rect().adjusted(self.frame, self.frame, -self.frame, -self.frame),
                self.palette().window(),
            )
            painter.end()
        self.painted.emit()


class Pages(QStackedWidget):
    """The pages. It needs the room of the page in front, and not of the largest."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize() if page is None else page.minimumSizeHint().expandedTo(page.minimumSize())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go on to what stands next, also where that came after the page was made."""
        page = self.currentWidget()
        if page is not None:
            from desktop_app.ui.tab_order import in_reading_order  # no first paint waits for it

            in_reading_order(page)
        return super().focusNextPrevChild(forward)

    def heightForWidth(self, width: int) -> int:
        """As it needs, not as it likes: what is long scrolls inside its page, not the page."""
        return self.minimumSizeHint().height()


class Room(QScrollArea):
    """The place of the pages: where it is too small for the page in front, it scrolls."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its own, as asking for Qt's would load most of Qt's classes before the first paint.
        through = QWidget()
        self.setViewport(through)
        through.setAutoFillBackground(False)
        pages.setObjectName("scrolled")
        pages.currentChanged.connect(pages.updateGeometry)
        self.setWidget(pages)


class OpeningPage(Retranslated, QWidget):
    """Shown until the record is open, or because it is not."""

    other_asked = Signal()  #: somebody wants to choose what is opened

    def __init__(self) -> None:
        super().__init__()
        self.other = Button()
        self.may_choose = False
        self._said, self._progress = Muted(), QProgressBar()
        self._has_failed = False
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        fix_size(self._progress, width=_BAR[0], height=_BAR[1])
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = column(self, spacing=14)
        middle.addStretch(1)
        middle.addWidget(self._said)
        middle.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self.other, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addStretch(2)
        self.other.hide()
        self.other.clicked.connect(self.other_asked)
        self.retranslate()

    def offer_choice(self) -> None:
        """Offer to open something else once this could not be opened."""
        self.may_choose = True
        self.other.setVisible(self._has_failed)

    def show_failed(self) -> None:
        """Say that the record is not open."""
        self._has_failed = True
        self._progress.hide()
        self.other.setVisible(self.may_choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._said.setText(
            self.tr("The record is not open: nothing can be sent or approved.")
            if self._has_failed
            else self.tr("Opening the record…")
        )
        self.other.name(self.tr("Choose what to open…"))
        self._progress.setAccessibleName(self.tr("Opening the record…"))
