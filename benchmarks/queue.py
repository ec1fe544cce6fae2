"""A list of a million posts beside a bare table, and the queries of a real ledger file.

The bare table has as many rows and paints one line of text; both are driven in the same run, so
that a busy machine slows both. The ledger's rows are put into the file directly (nobody signs a
hundred thousand posts for a measurement), then read as the windows read them.

    python benchmarks/queue.py [--rows 1000000] [--posts 100000]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

# Not this folder: this very file is called as one of Python's modules.
if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.ledger import SqliteLedger, create_ledger
from desktop_app.adapters.ledger.engine import engine_for
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.bootstrap import rulebook
from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.services.listing import PAGE, Box, Given, ListKey, ListQuery
from desktop_app.services.ports import PostSummary
from desktop_app.services.reading import QueueRow, row_of
from desktop_app.ui.layout import list_rows
from desktop_app.ui.lines import HEIGHT
from desktop_app.ui.paged import Failed, Opened
from desktop_app.ui.queue.delegate import QueueDelegate
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.theme import Theme

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TEXT = (
    "Post {n}: we thank everybody who came to Lyon for the opening of the new workshop, where the "
    "first machines of the season are being built this week, and invite you to the next one."
)
STEPS = 120  #: of the scroll bar, a page each


def summary(number: int) -> PostSummary:
    """Post `number` of the synthetic list."""
    return PostSummary(
        id=PostId(f"{number:08}"),
        account=practice.ACCOUNT.id,
        author=practice.EXECUTIVE,
        state=PostState.IN_REVIEW if number % 3 else PostState.APPROVED,
        revision=1 + number % 4,
        sha256="0" * 64,
        text=TEXT.format(n=number),
        updated_at=START - timedelta(minutes=number),
        roles=(Role.COMMUNICATIONS, Role.LEGAL),
        approved=(Role.COMMUNICATIONS,) if number % 2 else (),
        contributors=(practice.EXECUTIVE,),
        void_approvals=number % 5 == 0,
        x_post_id=None,
        parts=1,
        posted_parts=0,
        submitted_at=START,
        asked_at=START,
        not_before=None,
        not_after=None,
        hold=None,
        is_urgent=False,
        is_by_hand=False,
        needs_after_review=False,
        corrects=None,
        corrected_by=(),
        severity=None,
        approvals=(
            Given(
                role=Role.COMMUNICATIONS,
                by=PersonId(practice.COMMUNICATIONS),
                at=START,
                expires_at=START + timedelta(days=7),
            ),
        ),
        published_at=None,
        read_back=None,
        remarks=(),
        twin=None,
        twin_language=None,
        is_unpaired=False,
        is_to_recheck=False,
    )


class Synthetic:
    """A list whose rows are made when they are read."""

    def __init__(self, count: int, make: Callable[[int], QueueRow]) -> None:
        self._count, self._make = count, make

    def page(self, after: ListKey | None) -> tuple[int, tuple[QueueRow, ...]]:
        start = 0 if after is None else int(after) + 1
        return 1, tuple(self._make(n) for n in range(start, min(start + PAGE, self._count)))

    def keys(self, after: ListKey | None, limit: int) -> tuple[int, tuple[ListKey, ...], int]:
        start = 0 if after is None else int(after) + 1
        walked = min(limit, self._count - start)
        ends = range(start + PAGE - 1, start + walked, PAGE)
        return 1, tuple(ListKey(str(n)) for n in ends), walked


class Bare(QAbstractTableModel):
    """As many rows, and nothing to them."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def rowCount(self, _parent: Any = None) -> int:
        return self._count

    def columnCount(self, _parent: Any = None) -> int:
        return 1

    def data(self, index: Any, role: int = 0) -> Any:
        return f"Post {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def do(work: Callable[[], Any], then: Callable[[Any], None], _failed: Failed) -> None:
    """Work when the loop comes round, as an answer from the background would arrive."""
    QTimer.singleShot(0, lambda: then(work()))


def painted(view: QTableView) -> float:
    """Milliseconds to let what is waiting happen and to paint the view."""
    start = time.perf_counter()
    QApplication.processEvents()
    view.viewport().repaint()
    return 1000 * (time.perf_counter() - start)


def scrolled(view: QTableView) -> tuple[float, float, float]:
    """p50 and p95 of wheel steps (three rows, pages in between), and the jump to the end."""
    bar, times = view.verticalScrollBar(), []
    for _ in range(STEPS):
        start = time.perf_counter()
        bar.setValue(bar.value() + 3 * HEIGHT)
        view.viewport().repaint()
        times.append(1000 * (time.perf_counter() - start))
        QApplication.processEvents()
    start = time.perf_counter()
    bar.setValue(bar.maximum())
    view.viewport().repaint()
    jump = 1000 * (time.perf_counter() - start)
    times.sort()
    return statistics.median(times), times[int(0.95 * len(times))], jump


