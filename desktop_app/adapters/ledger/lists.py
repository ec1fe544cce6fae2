"""The queries of the lists: an index gives each its order, and a key where a page begins.

No row is skipped over (no OFFSET) and no text is searched through (no LIKE): words are found by the
table `search`. Whose turn it is stands here as SQL and in `services.reading` for one row; a contract
test holds one to the other.
"""
# ruff: noqa: S608 - only constants of this file are joined; every value is bound

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import TextClause, bindparam, text

from desktop_app.domain.canonical import time_text
from desktop_app.domain.policy import RELEASING, STOPPING
from desktop_app.domain.publication import PostState
from desktop_app.services.listing import (
    BACK,
    OPEN,
    REPAIRABLE,
    UNKNOWN_WAITS,
    Box,
    ListKey,
    ListQuery,
)

Asked = tuple[TextClause, Mapping[str, Any]]


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """Where rows come from and by what they are sorted; every column of the key goes one way."""

    source: str
    key: tuple[str, ...]
    is_rising: bool = False
    numbers: int = 0  #: how many columns of the key, the first ones, are numbers

    @property
    def by(self) -> str:
        return ", ".join(f"{column} {'ASC' if self.is_rising else 'DESC'}" for column in self.key)

    @property
    def beyond(self) -> str:
        names = ", ".join(f":key{place}" for place in range(len(self.key)))
        return f"({', '.join(self.key)}) {'>' if self.is_rising else '<'} ({names})"


_CHANGED = _Order(source="post AS p", key=("p.updated_at", "p.id"))
_WAITING = _Order(source="post AS p INDEXED BY post_open", key=_CHANGED.key)
_ORDERS = {
    Box.MINE_TO_DO: _Order(
        source="post AS p INDEXED BY post_due", key=("p.due", "p.updated_at", "p.id"), numbers=1
    ),
    Box.OTHERS: _WAITING,
    Box.SCHEDULED: _Order(
        source="post AS p INDEXED BY post_scheduled", key=("p.not_before", "p.id"), is_rising=True
    ),
    Box.WRITTEN: _Order(
        source="contributor AS w CROSS JOIN post AS p ON p.id = w.post", key=("w.n",), numbers=1
    ),
    Box.PUBLISHED: _Order(
        source="publication AS u CROSS JOIN post AS p ON p.id = u.post", key=("u.n",), numbers=1
    ),
}
#: By words: in the order of `search` itself, so that a frequent word is as fast as a rare one.
_FOUND = _Order(
    source="search AS s CROSS JOIN post AS p ON p.n = s.rowid", key=("s.rowid",), numbers=1
)
_PUBLISHED = " CROSS JOIN publication AS u ON u.post = p.id AND u.part = 0"

_OWN = "EXISTS (SELECT 1 FROM contributor AS o WHERE o.post = p.id AND o.person = :person)"
_REQUIRED = "SELECT q.role FROM requirement AS q WHERE q.post = p.id AND q.revision = p.revision"
_MISSING = (
    f"{_REQUIRED} AND NOT EXISTS (SELECT 1 FROM counting AS c"
    " WHERE c.post = p.id AND c.role = q.role AND c.expires_at > :now)"
)


_REMARKS = "FROM comment AS r WHERE r.post = p.id AND r.open = 1"
_DISPUTED = f"EXISTS (SELECT 1 {_REMARKS})"
_NEWEST = (  # of a remark and its answers
    "(SELECT max(c.rowid) FROM comment AS c WHERE c.post = p.id AND r.id IN (c.id, c.thread))"
)
#: Both were submitted together, and neither was changed since.
_PAIRED = (
    "EXISTS (SELECT 1 FROM post AS t WHERE t.id = p.twin AND t.twin = p.id AND t.pair = p.pair"
    """ AND p.pair = cs_sha256('["' || min(p.sha256, t.sha256) || '","'"""
    """ || max(p.sha256, t.sha256) || '"]'))"""
)
_TO_RECHECK = f"(p.twin IS NOT NULL AND NOT {_PAIRED})"


