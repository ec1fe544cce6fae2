"""Watch lists: by theme, whom and what the company follows at X, and how X's search is asked for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.canonical import Json
from desktop_app.domain.entry_form import check_once, check_text, refuse
from desktop_app.domain.errors import BadInput
from desktop_app.domain.hashtags import is_tag
from desktop_app.domain.reading import as_list, as_object, as_text, only

LONGEST_THEME = 80  #: code points
LONGEST_VALUE = 100
LONGEST_NOTE = 500
#: Characters of one question to X's recent search.
LONGEST_QUERY = 512
_HANDLE = re.compile(r"[0-9A-Za-z_]{1,15}")
#: What would be an operator of the search, or end a phrase.
_OPERATORS = re.compile(r'["():]|^-|^(?:OR|AND|NOT)$')
_PLAIN = re.compile(r"[\w'’]+")
_TAIL = " -is:retweet"


class WatchKind(StrEnum):
    """Whether the list keeps to one theme, or looks around."""

    ECLECTIC = "eclectic"
    SPECIALISED = "specialised"


class Watched(StrEnum):
    """What an entry is."""

    ACCOUNT = "account"  #: a handle
    KEYWORD = "keyword"
    HASHTAG = "hashtag"
    COMPETITOR = "competitor"  #: a handle with @, or a name
    TECHNOLOGY = "technology"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchEntry:
    """One thing that is followed; a hashtag without its sign, an account without @."""

    what: Watched
    value: str
    topic: str = ""  #: what it is mostly about; "" for the list's own theme
    note: str = ""

    def check(self) -> None:
        """Raises BadInput (``list.*``) naming the column that cannot stand."""
        check_text(self.value, "value", self.value, LONGEST_VALUE, needed=True)
        check_text(self.value, "topic", self.topic, LONGEST_THEME)
        check_text(self.value, "note", self.note, LONGEST_NOTE)
        if not self._is_searchable():
            refuse(self.value, "value", self.value)

    def terms(self) -> tuple[str, ...]:
        """As X's search is asked for it."""
        match self.what:
            case Watched.ACCOUNT:
                return (f"from:{self.value}",)
            case Watched.HASHTAG:
                return (f"#{self.value}",)
            case Watched.COMPETITOR if self.value.startswith("@"):
                return (f"from:{self.value[1:]}", self.value)
        return (self.value if _PLAIN.fullmatch(self.value) else f'"{self.value}"',)

    def _is_searchable(self) -> bool:
        if self.what is Watched.ACCOUNT:
            return _HANDLE.fullmatch(self.value) is not None
        if self.what is Watched.HASHTAG:
            return is_tag(self.value)
        if self.what is Watched.COMPETITOR and self.value.startswith("@"):
            return _HANDLE.fullmatch(self.value[1:]) is not None
        return "\n" not in self.value and _OPERATORS.search(self.value) is None

    def as_json(self) -> dict[str, Json]:
        """As it is written in the list's body."""
        return {"what": self.what, "value": self.value, "topic": self.topic, "note": self.note}

    @classmethod
    def read(cls, value: Json) -> WatchEntry:
        """Read what `as_json` wrote. Raises BadInput."""
        said = as_object(value)
        only(said, "what value topic note")
        try:
            what = Watched(as_text(said["what"]))
        except ValueError as error:
            raise BadInput("canonical.shape") from error
        return cls(
            what=what,
            value=as_text(said["value"]),
            topic=as_text(said["topic"]),
            note=as_text(said["note"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of a list is about one topic: `entries` of it, `percent` of all, rounded down."""

    topic: str
    entries: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """One list; its theme is its name."""

    theme: str
    kind: WatchKind = WatchKind.SPECIALISED
    entries: tuple[WatchEntry, ...] = ()
    note: str = ""

    def check(self) -> None:
        """Raises BadInput (``list.*``) naming what cannot stand."""
        check_text(self.theme, "theme", self.theme, LONGEST_THEME, needed=True)
        check_text(self.theme, "note", self.note, LONGEST_NOTE)
        for entry in self.entries:
            entry.check()
        check_once(f"{entry.what} {entry.value}" for entry in self.entries)

    def shares(self) -> tuple[Share, ...]:
        """How its entries are spread over topics, the most frequent first."""
        found = Counter(entry.topic or self.theme for entry in self.entries)
        return tuple(
            Share(topic=topic, entries=count, percent=100 * count // len(self.entries))
            for topic, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))
        )

    def queries(self) -> tuple[str, ...]:
        """Questions to X's recent search that together ask for every entry, reposts left out.

        Each has `LONGEST_QUERY` characters at most; none when the list is empty.
        """
        terms = dict.fromkeys(term for entry in self.entries for term in entry.terms())
        return tuple(f"({' OR '.join(part)}){_TAIL}" for part in _packed(terms))

    def as_json(self) -> dict[str, Json]:
        """As it is written in the list's body."""
        return {
            "theme": self.theme,
            "kind": self.kind,
            "entries": [entry.as_json() for entry in self.entries],
            "note": self.note,
        }

    @classmethod
    def read(cls, value: Json) -> WatchList:
        """Read what `as_json` wrote. Raises BadInput."""
        said = as_object(value)
        only(said, "theme kind entries note")
        try:
            kind = WatchKind(as_text(said["kind"]))
        except ValueError as error:
            raise BadInput("canonical.shape") from error
        watch = cls(
            theme=as_text(said["theme"]),
            kind=kind,
            entries=tuple(WatchEntry.read(one) for one in as_list(said["entries"])),
            note=as_text(said["note"]),
        )
        watch.check()
        return watch


def check_watch_lists(lists: Iterable[WatchList]) -> None:
    """Refuse a theme that has two lists. Raises BadInput (``list.twice``)."""
    check_once(one.theme for one in lists)


def _packed(terms: Iterable[str]) -> Iterator[list[str]]:
    """The terms in their order, as many together as one question takes."""
    part, length = list[str](), 0
    room = LONGEST_QUERY - len(f"(){_TAIL}")
    for term in terms:
        added = len(term) + (len(" OR ") if part else 0)
        if part and length + added > room:
            yield part
            part, length, added = [], 0, len(term)
        part.append(term)
        length += added
    if part:
        yield part
