"""The queries of the lists: an index gives each its order, and a key where a page begins.

No row is skipped over and no text is searched through (no LIKE): words are found by the
table `search`. Whose turn it is stands here as SQL and in `services.reading` for one row; a contract
test holds one to the other. Both databases are asked the same; where words differ, `Dialect` has
them.
"""
# ruff: noqa: S608 - only constants of this file are joined; every value is bound

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import TextClause, bindparam, text

from desktop_app.adapters.ledger.dialect import Dialect
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
#: Numbers of `search` to look through: above the first, up to the second.
Window = tuple[int, int]
EVERYTHING: Window = (0, 2**63 - 1)


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
_PUBLISHED = " {join} publication AS u ON u.post = p.id AND u.part = 0"


@cache
def _orders(dialect: Dialect) -> Mapping[Box, _Order]:
    def indexed(index: str) -> str:
        return "post AS p" + dialect.indexed.format(index=index)

    return {
        Box.MINE_TO_DO: _Order(
            source=indexed("post_due"), key=("p.due", "p.updated_at", "p.id"), numbers=1
        ),
        Box.OTHERS: _Order(source=indexed("post_open"), key=_CHANGED.key),
        Box.SCHEDULED: _Order(
            source=indexed("post_scheduled"), key=("p.not_before", "p.id"), is_rising=True
        ),
        Box.WRITTEN: _Order(
            source=f"contributor AS w {dialect.join} post AS p ON p.id = w.post",
            key=("w.n",),
            numbers=1,
        ),
        Box.PUBLISHED: _Order(
            source=f"publication AS u {dialect.join} post AS p ON p.id = u.post",
            key=("u.n",),
            numbers=1,
        ),
    }


def _found(dialect: Dialect, box: Box) -> _Order:
    """By words: in the order of `search` itself, so that a frequent word is as fast as a rare one."""
    number = dialect.found_number
    source = f"{dialect.found} {dialect.join} post AS p ON p.n = {number}"
    if box is Box.PUBLISHED:
        source += _PUBLISHED.format(join=dialect.join)
    return _Order(source=source, key=(number,), numbers=1)


#: With OFFSET, PostgreSQL looks at each row of a page, and not first at all that a person ever wrote.
_OWN = (
    "EXISTS (SELECT 1 FROM contributor AS o WHERE o.post = p.id AND o.person = :person"
    " LIMIT 1 OFFSET 0)"
)
_REQUIRED = "SELECT q.role FROM requirement AS q WHERE q.post = p.id AND q.revision = p.revision"
_MISSING = (
    f"{_REQUIRED} AND NOT EXISTS (SELECT 1 FROM counting AS c"
    " WHERE c.post = p.id AND c.role = q.role AND c.expires_at > :now)"  # nosec B608 # own names
)
#: Roles of a step that any of them can approve, and those of them of which none did.
_ANY = (
    "SELECT k.role FROM step AS k"
    " WHERE k.post = p.id AND k.revision = p.revision AND k.needs = 'any'"
)
_NOBODY_IN_STEP = (
    "NOT EXISTS (SELECT 1 FROM step AS j JOIN counting AS c ON c.post = j.post AND c.role = j.role"
    " WHERE j.post = k.post AND j.revision = k.revision AND j.place = k.place"
    " AND c.expires_at > :now)"
)
_UNDONE = f"{_ANY} AND {_NOBODY_IN_STEP}"
#: Nobody before `d.role` is left: every step before its own is done.
_IN_TURN = (
    "NOT EXISTS (SELECT 1 FROM step AS m JOIN step AS k"
    " ON k.post = m.post AND k.revision = m.revision AND k.place < m.place"
    " WHERE m.post = p.id AND m.revision = p.revision AND m.role = d.role AND CASE k.needs"
    " WHEN 'all' THEN NOT EXISTS (SELECT 1 FROM counting AS c"
    " WHERE c.post = k.post AND c.role = k.role AND c.expires_at > :now)"
    f" ELSE {_NOBODY_IN_STEP} END LIMIT 1 OFFSET 0)"  # nosec B608 # own names
)


