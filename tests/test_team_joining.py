"""A team comes together on a real PostgreSQL: created, joined by each on a computer of their own, sealed.

Everything people do is typed as commands.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import keyring
import pytest

from desktop_app import bootstrap, cli, membership
from desktop_app.adapters import keychain
from desktop_app.domain import spoken
from desktop_app.domain.account import AccountId, Duty, PersonId, Role
from desktop_app.domain.action import LEDGER_CHAIN
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.domain.heads import Head
from desktop_app.services import enrolling, teaming
from desktop_app.services.rosters import read_pin
from tests.adapters.test_keychain import Entries
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.conftest import RULEBOOK
from tests.services.test_founding import PEOPLE

PASSPHRASE = "somebody's passphrase"
TEXT = "Merci à tous pour cette belle journée à Lyon."
PEOPLE_FILE = PEOPLE.replace("[[person]]", "cool_off_minutes = 0\n\n[[person]]", 1)
FOUNDERS = ("anne", "marc", "zoe", "office-computer")
PAIRS = (("marc", "zoe"), ("zoe", "marc"), ("zoe", "anne"), ("marc", "office-computer"))
ADMIN = {"secret": PASSWORD, "option": "--password-fd"}
OTHER_DUTY = Duty(person=PersonId("anne"), account=AccountId("ceo"), role=Role.LEGAL)


@dataclass
class Computer:
    """Somebody's computer: a folder and a keychain of its own."""

    home: Path
    capfd: object
    patch: pytest.MonkeyPatch
    entries: Entries = field(default_factory=Entries)

    def here(self) -> None:
        self.home.mkdir(exist_ok=True)
        self.patch.setattr(keyring, "get_keyring", lambda: self.entries)
        self.patch.setenv("COUNTERSIGN_HOME", str(self.home))
        self.patch.delenv("COUNTERSIGN_LEDGER", raising=False)
        self.patch.setenv("LANG", "en_GB.UTF-8")

    def run(self, *arguments, secret: str = PASSPHRASE, option: str = "") -> tuple[int, str, str]:
        self.here()
        self.capfd.readouterr()
        told = self.home / "told"
        told.write_text(f"{secret}\n", "utf-8")
        with told.open("rb") as source:
            said = [f"{option}={source.fileno()}"] if option else []
            code = cli.main([*map(str, arguments), *said])
        heard = self.capfd.readouterr()
        return code, heard.out, heard.err

    def done(self, *arguments, **options) -> str:
        code, out, err = self.run(*arguments, **options)
        assert code == 0, err
        return out.strip()

    def refused(self, *arguments, **options) -> str:
        code, out, err = self.run(*arguments, **options)
        assert (code, out) == (1, ""), (code, out)
        return err.strip()

    def signs(self, *arguments) -> str:
        return self.done(*arguments, option="--passphrase-fd")

    def opens(self):
        self.here()
        opening = bootstrap.opening(bootstrap.home())
        try:
            return opening.load()
        finally:
            opening.close()


