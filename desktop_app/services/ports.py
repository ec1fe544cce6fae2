"""What the services ask of the outside. Adapters keep these promises; contract tests hold them to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NewType, Protocol

from desktop_app.domain.payload import Part, ReplySettings
from desktop_app.domain.publication import LOOK_AGAIN_WITHIN
from desktop_app.domain.steps import Step

if TYPE_CHECKING:
    from desktop_app.domain.account import AccountId, Charter, PersonId, Realm, Role
    from desktop_app.domain.action import Action, ActionId, NewAction, PostId
    from desktop_app.domain.finding import Severity
    from desktop_app.domain.goals import GoalId
    from desktop_app.domain.note import Explanation
    from desktop_app.domain.own_word import OwnWord, WordLanguage
    from desktop_app.domain.policy import Clearance
    from desktop_app.domain.publication import Hold, Posted, PostState
    from desktop_app.domain.source import Source
    from desktop_app.services.figures_ports import Move, Period, WentOut
    from desktop_app.services.listing import (
        Deputy,
        FinalPost,
        Given,
        ListKey,
        ListQuery,
        Planned,
        ReadBack,
        TakenOut,
    )
    from desktop_app.services.mailing import Mail, MailServer
    from desktop_app.services.offline_ports import Outbox
    from desktop_app.services.trail import TrailQuery, TrailRow

DraftId = NewType("DraftId", str)


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""


class Keys(Protocol):
    """Signing keys of the people who act on this machine, and verification of anybody's."""

    def public_key(self, person: PersonId) -> str:
        """The person's Ed25519 public key, 64 hex digits. Raises Unavailable (``keychain.*``)."""

    def sign(self, person: PersonId, message: bytes) -> str:
        """Sign with the person's key: 128 hex digits. Raises Unavailable (``keychain.*``)."""

    def verify(self, public_key: str, message: bytes, signature: str) -> bool:
        """Whether the signature is good. A malformed key or signature is not good."""


class Secrets(Protocol):
    """One secret an entry, in the operating system's keychain (or in memory, in practice)."""

    def read(self, name: str) -> str | None:
        """The secret, or None. Raises Unavailable: ``keychain.missing`` or ``keychain.locked``."""

    def write(self, name: str, secret: str) -> None:
        """Keep `secret`. Raises Unavailable, or BadInput (``keychain.too_long``)."""

    def forget(self, name: str) -> None:
        """Remove the secret if it is there. Raises Unavailable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRemark:
    """A remark that nobody settled yet, and who had the last word about it; no words of either."""

    id: ActionId
    by: PersonId
    is_suggestion: bool
    newest: ActionId  #: the newest answer, or the remark itself
    newest_by: PersonId
    voice: PersonId  #: in whose duty it was made: `by`, or who lent it to them


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """A row of the queue or of the published list: the ledger's projection of one post."""

    id: PostId
    account: AccountId
    author: PersonId
    state: PostState
    revision: int
    sha256: str
    text: str  #: the first part's text
    updated_at: datetime
    roles: tuple[Role, ...]  #: who must approve
    approved: tuple[Role, ...]  #: roles whose approval counts
    contributors: tuple[PersonId, ...]
    void_approvals: int  #: approvals that no longer count because the text changed
    x_post_id: str | None  #: of the first part
    parts: int  #: how many posts the thread has
    posted_parts: int  #: how many of them are, or were, at X
    submitted_at: datetime  #: the current revision
    asked_at: datetime  #: since when no approval was taken back, and nobody more asked for
    not_before: datetime | None
    not_after: datetime | None
    hold: Hold | None  #: why it is held
    is_urgent: bool
    is_by_hand: bool  #: somebody posts it in X's own composer
    needs_after_review: bool  #: an urgent post that nobody has looked at again
    corrects: PostId | None  #: the post that this one corrects
    corrected_by: tuple[PostId, ...]  #: posts that correct this one and are, or were, at X
    severity: Severity | None  #: the gravest finding that was submitted with it
    approvals: tuple[Given, ...]  #: of this version, also those that ran out
    published_at: datetime | None  #: when the first part went out
    read_back: ReadBack | None  #: None while nothing is at X
    remarks: tuple[OpenRemark, ...]  #: what keeps it from going on, oldest first
    twin: PostId | None  #: the same statement in the other language
    twin_language: str | None  #: of the twin as it was submitted; None also when it never was
    is_unpaired: bool  #: it cannot go: its twin was changed, is not approved, or was stopped
    is_to_recheck: bool  #: it or its twin was changed since both were submitted together
    steps: tuple[Step, ...] = ()  #: in which this version is approved, without their times
    deputies: tuple[Deputy, ...] = ()  #: who decides for whom on the account now
    redacted: TakenOut | None = None  #: `text` is "" then: only who did what when is left

    @property
    def open_remarks(self) -> int:
        """How many remarks nobody settled yet."""
        return len(self.remarks)

    @property
    def look_again_by(self) -> datetime | None:
        """Until when somebody is to look again at an urgent post; None when nobody has to."""
        if not self.needs_after_review or self.published_at is None:
            return None
        return self.published_at + LOOK_AGAIN_WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedPart:
    """A post at X that the ledger knows as its own."""

    post: PostId
    number: int
    x_post_id: str
    at: datetime
    is_removed: bool