def _holds(condition: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM duty AS d WHERE d.person = :person AND d.account = p.account "
        f"AND {condition})"
    )


_DECIDES = _holds(
    f"d.role IN (SELECT role FROM approving) AND (d.role IN ({_MISSING}) OR ("
    f"NOT {_DISPUTED} AND NOT EXISTS ({_MISSING})"
    f" AND (d.role IN ({_REQUIRED}) OR NOT EXISTS ({_REQUIRED}))))"
)
_HIS = "SELECT h.role FROM duty AS h WHERE h.person = r.actor AND h.account = p.account"
#: As `domain.discussion.may_resolve` says it, of any open remark.
_SETTLES = (
    f"EXISTS (SELECT 1 {_REMARKS} AND (r.actor = :person OR (NOT {_OWN} AND "
    + _holds(
        "d.role IN (SELECT role FROM approving) AND (d.role IN ("
        f"{_HIS}) OR NOT EXISTS ({_HIS} AND h.role IN (SELECT role FROM approving)))"
    )
    + ")))"
)
_ANSWERS = (
    f"({_OWN} AND EXISTS (SELECT 1 {_REMARKS} AND EXISTS (SELECT 1 FROM comment AS l"
    f" WHERE l.rowid = {_NEWEST} AND (l.actor = r.actor OR NOT EXISTS ("
    "SELECT 1 FROM contributor AS o WHERE o.post = p.id AND o.person = l.actor)))))"
)
#: The words of the indexes `post_open` and `post_due`, exactly: SQLite takes it for nothing else.
_OPEN = "(p.state NOT IN ('posted', 'removed', 'withdrawn') OR p.needs_after_review = 1)"
_MINE = (
    f"((p.state = 'in_review' AND NOT {_OWN} AND {_DECIDES})"
    f" OR ((p.state IN ({_quoted(BACK)}) OR (p.state = 'approved' AND p.by_hand = 1)) AND {_OWN})"
    f" OR (p.state IN ('in_review', 'held') AND {_DISPUTED} AND ({_SETTLES} OR {_ANSWERS}))"
    f" OR (p.state IN ({_quoted(REPAIRABLE)}) AND {_TO_RECHECK} AND {_OWN})"
    f" OR (p.state = 'held' AND NOT {_DISPUTED} AND NOT {_OWN}"
    f" AND {_holds(f'd.role IN ({_quoted(RELEASING)})')})"
    " OR ((p.state = 'needs_person' OR (p.state = 'unknown' AND p.updated_at <= :unknown_until))"
    f" AND {_holds(_quoted(['communications']) + ' = d.role')})"
    f" OR (p.needs_after_review = 1 AND NOT {_OWN}"
    f" AND {_holds(f'd.role IN ({_quoted(STOPPING)})')}))"
)
_SCHEDULED = "(p.state = 'approved' AND p.not_before IS NOT NULL AND p.not_before > :now)"
_BOXES = {
    Box.MINE_TO_DO: f"{_OPEN} AND {_MINE}",
    Box.OTHERS: (
        f"{_OPEN} AND p.state IN ({_quoted(OPEN)}) AND NOT {_MINE}"
        f" AND coalesce(NOT {_SCHEDULED}, 1)"
    ),
    Box.SCHEDULED: _SCHEDULED,
    Box.MISSED: f"p.state = '{PostState.MISSED}'",
    Box.WRITTEN: "w.person = :person",
    Box.ALL: "1",
    Box.PUBLISHED: "u.part = 0",
}

