"""The sections on look, language and keyboard: each shows what is in force and changes it at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop_app.ui import zoom
from desktop_app.ui.language import LANGUAGES
from desktop_app.ui.layout import column, row
from desktop_app.ui.look import Look
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.theme import SCHEMES
from desktop_app.ui.widgets import Button, Muted, Segments, Text


class _Section(Retranslated, QWidget):
    """Says everything again when the language changes, and shows what was changed elsewhere."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.show_choices)

    @Slot()
    def show_choices(self) -> None:
        """Show what is in force."""

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""


class _Sizes(QComboBox):
    """The wheel scrolls the page: no size is chosen in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LookSection(_Section):
    """Light or dark, and how large."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.scheme, self.zoom = Segments(), _Sizes()
        self.zoom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._scheme_name, self._zoom_name = Text(), Text()
        self._hint = Muted()
        lines = QGridLayout()
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(8)
        for place, (name, choice) in enumerate(
            ((self._scheme_name, self.scheme), (self._zoom_name, self.zoom))
        ):
            lines.addWidget(name, place, 0)
            lines.addWidget(choice, place, 1, Qt.AlignmentFlag.AlignLeft)
        lines.setColumnStretch(1, 1)
        for name in (self._scheme_name, self._zoom_name):
            name.setWordWrap(False)
            name.setMinimumWidth(0)  # its words: the choices beside it can shorten theirs
        whole = column(self, spacing=8)
        whole.addLayout(lines)
        whole.addWidget(self._hint)
        self.scheme.chosen.connect(self._choose_scheme)
        self.zoom.activated.connect(self._choose_zoom)
        self.retranslate()

    def retranslate(self) -> None:
        self._scheme_name.setText(self.tr("Light or dark"))
        self._zoom_name.setText(self.tr("Size"))
        self.scheme.setAccessibleName(self.tr("Light or dark"))
        self.zoom.setAccessibleName(self.tr("Size"))
        self.scheme.set_labels([self.tr("As the desktop"), self.tr("Light"), self.tr("Dark")])
        self.zoom.clear()
        self.zoom.addItems([self.tr("{number}%").format(number=step) for step in zoom.STEPS])
        self._hint.setText(
            self.tr("Everything grows and shrinks with it; pages scroll where there is no room.")
        )
        self.show_choices()

    @Slot()
    def show_choices(self) -> None:
        self.scheme.choose(SCHEMES.index(self._look.scheme))
        self.zoom.setCurrentIndex(zoom.STEPS.index(zoom.nearest(self._look.zoom)))

    @Slot(int)
    def _choose_scheme(self, index: int) -> None:
        self._look.choose_scheme(SCHEMES[index])

    @Slot(int)
    def _choose_zoom(self, index: int) -> None:
        self._look.zoom_to(zoom.STEPS[index])


class LanguageSection(_Section):
    """English or French windows; posts have their own language."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.language, self._hint = Segments(), Muted()
        self.language.set_labels(["English", "Français"])
        line = row()
        line.addWidget(self.language)
        line.addStretch(1)
        whole = column(self, spacing=8)
        whole.addLayout(line)
        whole.addWidget(self._hint)
        self.language.chosen.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        self.language.setAccessibleName(self.tr("Language of the windows"))
        self._hint.setText(self.tr("Each post has a language of its own: it is chosen beside it."))
        self.show_choices()

    @Slot()
    def show_choices(self) -> None:
        self.language.choose(LANGUAGES.index(self._look.language))

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._look.choose_language(LANGUAGES[index])


class KeyboardSection(_Section):
    """Single letters as keys, and the way to all keys."""

    sheet_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.letters, self._name, self._hint = Segments(), Text(), Muted()
        self.sheet = Button()
        line = row(spacing=16)
        line.addWidget(self._name)
        line.addWidget(self.letters)
        line.addStretch(1)
        self._name.setWordWrap(False)
        below = row()
        below.addWidget(self.sheet)
        below.addStretch(1)
        whole = column(self, spacing=8)
        whole.addLayout(line)
        whole.addWidget(self._hint)
        whole.addLayout(below)
        self.letters.chosen.connect(self._choose)
        self.sheet.clicked.connect(self.sheet_asked)
        self.retranslate()

    def retranslate(self) -> None:
        self._name.setText(self.tr("Single-letter keys"))
        self.letters.setAccessibleName(self.tr("Single-letter keys"))
        self.letters.set_labels([self.tr("On"), self.tr("Off")])
        self._hint.setText(
            self.tr(
                "A, R, V, C and D in a review, J and K in lists, ? for the keys. Never while you type in "
                "a field. Switch them off when you speak to the computer."
            )
        )
        self.sheet.name(self.tr("Show all keys"))
        self.show_choices()

    @Slot()
    def show_choices(self) -> None:
        self.letters.choose(0 if self._look.letters else 1)

    @Slot(int)
    def _choose(self, index: int) -> None:
        if (index == 0) != self._look.letters:
            self._look.switch_letters()