_REMARKS = "FROM comment AS r WHERE r.post = p.id AND r.open = 1"
_DISPUTED = f"EXISTS (SELECT 1 {_REMARKS})"
_NEWEST = (  # of a remark and its answers
    "(SELECT max(c.n) FROM comment AS c WHERE c.post = p.id AND r.id IN (c.id, c.thread))"
)
#: Both were submitted together, and neither was changed since.
_PAIRED = (
    "EXISTS (SELECT 1 FROM post AS t WHERE t.id = p.twin AND t.twin = p.id AND t.pair = p.pair"
    """ AND p.pair = cs_sha256('["' || CASE WHEN p.sha256 < t.sha256"""
    """ THEN p.sha256 || '","' || t.sha256 ELSE t.sha256 || '","' || p.sha256 END || '"]'))"""
)
_TO_RECHECK = f"(p.twin IS NOT NULL AND NOT {_PAIRED})"


def _holds(condition: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM duty AS d WHERE d.person = :person AND d.account = p.account "
        f"AND {condition})"  # nosec B608 # own names
    )


def _has(condition: str) -> str:
    """As `_holds`, also of a duty that somebody without a hand in the post lent them for now."""
    return (
        "EXISTS (SELECT 1 FROM ("
        "SELECT h.role FROM duty AS h WHERE h.person = :person AND h.account = p.account"
        " UNION ALL SELECT g.role FROM lent AS g"
        " WHERE g.deputy = :person AND g.account = p.account"
        " AND g.begins_at <= :now AND :now < g.ends_at"
        " AND NOT EXISTS (SELECT 1 FROM contributor AS o WHERE o.post = p.id"
        f" AND o.person = g.principal LIMIT 1 OFFSET 0)) AS d WHERE {condition})"  # nosec B608 # own names
    )


_ASKED_NOW = (
    f"d.role IN (SELECT role FROM approving) AND (d.role IN ({_MISSING})"
    f" OR d.role IN ({_UNDONE})"
    f" OR (NOT {_DISPUTED} AND NOT EXISTS ({_MISSING}) AND NOT EXISTS ({_UNDONE})"
    f" AND (d.role IN ({_REQUIRED}) OR d.role IN ({_ANY})"
    f" OR (NOT EXISTS ({_REQUIRED}) AND NOT EXISTS ({_ANY})))))"
    f" AND {_IN_TURN}"  # nosec B608 # own names
)
_DECIDES = _has(_ASKED_NOW)
#: In whose duty a remark was made.
_VOICE = "(SELECT v.person FROM voice AS v WHERE v.comment = r.id)"
_HIS = f"SELECT h.role FROM duty AS h WHERE h.person = {_VOICE} AND h.account = p.account"  # nosec B608 # own names
#: As `domain.discussion.may_resolve` says it, of any open remark.
_OF_HIS_DUTY = (
    "d.role IN (SELECT role FROM approving) AND (d.role IN ("
    f"{_HIS}) OR NOT EXISTS ({_HIS} AND h.role IN (SELECT role FROM approving)))"  # nosec B608 # own names
)
_SETTLES = (
    f"EXISTS (SELECT 1 {_REMARKS} AND (r.actor = :person OR (NOT {_OWN} AND {_has(_OF_HIS_DUTY)})))"
)
_ANSWERS = (
    f"({_OWN} AND EXISTS (SELECT 1 {_REMARKS} AND EXISTS (SELECT 1 FROM comment AS l"
    f" WHERE l.n = {_NEWEST} AND (l.actor = r.actor OR NOT EXISTS ("
    "SELECT 1 FROM contributor AS o WHERE o.post = p.id AND o.person = l.actor)))))"  # nosec B608 # own names
)
#: The words of the indexes `post_open` and `post_due`, exactly: they are taken for nothing else.
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
        f" AND coalesce(NOT {_SCHEDULED}, TRUE)"
    ),
    Box.SCHEDULED: _SCHEDULED,
    Box.MISSED: f"p.state = '{PostState.MISSED}'",
    Box.WRITTEN: "w.person = :person",
    Box.ALL: "TRUE",
    Box.PUBLISHED: "u.part = 0",
}

