"""Two computers, one team's record: founded, sealed by root keys, pinned, posted; then its administrator
turns against it. Everything people do is typed as commands; X is scripted."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import keyring
import pytest
from psycopg import sql

from desktop_app import bootstrap, cli, membership, teams
from desktop_app.adapters import keychain
from desktop_app.domain.errors import CountersignError
from desktop_app.services import enrolling, publishing
from desktop_app.services.publisher import Publisher
from tests.adapters.test_keychain import Entries
from tests.contracts.company import public_key_of
from tests.fakes import FakePoster
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.conftest import RULEBOOK
from tests.services.test_founding import PEOPLE

PASSPHRASE = "somebody's passphrase"
TEXT = "Merci à tous pour cette belle journée à Lyon."
TEAM = PEOPLE.replace("[[person]]", "cool_off_minutes = 0\n\n[[person]]", 1)


@dataclass
class Machine:
    """A computer: its folder, its keychain, and as whom it opens the record."""

    home: Path
    address: str
    capfd: object
    patch: pytest.MonkeyPatch
    keychain: Entries = field(default_factory=Entries)
    x: FakePoster = field(default_factory=FakePoster)

    def here(self) -> None:
        """Everything in this process happens on this computer from now on."""
        self.home.mkdir(exist_ok=True)
        self.patch.setattr(keyring, "get_keyring", lambda: self.keychain)
        self.patch.setenv("COUNTERSIGN_HOME", str(self.home))
        self.patch.setenv("COUNTERSIGN_LEDGER", self.address)
        self.patch.setenv("LANG", "en_GB.UTF-8")

    def run(self, *arguments, secret: str = "") -> tuple[int, str, str]:
        self.here()
        if "--as" in arguments:
            actor = arguments[arguments.index("--as") + 1]
            address = re.sub("//[a-z]+@", f"//{actor}@", self.address)
            self.patch.setenv("COUNTERSIGN_LEDGER", address)
        self.capfd.readouterr()
        told = self.home / "told"
        told.write_text(f"{secret or PASSPHRASE}\n", "utf-8")
        typed = [str(one) for one in arguments]
        with told.open("rb") as source:
            if (
                "--as" in typed
                or "root-key" in typed
                or ("sign" in typed and "--paper" not in typed)
            ):
                if "--paper" not in typed and not {"show", "list"} & set(typed):
                    typed.append(f"--passphrase-fd={source.fileno()}")
            elif "login" in typed:
                typed.append(f"--password-fd={source.fileno()}")
            code = cli.main(typed)
        said = self.capfd.readouterr()
        return code, said.out, said.err

    def done(self, *arguments, **options) -> str:
        code, out, err = self.run(*arguments, **options)
        assert code == 0, err
        return out.strip()

    @contextmanager
    def opened(self):
        """The program on this computer, with a scripted X."""
        self.here()
        opening = bootstrap.opening(bootstrap.home())
        try:
            yield replace(opening.load(), poster=lambda _account: self.x)
        finally:
            opening.close()

    def publish(self, post) -> str:
        """What became of the post when this computer let its publisher run: an outcome or an error."""
        with self.opened() as parts:
            reports = Publisher(parts.of_publisher()).run().reports
        said = [r.error.kind if r.error else str(r.outcome.kind) for r in reports if r.post == post]
        return " ".join(said)


@dataclass
class Team:
    """`legal` is where zoe, anne and the publisher work; `comms` is marc's computer."""

    database: object
    legal: Machine
    comms: Machine

    def seal(self, tmp_path) -> None:
        """Three root keys, a first roster signed by two of them, adopted by two people, pinned."""
        director = self.legal.done("roster", "root-key", "director")
        other = self.comms.done("roster", "root-key", "legal")
        *_, safe = self.comms.done("roster", "root-key", "safe", "--paper").splitlines()
        roots = [f"--root={one}" for one in (director, other, safe)]
        file = tmp_path / "roster.json"
        self.legal.done("roster", "draft", file, *roots)
        self.sign(file)
        self.bring(file)
        words = self.comms.done("roster", "words").split()
        for machine in (self.legal, self.comms):
            machine.done("roster", "pin", *words)

    def sign(self, file) -> None:
        self.legal.done("roster", "sign", file, "--root", "director")
        self.comms.done("roster", "sign", file, "--root", "legal")

    def bring(self, file) -> None:
        proposal = self.legal.done("roster", "propose", "--as", "zoe", file)
        self.comms.done("roster", "adopt", "--as", "marc", proposal)

    def approved(self) -> str:
        post = self.legal.done("submit", "--as", "anne", TEXT)
        shown = self.comms.done("show", "--json", "--as", "marc", post)
        fingerprint = re.search(r'"fingerprint": ?"([0-9a-f]{64})"', shown)[1]
        verdict = ("--fingerprint", fingerprint, "--verdict", "approve")
        self.comms.done("decide", "--as", "marc", *verdict, post)
        return post

    def asked(self, post) -> None:
        """Legal has a doubt: until it is settled, nothing goes."""
        shown = self.legal.done("show", "--json", "--as", "zoe", post)
        about = ("--fingerprint", re.search(r'"fingerprint": ?"([0-9a-f]{64})"', shown)[1])
        self.legal.done("comment", "--as", "zoe", *about, post, "Est-ce bien vrai ?")

    @contextmanager
    def administrator(self):
        """The server's superuser, for whom no trigger fires."""
        with self.database.superuser() as connection:
            connection.execute("SET search_path = countersign")
            connection.execute("SET session_replication_role = replica")
            yield connection


