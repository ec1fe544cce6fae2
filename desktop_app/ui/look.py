"""How the windows look and speak: language, light or dark, zoom, single-letter keys. Kept by the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.services.ports import Desk
from desktop_app.ui import words, zoom
from desktop_app.ui.actions.offers import letters_are_on, use_letters
from desktop_app.ui.language import Language
from desktop_app.ui.theme import SCHEMES, Scheme, Theme

#: Preferences of this machine.
LANGUAGE, SCHEME, ZOOM, LETTERS = "language", "scheme", "zoom", "letters"
_OFF = "off"


def kept_scheme(desk: Desk) -> Scheme:
    """Light, dark or as the desktop, as it was chosen last."""
    kept = desk.preference(SCHEME)
    return next((each for each in SCHEMES if each == kept), "system")


def kept_zoom(desk: Desk) -> int:
    """The zoom that was chosen last, in percent."""
    kept = desk.preference(ZOOM) or ""
    return zoom.nearest(int(kept)) if kept.isdecimal() else zoom.USUAL


class Look(QObject):
    """Changes the look at once, everywhere, and keeps it for the next start."""

    changed = Signal()
    language_changed = Signal(str)  #: en or fr

    def __init__(self, theme: Theme, language: Language, desk: Desk) -> None:
        super().__init__()
        self._theme, self._language, self._desk = theme, language, desk
        use_letters(on=desk.preference(LETTERS) != _OFF)

    @property
    def language(self) -> str:
        """``en`` or ``fr``."""
        return words.language()

    @property
    def scheme(self) -> Scheme:
        """``system``, ``light`` or ``dark``."""
        return self._theme.scheme

    @property
    def zoom(self) -> int:
        """In percent."""
        return zoom.zoom()

    @property
    def letters(self) -> bool:
        """Whether single letters are keys."""
        return letters_are_on()

    @Slot(str)
    def choose_language(self, language: str) -> None:
        """Speak `language` from now on, and after the next start."""
        self._language.switch(language)
        self._desk.prefer(LANGUAGE, language)
        self.language_changed.emit(language)
        self.changed.emit()

    @Slot(str)
    def choose_scheme(self, scheme: str) -> None:
        """Look light, dark, or as the desktop does."""
        self._theme.choose(next(each for each in SCHEMES if each == scheme))
        self._desk.prefer(SCHEME, scheme)
        self.changed.emit()

    @Slot(int)
    def zoom_to(self, percent: int) -> None:
        """Show everything at the step nearest to `percent`."""
        step = zoom.nearest(percent)
        self._theme.zoom_to(step)
        self._desk.prefer(ZOOM, str(step))
        self.changed.emit()

    @Slot()
    def enlarge(self) -> None:
        """Go one step up."""
        self.zoom_to(min((step for step in zoom.STEPS if step > self.zoom), default=self.zoom))

    @Slot()
    def reduce(self) -> None:
        """Go one step down."""
        self.zoom_to(max((step for step in zoom.STEPS if step < self.zoom), default=self.zoom))

    @Slot()
    def reset_zoom(self) -> None:
        """Go back to the usual size."""
        self.zoom_to(zoom.USUAL)

    @Slot()
    def switch_letters(self) -> None:
        """Switch single-letter keys off when they are on, and on when they are off."""
        use_letters(on=not self.letters)
        self._desk.prefer(LETTERS, "on" if self.letters else _OFF)
        self.changed.emit()
