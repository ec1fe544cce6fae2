"""Coming in by an invitation, and what somebody with a login might try there: SQL by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from desktop_app.adapters.ledger.postgres import enforcement as enforcing
from desktop_app.adapters.ledger.postgres import open_lobby
from desktop_app.adapters.ledger.postgres import server as administration
from desktop_app.adapters.ledger.postgres.enforcement import digests
from desktop_app.domain.canonical import canonical, digest, pre_authentication
from desktop_app.domain.errors import LedgerRefused, Refused, Unavailable
from desktop_app.services.joining import JOINING_TYPE
from desktop_app.services.teaming_ports import Guest
from tests.adapters.ledger.postgres.people import DENIED, Now, People
from tests.contracts.company import Company, charter, key_of, public_key_of

PLAN = "the people file"
FIRST, OWN = "one-time", "of their own"
K_LEGAL, K_COMMS, K_CEO = "legal", "comms", "ceo"


class Guests:
    """A planned record, to which people were invited; `enter` makes them members."""

    def __init__(self, database) -> None:
        self.database = database
        self.engine = database.engine()
        administration.plan(self.engine, PLAN)
        self._open = []

    def invite(self, person: str, duties: str = "", hours: int = 72) -> None:
        until = datetime.now(UTC) + timedelta(hours=hours)
        guest = Guest(person=person, name=person.title(), duties=duties)
        administration.invite(self.engine, guest, FIRST, until)

    def lobby(self, person: str, password: str):
        made = open_lobby(self.database.address, person, lambda: password)
        self._open.append(made)
        return made

    def enter(self, person: str) -> None:
        self.lobby(person, FIRST).enter(OWN)

    def connection(self, person: str, password: str = OWN):
        made = psycopg.connect(
            self.database.server.conninfo(self.database.name, self.database.role(person), password),
            autocommit=True,
        )
        made.execute("SET search_path = countersign")
        self._open.append(made)
        return made

    def record(self, action, by: str) -> None:
        self.connection(by).execute(*People.insertion(None, action))

    def close(self) -> None:
        for one in self._open:
            one.close()
        self.engine.dispose()


def said(kind: str, by: str, about: str, **changes) -> str:
    body = {
        "v": 1,
        "kind": kind,
        "realm": "x",
        "ledger": digest(PLAN),
        "by": by,
        "person": about,
        "key": public_key_of(about),
        "root": None,
    }
    return canonical({**body, **changes})


def signed(body: str, key: str) -> str:
    return key_of(key).sign(pre_authentication(JOINING_TYPE, body)).hex()


def fails(code: str):
    return pytest.raises(psycopg.Error, check=lambda error: error.sqlstate == code)


@pytest.fixture(scope="module", autouse=True)
def _as_it_is_now(server):
    """Whether the shipped list is current is another test's to say."""
    database = server.database()
    engine = database.engine()
    with engine.begin() as connection:
        installed = {name: (said,) for name, said in digests(connection).items()}
    engine.dispose()
    database.drop()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(enforcing, "_shipped", lambda: installed)
        yield


@pytest.fixture
def guests(database):
    made = Guests(database)
    made.invite(K_COMMS, "communications")
    made.invite(K_LEGAL, "legal")
    made.invite(K_CEO, "executive")
    yield made
    made.close()


def test_an_invited_login_is_nobody_and_can_only_come_in(guests):
    connection = guests.connection(K_COMMS, FIRST)
    for question in ("SELECT * FROM plan", "SELECT * FROM person", "SELECT me()"):
        with pytest.raises(psycopg.Error):
            connection.execute(question)
    role = guests.database.role(K_COMMS)
    for attack in (
        f'GRANT {guests.database.member} TO "{role}"',
        f"ALTER ROLE \"{role}\" VALID UNTIL 'infinity'",
        "CREATE TABLE countersign_door.mine (n int)",
        "CREATE TEMPORARY TABLE mine (n int)",
    ):
        with fails(DENIED):
            connection.execute(attack)


