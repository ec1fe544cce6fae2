"""What can be done about a word that no dictionary knows and that is right all the same.

Cards and menus show these ways and take one with one click; the settings list what was added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.domain.account import PersonId
from desktop_app.domain.finding import Family, Finding
from desktop_app.domain.own_word import is_word
from desktop_app.services import wordbook
from desktop_app.ui.session import Session
from desktop_app.ui.words import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to say that a word is right."""

    label: str
    spoken: str  #: the same with the word, for screen readers
    take: Callable[[], None]


class WordOffers(QObject):
    """The ways that whoever is signed in has; `language_of` says a finding's language."""

    def __init__(
        self,
        session: Session,
        language_of: Callable[[Finding], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._language_of = session, language_of

    def ways(self, finding: Finding) -> tuple[Way, ...]:
        """For a misspelt word; none for anything else."""
        is_misspelt = finding.family is Family.SPELLING and is_word(finding.text)
        if not (is_misspelt and self._session.is_loaded):
            return ()
        word, who = quoted(finding.text), self._session.person.id
        mine = Way(
            label=self.tr("Add to my words"),
            spoken=self.tr("Add {word} to my words").format(word=word),
            take=partial(self._add, finding),
        )
        if not wordbook.may_keep(self._session.charter, who):
            return (mine,)
        everyone = Way(
            label=self.tr("Add for everyone"),
            spoken=self.tr("Add {word} for everyone").format(word=word),
            take=partial(self._add_for_everyone, finding),
        )
        return (mine, everyone)

    def _add(self, finding: Finding, by: PersonId | None = None) -> None:
        language = wordbook.language_for(finding.text, self._language_of(finding))
        self._session.own_words.add(finding.text, language, by)

    def _add_for_everyone(self, finding: Finding) -> None:
        """By whoever is signed in when it is pressed, not when it was shown."""
        self._add(finding, self._session.person.id)
