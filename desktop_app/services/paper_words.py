"""The sentences of what leaves the program on paper or as mail, in the reader's language.

They stand in ``resources/messages/paper.toml``; what it names is told as people say it.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from functools import cache

from desktop_app.domain.schedule import local
from desktop_app.services.resources import resource


def paper(key: str, language: str, **facts: object) -> str:
    """The sentence `key` in `language` (``fr``; anything else is English), with `facts` filled in."""
    sentence = _sentences()[key]["fr" if language == "fr" else "en"]
    return sentence.format(**{name: str(value) for name, value in facts.items()})


def moment_in(moment: datetime, zone: str) -> str:
    """A time to the second in `zone`, and in UTC where that is another one."""
    there, utc = local(moment, zone), moment.astimezone(UTC)
    if there.utcoffset() == utc.utcoffset():
        return f"{utc:%Y-%m-%d %H:%M:%S} UTC"
    day = "" if there.date() == utc.date() else f"{utc:%Y-%m-%d} "
    return f"{there:%Y-%m-%d %H:%M:%S} {zone} ({day}{utc:%H:%M:%S} UTC)"


def did(kind: str, language: str) -> str:
    """What an action of `kind` did, in a few words."""
    return _lines()[f"action.{kind}"]["fr" if language == "fr" else "en"]


@cache
def _lines() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("messages", "lines.toml").read_text(encoding="utf-8"))


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("messages", "paper.toml").read_text(encoding="utf-8"))
