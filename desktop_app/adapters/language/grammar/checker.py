"""Finds grammar faults by asking a process that owns LanguageTool; nobody ever waits for its start.

An answer is complete or it is an error. Text goes to that process and from it to the loopback
address, or to the one server that the company's signed policy names. Importing this module loads
neither requests nor language-tool-python.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Self

from desktop_app.adapters.language.grammar.questions import Answer, Fault, Request
from desktop_app.adapters.language.grammar.worker import serve
from desktop_app.adapters.language.helper import Helper, HelperFailed, Patience
from desktop_app.checks.grammar import is_wanted, permitted_server, told
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.finding import Family, Finding, Severity, Span

VERSION = 1
_WARM_SECONDS = 120.0  #: a cold laptop reads 100 MB of libraries and two languages
_ANSWER_SECONDS = 12.0
#: What this computer lacks, as it is told.
KINDS_OF_MISSING = {
    "no_java": "grammar.no_java",
    "old_java": "grammar.old_java",
    "odd_java": "grammar.odd_java",
    "no_languagetool": "grammar.no_languagetool",
}


class GrammarChecker:
    """English and French grammar. One caller at a time.

    `folder` holds the launcher's jar (``make languagetool``), None where it was not installed.
    `trust` makes the rules for the certificate of a company's server; it is called in the process
    that asks, and so must be one that can be pickled.
    """

    def __init__(
        self,
        folder: Path | None,
        trust: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._folder, self._trust, self._server = folder, trust, ""
        self._helper = self._new_helper()

    def use(self, server: str) -> None:
        """Ask the company's own server from now on; empty: this computer's.

        Raises `BadInput` ``grammar.server`` for an address that is not https, or is public.
        """
        wanted = permitted_server(server) if server else ""
        if wanted != self._server:
            self._helper.close()
            self._server = wanted
            self._helper = self._new_helper()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def worker_pid(self) -> int | None:
        """The process's id, None while there is none."""
        return self._helper.pid

    def prepare(self) -> str:
        """Start everything and warm it up: seconds. Returns the engine's name and version.

        Raises `Unavailable`: ``grammar.no_java``, ``grammar.old_java``, ``grammar.odd_java`` or
        ``grammar.no_languagetool`` where this computer cannot, ``grammar.unavailable`` where it
        failed, ``grammar.certificate`` where the company's server could not prove who it is.
        """
        return self._ask(Request(), _WARM_SECONDS).engine

    def check(self, text: str, language: str) -> tuple[Finding, ...]:
        """Return the faults of `text`, in order; `language` is ``en`` or ``fr``.

        Raises as `prepare` does; nothing was found out then.
        """
        if not text.strip():
            return ()
        answer = self._ask(Request(text=text, language=language))
        faults = sorted(answer.faults, key=lambda fault: (fault.start, fault.end, fault.rule))
        return tuple(
            _finding(text, fault)
            for fault in faults
            if is_wanted(text, fault.start, fault.end, fault.rule, language)
        )

    def abandon(self) -> None:
        """End it for good, from any thread: what is being asked or started fails at once."""
        self._helper.abandon()

    def close(self) -> None:
        """End the process, and the server with it. May be called twice."""
        self._helper.close()

    def _new_helper(self) -> Helper:
        return Helper(
            "countersign-grammar",
            serve,
            (self._folder, self._server, self._trust),
            Patience(answer=_ANSWER_SECONDS),
        )

    def _ask(self, request: Request, seconds: float | None = None) -> Answer:
        try:
            answer: Answer = self._helper.ask(request, seconds=seconds)
        except HelperFailed as error:
            raise Unavailable("grammar.unavailable", reason=str(error)) from error
        if answer.missing:
            raise Unavailable(KINDS_OF_MISSING[answer.missing])
        if answer.failure == "certificate":
            raise Unavailable("grammar.certificate", server=self._server)
        if answer.failure:
            raise Unavailable("grammar.unavailable", reason=answer.failure)
        return answer


def _finding(text: str, fault: Fault) -> Finding:
    return Finding(
        rule=f"grammar.{fault.rule.lower()}",
        version=VERSION,
        family=Family.GRAMMAR,
        severity=Severity.INFO,
        span=Span(start=fault.start, end=fault.end),
        text=text[fault.start : fault.end],
        message=told(fault.category, fault.message),
        suggestions=fault.replacements,
    )
