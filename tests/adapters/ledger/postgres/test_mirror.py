"""The copy that is read without the server: it shows what the server showed, to the same person."""

from __future__ import annotations

import stat
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import replace
from random import Random

import pytest

from desktop_app.adapters.ledger.copying import copy
from desktop_app.adapters.ledger.mirror import Mirror, MirrorWork
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import digest, time_text
from desktop_app.domain.company_list import ListName, kept_lists, write_items
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.domain.publication import PostState
from desktop_app.services.listing import Box, ListQuery
from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    EveryoneWork,
    emptied,
)
from tests.adapters.ledger.walks import LedgerWalk
from tests.contracts.company import (
    ACCOUNT,
    HASHTAGS,
    OTHER,
    START,
    Clock,
    Company,
    Walk,
    verify,
)
from tests.contracts.lists_contract import ListsContract
from tests.contracts.planned_contract import PlannedContract

K = ActionKind


def told(kind: str):
    return pytest.raises(Unavailable, check=lambda error: error.kind == kind)


def refuse(action) -> None:
    raise AssertionError(f"kept {action.kind}")


@contextmanager
def seen_by(database, engine, person: str):
    """One moment of the server's, as this person's login is shown it."""
    with (
        engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection,
        connection.begin(),
    ):
        connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{database.role(person)}"')
        yield connection


class Copies:
    """A copy for each person, brought up to date before it is read."""

    def __init__(self, folder, database, engine, clock) -> None:
        self.folder, self.database, self.engine, self.clock = folder, database, engine, clock
        self.seen: dict[str, int] = {}

    def mirror(self, person: str) -> Mirror:
        path = self.folder / f"{person}.sqlite"
        return Mirror(path=path, place="here", person=PersonId(person), verify=verify)

    def refresh(self, person: str, **options) -> bool:
        with seen_by(self.database, self.engine, person) as connection:
            told = time_text(self.clock.now())
            connection.exec_driver_sql("SELECT set_config('countersign.now', %s, true)", (told,))
            return copy(self.mirror(person), connection, self.clock.now(), **options)

    def follow(self, person: str, newest: int) -> None:
        if self.seen.get(person) != newest:
            self.refresh(person)
            self.seen[person] = newest

    @contextmanager
    def reading(self, person: str):
        engine = self.mirror(person).reader()
        with engine.begin() as connection:
            yield MirrorWork(connection, self.clock.now, refuse)
        engine.dispose()


class MirroredWork(EveryoneWork):
    """Writes on the server, and reads every list from the copy of the person whom it is for."""

    copies: Copies

    def listed(self, query, after=None, *, limit):
        return self._read(query, lambda work: work.listed(query, after, limit=limit))

    def list_keys(self, query, after=None, *, limit):
        return self._read(query, lambda work: work.list_keys(query, after, limit=limit))

    def count(self, query):
        return self._read(query, lambda work: work.count(query))

    def _read(self, query, asked):
        self.copies.follow(query.person, self.newest())
        with self.copies.reading(query.person) as work:
            return asked(work)


class MirroredLedger(EveryonesLedger):
    copies: Copies

    @contextmanager
    def begin(self):
        with super().begin() as work:
            made = MirroredWork(work._connection, self._now, self._database)
            made.copies = self.copies
            yield made


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def company(clock):
    return Company(clock)


@pytest.fixture
def empty(shared, clock, tmp_path):
    database, engine = shared
    emptied(engine)
    made = MirroredLedger(engine, clock.now, database)
    made.copies = Copies(tmp_path, database, engine, clock)
    return made


@pytest.fixture
def store(empty, company):
    empty.found(company.founding())
    return empty


@pytest.fixture
def walk(company, store):
    return Walk(company, store)


class TestMirrorLists(ListsContract):
    """Boxes, words, chips and pages, from the copy."""


class TestMirrorPlanned(PlannedContract):
    """The calendar, from the copy."""


def lists(work, person: str, now) -> dict:
    queries = {
        (box, disputed): ListQuery(box=box, person=PersonId(person), at=now, is_disputed=disputed)
        for box in Box
        for disputed in (False, True)
    }
    found = {about: work.listed(query, limit=50) for about, query in queries.items()}
    return found | {("count", about): work.count(query) for about, query in queries.items()}


def everything(work, person: str, now) -> dict:
    """All that the services ask of a work, but whole chains."""
    found = lists(work, person, now)
    found |= {"charter": work.charter(), "rules": work.rules(), "newest": work.newest()}
    found |= {"posts": work.posts(list(PostState)), "open": work.open_attempts()}
    found["unread"] = work.unread_parts()
    for account in (ACCOUNT, OTHER):
        found |= {(account, "own"): work.account_actions(account)}
        found |= {(account, "parts"): work.posted_parts(account)}
    for post in found["posts"]:
        actions = work.actions(post.id)
        digests = [a.sha256 for a in actions if a.sha256]
        digests += [str(value) for a in actions for value in a.statement.values()]
        found[post.id] = actions, work.bodies(digests), work.contributors(post.id)
    return found


@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_the_copy_shows_what_the_server_shows(shared, tmp_path, seed):
    """A random life, copied at random moments by two people, compared after each copy."""
    (database, engine), clock, chance = shared, Clock(), Random(seed)
    emptied(engine)
    life = LedgerWalk(EveryonesLedger(engine, clock.now, database), clock)
    copies, compared = Copies(tmp_path, database, engine, clock), 0
    while life.steps < 90:
        life.one_step(chance)
        if chance.random() < 0.15:
            person = chance.choice(["ceo", "comms", "legal"])
            copies.refresh(person)
            with life.store.begin() as work:
                there = everything(work, person, clock.now())
            with copies.reading(person) as work:
                here = everything(work, person, clock.now())
            assert here.keys() == there.keys()
            assert [about for about in there if here[about] != there[about]] == []
            compared += 1
    assert compared > 3


