"""What a machine that publishes keeps of its own, beside the ledger and against its loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from desktop_app.domain.action import PostId


class Why(StrEnum):
    """Why a machine that publishes sends nothing until somebody takes over on it."""

    RESTORED = "restored"  #: its files came back from a backup
    REWOUND = "rewound"  #: the journal says less than was once written
    MOVED = "moved"  #: it was kept on another computer
    TWIN = "twin"  #: somebody else sends under the same name


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """That a journal was stopped; `id` is of this stop alone."""

    id: str
    why: Why
    at: datetime


class Journal(Protocol):
    """The publisher machine's own file, flushed to the disk line by line.

    It survives the loss or rewind of the ledger: what it says was sent is never sent again.
    """

    @property
    def id(self) -> str:
        """Its name, made when it was begun."""

    @property
    def halt(self) -> Halt | None:
        """Why nothing may be sent from here until somebody takes over on this machine."""

    @property
    def alone_since(self) -> datetime | None:
        """Since when nobody else may have sent under this machine's name."""

    def intend(self) -> str:
        """Make the number of an attempt, and keep it durably before the attempt is recorded."""

    def is_own(self, number: str) -> bool:
        """Whether the attempt of this number was made with this very file."""

    def stop(self, why: Why, at: datetime) -> None:
        """Send nothing from here until `resume`, which tells who said so."""

    def resume(self, at: datetime, by: str) -> None:
        """Send again, on the word of `by`."""

    def sending(self, post: PostId, fence: int, part: int, sha256: str, at: datetime) -> None:
        """Record, durably, that the one request of this attempt is about to leave."""

    def outcome(
        self, post: PostId, fence: int, kind: str, fields: Mapping[str, str | None]
    ) -> None:
        """Record the outcome, durably."""

    def was_sent(self, post: PostId, fence: int) -> bool:
        """Whether `sending` was recorded for this attempt."""

    def reaches(self, moment: datetime) -> bool:
        """Whether the file was kept at `moment`: of what came before its first line it knows nothing."""

    def sent_before(self, post: PostId, part: int) -> bool:
        """Whether this part was sent in any attempt that may have succeeded, whatever its text."""

    def outcome_of(self, post: PostId, fence: int) -> tuple[str, Mapping[str, str | None]] | None:
        """The recorded outcome, or None."""

    def has_words(self, post: PostId) -> bool:
        """Whether an outcome of the post has words: what X returned, why somebody did not see it."""

    def forget_words(self, post: PostId) -> bool:
        """Have no words of the post's outcomes any more; whether there were any.

        What was sent, and what became of it, stays. Raises Unavailable (``journal.unwritable``).
        """

    @property
    def path(self) -> Path:
        """Where the file is."""
