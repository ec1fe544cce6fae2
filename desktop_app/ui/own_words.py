"""Own words as the windows know them: read in the store's lane, told to whoever checks or lists.

Whoever types works with what was read last and never waits for the ledger. What others added is
read when the session hears of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.services.parts import Parts
from desktop_app.ui.background import Background, Lane

if TYPE_CHECKING:
    from desktop_app.checks.own_words import KnownWords
    from desktop_app.domain.own_word import OwnWord, WordLanguage
    from desktop_app.services.wordbook import Wordbook


class OwnWords(QObject):
    """The words of this desk and everyone's; one change or reading at a time."""

    changed = Signal()  #: `book` is new
    failed = Signal(object)  #: an Exception that somebody must be told

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self._busy, self._waiting = False, list[Callable[[], None]]()
        self.book: Wordbook | None = None  #: None until it was read

    @property
    def known(self) -> KnownWords:
        """What is right, as of the last reading."""
        from desktop_app.checks.own_words import NO_WORDS

        return NO_WORDS if self.book is None else self.book.known

    def begin(self, parts: Parts) -> None:
        """Work with `parts` from now on."""
        self._parts = parts
        self.read()

    @Slot()
    def read(self) -> None:
        """Read again, if anything changed; `changed` follows then."""
        if not self._busy:
            self._do(lambda: None)

    def add(self, word: str, language: WordLanguage, by: PersonId | None = None) -> None:
        """Keep a word as right: for everyone when it is `by` somebody, else on this desk."""
        from desktop_app.services import wordbook

        if self._parts is not None and by is None:
            self._do(partial(wordbook.add, self._parts, word, language))
        elif self._parts is not None and by is not None:
            self._do(partial(wordbook.add_for_everyone, self._parts, by, word, language))

    def drop(self, own: OwnWord, by: PersonId) -> None:
        """Take a word away again: from the record when it is everyone's, signed `by` somebody."""
        from desktop_app.services import wordbook

        if self._parts is None:
            return
        verb = partial(wordbook.drop, self._parts)
        if own.by is not None:
            verb = partial(wordbook.drop_for_everyone, self._parts, by)
        self._do(partial(verb, own.word, own.language))

    def _do(self, verb: Callable[[], object]) -> None:
        """Do `verb` in the lane and read; a second wish waits for the first."""
        if self._parts is None or not self._background.is_open:
            return
        if self._busy:
            self._waiting.append(partial(self._do, verb))
            return
        self._busy = True
        self._background.run(
            Lane.STORE,
            partial(_done, verb, self._parts, self.book),
            owner=self,
            then=self._have_book,
            failed=self._have_failed,
        )

    def _have_book(self, found: tuple[Wordbook | None, CountersignError | None]) -> None:
        book, error = found
        self._busy = False
        if book is not self.book:
            self.book = book
            self.changed.emit()
        if error is not None:
            self.failed.emit(error)
        self._go_on()

    def _have_failed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()


def _done(
    verb: Callable[[], object], parts: Parts, before: Wordbook | None
) -> tuple[Wordbook | None, CountersignError | None]:
    """The words after `verb`, and why it was refused: somebody else may have been first.

    A look that finds the record busy or away is no news: the next one follows.
    """
    from desktop_app.services import wordbook

    refused: CountersignError | None = None
    try:
        verb()
    except CountersignError as error:
        refused = error
    try:
        return wordbook.read_again(parts, before), refused
    except Unavailable:
        return before, refused
