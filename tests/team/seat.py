"""Inside a client process: one person at one computer, with the parts that the program gives them."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from threading import Event
from unittest import mock

import keyring

from desktop_app import bootstrap
from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.x.credentials import OAuth1
from desktop_app.adapters.x.host import loopback_host
from desktop_app.adapters.x.poster import XPoster
from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.services import outbox
from desktop_app.services.publisher import Publisher
from desktop_app.services.starting import TeamPlace
from tests.team.record import PASSPHRASE, KeptEntries

#: Seconds to connect to X, and between two pieces of its answer.
TIMEOUTS = (2.0, 2.0)
#: Seconds between two tries of somebody who presses again, and for how long they do.
PAUSE, PATIENCE = 0.05, 60.0
_PAUSE = Event()


def load_rules():
    """Read the rules once, for every process that is forked afterwards."""
    book = bootstrap.rulebook()
    for language in ("en", "fr"):
        assert book.words(language)
    bootstrap.rulebook = lambda: book


class NoWords:
    engine = "no dictionary"

    def check(self, text, language, own_words=frozenset()):
        return ()


class Seat:
    """Opened by the verb `open`; `insist` is how a person gets through a bad network."""

    def __init__(self, *, folder, address, person, machine, url):
        self.folder, self.person, self.url = folder, PersonId(person), url
        self.is_machine = machine
        self.place = TeamPlace(address=address, person=self.person)
        self.parts = self.publisher = None
        self.stays_away = False
        self.resent = 0  #: how often something was tried again
        self._stack = ExitStack()

    def __enter__(self):
        entries = KeptEntries(self.folder / "keychain.json")
        self._stack.enter_context(mock.patch.object(keyring, "get_keyring", return_value=entries))
        self._stack.enter_context(mock.patch("desktop_app.assembly._grammar", return_value=None))
        return self

    def __exit__(self, *_):
        self._stack.close()

    def open(self):
        """As the program opens; raises Unavailable where the record is out of reach."""
        opening = bootstrap.office(self.place, self.folder / "home")
        try:
            parts = opening.load()
            if not self.is_machine:
                opening.sign_in(self.person, PASSPHRASE)
        except BaseException:
            opening.close()
            raise
        self._stack.callback(opening.close)
        self.parts = replace(parts, poster=self._poster, speller=NoWords())
        self.publisher = Publisher(self.parts.of_publisher())
        return [one.kind for one in (*opening.notices, *parts.notices)]

    def insist(self, work, is_done=None):
        """What `work` gives; after a silence, look whether it was done, and try again.

        `is_done` gives something true once somebody else can see it, or is None where doing it
        again is the same. While `stays_away`, what can wait waits, and nobody tries again.
        """
        if self.stays_away:
            return work()
        until = time.monotonic() + PATIENCE
        is_again = False
        while True:
            try:
                self._reach()
                if is_again and is_done is not None and (found := is_done()):
                    return found
                given = self._fresh(work)
                try:
                    has_waited = self._deliver()
                except Refused:
                    if is_done is None or not (found := is_done()):
                        raise
                    return found  # an earlier try had come through
                if has_waited and is_done is not None:
                    given = is_done() or given
            except Unavailable as error:
                if time.monotonic() > until:
                    raise
                sys.stderr.write(f"again: {error.kind}\n")
                is_again = True
                self.resent += 1
                _PAUSE.wait(PAUSE)
            else:
                return given

    def _fresh(self, work):
        """What `work` gives; what the copy alone said is no answer here. Raises Unavailable."""
        try:
            given = work()
        except (BadInput, Refused):
            self._require_there()
            raise
        if self.parts and not outbox.waiting(self.parts):
            self._require_there()
        return given

    def _require_there(self):
        offline = self.parts.offline if self.parts else None
        if offline is not None and offline.is_away:
            raise Unavailable("ledger.unreachable")

    def _reach(self):
        """Go on once the server answers. Raises Unavailable."""
        offline = self.parts.offline if self.parts else None
        if offline is not None and offline.is_away and not offline.probe():
            raise Unavailable("ledger.unreachable")

    def _deliver(self):
        """Send what waits; whether anything did. Raises what the record says to it."""
        if not self.parts or not outbox.waiting(self.parts):
            return False
        sent = outbox.drain(self.parts)
        for one in sent.refused:
            raise Refused(one.outcome.kind, **one.outcome.facts)
        return True

    def _poster(self, account):
        token = practice_token(account)
        secret = OAuth1(
            consumer_key="practice",
            consumer_secret="practice",
            access_token=token,
            access_token_secret="practice",
        )

        def fetched(sha256):
            self.parts.media.fetch(sha256)
            return self.parts.media.open(sha256)

        return XPoster(
            account,
            secret,
            loopback_host(self.url),
            realm=Realm.PRACTICE,
            media=fetched,
            wait=_PAUSE.wait,
            timeouts=TIMEOUTS,
        )