@dataclass
class Team:
    database: object
    folder: Path
    capfd: object
    patch: pytest.MonkeyPatch
    words: dict[str, str] = field(default_factory=dict)
    page: str = ""  #: for the safe
    computers: dict[str, Computer] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return self.database.address.replace("://", f"://{ADMINISTRATOR}@")

    def of(self, person: str) -> Computer:
        made = Computer(self.folder / person, self.capfd, self.patch)
        return self.computers.setdefault(person, made)

    def administers(self, *arguments) -> str:
        return self.of("admin").done(*arguments, secret=PASSWORD, option="--password-fd")

    def create(self) -> str:
        file = self.folder / "people.toml"
        file.write_text(PEOPLE_FILE, "utf-8")
        return self.administers("team", "create", self.address, file, "--to", self.invitations)

    @property
    def invitations(self) -> Path:
        return self.folder / "invitations"

    def invitation(self, person: str) -> Path:
        return self.invitations / f"{person}.invitation"

    def join(self, person: str, computer: str = "") -> str:
        said = self.of(computer or person).signs("team", "join", self.invitation(person))
        self.words[person] = re.search(r"^  (\w+(?: \w+){5})$", said, re.MULTILINE)[1]
        return said

    def refused_to_open(self, person: str) -> CountersignError:
        with pytest.raises(CountersignError) as told:
            self.of(person).opens()
        return told.value

    def confirm(self, holder: str, person: str) -> str:
        return self.of(holder).signs("team", "confirm", person, *self.words[person].split())


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Passphrases and words are slow on purpose, and rules to read."""
    monkeypatch.setattr(spoken, "_SCRYPT", {"n": 2, "r": 8, "p": 1})
    monkeypatch.setattr(keychain, "_SCRYPT_N", 2**10)
    monkeypatch.setattr(keychain, "_SCRYPT_ALLOWED", frozenset({2**10}))
    monkeypatch.setattr(bootstrap, "rulebook", lambda: RULEBOOK)


@pytest.fixture
def team(postgres_server, tmp_path, capfd, monkeypatch):
    database = postgres_server.empty()
    yield Team(database, tmp_path, capfd, monkeypatch)
    database.drop()


@pytest.fixture
def joined(team):
    team.create()
    for person in FOUNDERS:
        team.join(person)
    return team


@pytest.fixture
def sealed(joined):
    for holder, person in PAIRS:
        joined.confirm(holder, person)
    joined.page = joined.of("zoe").signs("team", "seal")
    joined.of("marc").signs("team", "seal", "--yes")
    return joined


def test_from_an_empty_database_to_a_sealed_record(team):
    said = team.create()
    assert said.count("good once") == 4
    assert "anne" in team.of("admin").done("team", "status", team.address, **ADMIN)
    first = team.join("marc")
    assert "(countersign team join FILE): anne, zoe, office-computer" in first
    team.join("zoe")
    told = team.refused_to_open("marc")
    assert told.kind == "team.unsealed"
    assert told.facts["people"] == "Anne Maurel, Office computer"
    team.join("anne")
    assert "read aloud by: anne, marc, zoe, office-computer." in team.join("office-computer")
    assert "confirm PERSON six words" in team.confirm("marc", "zoe")
    team.confirm("zoe", "marc")
    team.confirm("zoe", "anne")
    assert team.refused_to_open("anne").kind == "team.unsealed_joined"
    assert "Office computer" in team.of("zoe").refused("team", "seal", option="--passphrase-fd")
    assert "on the computer of zoe" in team.confirm("marc", "office-computer")
    assert "zoe" in team.of("marc").refused("team", "seal", option="--passphrase-fd")
    page = team.of("zoe").signs("team", "seal")
    assert len(re.findall(r"^ +[1-7]  .+", page, re.MULTILINE)) == 7
    assert "on the computer of marc" in page
    assert team.refused_to_open("zoe").kind == "team.unsealed_joined"
    assert "+" not in team.of("anne").done("team", "status")
    assert "is in force" in team.of("marc").signs("team", "seal", "--yes")
    for holder in ("marc", "zoe"):
        assert team.of(holder).opens().notices == ()
    assert [one.kind for one in team.of("anne").opens().notices] == ["pin.none"]
    words = team.of("marc").done("roster", "words").split()
    team.of("anne").done("roster", "pin", *words)
    assert team.of("anne").opens().notices == ()


def test_before_the_seal_nothing_is_recorded(joined):
    for person in ("anne", "marc", "office-computer"):
        assert joined.refused_to_open(person).kind == "team.unsealed_joined"
    code, out, err = joined.of("anne").run("submit", "--as", "anne", TEXT)
    assert (code, out, "not sealed" in err) == (1, "", True), err


def test_an_invitation_is_good_once(team):
    team.create()
    team.join("marc")
    before = dict(team.of("marc").entries.entries)
    said = team.of("marc").refused(
        "team", "join", team.invitation("marc"), option="--passphrase-fd"
    )
    assert "used already" in said
    stranger = team.of("stranger")
    refused = stranger.refused("team", "join", team.invitation("marc"), option="--passphrase-fd")
    assert "used already" in refused
    assert team.of("marc").entries.entries == before
    assert stranger.entries.entries == {}


def test_what_was_interrupted_goes_on_with_the_same_invitation(team, monkeypatch):
    team.create()
    with monkeypatch.context() as broken:

        def refuse(*_):
            raise Unavailable("ledger.unreachable")

        broken.setattr(teaming, "announce", refuse)
        said = team.of("zoe").refused(
            "team", "join", team.invitation("zoe"), option="--passphrase-fd"
        )
    assert "server" in said
    assert "Read these six words" in team.join("zoe")


def test_an_invitation_that_has_ended_is_refused_by_the_server_too(team, monkeypatch):
    team.create()
    with team.database.superuser() as connection:
        role = team.database.role("marc")
        connection.execute(f"ALTER ROLE \"{role}\" VALID UNTIL '2026-01-01'")
    said = team.of("marc").refused(
        "team", "join", team.invitation("marc"), option="--passphrase-fd"
    )
    assert "does not take this invitation" in said
    assert "ended at" in team.of("admin").done("team", "status", team.address, **ADMIN)
    team.administers("team", "invite", team.address, "marc", "--to", team.invitations)
    team.join("marc")


def test_a_weak_passphrase_uses_nothing_up(team):
    team.create()
    computer, file = team.of("marc"), team.invitation("marc")
    assert "12" in computer.refused("team", "join", file, secret="short", option="--passphrase-fd")
    team.join("marc")


def test_other_words_confirm_nothing(joined):
    wrong = joined.words["anne"].split()
    said = joined.of("marc").refused("team", "confirm", "zoe", *wrong, option="--passphrase-fd")
    assert "not the six words" in said
    own = joined.words["marc"].split()
    joined.of("marc").refused("team", "confirm", "marc", *own, option="--passphrase-fd")
    said = joined.of("anne").refused(
        "team", "confirm", "zoe", *joined.words["zoe"].split(), option="--passphrase-fd"
    )
    assert "no root key" in said


def test_the_administrator_puts_a_key_of_their_own_in_a_holders_place(joined):
    """Between the joining and the sealing: whoever reads the server's word would believe it."""
    for holder, person in PAIRS:
        joined.confirm(holder, person)
    joined.administers("team", "lost", joined.address, "marc", "--to", joined.invitations)
    joined.join("marc", computer="mallory")
    assert "put another key" in joined.of("zoe").done("team", "status")
    assert "Marc" in joined.of("zoe").refused("team", "seal", option="--passphrase-fd")


