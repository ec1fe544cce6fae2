"""What the command line says, in the reader's language, and how it writes what others wrote.

The sentences stand in ``resources/messages/lines.toml``. Whatever comes from a record or from X is
written without control characters: a terminal obeys some of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from desktop_app import bootstrap
from desktop_app.checks.reveal import revealed
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.reading import as_object, as_text
from desktop_app.services.messages import catalogue, explain, name_of
from desktop_app.services.paper_words import moment_in
from desktop_app.services.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is as it is: a kind of the message catalogue, or a person's own words."""

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)


def say(key: str, **facts: object) -> str:
    """The sentence `key` in the reader's language, with `facts` filled in, fit for a terminal."""
    sentence = _sentences()[key]["fr" if bootstrap.system_language() == "fr" else "en"]
    return sentence.format(**{name: inline(str(value)) for name, value in facts.items()})


def role_name(role: str) -> str:
    """A duty as people call it; options and files call it by its own id."""
    return name_of("role", role, bootstrap.system_language())


def written(number: str) -> str:
    """A number with a decimal point, as the reader's language writes it."""
    return number.replace(".", ",") if bootstrap.system_language() == "fr" else number


def why(reason: Reason) -> str:
    """A reason in words."""
    if reason.kind not in catalogue("en"):
        return inline(reason.kind)
    error = CountersignError(reason.kind, **reason.facts)
    return plain(explain(error, bootstrap.system_language()).what)


def why_said(statement: Mapping[str, Json]) -> str:
    """The reason that an action's statement gives; "" without one."""
    facts = as_object(statement["facts"]) if "facts" in statement else {}
    told = {name: as_text(value) for name, value in facts.items()}
    reason = statement.get("reason")
    return why(Reason(kind=reason, facts=told)) if isinstance(reason, str) else ""


def plain(text: str) -> str:
    """`text` with what a terminal would obey, and what nobody sees, named; line ends and tabs stay.

    So is what turns the direction of writing round: it would reach beyond its own words.
    """
    return revealed(text)


def inline(text: str) -> str:
    """`plain`, on one line: what somebody wrote must not look like another line of ours."""
    return plain(" ↵ ".join(text.splitlines()))


def quoted(text: str) -> str:
    """A text as it stands, each line behind a bar, so that its beginning and end are seen."""
    return "\n".join(f"  | {line}" for line in plain(text).split("\n"))


def one_line(text: str, length: int) -> str:
    """The beginning of `text`, on one line."""
    return " ".join(plain(text[: 2 * length]).split())[:length]


def at(moment: datetime, zone: str) -> str:
    """A time in `zone`, and in UTC where that is another one."""
    return moment_in(moment, zone)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    text = resource("messages", "lines.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
