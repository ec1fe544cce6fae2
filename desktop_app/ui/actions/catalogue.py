"""The one list of actions: what it is, its keys, and where they apply. It holds no verbs.

Who can do an action *offers* it (`offers.Offer`); menu, palette, sheet, `docs/keys.md` and a test
read this list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

#: The pages, in the order of the rail.
PAGES = (
    "compose",
    "queue",
    "review",
    "published",
    "calendar",
    "mentions",
    "watching",
    "goals",
    "figures",
    "rules",
    "people",
    "accounts",
    "audit",
    "settings",
)
_DIGITS = 9  #: so many of them have a key of their own: Ctrl+0 is another's


class Group(StrEnum):
    """What belongs together in menu, sheet and docs."""

    WRITE = "write"
    READ = "read"
    REVIEW = "review"
    GO = "go"
    LOOK = "look"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done. Its name is `names.action_name`."""

    id: str
    group: Group
    keys: tuple[str, ...] = ()  #: as QKeySequence reads them; the first is the one that is shown
    page: str = ""  #: applies only while this page is in front; empty: everywhere
    in_list: bool = False  #: its keys apply only while the list itself has the keyboard

    @property
    def key(self) -> str:
        """The key that is shown; empty when there is none."""
        return self.keys[0] if self.keys else ""


def is_letter(key: str) -> bool:
    """Whether `key` is one character without Ctrl or Alt: such keys can be switched off."""
    return len(key) == 1


def _all() -> Iterator[Action]:
    yield Action(id="draft.new", group=Group.WRITE, keys=("Ctrl+N",))
    yield Action(id="templates", group=Group.WRITE)
    compose = ("compose.send", ("Ctrl+Enter", "Ctrl+Return")), ("compose.next", ("F8",))
    for name, keys in (
        *compose,
        ("compose.previous", ("Shift+F8",)),
        ("compose.fix", ("Alt+Enter", "Alt+Return")),
        ("compose.accept", ("Ctrl+Shift+A",)),
        ("compose.when", ("Ctrl+T",)),
        ("compose.drafts", ()),
        ("compose.discard", ()),
        ("compose.twin", ()),
        ("compose.legal", ()),
    ):
        yield Action(id=name, group=Group.WRITE, keys=keys, page="compose")
    yield from _reading()
    deciding = ("approve", "A"), ("object", "R"), ("veto", "V")
    for name, *letters in (
        *deciding,
        ("comment", "C"),
        ("difference", "D", "J"),
        ("difference_before", "K"),
        ("remark_next", "F8"),
        ("remark_previous", "Shift+F8"),
        ("insiders",),
    ):
        yield Action(id=f"review.{name}", group=Group.REVIEW, keys=tuple(letters), page="review")
    yield Action(id="freeze", group=Group.REVIEW, keys=("Ctrl+Shift+F",))
    yield Action(id="statement", group=Group.REVIEW, keys=("Ctrl+Shift+H",))
    for number, page in enumerate(PAGES, 1):
        keys = (f"Ctrl+{number}",) if number <= _DIGITS else ()
        more = ("Ctrl+,",) if page == "settings" else ()
        yield Action(id=f"go.{page}", group=Group.GO, keys=(*keys, *more))
    yield Action(id="zoom.in", group=Group.LOOK, keys=("Ctrl+=", "Ctrl++"))
    yield Action(id="zoom.out", group=Group.LOOK, keys=("Ctrl+-",))
    yield Action(id="zoom.reset", group=Group.LOOK, keys=("Ctrl+0",))
    for name in ("look.system", "look.light", "look.dark", "language.en", "language.fr", "rail"):
        yield Action(id=name, group=Group.LOOK)
    yield Action(id="palette", group=Group.WINDOW, keys=("Ctrl+K",))
    yield Action(id="sheet", group=Group.WINDOW, keys=("F1", "?"))
    yield Action(id="letters", group=Group.WINDOW)
    yield Action(id="person", group=Group.WINDOW)
    yield Action(id="quit", group=Group.WINDOW, keys=("Ctrl+Q",))


def _reading() -> Iterator[Action]:
    for page in ("queue", "published"):
        yield Action(id=f"{page}.next", group=Group.READ, keys=("J",), page=page)
        yield Action(id=f"{page}.previous", group=Group.READ, keys=("K",), page=page)
        yield Action(
            id=f"{page}.open",
            group=Group.READ,
            keys=("Enter", "Return"),
            page=page,
            in_list=True,
        )
    yield Action(id="queue.preview", group=Group.READ, keys=("Space",), page="queue", in_list=True)
    yield Action(id="queue.copy", group=Group.READ, keys=("Ctrl+C",), page="queue", in_list=True)
    yield Action(id="queue.export", group=Group.READ, page="queue")
    yield Action(id="calendar.today", group=Group.READ, keys=("T",), page="calendar")
    yield Action(id="calendar.next", group=Group.READ, keys=("PgDown",), page="calendar")
    yield Action(id="calendar.previous", group=Group.READ, keys=("PgUp",), page="calendar")
    yield Action(id="calendar.move", group=Group.READ, keys=("Ctrl+M",), page="calendar")
    for name, keys in (
        ("refresh", ("F5",)),
        ("answer", ("R",)),
        ("template", ("T",)),
        ("aside", ("A",)),
        ("next", ("J",)),
        ("previous", ("K",)),
    ):
        yield Action(id=f"mentions.{name}", group=Group.READ, keys=keys, page="mentions")


ACTIONS: tuple[Action, ...] = tuple(_all())
_BY_ID = {action.id: action for action in ACTIONS}


def action(name: str) -> Action:
    """The action called `name`. Raises KeyError when there is none."""
    return _BY_ID[name]
