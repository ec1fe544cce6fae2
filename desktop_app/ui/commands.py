"""What the window itself can do, offered to the list of actions; menu, palette and sheet on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QComboBox, QMainWindow, QWidget

from desktop_app.ui.actions.catalogue import PAGES
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.look import Look
from desktop_app.ui.stopping import Stopping

if TYPE_CHECKING:
    # Neither is imported before somebody asks for it.
    from desktop_app.ui.actions.palette import Palette
    from desktop_app.ui.actions.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """What only the window knows how to do."""

    go: Callable[[str], None]
    new_draft: Callable[[], None]
    fold: Callable[[], None]
    statement: Callable[[], None]


class Commands(QObject):
    """Makes the offers that apply everywhere, and opens what lists them all."""

    def __init__(
        self, window: QMainWindow, look: Look, stopping: Stopping, people: QComboBox, verbs: Verbs
    ) -> None:
        super().__init__(window)
        self._window, self._stopping, self._people = window, stopping, people
        self._ready = False
        self._palette: Palette | None = None
        self._sheet: Sheet | None = None
        for page in PAGES:
            self._offer(f"go.{page}", partial(verbs.go, page), self._why_not_ready)
        self._offer("draft.new", verbs.new_draft, self._why_not_ready)
        self._offer("freeze", stopping.ask_freeze, self._why_not_freeze)
        self._offer("statement", verbs.statement, self._why_not_statement)
        self._offer("person", people.showPopup, self._why_not_other)
        self._offer("rail", verbs.fold)
        for scheme in ("system", "light", "dark"):
            self._offer(f"look.{scheme}", partial(look.choose_scheme, scheme))
        for language in ("en", "fr"):
            self._offer(f"language.{language}", partial(look.choose_language, language))
        self._offer("zoom.in", look.enlarge)
        self._offer("zoom.out", look.reduce)
        self._offer("zoom.reset", look.reset_zoom)
        self._offer("letters", look.switch_letters)
        self._offer("palette", self.open_palette)
        self._offer("sheet", self.open_sheet)
        self._offer("quit", window.close)

    @property
    def palette(self) -> Palette:
        """The palette; made when it is first asked for."""
        if self._palette is None:
            from desktop_app.ui.actions.palette import Palette

            self._palette = Palette(self._window)
        return self._palette

    @property
    def sheet(self) -> Sheet:
        """The sheet of keys; made when it is first asked for."""
        if self._sheet is None:
            from desktop_app.ui.actions.sheet import Sheet

            self._sheet = Sheet(self._window)
        return self._sheet

    def be_ready(self) -> None:
        """The pages are there."""
        self._ready = True

    @Slot()
    def open_palette(self) -> None:
        """Show the palette; a second time hides it."""
        if self.palette.isVisible():
            self.palette.leave()
        else:
            self.palette.ask()

    @Slot()
    def open_sheet(self) -> None:
        """Show the keys; a second time hides them."""
        if self.sheet.isVisible():
            self.sheet.leave()
        else:
            self.sheet.show_keys()

    def open_menu(self, button: QWidget) -> None:
        """Show the menu under `button`."""
        from desktop_app.ui.actions.menu import menu

        made = menu(self._window)
        made.aboutToHide.connect(made.deleteLater)
        made.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _offer(
        self, name: str, verb: Callable[[], object], why_not: Callable[[], str] | None = None
    ) -> None:
        Offer(self._window, name, verb, why_not)

    def _why_not_ready(self) -> str:
        return "" if self._ready else self.tr("The record is not open")

    def _why_not_freeze(self) -> str:
        if not self._ready or self._stopping.may_freeze():
            return self._why_not_ready() or self._stopping.why_away()
        return self.tr("There is no account that you may freeze")

    def _why_not_statement(self) -> str:
        if not self._ready or self._stopping.may_state():
            return self._why_not_ready()
        return self.tr("No account that you write for is frozen")

    def _why_not_other(self) -> str:
        if not self._ready or self._people.count() > 1:
            return self._why_not_ready()
        return self.tr("Nobody else can act here")
