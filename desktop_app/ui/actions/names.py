"""What the actions, their groups, the pages and the keys are called, in the language of the windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from desktop_app.ui.actions.catalogue import PAGES, Group


def action_name(name: str) -> str:
    """The name of the action called `name`, as a menu says it."""
    return action_names()[name]


def action_names() -> dict[str, str]:
    """The names of all actions, for whoever looks through them."""
    return _names_of_pages() | _names_of_windows()


def group_name(group: Group) -> str:
    """The heading over a group of actions."""
    return {
        Group.WRITE: QCoreApplication.translate("Actions", "Write"),
        Group.READ: QCoreApplication.translate("Actions", "In lists"),
        Group.REVIEW: QCoreApplication.translate("Actions", "Review and stop"),
        Group.GO: QCoreApplication.translate("Actions", "Go to"),
        Group.LOOK: QCoreApplication.translate("Actions", "Look and language"),
        Group.WINDOW: QCoreApplication.translate("Actions", "This window"),
    }[group]


def page_name(page: str) -> str:
    """What a page is called in the rail."""
    return page_names()[page]


def page_names() -> dict[str, str]:
    """What all pages are called in the rail."""
    return {
        "compose": QCoreApplication.translate("Rail", "Compose"),
        "queue": QCoreApplication.translate("Rail", "Queue"),
        "review": QCoreApplication.translate("Rail", "Review"),
        "published": QCoreApplication.translate("Rail", "Published"),
        "calendar": QCoreApplication.translate("Rail", "Calendar"),
        "mentions": QCoreApplication.translate("Rail", "Mentions"),
        "watching": QCoreApplication.translate("Rail", "Watching"),
        "goals": QCoreApplication.translate("Rail", "Goals"),
        "figures": QCoreApplication.translate("Rail", "Figures"),
        "rules": QCoreApplication.translate("Rail", "Rules"),
        "people": QCoreApplication.translate("Rail", "People"),
        "accounts": QCoreApplication.translate("Rail", "Accounts"),
        "audit": QCoreApplication.translate("Rail", "Audit"),
        "settings": QCoreApplication.translate("Rail", "Settings"),
    }


def key_name(key: str) -> str:
    """`key` as the keyboard of a person says it: ``Ctrl+Enter``, ``Ctrl+Entrée``."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _names_of_pages() -> dict[str, str]:
    following = QCoreApplication.translate("Actions", "Next in the list")
    before = QCoreApplication.translate("Actions", "Previous in the list")
    opened = QCoreApplication.translate("Actions", "Open what is chosen")
    return {
        "draft.new": QCoreApplication.translate("Actions", "New draft"),
        "templates": QCoreApplication.translate("Actions", "Templates…"),
        "compose.send": QCoreApplication.translate("Actions", "Send for review"),
        "compose.next": QCoreApplication.translate("Actions", "Next finding"),
        "compose.previous": QCoreApplication.translate("Actions", "Previous finding"),
        "compose.fix": QCoreApplication.translate("Actions", "Take the first suggestion"),
        "compose.accept": QCoreApplication.translate("Actions", "Take over a suggestion…"),
        "compose.when": QCoreApplication.translate("Actions", "Choose when it leaves"),
        "compose.drafts": QCoreApplication.translate("Actions", "All drafts…"),
        "compose.discard": QCoreApplication.translate("Actions", "Discard this draft"),
        "compose.twin": QCoreApplication.translate("Actions", "Add the other language"),
        "compose.legal": QCoreApplication.translate("Actions", "Also ask legal, or no longer"),
        "queue.next": following,
        "queue.previous": before,
        "queue.open": opened,
        "queue.preview": QCoreApplication.translate("Actions", "Preview on or off"),
        "queue.copy": QCoreApplication.translate("Actions", "Copy the chosen rows"),
        "queue.export": QCoreApplication.translate("Actions", "Export the list as CSV…"),
        "published.next": following,
        "published.previous": before,
        "published.open": opened,
        "calendar.today": QCoreApplication.translate("Actions", "Go to today"),
        "calendar.next": QCoreApplication.translate("Actions", "Later days"),
        "calendar.previous": QCoreApplication.translate("Actions", "Earlier days"),
        "calendar.move": QCoreApplication.translate("Actions", "Move to another time…"),
        "mentions.refresh": QCoreApplication.translate("Actions", "Read new mentions on X"),
        "mentions.answer": QCoreApplication.translate("Actions", "Answer the mention"),
        "mentions.template": QCoreApplication.translate("Actions", "Answer from a template…"),
        "mentions.aside": QCoreApplication.translate("Actions", "Put the mention aside, or back"),
        "mentions.next": following,
        "mentions.previous": before,
        "review.approve": QCoreApplication.translate("Actions", "Approve…"),
        "review.object": QCoreApplication.translate("Actions", "Request changes…"),
        "review.veto": QCoreApplication.translate("Actions", "Veto…"),
        "review.comment": QCoreApplication.translate("Actions", "Remark…"),
        "review.difference": QCoreApplication.translate("Actions", "Next difference"),
        "review.remark_next": QCoreApplication.translate("Actions", "Next open remark"),
        "review.remark_previous": QCoreApplication.translate("Actions", "Previous open remark"),
        "review.insiders": QCoreApplication.translate("Actions", "Who has seen this post…"),
        "review.difference_before": QCoreApplication.translate("Actions", "Difference before"),
        "freeze": QCoreApplication.translate("Actions", "Freeze an account…"),
        "statement": QCoreApplication.translate("Actions", "Write a holding statement…"),
    }


