"""What this machine observed as a table that `observing_import` reads: for a spreadsheet, or a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime

from desktop_app.domain.account import AccountId
from desktop_app.services.observing_import import COLUMNS, MOST_LINES, Sort
from desktop_app.services.observing_ports import Observations, Seen, Tray
from desktop_app.services.parts import Parts
from desktop_app.services.reading_budget import observations
from desktop_app.services.tables import csv_of, marked

_Cells = Mapping[str, str]


def export_csv(parts: Parts, account: AccountId, sort: Sort) -> str:
    """The account's mentions, finds of watch lists that nobody put aside, or numbers of posts.

    The newest posts come first, the oldest numbers do. Raises BadInput (``account.unknown``),
    Unavailable or Damaged.
    """
    with parts.store.begin() as work:
        known = work.charter().account(account)
    needed, more = COLUMNS[sort]
    columns = (*needed, *more)
    rows = _ROWS[sort](observations(parts), known.id)
    return csv_of((columns, *([marked(row[name]) for name in columns] for row in rows)))


def _mentions(kept: Observations, account: AccountId) -> Iterator[_Cells]:
    for mention in kept.mentions(account, tuple(Tray), limit=MOST_LINES):
        yield _post(mention.seen)


def _posts(kept: Observations, account: AccountId) -> Iterator[_Cells]:
    for watched in kept.lists(account):
        for hit in kept.hits(account, watched.name, limit=MOST_LINES):
            yield {"list": watched.name, **_post(hit.seen)}


def _metrics(kept: Observations, account: AccountId) -> Iterator[_Cells]:
    for one in kept.snapshots(account):
        counts = asdict(one.counts).items()
        said = {name: "" if count is None else str(count) for name, count in counts}
        yield {"x_post_id": one.x_post_id, "at": _time(one.at), **said}


def _post(seen: Seen) -> _Cells:
    return {**asdict(seen), "created_at": _time(seen.created_at)}


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


_ROWS: Mapping[Sort, Callable[[Observations, AccountId], Iterator[_Cells]]] = {
    Sort.MENTIONS: _mentions,
    Sort.POSTS: _posts,
    Sort.METRICS: _metrics,
}
