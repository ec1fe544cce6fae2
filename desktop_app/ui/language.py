"""The language of the windows: English or French, changed at once and without a restart.

A change reaches every window as Qt's LanguageChange event.
"""

from __future__ import annotations

from typing import ClassVar

import shiboken6
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import Unavailable
from desktop_app.services.resources import resource

LANGUAGES = ("en", "fr")
_TERRITORIES = {"en": QLocale.Country.UnitedKingdom, "fr": QLocale.Country.France}
_TONGUES = {"en": QLocale.Language.English, "fr": QLocale.Language.French}


def system_language() -> str:
    """``fr`` where the desktop is French, else ``en``."""
    return "fr" if QLocale.system().language() is QLocale.Language.French else "en"


class Language(QObject):
    """Keeps an application's translators. Make one per application; it is the app's child."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self._contents: list[bytes] = []

    _keeper: ClassVar[Language | None] = None

    @classmethod
    def choose(cls, app: QApplication, language: str) -> Language:
        """Speak `language` (``en`` or ``fr``) in all windows of `app`; return its one keeper."""
        # Asking the application for it would load most of Qt's classes: a tenth of a start.
        if cls._keeper is None or not shiboken6.isValid(cls._keeper):
            cls._keeper = cls(app)
        cls._keeper.switch(language)
        return cls._keeper

    def switch(self, language: str) -> None:
        """Take the translators of `language` in place of those before."""
        for before in self.findChildren(QTranslator):
            self._app.removeTranslator(before)
            shiboken6.delete(before)  # a catalogue is a third of a megabyte
        QLocale.setDefault(QLocale(_TONGUES[language], _TERRITORIES[language]))
        self._translators = [*self._qt(language), *self._own(language)]
        for translator in self._translators:
            self._app.installTranslator(translator)

    def _own(self, language: str) -> list[QTranslator]:
        translator = QTranslator(self)
        try:
            content = resource("translations", f"countersign_{language}.qm").read_bytes()
        except Unavailable:
            return []  # English without a catalogue is still English
        # Qt reads from these bytes as long as the translator lives.
        self._contents = [content]
        return [translator] if translator.load(content) else []

    def _qt(self, language: str) -> list[QTranslator]:
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return [translator] if translator.load(f"qtbase_{language}", folder) else []
