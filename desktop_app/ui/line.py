"""The line to a team's server: whether it holds, what waits for it, and what became of that.

All of it in a lane in which nobody waits. While the server is away it is asked again every few
seconds; once it answers, what waited is sent, and the copy on this computer is brought up to date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.domain.payload import Payload
from desktop_app.services.offline_ports import SINGLE, Entry, EntryId
from desktop_app.services.parts import Changes, Parts
from desktop_app.services.ports import Draft, DraftId
from desktop_app.ui.background import Background, Lane

LOOK_MILLISECONDS = 4_000
#: The copy says at most so long ago that it was the server's, while the server answers.
_FRESH = timedelta(minutes=1)
#: What passes by itself, and is told by the line's own state.
_PASSING = ("ledger.unreachable", "ledger.standby", "ledger.unclear", "ledger.busy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry, as it is shown. `mine` and `theirs` are the texts that differ; () for none."""

    entry: Entry
    words: str  #: of the post that it is about
    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How the line stands."""

    is_away: bool = False
    as_of: datetime | None = None
    kept: tuple[Kept, ...] = ()
    decided: frozenset[PostId] = frozenset()  #: waiting for the person in the record alone
    sent: int = 0  #: recorded since this was last said
    refused: int = 0

    @property
    def waiting(self) -> tuple[Kept, ...]:
        """What is still to be sent."""
        return tuple(one for one in self.kept if one.entry.outcome is None)

    def about(self, post: PostId) -> Kept | None:
        """What waits to be sent about `post`: a decision or a text before a remark; None for nothing."""
        found = [one for one in self.waiting if post in one.entry.posts]
        return max(found, key=lambda one: one.entry.main.kind in SINGLE, default=None)


class Line(QObject):
    """Looks after the line, for the windows. Does nothing where the record needs none."""

    changed = Signal(object)  #: State
    sent = Signal(object)  #: Changes: what waited is recorded now
    failed = Signal(object)  #: an Exception that somebody must be told

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self.state = State()
        self._looking = self._again = False
        self._is_stale, self._told = True, ""
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        background.closing.connect(self._timer.stop)

    @property
    def pending(self) -> frozenset[PostId]:
        """Posts about which something waits to be sent."""
        return frozenset(post for one in self.state.waiting for post in one.entry.posts)

    def begin(self, parts: Parts) -> None:
        """Look after the line of `parts` from now on."""
        self._parts = parts
        if parts.offline is not None:
            self._timer.start()
            self.look()

    @Slot()
    def note(self) -> None:
        """Something was done: the copy is old, or something more waits, which is told at once."""
        self._is_stale = True
        parts = self._parts
        if self.state.is_away and parts is not None and self._background.is_open:
            self._background.run(
                Lane.STORE, lambda: _standing(parts), owner=self, then=self._keep, failed=self._tell
            )
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask the server where it is away; send and copy where it answers. One look at a time."""
        parts = self._parts
        if parts is None or parts.offline is None or not self._background.is_open:
            return
        if self._looking:
            self._again = True
            return
        self._looking, is_stale, self._is_stale = True, self._is_stale, False
        before = self.state
        self._background.run(
            Lane.NOTICES,
            lambda: _look(parts, before, is_stale=is_stale),
            owner=self,
            then=self._have,
            failed=self._have_not,
        )

    def discard(self, entry: EntryId) -> None:
        """Forget an entry."""
        from desktop_app.services import outbox

        parts = self._parts
        if parts is not None:
            self._background.run(
                Lane.NOTICES,
                lambda: outbox.discard(parts, entry),
                owner=self,
                then=lambda _: self.note(),
                failed=self.failed.emit,
            )

    def take_back(self, kept: Kept, opened: SignalInstance) -> None:
        """Make drafts of an entry again; `opened` is emitted with the first of them."""
        parts = self._parts
        if parts is None:
            return

        def have(drafts: tuple[Draft, ...]) -> None:
            self.note()
            if drafts:
                opened.emit(drafts[0])

        self._background.run(
            Lane.NOTICES,
            lambda: _drafts(parts, kept.entry),
            owner=self,
            then=have,
            failed=self.failed.emit,
        )

    def close_news(self) -> None:
        """What was sent was read."""
        self._say(replace(self.state, sent=0, refused=0))

    def _have(self, state: State) -> None:
        self._looking, self._told = False, ""
        before = self.state
        news = (state.sent + state.refused) > (before.sent + before.refused)
        self._say(state)
        if news or (before.is_away and not state.is_away):
            self.sent.emit(Changes(reviews=True, publications=True))
        self._once_more()

    def _keep(self, standing: tuple[tuple[Kept, ...], frozenset[PostId]]) -> None:
        kept, decided = standing
        self._say(replace(self.state, kept=kept, decided=decided))

    def _have_not(self, error: Exception) -> None:
        self._looking = False
        self._tell(error)
        self._once_more()

    def _tell(self, error: Exception) -> None:
        """Say what is no matter of reach, once."""
        kind = error.kind if isinstance(error, CountersignError) else type(error).__name__
        is_passing = isinstance(error, Unavailable) and kind in _PASSING
        if kind != self._told and not is_passing:
            self._told = kind
            self.failed.emit(error)

    def _once_more(self) -> None:
        if self._again:
            self._again = False
            self.look()

    def _say(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit(state)


def _look(parts: Parts, before: State, *, is_stale: bool) -> State:
    """In the lane. Raises what is no matter of reach."""
    from desktop_app.services import outbox

    offline = parts.offline
    assert offline is not None
    sent, refused = before.sent, before.refused
    if not offline.is_away or offline.probe():
        try:
            became = outbox.drain(parts)
            sent, refused = sent + len(became.applied), refused + len(became.refused)
            as_of = offline.as_of
            if is_stale or became.applied or as_of is None or parts.clock.now() - as_of > _FRESH:
                offline.refresh()
        except Unavailable as error:
            if error.kind not in _PASSING:
                raise
            offline.probe()
    kept, decided = _standing(parts)
    return State(
        is_away=offline.is_away,
        as_of=offline.as_of,
        kept=kept,
        decided=decided,
        sent=sent,
        refused=refused,
    )


def _standing(parts: Parts) -> tuple[tuple[Kept, ...], frozenset[PostId]]:
    """What is kept here, and which posts wait for the person no more once it is sent."""
    from desktop_app.services import outbox

    kept = tuple(_shown(parts, entry) for entry in outbox.entries(parts))
    person = parts.offline.person if parts.offline is not None else None
    return kept, frozenset() if person is None else outbox.decided(parts, person)


def _shown(parts: Parts, entry: Entry) -> Kept:
    from desktop_app.services import outbox

    words = outbox.words(parts, entry)
    both = outbox.sides(parts, entry) if entry.outcome is not None else None
    if both is None:
        return Kept(entry=entry, words=words)
    return Kept(entry=entry, words=words, mine=_texts(both[0]), theirs=_texts(both[1]))


def _texts(payload: Payload) -> tuple[str, ...]:
    return tuple(part.text for part in payload.parts)


def _drafts(parts: Parts, entry: Entry) -> tuple[Draft, ...]:
    from desktop_app.services import outbox

    if entry.outcome is None:
        return outbox.recall(parts, entry)
    found = (parts.desk.draft(DraftId(one)) for one in entry.outcome.drafts)
    return tuple(draft for draft in found if draft is not None)
