"""The embedded ledger: the store's contract, its files, and what SQLite says in our words."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.exc import DBAPIError

from desktop_app import __version__
from desktop_app.adapters.ledger import SqliteLedger, create_ledger, enforcement, open_ledger, work
from desktop_app.adapters.ledger.dialect import SQLITE
from desktop_app.adapters.ledger.functions import register
from desktop_app.adapters.ledger.rows import action_of
from desktop_app.adapters.ledger.upgrading import named, numbered
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Damaged, LedgerRefused, Refused, Unavailable
from desktop_app.services.messages import explain
from tests.contracts.account_contract import AccountContract
from tests.contracts.company import Clock, Company, Walk, verify
from tests.contracts.discussion_contract import DiscussionContract
from tests.contracts.kept_lists_contract import KeptListsContract
from tests.contracts.publishing_contract import PublishingContract
from tests.contracts.retention_contract import RetentionContract
from tests.contracts.roster_contract import RosterContract
from tests.contracts.steps_contract import StepsContract
from tests.contracts.store_contract import StoreContract
from tests.contracts.words_contract import WordsContract


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


@pytest.fixture
def empty(tmp_path, clock):
    ledger = create_ledger(tmp_path / "ledger.sqlite", verify, clock.now)
    yield ledger
    ledger.close()


class TestSqliteStore(StoreContract):
    """Charter, rules and reviews."""


class TestSqlitePublishing(PublishingContract):
    """Attempts, outcomes, and what is at X."""


class TestSqliteDiscussions(DiscussionContract):
    """The contract of what is said about a post."""


class TestSqliteWords(WordsContract):
    """The contract of the company's own words."""


class TestSqliteKeptLists(KeptListsContract):
    """Goals, hashtags and watch lists."""


class TestSqliteRoster(RosterContract):
    """Rosters and heartbeats."""


class TestSqliteAccounts(AccountContract):
    """Freezes, strays, and what is taken back."""


class TestSqliteRetention(RetentionContract):
    """Legal holds, and words that are taken out."""


class TestSqliteSteps(StepsContract):
    """Steps, deputies, and legal's exception."""


@pytest.fixture
def path(tmp_path):
    """A ledger file with a charter and a post that went to X, closed."""
    clock = Clock()
    place = tmp_path / "ledger.sqlite"
    ledger = create_ledger(place, verify, clock.now)
    company = Company(clock)
    ledger.found(company.founding())
    Walk(company, ledger).sending().add(ActionKind.POSTED, "press")
    ledger.close()
    return place


