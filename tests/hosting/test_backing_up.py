from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from desktop_app.adapters import sealed_file
from desktop_app.domain.account import AccountId
from desktop_app.domain.action import LEDGER_CHAIN
from desktop_app.domain.errors import Damaged, Refused
from desktop_app.hosting import backing_up, last_backups
from desktop_app.services.checkpoints import heads_of, require_remembered
from desktop_app.services.links import Chains
from tests.contracts.company import ACCOUNT, Walk

NOW = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


@pytest.fixture
def filled(host):
    """A record with some actions, as open as a host is."""
    with host.team.begin() as work:
        work.append(host.team.company.founding())
    Walk(host.team.company, host.team).approved()
    host.reload()
    return host


def back_up(host):
    return backing_up.back_up(host.machine, host.place, NOW)


def databases(host) -> set[str]:
    return {str(row[0]) for row in host.cluster.asked("SELECT datname FROM pg_database")}


def read(host) -> int:
    with host.team.of("ceo").begin() as work:
        return work.newest()


def test_a_backup_is_tried_sealed_told_and_opened_by_its_page_alone(filled):
    made = back_up(filled)
    assert (made.links, made.path.parent, made.removed) == (3, Path(filled.place.backups), 0)
    assert made.path.stat().st_mode & 0o777 == 0o600
    with made.path.open("rb") as file:
        assert sealed_file.is_sealed(file.read(16))
    assert list(last_backups()) == [(filled.database.name, NOW)]
    # Nothing that is not sealed is left, neither a file nor a database.
    assert [path.name for path in backing_up.STATE.iterdir()] == [filled.place.last.name]
    assert not any("tried" in name for name in databases(filled))
    path = made.path
    tried = backing_up.try_out(filled.machine, filled.place, path, filled.key)
    assert (tried.links, tried.database) == (3, "")
    with pytest.raises(Refused, check=lambda error: error.kind == "sealed.wrong_key"):
        backing_up.try_out(filled.machine, filled.place, path, sealed_file.new_key())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Damaged, check=lambda error: error.kind == "sealed.damaged"):
        backing_up.try_out(filled.machine, filled.place, path, filled.key)


def test_a_record_that_was_changed_by_its_owner_is_not_backed_up_as_a_good_one(filled):
    with filled.cluster.connected(filled.database.name) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "UPDATE countersign.action SET at = '2026-01-01T00:00:00Z' WHERE seq = 1"
        )
    with pytest.raises(Damaged, check=lambda error: error.kind == "ledger.damaged"):
        back_up(filled)
    assert not any(Path(filled.place.backups).iterdir())
    assert list(last_backups()) == []


def test_a_rule_that_was_switched_off_is_told_instead_of_a_backup(filled):
    with filled.cluster.connected(filled.database.name) as connection:
        connection.execute("ALTER TABLE countersign.action DISABLE TRIGGER ALL")
    with pytest.raises(Damaged, check=lambda error: error.kind == "ledger.enforcement"):
        back_up(filled)


def test_after_a_disaster_people_log_in_with_the_passwords_they_had(filled):
    path = back_up(filled).path
    name = filled.database.name
    filled.team.close()
    with filled.cluster.connected("postgres") as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        for (role,) in connection.execute(
            "SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", [f"{name}_"]
        ).fetchall():
            connection.execute(f'DROP ROLE "{role}"')
    done = backing_up.restore(filled.machine, filled.place, path, filled.key, name, NOW)
    assert (done.links, done.is_record, done.aside) == (3, True, "")
    assert read(filled) == 3
    assert filled.team.of("ceo").verify_chains() == 3
    assert Walk(filled.team.company, filled.team, "p2").sending().fence == 1


def test_what_is_there_is_set_aside_and_a_copy_is_nobody_s(filled):
    path, name = back_up(filled).path, filled.database.name
    with pytest.raises(Refused, check=lambda error: error.kind == "host.backup_exists"):
        backing_up.restore(filled.machine, filled.place, path, filled.key, name, NOW)
    done = backing_up.restore(filled.machine, filled.place, path, filled.key, name, NOW, aside=True)
    copy = f"{name}_copy"
    backing_up.restore(filled.machine, filled.place, path, filled.key, copy, NOW)
    assert {name, copy, done.aside} <= databases(filled)
    for nobody_s in (copy, done.aside):
        conninfo = filled.server.conninfo(nobody_s, filled.database.role("ceo"), "of ceo")
        with pytest.raises(psycopg.OperationalError, match="pg_hba"):
            psycopg.connect(conninfo)


def test_a_restore_that_fails_leaves_the_record_where_it_was(filled, monkeypatch):
    path, name = back_up(filled).path, filled.database.name
    before = databases(filled)

    def changed(*_):
        raise Damaged("ledger.enforcement", object="x", path=name)

    monkeypatch.setattr(backing_up.copying, "as_shipped", changed)
    with pytest.raises(Damaged):
        backing_up.restore(filled.machine, filled.place, path, filled.key, name, NOW, aside=True)
    assert databases(filled) == before
    filled.team.close()
    assert read(filled) == 3


def test_whoever_saw_more_than_was_put_back_knows_how_much_was_lost(filled):
    path, name = back_up(filled).path, filled.database.name
    company = filled.team.company
    Walk(company, filled.team, "p2").approved()
    chains = [AccountId(ACCOUNT)]
    with filled.team.of("ceo").begin() as work:
        seen = heads_of(Chains().of(work, chains), chains)
    filled.team.close()
    backing_up.restore(
        filled.machine, filled.place, path, filled.key, name, NOW + timedelta(1), aside=True
    )
    remembered = {chain: (head,) for chain, head in seen.items()}
    assert LEDGER_CHAIN in remembered
    with filled.team.of("ceo").begin() as work:
        links = Chains().of(work, chains)
    with pytest.raises(Damaged) as lost:
        require_remembered(links, remembered)
    assert (lost.value.kind, lost.value.facts["lost"]) == ("chain.lost", "2")
