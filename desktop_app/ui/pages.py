"""The pages that are made when somebody first goes there: a start waits for none of them.

Pages never know of one another; a maker joins what one asks for to the window, which carries it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow


def _rules(window: MainWindow) -> QWidget:
    from desktop_app.ui.rules.page import RulesPage

    return RulesPage(window.session, window)


def _calendar(window: MainWindow) -> QWidget:
    from desktop_app.services.ports import Draft
    from desktop_app.ui.calendar.page import CalendarPage

    page = CalendarPage(window.session, window)

    def moved(draft: Draft) -> None:
        # Else the text that is open would be kept again with the time that it had.
        if window.compose.drafts.current.id == draft.id:
            window.compose.drafts.open(draft)

    page.review_asked.connect(window.open_review)
    page.draft_opened.connect(window.open_draft)
    page.draft_moved.connect(moved)
    return page


def _audit(window: MainWindow) -> QWidget:
    from desktop_app.ui.audit.page import AuditPage

    page = AuditPage(window.session, window)
    page.review_asked.connect(window.open_review)
    return page


def _people(window: MainWindow) -> QWidget:
    from desktop_app.ui.people.page import PeoplePage

    page = PeoplePage(window.session, window)
    page.settings_asked.connect(partial(window.show_page, "settings"))
    page.accounts_asked.connect(partial(window.show_page, "accounts"))
    return page


#: By the page's name in `catalogue.PAGES`.
MAKERS: Mapping[str, Callable[[MainWindow], QWidget]] = {
    "people": _people,
    "audit": _audit,
    "calendar": _calendar,
    "rules": _rules,
}
