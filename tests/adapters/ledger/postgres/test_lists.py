"""The team's lists: the contract, that each order is an index's, and that a search stays in bounds."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from desktop_app.adapters.ledger import lists
from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.postgres import work
from desktop_app.adapters.ledger.postgres.lists import POSTGRES
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Unavailable
from desktop_app.services.listing import Box, ListKey, ListQuery
from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    EveryoneWork,
    emptied,
    set_up,
    superuser_engine,
)
from tests.contracts.company import DUTIES, Clock, Company, Walk
from tests.contracts.lists_contract import ListsContract

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AFTER = {Box.MINE_TO_DO: "-7 2026 a", Box.WRITTEN: "7", Box.PUBLISHED: "7"}
POSTS = 20_000
#: What each order comes from, and what is never read through.
INDEXES = {
    Box.MINE_TO_DO: "post_due",
    Box.OTHERS: "post_open",
    Box.SCHEDULED: "post_scheduled",
    Box.MISSED: "post_open",
    Box.WRITTEN: "contributor_",
    Box.ALL: "post_recent",
    Box.PUBLISHED: "publication_first",
}
BIG = ("post", "contributor", "publication", "search")


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


class OwnListsWork(EveryoneWork):
    """Reads every list as the person whom it is for, under row security."""

    def _walked(self, asked, query, after, limit):
        with self._as(query.person):
            yield from super()._walked(asked, query, after, limit)

    def count(self, query):
        with self._as(query.person):
            return super().count(query)

    @contextmanager
    def _as(self, person):
        role = self._database.role(person)
        self._connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{role}"')
        yield
        self._connection.exec_driver_sql("SET LOCAL SESSION AUTHORIZATION DEFAULT")


class OwnListsLedger(EveryonesLedger):
    @contextmanager
    def begin(self):
        with translating(), self._engine.begin() as connection:
            yield OwnListsWork(connection, self._now, self._database)


@pytest.fixture
def empty(shared, clock):
    database, engine = shared
    emptied(engine)
    return OwnListsLedger(engine, clock.now, database)


@pytest.fixture
def company(clock):
    return Company(clock)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(empty, company):
    empty.found(company.founding())
    return empty


class TestPostgresLists(ListsContract):
    """Boxes, words, chips and pages, as each person's own login is shown them."""


SEED = """
INSERT INTO post (id, account, author, state, revision, sha256, submitted_at, submitted_seq, urgent,
  by_hand, updated_at, updated_seq, not_before)
SELECT 'q' || i, CASE WHEN i % 2 = 0 THEN 'acme' ELSE 'acme-fr' END, 'ceo',
  (ARRAY['posted', 'posted', 'posted', 'in_review', 'approved', 'posted', 'posted', 'vetoed',
    'missed', 'posted'])[i % 10 + 1],
  1, repeat('0', 64), '2026-11-01T00:00:00Z', i, 0, 0,
  to_char(timestamp '2026-11-01' + i * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), i,
  CASE WHEN i % 10 = 4 THEN '2027-01-01T00:00:00Z' END
FROM generate_series(1, :posts) AS i;
INSERT INTO contributor (account, post, person) SELECT account, id, author FROM post ORDER BY n;
INSERT INTO publication (post, part, account, x_post_id, at, actor)
SELECT id, 0, account, n::text, updated_at, 'press' FROM post WHERE state = 'posted' ORDER BY n;
INSERT INTO search (n, account, words, rules)
SELECT n, account, to_tsvector('cs_plain', 'about ' || CASE WHEN n < 20 THEN 'zebra' ELSE '' END),
  ''::tsvector
FROM post;
ANALYZE;
"""


@pytest.fixture(scope="module")
def crowded(server):
    """Some 20,000 posts of two accounts; `reader` has duties in one of them only."""
    database = server.database()
    set_up(database, *DUTIES)
    engine = superuser_engine(database)
    clock = Clock()
    ledger = OwnListsLedger(engine, clock.now, database)
    ledger.found(Company(clock).founding())
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        for statement in SEED.replace(":posts", str(POSTS)).split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
        connection.exec_driver_sql(
            "DELETE FROM duty WHERE person = 'reader' AND account = 'acme-fr'"
        )
    yield ledger
    ledger.close()
    database.drop()


def plan_of(ledger, query, after=None) -> str:
    asked, values = lists.keys(POSTGRES, query, after, 200)
    with ledger.begin() as opened, opened._as(query.person):
        steps = opened._connection.execute(text(f"EXPLAIN {asked}"), values).scalars().all()
    return "\n".join(steps)


