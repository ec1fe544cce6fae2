"""The words that are right because somebody said so: on this desk, and for everyone in the ledger.

Reading verifies the ledger's own chain; who types works with what was read last and waits for
nothing. A word for everyone is added by one person of communications or legal: it releases nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from desktop_app.checks.own_words import NO_WORDS, KnownWords, names
from desktop_app.checks.profile import Profile
from desktop_app.domain import text as post_text
from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import LEDGER_CHAIN, ActionKind
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.own_word import (
    LONGEST,
    OwnWord,
    WordLanguage,
    company_words,
    is_covered,
    is_word,
)
from desktop_app.services.parts import Parts
from desktop_app.services.reading import signed_charter
from desktop_app.services.statements import signed

#: Who adds words for everyone, and takes them away.
KEEPERS = (Role.COMMUNICATIONS, Role.LEGAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordbook:
    """All own words as of one reading, in alphabetical order."""

    newest: int  #: the ledger's newest action then
    company: tuple[OwnWord, ...] = ()  #: for everyone
    mine: tuple[OwnWord, ...] = ()  #: of this desk
    known: KnownWords = NO_WORDS  #: of both, and the names in the company's profile


def read(parts: Parts) -> Wordbook:
    """All own words. Raises Damaged when the ledger's chain is not what was signed."""
    with parts.store.begin() as work:
        newest = work.newest()
        charter = signed_charter(work, parts)
        company = _in_order(company_words(work.rules()))
    mine = _in_order(parts.desk.own_words())
    known = KnownWords.of((*company, *mine), names(Profile.parse(charter.profile)))
    return Wordbook(newest=newest, company=company, mine=mine, known=known)


def read_again(parts: Parts, before: Wordbook | None) -> Wordbook:
    """As `read`; `before` itself when neither the ledger nor the desk's words changed since."""
    with parts.store.begin() as work:
        newest = work.newest()
    mine = _in_order(parts.desk.own_words())
    if before is not None and (before.newest, before.mine) == (newest, mine):
        return before
    return read(parts)


def may_keep(charter: Charter, person: PersonId) -> bool:
    """Whether `person` may add words for everyone, and take them away."""
    return any(duty.person == person and duty.role in KEEPERS for duty in charter.duties)


def language_for(word: str, language: str) -> WordLanguage:
    """For which language a word is meant that stood in a text of `language`.

    A name is a name in both: whatever is not all in lower case.
    """
    return WordLanguage(language) if word == word.lower() else WordLanguage.BOTH


def add(parts: Parts, word: str, language: WordLanguage) -> OwnWord:
    """Keep a word as right on this desk. Raises BadInput (``word.form``) or Refused (``word.there``)."""
    plain = _checked(word)
    if is_covered(parts.desk.own_words(), plain, language):
        raise Refused("word.there", word=plain)
    own = OwnWord(word=plain, language=language, at=parts.clock.now())
    parts.desk.add_word(own)
    return own


def drop(parts: Parts, word: str, language: WordLanguage) -> None:
    """Forget a word of this desk. Raises Refused (``word.missing``)."""
    plain = post_text.normal(word.strip())
    if (plain, language) not in {(one.word, one.language) for one in parts.desk.own_words()}:
        raise Refused("word.missing", word=plain)
    parts.desk.drop_word(plain, language)


def add_for_everyone(parts: Parts, by: PersonId, word: str, language: WordLanguage) -> None:
    """Make a word right for everyone.

    Raises BadInput (``word.form``) or LedgerRefused (``ledger.duty``; ``ledger.word`` when it is
    there already).
    """
    _append(parts, ActionKind.ADD_WORD, by, _checked(word), language)


def drop_for_everyone(parts: Parts, by: PersonId, word: str, language: WordLanguage) -> None:
    """Take a word of everyone's away. Raises LedgerRefused (``ledger.duty``, ``ledger.word``)."""
    _append(parts, ActionKind.DROP_WORD, by, _checked(word), language)


def _checked(word: str) -> str:
    plain = post_text.normal(word.strip())
    if not is_word(plain):
        raise BadInput("word.form", word=plain[:LONGEST], longest=str(LONGEST))
    return plain


def _in_order(words: tuple[OwnWord, ...]) -> tuple[OwnWord, ...]:
    return tuple(sorted(words, key=lambda one: (_plain(one.word), one.word, one.language)))


def _plain(word: str) -> str:
    """The word as people look for it: without accents and capitals."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _append(
    parts: Parts, kind: ActionKind, by: PersonId, word: str, language: WordLanguage
) -> None:
    said: dict[str, Json] = {"word": word, "language": language, "reason": ""}
    with parts.store.begin() as work:
        realm = work.charter().realm
        work.append(
            signed(parts.keys, kind=kind, realm=realm, account=LEDGER_CHAIN, actor=by, said=said)
        )
