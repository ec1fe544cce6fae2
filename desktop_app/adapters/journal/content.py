"""What the lines of the journal add up to, and where in them somebody's words stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import read_time
from desktop_app.domain.reading import ODD
from desktop_app.services.journal_ports import Halt, Why

#: After these nothing of the attempt can be at X, so the part may be sent again.
_NOTHING_CREATED = (ActionKind.REFUSED, ActionKind.HELD, ActionKind.NOT_SENT, ActionKind.ABSENT)
_Attempt = tuple[str, int]
_Fields = dict[str, str | None]
#: Each character of a text, as it stands in a line: these bytes are its own, whatever they become.
_CHARACTER = re.compile(rb"\\u[0-9a-f]{4}|\\.|.", re.DOTALL)
#: What stands for a character of as many bytes. Whichever of them are on the disk when the power
#: goes, the old or the new, they are one character still.
_BLANKS = {1: b" ", 2: rb"\n", 6: rb"\u0020"}


@dataclass(slots=True)
class Content:
    """All that the lines say, read one after the other."""

    sent: dict[_Attempt, int] = field(default_factory=dict)  #: the part, 0 for the first
    outcomes: dict[_Attempt, tuple[str, _Fields]] = field(default_factory=dict)
    spent: set[tuple[str, int]] = field(default_factory=set)  #: (post, part) that may be at X
    torn: bool = False
    begun: datetime | None = None
    id: str = ""
    announced: int = 0  #: requests since the journal was begun or begun anew
    intended: set[str] = field(default_factory=set)  #: the numbers of attempts made with this file
    machine: str = ""  #: the computer it was last kept on; empty where nobody knows
    halt: Halt | None = None
    resumed: datetime | None = None  #: since when this machine sends, on somebody's word
    worded: set[str] = field(default_factory=set)  #: posts of which an outcome has words

    def read(self, line: bytes) -> None:
        """Take in one whole line. Raises one of `ODD` if it is none."""
        entry = json.loads(line)
        if self._read_own(entry):
            return
        attempt = (str(entry["post"]), int(entry["fence"]))
        if entry["line"] == "sending":
            self._begin_anew(attempt)
            # Before threads, an attempt was of the only part there was.
            self.sent[attempt] = int(entry.get("part", 0))
            self.announced += 1
        elif entry["line"] == "outcome":
            self._read_outcome(attempt, str(entry["kind"]), entry["fields"])
        else:
            raise ValueError(line)

    def may_be_at_x(self, attempt: _Attempt) -> bool:
        """Whether this attempt was announced, and nothing says that it created no post."""
        settled = self.outcomes.get(attempt)
        harmless = settled is not None and settled[0] in _NOTHING_CREATED
        return attempt in self.sent and not harmless

    def forget_words(self, post: PostId) -> None:
        """Have no words of the post any more: they were overwritten."""
        for attempt, (kind, fields) in list(self.outcomes.items()):  # others write meanwhile
            if attempt[0] == post:
                fields.update(dict.fromkeys(_worded(kind, fields)))
        self.worded.discard(post)

    def _read_own(self, entry: Mapping[str, Any]) -> bool:
        """Take in what a line says of the journal itself; whether it is such a line."""
        if entry["line"] == "torn":
            self.torn = True
        elif entry["line"] == "begun":
            self.begun = read_time(entry["at"])
            self.id, self.announced = str(entry.get("id", "")), 0
        elif entry["line"] == "named":
            self.id = str(entry["id"])
        elif entry["line"] == "intent":
            self.intended.add(str(entry["id"]))
        elif entry["line"] == "machine":
            self.machine = str(entry["id"])
        elif entry["line"] == "halt":
            self.halt = Halt(id=str(entry["id"]), why=Why(entry["why"]), at=read_time(entry["at"]))
        elif entry["line"] == "resumed":
            self.halt, self.resumed = None, read_time(entry["at"])
        else:
            return False
        return True

    def _read_outcome(self, attempt: _Attempt, kind: str, said: Mapping[str, Any]) -> None:
        fields: _Fields = {str(key): _unless_blank(value) for key, value in said.items()}
        if _worded(kind, fields):
            self.worded.add(attempt[0])
        if kind == ActionKind.ABSENT and self._is_confirmed(attempt):
            return  # X gave it a number: nobody who did not see it can take that back
        self.outcomes[attempt] = (kind, fields)

    def _begin_anew(self, attempt: _Attempt) -> None:
        """Part this attempt from an older one: a ledger that was set back gives numbers again."""
        if self.may_be_at_x(attempt):
            self.spent.add((attempt[0], self.sent[attempt]))
        self.outcomes.pop(attempt, None)

    def _is_confirmed(self, attempt: _Attempt) -> bool:
        settled = self.outcomes.get(attempt)
        return settled is not None and settled[0] in (ActionKind.POSTED, ActionKind.FOUND)


def blanks(line: bytes, post: PostId) -> Iterator[tuple[int, bytes]]:
    """Where words of the post stand in a line, and as many bytes to write over them."""
    try:
        entry = json.loads(line)
        if entry["line"] != "outcome" or entry["post"] != post:
            return
        names = _worded(str(entry["kind"]), entry["fields"])
    except ODD:
        return  # a torn line says of no post that it is its own
    for name in names:
        # A quotation mark within a text has a backslash before it: only the field itself is found.
        found = re.search(rb'"%b":\s*"((?:[^"\\]|\\.)*)"' % name.encode("ascii"), line)
        if found is not None:
            written = _CHARACTER.sub(lambda one: _BLANKS[len(one[0])], found[1])
            yield found.start(1), written


def _worded(kind: str, fields: Mapping[str, str | None]) -> tuple[str, ...]:
    """The fields that have words in them: what X returned, and why somebody did not see it there."""
    # Every other kind's reason names a message.
    names = ("text", "reason") if kind == ActionKind.ABSENT else ("text",)
    return tuple(name for name in names if fields.get(name))


def _unless_blank(value: str | None) -> str | None:
    """What was overwritten says nothing any more."""
    return value if not value or value.strip() else None