_COUNTS = f"""
  (SELECT count(*) FROM publication AS u WHERE u.post = p.id) AS posted_parts,
  (SELECT u.at FROM publication AS u WHERE u.post = p.id AND u.part = 0) AS published_at,
  (SELECT CASE
      WHEN count(*) = 0 THEN NULL
      WHEN count(*) FILTER (WHERE u.differs <> '[]' OR u.same_text = 0) > 0 THEN 'differs'
      WHEN count(*) FILTER (WHERE u.read_back_at IS NOT NULL AND u.differs IS NULL) > 0
        THEN 'unreadable'
      WHEN count(*) FILTER (WHERE u.read_back_at IS NULL) > 0 THEN 'not_yet'
      ELSE 'same'
    END FROM publication AS u WHERE u.post = p.id AND u.removed_at IS NULL) AS read_back,
  (SELECT count(*) FROM approval AS o
    WHERE o.post = p.id AND o.standing = 'text_changed') AS void_approvals,
  EXISTS (SELECT 1 FROM unpaired AS i WHERE i.post = p.id) AS is_unpaired,
  {_TO_RECHECK} AS is_to_recheck"""  # nosec B608 # own names


@cache
def _columns(dialect: Dialect) -> str:
    """What a row shows: a page's keys come from an index, and this is asked of its rows only."""

    def body(alias: str, of: str, digest: str) -> str:
        return dialect.kept.format(alias=alias, account=f"{of}.account", digest=f"{of}.{digest}")

    def value(body: str, path: str) -> str:
        return dialect.value.format(body=f"{body}.body", path=path)

    def gathered(*values: str) -> str:
        said = values[0]
        if len(values) > 1:
            said = dialect.together.format(values=", ".join(values))
        return dialect.gathered.format(value=said)

    severity = dialect.value.format(body="f.value", path="severity")
    findings = dialect.each.format(body="s.body", path="findings", alias="f")
    return f"""
SELECT p.*, {_COUNTS},
  CASE WHEN p.redacted IS NULL THEN {value("b", "parts[0].text")} END AS text,
  coalesce((SELECT max(a.at) FROM action AS a WHERE a.post = p.id AND a.seq >= p.submitted_seq
    AND a.kind IN ('unapprove', 'require', 'absent')), p.submitted_at) AS asked_at,
  coalesce({dialect.length.format(body="b.body", path="parts")}, 1) AS parts,
  {value("b", "not_after")} AS not_after,
  (SELECT {value("s", "language")} FROM post AS t
    JOIN action AS a ON a.account = t.account AND a.seq = t.submitted_seq
    JOIN {body("s", "a", "statement_sha256")}
    WHERE t.id = p.twin) AS twin_language,
  (SELECT {gathered("id", "actor", "suggests", "newest", "newest_by", "voice")} FROM (
    SELECT r.id, r.actor, r.suggestion IS NOT NULL AS suggests, l.id AS newest,
      l.actor AS newest_by, {_VOICE} AS voice
    FROM comment AS r JOIN comment AS l ON l.n = {_NEWEST}
    WHERE r.post = p.id AND r.open = 1 ORDER BY r.n) AS said) AS remarks,
  (SELECT {gathered("q.role")} FROM requirement AS q
    WHERE q.post = p.id AND q.revision = p.revision) AS roles,
  (SELECT {gathered("c.role")} FROM counting AS c
    WHERE c.post = p.id AND c.expires_at > :now) AS approved,
  (SELECT {gathered("role", "needs", "place")} FROM (
    SELECT k.role, k.needs, k.place FROM step AS k
    WHERE k.post = p.id AND k.revision = p.revision ORDER BY k.place) AS said) AS steps,
  (SELECT {gathered("role", "principal", "deputy", "ends_at")} FROM (
    SELECT g.role, g.principal, g.deputy, g.ends_at FROM lent AS g
    WHERE g.account = p.account AND g.begins_at <= :now AND :now < g.ends_at
    ORDER BY g.ends_at, g.principal, g.role, g.deputy) AS said) AS deputies,
  (SELECT {gathered("role", "actor", "at", "expires_at", "acting_for")} FROM (
    SELECT a.role, a.actor, i.at, a.expires_at, a.acting_for FROM approval AS a
    JOIN action AS i ON i.account = p.account AND i.seq = a.seq
    WHERE a.post = p.id AND a.revision = p.revision AND a.standing = 'counts' ORDER BY a.seq)
    AS said) AS approvals,
  (SELECT {gathered("person")} FROM
    (SELECT person FROM contributor WHERE post = p.id ORDER BY n) AS said) AS contributors,
  (SELECT {gathered("k.id")} FROM post AS k
    WHERE k.corrects = p.id AND k.x_post_id IS NOT NULL) AS corrected_by,
  (SELECT {gathered(f"DISTINCT {severity}")}
    FROM action AS a JOIN {body("s", "a", "statement_sha256")}, {findings}
    WHERE a.account = p.account AND a.seq = p.submitted_seq) AS severities,
  (SELECT {gathered("a.at", "a.actor", value("s", "reason"))}
    FROM action AS a JOIN {body("s", "a", "statement_sha256")}
    WHERE a.id = p.redacted) AS redaction
"""  # nosec B608 # own names


