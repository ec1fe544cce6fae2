"""The publisher at work behind the windows: its passes, and the watch for posts nobody approved.

Both run in the network lane, one after the other, and only where this machine publishes. What they
did comes back as signals; an error about one post is told once, however often it comes again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import CountersignError
from desktop_app.services.parts import Changes, Parts
from desktop_app.ui.background import Background, Lane

if TYPE_CHECKING:
    from desktop_app.domain.control import Stray
    from desktop_app.services.ports import Poster, RateWindow
    from desktop_app.services.publisher import Pass, Publisher

#: The longest pause between two passes, and the shortest: the machine rests in between.
LONGEST_MILLISECONDS, SHORTEST_MILLISECONDS = 30_000, 200
#: What has just become unknown is looked for on the timeline this soon.
UNKNOWN_MILLISECONDS = 5_000
WATCH_MILLISECONDS = 5 * 60_000
#: After a start posts come first, then the first look at what stands on X.
FIRST_WATCH_MILLISECONDS = 20_000


class Sending(QObject):
    """Runs the passes; `pass_now` after whatever may let a post go."""

    changed = Signal(object)  #: Changes
    failed = Signal(object)  #: a CountersignError that somebody must be told
    passed = Signal()  #: a pass is over

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self._publisher: Publisher | None = None
        self._running = self._again = False
        self._told: set[tuple[str, str]] = set()
        self._posters: list[tuple[AccountId, Poster]] = []  #: that were used in this pass
        #: What X last said of its limits, for each account that something was asked for.
        self.windows: dict[AccountId, tuple[RateWindow, ...]] = {}
        self._next, self._watch = QTimer(self), QTimer(self)
        for timer in (self._next, self._watch):
            timer.setSingleShot(True)
        self._next.timeout.connect(self.pass_now)
        self._watch.timeout.connect(self.watch_now)

    def begin(self, parts: Parts) -> None:
        """Work with `parts` from now on: at once, and then as often as something is due."""
        self._parts = parts
        if parts.publisher is None or parts.journal is None:
            return
        # Imported here: with it come the rules, which the first paint does not wait for.
        from desktop_app.services.publisher import Publisher

        self._publisher = Publisher(parts.of_publisher())
        self._watch.start(FIRST_WATCH_MILLISECONDS)
        self.pass_now()

    @Slot()
    def pass_now(self) -> None:
        """Send what may be sent; one pass at a time, the newest wish kept."""
        if self._publisher is None or self._parts is None or not self._background.is_open:
            return
        if self._running:
            self._again = True
            return
        self._running = True
        self._posters = []
        self._publisher.parts = replace(self._parts, poster=partial(self._noted, self._parts))
        self._background.run(
            Lane.NETWORK,
            self._publisher.run,
            owner=self,
            then=self._have_passed,
            failed=self._not_passed,
        )

    @Slot()
    def watch_now(self) -> None:
        """Compare what stands on X with the record, for the accounts this machine publishes for."""
        if self._parts is None or self._publisher is None or not self._background.is_open:
            return
        self._background.run(
            Lane.NETWORK,
            partial(_watch, self._parts),
            owner=self,
            then=self._have_watched,
            failed=self._not_watched,
        )

    def _noted(self, parts: Parts, account: Account) -> Poster:
        """In the lane: the account's poster, remembered for what X tells it of its limits."""
        poster = parts.poster(account)
        self._posters.append((account.id, poster))
        return poster

    def _note_windows(self) -> None:
        """Keep what X said of its limits in this pass, the newest answer for each route."""
        for account, poster in self._posters:
            known = {window.route: window for window in self.windows.get(account, ())}
            known |= {window.route: window for window in poster.rate_windows()}
            self.windows[account] = tuple(known.values())
        self._posters = []

    def _have_passed(self, done: Pass) -> None:
        if self._parts is None:
            return
        self._running = False
        self._note_windows()
        if done.reports:
            self.changed.emit(Changes(reviews=True, publications=True))
        for report in done.reports:
            if report.error is not None:
                self._tell_once(report.post, report.error)
        wait = (done.next_at - self._parts.clock.now()) / timedelta(milliseconds=1)
        outcomes = [report.outcome.kind for report in done.reports if report.outcome]
        longest = UNKNOWN_MILLISECONDS if ActionKind.UNKNOWN in outcomes else LONGEST_MILLISECONDS
        self._next.start(int(min(max(wait, SHORTEST_MILLISECONDS), longest)))
        self.passed.emit()
        self._once_more()

    def _not_passed(self, error: Exception) -> None:
        self._running = self._again = False
        self._next.start(LONGEST_MILLISECONDS)
        if isinstance(error, CountersignError):
            self._tell_once("", error)
        else:
            self.failed.emit(error)

    def _once_more(self) -> None:
        if self._again:
            self._again = False
            self.pass_now()

    def _have_watched(self, found: Sequence[tuple[AccountId, CountersignError | None]]) -> None:
        self._watch.start(WATCH_MILLISECONDS)
        if any(error is None for _, error in found):
            self.changed.emit(Changes(publications=True))
        for account, error in found:
            if error is not None:
                self._tell_once(account, error)

    def _not_watched(self, error: Exception) -> None:
        self._watch.start(WATCH_MILLISECONDS)
        self.failed.emit(error)

    def _tell_once(self, about: str, error: CountersignError) -> None:
        """Tell of what is held back, but not again at every pass."""
        if (about, error.kind) not in self._told:
            self._told.add((about, error.kind))
            self.failed.emit(error)


def _watch(parts: Parts) -> list[tuple[AccountId, CountersignError | None]]:
    """Watch every account this machine publishes for: those with news, and those unreadable."""
    from desktop_app.services import comparing

    with parts.store.begin() as work:
        accounts = [account.id for account in work.charter().accounts]
    found: list[tuple[AccountId, CountersignError | None]] = []
    for account in accounts:
        try:
            if comparing.control_of(parts, account).publisher != parts.publisher:
                continue
            strays: tuple[Stray, ...] = comparing.watch(parts.of_publisher(), account)
        except CountersignError as error:
            found.append((account, error))
            continue
        if strays:
            found.append((account, None))
    return found
