"""Under the text: to which server of the company it goes, or what is missing to read its grammar.

What this computer lacks is said on a card that can be put away and stays away; the foot of the
window goes on saying it. A server that could not prove who it is has the same card, and once that is
away a line, as one that is silent. Where grammar is read on this computer nothing stands here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.messages import explain
from desktop_app.services.ports import Desk
from desktop_app.ui.compose.grammar import CERTIFICATE, Grammar, Standing
from desktop_app.ui.layout import column, row
from desktop_app.ui.theme import sized
from desktop_app.ui.widgets import Button, Card, IconLabel, Muted, Text
from desktop_app.ui.words import language

#: A desk's preference: what is missing was put away.
MISSING = "grammar.missing"
_AWAY = "away"


class GrammarLine(QWidget):
    """Shows how the grammar checker stands."""

    def __init__(self, grammar: Grammar, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grammar, self._desk = grammar, desk
        self._line, self._card = Muted(), Card(tone="info")
        self._told, self.put_away = Text(), Button(kind="flat")
        self._build()
        grammar.changed.connect(self.tell)
        self._retranslate()

    @property
    def said(self) -> str:
        """What can be read here; empty while nothing is."""
        if self._card.isVisibleTo(self):
            return self._told.text()
        return self._line.text() if self._line.isVisibleTo(self) else ""

    @Slot()
    def tell(self) -> None:
        """Say how grammar stands now."""
        standing, server = self._grammar.standing, self._grammar.server
        error = self._grammar.error if standing in (Standing.MISSING, Standing.FAILED) else None
        is_told = standing is Standing.MISSING or (error is not None and error.kind == CERTIFICATE)
        is_card = is_told and self._desk.preference(MISSING) != _AWAY
        if is_card and error is not None:
            message = explain(error, language())
            self._told.setText(f"{message.what} {message.do}")
            self._card.setAccessibleName(self._told.text())
        if standing is Standing.FAILED:
            named = self.tr("Grammar: not checked, {server} of your company does not answer")
        else:
            named = self.tr("Grammar: checked by {server} of your company")
        self._line.setText(named.format(server=server))
        is_quiet = is_card or standing in (Standing.ABSENT, Standing.MISSING)
        is_line = bool(server) and not is_quiet
        self._card.setVisible(is_card)
        self._line.setVisible(is_line)
        self.setVisible(is_card or is_line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _build(self) -> None:
        self._line.setFont(sized(QApplication.font(), 0.92))
        head = row(self._card, margins=(14, 8, 6, 8), spacing=8)
        head.addWidget(IconLabel("info", "info"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._told, 1)
        head.addWidget(self.put_away, 0, Qt.AlignmentFlag.AlignTop)
        whole = column(self, spacing=0)
        whole.addWidget(self._card)
        whole.addWidget(self._line)
        self.put_away.clicked.connect(self._put_away)

    def _retranslate(self) -> None:
        self.put_away.name(self.tr("Put away"))
        self.put_away.setAccessibleDescription(
            self.tr("Do not say again that grammar is not checked on this computer")
        )
        self.tell()

    @Slot()
    def _put_away(self) -> None:
        self._desk.prefer(MISSING, _AWAY)
        self.tell()