class Work(Protocol):
    """One transaction on the ledger."""

    def charter(self) -> Charter:
        """The charter with the current rulebook, policy and profile."""

    def append(self, action: NewAction) -> Action:
        """Put the action at the end of its chain. The ledger's own rules judge it.

        Appending the same action id with the same content again returns the first one. Raises
        LedgerRefused with the rule's code (the list stands in docs/ledger.md).
        """

    def actions(self, post: PostId) -> tuple[Action, ...]:
        """All actions of the post and its account's freezes and take-overs, oldest first.

        Raises BadInput (``post.unknown``).
        """

    def account_actions(self, account: AccountId) -> tuple[Action, ...]:
        """Actions of the account that are about none of its posts (`OF_ACCOUNT`), oldest first."""

    def chain(self, account: AccountId, since: int = 1) -> tuple[Action, ...]:
        """The actions of the account's chain from row `since` (counted from 1) on, oldest first."""

    def posted_parts(self, account: AccountId) -> tuple[PostedPart, ...]:
        """Everything of the account that is, or was, at X, oldest first."""

    def posted_as(self, account: AccountId, x_post_ids: Sequence[str]) -> tuple[PostedPart, ...]:
        """Those of them that X knows by one of these numbers, oldest first."""

    def unread_parts(self) -> tuple[PostedPart, ...]:
        """What is at X and was not read back yet, oldest first; not what was redacted."""

    def final_posts(
        self, account: AccountId, until: datetime, *, limit: int
    ) -> tuple[FinalPost, ...]:
        """Posts that are finished, unchanged since `until`, with their words; the longest first."""

    def asked_posts(self, account: AccountId, *, limit: int) -> tuple[FinalPost, ...]:
        """Those of them whose words somebody wants taken out."""

    def contributors(self, post: PostId) -> tuple[PersonId, ...]:
        """Who wrote the post, by the projection: all that tells once its words are gone."""

    def is_named(self, digest: str) -> bool:
        """Whether any body of the accounts one can read has this digest in it. Reads them all.

        What redactions name is named no more.
        """

    def redactions(self) -> tuple[Action, ...]:
        """Every redaction of the accounts one can read, in no order, as the ledger has it."""

    def rules(self) -> tuple[Action, ...]:
        """All actions of the ledger's own chain, oldest first: the charter, rules, adoptions."""

    def bodies(self, digests: Sequence[str]) -> Mapping[str, str]:
        """Payload bodies by their SHA-256."""

    def posts(
        self,
        states: Sequence[PostState],
        *,
        before: tuple[datetime, PostId] | None = None,
        limit: int = 200,
    ) -> tuple[PostSummary, ...]:
        """Posts in any of `states`, newest change first, a page by key."""

    def newest(self) -> int:
        """A number that grows with every action: while it is the same, so are all lists."""

    def count(self, query: ListQuery) -> int:
        """How many posts `query` finds."""

    def list_keys(
        self, query: ListQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[tuple[ListKey, ...], int]:
        """Walk at most `limit` rows on from `after`: the key of each `PAGE`th, and how many they were.

        `limit` is a multiple of `PAGE`. Fewer rows than `limit`: the list ends there.
        """

    def listed(
        self, query: ListQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[PostSummary, ...]:
        """The rows that follow `after`, in the order of the query's box; None is the beginning.

        With words or rules the order is that of the first submissions, the newest first.
        """

    def trail_count(self, query: TrailQuery) -> int:
        """How many actions `query` finds, of those that one can read."""

    def trail_keys(
        self, query: TrailQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[tuple[ListKey, ...], int]:
        """As `list_keys`, of actions, the newest first."""

    def trail(
        self, query: TrailQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[TrailRow, ...]:
        """The actions that follow `after`, the newest first; None is the beginning."""

    def planned(
        self, bounds: Sequence[datetime], accounts: Sequence[AccountId], *, limit: int, each: int
    ) -> tuple[tuple[Planned, ...], tuple[int, ...]]:
        """What stands in the times that begin at each of `bounds`, earliest first; () is all accounts.

        The last bound ends the last time. Told are `limit` open posts at most, and `each` that went
        out in one of the times; the second is how many more went out in each.
        """

    def went_out(self, asked: Period, after: WentOut | None, *, limit: int) -> tuple[WentOut, ...]:
        """What went out then, the newest first, behind the last of a page. Raises Damaged."""

    def moves(self, asked: Period, after: int = 0, *, limit: int) -> tuple[Move, ...]:
        """The moves of then behind the place `after`, oldest first. Raises Damaged or Refused."""

    def open_attempts(self) -> tuple[tuple[PostId, Action], ...]:
        """Attempts without an outcome."""


class Store(Protocol):
    """The ledger."""

    @property
    def realm(self) -> Realm:
        """Where this ledger's posts may go."""

    def begin(self) -> AbstractContextManager[Work]:
        """Open a transaction: committed at the end of the block, undone by any exception."""

    def verify_chains(self) -> int:
        """Check every link; return how many there are. Raises Damaged naming the first bad one."""

    def close(self) -> None:
        """Let go of the file or connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody is writing: private, on this machine only. Texts are as typed, not yet NFC."""

    id: DraftId
    owner: PersonId
    account: AccountId
    parts: tuple[Part, ...]  #: one for a single post, never none
    language: str  #: ``en``, ``fr`` or ``auto``
    saved_at: datetime
    post: PostId | None = None  #: the post this draft continues, after changes were requested
    base_revision: int = 0  #: the revision it continues; 0 for a new post
    reply_link: str = ""  #: as it was pasted; "" for none
    quote_link: str = ""
    source: Source | None = None  #: the post that is answered or quoted, once it was read
    reply_settings: ReplySettings = ReplySettings.EVERYONE
    made_with_ai: bool = False
    paid_partnership: bool = False
    not_before: datetime | None = None  #: UTC
    not_after: datetime | None = None  #: UTC
    is_by_hand: bool = False  #: somebody will post it in X's own composer
    urgent: str = ""  #: why it cannot wait; "" when it can
    ask_legal: bool = False  #: legal must approve, though nothing else may ask for it
    corrects: PostId | None = None  #: the post that it corrects
    name: str = ""  #: what its owner calls it; "" for its first words
    note: str = ""  #: for the reviewers only: never posted
    explanations: tuple[Explanation, ...] = ()  #: of findings, for those who must look at them
    accepted: tuple[ActionId, ...] = ()  #: suggestions taken over: whoever made them cannot approve
    template: ActionId | None = None  #: the adopted template that it began from
    twin: PostId | None = None  #: the same statement in the other language, approved with this one
    #: What the twin said when its author last held the two against each other; () for never.
    twin_texts: tuple[str, ...] = ()
    #: The version that came between what this one continues and itself, while it waited to be sent.
    forked_from: int = 0
    goal: GoalId | None = None  #: what of the company's goals it is for

    @property
    def text(self) -> str:
        """The first part's text, as typed."""
        return self.parts[0].text


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded:
    """A draft that was thrown away and can still be brought back."""

    draft: Draft
    at: datetime


class Desk(Protocol):
    """A person's private store on this machine."""

    @property
    def outbox(self) -> Outbox:
        """What waits to be sent to a team's record."""

    def save(self, draft: Draft) -> None:
        """Keep the draft durably before returning."""

    def draft(self, draft_id: DraftId) -> Draft | None:
        """The draft, or None."""

    def drafts(self, owner: PersonId) -> tuple[Draft, ...]:
        """The owner's drafts, newest first."""

    def discard(self, draft_id: DraftId) -> None:
        """Forget the draft, so that nothing of it is left: it was submitted, or was empty."""

    def put_aside(self, draft_id: DraftId, at: datetime) -> None:
        """Keep the draft among those that were thrown away, as of `at`. `save` brings it back."""

    def bring_back(self, draft_id: DraftId) -> None:
        """Make a draft that was thrown away one of the others again."""

    def put_aside_drafts(self, owner: PersonId) -> tuple[Discarded, ...]:
        """The owner's drafts that were thrown away, the last one first."""

    def forget_put_aside(self, before: datetime) -> int:
        """Forget, as `discard` does, what was thrown away before that time; how many they were."""

    def own_words(self) -> tuple[OwnWord, ...]:
        """The person's own words, the last one first; `by` is None."""

    def add_word(self, word: OwnWord) -> None:
        """Keep a word as right; one that is there stays as it was."""

    def drop_word(self, word: str, language: WordLanguage) -> None:
        """Forget a word; one that is not there is no error."""

    def preference(self, name: str) -> str | None:
        """A preference of this machine, or None."""

    def prefer(self, name: str, value: str) -> None:
        """Keep a preference."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateWindow:
    """How many more requests X takes on a route, as its last answer said."""

    route: str
    limit: int
    remaining: int
    resets_at: datetime


class Poster(Protocol):
    """The only way to X, for one account."""

    def prepare(self, clearance: Clearance) -> tuple[str, ...]:
        """Ask X whose token this is, and upload the part's media; return their ids. Nothing is public.

        The bytes uploaded hash to what was approved. Raises PostRefused (``x.wrong_account``,
        ``x.unauthorized``, ``x.media`` …), PostNotSent, Damaged or Unavailable (``media.*``).
        """

    def post(self, clearance: Clearance, media_ids: tuple[str, ...]) -> Posted:
        """Send exactly the cleared part of `clearance.body`, in one request, once.

        Raises PostRefused (nothing was created), PostNotSent (no byte left) or PostUnanswered
        (nobody knows). Anything that is not certain is PostUnanswered.
        """

    def look_up(self, x_post_id: str) -> Posted | None:
        """Read one of the account's posts by its numeric id; None when X says there is none.

        Raises BadInput (``x.post_id``), Refused (``x.other_author``) when somebody else wrote it,
        or Unavailable (``x.unreadable``).
        """

    def source(self, x_post_id: str) -> Source | None:
        """Read anybody's post, to be answered or quoted; None when X says there is none.

        Raises BadInput (``x.post_id``) or Unavailable (``x.unreadable``).
        """

    def timeline(self, since: datetime) -> tuple[Posted, ...]:
        """The account's own posts since that time, newest first, answers and reposts included.

        Raises Unavailable (``x.unreadable``) unless all of them were read.
        """

    def remove(self, x_post_id: str) -> None:
        """Take one of the account's posts off X; one that is gone already is no error.

        Raises PostRefused, PostNotSent or PostUnanswered; asking again does no harm.
        """

    def rate_windows(self) -> tuple[RateWindow, ...]:
        """What X's answers to this poster said of its limits."""


class Mailer(Protocol):
    """The company's mail server."""

    def send(self, server: MailServer, mails: Sequence[Mail]) -> None:
        """Hand the mails in, over TLS alone. Waits some seconds at most for each answer.

        Raises Refused (``mail.not_encrypted``, ``mail.certificate``, ``mail.login``,
        ``mail.refused``) or Unavailable (``mail.unreachable``, ``keychain.*``).
        """

    def keep_password(self, server: MailServer, password: str) -> None:
        """Keep the password in the keychain; an empty one is forgotten. Raises Unavailable."""

    def has_password(self, server: MailServer) -> bool:
        """Whether there is one. Raises Unavailable."""