def _names_of_windows() -> dict[str, str]:
    pages = page_names()
    return {f"go.{page}": pages[page] for page in PAGES} | {
        "zoom.in": QCoreApplication.translate("Actions", "Larger"),
        "zoom.out": QCoreApplication.translate("Actions", "Smaller"),
        "zoom.reset": QCoreApplication.translate("Actions", "Usual size"),
        "look.system": QCoreApplication.translate("Actions", "Light or dark as the desktop"),
        "look.light": QCoreApplication.translate("Actions", "Light"),
        "look.dark": QCoreApplication.translate("Actions", "Dark"),
        "language.en": QCoreApplication.translate("Actions", "English"),
        "language.fr": QCoreApplication.translate("Actions", "French"),
        "rail": QCoreApplication.translate("Actions", "Fold or unfold the list of pages"),
        "palette": QCoreApplication.translate("Actions", "Find an action…"),
        "sheet": QCoreApplication.translate("Actions", "Keys"),
        "letters": QCoreApplication.translate("Actions", "Single-letter keys on or off"),
        "person": QCoreApplication.translate("Actions", "Act as somebody else…"),
        "quit": QCoreApplication.translate("Actions", "Quit"),
    }


def other_words() -> dict[str, str]:
    """What else people call the actions, for whoever looks for one; most have none."""
    size = QCoreApplication.translate("Words", "zoom text size")
    theme = QCoreApplication.translate("Words", "theme colours mode")
    shortcuts = QCoreApplication.translate("Words", "shortcuts keyboard help")
    problem = QCoreApplication.translate("Words", "problem warning")
    change = QCoreApplication.translate("Words", "change version")
    return {
        "draft.new": QCoreApplication.translate("Words", "post"),
        "compose.send": QCoreApplication.translate("Words", "submit approval"),
        "compose.next": problem,
        "compose.previous": problem,
        "compose.fix": QCoreApplication.translate("Words", "correct spelling"),
        "compose.when": QCoreApplication.translate("Words", "schedule date time"),
        "compose.discard": QCoreApplication.translate("Words", "delete remove"),
        "compose.twin": QCoreApplication.translate("Words", "translation"),
        "compose.legal": QCoreApplication.translate("Words", "lawyer counsel approval"),
        "queue.export": QCoreApplication.translate("Words", "excel download save"),
        "review.object": QCoreApplication.translate("Words", "reject refuse"),
        "review.veto": QCoreApplication.translate("Words", "block forbid"),
        "review.comment": QCoreApplication.translate("Words", "comment note"),
        "review.difference": change,
        "review.difference_before": change,
        "review.insiders": QCoreApplication.translate("Words", "readers"),
        "freeze": QCoreApplication.translate("Words", "emergency block pause"),
        "statement": QCoreApplication.translate("Words", "crisis urgent template outage"),
        "calendar.move": QCoreApplication.translate("Words", "schedule date time"),
        "go.published": QCoreApplication.translate("Words", "history"),
        "go.calendar": QCoreApplication.translate("Words", "schedule month week agenda blackout"),
        "go.watching": QCoreApplication.translate(
            "Words", "watch list hashtag competitor keyword technology search"
        ),
        "go.goals": QCoreApplication.translate("Words", "objective deadline cadence promotion"),
        "go.mentions": QCoreApplication.translate("Words", "replies customers tray inbox answer"),
        "mentions.answer": QCoreApplication.translate("Words", "reply customer"),
        "mentions.refresh": QCoreApplication.translate("Words", "update fetch"),
        "go.figures": QCoreApplication.translate("Words", "statistics metrics charts report excel"),
        "go.rules": QCoreApplication.translate("Words", "policy legal risk check words forbid"),
        "go.people": QCoreApplication.translate("Words", "team duties roles keys deputies away"),
        "go.audit": QCoreApplication.translate("Words", "proof record chain verify who did what"),
        "go.settings": QCoreApplication.translate("Words", "preferences options"),
        "zoom.in": size,
        "zoom.out": size,
        "zoom.reset": size,
        "look.system": theme,
        "look.light": theme,
        "look.dark": theme,
        "rail": QCoreApplication.translate("Words", "sidebar"),
        "sheet": shortcuts,
        "letters": shortcuts,
        "person": QCoreApplication.translate("Words", "change user"),
        "quit": QCoreApplication.translate("Words", "close exit"),
    }
