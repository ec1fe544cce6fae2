"""Watching: whom and what the company follows at X, and the hashtags that it calls its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.services.parts import Changes
from desktop_app.ui.layout import column, lead_focus, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import centred
from desktop_app.ui.watching.hashtags import HashtagsPanel
from desktop_app.ui.watching.themes import ThemesPanel
from desktop_app.ui.widgets import Heading, Segments
from desktop_app.ui.zoom import scaled

_WIDTH = 1250  #: lines are not stretched over a wide screen
THEMES, HASHTAGS = range(2)


class WatchingPage(Retranslated, QWidget):
    """Two lists that work wholly without a key of X."""

    draft_opened = Signal(object)  #: a new Draft that quotes a find

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self.sections, self._stack = Heading(factor=1.3), Segments(), QStackedWidget()
        self.themes, self.hashtags = ThemesPanel(session), HashtagsPanel(session)
        self._build()
        self.sections.chosen.connect(self.go_to)
        self.themes.draft_opened.connect(self.draft_opened)
        session.changed.connect(self._changed)
        self.retranslate()
        self.go_to(THEMES)

    @Slot(int)
    def go_to(self, section: int) -> None:
        """Show one of the sections."""
        self.sections.choose(section)
        self._stack.setCurrentIndex(section)
        for panel in (self.themes, self.hashtags):
            panel.bar.told.setVisible(panel is self._stack.currentWidget())

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Watching"))
        self.sections.setAccessibleName(self.tr("Sections of what is watched"))
        self.sections.set_labels([self.tr("Watch lists"), self.tr("Our hashtags")])

    def _build(self) -> None:
        self.sections.shorten()
        self._stack.addWidget(self.themes)
        self._stack.addWidget(self.hashtags)
        inside = QWidget()
        within = column(inside, spacing=10)
        top = row(spacing=8)
        self._title.setWordWrap(False)
        top.addWidget(self._title)
        for panel in (self.themes, self.hashtags):
            top.addWidget(panel.bar.told, 1)
        within.addLayout(top)
        within.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignLeft)
        within.addWidget(self._stack, 1)
        whole = column(self, margins=(20, 16, 16, 16))
        whole.addWidget(centred(inside, scaled(_WIDTH)), 1)
        lead_focus(self, self.themes.rows)

    @Slot(object)
    def _changed(self, _changes: Changes) -> None:
        for panel in (self.themes, self.hashtags):
            if panel.isVisible():
                panel.reload()
