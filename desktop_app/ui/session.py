"""What all windows share: who is signed in, the parts, and the news of what changed.

Views call `do` with a verb of the services and say where its result goes. A view never names
another view: it emits what changed, and each decides for itself what to draw again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.domain.account import Account, AccountId, Charter, Person, Role
from desktop_app.services.parts import Changes, Opening, Parts
from desktop_app.ui.account_state import AccountState, account_states
from desktop_app.ui.ahead import Ahead
from desktop_app.ui.background import Background, Lane, Task
from desktop_app.ui.budget import Budgets
from desktop_app.ui.happenings import TOLD_BACK, Happening, happenings
from desktop_app.ui.heartbeats import Heartbeats
from desktop_app.ui.line import Line
from desktop_app.ui.live import Live
from desktop_app.ui.own_words import OwnWords
from desktop_app.ui.rechecks import Rechecks
from desktop_app.ui.redactions import Redactions
from desktop_app.ui.sending import Sending

T = TypeVar("T")


class Session(QObject):
    """The running application behind the windows."""

    loaded = Signal()  #: parts and charter are there
    person_changed = Signal()
    charter_changed = Signal()  #: rules or a roster were adopted: who may do what is new
    passphrase_wanted = Signal(object)  #: Person: who wants to act and has not signed in
    changed = Signal(object)  #: Changes
    accounts_changed = Signal()  #: `states` or `happenings` are new
    failed = Signal(object)  #: an Exception that somebody must be told
    language_changed = Signal(str)  #: en or fr

    def __init__(self, opening: Opening, background: Background) -> None:
        super().__init__()
        self.opening = opening
        self.background = background
        self.states: tuple[AccountState, ...] = ()  #: how each account stands
        self._parts: Parts | None = None
        self._charter: Charter | None = None
        self._person: Person | None = None
        self._signed_in = False
        self._reading = self._read_again = False
        self._told_since = opening.clock.now() - TOLD_BACK
        self.happenings: tuple[Happening, ...] = ()  #: what others did, to be told once
        self.budgets = Budgets(background, self)
        self.budgets.failed.connect(self.failed)
        self.own_words = OwnWords(background, self)
        self.own_words.failed.connect(self.failed)
        self.heartbeats = Heartbeats(background, self)
        self.heartbeats.failed.connect(self.failed)
        self.rechecks = Rechecks(background, self)
        self.rechecks.failed.connect(self.failed)
        self.rechecks.forgotten.connect(self._gone_from_x)
        self.live = Live(background, self)
        self.live.failed.connect(self.failed)
        self.live.changed.connect(self._others_acted)
        self.line = Line(background, self)
        self.line.failed.connect(self.failed)
        self.line.sent.connect(self._others_acted)
        self.line.sent.connect(self.live.look)
        self.live.changed.connect(self.line.note)
        self.ahead = Ahead(background, self.line, self)
        self.ahead.failed.connect(self.failed)
        self.sending = Sending(background, self)
        self.sending.changed.connect(self.changed)
        self.sending.failed.connect(self.failed)
        self.sending.passed.connect(self.read_accounts)
        self.redactions = Redactions(background, self)
        self.redactions.failed.connect(self.failed)
        self.changed.connect(self.live.note)  # before anybody reads
        # Once the views that are seen have asked: what stands beside them takes longer.
        later = Qt.ConnectionType.QueuedConnection
        self.changed.connect(self._news, later)
        self.changed.connect(self.budgets.news, later)
        self.changed.connect(self.line.note, later)
        self.changed.connect(self.ahead.look, later)
        self.changed.connect(self.redactions.news, later)

    @property
    def parts(self) -> Parts:
        """The parts. Only after `loaded`."""
        if self._parts is None:
            raise RuntimeError("asked for the parts before they were loaded")
        return self._parts

    @property
    def charter(self) -> Charter:
        """Who may do what. Only after `loaded`."""
        if self._charter is None:
            raise RuntimeError("asked for the charter before it was loaded")
        return self._charter

    @property
    def person(self) -> Person:
        """Who is signed in. Only after `loaded`."""
        if self._person is None:
            raise RuntimeError("asked for the person before anybody was signed in")
        return self._person

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who can act here: no machines. Only after `loaded`."""
        charter, alone = self.charter, self.parts.person
        machines = {duty.person for duty in charter.duties if duty.role is Role.PUBLISHER}
        people = (one for one in charter.people if one.id not in machines)
        return tuple(one for one in people if alone in (None, one.id))

    @property
    def account(self) -> Account:
        """The account that is written for when nothing else is said: the ledger's first."""
        return self.charter.accounts[0]

    @property
    def is_loaded(self) -> bool:
        """Whether parts, charter and person are there."""
        return self._parts is not None

    def roles(self, account: AccountId) -> tuple[Role, ...]:
        """What the person who is signed in may be for the account."""
        return self.charter.roles(self.person.id, account)

    def state_of(self, account: AccountId) -> AccountState | None:
        """How the account stands; None until it was read."""
        return next((state for state in self.states if state.account.id == account), None)

    def start(self) -> None:
        """Open the ledger in its lane; `loaded` or `failed` follows."""
        self.background.run(
            Lane.STORE, self._load, owner=self, then=self._have_loaded, failed=self.failed.emit
        )

    @property
    def is_signed_in(self) -> bool:
        """Whether a passphrase opened the key of whoever acts. Never in practice: it asks for none."""
        return self._signed_in

    def sign_out(self) -> None:
        """Lock the key of whoever acts; `passphrase_wanted` follows, and nothing else changes."""
        person, self._signed_in = self.person, False
        self.opening.sign_out(person.id)
        self.heartbeats.signed_out()
        self.passphrase_wanted.emit(person)

    def sign_in(self, person: Person) -> None:
        """Act as `person` from now on; on a real ledger `passphrase_wanted` comes first."""
        if self.opening.sign_in is None:
            self._act_as(person)
        else:
            self.passphrase_wanted.emit(person)

    def sign_in_with(
        self,
        person: Person,
        passphrase: str,
        *,
        owner: QObject,
        failed: Callable[[Exception], None],
    ) -> None:
        """Act as `person` if the passphrase is theirs. It is kept nowhere."""
        unlock = self.opening.sign_in
        if unlock is None:
            return
        self.do(
            Lane.STORE,
            lambda: (unlock(person.id, passphrase), person)[1],
            owner=owner,
            then=self._act_as,
            failed=failed,
        )

    def do(
        self,
        lane: Lane,
        verb: Callable[[], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        task: Task | None = None,
    ) -> None:
        """Do `verb` in `lane`. A failure goes to `failed`, else to the window's message.

        With a `task` the window shows it when it takes long.
        """
        failed = failed or self.failed.emit
        self.background.run(lane, verb, owner=owner, then=then, failed=failed, task=task)

    def do_in_pieces(
        self,
        lane: Lane,
        pieces: Iterator[T | None],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        task: Task,
    ) -> None:
        """As `do`, a piece at a time: None for each but the last, which goes to `then`."""
        self.background.run_in_pieces(
            lane, pieces, owner=owner, then=then, failed=failed, task=task
        )

    @Slot()
    def publish_due(self) -> None:
        """Let the publisher send what may be sent."""
        if self.is_loaded:
            self.sending.pass_now()

    @Slot()
    def read_accounts(self) -> None:
        """Read again what holds here and how the accounts stand; what is new is told."""
        if not (self.is_loaded and self.background.is_open):
            return
        if self._reading:
            self._read_again = True
            return
        self._reading, parts, since = True, self.parts, self._told_since
        self.background.run(
            Lane.STORE,
            lambda: (_charter(parts), account_states(parts), happenings(parts, since)),
            owner=self,
            then=self._have_states,
            failed=self._no_states,
        )

    def _load(self) -> tuple[Parts, Charter]:
        parts = self.opening.load()
        return parts, _charter(parts)

    def _have_loaded(self, result: tuple[Parts, Charter]) -> None:
        parts, self._charter = result
        self._parts = parts
        last = self.opening.desk.preference("person")
        people = self.people
        self._person = next((p for p in people if p.id == last), people[0])
        self.loaded.emit()
        self.person_changed.emit()
        for notice in parts.notices:
            self.failed.emit(notice)
        if self.opening.sign_in is not None:
            self.passphrase_wanted.emit(self._person)
        self.sending.begin(parts)
        self.budgets.begin(parts)
        self.own_words.begin(parts)
        self.heartbeats.begin(parts)
        self.rechecks.begin(parts)
        self.live.begin(parts)
        self.line.begin(parts)
        self.ahead.begin(parts)
        self.redactions.begin(parts)
        self.read_accounts()

    def _act_as(self, person: Person) -> None:
        self._person = person
        self._signed_in = self.opening.sign_in is not None
        self.opening.desk.prefer("person", person.id)
        self.heartbeats.signed_in(person.id)
        self.person_changed.emit()

    def _have_states(
        self, read: tuple[Charter, tuple[AccountState, ...], tuple[Happening, ...]]
    ) -> None:
        self._reading = False
        charter, states, told = read
        self._follow(charter)
        if (states, told) != (self.states, self.happenings):
            self.states, self.happenings = states, told
            self.accounts_changed.emit()
        if self._read_again:
            self._read_again = False
            self.read_accounts()

    def _follow(self, charter: Charter) -> None:
        """Show and judge by the charter as it is now: somebody may have adopted another."""
        if charter != self._charter:
            self._charter, self._person = charter, charter.person(self.person.id)
            self.charter_changed.emit()

    def _no_states(self, error: Exception) -> None:
        self._reading = self._read_again = False
        self.failed.emit(error)

    @Slot(object)
    def _others_acted(self, changes: Changes) -> None:
        """What somebody did elsewhere: it may let a post go, too."""
        self.changed.emit(changes)
        self.own_words.read()
        self.publish_due()

    @Slot()
    def _gone_from_x(self) -> None:
        """Pages that show what was read of X show it no more."""
        self.changed.emit(Changes(publications=True))

    @Slot(object)
    def _news(self, changes: Changes) -> None:
        if changes.reviews or changes.publications:
            self.read_accounts()


def _charter(parts: Parts) -> Charter:
    with parts.store.begin() as work:
        return work.charter()
