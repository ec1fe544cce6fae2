"""One finding or obstacle as a card: what it is, why, and the ways to mend it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.domain.finding import Finding, Obstacle
from desktop_app.services.messages import obstacle_text
from desktop_app.ui.compose.explaining import ExplainField, may_be_explained
from desktop_app.ui.compose.phrases import Phrases
from desktop_app.ui.compose.word_offers import Way
from desktop_app.ui.flow import Flow
from desktop_app.ui.icons import SHAPES
from desktop_app.ui.layout import column, row
from desktop_app.ui.theme import sized, tone_name
from desktop_app.ui.tips import tip
from desktop_app.ui.widgets import (
    FLAT_INSET,
    Button,
    Card,
    Heading,
    IconLabel,
    Muted,
    OneLine,
    Text,
)
from desktop_app.ui.words import language, shortened, tone_word

SUGGESTIONS = 3
_LONGEST_SUGGESTION = 32
_BESIDE = 5  #: pixels above a heading that stands beside a button
_REMOVABLE = ("obstacle.bidi", "obstacle.control")


class Elided(QWidget):
    """One muted line, shortened where there is no room; whole in its tooltip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setFont(sized(QApplication.font(), 0.9))
        self.setToolTip(tip(text))

    def show_text(self, text: str) -> None:
        """Say `text`."""
        if text != self._text:
            self._text = text
            self.setToolTip(tip(text))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 8, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class _Word(OneLine, Heading):
    """The severity."""