def test_the_password_is_changed_once_and_what_was_open_is_closed(guests):
    listening = guests.connection(K_COMMS, FIRST)
    guests.enter(K_COMMS)
    with pytest.raises(psycopg.Error):
        listening.execute("SELECT 1")
    with pytest.raises(Unavailable, check=lambda error: error.kind == "ledger.login"):
        guests.enter(K_COMMS)
    member = guests.connection(K_COMMS)
    assert member.execute("SELECT me()").fetchone() == (K_COMMS,)
    verifier = "SCRAM-SHA-256$4096:" + "A" * 24 + "$" + "A" * 44 + ":" + "A" * 44
    with fails("CS050"):  # a member's password is not this function's to change
        member.execute("SELECT countersign_door.enter(%s)", [verifier])


@pytest.mark.parametrize(
    "verifier", ["password", "md5" + "0" * 32, "x'; ALTER ROLE postgres SUPERUSER; --", None]
)
def test_what_is_no_verifier_changes_nothing(guests, verifier):
    with fails("CS050"):
        guests.connection(K_COMMS, FIRST).execute("SELECT countersign_door.enter(%s)", [verifier])
    guests.enter(K_COMMS)


def test_a_session_that_was_open_when_the_invitation_ended_comes_in_no_more(guests):
    connection = guests.connection(K_COMMS, FIRST)
    with guests.database.superuser() as superuser:
        role = guests.database.role(K_COMMS)
        superuser.execute(f"ALTER ROLE \"{role}\" VALID UNTIL '2026-01-01'")
    verifier = "SCRAM-SHA-256$4096:" + "A" * 24 + "$" + "A" * 44 + ":" + "A" * 44
    with fails("CS050"):
        connection.execute("SELECT countersign_door.enter(%s)", [verifier])
    with pytest.raises(psycopg.OperationalError):
        guests.connection(K_COMMS, FIRST)


def test_somebody_shut_out_is_not_let_in_by_the_old_invitation(guests):
    guests.enter(K_COMMS)
    administration.disable_login(guests.engine, K_COMMS)
    guests.invite(K_COMMS, "communications")
    with pytest.raises(psycopg.OperationalError):
        guests.connection(K_COMMS)
    with guests.connection(K_COMMS, FIRST) as again, pytest.raises(psycopg.Error):
        again.execute("SELECT * FROM joining")
    guests.enter(K_COMMS)


def test_one_posts_ones_own_key_and_signs_it(guests):
    for person in (K_COMMS, K_LEGAL, K_CEO):
        guests.enter(person)
    lobby = guests.lobby(K_COMMS, OWN)
    good = said("join", K_COMMS, K_COMMS)
    lobby.post(good, signed(good, K_COMMS))
    for kind, body, key in (
        ("ledger.joining", said("join", K_COMMS, K_LEGAL), K_LEGAL),  # another's name
        ("ledger.joining", said("join", K_LEGAL, K_LEGAL), K_LEGAL),
        ("ledger.signature", said("join", K_COMMS, K_COMMS, key=public_key_of(K_LEGAL)), K_COMMS),
        ("ledger.joining", said("join", K_COMMS, K_COMMS, ledger="0" * 64), K_COMMS),
        ("ledger.joining", said("join", K_COMMS, K_COMMS, more="x"), K_COMMS),
        ("ledger.joining", said("join", K_COMMS, K_COMMS, root="x"), K_COMMS),
        ("ledger.joining", f" {good}", K_COMMS),
        ("ledger.joining", said("bless", K_COMMS, K_LEGAL), K_COMMS),
        ("ledger.joining", said("confirm", K_COMMS, K_COMMS), K_COMMS),  # oneself
    ):
        with pytest.raises(LedgerRefused, check=lambda error, kind=kind: error.kind == kind):
            lobby.post(body, signed(body, key))
    assert [one.person for one in lobby.read().entries] == [K_COMMS]


