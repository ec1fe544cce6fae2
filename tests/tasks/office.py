"""Where the tasks are done: a practice desk of two more people, or a computer that has nothing yet.

Each task has a desk of its own, a copy of one that a first start made. Nothing is reached outside
this computer; the clock stands still until a task lets time pass.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app import assembly, bootstrap, seats
from desktop_app.adapters.language import words as words_adapter
from desktop_app.cli import diagnostics
from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import ActionKind
from desktop_app.services import practice
from desktop_app.services.parts import Opening
from desktop_app.services.team_seat import TeamDoor, TeamSeat
from desktop_app.services.trail import TrailQuery, TrailRow
from desktop_app.ui import live, sending
from desktop_app.ui.app import Windows
from desktop_app.ui.hand import Hand
from desktop_app.ui.language import Language
from desktop_app.ui.theme import Theme
from tests import words
from tests.adapters.test_keychain import Entries
from tests.fakes import FakeClock
from tests.tasks.tongue import Tongue

#: 12:00 in Paris, on a Tuesday.
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
ADMINISTRATOR, AUDITOR = PersonId("marc"), PersonId("zoe")
SIZE = (1280, 800)
_A_DAY = 86_400_000  #: milliseconds


@contextmanager
def prepared(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """For a run outside pytest: what the tests' own fixtures see to there."""
    with words.running() as checker:
        patch.setattr(words_adapter, "WordsChecker", checker)
        patch.setattr(assembly, "_grammar", lambda *_: None)
        yield


def staff(patch: pytest.MonkeyPatch) -> None:
    """Let practice desks have an administrator and an auditor as well, and no rounds of their own."""
    more = {ADMINISTRATOR: "Marc Petit", AUDITOR: "Zoé Brun"}
    duties = ((ADMINISTRATOR, Role.ADMINISTRATOR), (AUDITOR, Role.AUDITOR))
    patch.setattr(practice, "PEOPLE", {**practice.PEOPLE, **more})
    patch.setattr(practice, "_DUTIES", (*practice._DUTIES, *duties))
    patch.setattr(live, "LOOK_MILLISECONDS", _A_DAY)
    patch.setattr(sending, "FIRST_WATCH_MILLISECONDS", _A_DAY)
    patch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    # What is installed on this machine is nobody's task here, and Java takes its time to tell.
    patch.setattr(diagnostics, "examine", tuple)
    entries = Entries()
    patch.setattr(keyring, "get_keyring", lambda: entries)
    for name in ("COUNTERSIGN_LEDGER", "COUNTERSIGN_X_API"):
        patch.delenv(name, raising=False)


def found(home: Path, language: str) -> None:
    """Make the practice desk of a first start in `home`."""
    opening = bootstrap.practice(home, language, FakeClock(NOON))
    opening.load()
    opening.close()


class Office:
    """One desk, and the windows on it."""

    def __init__(self, home: Path, language: str, app: QApplication) -> None:
        self.home, self.language, self.app = home, language, app
        self.tongue = Tongue(language)
        self.clock = FakeClock(NOON)
        self.start = replace(seats.start(home), diagnose=diagnostics.diagnose)
        self.windows = Windows(self.start, app)
        self.changed: Callable[[Opening], Opening] = lambda opening: opening
        self._known: set[str] = set()

    @property
    def folder(self) -> Path:
        """Where files of whoever sits there are."""
        folder = self.home.with_name(f"{self.home.name}-files")
        folder.mkdir(exist_ok=True)
        return folder

    def sit(self, person: PersonId) -> None:
        """Let somebody sit down at the window; what comes from now on is theirs."""
        hand = self.hand
        if hand.window.session.person.id != person:
            hand.act_as(person)
        hand.settle()
        self.remember()

    @property
    def hand(self) -> Hand:
        """Does what has to be there before a task begins: nothing of it is counted."""
        assert self.windows.main is not None
        return Hand(self.windows.main)

    def open(self, founded: Path, seat: TeamSeat | None = None) -> None:
        """Show the main window on a copy of the desk in `founded`; `seat` makes it a team's."""
        shutil.copytree(founded, self.home, dirs_exist_ok=True)
        opening = bootstrap.practice(self.home, self.language, self.clock)
        opening.desk.prefer("language", self.language)
        self.windows.open(self.changed(opening))
        self.hand.window.seat = seat
        hand = self.hand
        hand.window.resize(*SIZE)
        hand.wait(lambda: hand.window.session.is_loaded, "the record to open")
        hand.settle()
        hand.turn_to()

    def begin(self, door: TeamDoor | None = None) -> None:
        """Show what a first start shows; `door` lets somebody into a team without its server."""
        if door is not None:
            self.windows = Windows(replace(self.start, team=door), self.app)
        self.windows.ask()
        first = self.windows.first
        assert first is not None
        first._choose_language(("en", "fr").index(self.language))
        first.resize(*SIZE)

    def remember(self) -> None:
        """Let `done` tell what is done from now on."""
        self._known = {row.action.id for row in self._rows()}

    def done(self) -> list[tuple[ActionKind, PersonId]]:
        """What was added to the record since, and by whom; the oldest first."""
        rows = [row.action for row in self._rows() if row.action.id not in self._known]
        return [(action.kind, action.actor) for action in reversed(rows)]

    def _rows(self) -> tuple[TrailRow, ...]:
        main = self.windows.main
        if main is None or not main.session.is_loaded:
            return ()
        with main.session.parts.store.begin() as work:
            return work.trail(TrailQuery(), None, limit=500)

    def shut(self) -> None:
        """Close what is there."""
        self.windows.shut()
        Theme.apply(self.app, "light")
        Language.choose(self.app, "en")


@contextmanager
def files(*paths: Path) -> Iterator[None]:
    """The system's own window for files is answered with these names: one key each."""
    chosen: Sequence[str] = [str(path) for path in paths]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (chosen[0], ""))
        patch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (chosen[0], ""))
        patch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (list(chosen), ""))
        yield