@pytest.fixture(autouse=True)
def _quick(request, monkeypatch):
    """Passphrases are slow on purpose, and rules to read: the whole walk alone does without this."""
    if request.function is test_from_the_founding_to_a_post:
        return
    monkeypatch.setattr(keychain, "_SCRYPT_N", 2**10)
    monkeypatch.setattr(keychain, "_SCRYPT_ALLOWED", frozenset({2**10}))
    monkeypatch.setattr(bootstrap, "rulebook", lambda: RULEBOOK)


@pytest.fixture
def database(postgres_server):
    made = postgres_server.empty()
    yield made
    made.drop()


@pytest.fixture
def team(database, tmp_path, capfd, monkeypatch):
    plain = database.address
    legal = Machine(tmp_path / "legal", plain.replace("://", "://zoe@"), capfd, monkeypatch)
    comms = Machine(tmp_path / "comms", plain.replace("://", "://marc@"), capfd, monkeypatch)
    comms.here()
    key = membership.own_key("marc", PASSPHRASE)
    people = TEAM.replace('id = "marc"', f'id = "marc"\nkey = "{key}"')
    legal.here()
    where = teams.server(plain.replace("://", f"://{ADMINISTRATOR}@"), lambda _login: PASSWORD)
    marc = next(one for one in teams.found(where, people, lambda _who: PASSPHRASE) if one.password)
    comms.done("ledger", "login", comms.address, secret=marc.password)
    return Team(database, legal, comms)


@pytest.fixture
def sealed(team, tmp_path):
    team.seal(tmp_path)
    team.comms.done("heartbeat", "--as", "marc")
    return team


def test_before_a_roster_nothing_leaves(team):
    post = team.approved()
    assert team.legal.publish(post) == "roster.none"
    assert team.legal.x.received == []
    assert "roster.none" not in team.legal.run("roster", "status")[1]


def test_from_the_founding_to_a_post(team, tmp_path):
    team.seal(tmp_path)
    post = team.approved()
    assert team.legal.publish(post) == "heartbeat.none"
    assert "for 2 chains" in team.comms.done("heartbeat", "--as", "marc")
    assert team.legal.publish(post) == "posted"
    assert [one.content.text for one in team.legal.x.received] == [TEXT]
    page = tmp_path / "page.txt"
    page.write_text(team.comms.done("checkpoint", "--as", "marc"), "utf-8")
    beside = ("ledger", "verify", team.legal.address, "--checkpoint")
    assert "everything that marc signed for" in team.legal.done(*beside, page)
    for bad in (tmp_path / "none", tmp_path):
        assert "cannot be opened" in team.legal.run(*beside, bad)[2]
    page.write_text(page.read_text("utf-8"), "utf-16")
    assert "no signed checkpoint" in team.legal.run(*beside, page)[2]
    said = team.legal.done("roster", "status")
    assert "this computer trusts it" in said
    assert "confirmed by marc" in said


def test_six_other_words_are_refused(team, tmp_path):
    team.seal(tmp_path)
    words = team.comms.done("roster", "words").split()
    code, _, err = team.legal.run("roster", "pin", "--again", *reversed(words))
    assert (code, "six words" in err) == (1, True), err


def test_what_is_signed_by_one_root_is_adopted_by_nobody(team, tmp_path):
    director = team.legal.done("roster", "root-key", "director")
    keys = {name: public_key_of(name) for name in ("other", "safe")}
    roots = [f"--root={director}", *(f"--root={name}={key}" for name, key in keys.items())]
    file = tmp_path / "roster.json"
    team.legal.done("roster", "draft", file, *roots)
    team.legal.done("roster", "sign", file, "--root", "director")
    proposal = team.legal.done("roster", "propose", "--as", "zoe", file)
    assert "signed by director" in team.comms.done("roster", "status")
    code, _, err = team.comms.run("roster", "adopt", "--as", "marc", proposal)
    assert (code, "1" in err) == (1, True), err


def test_the_page_in_the_safe_replaces_a_lost_root_key(team, tmp_path, monkeypatch):
    director = team.legal.done("roster", "root-key", "director")
    lost = f"legal={public_key_of('lost')}"
    page = team.comms.done("roster", "root-key", "safe", "--paper")
    *_, safe = page.splitlines()
    lines = "\n".join(re.findall(r"^ +([1-7]  .+)$", page, re.MULTILINE))
    file = tmp_path / "roster.json"

    def sign():
        team.legal.done("roster", "sign", file, "--root", "director")
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        team.comms.done("roster", "sign", file, "--root", "safe", "--paper")

    roots = [f"--root={one}" for one in (director, lost, safe)]
    team.legal.done("roster", "draft", file, *roots)
    sign()
    team.bring(file)
    found = team.comms.done("roster", "root-key", "legal")
    team.legal.done("roster", "draft", file, f"--root={found}")
    sign()
    team.bring(file)
    assert team.legal.done("roster", "status").startswith("roster 2, until")