@pytest.fixture
def copies(store):
    return store.copies


def names(copies, person: str) -> list[str]:
    with copies.reading(person) as work:
        return [one.id for one in work.posts(list(PostState))]


def test_the_copy_is_its_owners_alone_and_says_whose_it_is(copies, clock, tmp_path):
    copies.refresh("ceo")
    mirror = copies.mirror("ceo")
    assert stat.S_IMODE(mirror.path.stat().st_mode) == 0o600
    assert mirror.as_of() == START
    clock.pass_(minutes=5)
    assert not copies.refresh("ceo")
    assert (mirror.as_of() - START).total_seconds() == 300
    for other in (replace(mirror, place="elsewhere"), replace(mirror, person=PersonId("comms"))):
        with told("offline.no_copy"):
            other.reader()
    mirror.remove()
    assert not list(tmp_path.glob("ceo.sqlite*"))
    with told("offline.no_copy"):
        mirror.as_of()


def test_a_damaged_copy_is_made_anew(copies, store, walk):
    walk.add(K.SUBMIT, "ceo")
    copies.refresh("ceo")
    path = copies.mirror("ceo").path
    path.write_bytes(b"x" * 4096)
    with told("offline.no_copy"):
        copies.mirror("ceo").as_of()
    copies.refresh("ceo")
    assert names(copies, "ceo") == [walk.post]


def test_a_full_disk_is_named_and_the_copy_stays_as_it_was(copies, walk):
    walk.add(K.SUBMIT, "ceo")
    copies.refresh("ceo")
    mirror = copies.mirror("ceo")
    with told("ledger.unwritable") as caught, mirror.writing() as file:
        file.execute("CREATE TABLE much (what BLOB)")
        pages = file.execute("PRAGMA page_count").fetchone()[0]
        file.execute(f"PRAGMA max_page_count = {pages + 4}")
        for _ in range(20):  # SQLite itself takes the transaction back when no page is left
            file.execute("INSERT INTO much VALUES (zeroblob(4000))")
    assert "full" in str(caught.value.__cause__)
    assert mirror.as_of() == START
    assert names(copies, "ceo") == [walk.post]


_LOOKED = (
    "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM mirror').fetchall()"
)


def test_another_program_that_reads_the_copy_takes_nothing_from_one_that_has_it_open(
    copies, clock, tmp_path
):
    """A file that is opened and closed beside SQLite loses SQLite's locks: the last one cleans up."""
    copies.refresh("ceo")
    engine = copies.mirror("ceo").reader()
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("SELECT * FROM mirror").fetchall()
        clock.pass_(minutes=5)
        copies.refresh("ceo")
        subprocess.run([sys.executable, "-c", _LOOKED, tmp_path / "ceo.sqlite"], check=True)
        left = sorted(one.name for one in tmp_path.glob("ceo.sqlite-*"))
    assert left == ["ceo.sqlite-shm", "ceo.sqlite-wal"]


def test_only_the_newest_of_what_is_finished_stays(copies, company, store, clock):
    for name in ("a", "b", "c", "d"):
        made = Walk(company, store, name)
        clock.pass_(minutes=1)
        made.add(K.SUBMIT, "ceo")
        if name != "a":
            made.add(K.WITHDRAW, "ceo")
    copies.refresh("ceo", recent=2)
    assert names(copies, "ceo") == ["d", "c", "a"]
    with copies.reading("ceo") as work, pytest.raises(BadInput):
        work.actions(PostId("b"))


def test_a_record_that_was_set_back_is_copied_again(shared, copies, company, store, walk):
    walk.add(K.SUBMIT, "ceo")
    copies.refresh("ceo")
    emptied(shared[1])
    store.found(Company(copies.clock).founding())
    copies.refresh("ceo")
    assert names(copies, "ceo") == []


def test_words_that_were_taken_out_are_in_no_file(copies, store, walk):
    walk.payload = walk.company.payload("Tangerine is its name.")
    walk.add(K.SUBMIT, "ceo")
    copies.refresh("ceo")
    walk.add(K.WITHDRAW, "ceo")
    walk.add(K.ASK_REDACTION, "comms")
    walk.add(K.REDACT, "legal")
    copies.refresh("ceo")
    assert names(copies, "ceo") == [walk.post]
    mirror = copies.mirror("ceo").path
    for file in mirror.parent.glob("ceo.sqlite*"):
        assert b"angerine" not in file.read_bytes()


def test_whole_chains_and_changes_need_the_server(copies, walk):
    walk.add(K.SUBMIT, "ceo")
    copies.refresh("ceo")
    with copies.reading("ceo") as work:
        with told("offline.online_only"):
            work.chain(ACCOUNT)
        with pytest.raises(AssertionError, match="kept approve"):
            work.append(walk.new(K.APPROVE, "comms"))


def test_the_companys_lists_are_read_without_the_server(copies, walk):
    """Also by whoever only looks on; all versions of them."""
    first = walk.add(K.KEEP_LIST, "comms")
    other = write_items(ListName.HASHTAGS, (), "1")
    said = {"body": digest(other), "replaces": first.id}
    walk.add(K.KEEP_LIST, "legal", said=said, attached=(other,))
    for person in ("reader", "press"):
        copies.refresh(person)
        with copies.reading(person) as work:
            kept = kept_lists(work.rules())[ListName.HASHTAGS]
            bodies = work.bodies([one.body for one in kept])
        assert [(one.by, bodies[one.body]) for one in kept] == [
            ("comms", HASHTAGS),
            ("legal", other),
        ]
