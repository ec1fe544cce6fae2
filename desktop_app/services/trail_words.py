"""What the audit says of an action: one sentence, and the fields of its statement in words.

The sentences stand in ``resources/messages/trail.toml``. People's own words are told as they wrote
them, with nothing hidden in them; what is long is said to be long, and stands whole in the exports.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from desktop_app.checks.reveal import within
from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import Action
from desktop_app.domain.canonical import Json, read_time
from desktop_app.domain.errors import BadInput
from desktop_app.domain.schedule import local
from desktop_app.services.exporting import called
from desktop_app.services.messages import name_of
from desktop_app.services.paper_words import did
from desktop_app.services.resources import resource

#: What the row of an action says already, and what only makes a statement unique.
_SAID = ("v", "kind", "realm", "account", "post", "revision", "sha256", "actor", "nonce")
_PEOPLE = ("for", "deputy", "publisher", "contributors")
_TIMES = (
    *("expires_at", "begins_at", "ends_at", "deadline", "created_at"),
    *("not_before", "not_after"),
)
_LONGEST = 1_000  #: characters of one value that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who is told: `charter` names people, `zone` is an IANA time zone."""

    charter: Charter
    language: str
    zone: str = "UTC"


def sentence(action: Action, reader: Reader) -> str:
    """What the action did, as one plain sentence without a full stop."""
    said, language = action.statement, reader.language
    name = person_in_words(action.actor, reader)
    if action.redacted_by is not None:
        return _say("gone", reader, name=name, what=did(action.kind, language))
    principal = said.get("for")
    lent = (
        ""
        if not isinstance(principal, str)
        else _say("word.for", reader, person=person_in_words(PersonId(principal), reader))
    )
    roles = said.get("roles")
    named = (
        [name_of("role", str(one), language) for one in roles] if isinstance(roles, list) else []
    )
    facts = {**_Facts(action, reader).all(), "roles": ", ".join(named), "for": lent}
    return _say(f"action.{action.kind}", reader, **facts)


def fields(action: Action, reader: Reader) -> Iterator[tuple[str, str]]:
    """What else its statement says: what each field is called, and its value in words."""
    for key, value in action.statement.items():
        if key not in _SAID and value not in (None, "", [], {}):
            label = _sentences().get(f"field.{key}")
            yield (key if label is None else label[_of(reader)]), _value(key, value, reader)


def person_in_words(person: PersonId, reader: Reader) -> str:
    """What somebody is called, on one line and with nothing hidden in it."""
    return within(" ".join(called(reader.charter, person, reader.language).split()))


class _Facts:
    """What sentences name of an action; what it does not say is an empty word."""

    def __init__(self, action: Action, reader: Reader) -> None:
        self._action, self._said, self._reader = action, action.statement, reader

    def all(self) -> dict[str, str]:
        """Every fact that any sentence names."""
        part = self._said.get("part")
        return {
            "name": person_in_words(self._action.actor, self._reader),
            "version": str(self._action.revision or ""),
            "role": self._role(),
            "part": str(part + 1) if isinstance(part, int) else "",
            "number": str(self._said.get("version") or ""),
            "x": self._text("x_post_id"),
            "word": self._text("word"),
            "machine": self._person("publisher"),
            "deputy": self._person("deputy"),
            "list": self._list(),
            "roles": "",
            "for": "",
        }

    def _text(self, key: str) -> str:
        value = self._said.get(key)
        return within(value) if isinstance(value, str) else ""

    def _person(self, key: str) -> str:
        value = self._said.get(key)
        return person_in_words(PersonId(value), self._reader) if isinstance(value, str) else ""

    def _role(self) -> str:
        value = self._said.get("role")
        return name_of("role", value, self._reader.language) if isinstance(value, str) else ""

    def _list(self) -> str:
        value = self._said.get("list")
        known = _sentences().get(f"word.list.{value}")
        return str(value or "") if known is None else known[_of(self._reader)]


def _value(key: str, value: Json, reader: Reader) -> str:
    if isinstance(value, bool):
        return _say("word.yes" if value else "word.no", reader)
    if key == "part" and isinstance(value, int):
        return str(value + 1)
    if key in _PEOPLE or key == "roles":
        return ", ".join(_name(key, one, reader) for one in _each(value))
    if key == "role" and isinstance(value, str) and value in set(Role):
        return name_of("role", value, reader.language)
    if key in _TIMES and isinstance(value, str):
        return _time(value, reader)
    if isinstance(value, dict):
        return _say("word.long", reader)
    if isinstance(value, list):
        if all(isinstance(one, str | int) for one in value) and len(value) <= 10:
            return within(", ".join(str(one) for one in value))
        return _say("word.several", reader, count=str(len(value)))
    shown = str(value)
    return within(shown) if len(shown) <= _LONGEST else _say("word.long", reader)


def _each(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _name(key: str, value: Json, reader: Reader) -> str:
    if key == "roles":
        return name_of("role", str(value), reader.language)
    return person_in_words(PersonId(str(value)), reader)


def _time(value: str, reader: Reader) -> str:
    try:
        at: datetime = read_time(value)
    except BadInput:
        return within(value)  # somebody's own words where a time belongs: told as they are
    return f"{local(at, reader.zone):%Y-%m-%d %H:%M} {reader.zone}"


def _of(reader: Reader) -> str:
    return "fr" if reader.language == "fr" else "en"


def _say(key: str, reader: Reader, **facts: str) -> str:
    return _sentences()[key][_of(reader)].format(**facts)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("messages", "trail.toml").read_text(encoding="utf-8"))
