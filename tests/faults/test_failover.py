"""A team's server that dies in the middle of an append: the same action again, and there is one row.

The long form, with a standby that takes over, is `make failover`; one case of it is played here.
"""

from __future__ import annotations

from threading import Event, Thread

import pytest

from desktop_app.adapters.ledger.postgres import PostgresLedger
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Unavailable
from tests.adapters.ledger.postgres.team import Team
from tests.contracts.company import ACCOUNT, Walk, verify
from tests.faults import failover, nodes

K = ActionKind


@pytest.fixture(scope="module", autouse=True)
def _in_memory():
    """What is killed here are processes, not the machine: its kernel still writes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(nodes.SETTINGS, "fsync", "off")
        yield


@pytest.fixture(scope="module")
def node(_in_memory):
    with nodes.a_node() as started:
        yield started


@pytest.fixture
def walk(node):
    """A post in review, and whoever may remark on it."""
    database = node.server.database()
    team = Team(database)
    team.append(team.company.founding())
    found = Walk(team.company, team)
    found.add(K.SUBMIT, "ceo")
    team.of("comms")
    yield found
    team.close()


def ledger_of(database, port):
    address = f"postgresql://127.0.0.1:{port}/{database.name}"
    said = parameters(address, database.role("comms"))
    return PostgresLedger(engine_for(said, lambda: "of comms"), verify)


def append(ledger, action, then) -> None:
    """Append; `then` is called between the action and the end of its transaction."""
    with ledger.begin() as work:
        work.append(action)
        then()


def appended_again(node, walk, action) -> None:
    """The server is started, and the action sent once more: there is exactly one of it."""
    node.start()
    ledger = ledger_of(walk.store.database, node.port)
    for _ in range(2):
        with ledger.begin() as work:
            made = work.append(action)
    with ledger.begin() as work:
        found = [one.id for one in work.chain(ACCOUNT)]
    assert (found.count(action.id), len(found), made.seq) == (1, 2, 2)
    assert ledger.verify_chains() == 3
    ledger.close()


def test_a_server_killed_before_the_end_kept_nothing(node, walk):
    action = walk.new(K.COMMENT, "comms")
    ledger = ledger_of(walk.store.database, node.port)
    with pytest.raises(Unavailable, check=lambda error: error.kind == "ledger.unclear"):
        append(ledger, action, node.kill)
    ledger.close()
    appended_again(node, walk, action)


def test_a_server_killed_after_the_end_before_its_answer_kept_it_once(node, walk):
    """It has written the action, and waits for a standby that never comes before it says so."""
    action = walk.new(K.COMMENT, "comms")
    node.kill()
    node.start(synchronous_standby_names="'*'")
    ledger = ledger_of(walk.store.database, node.port)
    is_over = Event()
    killer = Thread(target=kill_at_the_end, args=(node, is_over))
    try:
        with pytest.raises(Unavailable, check=lambda error: error.kind == "ledger.unclear"):
            append(ledger, action, killer.start)
    finally:
        is_over.set()
        killer.join()
        ledger.close()
    appended_again(node, walk, action)


def kill_at_the_end(node, is_over) -> None:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    with node.server.superuser() as connection:
        while connection.execute(asked).fetchone() != (1,):
            if is_over.wait(0.01):
                return
    node.kill()


def test_what_a_standby_had_not_got_is_missed_to_the_last_action(monkeypatch):
    """Cut off for a moment, then the first server dies: the client that remembers says how many."""
    for name in ("BEFORE", "APART", "UNTIL_PROMOTED", "AFTER"):
        monkeypatch.setattr(failover, name, 0.3)
    found = failover.play(failover.Case(is_synchronous=False, is_cut_off=True))
    assert found.is_sound
    assert found.lost > 0
    assert found.refusal == "chain.lost"
