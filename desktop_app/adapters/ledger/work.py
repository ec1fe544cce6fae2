"""`services.ports.Work`: what one transaction can read, and the one thing it can write.

`LedgerWork` reads, in either dialect; `SqliteWork` also writes to the ledger in a file.
"""
# ruff: noqa: S608 - only constants of this file and of `dialect` are joined; every value is bound

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, RowMapping, String, TextClause, bindparam, text

from desktop_app.adapters.ledger import figures, lists, planned, trail
from desktop_app.adapters.ledger.dialect import SQLITE, Dialect
from desktop_app.adapters.ledger.errors import refused, translating
from desktop_app.adapters.ledger.rows import (
    action_of,
    charter_of,
    final_post_of,
    posted_part_of,
    same,
    summary_of,
)
from desktop_app.domain.account import AccountId, Charter, PersonId, Policy
from desktop_app.domain.action import (
    GENESIS,
    LEDGER_CHAIN,
    Action,
    ActionKind,
    NewAction,
    PostId,
    leaf,
    link,
)
from desktop_app.domain.canonical import Json, digest, parse_object, time_text
from desktop_app.domain.company_list import ListName, read_items
from desktop_app.domain.errors import BadInput
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import PostState
from desktop_app.services.figures_ports import Move, Period, WentOut
from desktop_app.services.listing import PAGE, FinalPost, ListKey, ListQuery, Planned
from desktop_app.services.ports import PostedPart, PostSummary
from desktop_app.services.trail import TrailQuery, TrailRow

#: Characters of one body, and bodies beside a statement (a source, a note): as the rules have it.
LONGEST_BODY, MOST_ATTACHED = 2_000_000, 2
#: The redaction that took a statement out which is not there; NULL when there was none.
REDACTED_BY = (
    "CASE WHEN s.body IS NULL AND a.kind NOT IN ('ask_redaction', 'redact') THEN (SELECT r.id "
    "FROM action AS r WHERE r.post = a.post AND r.kind = 'redact' AND r.account = a.account "
    "AND r.seq > a.seq) END AS redacted_by"
)
_POSTED = text(
    "SELECT post, part, x_post_id, at, removed_at FROM publication WHERE account = :account "
    "ORDER BY n"
)
_POSTED_AS = text(
    "SELECT post, part, x_post_id, at, removed_at FROM publication WHERE account = :account "
    "AND x_post_id IN :numbers ORDER BY n"
).bindparams(bindparam("numbers", expanding=True, type_=String))
_UNREAD = text(
    "SELECT u.post, u.part, u.x_post_id, u.at, u.removed_at FROM publication AS u "
    "JOIN post AS p ON p.id = u.post "
    "WHERE u.read_back_at IS NULL AND u.removed_at IS NULL AND p.redacted IS NULL ORDER BY u.n"
)
_FINAL = (
    "SELECT p.id, p.account, p.state, p.updated_at, a.actor AS asked_by, "
    "EXISTS (SELECT 1 FROM preserved AS h WHERE h.post = p.id) AS is_preserved "
    "FROM post AS p LEFT JOIN action AS a ON a.id = p.redaction_asked "
    "WHERE p.account = :account AND p.redacted IS NULL "
    "AND p.state IN ('posted', 'removed', 'withdrawn') "
    "AND EXISTS (SELECT 1 FROM settled AS e WHERE e.post = p.id)"
)
_OLDEST = " ORDER BY p.updated_at, p.id LIMIT :limit"
_DUE = text(f"{_FINAL} AND p.updated_at <= :until{_OLDEST}")
_TO_REDACT = text(f"{_FINAL} AND p.redaction_asked IS NOT NULL{_OLDEST}")
_WROTE = text("SELECT person FROM contributor WHERE post = :post ORDER BY n")
_NAMED = text(
    "SELECT EXISTS (SELECT 1 FROM payload WHERE body LIKE :part AND sha256 NOT IN ("
    "SELECT statement_sha256 FROM action WHERE kind = 'redact'))"
)
_STANDING = text("SELECT * FROM standing WHERE current = 1")
_NEWEST = text("SELECT applied FROM gate")
_HEAD = text("SELECT seq, hash FROM chain WHERE account = :account")
_KEEP = text(
    "INSERT INTO payload (sha256, body) SELECT :sha256, :body "
    "WHERE NOT EXISTS (SELECT 1 FROM payload WHERE sha256 = :sha256)"
)
_BODIES = text("SELECT sha256, body FROM payload WHERE sha256 IN :digests").bindparams(
    bindparam("digests", expanding=True, type_=String)
)
_APPEND = text(
    "INSERT INTO action (id, account, seq, at, kind, actor, post, revision, sha256, fence, "
    "statement_sha256, signature, prev_hash, leaf, hash) VALUES (:id, :account, :seq, :at, :kind, "
    ":actor, :post, :revision, :sha256, :fence, :statement_sha256, :signature, :prev_hash, :leaf, "
    ":hash)"
)
_BEYOND = ("~", "")  # after every time


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statements:
    """What is asked in either dialect, where the words differ."""

    by_id: TextClause
    by_post: TextClause
    of_account: TextClause
    chain: TextClause
    open: TextClause
    posts: TextClause
    redactions: TextClause