_ROW_TWIN = f"""
  EXISTS (SELECT 1 FROM unpaired AS i WHERE i.post = p.id) AS is_unpaired,
  {_TO_RECHECK} AS is_to_recheck,
  (SELECT s.body ->> '$.language' FROM post AS t
    JOIN action AS a ON a.account = t.account AND a.seq = t.submitted_seq
    JOIN payload AS s ON s.sha256 = a.statement_sha256
    WHERE t.id = p.twin) AS twin_language,
  (SELECT json_group_array(json_array(id, actor, suggests, newest, newest_by)) FROM (
    SELECT r.id, r.actor, r.suggestion IS NOT NULL AS suggests, l.id AS newest,
      l.actor AS newest_by
    FROM comment AS r JOIN comment AS l ON l.rowid = {_NEWEST}
    WHERE r.post = p.id AND r.open = 1 ORDER BY r.rowid)) AS remarks,"""
#: What a row shows; the page's keys come from an index, and all of this is asked of its rows only.
_COLUMNS = f"""
SELECT p.*, {_ROW_TWIN}
  b.body ->> '$.parts[0].text' AS text,
  coalesce(json_array_length(b.body, '$.parts'), 1) AS parts,
  b.body ->> '$.not_after' AS not_after,
  (SELECT count(*) FROM publication AS u WHERE u.post = p.id) AS posted_parts,
  (SELECT u.at FROM publication AS u WHERE u.post = p.id AND u.part = 0) AS published_at,
  (SELECT CASE
      WHEN count(*) = 0 THEN NULL
      WHEN sum(u.differs IS NOT NULL AND u.differs <> '[]') > 0 OR sum(u.same_text = 0) > 0
        THEN 'differs'
      WHEN sum(u.read_back_at IS NOT NULL AND u.differs IS NULL) > 0 THEN 'unreadable'
      WHEN sum(u.read_back_at IS NULL) > 0 THEN 'not_yet'
      ELSE 'same'
    END FROM publication AS u WHERE u.post = p.id AND u.removed_at IS NULL) AS read_back,
  (SELECT json_group_array(q.role) FROM requirement AS q
    WHERE q.post = p.id AND q.revision = p.revision) AS roles,
  (SELECT json_group_array(c.role) FROM counting AS c
    WHERE c.post = p.id AND c.expires_at > :now) AS approved,
  (SELECT json_group_array(json_array(role, actor)) FROM (
    SELECT a.role, a.actor FROM approval AS a
    WHERE a.post = p.id AND a.revision = p.revision AND a.standing = 'counts' ORDER BY a.seq)
  ) AS approvals,
  (SELECT json_group_array(person) FROM
    (SELECT person FROM contributor WHERE post = p.id ORDER BY n)) AS contributors,
  (SELECT count(*) FROM approval AS o
    WHERE o.post = p.id AND o.standing = 'text_changed') AS void_approvals,
  (SELECT json_group_array(k.id) FROM post AS k
    WHERE k.corrects = p.id AND k.x_post_id IS NOT NULL) AS corrected_by,
  (SELECT json_group_array(DISTINCT f.value ->> '$.severity')
    FROM action AS a JOIN payload AS s ON s.sha256 = a.statement_sha256,
      json_each(s.body, '$.findings') AS f
    WHERE a.account = p.account AND a.seq = p.submitted_seq) AS severities
"""


def rows_of(page: str, *, order: str) -> TextClause:
    """Everything that rows show, of the posts whose ids `page` selects."""
    return text(
        f"{_COLUMNS} FROM ({page}) AS page JOIN post AS p ON p.id = page.id "
        f"LEFT JOIN payload AS b ON b.sha256 = p.sha256 ORDER BY {order}"
    )


def counting(query: ListQuery) -> Asked:
    """How many rows the list has."""
    order, conditions, values = _asked(query, None)
    return _bound(f"SELECT count(*) FROM {order.source} WHERE {conditions}", values), values


