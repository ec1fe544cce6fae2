"""Keeps what is being written: at most a second behind the keys, whether or not the ledger is open.

It owns which draft is open; the page shows it. Typing before anybody is signed in is kept too, and
becomes the first person's. Nothing is thrown away without a way back while the page is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import drafting
from desktop_app.services.ports import Discarded, Draft, DraftId
from desktop_app.ui.compose.draft_list import KEPT_DAYS
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
        self._pending: Draft | None = None
        self._stranded: list[Draft] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._kept = False
        past = self._clock.now() - timedelta(days=KEPT_DAYS)
        self._ask(partial(self._desk.forget_put_aside, past), 0)
        last = PersonId(self._desk.preference("person") or NOBODY)
        self._owner = session.person.id if session.is_loaded else last
        self.current = drafting.new_draft(self._clock, self._owner, NOWHERE)
        self.current = self._newest() or self._blank()
        if session.is_loaded:
            self._adopt(self._owner)
        session.loaded.connect(self._have_loaded)
        session.person_changed.connect(self._person_changed)

    @property
    def working(self) -> Draft:
        """The open draft as it stands, whether or not it is on the disk yet."""
        return self.current if self._pending is None else self._pending

    @property
    def is_kept(self) -> bool:
        """Whether the open draft is on the disk as it stands."""
        return self._kept and self._pending is None

    def own(self) -> tuple[Draft, ...]:
        """The person's drafts, newest first; the open one may not be among them yet."""
        return self._of(self._owner)

    def changed(self, draft: Draft) -> None:
        """Keep the open draft like this soon: the timer runs from the first change, not the last."""
        self._pending = draft
        if not self._timer.isActive():
            self._timer.start(BEHIND)

    def typed(self, text: str, language: str, part: int = 0) -> None:
        """Keep `text` soon, as part number `part` of the open draft."""
        self.changed(drafting.typed(self.working, text, language, part))

    @Slot()
    def flush(self) -> None:
        """Keep at once what is not kept yet."""
        self._timer.stop()
        self._keep_stranded()
        if self._pending is None:
            return
        if not self._kept and not has_content(self._pending):
            self.current, self._pending = self._pending, None  # an empty page is not worth keeping
            return
        try:
            self.current = drafting.save(self._desk, self._clock, self._pending)
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
        """Open a draft; one that the desk does not hold yet is kept first, if there is anything in it."""
        self._leave()
        known: Draft | None = draft
        is_kept = self._ask(partial(self._desk.draft, draft.id), known) is not None
        self._open(draft, kept=is_kept)
        if not is_kept:
            self.changed(self.working)  # as its editors show it
            self.flush()

    def discard(self) -> None:
        """Throw the open draft away and open another; `restore` brings it back, for `KEPT_DAYS`."""
        self.flush()
        gone, was_kept = self.current, self._kept
        if self._pending is not None:
            return  # it could not be kept, so it could not be brought back either
        if was_kept and has_content(gone):
            self._put_aside(gone.id)
        else:
            self._forget(gone)
        self._open_another()
        if was_kept and has_content(gone):
            self.discarded.emit(gone)

    @Slot(str)
    def discard_one(self, draft_id: DraftId) -> None:
        """Throw a draft away, open or not; it can be brought back for `KEPT_DAYS`."""
        if draft_id == self.current.id:
            self.discard()
        else:
            self._put_aside(draft_id)

    def gone(self) -> tuple[Discarded, ...]:
        """The person's drafts that can be brought back, the last one thrown away first."""
        none: tuple[Discarded, ...] = ()
        return self._ask(partial(self._desk.put_aside_drafts, self._owner), none)

    @Slot(str)
    def bring_back(self, draft_id: DraftId) -> None:
        """Open a draft that was thrown away."""
        self._ask(partial(self._desk.bring_back, draft_id), None)
        self.choose(draft_id)

    @Slot(str)
    def copy(self, draft_id: DraftId) -> None:
        """Keep another draft of the same content beside this one."""
        self.flush()
        draft = self._ask(partial(self._desk.draft, draft_id), None)
        if draft is not None:
            copied = drafting.copied(self._clock, draft)
            self._ask(partial(drafting.save, self._desk, self._clock, copied), None)

    @Slot(str, str)
    def rename(self, draft_id: DraftId, name: str) -> None:
        """Call a draft `name`; "" for its first words."""
        if draft_id == self.current.id:
            self.changed(replace(self.working, name=name))
            self.flush()
            return
        draft = self._ask(partial(self._desk.draft, draft_id), None)
        if draft is not None:
            self._ask(partial(self._desk.save, replace(draft, name=name)), None)

    def begin(self, change: Callable[[Draft], Draft]) -> None:
        """Open a new draft as `change` makes it of an empty one."""
        self.restore(change(self._blank()))

    def restore(self, draft: Draft) -> None:
        """Bring a discarded draft back and open it."""
        self._leave()
        self._open(draft, kept=False)
        self.changed(draft)
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
    def _have_loaded(self) -> None:
        self._adopt(self._session.person.id)

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
        known = [account.id for account in self._session.charter.accounts]
        for draft in self._of(NOBODY):
            adopted = _adopted(draft, person, known)
            self._ask(partial(self._desk.save, adopted), None)
        before = self.current
        self.current = _adopted(before, person, known)
        if self._pending is not None:
            self._pending = _adopted(self._pending, person, known)
        if self._kept and self.current != before:
            self._ask(partial(self._desk.save, self.current), None)

    def _leave(self) -> None:
        """Keep the open draft, or forget it if nothing stands in it."""
        self.flush()
        if self._pending is not None:
            self._stranded.append(self._pending)
        elif not has_content(self.current) and self.current.post is None:
            self._forget(self.current)

    def _of(self, owner: PersonId) -> tuple[Draft, ...]:
        none: tuple[Draft, ...] = ()
        return self._ask(partial(self._desk.drafts, owner), none)

    def _forget(self, draft: Draft) -> None:
        if self._kept:
            self._ask(partial(self._desk.discard, draft.id), None)

    def _put_aside(self, draft_id: DraftId) -> None:
        self._ask(partial(self._desk.put_aside, draft_id, self._clock.now()), None)

    def _keep_stranded(self) -> None:
        """Keep drafts that were left while the desk could not keep them."""
        while self._stranded:
            try:
                drafting.save(self._desk, self._clock, self._stranded[0])
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
        return drafting.new_draft(self._clock, self._owner, self._next_account())

    def _next_account(self) -> AccountId:
        """The account that was written for last, as long as the record knows it."""
        if not self._session.is_loaded:
            return NOWHERE
        known = [account.id for account in self._session.charter.accounts]
        last = self.current.account
        return last if last in known else known[0]

    def _open(self, draft: Draft, *, kept: bool) -> None:
        self._pending = None
        if not self._stranded:
            self._timer.stop()
        self.current = draft
        self._kept = kept
        if self._session.is_loaded:
            known = [account.id for account in self._session.charter.accounts]
            self.current = _adopted(draft, draft.owner, known)
        self.opened.emit(self.current)


def has_content(draft: Draft) -> bool:
    """Whether there is anything in the draft that somebody would miss."""
    typed = (draft.reply_link, draft.quote_link, draft.urgent, draft.note)
    return (
        draft.not_before is not None
        or any(text.strip() for text in typed)
        or any(part.text.strip() or part.media or part.poll for part in draft.parts)
    )


def _adopted(draft: Draft, person: PersonId, accounts: list[AccountId]) -> Draft:
    """A draft that was begun before anybody was signed in, for an account that the record has."""
    owner = person if draft.owner == NOBODY else draft.owner
    account = draft.account if draft.account in accounts else accounts[0]
    return replace(draft, owner=owner, account=account)
