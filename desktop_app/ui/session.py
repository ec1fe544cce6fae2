"""What all windows share: who is signed in, the parts, and the news of what changed.

Views call `do` with a verb of the services and say where its result goes. A view never names
another view: it emits what changed, and each decides for itself what to draw again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.account import Account, Charter, Person
from desktop_app.domain.errors import CountersignError
from desktop_app.services.parts import Changes, Opening, Parts
from desktop_app.ui.background import Background, Lane

if TYPE_CHECKING:
    from desktop_app.services import publishing

T = TypeVar("T")

#: How often the publisher looks for posts that may be sent, besides after every decision.
PUBLISH_MILLISECONDS = 30_000


class Session(QObject):
    """The running application behind the windows."""

    loaded = Signal()  #: parts and charter are there
    person_changed = Signal()
    changed = Signal(object)  #: Changes
    failed = Signal(object)  #: an Exception that somebody must be told
    language_changed = Signal(str)  #: en or fr

    def __init__(self, opening: Opening, background: Background) -> None:
        super().__init__()
        self.opening = opening
        self.background = background
        self._parts: Parts | None = None
        self._charter: Charter | None = None
        self._person: Person | None = None
        self._publishing = False
        self._publish_again = False
        self._told: set[tuple[str, str]] = set()
        self._publisher = QTimer(self)
        self._publisher.setInterval(PUBLISH_MILLISECONDS)
        self._publisher.timeout.connect(self.publish_due)

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
    def account(self) -> Account:
        """The account that is written for: the ledger's first, in this version."""
        return self.charter.accounts[0]

    @property
    def is_loaded(self) -> bool:
        """Whether parts, charter and person are there."""
        return self._parts is not None

    def start(self) -> None:
        """Open the ledger in its lane; `loaded` or `failed` follows."""
        self.background.run(
            Lane.STORE, self._load, owner=self, then=self._have_loaded, failed=self.failed.emit
        )

    def sign_in(self, person: Person) -> None:
        """Act as `person` from now on (practice: anybody; their key must be on this machine)."""
        self._person = person
        self.opening.desk.prefer("person", person.id)
        self.person_changed.emit()

    def do(
        self,
        lane: Lane,
        verb: Callable[[], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `verb` in `lane`. A failure goes to `failed`, else to the window's message."""
        self.background.run(lane, verb, owner=owner, then=then, failed=failed or self.failed.emit)

    @Slot()
    def publish_due(self) -> None:
        """Let the publisher send what may be sent; one pass at a time, the newest wish kept."""
        if not (self.is_loaded and self.background.is_open):
            return
        if self._publishing:
            self._publish_again = True
            return
        # Imported here: with it come the rules, which the first paint does not wait for.
        from desktop_app.services import publishing

        self._publishing = True
        self.background.run(
            Lane.NETWORK,
            partial(publishing.publish_due, self.parts),
            owner=self,
            then=self._have_published,
            failed=self._have_not_published,
        )

    def _load(self) -> tuple[Parts, Charter]:
        parts = self.opening.load()
        with parts.store.begin() as work:
            return parts, work.charter()

    def _have_loaded(self, result: tuple[Parts, Charter]) -> None:
        self._parts, self._charter = result
        people = [p for p in self._charter.people if p.id != self._parts.publisher]
        last = self.opening.desk.preference("person")
        self._person = next((p for p in people if p.id == last), people[0])
        self.loaded.emit()
        self.person_changed.emit()
        self.publish_due()
        self._publisher.start()

    def _have_published(self, reports: tuple[publishing.Report, ...]) -> None:
        self._publishing = False
        if reports:
            self.changed.emit(Changes(reviews=True, publications=True))
        for report in reports:
            if report.error is not None:
                self._tell_once(report.post, report.error)
        if self._publish_again:
            self._publish_again = False
            self.publish_due()

    def _tell_once(self, post: str, error: CountersignError) -> None:
        """Tell of a post that is held back, but not again at every pass of the publisher."""
        if (post, error.kind) not in self._told:
            self._told.add((post, error.kind))
            self.failed.emit(error)

    def _have_not_published(self, error: Exception) -> None:
        self._publishing = False
        self._publish_again = False
        self.failed.emit(error)
