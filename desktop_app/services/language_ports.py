"""What the services ask of those who read the language of a text: words and grammar.

As in `ports`: adapters keep these promises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding


class Speller(Protocol):
    """The words checker."""

    @property
    def engine(self) -> str:
        """What reads the words, and its dictionaries, for the record."""

    def check(
        self, text: str, language: str | None, own_words: frozenset[str] = frozenset()
    ) -> tuple[Finding, ...]:
        """Misspelt words as findings, but for `own_words`, which are right as they are written.

        Raises Unavailable (``words.unavailable``), never guesses.
        """


class Grammarian(Protocol):
    """The grammar checker: slow to start, or absent; nobody waits for it."""

    def use(self, server: str) -> None:
        """Ask the company's own server, at this https address, from now on; empty: this computer.

        Raises BadInput (``grammar.server``).
        """

    def prepare(self) -> str:
        """Start and warm up: seconds. Returns name and version of what reads.

        Raises Unavailable: ``grammar.no_java``, ``grammar.old_java``, ``grammar.odd_java``,
        ``grammar.no_languagetool``, ``grammar.unavailable`` or ``grammar.certificate``.
        """

    def check(self, text: str, language: str) -> tuple[Finding, ...]:
        """Faults of grammar as findings. Raises as `prepare` does, never guesses."""

    def abandon(self) -> None:
        """End it for good, from any thread: what is being asked or started fails at once."""

    def close(self) -> None:
        """End what `prepare` started."""