@cache
def _statements(dialect: Dialect) -> _Statements:
    body = dialect.kept.format(alias="s", account="a.account", digest="a.statement_sha256")
    action = f"SELECT a.*, s.body, {REDACTED_BY} FROM action AS a LEFT JOIN {body} "  # nosec B608 # own names
    posts = lists.rows_of(
        dialect,
        "SELECT id FROM post WHERE state IN :states AND (updated_at, id) < (:at, :id)"
        " ORDER BY updated_at DESC, id DESC LIMIT :limit",
        order="p.updated_at DESC, p.id DESC",
    )
    return _Statements(
        by_id=text(f"{action} WHERE a.id = :id"),
        by_post=text(f"{action} JOIN about AS o ON o.n = a.n WHERE o.post = :post ORDER BY a.seq"),
        of_account=text(f"{action} WHERE a.account = :account AND a.post IS NULL ORDER BY a.seq"),
        chain=text(f"{action} WHERE a.account = :account AND a.seq >= :since ORDER BY a.seq"),
        open=text(f"{action} JOIN attempt AS t ON t.action = a.id WHERE t.live = 1 ORDER BY a.n"),
        posts=text(posts).bindparams(bindparam("states", expanding=True, type_=String)),
        redactions=text(f"{action} WHERE a.kind = 'redact'"),
    )