@pytest.mark.parametrize("person", ["ceo", "comms", "reader"])
@pytest.mark.parametrize("box", list(Box))
def test_no_page_sorts_or_reads_more_than_it_shows(crowded, box, person):
    for after in (None, ListKey(AFTER.get(box, "2026-11-05T00:00:00Z q"))):
        query = ListQuery(box=box, person=PersonId(person), at=NOW)
        plan = plan_of(crowded, query, after)
        assert "Sort" not in plan, plan
        assert not [one for one in BIG if f"Seq Scan on {one} " in plan], plan
        assert f"using {INDEXES[box]}" in plan, plan


@pytest.mark.parametrize("box", list(Box))
def test_what_is_found_leads_to_its_posts_by_number(crowded, box):
    query = ListQuery(box=box, person=PersonId("comms"), at=NOW, words=("zebra",))
    plan = plan_of(crowded, query)
    assert "Function Scan on search_posts" in plan
    assert not [one for one in BIG if f"Seq Scan on {one} " in plan], plan


def test_a_rare_word_is_found_by_the_index_of_words(crowded):
    with crowded._database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        found = connection.execute(
            "EXPLAIN SELECT n FROM search WHERE n > 0 AND account = 'acme'"
            " AND words @@ cs_words_query('{zebra}') ORDER BY n DESC"
        ).fetchall()
    assert "Bitmap Index Scan on search_words" in str(found)


def numbers(ledger, person, limit=50, after=None, **more) -> list[int]:
    query = ListQuery(box=Box.ALL, person=PersonId(person), at=NOW, **more)
    with ledger.begin() as opened:
        return [int(row.id[1:]) for row in opened.listed(query, after, limit=limit)]


def test_a_search_shows_nothing_of_accounts_without_a_duty(crowded):
    assert numbers(crowded, "comms", words=("zebra",)) == list(range(19, 0, -1))
    assert numbers(crowded, "reader", words=("zebra",)) == list(range(18, 0, -2))
    newest = numbers(crowded, "reader", words=("abou",))
    assert newest == list(range(POSTS, POSTS - 100, -2))
    with crowded.begin() as opened:
        for person, found in (("comms", 19), ("reader", 9)):
            query = ListQuery(box=Box.ALL, person=PersonId(person), at=NOW, words=("zebra",))
            assert opened.count(query) == found


def test_the_words_themselves_can_be_read_by_nobody(crowded):
    for person in ("comms", "admin"):
        with (
            told(Unavailable, "ledger.login"),
            crowded.begin() as opened,
            opened._as(person),
        ):
            opened._connection.execute(text("SELECT words FROM search"))


@pytest.mark.parametrize("window", [7, 900])
def test_windows_widen_until_a_page_is_full_and_hide_nothing(crowded, monkeypatch, window):
    monkeypatch.setattr(work, "_WINDOW", window)
    assert numbers(crowded, "reader", words=("zebra",)) == list(range(18, 0, -2))
    page = numbers(crowded, "comms", limit=30, words=("about",))
    assert page == list(range(POSTS, POSTS - 30, -1))
    after = ListKey(str(page[-1]))
    assert numbers(crowded, "comms", limit=5, after=after, words=("about",)) == [
        *range(page[-1] - 1, page[-1] - 6, -1)
    ]


def test_inflected_forms_and_words_beside_signs_are_found(store, company, clock):
    for name, language, said in (
        ("fr", "fr", "Nos résultats progressent (voir acme.example/presse-2026)."),
        ("en", "en", "We opened two offices; see https://acme.example/and/or?x=1."),
    ):
        made = Walk(company, store, name)
        made.payload = company.payload(said)
        made.add(ActionKind.SUBMIT, "ceo", said={"language": language})
    for words, found in (
        (("resultat",), ["fr"]),
        (("progresse",), ["fr"]),
        (("opening", "office"), ["en"]),
        (("or",), ["en"]),
        (("acme.example/pres",), ["fr"]),
        (("example", "acme"), ["en", "fr"]),
        (("presse-2026",), ["fr"]),
        (("the",), []),
        (("'",), []),
    ):
        query = ListQuery(box=Box.ALL, person=PersonId("ceo"), at=clock.now(), words=words)
        with store.begin() as opened:
            rows = opened.listed(query, limit=9)
        assert [row.id for row in rows] == found, words
