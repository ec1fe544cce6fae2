"""Finds misspelt words by asking a worker process; a crash of the worker is no crash of ours.

An answer is complete or it is an error: never silently empty. Text goes through a pipe to our own
child process and nowhere else. Importing this module loads no dictionary and no Hunspell.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Self

from desktop_app.adapters.language.helper import Helper, HelperFailed, Patience
from desktop_app.adapters.language.words.questions import Answer, Misspelling, Request
from desktop_app.adapters.language.words.worker import serve
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

RULE = "spelling.word"
VERSION = 1
_ANSWER_SECONDS = 10.0


class WordsChecker:
    """English (American and British) and French spelling. One caller at a time.

    `dictionaries` is the folder ``resources/dictionaries``; the frequencies stand beside it.
    """

    def __init__(self, dictionaries: Path, *, answer_seconds: float = _ANSWER_SECONDS) -> None:
        self._helper = Helper(
            "countersign-words",
            serve,
            (dictionaries, dictionaries.parent / "frequency"),
            Patience(answer=answer_seconds),
        )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id, None while there is no worker."""
        return self._helper.pid

    @property
    def engine(self) -> str:
        """What reads, and its dictionaries, for the record."""
        from desktop_app.adapters.language.words.dictionaries import FOLDERS

        reader = "Hunspell 1.7" if find_spec("hunspell") else "Spylls"
        return f"{reader}: {', '.join(name for names in FOLDERS.values() for name in names)}"

    def start(self) -> None:
        """Start the worker without waiting for it; does nothing when it runs already.

        Raises `Unavailable` ``words.unavailable`` if the system refuses a new process.
        """
        try:
            self._helper.start()
        except HelperFailed as error:
            raise Unavailable("words.unavailable", reason=str(error)) from error

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
        self._helper.close()

    def _ask(self, request: Request) -> Answer:
        try:
            answer: Answer = self._helper.ask(request)
        except HelperFailed as error:
            raise Unavailable("words.unavailable", reason=str(error)) from error
        if answer.failure is not None:
            self._helper.end()
            raise Unavailable(answer.failure[0], file=answer.failure[1])
        return answer


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
