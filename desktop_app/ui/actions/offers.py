"""Who can do an action offers it: the keys come from the catalogue, the verb from the page.

A page offers in its own constructor and knows nothing of menu or palette; these find the offers
by looking for them. A verb guards itself: a key may come at any moment.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.actions.catalogue import Action, action, is_letter
from desktop_app.ui.actions.names import page_name

_LETTERS_OFF = "single-letter keys are off"


class Offer(QAction):
    """One action that `owner` can do while it is on the screen.

    `why_not` says in one sentence why it is impossible now; empty when it is possible.
    """

    def __init__(
        self,
        owner: QWidget,
        name: str,
        verb: Callable[[], object],
        why_not: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(owner)
        self.action: Action = action(name)
        self._owner, self._verb, self._why_not = owner, verb, why_not
        self.setAutoRepeat(name in _REPEATED)
        self.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut
            if self.action.in_list
            else Qt.ShortcutContext.WindowShortcut
        )
        self.set_keys()
        self.triggered.connect(self.run)
        owner.addAction(self)

    def set_keys(self) -> None:
        """Hear the keys of the catalogue; single letters only while they are on."""
        on = letters_are_on()
        keys = [key for key in self.action.keys if on or not is_letter(key)]
        self.setShortcuts([QKeySequence(key) for key in keys])

    @property
    def is_here(self) -> bool:
        """Whether whoever offers it is on the screen."""
        return self._owner.isVisible()

    @property
    def why_not(self) -> str:
        """Why it is impossible now; empty when it is possible."""
        if not self.is_here and self.action.page:
            said = QCoreApplication.translate("Actions", "On the page “{page}”")
            return said.format(page=page_name(self.action.page))
        return self._why_not() if self._why_not is not None else ""

    @Slot()
    def run(self) -> None:
        """Do it."""
        self._verb()


#: A key that is held does these again and again; everything else once.
_REPEATED = (
    "queue.next",
    "queue.previous",
    "published.next",
    "published.previous",
    "compose.next",
    "compose.previous",
    "review.remark_next",
    "review.remark_previous",
    "zoom.in",
    "zoom.out",
)


def offers(window: QWidget) -> dict[str, Offer]:
    """What is offered in `window`, by the action's name; who is on the screen comes first."""
    found = window.findChildren(Offer)
    return {offer.action.id: offer for offer in sorted(found, key=lambda each: each.is_here)}


def why_not(found: dict[str, Offer], each: Action) -> str:
    """Why `each` is impossible now; empty when it is possible."""
    if each.id in found:
        return found[each.id].why_not
    return QCoreApplication.translate("Actions", "The record is not open")


def letters_are_on() -> bool:
    """Whether single letters are keys."""
    app = QApplication.instance()
    return app is None or not app.property(_LETTERS_OFF)


def use_letters(*, on: bool) -> None:
    """Switch single-letter keys on or off, in every window."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    app.setProperty(_LETTERS_OFF, not on)
    for window in app.topLevelWidgets():
        for offer in window.findChildren(Offer):
            offer.set_keys()