def change(path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_ledger_is_whole_when_it_is_opened_again(path):
    ledger = open_ledger(path, verify)
    assert isinstance(ledger, SqliteLedger)
    assert ledger.verify_chains() == 5
    ledger.close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["ledger.sqlite"]


def test_a_connection_that_could_only_read_is_not_used_again(path):
    """A folder that was closed to us is open again: no new start is needed."""
    ledger = open_ledger(path, verify)
    with ledger._engine.connect() as connection:  # the one that the pool keeps
        connection.exec_driver_sql("PRAGMA query_only = ON")
    change_it = "UPDATE chain SET seq = seq"
    with (
        pytest.raises(DBAPIError, match="readonly") as kept,
        ledger._engine.begin() as connection,
    ):
        connection.exec_driver_sql(change_it)
    with sqlite3.connect(path, isolation_level=None) as other:
        # Nothing of the first one is left, although the error is kept: the file is not in use.
        other.execute("PRAGMA journal_mode = DELETE")
    other.close()
    assert kept.value.connection_invalidated
    with ledger._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 0
    ledger.close()


def test_a_ledger_is_never_made_over_another(path):
    before = path.read_bytes()
    with told(Refused, "ledger.exists"):
        create_ledger(path, verify)
    assert path.read_bytes() == before


def test_a_start_that_was_cut_short_is_begun_again(tmp_path):
    (tmp_path / "ledger.sqlite.new").write_bytes(b"half")
    (tmp_path / "ledger.sqlite-wal").write_bytes(b"of another file")
    ledger = create_ledger(tmp_path / "ledger.sqlite", verify)
    assert ledger.verify_chains() == 0
    ledger.close()
    kept = tmp_path / "ledger.sqlite-wal.stray"
    assert kept.read_bytes() == b"of another file"


def test_a_missing_ledger_is_not_made_by_opening(tmp_path):
    with told(Unavailable, "ledger.missing"):
        open_ledger(tmp_path / "ledger.sqlite", verify)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("use", [open_ledger, create_ledger])
def test_a_place_that_the_system_refuses_to_name_is_told(tmp_path, use):
    with told(Unavailable, "ledger.unwritable"):
        use(tmp_path / ("l" * 300), verify)


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all " * 200, b"SQLite format 3\0" * 9]
)
def test_a_file_that_is_no_ledger_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    with told(Damaged, "ledger.unreadable") as raised:
        open_ledger(path, verify)
    assert raised.value.facts["path"] == str(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_no_ledger(tmp_path):
    change(tmp_path / "other.sqlite", "CREATE TABLE note (text TEXT)")
    with told(Damaged, "ledger.unreadable"):
        open_ledger(tmp_path / "other.sqlite", verify)


def test_pages_overwritten_in_the_middle_are_found_at_opening(path):
    content = bytearray(path.read_bytes())
    for offset in range(4096 * 2, len(content), 4096):
        content[offset : offset + 64] = b"\xff" * 64
    path.write_bytes(bytes(content))
    with told(Damaged, "ledger.unreadable"):
        open_ledger(path, verify)
    assert path.read_bytes() == bytes(content)


@pytest.mark.parametrize(
    ("version", "program", "kind"),
    [
        ("0001", 1_000, "ledger.older"),
        ("9999", 1_012_003, "ledger.newer"),
        ("9999", 0, "ledger.version"),
    ],
)
def test_a_ledger_of_another_program_is_refused(path, version, program, kind):
    change(path, f"PRAGMA user_version = {program}")
    change(path, f"UPDATE alembic_version SET version_num = '{version}'")
    with told(Refused, kind) as raised:
        open_ledger(path, verify)
    assert raised.value.facts["version"] == version
    assert raised.value.facts.get("program") == ("1.12.3" if kind == "ledger.newer" else None)
    assert explain(raised.value, "fr").what


def test_a_ledger_says_which_program_made_it(path):
    with closing(sqlite3.connect(path)) as file:
        (number,) = file.execute("PRAGMA user_version").fetchone()
    assert named(number) == __version__
    assert [named(numbered(each)) for each in ("10.2.33", "0.9.0rc1")] == ["10.2.33", "0.9.0"]


def test_an_entry_of_a_newer_program_is_no_damage():
    row = {"id": "x", "body": "{}", "redacted_by": None, "account": "a", "seq": 1}
    row |= {"at": "2026-11-24T15:00:00Z", "kind": "teleport", "actor": "ceo"}
    with told(Refused, "ledger.entry_newer"):
        action_of(row)


def test_the_form_is_asked_first_then_duties_then_the_state(path):
    """SQLite asks the newest trigger first: the order in which the rules are made."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'action' "
            "AND sql LIKE '%BEFORE INSERT%' ORDER BY rowid DESC"
        ).fetchall()
    assert made == [("action_form",), ("action_duty",), ("action_state",)]
    clock = Clock()
    ledger = open_ledger(path, verify, clock.now)
    walk = Walk(Company(clock, _numbers=itertools.count(100)), ledger)
    walk.revision, walk.fence = 1, 1
    # Posted already (CS013), by an auditor (CS008), without a part (CS011): each hides the next.
    for who, said, code in (
        ("reader", {"part": None}, "CS011"),
        ("reader", {}, "CS008"),
        ("press", {}, "CS013"),
    ):
        with pytest.raises(LedgerRefused) as raised:
            walk.add(ActionKind.ATTEMPT, who, said=said)
        assert raised.value.code == code
    ledger.close()


def test_a_page_of_posts_and_a_posts_actions_are_found_by_index(path):
    common = work._statements(SQLITE)
    asked = (
        (common.posts, {"now": "", "at": "~", "id": "", "limit": 2}),
        (common.by_post, {"post": "p1"}),
        (common.of_account, {"account": "acme"}),
        (common.chain, {"account": "acme", "since": 7}),
        (work._POSTED, {"account": "acme"}),
    )
    # What was selected before, what stands in a row's JSON, and the few who are away today.
    own = ("page", "said", "VIRTUAL", "delegation_deputy")
    with closing(sqlite3.connect(path)) as connection:
        register(connection, verify)
        for query, values in asked:
            said = str(query).replace("(__[POSTCOMPILE_states])", "('a', 'b')")
            plan = connection.execute(f"EXPLAIN QUERY PLAN {said}", values).fetchall()
            steps = [step for *_, step in plan]
            assert [
                step
                for step in steps
                if step.startswith("SCAN ") and not any(one in step for one in own)
            ] == []


def every_object(path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index', 'view') "
            "AND sql IS NOT NULL ORDER BY name"
        ).fetchall()


def test_every_dropped_rule_is_noticed(path):
    whole = path.read_bytes()
    objects = every_object(path)
    assert len(objects) > 35
    for kind, name in objects:
        path.write_bytes(whole)
        change(path, f"DROP {kind} {name}")
        with told(Damaged, "ledger.enforcement") as raised:
            open_ledger(path, verify)
        assert raised.value.facts["object"] == name


def test_an_edited_rule_and_an_added_one_are_noticed(path):
    fingerprint = enforcement(path)
    assert len(fingerprint) == 64
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'action_form'"
        ).fetchone()
    change(path, "DROP TRIGGER action_form", sql.replace("'CS010') \nWHERE", "").replace("4", "4 "))
    with told(Damaged, "ledger.enforcement"):
        enforcement(path)
    path.write_bytes(whole)
    change(path, "CREATE TRIGGER extra AFTER INSERT ON action BEGIN SELECT 1; END")
    with told(Damaged, "ledger.enforcement") as raised:
        enforcement(path)
    assert raised.value.facts["object"] == "extra"
    path.write_bytes(whole)
    assert enforcement(path) == fingerprint


def test_a_ledger_that_another_program_holds_says_so(path, monkeypatch):
    monkeypatch.setattr("desktop_app.adapters.ledger.engine.BUSY_MILLISECONDS", 1)
    ledger = open_ledger(path, verify)
    with ledger.begin() as work:
        work.charter()
    with ledger._engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with told(Unavailable, "ledger.busy"), ledger.begin():
            pass
    ledger.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with told(Unavailable, "ledger.unwritable"):
        create_ledger(tmp_path / "file" / "ledger.sqlite", verify)


def test_an_error_never_repeats_a_draft(path):
    ledger = open_ledger(path, verify)
    company = Company(Clock())
    walk = Walk(company, ledger, "p2")
    walk.payload = company.payload("CANARY-TEXT")
    with pytest.raises(LedgerRefused) as raised:
        walk.add(ActionKind.SUBMIT, "reader")
    error = raised.value
    while error is not None:
        assert "CANARY" not in repr(error) + str(error)
        error = error.__cause__ or error.__context__
    ledger.close()


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE action SET actor = 'deputy' WHERE kind = 'approve'",
        "UPDATE action SET signature = '00' WHERE kind = 'approve'",
        "UPDATE action SET at = '2026-11-24T08:00:00Z' WHERE kind = 'approve'",
        "UPDATE action SET leaf = '00' WHERE kind = 'approve'",
        "UPDATE action SET hash = '00' WHERE kind = 'posted'",
        "DELETE FROM action WHERE kind = 'posted'",
        "DELETE FROM action WHERE kind = 'approve'",
        "UPDATE payload SET body = '{}'",
        "DELETE FROM chain WHERE account = 'acme'",
    ],
)
def test_the_chain_shows_what_the_files_owner_did_without_the_rules(path, attack):
    with closing(sqlite3.connect(path)) as connection:
        rules = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
    names = [name for kind, name in every_object(path) if kind == "trigger"]
    change(path, *(f"DROP TRIGGER {name}" for name in names), attack, *(sql for (sql,) in rules))
    ledger = open_ledger(path, verify)
    with told(Damaged, "ledger.damaged"):
        ledger.verify_chains()
    ledger.close()