def keys(query: ListQuery, after: ListKey | None, limit: int) -> Asked:
    """The keys of the next rows; `key_of` reads each."""
    order, conditions, values = _asked(query, after)
    sql = (
        f"SELECT {', '.join(order.key)} FROM {order.source} WHERE {conditions} "
        f"ORDER BY {order.by} LIMIT :limit"
    )
    return _bound(sql, values), {**values, "limit": limit}


def key_of(row: Sequence[Any]) -> ListKey:
    """The key of one row that `keys` selected."""
    return ListKey(" ".join(str(value) for value in row))


def rows(query: ListQuery, after: ListKey | None, limit: int) -> Asked:
    """The next rows, with everything that they show."""
    order, conditions, values = _asked(query, after)
    names = [f"{column} AS k{place}" for place, column in enumerate(order.key)]
    page = (
        f"SELECT p.id, {', '.join(names)} FROM {order.source} WHERE {conditions} "
        f"ORDER BY {order.by} LIMIT :limit"
    )
    way = "ASC" if order.is_rising else "DESC"
    by = ", ".join(f"page.k{place} {way}" for place in range(len(order.key)))
    sql = str(rows_of(page, order=by))
    return _bound(sql, values), {**values, "limit": limit}


def _asked(query: ListQuery, after: ListKey | None) -> tuple[_Order, str, dict[str, Any]]:
    """Where the rows come from, which, and the values of its parameters."""
    order, conditions = _ORDERS.get(query.box, _CHANGED), [_BOXES[query.box]]
    values: dict[str, Any] = {
        "person": query.person,
        "now": time_text(query.at),
        "unknown_until": time_text(query.at - UNKNOWN_WAITS),
    }
    wanted = _match(query)
    if wanted:
        order, values["words"] = _found(query.box), wanted
        conditions.append("search MATCH :words")
    if query.box is Box.WRITTEN and wanted:
        conditions[0] = _OWN
    for column, chosen in (
        ("p.author", query.authors),
        ("p.account", query.accounts),
        ("p.state", query.states),
    ):
        if chosen:
            name = column.partition(".")[2]
            conditions.append(f"{column} IN :{name}")
            values[name] = [str(one) for one in chosen]
    when = "u.at" if query.box is Box.PUBLISHED else "p.updated_at"
    for sign, name, moment in ((">=", "since", query.since), ("<", "until", query.until)):
        if moment is not None:
            conditions.append(f"{when} {sign} :{name}")
            values[name] = time_text(moment)
    if query.is_disputed:
        conditions.append(_DISPUTED)
    if after is not None:
        conditions.append(order.beyond)
        values |= _key_values(order, after)
    return order, " AND ".join(conditions), values


def _found(box: Box) -> _Order:
    if box is not Box.PUBLISHED:
        return _FOUND
    return _Order(source=_FOUND.source + _PUBLISHED, key=_FOUND.key, numbers=1)


def _key_values(order: _Order, after: ListKey) -> dict[str, Any]:
    said = after.split(" ", len(order.key) - 1)
    return {
        f"key{place}": int(value) if place < order.numbers else value
        for place, value in enumerate(said)
    }


def _bound(sql: str, values: Mapping[str, Any]) -> TextClause:
    clause = text(sql)
    for name, value in values.items():
        if isinstance(value, list):
            clause = clause.bindparams(bindparam(name, expanding=True))
    return clause


def _match(query: ListQuery) -> str:
    """The words and rules as an expression of FTS5; nothing in them is its syntax."""
    parts = []
    if query.words:
        said = [word for word in query.words if any(sign.isalnum() for sign in word)]
        parts.append(f"text : ({' AND '.join(_begins(word) for word in said or query.words)})")
    if query.rules:
        parts.append(f"rules : ({' OR '.join(_begins(rule) for rule in query.rules)})")
    return " AND ".join(parts)


def _begins(word: str) -> str:
    plain = word.lower().replace("œ", "oe").replace("æ", "ae").replace('"', " ").replace("\0", " ")
    return f'"{plain}"*'