def table(model: Any, open_: Callable[[], None]) -> dict[str, float]:
    """First rows, scrolling, the jump to the end and its rows."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    view = QTableView()
    view.resize(900, 700)
    start = time.perf_counter()
    list_rows(view, HEIGHT)
    if isinstance(model, QueueModel):
        view.setItemDelegate(QueueDelegate(view))
    view.setModel(model)
    open_()
    view.show()
    QApplication.processEvents()
    view.viewport().repaint()
    first = 1000 * (time.perf_counter() - start)
    for _ in range(60):
        QApplication.processEvents()
    p50, p95, jump = scrolled(view)
    last = model.index(model.rowCount() - 1, 0)
    start = time.perf_counter()
    while last.data() is None:
        painted(view)
    there = jump + 1000 * (time.perf_counter() - start)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    view.close()
    found = {"first": first, "p50": p50, "p95": p95, "jump": jump, "last row": there}
    return {**found, "MB more": after - before}


def filled(path: Path, posts: int) -> SqliteLedger:
    """A ledger of so many posts: one in fifty is open, the others went out."""
    keys = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))
    ledger = create_ledger(path, keys.verify)
    practice.found(ledger, keys, rulebook().digest)
    ledger.close()
    with closing(sqlite3.connect(path)) as file:
        for (name,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            file.execute(f'DROP TRIGGER "{name}"')
        for number in range(posts):
            _insert(file, number)
        file.commit()
        file.execute("ANALYZE")
    return SqliteLedger(engine_for(path, keys.verify), lambda: START)


def _insert(file: sqlite3.Connection, number: int) -> None:
    post, digest, text = f"{number:08}", f"{number:064}", TEXT.format(n=number)
    at = (START - timedelta(minutes=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
    state = "in_review" if number % 50 == 0 else "posted"
    file.execute(
        "INSERT INTO payload VALUES (?, ?)", (digest, json.dumps({"parts": [{"text": text}]}))
    )
    file.execute(
        "INSERT INTO post (n, id, account, author, state, revision, sha256, submitted_at, "
        "submitted_seq, urgent, by_hand, updated_at, updated_seq) "
        "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, 0, 0, ?, ?)",
        (
            number + 1,
            post,
            practice.ACCOUNT.id,
            practice.EXECUTIVE,
            state,
            digest,
            at,
            number,
            at,
            1,
        ),
    )
    file.execute("INSERT INTO contributor (post, person) VALUES (?, ?)", (post, practice.EXECUTIVE))
    file.execute("INSERT INTO requirement VALUES (?, 1, 'communications')", (post,))
    file.execute("INSERT INTO search (rowid, text, rules) VALUES (?, ?, '')", (number + 1, text))
    if state == "posted":
        file.execute(
            "INSERT INTO publication (post, part, account, x_post_id, at, actor) "
            "VALUES (?, 0, ?, ?, ?, ?)",
            (post, practice.ACCOUNT.id, str(number), at, practice.PUBLISHER),
        )


def queries(ledger: SqliteLedger) -> list[tuple[str, float, float, float]]:
    """For each list: its count, its first page, a page in its middle; milliseconds, median of 7."""
    found = []
    for box in Box:
        for words in ((), ("workshop",), ("4242",)):
            if words and box not in (Box.ALL, Box.PUBLISHED):
                continue
            query = ListQuery(
                box=box, person=PersonId(practice.COMMUNICATIONS), at=START, words=words
            )
            with ledger.begin() as work:
                ends, _walked = work.list_keys(query, limit=10**7)
                middle = ends[len(ends) // 2] if ends else None
                found.append(
                    (
                        " ".join((box, *words)),
                        timed(lambda q=query: work.count(q)),
                        timed(lambda q=query: work.listed(q, limit=50)),
                        timed(lambda q=query, m=middle: work.listed(q, m, limit=PAGE)),
                    )
                )
    return found


def months(ledger: SqliteLedger) -> tuple[float, int, int]:
    """The newest month as the calendar reads it: milliseconds, posts read, posts counted only."""
    bounds = [START + timedelta(days=number - 41) for number in range(43)]
    with ledger.begin() as work:

        def month() -> Any:
            return work.planned(bounds, (), limit=1_001, each=24)

        found, beyond = month()
        return timed(month), len(found), sum(beyond)


def timed(work: Callable[[], object]) -> float:
    """The median of seven runs, in milliseconds."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--posts", type=int, default=100_000)
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    Theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        ledger = filled(Path(folder) / "ledger.sqlite", asked.posts)
        with ledger.begin() as work:
            charter = work.charter()
        person = PersonId(practice.COMMUNICATIONS)

        def make(number: int) -> QueueRow:
            return row_of(charter, person, summary(number), START)

        source, model, bare = Synthetic(asked.rows, make), QueueModel(do), Bare(asked.rows)
        model.charter, model.now = charter, START
        opened = Opened(newest=1, count=asked.rows, rows=source.page(None)[1])
        print(f"{asked.rows:,} rows, milliseconds")
        for name, one, open_ in (
            ("bare table", bare, lambda: None),
            ("queue", model, lambda: model.open(source, opened)),
        ):
            said = "  ".join(f"{key} {value:.1f}" for key, value in table(one, open_).items())
            print(f"  {name:12}{said}")
        print(
            f"ledger of {asked.posts:,} posts, milliseconds: count, first 50, {PAGE} in the middle"
        )
        for name, count, first, middle in queries(ledger):
            print(f"  {name:24}{count:8.1f}{first:8.1f}{middle:8.1f}")
        took, read, counted = months(ledger)
        print(f"  {'a month':24}{took:8.1f}  ({read:,} posts read, {counted:,} more counted)")
        ledger.close()


if __name__ == "__main__":
    main()
