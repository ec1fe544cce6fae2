"""Connecting one account to X: what is known of its connection, and the verbs, in their lanes.

Waiting for a person in the browser has a lane of its own, so that posting goes on. Everything that
touches a connection stands in the network lane, where the publisher uses it too. No key is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from desktop_app.domain.account import Account
from desktop_app.domain.errors import CountersignError, Refused
from desktop_app.services import connecting
from desktop_app.services.connecting import Connector, Consent, FourKeys, Health
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session


class Doing(StrEnum):
    """What is under way."""

    NOTHING = "nothing"
    WAITING = "waiting"  #: for a person in the browser
    WORKING = "working"  #: X or the keychain is asked


class Done(StrEnum):
    """What has just come of it."""

    CONNECTED = "connected"
    CHECKED = "checked"  #: X was asked, and the connection works
    ENDED = "ended"  #: disconnected, and X confirmed it
    FORGOTTEN = "forgotten"  #: disconnected here; X did not confirm it


@dataclass(slots=True, kw_only=True)
class _Attempt:
    """One attempt in the browser; stopping it counts from whichever moment it comes."""

    consent: Consent[Any] | None = None
    is_stopped: bool = False

    def stop(self) -> None:
        self.is_stopped = True
        if self.consent is not None:
            self.consent.cancel()


class Connecting(QObject):
    """The connection of one account on this machine."""

    changed = Signal()
    connected = Signal()  #: what waited for it may be let go on
    page_wanted = Signal(str)  #: the address of X's page

    def __init__(self, session: Session, account: Account, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.account = session, account
        self.health: Health | None = None  #: None until it was read
        self.trouble: CountersignError | None = None  #: why it could not be read
        self.doing = Doing.NOTHING
        self.news: Done | CountersignError | None = None
        self._attempt: _Attempt | None = None
        # It comes from the lane in which somebody waits.
        self.page_wanted.connect(self._open_page, Qt.ConnectionType.QueuedConnection)

    @property
    def connector(self) -> Connector | None:
        """None in practice."""
        return self._session.parts.connector

    def read(self) -> None:
        """Read how the connection is, without asking X."""
        if self.connector is not None and self.doing is Doing.NOTHING:
            known = partial(connecting.health, self.connector.connections, self.account)
            self._do(known, self._have_health, self._no_health)

    def connect_oauth2(self, client_id: str) -> None:
        """Open X's page in the browser and wait for the person's consent, at most five minutes."""
        if self.connector is None or self.doing is not Doing.NOTHING:
            return
        self._attempt = attempt = _Attempt()
        self._begin(Doing.WAITING)
        self._session.do(
            Lane.CONSENT,
            partial(self._consented, self.connector, attempt, client_id, words.language()),
            owner=self,
            then=self._have_consent,
            failed=self._failed,
        )

    @Slot()
    def cancel(self) -> None:
        """Wait for the browser no longer."""
        if self._attempt is not None:
            self._attempt.stop()

    def connect_oauth1(self, keys: FourKeys) -> None:
        """Keep the four keys in the keychain, if they are the account's."""
        if self.connector is not None:
            self._work(
                partial(connecting.connect_oauth1, self.connector.connections, self.account, keys),
                self._have_connected,
            )

    def check(self) -> None:
        """Ask X whether the connection works; X charges about a cent."""
        if self.connector is not None:
            self._work(
                partial(connecting.check, self.connector.connections, self.account),
                self._have_checked,
            )

    def disconnect_account(self) -> None:
        """End the permission at X and forget it here."""
        if self.connector is not None:
            self._work(
                partial(connecting.disconnect, self.connector.connections, self.account),
                self._have_disconnected,
            )

    def _consented(
        self, connector: Connector, attempt: _Attempt, client_id: str, language: str
    ) -> object:
        """In its lane: what X gives."""
        attempt.consent = connector.consent(client_id.strip(), language)
        return connecting.consented(attempt.consent, partial(self._show, attempt))

    def _show(self, attempt: _Attempt, address: str) -> None:
        if attempt.is_stopped:
            raise Refused("connect.cancelled")
        self.page_wanted.emit(address)

    @Slot(str)
    def _open_page(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _have_consent(self, tokens: object) -> None:
        self._attempt, self.doing = None, Doing.NOTHING
        if self.connector is not None:
            self._work(
                partial(self.connector.connections.connect_oauth2, self.account, tokens),
                self._have_connected,
            )

    def _begin(self, doing: Doing) -> None:
        self.doing, self.news = doing, None
        self.changed.emit()

    def _work(self, verb: Callable[[], Any], then: Callable[[Any], None]) -> None:
        if self.doing is Doing.NOTHING:
            self._begin(Doing.WORKING)
            self._do(verb, then, self._failed)

    def _do(
        self,
        verb: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._session.do(Lane.NETWORK, verb, owner=self, then=then, failed=failed)

    def _end(self, news: Done | CountersignError | None) -> None:
        self.doing, self.news, self._attempt = Doing.NOTHING, news, None
        self.changed.emit()

    def _have_health(self, health: Health) -> None:
        if (self.health, self.trouble) != (health, None):
            self.health, self.trouble = health, None
            self.changed.emit()

    def _no_health(self, error: Exception) -> None:
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
            return
        self.health, self.trouble = None, error
        self.changed.emit()

    def _have_connected(self, health: Health) -> None:
        self.health, self.trouble = health, None
        self._end(Done.CONNECTED)
        self.connected.emit()

    def _have_checked(self, health: Health) -> None:
        self.health, self.trouble = health, None
        self._end(Done.CHECKED if health.is_connected and not health.problem else None)

    def _have_disconnected(self, is_confirmed: bool) -> None:
        self.health, self.trouble = Health(), None
        self._end(Done.ENDED if is_confirmed else Done.FORGOTTEN)

    def _failed(self, error: Exception) -> None:
        ours = isinstance(error, CountersignError)
        self._end(error if isinstance(error, CountersignError) else None)
        if not ours:
            self._session.failed.emit(error)
        self.read()
