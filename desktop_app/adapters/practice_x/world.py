"""What an answer of the simulated X depends on: the request, who is there, what is allowed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.rates import Rates
from desktop_app.adapters.practice_x.records import STRANGERS, MediaKind, Processing, User
from desktop_app.adapters.practice_x.shelf import Shelf
from desktop_app.domain.account import Account

#: What the simulated developer app is called, and where its answers may go: the ports that
#: docs/connect-to-x.md registers.
CLIENT_ID = "practice"
CALLBACKS = tuple(f"http://127.0.0.1:{port}/callback" for port in range(47821, 47826))


class Names(StrEnum):
    """Which names the answers' fields have; requests may use either."""

    OLD = "old"  #: ``referenced_tweets``, ``note_tweet``, ``edit_history_tweet_ids``
    NEW = "new"  #: ``referenced_posts``, ``note_post``, ``edit_history_post_ids``
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request whose route is known."""

    route: Route
    number: str = ""  #: of the post, user or file in the path; for a user by name, the name
    query: Mapping[str, str] = field(default_factory=dict)
    authorization: str = field(default="", repr=False)
    content_type: str = "application/json"
    body: bytes = field(default=b"", repr=False)

    def json(self) -> Mapping[str, Any] | None:
        """Read the body; None when it is no JSON object."""
        try:
            sent = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return sent if isinstance(sent, dict) else None


@dataclass(slots=True, kw_only=True)
class Upload:
    """A file that arrives in pieces, or whose processing is not over."""

    user_id: str
    kind: MediaKind
    size: int
    pieces: dict[int, bytes] = field(default_factory=dict)
    outcome: Processing = Processing.SUCCEEDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What was allowed in the browser, until it is exchanged for tokens."""

    user_id: str
    scopes: tuple[str, ...]
    callback: str
    challenge: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the answers depend on. Ids in the collections are X's ids of users."""

    accounts: Sequence[Account]
    shelf: Shelf
    now: datetime
    strangers: Sequence[User] = STRANGERS
    profiles: Sequence[User] = ()  #: how accounts show themselves, where somebody said
    has_audience: bool = False  #: somebody reads the posts, and votes
    enterprise: Collection[str] = ()  #: on the tier that may quote, mention and reply to anybody
    premium: Collection[str] = ()  #: with long posts
    revoked: Collection[str] = ()  #: whose tokens do not count
    names: Names = Names.BOTH
    lag: float = 0.0  #: seconds until a post is in the timelines
    client_id: str = CLIENT_ID
    callbacks: Collection[str] = CALLBACKS
    rates: Rates = field(default_factory=Rates)
    uploads: dict[str, Upload] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    twist: Fault | None = None  #: a misbehaviour that changes what is done, not what is answered

    @property
    def users(self) -> tuple[User, ...]:
        """Everybody: the accounts first."""
        shown = {each.id: each for each in self.profiles}
        own = (
            shown.get(each.x_user_id, User(id=each.x_user_id, name=each.name, username=each.handle))
            for each in self.accounts
        )
        return (*own, *self.strangers)

    def user(self, user_id: str) -> User | None:
        """Return the user with that id, or None."""
        return next((user for user in self.users if user.id == user_id), None)

    def named(self, username: str) -> User | None:
        """Return the user with that name, whatever the case of its letters, or None."""
        name = username.lower()
        return next((user for user in self.users if user.username.lower() == name), None)