def test_only_the_first_of_communications_and_legal_confirm(guests):
    for person in (K_COMMS, K_CEO):
        guests.enter(person)
        own = said("join", person, person)
        guests.lobby(person, OWN).post(own, signed(own, person))
    body = said("confirm", K_CEO, K_COMMS)
    with pytest.raises(LedgerRefused, check=lambda error: error.kind == "ledger.joining"):
        guests.lobby(K_CEO, OWN).post(body, signed(body, K_CEO))
    body = said("confirm", K_COMMS, K_CEO)
    guests.lobby(K_COMMS, OWN).post(body, signed(body, K_COMMS))


def test_what_was_said_stays_and_nobody_speaks_for_another(guests):
    guests.enter(K_COMMS)
    guests.enter(K_CEO)
    connection, body = guests.connection(K_COMMS), said("join", K_COMMS, K_COMMS)
    row = [body, signed(body, K_COMMS)]
    connection.execute("INSERT INTO joining (body, signature) VALUES (%s, %s)", row)
    for attack in (
        "INSERT INTO joining (person, at, body, signature) VALUES ('ceo', '', '', '')",
        "UPDATE joining SET body = body",
        "DELETE FROM joining",
        "TRUNCATE joining",
        "INSERT INTO invited (person, name, duties, until) VALUES ('comms', '', 'legal', '')",
        "UPDATE invited SET duties = 'legal'",
        "INSERT INTO plan (body) VALUES ('mine')",
        "DELETE FROM plan",
    ):
        with fails(DENIED):
            connection.execute(attack)
    with guests.database.superuser() as superuser:
        for table in ("plan", "invited", "joining"):
            with fails("CS100"):
                superuser.execute(f"DELETE FROM countersign.{table}")


def test_nobody_floods_it(guests):
    guests.enter(K_COMMS)
    connection, body = guests.connection(K_COMMS), said("join", K_COMMS, K_COMMS)
    with guests.database.superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(
            "INSERT INTO countersign.joining (person, at, body, signature) "
            "SELECT 'comms', '', '{}', '' FROM generate_series(1, 100)"
        )
    with fails("CS050"):
        connection.execute(
            "INSERT INTO joining (body, signature) VALUES (%s, %s)", [body, signed(body, K_COMMS)]
        )


def test_before_the_seal_only_legal_writes_and_only_the_charter(guests):
    company = Company(Now(), charter())
    for person in (K_COMMS, K_LEGAL):
        guests.enter(person)
    with fails("CS051"):
        guests.record(company.founding(K_COMMS), K_COMMS)
    guests.record(company.founding(), K_LEGAL)
    with fails("CS051"):
        guests.record(company.proposal(K_COMMS), K_COMMS)


def test_whoever_comes_later_sees_nothing_of_the_team(guests):
    for person in (K_COMMS, K_LEGAL):
        guests.enter(person)
    guests.record(Company(Now(), charter()).founding(), K_LEGAL)
    guests.invite("late", "executive")
    guests.enter("late")
    late = guests.connection("late")
    for table in ("plan", "joining", "person", "action", "duty", "standing"):
        assert late.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert late.execute("SELECT person FROM invited").fetchall() == [("late",)]
    lobby = guests.lobby("late", OWN)
    name = lobby.read().ledger
    body = said("join", "late", "late", ledger=name)
    lobby.post(body, signed(body, "late"))
    taken = said("join", "late", "late", ledger=name, key=public_key_of(K_LEGAL))
    with pytest.raises(LedgerRefused):
        lobby.post(taken, signed(taken, K_LEGAL))
    assert [one.person for one in lobby.read().entries] == ["late"]


def test_a_plan_is_made_once(guests):
    with pytest.raises(Refused, check=lambda error: error.kind == "ledger.database_used"):
        administration.plan(guests.engine, "another")
    found = administration.look_in(guests.engine)
    assert (found.plan, [one.person for one in found.guests]) == (PLAN, ["ceo", "comms", "legal"])


def test_all_of_it_can_be_taken_out_again(guests):
    guests.enter(K_COMMS)
    administration.take_out(guests.engine)
    with guests.database.superuser() as superuser:
        left = "SELECT count(*) FROM pg_roles WHERE starts_with(rolname, %s)"
        assert superuser.execute(left, [f"{guests.database.name}_"]).fetchone() == (0,)
