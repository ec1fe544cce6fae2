"""The pages that are made when somebody first goes there: a start waits for none of them.

Pages never know of one another; a maker joins what one asks for to the window, which carries it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow


def _rules(window: MainWindow) -> QWidget:
    from desktop_app.ui.rules.page import RulesPage

    return RulesPage(window.session, window)


#: By the page's name in `catalogue.PAGES`.
MAKERS: Mapping[str, Callable[[MainWindow], QWidget]] = {
    "rules": _rules,
}
