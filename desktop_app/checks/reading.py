"""What a rule sees: the tokens of one part, and what is known around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from desktop_app.checks.profile import Profile
from desktop_app.checks.tokens import Tokens


class Match(NamedTuple):
    """Tokens ``first``..``last`` (both included) and their code points in the original."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known around a post. Times are aware; `None` where nobody said."""

    now: datetime | None = None
    composed_at: datetime | None = None
    scheduled_for: datetime | None = None
    reply: bool = False
    sponsor: str | None = None

    @property
    def written(self) -> datetime | None:
        """When the words were written, as well as it is known."""
        return self.composed_at or self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One part of a post, ready to be read by rules."""

    tokens: Tokens
    language: str
    profile: Profile
    context: Context

    @property
    def original(self) -> str:
        """The text as the author wrote it."""
        return self.tokens.normal.original

    def of_tokens(self, first: int, last: int) -> Match:
        """Return the match that covers tokens `first` to `last`, both included."""
        return Match(first, last, self.tokens.starts[first], self.tokens.ends[last])

    def of_span(self, start: int, end: int) -> Match:
        """Return the match of the original's code points ``start``..``end``."""
        last = max(0, bisect_left(self.tokens.starts, end) - 1)
        first = min(bisect_right(self.tokens.ends, start), last)
        return Match(first, last, start, end)

    def of_copy(self, start: int, end: int) -> Match:
        """Return the match of the normalised copy's characters ``start``..``end``."""
        return self.of_span(*self.tokens.normal.span(start, end))
