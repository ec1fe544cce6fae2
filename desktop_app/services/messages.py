"""What a person is told when the product says no or does not know.

The sentences stand in `resources/messages/{en,fr}.toml`, one table a kind: `what` happened,
whether anything was `posted`, what to `do`; `names.toml` says how duties and states are called.
An error whose kind has no sentence is still told, with its kind, rather than lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop_app.domain.errors import CountersignError
from desktop_app.domain.finding import Obstacle
from desktop_app.services.resources import resource

LANGUAGES = ("en", "fr")

#: Facts whose values are our own words for something, and the table of names.toml they stand in.
_NAMED = {"role": "role", "roles": "role", "state": "state", "column": "column", "takes": "takes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Three plain sentences in one language."""

    what: str
    posted: str
    do: str

    @property
    def line(self) -> str:
        """The whole message on one line, for a terminal."""
        return f"{self.what} {self.posted} {self.do}"


def explain(error: CountersignError, language: str) -> Message:
    """Return what to tell about `error` in `language` (``"fr"``; anything else is English).

    Its fact `also` is the kind of what went wrong after it: told last, and what to do about both.
    """
    entry = _entry(error.kind, language)
    facts = _told(error.facts, error.kind, language)
    do = _filled(entry["do"], facts)
    if "also" in error.facts:
        second = _entry(error.facts["also"], language)
        do = " ".join((do, _filled(second["what"], facts), _filled(second["do"], facts)))
    return Message(
        what=_filled(entry["what"], facts), posted=_filled(entry["posted"], facts), do=do
    )


def obstacle_text(obstacle: Obstacle, language: str) -> str:
    """Return why the text cannot be posted as it stands, and what to do, in `language`."""
    entry = _entry(obstacle.kind, language)
    facts = _told(dict(obstacle.facts), obstacle.kind, language)
    return f"{_filled(entry['what'], facts)} {_filled(entry['do'], facts)}"


def catalogue(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return every kind with its `what`, `posted` and `do`, unfilled, in `language`."""
    return _read("fr" if language == "fr" else "en")


def name_of(table: str, key: str, language: str) -> str:
    """Return how `key` of `table` (``"role"``, ``"state"``) is called; `key` itself if unnamed."""
    return _names()[table]["fr" if language == "fr" else "en"].get(key, key)


def _told(facts: Mapping[str, str], kind: str, language: str) -> dict[str, str]:
    return {
        "kind": kind,
        **{
            name: _in_words(_NAMED[name], value, language) if name in _NAMED else value
            for name, value in facts.items()
        },
    }


def _in_words(table: str, keys: str, language: str) -> str:
    return ", ".join(name_of(table, key, language) for key in keys.split(", "))


@cache
def _names() -> dict[str, dict[str, dict[str, str]]]:
    text = resource("messages", "names.toml").read_text(encoding="utf-8")
    return _toml(text)


def _toml(text: str) -> dict[str, Any]:
    import tomllib  # only here: the first window says nothing yet, and would wait for it

    return tomllib.loads(text)


def _entry(kind: str, language: str) -> Mapping[str, str]:
    known = catalogue(language)
    return known.get(kind) or known["unexpected"]


@cache
def _read(language: str) -> dict[str, dict[str, str]]:
    text = resource("messages", f"{language}.toml").read_text(encoding="utf-8")
    return {kind: dict(entry) for kind, entry in _toml(text).items()}


class _Named(dict[str, str]):
    """Facts; one that was not given stays visible as its name rather than hiding the message."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    return sentence.format_map(_Named(facts))
