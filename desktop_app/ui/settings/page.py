"""Settings: what a person can set on this computer, in sections that others can add to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import Column, column, lead_focus
from desktop_app.ui.look import Look
from desktop_app.ui.settings.looks import KeyboardSection, LanguageSection, LookSection
from desktop_app.ui.widgets import Card, Heading, Muted
from desktop_app.ui.zoom import scaled

_WIDTH = 760  #: a line of settings is not stretched over a wide screen


class SettingsPage(QWidget):
    """Sections one under another; each applies at once, there is nothing to confirm."""

    sheet_asked = Signal()  #: somebody wants to see the keys

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[tuple[Heading, Callable[[], str], QWidget]] = []
        self._title, self._hint = Heading(factor=1.3), Muted()
        self._sections = Column("", spacing=14)
        self._narrow()
        self.look, self.language = LookSection(look), LanguageSection(look)
        self.keyboard = KeyboardSection(look)
        whole = column(self, margins=(20, 16, 16, 16), spacing=6)
        whole.addWidget(self._title)
        whole.addWidget(self._hint)
        whole.addSpacing(6)
        whole.addWidget(self._sections, 1)
        self.add_section(lambda: self.tr("Look"), self.look)
        self.add_section(lambda: self.tr("Language"), self.language)
        self.add_section(lambda: self.tr("Keyboard"), self.keyboard)
        self.keyboard.sheet_asked.connect(self.sheet_asked)
        lead_focus(self, self.look.scheme)
        self.retranslate()

    def add_section(
        self, title: Callable[[], str], widget: QWidget, *, first: bool = False
    ) -> None:
        """Add a section at the end, or as the `first`; `title` names it in the windows' language."""
        card, heading = Card(), Heading()
        inside = column(card, margins=(18, 14, 18, 16), spacing=10)
        inside.addWidget(heading)
        inside.addWidget(widget)
        place = 0 if first else self._sections.column.count()
        self._sections.column.insertWidget(place, card, 0, Qt.AlignmentFlag.AlignTop)
        self._titles.append((heading, title, card))
        self._name_sections()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Settings"))
        self._hint.setText(self.tr("They apply at once, on this computer."))
        self._sections.setAccessibleName(self.tr("Settings"))
        self._name_sections()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._narrow()

    def _narrow(self) -> None:
        # Not card by card: their heights would be reckoned for all of the width, with fewer lines.
        inside, beside = self._sections.widget(), self._sections.column.contentsMargins().right()
        assert inside is not None
        inside.setMaximumWidth(scaled(_WIDTH) + beside)

    def _name_sections(self) -> None:
        for heading, title, card in self._titles:
            heading.setText(title())
            card.setAccessibleName(title())
