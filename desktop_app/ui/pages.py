"""The pages that are made when somebody first goes there: a start waits for none of them.

Pages never know of one another; a maker joins what one asks for to the window, which carries it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop_app.services.ports import Draft
    from desktop_app.ui.compose.page import ComposePage
    from desktop_app.ui.session import Session
    from desktop_app.ui.stopping import Stopping


class Window(Protocol):
    """What a maker uses of the main window."""

    session: Session
    stopping: Stopping
    compose: ComposePage

    def show_page(self, name: str) -> None:
        """Bring the page called `name` to the front."""

    def open_review(self, post_id: str) -> None:
        """Show the post for review."""

    def open_published(self, post_id: str) -> None:
        """Show the published post with all that is known of it."""

    def open_draft(self, draft: Draft) -> None:
        """Show the draft for writing."""

    def open_goal(self, goal: str) -> None:
        """Show how far the goal is."""


def _rules(window: Window) -> QWidget:
    from desktop_app.ui.rules.page import RulesPage

    return RulesPage(window.session)


def _calendar(window: Window) -> QWidget:
    from desktop_app.ui.calendar.page import CalendarPage

    page = CalendarPage(window.session)

    def moved(draft: Draft) -> None:
        # Else the text that is open would be kept again with the time that it had.
        if window.compose.drafts.current.id == draft.id:
            window.compose.drafts.open(draft)

    page.review_asked.connect(window.open_review)
    page.goal_asked.connect(window.open_goal)
    page.draft_opened.connect(window.open_draft)
    page.draft_moved.connect(moved)
    return page


def _mentions(window: Window) -> QWidget:
    from desktop_app.ui.mentions.page import MentionsPage

    page = MentionsPage(window.session)
    page.review_asked.connect(window.open_review)
    page.draft_opened.connect(window.open_draft)
    return page


def _audit(window: Window) -> QWidget:
    from desktop_app.ui.audit.page import AuditPage

    page = AuditPage(window.session, window.stopping)
    page.review_asked.connect(window.open_review)
    page.published_asked.connect(window.open_published)
    return page


def _people(window: Window) -> QWidget:
    from desktop_app.ui.people.page import PeoplePage

    page = PeoplePage(window.session)
    page.settings_asked.connect(partial(window.show_page, "settings"))
    page.accounts_asked.connect(partial(window.show_page, "accounts"))
    return page


def _watching(window: Window) -> QWidget:
    from desktop_app.ui.watching.page import WatchingPage

    page = WatchingPage(window.session)
    page.draft_opened.connect(window.open_draft)
    return page


def _goals(window: Window) -> QWidget:
    from desktop_app.ui.goals.page import GoalsPage

    page = GoalsPage(window.session)
    page.draft_opened.connect(window.open_draft)
    return page


def _figures(window: Window) -> QWidget:
    from desktop_app.ui.figures.page import FiguresPage

    page = FiguresPage(window.session)
    page.review_asked.connect(window.open_review)
    return page


#: By the page's name in `catalogue.PAGES`.
MAKERS: Mapping[str, Callable[[Window], QWidget]] = {
    "people": _people,
    "figures": _figures,
    "audit": _audit,
    "calendar": _calendar,
    "mentions": _mentions,
    "rules": _rules,
    "watching": _watching,
    "goals": _goals,
}
