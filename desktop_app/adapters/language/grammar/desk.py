"""Answers in the grammar process: starts LanguageTool, asks it, starts it again when it dies.

No text is sent before the port was seen to be our own child's. A text over which it died twice is
not asked about again.
"""

from __future__ import annotations

import hashlib
import ssl
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import requests

from desktop_app.adapters.language.grammar import java
from desktop_app.adapters.language.grammar.client import Client, NoAnswer, private_session
from desktop_app.adapters.language.grammar.questions import Answer, Request
from desktop_app.adapters.language.grammar.restarts import Restarts
from desktop_app.adapters.language.grammar.server import JAR, Server, ServerDied
from desktop_app.checks.grammar import UNWANTED_CATEGORIES, UNWANTED_RULES
from desktop_app.domain.errors import BadInput

_VARIANTS = {"en": "en-US", "fr": "fr"}
_WARMING = {"en": "The meeting is on Monday.", "fr": "La réunion est lundi."}
_WARM_TRIES = 20  #: the first text of a language takes seconds, and each try some
_DEADLY = 2  #: deaths over one text after which it is not asked about again
_NAME = "LanguageTool"


class _Missing(Exception):
    """Nothing here can read grammar; the argument says why."""


class Desk:
    """`folder` holds the launcher and its libraries; `server` is the company's own, if named.

    `trust` makes the rules by which that server must prove who it is.
    """

    def __init__(
        self,
        folder: Path | None,
        server: str = "",
        trust: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._folder, self._address, self._trust = folder, server, trust
        self._server: Server | None = None
        self._session: requests.Session | None = None
        self._clients: dict[str, Client] = {}
        self._restarts = Restarts()
        self._deadly: Counter[str] = Counter()

    def answer(self, request: Request) -> Answer:
        """Answer one request. Equal requests get equal answers while the server lives."""
        try:
            if not request.text:
                self._warm()
                return Answer(engine=self.engine)
            return self._read(request)
        except _Missing as missing:
            return Answer(missing=str(missing))
        except NoAnswer as error:
            return Answer(failure=str(error))
        except BadInput as error:  # the file of certificates has gone meanwhile
            return Answer(failure=error.kind)

    @property
    def engine(self) -> str:
        """What reads, for the record: with the version that it gives itself."""
        versions = (client.version for client in self._clients.values())
        name = " ".join(filter(None, (_NAME, next(filter(None, versions), ""))))
        return f"{name} at {self._address}" if self._address else name

    def close(self) -> None:
        """Stop the server."""
        self._clients.clear()
        if self._session is not None:
            self._session.close()
            self._session = None  # no connection to the one before is kept
        if self._server is not None:
            self._server.stop()
            self._server = None

    def _read(self, request: Request) -> Answer:
        trace = hashlib.sha256(request.text.encode("utf-8", "surrogatepass")).hexdigest()
        if self._deadly[trace] >= _DEADLY:
            raise NoAnswer("deadly")
        client = self._client(request.language)
        try:
            return Answer(faults=client.faults(request.text), engine=self.engine)
        except NoAnswer:
            if self._server is not None and self._server.is_dying:
                self._deadly[trace] += 1
                self._restarts.died(time.monotonic())
                self.close()
            raise

    def _warm(self) -> None:
        for language, text in _WARMING.items():
            client = self._client(language)
            for left in reversed(range(_WARM_TRIES)):
                try:
                    client.faults(text)
                    break
                except NoAnswer as error:
                    if str(error) != "slow" or not left:
                        raise

    def _client(self, language: str) -> Client:
        """A client of a server that is ours at this moment."""
        if not self._address and not (self._server is not None and self._server.owns_port):
            self.close()
            self._start()
        if language not in self._clients:
            url = self._address or self._started.url
            client = Client(url, _VARIANTS[language], self._private)
            client.disabled_rules.update(UNWANTED_RULES)
            client.disabled_categories.update(UNWANTED_CATEGORIES)
            self._clients[language] = client
        return self._clients[language]

    @property
    def _private(self) -> requests.Session:
        if self._session is None:
            self._session = private_session(self._trust() if self._address else None)
        return self._session

    @property
    def _started(self) -> Server:
        assert self._server is not None
        return self._server

    def _start(self) -> None:
        now = time.monotonic()
        if not self._restarts.may_start(now):
            raise NoAnswer("over" if self._restarts.is_over(now) else "resting")
        if self._folder is None or not (self._folder / JAR).is_file():
            raise _Missing("no_languagetool")
        found = java.find()
        if found.path is None:
            raise _Missing(found.missing)
        try:
            self._server = Server(found.path, self._folder)
            self._server.wait()
        except (ServerDied, OSError) as error:
            self._restarts.died(time.monotonic())
            self.close()
            raise NoAnswer("died") from error
        if not self._server.owns_port:
            self._restarts.died(time.monotonic())
            self.close()
            raise NoAnswer("stranger")