def test_the_administrator_changes_the_plan_after_the_words_were_compared(joined):
    for holder, person in PAIRS:
        joined.confirm(holder, person)
    with joined.database.superuser() as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE countersign.plan SET body = body || '# '")
    assert "not compared" in joined.of("zoe").refused("team", "seal", option="--passphrase-fd")


def test_a_charter_that_is_not_what_was_confirmed_is_not_signed_by_the_director(joined):
    for holder, person in PAIRS:
        joined.confirm(holder, person)
    zoe = joined.of("zoe")
    zoe.here()
    with pytest.MonkeyPatch.context() as patched:
        planned = teaming._planned

        def other(team, lobby, holders):
            charter = planned(team, lobby, holders)
            return replace(charter, duties=(*charter.duties, OTHER_DUTY))

        patched.setattr(teaming, "_planned", other)
        zoe.signs("team", "seal")
    code, out, err = joined.of("marc").run("team", "seal", "--yes", option="--passphrase-fd")
    assert (code, "anne executive" in out, "not what was planned" in err) == (1, True, True), err


def test_somebody_new_is_invited_confirmed_and_sealed_in(sealed):
    duties = ("--duty", "communications", "--duty", "executive:ceo")
    invite = ("team", "invite", sealed.address, "lea", "--name", "Léa Roy", *duties)
    sealed.administers(*invite, "--to", sealed.invitations)
    assert "Read these six words" in sealed.join("lea")
    assert sealed.refused_to_open("lea").kind == "team.waiting"
    assert "not in the roster yet" in sealed.of("lea").done("team", "status")
    assert "lea" in sealed.of("zoe").done("team", "status")
    assert "on the computer of marc" in sealed.confirm("zoe", "lea")
    code, out, _ = sealed.of("marc").run(
        "team", "seal", "--yes", secret=PASSPHRASE, option="--passphrase-fd"
    )
    assert (code, "+ ceo: lea executive, communications" in out) == (0, True), out
    assert sealed.of("lea").opens().person == "lea"
    assert "joined" not in sealed.of("zoe").done("team", "status")


def test_a_lost_laptop_is_shut_out_and_its_key_ends(sealed):
    old = sealed.of("anne")
    sealed.administers("team", "lost", sealed.address, "anne", "--to", sealed.invitations)
    with pytest.raises(Unavailable):
        old.opens()
    sealed.join("anne", computer="anne-new")
    sealed.confirm("marc", "anne")
    sealed.of("zoe").signs("team", "seal", "--yes")
    parts = sealed.of("anne-new").opens()
    assert parts.here == ("anne",)
    with pytest.raises(Unavailable):
        old.opens()


def test_a_new_key_on_the_same_computer_replaces_the_lost_one(sealed):
    before = dict(sealed.of("anne").entries.entries)
    sealed.administers("team", "lost", sealed.address, "anne", "--to", sealed.invitations)
    sealed.join("anne")
    after = sealed.of("anne").entries.entries
    assert set(before.values()) - set(after.values()) != set()  # the password
    assert any("former key:anne" in str(name) for name in after)
    sealed.confirm("zoe", "anne")
    sealed.of("marc").signs("team", "seal", "--yes")
    assert sealed.of("anne").opens().here == ("anne",)