def rows_of(dialect: Dialect, page: str, *, order: str) -> str:
    """Everything that rows show, of the posts whose ids `page` selects."""
    body = dialect.kept.format(alias="b", account="p.account", digest="p.sha256")
    return (
        f"{_columns(dialect)} FROM ({page}) AS page JOIN post AS p ON p.id = page.id "
        f"LEFT JOIN {body} ORDER BY {order}"
    )


def counting(dialect: Dialect, query: ListQuery) -> Asked:
    """How many rows the list has."""
    order, conditions, values = _asked(dialect, query, None, EVERYTHING)
    return _bound(f"SELECT count(*) FROM {order.source} WHERE {conditions}", values), values  # nosec B608 # own names


def keys(
    dialect: Dialect,
    query: ListQuery,
    after: ListKey | None,
    limit: int,
    window: Window = EVERYTHING,
) -> Asked:
    """The keys of the next rows; `key_of` reads each."""
    order, conditions, values = _asked(dialect, query, after, window)
    sql = (
        f"SELECT {', '.join(order.key)} FROM {order.source} WHERE {conditions} "
        f"ORDER BY {order.by} LIMIT :limit"  # nosec B608 # own names
    )
    return _bound(sql, values), {**values, "limit": limit}


def is_search(query: ListQuery) -> bool:
    """Whether rows come from `search`, newest first submission first."""
    return bool(query.words or query.rules)


def key_of(row: Mapping[Any, Any]) -> ListKey:
    """The key of one row that `keys` selected."""
    return ListKey(" ".join(str(value) for value in row.values()))


def rows(
    dialect: Dialect,
    query: ListQuery,
    after: ListKey | None,
    limit: int,
    window: Window = EVERYTHING,
) -> Asked:
    """The next rows, with everything that they show."""
    order, conditions, values = _asked(dialect, query, after, window)
    names = [f"{column} AS k{place}" for place, column in enumerate(order.key)]
    page = (
        f"SELECT p.id, {', '.join(names)} FROM {order.source} WHERE {conditions} "
        f"ORDER BY {order.by} LIMIT :limit"  # nosec B608 # own names
    )
    way = "ASC" if order.is_rising else "DESC"
    by = ", ".join(f"page.k{place} {way}" for place in range(len(order.key)))
    return _bound(rows_of(dialect, page, order=by), values), {**values, "limit": limit}


def _asked(
    dialect: Dialect, query: ListQuery, after: ListKey | None, window: Window
) -> tuple[_Order, str, dict[str, Any]]:
    """Where the rows come from, which, and the values of its parameters."""
    order, conditions = _orders(dialect).get(query.box, _CHANGED), [_BOXES[query.box]]
    values: dict[str, Any] = {
        "person": query.person,
        "now": time_text(query.at),
        "unknown_until": time_text(query.at - UNKNOWN_WAITS),
    }
    wanted = is_search(query)
    if wanted:
        order = _found(dialect, query.box)
        values |= {**dialect.searched(query), "above": window[0], "up_to": window[1]}
        conditions.append(dialect.is_found)
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
            values[name] = tuple(str(one) for one in chosen)
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


def _key_values(order: _Order, after: ListKey) -> dict[str, Any]:
    said = after.split(" ", len(order.key) - 1)
    return {
        f"key{place}": int(value) if place < order.numbers else value
        for place, value in enumerate(said)
    }


def _bound(sql: str, values: Mapping[str, Any]) -> TextClause:
    clause = text(sql)
    for name, value in values.items():
        if isinstance(value, tuple):  # a list is one value: an array
            clause = clause.bindparams(bindparam(name, expanding=True))
    return clause
