"""The words that are answered or quoted, where the answer is written: folded, so that it stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.source import Source
from desktop_app.services.ports import Draft
from desktop_app.ui.ages import ago
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Heading, Text
from desktop_app.ui.words import moment

_FOLDED = 2  # lines


class Answered(Card):
    """Hidden while nothing is answered, or while nobody has read what."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._title, self.said, self.whole = Heading(), Folded(), Button(kind="flat")
        head = row(spacing=8)
        head.addWidget(self._title, 1)
        head.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignTop)
        inside = column(self, margins=(14, 8, 8, 10), spacing=2)
        inside.addLayout(head)
        inside.addWidget(self.said)
        self.whole.clicked.connect(self._turn)
        self.said.cut_changed.connect(self._name)
        self._name()
        self.hide()

    @property
    def words(self) -> str:
        """Who wrote it and when, and all that it says; empty while it is hidden."""
        return "" if self._source is None else f"{self._title.text()}\n{self.said.whole_text}"

    def show_draft(self, draft: Draft) -> None:
        """Show what `draft` answers or quotes."""
        if self._draft is None or draft.id != self._draft.id:
            self.said.fold(is_folded=True)
        self._draft = draft
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    @property
    def _source(self) -> Source | None:
        draft = self._draft
        if draft is None or not (draft.reply_link or draft.quote_link):
            return None
        return draft.source

    def _tell(self) -> None:
        source = self._source
        self.setVisible(source is not None)
        self._name()
        if source is None:
            return
        self._title.setText(self._signed(source))
        now = self._session.opening.clock.now()
        self._title.setToolTip("" if source.created_at is None else moment(source.created_at, now))
        self.said.show_text(source.text)
        self.setAccessibleName(self.words)
        self._name()

    def _signed(self, source: Source) -> str:
        assert self._draft is not None
        is_answer = bool(self._draft.reply_link)
        who = self.tr("You answer @{handle}") if is_answer else self.tr("You quote @{handle}")
        pieces = [who.format(handle=source.handle)]
        if source.created_at is not None:
            pieces.append(ago(source.created_at, self._session.opening.clock.now()))
        if not source.is_from_x:
            pieces.append(self.tr("typed over"))
        return " · ".join(pieces)

    @Slot()
    def _turn(self) -> None:
        self.said.fold(is_folded=not self.said.is_folded)
        self._name()

    @Slot()
    def _name(self) -> None:
        folded = self.said.is_folded
        self.whole.name(self.tr("Show all of it") if folded else self.tr("Show less"))
        self.whole.setVisible(self.said.is_cut or not folded)


class Folded(Text):
    """A text of which two lines are shown, or all of it."""

    cut_changed = Signal()  #: something of it is not shown, or nothing any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.whole_text = ""
        self.is_folded = True
        self.is_cut = False  #: whether something of it is not shown

    def show_text(self, text: str) -> None:
        """Show the first lines of `text`, or all of it where it is unfolded."""
        self.whole_text = text
        self._fit()

    def fold(self, *, is_folded: bool) -> None:
        """Show two lines, or everything."""
        self.is_folded = is_folded
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setWordWrap(not self.is_folded)
        said, is_cut = self._first_lines() if self.is_folded else (self.whole_text, False)
        if said != self.text():
            self.setText(said)
        if is_cut != self.is_cut:
            self.is_cut = is_cut
            self.cut_changed.emit()

    def _first_lines(self) -> tuple[str, bool]:
        """As much of all paragraphs as two lines have room for, and whether something is left out."""
        layout = QTextLayout(" ".join(self.whole_text.split()), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        width, units = self.width(), layout.text().encode("utf-16-le")
        lines: list[str] = []
        layout.beginLayout()
        while len(lines) < _FOLDED and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            is_last = len(lines) == _FOLDED - 1
            # Qt counts UTF-16 units, of two bytes each.
            lines.append(
                units[2 * start : None if is_last else 2 * end].decode("utf-16-le").strip()
            )
        layout.endLayout()
        last = lines[-1] if lines else ""
        fitted = self.fontMetrics().elidedText(last, Qt.TextElideMode.ElideRight, width)
        return "\n".join((*lines[:-1], fitted)), fitted != last
