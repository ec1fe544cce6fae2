"""What a task consists of: who wants what, where they go, and each thing that they do there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import ActionKind
from desktop_app.services import practice
from tests.tasks.newcomer import Newcomer
from tests.tasks.office import ADMINISTRATOR, AUDITOR, Office, files
from tests.tasks.tongue import Both, Words

Step = Callable[[Newcomer], None]
#: Who sits there, for each role.
PEOPLE = {
    Role.EXECUTIVE: practice.EXECUTIVE,
    Role.COMMUNICATIONS: practice.COMMUNICATIONS,
    Role.LEGAL: practice.LEGAL,
    Role.ADMINISTRATOR: ADMINISTRATOR,
    Role.AUDITOR: AUDITOR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that somebody wants to have done.

    Raises nothing by itself: its steps raise `newcomer.LostError`, its check AssertionError.
    """

    name: str
    role: Role
    wish: Both
    page: str  #: where it ends, by the page's name; "" for the first window
    steps: tuple[Step, ...]
    most: int  #: clicks and keys that it may take
    check: Callable[[Office], None]  #: what is in the store afterwards
    before: Callable[[Office], None] = lambda _: None  #: what is there already, and is not counted
    begin: Callable[[Office, Path], None] = lambda office, founded: office.open(founded)

    @property
    def person(self) -> PersonId:
        """Who does it."""
        return PEOPLE[self.role]


def click(words: Words, *, near: Words | None = None) -> Step:
    """Click what is called so."""
    return lambda somebody: somebody.click(words, near=near)


def choose(box: Words, option: Words, *, near: Words | None = None) -> Step:
    """Choose one of a list."""
    return lambda somebody: somebody.choose(box, option, near=near)


def type_into(field: Words, text: Words, *, near: Words | None = None) -> Step:
    """Type into a field."""
    return lambda somebody: somebody.type(field, text, near=near)


def write(text: Words) -> Step:
    """Type where the keyboard is already."""
    return lambda somebody: somebody.write(text)


def row(words: Words) -> Step:
    """Click a row."""
    return lambda somebody: somebody.row(words)


def word(words: Words, *, text: Words) -> Step:
    """Choose a word of the text that is called so, with a double click."""
    return lambda somebody: somebody.word(words, text)


def key(name: str) -> Step:
    """Press a key that everybody knows."""
    return lambda somebody: somebody.key(name)


def hold_key(name: Words, code: Qt.Key, held: Qt.KeyboardModifier) -> Step:
    """Press a key that the window names."""
    return lambda somebody: somebody.shortcut(name, code, held)


def reads(words: Words) -> Step:
    """See that it is so."""
    return lambda somebody: somebody.sees(words)


def with_files(*names: str, step: Step) -> Step:
    """Do `step`, and answer the system's own window for files: one key."""

    def answer(somebody: Newcomer) -> None:
        with files(*(somebody.folder / name for name in names)):
            step(somebody)
        somebody.count.keys += 1

    return answer


def recorded(*kinds: ActionKind) -> Callable[[Office], None]:
    """The record has these new entries of whoever sits there, in this order."""

    def check(office: Office) -> None:
        assert office.windows.main is not None
        me = office.windows.main.session.person.id
        own = [kind for kind, by in office.done() if by == me and kind is not ActionKind.SEEN]
        assert own == list(kinds), f"recorded {own}"

    return check


def nothing(office: Office) -> None:
    """Looking changes nothing but who has seen what."""
    added = {kind for kind, _ in office.done()}
    assert added <= {ActionKind.SEEN}, f"recorded {added}"