def test_whoever_left_reads_nothing_of_the_accounts(sealed, tmp_path):
    sealed.approved()
    file = tmp_path / "next.json"
    sealed.legal.done("roster", "draft", file, "--remove", "anne")
    sealed.sign(file)
    sealed.bring(file)
    anne = replace(sealed.legal, address=sealed.legal.address.replace("zoe", "anne"))
    with anne.opened() as parts, parts.store.begin() as work:
        assert work.chain("ceo") == ()
        assert len(work.rules()) == 6
        assert work.charter().person("anne").name == "Anne Maurel"
    code, _, err = anne.run("submit", "--as", "anne", TEXT)
    assert (code, "role" in err or "may" in err) == (1, True), err


def test_a_machine_that_was_replaced_sends_no_more(sealed, tmp_path):
    post = sealed.approved()
    sealed.comms.here()
    spare = membership.own_key("spare", "")
    file = tmp_path / "next.json"
    changes = ("--add", f"spare={spare}:Spare", "--sender", "ceo=spare")
    sealed.legal.done("roster", "draft", file, *changes, "--remove", "office-computer")
    sealed.sign(file)
    sealed.bring(file)
    assert sealed.legal.publish(post) == ""  # nothing here may send any more
    with sealed.legal.opened() as parts, pytest.raises(CountersignError) as caught:
        publishing.publish(replace(parts, publisher="office-computer").of_publisher(), post)
    assert caught.value.kind in ("publish.other_machine", "publish.no_publisher")
    assert sealed.legal.x.received == []


def test_a_heartbeat_is_due_until_somebody_gave_it(sealed):
    with sealed.comms.opened() as parts:
        assert not enrolling.is_due(parts, "marc")
        assert not enrolling.is_due(parts, "anne")
    with sealed.legal.opened() as parts:
        assert not enrolling.is_due(replace(parts, trust=None), "zoe")


def _rewritten(connection) -> None:
    connection.execute("UPDATE action SET at = '2026-01-01T00:00:00Z' WHERE kind = 'approve'")


def _other_key(connection) -> None:
    key, old = public_key_of("mallory"), "SELECT key FROM person WHERE id = 'marc'"
    (marc,) = connection.execute(old).fetchone()
    connection.execute("UPDATE person SET key = %s WHERE id = 'marc'", [key])
    connection.execute("UPDATE standing SET charter = replace(charter, %s, %s)", [marc, key])


def _last_gone(connection) -> None:
    connection.execute("DELETE FROM comment")
    connection.execute("DELETE FROM action WHERE account = 'ceo' AND kind = 'comment'")
    connection.execute("UPDATE post SET state = 'approved'")
    connection.execute(
        "UPDATE chain SET (seq, hash) = (SELECT seq, hash FROM action AS a "
        "WHERE a.account = 'ceo' ORDER BY seq DESC LIMIT 1) WHERE account = 'ceo'"
    )


@pytest.mark.parametrize(
    ("attack", "kind"), [(_rewritten, "ledger.damaged"), (_other_key, "ledger.damaged")]
)
def test_the_administrator_changes_what_was_written(sealed, attack, kind):
    post = sealed.approved()
    with sealed.administrator() as connection:
        attack(connection)
    assert sealed.legal.publish(post) == kind
    assert sealed.legal.x.received == []


def test_the_administrator_takes_the_last_action_away(sealed):
    """Somebody asked a question; without it the post would go."""
    post = sealed.approved()
    sealed.asked(post)
    with sealed.legal.opened() as parts:
        assert parts.notices == ()
    with sealed.administrator() as connection:
        _last_gone(connection)
    assert sealed.legal.publish(post) == "chain.lost"
    with sealed.legal.opened() as parts:
        assert [one.kind for one in parts.notices] == ["chain.lost"]
        assert parts.notices[0].facts["lost"] == "1"
    assert sealed.legal.x.received == []


def test_the_administrator_restores_yesterdays_backup(sealed):
    post = sealed.approved()
    name, database = sealed.database.name, sealed.database
    backup = sql.Identifier(f"{name}b")
    with database.server.superuser() as server:
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(copy.format(backup, sql.Identifier(name)))
    sealed.asked(post)
    assert sealed.legal.publish(post) == ""
    with database.server.superuser() as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(backup, sql.Identifier(name))
        )
        server.execute(
            sql.SQL(
                "REVOKE ALL ON DATABASE {0} FROM PUBLIC; GRANT CONNECT ON DATABASE {0} TO {1}; "
                "ALTER DATABASE {0} OWNER TO {2}"
            ).format(*(sql.Identifier(one) for one in (name, database.member, ADMINISTRATOR)))
        )
    assert sealed.legal.publish(post) == "chain.lost"
    assert sealed.legal.x.received == []
    code, _, err = sealed.legal.run("ledger", "verify", sealed.legal.address)
    assert (code, "lost" in err) == (1, True), err
