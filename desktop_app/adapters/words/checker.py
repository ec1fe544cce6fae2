"""Finds misspelt words by asking a worker process; a crash of the worker is no crash of ours.

An answer is complete or it is an error: never silently empty. Text goes through a pipe to our own
child process and nowhere else. Importing this module loads no dictionary and no Hunspell.
"""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from desktop_app.adapters.words.questions import Answer, Misspelling, Request
from desktop_app.adapters.words.worker import serve
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

RULE = "spelling.word"
VERSION = 1
_START_SECONDS = 15.0
_ANSWER_SECONDS = 10.0
_END_SECONDS = 2.0


class WordsChecker:
    """English (American and British) and French spelling. One caller at a time.

    `dictionaries` is the folder ``resources/dictionaries``; the frequencies stand beside it.
    """

    def __init__(self, dictionaries: Path, *, answer_seconds: float = _ANSWER_SECONDS) -> None:
        self._dictionaries = dictionaries
        self._answer_seconds = answer_seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._ready = False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id, None while there is no worker."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the worker without waiting for it; does nothing when it runs already.

        Raises `Unavailable` ``words.unavailable`` if the system refuses a new process.
        """
        if self._process is not None and self._process.is_alive():
            return
        self._end()
        try:
            self._spawn()
        except OSError as error:
            self._end()
            raise Unavailable("words.unavailable", reason="no-process") from error

    def check(
        self, text: str, language: str | None, own_words: frozenset[str] = frozenset()
    ) -> tuple[Finding, ...]:
        """Return the misspelt words of `text`, in order, the first ones with suggestions.

        `language` is ``"en"``, ``"fr"`` or None to find out. Starts the worker if need be. Raises
        `Unavailable`: ``words.unavailable`` if two workers died over it or the time is up,
        ``words.dictionary_missing`` if a dictionary cannot be read.
        """
        request = Request(text=text, language=language, own_words=own_words)
        return tuple(_finding(text, found) for found in self._ask(request).misspellings)

    def suggest(self, word: str, language: str) -> tuple[str, ...]:
        """Return at most five replacements for one misspelt `word`, best first.

        For the words that `check` gave back without any. Raises as `check` does.
        """
        return self._ask(Request(text=word, language=language, only_suggest=True)).suggestions

    def close(self) -> None:
        """End the worker. May be called twice; a later `check` starts a new one."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(_END_SECONDS)
        self._end()

    def _spawn(self) -> None:
        context = get_context("spawn")  # the same everywhere, and no lock or window is copied
        ours, theirs = context.Pipe()
        folder = self._dictionaries
        process = context.Process(
            target=serve,
            args=(theirs, folder, folder.parent / "frequency"),
            name="countersign-words",
            daemon=True,
        )
        try:
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._process, self._pipe, self._ready = process, ours, False

    def _ask(self, request: Request) -> Answer:
        """Ask the worker; if it dies over it, once more a new one."""
        for _ in range(2):
            self.start()
            try:
                return self._exchange(request)
            except (EOFError, OSError):
                self._end()
        raise Unavailable("words.unavailable", reason="crashed")

    def _exchange(self, request: Request) -> Answer:
        assert self._pipe is not None
        if not self._ready:
            self._receive(self._pipe, _START_SECONDS)
            self._ready = True
        self._pipe.send(request)
        return self._receive(self._pipe, self._answer_seconds)

    def _receive(self, pipe: Connection, seconds: float) -> Answer:
        if not pipe.poll(seconds):
            self._end()  # its late answer must never be taken for the next one's
            raise Unavailable("words.unavailable", reason="time")
        answer: Answer = pipe.recv()
        if answer.failure is not None:
            self._end()
            raise Unavailable(answer.failure[0], file=answer.failure[1])
        return answer

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process, self._pipe, self._ready = None, None, False


def _finding(text: str, found: Misspelling) -> Finding:
    word = text[found.start : found.end]
    return Finding(
        rule=RULE,
        version=VERSION,
        family=Family.SPELLING,
        severity=Severity.INFO,
        span=Span(start=found.start, end=found.end),
        text=word,
        message=Explanation(
            en=f"“{word}” is not in the dictionary.",
            fr=f"« {word} » n’est pas dans le dictionnaire.",
        ),
        suggestions=found.suggestions,
    )