class FindingCard(Card):
    """A finding; a click anywhere goes to its words."""

    fix_wanted = Signal(object, str)  #: Finding, replacement
    visit_wanted = Signal(object)  #: Finding
    explained = Signal(object, str)  #: Finding, what the author says of it

    def __init__(
        self, finding: Finding, ways: tuple[Way, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._explain: ExplainField | None = None
        self.finding, self._ways = finding, ways
        self._place = ""
        self._phrases = Phrases(self)
        self._why = Button(kind="flat")
        self._more = QWidget()
        self._rule = Elided(finding.rule)
        self._build()
        self.setAccessibleName(self._phrases.spoken(finding))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_place(self, place: str) -> None:
        """Say which post of a thread it is about; empty for the only one."""
        if place == self._place:
            return
        self._place = place
        pieces = [piece for piece in (place, self.finding.rule) if piece]
        self._rule.show_text(" · ".join(pieces))
        spoken = self._phrases.spoken(self.finding)
        self.setAccessibleName(f"{place}. {spoken}" if place else spoken)

    def mark_chosen(self, finding: Finding | None) -> None:
        """Show whether this is the finding being looked at."""
        self.set_tone(tone_name(self.finding) if finding == self.finding else "")

    def show_explanation(self, words: str) -> None:
        """Show what the author said of it."""
        if self._explain is not None:
            self._explain.show_words(words)

    def begin_explanation(self) -> None:
        """Go to the field in which the author explains it."""
        if self._explain is not None:
            self._explain.open()

    @property
    def trouble(self) -> str:
        """Why what the author said of it cannot be sent, in a sentence; empty when it can."""
        return "" if self._explain is None else self._explain.room.trouble

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.visit_wanted.emit(self.finding)

    def _build(self) -> None:
        tone = tone_name(self.finding)
        head = row(margins=(FLAT_INSET, 0, 0, 0), spacing=8)
        word = _Word(tone_word(tone))
        shape = column(margins=(0, _BESIDE, 0, 0), spacing=0)
        shape.addWidget(IconLabel(SHAPES[tone], tone), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(shape)
        names = Flow(spacing=4)
        names.addWidget(word)
        names.addWidget(self._rule)
        words = column(margins=(0, _BESIDE, 0, 0), spacing=0)
        words.addLayout(names)
        head.addLayout(words, 1)
        head.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        inside = column(self, margins=(14 - FLAT_INSET, 12 - _BESIDE, 6, 12), spacing=4)
        inside.addLayout(head)
        body = column(margins=(FLAT_INSET, 0, 8, 0), spacing=4)
        inside.addLayout(body)
        self._build_body(body)
        if self._ways:
            inside.addLayout(self._ways_to_keep())
        if may_be_explained(self.finding):
            inside.addWidget(self._way_to_explain(tone))

    def _build_body(self, inside: QVBoxLayout) -> None:
        finding = self.finding
        message = finding.message.text(language())
        if finding.text not in message:
            inside.addWidget(Text(self._phrases.quoted(finding.text)))
        inside.addWidget(Muted(message))
        inside.addWidget(self._more)
        if finding.suggestions:
            inside.addSpacing(4)
            inside.addLayout(self._fixes())
        self._prepare_why()

    def _way_to_explain(self, tone: str) -> QWidget:
        self._explain = ExplainField(tone)
        self._explain.tell_of(self._phrases.quoted(self.finding.text))
        self._explain.said.connect(self._said)
        return self._explain

    def _fixes(self) -> Flow:
        flow = Flow()
        for suggestion in self.finding.suggestions[:SUGGESTIONS]:
            offered = self._phrases.fix(self.finding, suggestion)
            button = Button(shortened(offered, _LONGEST_SUGGESTION))
            button.setProperty("replacement", suggestion)
            if offered == suggestion:
                words = self._phrases.quoted(suggestion)
                button.setAccessibleName(self.tr("Replace with {words}").format(words=words))
            button.clicked.connect(self._fix)
            flow.addWidget(button)
        return flow

    def _ways_to_keep(self) -> Flow:
        """What says that the word is right."""
        flow = Flow(spacing=2)
        for way in self._ways:
            button = Button(way.label, kind="flat")
            button.setAccessibleName(way.spoken)
            button.clicked.connect(way.take)
            flow.addWidget(button)
        return flow

    def _prepare_why(self) -> None:
        self._why.setCheckable(True)
        self._why.name(self.tr("Why?"))
        self._why.setAccessibleDescription(self._phrases.quoted(self.finding.text))
        self._why.clicked.connect(self._show_why)
        inside = column(self._more, margins=(0, 4, 0, 2), spacing=4)
        if self.finding.advice is not None:
            inside.addWidget(Text(self.finding.advice.text(language())))
        if self.finding.reference:
            label = Muted("\n".join(self.finding.reference))
            label.setFont(sized(QApplication.font(), 0.92))
            inside.addWidget(label)
        inside.addWidget(Muted(self._phrases.who(self.finding)))
        self._more.hide()

    @Slot()
    def _show_why(self) -> None:
        shown = self._why.isChecked()
        self._more.setVisible(shown)
        self._why.name(self.tr("Less") if shown else self.tr("Why?"))

    @Slot(str)
    def _said(self, words: str) -> None:
        self.explained.emit(self.finding, words)

    @Slot()
    def _fix(self) -> None:
        self.fix_wanted.emit(self.finding, str(self.sender().property("replacement")))


class ObstacleCard(Card):
    """Why the text cannot be posted at all; all obstacles of one kind on one card."""

    removal_wanted = Signal(object)  #: list of spans, code points of the checked text

    def __init__(
        self, obstacles: list[Obstacle], place: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, tone="legal")
        self.obstacles = obstacles
        first = obstacles[0]
        head = row(spacing=8)
        head.addWidget(IconLabel("void", "legal"))
        named = self.tr("Cannot be posted")
        title = Heading(f"{place} · {named}" if place else named)
        head.addWidget(title, 1)
        inside = column(self, margins=(14, 12, 14, 12), spacing=4)
        inside.addLayout(head)
        reason = Text(obstacle_text(first, language()))
        inside.addWidget(reason)
        self.setAccessibleName(f"{title.text()}. {reason.text()}")
        if first.kind in _REMOVABLE:
            button = Button(self.tr("Remove them"))
            button.clicked.connect(self._remove)
            flow = Flow()
            flow.addWidget(button)
            inside.addLayout(flow)

    @Slot()
    def _remove(self) -> None:
        self.removal_wanted.emit([o.span for o in self.obstacles if o.span is not None])


class NoticeCard(Card):
    """A part of the checks that did not run: said, never left out."""

    again_wanted = Signal()

    def __init__(
        self, title: str, lines: list[str], again: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, tone="caution")
        head = row(spacing=8)
        head.addWidget(IconLabel("caution", "caution"))
        head.addWidget(Heading(title), 1)
        inside = column(self, margins=(14, 12, 14, 12), spacing=4)
        inside.addLayout(head)
        for line in lines:
            inside.addWidget(Text(line))
        self.setAccessibleName(" ".join((title, *lines)))
        if again:
            button = Button(again)
            button.clicked.connect(self.again_wanted)
            flow = Flow()
            flow.addWidget(button)
            inside.addLayout(flow)
