"""The organisation's own hashtags: what each means, in which language, and what else it is used for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.canonical import Json
from desktop_app.domain.entities import EntityKind, entities
from desktop_app.domain.entry_form import (
    as_day,
    as_optional_day,
    check_once,
    check_text,
    refuse,
)
from desktop_app.domain.errors import BadInput
from desktop_app.domain.own_word import WordLanguage
from desktop_app.domain.reading import as_object, as_text, only

LONGEST_TAG = 100  #: code points, without the sign
LONGEST_MEANING = 300


def is_tag(text: str) -> bool:
    """Whether X makes one hashtag of ``#`` and exactly this."""
    whole = f"#{text}"
    found = [one for one in entities(whole) if one.kind is EntityKind.HASHTAG]
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(whole))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashtag:
    """One hashtag, written as the organisation writes it, without its sign."""

    tag: str
    meaning_en: str = ""
    meaning_fr: str = ""
    language: WordLanguage = WordLanguage.BOTH  #: of the posts that it is meant for
    since: date  #: when the organisation began to use it
    ambiguity: str = ""  #: what others use it for; "" when nothing else is known
    retired: date | None = None  #: from when on nobody uses it any more

    def check(self) -> None:
        """Raises BadInput (``list.*``) naming the column that cannot stand."""
        check_text(self.tag, "tag", self.tag, LONGEST_TAG, needed=True)
        if not is_tag(self.tag):
            refuse(self.tag, "tag", self.tag)
        for column, text in (("meaning_en", self.meaning_en), ("meaning_fr", self.meaning_fr)):
            check_text(self.tag, column, text, LONGEST_MEANING)
        if not self.meaning_en and not self.meaning_fr:
            raise BadInput("list.missing", entry=self.tag, column="meaning_en")
        check_text(self.tag, "ambiguity", self.ambiguity, LONGEST_MEANING)
        if self.retired is not None and self.retired < self.since:
            refuse(self.tag, "retired", self.retired.isoformat())

    def meaning(self, language: str) -> str:
        """What it means, in `language` (``en``, ``fr``) where that was written, else in the other."""
        own, other = self.meaning_en, self.meaning_fr
        return (other or own) if language == "fr" else (own or other)

    def as_json(self) -> dict[str, Json]:
        """As it is written in the list's body."""
        return {
            "tag": self.tag,
            "meaning_en": self.meaning_en,
            "meaning_fr": self.meaning_fr,
            "language": self.language,
            "since": self.since.isoformat(),
            "ambiguity": self.ambiguity,
            "retired": None if self.retired is None else self.retired.isoformat(),
        }

    @classmethod
    def read(cls, value: Json) -> Hashtag:
        """Read what `as_json` wrote. Raises BadInput."""
        said = as_object(value)
        only(said, "tag meaning_en meaning_fr language since ambiguity retired")
        try:
            language = WordLanguage(as_text(said["language"]))
        except ValueError as error:
            raise BadInput("canonical.shape") from error
        hashtag = cls(
            tag=as_text(said["tag"]),
            meaning_en=as_text(said["meaning_en"]),
            meaning_fr=as_text(said["meaning_fr"]),
            language=language,
            since=as_day(said["since"]),
            ambiguity=as_text(said["ambiguity"]),
            retired=as_optional_day(said["retired"]),
        )
        hashtag.check()
        return hashtag


def check_hashtags(hashtags: Iterable[Hashtag]) -> None:
    """Refuse one that stands twice: X knows no capitals in them. Raises BadInput (``list.twice``)."""
    check_once(one.tag for one in hashtags)