def test_the_page_in_the_safe_signs_for_a_holder_whose_laptop_was_lost(sealed, monkeypatch):
    invite = ("team", "invite", sealed.address, "lea", "--duty", "communications")
    sealed.administers(*invite, "--to", sealed.invitations)
    sealed.join("lea")
    sealed.confirm("zoe", "lea")
    sealed.of("marc").signs("team", "seal", "--yes")
    sealed.of("lea").done("roster", "pin", *sealed.of("zoe").done("roster", "words").split())

    sealed.administers("team", "lost", sealed.address, "marc", "--to", sealed.invitations)
    sealed.join("marc", computer="marc-new")
    assert "on the computer of marc" in sealed.confirm("zoe", "marc")
    lines = "\n".join(re.findall(r"^ +([1-7]  .+)$", sealed.page, re.MULTILINE))
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    sealed.of("lea").signs("team", "seal", "--yes", "--paper")
    sealed.of("marc-new").done("roster", "pin", *sealed.of("zoe").done("roster", "words").split())
    assert "you signed roster 4" in sealed.of("marc-new").signs("team", "seal")
    assert "roster 4 is in force" in sealed.of("zoe").signs("team", "seal", "--yes")


def test_a_holder_leaves_and_an_heir_seals_with_the_page_in_the_safe(sealed, monkeypatch):
    invite = ("team", "invite", sealed.address, "lea", "--duty", "communications")
    sealed.administers(*invite, "--to", sealed.invitations)
    sealed.join("lea")
    sealed.confirm("zoe", "lea")
    sealed.of("marc").signs("team", "seal", "--yes")
    said = sealed.of("lea").signs("team", "root-key")
    words = re.search(r"^  (\w+(?: \w+){5})$", said, re.MULTILINE)[1].split()
    leaving = ("team", "remove", "marc", "--reason", "left")
    refused = sealed.of("zoe").refused(*leaving, option="--passphrase-fd")
    assert "holds a root key, and nobody was named" in refused
    assert "on the computer of lea" in sealed.of("zoe").signs(*leaving, "--heir", "lea", *words)
    lines = "\n".join(re.findall(r"^ +([1-7]  .+)$", sealed.page, re.MULTILINE))
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert "roster 3 is in force" in sealed.of("lea").signs("team", "seal", "--yes", "--paper")


def test_whoever_is_removed_is_out_at_once_and_then_out_of_the_roster(sealed):
    why = ("--reason", "left the company")
    said = sealed.administers("team", "remove", "anne", *why, "--server", sealed.address)
    assert "anne is shut out" in said
    with pytest.raises(Unavailable):
        sealed.of("anne").opens()
    assert "on the computer of zoe" in sealed.of("marc").signs("team", "remove", "anne", *why)
    assert "left the company" in sealed.of("zoe").signs("team", "seal", "--yes")
    assert "anne" not in sealed.of("zoe").done("roster", "status")


def test_the_roster_is_made_good_for_another_month(sealed):
    assert "you signed roster 2" in sealed.of("zoe").signs("team", "seal")
    assert "marc" in sealed.of("zoe").refused("team", "seal", option="--passphrase-fd")
    assert "roster 2 is in force" in sealed.of("marc").signs("team", "seal", "--yes")
    assert sealed.of("zoe").opens().notices == ()


def test_what_somebody_sealed_their_computer_remembers_at_once(sealed):
    sealed.of("zoe").signs("team", "seal")
    sealed.of("marc").signs("team", "seal", "--yes")
    place = bootstrap.ledger_place(bootstrap.named_ledger(bootstrap.home()))
    with membership.team(place, bootstrap.home()) as opened:
        pin = read_pin(opened.desk, opened.place, opened.keys.verify)
        now = enrolling.ruled(opened)
    assert pin.trusted.roster.version == 2
    assert pin.heads[LEDGER_CHAIN][-1] == Head(seq=now.seq, hash=now.hash)


def test_who_has_come_may_not_be_invited_again(sealed):
    computer = sealed.of("admin")
    again = ("team", "invite", sealed.address, "marc")
    assert "team lost" in computer.refused(*again, secret=PASSWORD, option="--password-fd")
    wizard = ("team", "invite", sealed.address, "max", "--duty", "wizard")
    assert "wizard" in computer.refused(*wizard, secret=PASSWORD, option="--password-fd")
    assert "no team" in sealed.of("nobody").refused("team", "status")


@pytest.mark.parametrize(
    ("people", "kind"),
    [
        (PEOPLE_FILE.replace('id = "marc"', f'id = "marc"\nkey = "{"0" * 64}"'), "key"),
        (PEOPLE_FILE.replace("executive", "wizard"), "roles"),
    ],
)
def test_a_people_file_that_cannot_be_is_refused_and_nothing_is_left(team, people, kind):
    file = team.folder / "people.toml"
    file.write_text(people, "utf-8")
    create = ("team", "create", team.address, file)
    said = team.of("admin").refused(*create, secret=PASSWORD, option="--password-fd")
    assert kind in said
    with team.database.superuser() as connection:
        assert connection.execute("SELECT to_regnamespace('countersign')").fetchone() == (None,)
