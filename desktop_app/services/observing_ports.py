"""What is read of X besides posting, and where it is kept: the ports, and what goes through them.

All of it is private to this machine. Times are aware, in UTC; prices are millionths of a US dollar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.account import AccountId
    from desktop_app.domain.watching import Watched

#: With these `Unavailable` and `BadInput` of a Reader it is certain that X charged nothing.
FREE = ("observing.refused", "observing.unreached", "observing.query", "x.post_id")


class Origin(StrEnum):
    """Where something that was observed comes from."""

    X = "x"  #: this program read it
    IMPORTED = "imported"  #: out of a file that somebody brought


class Tray(StrEnum):
    """What became of a mention."""

    NEW = "new"
    ANSWERED = "answered"
    ASIDE = "aside"  #: somebody decided that it needs no answer


class Asked(StrEnum):
    """What a question to X was about."""

    MENTIONS = "mentions"
    SEARCH = "search"
    METRICS = "metrics"
    POLLS = "polls"
    PROFILE = "profile"
    RECHECK = "recheck"  #: whether what is kept is still at X


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody's post as X showed it: links written out, in NFC, cut nowhere."""

    x_post_id: str
    author_id: str  #: "" when the file that it came from did not say
    handle: str  #: without @
    text: str
    created_at: datetime
    conversation: str = ""  #: number of the conversation's first post; "" when nobody said
    reply_to: str = ""  #: number of the post that it answers
    language: str = ""  #: as X guessed it, BCP 47; "" for unknown

    @property
    def link(self) -> str:
        """Where the post stands at X, also when X did not say whose it is."""
        return f"https://x.com/{self.handle or 'i'}/status/{self.x_post_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """One page, newest first. `next` asks for the one after it; None is the end."""

    posts: tuple[Seen, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The posts between two numbers, neither of them among it; "" is open."""

    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far something was read."""

    at: datetime  #: when X was asked last
    newest: str = ""  #: the highest number that was seen
    unread: tuple[Stretch, ...] = ()  #: what is missing below it, each with its end, newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """X's public numbers of a post. None: X did not say."""

    impressions: int | None = None
    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    quotes: int | None = None
    bookmarks: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollOption:
    """One answer of a poll and how many chose it."""

    label: str
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PollState:
    """A poll as X counts it now. Followers who vote are no sample of anybody."""

    x_post_id: str
    options: tuple[PollOption, ...]
    ends_at: datetime | None
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How an account shows itself at X. "" and None: X did not say, or there is none."""

    x_user_id: str
    handle: str
    name: str
    description: str
    link: str  #: written out
    picture: str  #: address of the profile picture
    has_own_picture: bool  #: False for X's grey silhouette
    is_protected: bool
    is_verified: bool
    followers: int | None
    posts: int | None


class Reader(Protocol):
    """What one account's token may read. Every question is one request.

    Raises Unavailable: ``observing.refused`` when X said no and ``observing.unreached`` when
    nothing left (neither costs anything); ``observing.unclear`` when no clear answer came, and X may
    have charged for it.
    """

    def mentions(self, between: Stretch, most: int, page: str | None = None) -> SeenPage:
        """Posts that mention the account; `most` is 5 to 100."""

    def search(self, query: str, between: Stretch, most: int, page: str | None = None) -> SeenPage:
        """Posts of the last seven days that X finds; `most` is 10 to 100.

        Also raises BadInput (``observing.query``) when X does not understand the query.
        """

    def posts(self, x_post_ids: Sequence[str]) -> Mapping[str, Seen]:
        """Those of up to 100 posts that X still shows. The others are gone."""

    def metrics(self, x_post_ids: Sequence[str]) -> Mapping[str, Counts]:
        """The numbers of up to 100 posts, without those that X shows no more."""

    def polls(self, x_post_ids: Sequence[str]) -> Mapping[str, PollState | None]:
        """The polls of up to 100 posts; None: a post without one. Gone posts are missing."""

    def profile(self, handle: str) -> Profile | None:
        """How an account shows itself; None when X says that there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A post that mentions the account."""

    seen: Seen
    seen_at: datetime  #: when this machine first read it
    state: Tray = Tray.NEW
    origin: Origin = Origin.X


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchItem:
    """One entry of a watch list."""

    kind: Watched
    text: str  #: an account without @, a hashtag without its sign


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """What somebody follows under one theme, for an account."""

    name: str
    items: tuple[WatchItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A post that a watch list found."""

    seen: Seen
    seen_at: datetime
    origin: Origin = Origin.X


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A post's numbers at one time."""

    x_post_id: str
    at: datetime
    counts: Counts
    price: int  #: what reading it cost; 0 when it was imported
    origin: Origin = Origin.X


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """How a poll of the account ended."""

    poll: PollState
    at: datetime  #: when it was read


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSnapshot:
    """How the account showed itself at one time."""

    profile: Profile
    at: datetime
    price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What one question cost, by the answer; without a clear answer, what it may have cost."""

    at: datetime
    asked: Asked
    price: int
    results: int  #: how many posts or users came
    is_settled: bool  #: False: no clear answer came, and the highest price is counted


class Observations(Protocol):
    """What this machine observed, of all accounts. Raises Unavailable or Damaged (``observations.*``).

    X asks that what it no longer shows is forgotten within a day: `forget` leaves nothing of it.
    """

    @property
    def id(self) -> str:
        """A name that no other such store has: a budget counts only beside its own spendings."""

    def reserve(
        self,
        account: AccountId,
        asked: Asked,
        price: int,
        *,
        at: datetime,
        since: datetime,
        budget: int,
    ) -> int | None:
        """Count `price` as spent before X is asked, and return the spending's number.

        None, and nothing is counted, when it does not fit: all that was spent from `since` on and
        `price` may not pass `budget`. Judged and written in one transaction, whoever else asks.
        """

    def settle(self, number: int, price: int, results: int) -> None:
        """Replace the reserved price by what the answer cost."""

    def spent(self, account: AccountId, since: datetime) -> int:
        """What was counted from `since` on."""

    def spendings(self, account: AccountId, since: datetime) -> tuple[Spending, ...]:
        """Each of them, the newest first."""

    def keep_mentions(self, account: AccountId, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Keep those that are not kept yet and return them; others stay as they are."""

    def mentions(
        self, account: AccountId, states: Sequence[Tray] = tuple(Tray), *, limit: int = 200
    ) -> tuple[Mention, ...]:
        """The account's mentions in any of `states`, the newest post first."""

    def move_mention(self, account: AccountId, x_post_id: str, state: Tray) -> bool:
        """Put a mention into another state; False when it is not there."""

    def keep_list(self, account: AccountId, watched: WatchList) -> None:
        """Keep a watch list in place of the one of that name."""

    def drop_list(self, account: AccountId, name: str) -> None:
        """Forget a watch list and what it found; one that is not there is no error."""

    def lists(self, account: AccountId) -> tuple[WatchList, ...]:
        """The account's watch lists, by name."""

    def keep_hits(self, account: AccountId, name: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Keep what the list `name` found and is not kept yet, and return that."""

    def hits(self, account: AccountId, name: str, *, limit: int = 200) -> tuple[Hit, ...]:
        """What a list found and nobody put aside, the newest post first."""

    def move_hit(self, account: AccountId, name: str, x_post_id: str, state: Tray) -> bool:
        """Put what a list found aside, or back; False when it is not there."""

    def keep_snapshots(
        self, account: AccountId, snapshots: Sequence[Snapshot]
    ) -> tuple[Snapshot, ...]:
        """Keep numbers and return those that were not there; one a post and time."""

    def snapshots(
        self, account: AccountId, x_post_id: str | None = None, *, since: datetime | None = None
    ) -> tuple[Snapshot, ...]:
        """The numbers of one post, or of all of the account's, oldest first."""

    def last_snapshots(self, account: AccountId) -> Mapping[str, datetime]:
        """When the numbers of each post were read last."""

    def keep_polls(self, account: AccountId, results: Sequence[PollResult]) -> None:
        """Keep how polls ended."""

    def polls(self, account: AccountId) -> tuple[PollResult, ...]:
        """How the account's polls ended, the newest post first."""

    def forget_polls(self, account: AccountId, x_post_ids: Sequence[str]) -> None:
        """Leave nothing of how these polls ended; the posts' numbers and counts stay."""

    def keep_profile(self, account: AccountId, snapshot: ProfileSnapshot) -> None:
        """Keep how the account shows itself."""

    def profiles(self, account: AccountId) -> tuple[ProfileSnapshot, ...]:
        """How the account showed itself, the newest first."""

    def note(self, account: AccountId, asked: Asked, subject: str, mark: Mark) -> None:
        """Keep how far something was read. `subject` is the watch list's name, else ""."""

    def noted(self, account: AccountId, asked: Asked, subject: str = "") -> Mark | None:
        """What `note` kept last; None when it was never read."""

    def gone(self, account: AccountId) -> frozenset[str]:
        """Numbers of posts that X showed no more when it was asked."""

    def unchecked(self, account: AccountId, before: datetime, *, limit: int) -> tuple[str, ...]:
        """Numbers of others' posts kept from X that were last seen before that time, oldest first."""

    def checked(self, account: AccountId, x_post_ids: Sequence[str], at: datetime) -> None:
        """X still shows these."""

    def forget(self, account: AccountId, x_post_ids: Sequence[str], at: datetime) -> int:
        """Leave nothing of these posts but their numbers; return how many something was kept of."""

    def close(self) -> None:
        """Let go of the file."""
