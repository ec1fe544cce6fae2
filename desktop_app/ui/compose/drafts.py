"""Keeps what is being written: at most a second behind the keys, whether or not the ledger is open.

It owns which draft is open; the page shows it. Typing before anybody is signed in is kept too, and
becomes the first person's. Nothing is thrown away without a way back while the page is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import drafting
from desktop_app.services.ports import Draft, DraftId
from desktop_app.ui.session import Session

T = TypeVar("T")

BEHIND = 700  #: milliseconds from the first unsaved key to the disk
TRY_AGAIN = 2_000  #: milliseconds after a save that failed

NOBODY = PersonId("")  #: who writes before anybody is signed in on this machine
NOWHERE = AccountId("")


class Drafts(QObject):
    """The drafts of the person who is signed in, and the one that is open."""

    opened = Signal(object)  #: Draft, to be shown
    saved = Signal(object)  #: Draft, as it is on the disk now
    not_saved = Signal(object)  #: CountersignError; it is tried again
    discarded = Signal(object)  #: Draft that can be brought back by `restore`

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = session.opening.desk
        self._clock = session.opening.clock
        self._pending: tuple[str, str] | None = None
        self._stranded: list[tuple[Draft, str, str]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._kept = False
        last = PersonId(self._desk.preference("person") or NOBODY)
        self._owner = session.person.id if session.is_loaded else last
        self.current = self._newest() or self._blank()
        session.person_changed.connect(self._person_changed)

    @property
    def is_kept(self) -> bool:
        """Whether the open draft is on the disk as it stands."""
        return self._kept and self._pending is None

    def own(self) -> tuple[Draft, ...]:
        """The person's drafts, newest first; the open one may not be among them yet."""
        return self._of(self._owner)

    def typed(self, text: str, language: str) -> None:
        """Keep this text soon: the timer runs from the first key, not from the last."""
        self._pending = (text, language)
        if not self._timer.isActive():
            self._timer.start(BEHIND)

    @Slot()
    def flush(self) -> None:
        """Keep at once what is not kept yet."""
        self._timer.stop()
        self._keep_stranded()
        if self._pending is None:
            return
        text, language = self._pending
        if not text and not self._kept:
            self._pending = None  # an empty page is not worth keeping
            return
        try:
            self.current = drafting.save(self._desk, self._clock, self.current, text, language)
        except CountersignError as error:
            self._try_again(error)
            return
        self._pending = None
        self._kept = True
        self.saved.emit(self.current)

    def start_new(self) -> None:
        """Open an empty draft."""
        self._leave()
        self._open(self._blank(), kept=False)

    def choose(self, draft_id: DraftId) -> None:
        """Open one of the person's drafts."""
        draft = self._ask(partial(self._desk.draft, draft_id), None)
        if draft is not None and draft.id != self.current.id:
            self.open(draft)

    def open(self, draft: Draft) -> None:
        """Open a draft that the desk already holds."""
        self._leave()
        self._open(draft, kept=True)

    def discard(self) -> None:
        """Throw the open draft away and open another; `restore` brings it back."""
        self.flush()
        gone, was_kept = self.current, self._kept
        if self._pending is not None:
            return  # it could not be kept, so it could not be brought back either
        self._forget(gone)
        self._open_another()
        if was_kept and gone.text:
            self.discarded.emit(gone)

    def restore(self, draft: Draft) -> None:
        """Bring a discarded draft back and open it."""
        self._leave()
        self._open(draft, kept=False)
        self.typed(draft.text, draft.language)
        self.flush()

    def was_submitted(self, draft: Draft) -> None:
        """`draft` is in the ledger now, and gone from the desk: if it is open, open another."""
        if draft.id != self.current.id:
            return
        self._pending = None
        self._timer.stop()
        self._kept = False
        self._open_another()

    @Slot()
    def _person_changed(self) -> None:
        person = self._session.person.id
        self._adopt(person)
        if self.current.owner == person and (self._kept or self._pending is not None):
            self._owner = person
            return
        self._leave()
        self._owner = person
        self._open_another()

    def _adopt(self, person: PersonId) -> None:
        """Give what was typed before anybody was signed in to the first who is."""
        account = self._session.account.id
        for draft in self._of(NOBODY):
            self._ask(partial(self._desk.save, replace(draft, owner=person, account=account)), None)
        current = self.current
        owner = person if current.owner == NOBODY else current.owner
        self.current = replace(current, owner=owner, account=current.account or account)
        if self._kept and self.current != current:
            self._ask(partial(self._desk.save, self.current), None)

    def _leave(self) -> None:
        """Keep the open draft, or forget it if nothing stands in it."""
        self.flush()
        if self._pending is not None:
            self._stranded.append((self.current, *self._pending))
        elif not self.current.text.strip() and self.current.post is None:
            self._forget(self.current)

    def _of(self, owner: PersonId) -> tuple[Draft, ...]:
        none: tuple[Draft, ...] = ()
        return self._ask(partial(self._desk.drafts, owner), none)

    def _forget(self, draft: Draft) -> None:
        if self._kept:
            self._ask(partial(self._desk.discard, draft.id), None)

    def _keep_stranded(self) -> None:
        """Keep drafts that were left while the desk could not keep them."""
        while self._stranded:
            draft, text, language = self._stranded[0]
            try:
                drafting.save(self._desk, self._clock, draft, text, language)
            except CountersignError as error:
                self._try_again(error)
                return
            self._stranded.pop(0)

    def _try_again(self, error: CountersignError) -> None:
        self._timer.start(TRY_AGAIN)
        self.not_saved.emit(error)

    def _ask(self, verb: Callable[[], T], otherwise: T) -> T:
        """Ask the desk; when it cannot answer, the window tells why."""
        try:
            return verb()
        except CountersignError as error:
            self._session.failed.emit(error)
            return otherwise

    def _open_another(self) -> None:
        newest = self._newest()
        if newest is None:
            self._open(self._blank(), kept=False)
        else:
            self._open(newest, kept=True)

    def _newest(self) -> Draft | None:
        mine = self.own()
        self._kept = bool(mine)
        return mine[0] if mine else None

    def _blank(self) -> Draft:
        account = self._session.account.id if self._session.is_loaded else NOWHERE
        return drafting.new_draft(self._clock, self._owner, account)

    def _open(self, draft: Draft, *, kept: bool) -> None:
        self._pending = None
        if not self._stranded:
            self._timer.stop()
        self.current = draft
        self._kept = kept
        self.opened.emit(draft)
