"""What waits while a team's server is away, and what is asked of whoever keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NewType, Protocol

from desktop_app.domain.action import ActionKind

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.account import PersonId
    from desktop_app.domain.action import NewAction, PostId

EntryId = NewType("EntryId", str)

DECIDING = frozenset((ActionKind.APPROVE, ActionKind.REQUEST_CHANGES, ActionKind.VETO))
#: Of these one waits for a post at a time.
SINGLE = DECIDING | {ActionKind.SUBMIT}
#: What can wait. All else must hold at once, or is judged by what only the server knows.
QUEUED = SINGLE | {ActionKind.COMMENT, ActionKind.RESOLVE, ActionKind.SEEN, ActionKind.REQUIRE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Why an entry was not recorded: an error's kind and facts, as `services.messages` tells it."""

    kind: str
    facts: Mapping[str, str]
    at: datetime
    drafts: tuple[str, ...] = ()  #: the ids of the drafts that its texts became


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one transaction would have recorded: signed, all of it or nothing."""

    place: str  #: the record that it is for
    person: PersonId
    kept_at: datetime
    actions: tuple[NewAction, ...] = field(repr=False)
    outcome: Outcome | None = None  #: None while it waits

    @property
    def id(self) -> EntryId:
        """The first action's: the same however often it is sent."""
        return EntryId(self.actions[0].id)

    @property
    def posts(self) -> frozenset[PostId]:
        """What it is about."""
        return frozenset(one.post for one in self.actions if one.post is not None)

    @property
    def main(self) -> NewAction:
        """What the person did; requirements that came with it stand before it."""
        return next(
            (one for one in self.actions if one.kind is not ActionKind.REQUIRE), self.actions[0]
        )

    @property
    def is_quiet(self) -> bool:
        """Whether it only says that something was seen: nobody needs to be told of it."""
        return self.main.kind is ActionKind.SEEN


class Outbox(Protocol):
    """What waits on this computer, oldest first."""

    def put(self, entry: Entry) -> None:
        """Keep the entry durably before returning. Raises Unavailable or Damaged (``desk.*``)."""

    def entries(self, place: str, person: PersonId) -> tuple[Entry, ...]:
        """The person's entries for a record, those that were refused among them."""

    def settle(self, entry: EntryId, outcome: Outcome) -> None:
        """It was refused: it stays until a person has seen why."""

    def remove(self, entry: EntryId) -> None:
        """Forget the entry, so that nothing of it is left; one that is not there is no error."""