class LedgerWork(ABC):
    """One transaction on a ledger: what is read alike."""

    def __init__(
        self, connection: Connection, dialect: Dialect, now: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        self._dialect = dialect
        self._now = now
        self._asked = _statements(dialect)

    def charter(self) -> Charter:
        """The charter with the current rules. Raises LedgerRefused (``ledger.charter``) before one."""
        with translating():
            row = self._connection.execute(_STANDING).mappings().first()
        if row is None:
            raise refused("CS023")
        return charter_of(row)

    @abstractmethod
    def append(self, action: NewAction) -> Action:
        """Put the action at the end of its chain, judged by the database's rules."""

    @abstractmethod
    def newest(self) -> int:
        """A number that grows with every action."""

    def actions(self, post: PostId) -> tuple[Action, ...]:
        """All actions of the post and its account's freezes and take-overs, oldest first.

        Raises BadInput (``post.unknown``).
        """
        found = self._actions(self._asked.by_post, post=post)
        if not found:
            raise BadInput("post.unknown", post=str(post))
        return found

    def account_actions(self, account: AccountId) -> tuple[Action, ...]:
        """Actions of the account that are about none of its posts, oldest first."""
        return self._actions(self._asked.of_account, account=account)

    def chain(self, account: AccountId, since: int = 1) -> tuple[Action, ...]:
        """The actions of the account's chain from row `since` on, oldest first."""
        return self._actions(self._asked.chain, account=account, since=since)

    def posted_parts(self, account: AccountId) -> tuple[PostedPart, ...]:
        """Everything of the account that is, or was, at X, oldest first."""
        with translating():
            rows = self._connection.execute(_POSTED, {"account": account}).mappings().all()
        return tuple(posted_part_of(row) for row in rows)

    def posted_as(self, account: AccountId, x_post_ids: Sequence[str]) -> tuple[PostedPart, ...]:
        """Those of them that X knows by one of these numbers, oldest first."""
        asked = {"account": account, "numbers": list(x_post_ids)}
        with translating():
            rows = self._connection.execute(_POSTED_AS, asked).mappings().all()
        return tuple(posted_part_of(row) for row in rows)

    def unread_parts(self) -> tuple[PostedPart, ...]:
        """What is at X and was not read back yet, oldest first."""
        with translating():
            rows = self._connection.execute(_UNREAD).mappings().all()
        return tuple(posted_part_of(row) for row in rows)

    def final_posts(
        self, account: AccountId, until: datetime, *, limit: int
    ) -> tuple[FinalPost, ...]:
        """Finished posts with their words, unchanged since `until`; the longest first."""
        values = {"account": account, "until": time_text(until), "limit": limit}
        with translating():
            rows = self._connection.execute(_DUE, values).mappings().all()
        return tuple(final_post_of(row) for row in rows)

    def asked_posts(self, account: AccountId, *, limit: int) -> tuple[FinalPost, ...]:
        """Those of them whose words somebody wants taken out."""
        values = {"account": account, "limit": limit}
        with translating():
            rows = self._connection.execute(_TO_REDACT, values).mappings().all()
        return tuple(final_post_of(row) for row in rows)

    def contributors(self, post: PostId) -> tuple[PersonId, ...]:
        """Who wrote the post, by the projection: all that tells once its words are gone."""
        with translating():
            rows = self._connection.execute(_WROTE, {"post": post})
            return tuple(PersonId(row.person) for row in rows)

    def is_named(self, digest: str) -> bool:
        """Whether any body that one can read, no redaction, has this digest in it. Reads them all."""
        with translating():
            return bool(self._connection.execute(_NAMED, {"part": f"%{digest}%"}).scalar_one())

    def redactions(self) -> tuple[Action, ...]:
        """Every redaction that one can read, in no order."""
        return self._actions(self._asked.redactions)

    def rules(self) -> tuple[Action, ...]:
        """All actions of the ledger's own chain, oldest first: the charter, rules, adoptions."""
        return self.chain(LEDGER_CHAIN)

    def bodies(self, digests: Sequence[str]) -> Mapping[str, str]:
        """Payload bodies by their SHA-256; what is not there is left out."""
        with translating():
            rows = self._connection.execute(_BODIES, {"digests": list(digests)}).all()
        return {row.sha256: row.body for row in rows}

    def posts(
        self,
        states: Sequence[PostState],
        *,
        before: tuple[datetime, PostId] | None = None,
        limit: int = 200,
    ) -> tuple[PostSummary, ...]:
        """Posts in any of `states`, newest change first; `before` is the last row of a page."""
        at, post = _BEYOND if before is None else (time_text(before[0]), before[1])
        with translating():
            rows = self._connection.execute(
                self._asked.posts,
                {
                    "states": [str(state) for state in states],
                    "now": time_text(self._now()),
                    "at": at,
                    "id": post,
                    "limit": limit,
                },
            ).mappings()
            return tuple(summary_of(row) for row in rows)

    def count(self, query: ListQuery) -> int:
        """How many posts `query` finds."""
        with translating():
            return int(self._connection.execute(*lists.counting(self._dialect, query)).scalar_one())

    def list_keys(
        self, query: ListQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[tuple[ListKey, ...], int]:
        """The key of each `PAGE`th row after `after`, and how many rows were walked."""
        with translating():
            rows = list(self._walked(lists.keys, query, after, limit))
        return tuple(lists.key_of(row) for row in rows[PAGE - 1 :: PAGE]), len(rows)

    def listed(
        self, query: ListQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[PostSummary, ...]:
        """The rows that follow `after`, in the order of the query's box."""
        with translating():
            return tuple(summary_of(row) for row in self._walked(lists.rows, query, after, limit))

    def _walked(
        self, asked: Callable[..., lists.Asked], query: ListQuery, after: ListKey | None, limit: int
    ) -> Iterator[RowMapping]:
        """At most `limit` rows that follow `after`."""
        yield from self._connection.execute(*asked(self._dialect, query, after, limit)).mappings()

    def trail_count(self, query: TrailQuery) -> int:
        """How many actions `query` finds."""
        with translating():
            return trail.count(self._connection, query)

    def trail_keys(
        self, query: TrailQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[tuple[ListKey, ...], int]:
        """The key of each `PAGE`th action after `after`, and how many were walked."""
        with translating():
            return trail.keys(self._connection, query, after, limit)

    def trail(
        self, query: TrailQuery, after: ListKey | None = None, *, limit: int
    ) -> tuple[TrailRow, ...]:
        """The actions that follow `after`, newest first."""
        with translating():
            return trail.rows(self._connection, self._dialect, REDACTED_BY, query, after, limit)

    def planned(
        self, bounds: Sequence[datetime], accounts: Sequence[AccountId], *, limit: int, each: int
    ) -> tuple[tuple[Planned, ...], tuple[int, ...]]:
        """What stands in the times between the bounds, earliest first, and how much is not told."""
        asked = planned.between(self._dialect, bounds, accounts, limit, each)
        with translating():
            rows = self._connection.execute(*asked).mappings().all()
            told = Counter(row["day"] for row in rows)
            full = [day for day, count in told.items() if day >= 0 and count == each]
            left = [0] * (len(bounds) - 1)
            if full:
                counted = planned.beyond(bounds, sorted(full), accounts)
                for row in self._connection.execute(*counted).mappings():
                    left[row["day"]] = row["n"] - each
        return tuple(planned.planned_of(row) for row in rows), tuple(left)

    def went_out(self, asked: Period, after: WentOut | None, *, limit: int) -> tuple[WentOut, ...]:
        """What went out then, the newest first, behind the last of a page."""
        with translating():
            return tuple(figures.went_out(self._connection, self._dialect, asked, after, limit))

    def moves(self, asked: Period, after: int = 0, *, limit: int) -> tuple[Move, ...]:
        """The moves of then behind the place `after` of the account's chain, oldest first."""
        connection, dialect = self._connection, self._dialect
        with translating():
            return tuple(figures.moves(connection, dialect, REDACTED_BY, asked, after, limit))

    def open_attempts(self) -> tuple[tuple[PostId, Action], ...]:
        """Attempts without an outcome, oldest first."""
        with translating():
            found = [
                action_of(row) for row in self._connection.execute(self._asked.open).mappings()
            ]
        return tuple((action.post, action) for action in found if action.post is not None)

    def _actions(self, query: TextClause, **names: str | int) -> tuple[Action, ...]:
        with translating():
            rows = self._connection.execute(query, names).mappings().all()
        return tuple(action_of(row) for row in rows)


class SqliteWork(LedgerWork):
    """One transaction on the ledger in a file. Made by `SqliteLedger.begin`."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        super().__init__(connection, SQLITE, now)
        self.has_redacted = False  #: whether words were taken out in this transaction

    def append(self, action: NewAction) -> Action:
        """Put the action at the end of its chain, judged by the database's rules.

        The same action again gives the first one. Raises LedgerRefused; nothing of a refused
        action is kept, even when the transaction goes on.
        """
        check_bodies(action)
        with translating():
            first = (
                self._connection.execute(self._asked.by_id, {"id": action.id}).mappings().first()
            )
            if first is not None:
                known = action_of(first)
                if same(known, action):
                    return known
                raise refused("CS003")
            with self._connection.begin_nested():
                for body in _bodies_of(action):
                    self._keep(body)
                self._connection.execute(_APPEND, self._placed(action))
            row = self._connection.execute(self._asked.by_id, {"id": action.id}).mappings().one()
        self.has_redacted |= action.kind is ActionKind.REDACT
        return action_of(row)

    def newest(self) -> int:
        """The number of the newest action."""
        with translating():
            return int(self._connection.execute(_NEWEST).scalar_one())

    def _keep(self, body: str) -> None:
        self._connection.execute(_KEEP, {"sha256": digest(body), "body": body})

    def _placed(self, action: NewAction) -> dict[str, str | int | None]:
        head = self._connection.execute(_HEAD, {"account": action.account}).first()
        before = GENESIS if head is None else head.hash
        fields: dict[str, str | int | None] = {
            "id": action.id,
            "account": action.account,
            "seq": 1 if head is None else head.seq + 1,
            "at": time_text(self._now()),
            "kind": str(action.kind),
            "actor": action.actor,
            "post": action.post,
            "revision": action.revision,
            "sha256": action.sha256,
            "fence": action.fence,
            "statement_sha256": digest(action.statement),
            "signature": action.signature,
        }
        own = leaf(tuple(fields.values()))
        return {**fields, "prev_hash": before, "leaf": own, "hash": link(before, own)}


def _bodies_of(action: NewAction) -> tuple[str, ...]:
    own = () if action.payload is None else (action.payload,)
    return (action.statement, *own, *action.attached)


def check_bodies(action: NewAction) -> None:
    """Refuse what the domain could not read back: the rules check fields, not whole shapes."""
    try:
        statement = parse_object(action.statement)
        if action.payload is not None:
            Payload.read(action.payload)
        named = all(digest(body) in statement.values() for body in action.attached)
    except BadInput as error:
        raise refused("CS004") from error
    is_short = all(len(body) <= LONGEST_BODY for body in _bodies_of(action))
    if not named or not is_short or len(action.attached) > MOST_ATTACHED:
        raise refused("CS004")
    if action.kind is ActionKind.CHARTER:
        _check_charter(statement.get("charter"))
    if action.kind is ActionKind.PROPOSE_RULES:
        _check_policy(statement.get("policy"))
    if action.kind is ActionKind.KEEP_LIST:
        _check_list(action.attached, statement)


def _check_list(bodies: Sequence[str], statement: Mapping[str, Json]) -> None:
    """What a list holds is read by everybody's program; which list it is, the rules ask."""
    named = [one for one in ListName if one == statement.get("list")]
    try:
        for name, body in itertools.product(named, bodies):
            read_items(name, body)
    except BadInput as error:
        raise refused("CS004") from error


def _check_charter(said: Json) -> None:
    try:
        charter = Charter.read(said)
    except (BadInput, ValueError) as error:
        raise refused("CS011") from error
    if any(len(person.key) != 64 for person in charter.people):
        raise refused("CS011")


def _check_policy(said: Json) -> None:
    try:
        Policy.read(said)
    except (BadInput, ValueError) as error:
        raise refused("CS011") from error
