"""`countersign ledger` on a team's server: what docs/team.md tells people to type."""

from __future__ import annotations

import re
from pathlib import Path

import keyring
import pytest

from desktop_app import cli
from desktop_app.cli.ledger import ledger
from desktop_app.cli.team import team
from tests.adapters.test_keychain import Entries
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.test_founding import PEOPLE

PASSPHRASE = "somebody's passphrase"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "team.md"


@pytest.fixture
def database(postgres_server):
    made = postgres_server.empty()
    yield made
    made.drop()


@pytest.fixture
def countersign(monkeypatch, capfd, tmp_path):
    """Runs a command; the lines are what it reads from its descriptor."""
    backend = Entries()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def run(*arguments, lines=(PASSWORD,)):
        told = tmp_path / "told"
        told.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        with told.open("rb") as source:
            options = [f"--{name}-fd={source.fileno()}" for name in ("password",) if lines]
            if arguments[1] == "init":
                options.append(f"--passphrase-fd={source.fileno()}")
            code = cli.main([*map(str, arguments), *options])
        said = capfd.readouterr()
        assert PASSWORD not in said.out + said.err
        return code, said.out, said.err

    return run


def test_a_team_is_founded_opened_looked_after_and_checked(countersign, database, tmp_path):
    people = tmp_path / "people.toml"
    people.write_text(PEOPLE, "utf-8")
    address = database.address.replace("://", f"://{ADMINISTRATOR}@")
    anne = database.address.replace("://", "://anne@")

    lines = (PASSWORD, *[PASSPHRASE] * 3)
    code, out, err = countersign("ledger", "init", address, people, lines=lines)
    assert (code, out.split(": ")[-1].strip()) == (0, "4 keys in this computer’s keychain"), err
    code, out, err = countersign("ledger", "verify", anne, lines=())
    said = "x: 1 links, all sound\n1 signatures, all good; roster: none\n"
    assert (code, out) == (0, said), err

    code, out, _ = countersign("ledger", "let-in", address, "anne")
    said = re.fullmatch(
        r"anne: password (\S+) \(shown this once\), to be used with: countersign ledger login (\S+)\n",
        out,
    )
    assert said, out
    assert said[2] == anne
    code, _, err = countersign("ledger", "verify", anne, lines=())
    assert (code, "did not let you in" in err) == (1, True)
    code, out, err = countersign("ledger", "login", anne, lines=(said[1],))
    assert (code, out.startswith("anne is let into ")) == (0, True), err
    assert countersign("ledger", "verify", anne, lines=())[0] == 0

    assert countersign("ledger", "upgrade", address)[0] == 0
    for state, said, enabled in (("off", "every few seconds", "D"), ("on", "at once", "O")):
        code, out, err = countersign("ledger", "hints", state, address)
        assert (code, said in out) == (0, True), err
        assert hints_of(database) == enabled
    assert countersign("ledger", "shut-out", address, "anne")[:2] == (0, "anne is shut out\n")
    code, out, err = countersign("ledger", "status", address)
    assert code == 0, err
    version, *doors = out.splitlines()
    assert "form of the record 0003, this program’s 0003" in version
    assert doors == [
        "anne is shut out",
        "marc may log in",
        "office-computer may log in",
        "zoe may log in",
    ]


def hints_of(database):
    """Whether the trigger that tells open windows of an action works."""
    with database.superuser() as connection:
        return connection.execute(
            "SELECT tgenabled FROM pg_trigger WHERE tgname = 'action_notify'"
        ).fetchone()[0]


def test_what_was_changed_in_the_database_is_named(countersign, database):
    database.install()
    with database.superuser() as connection:
        connection.execute("DROP TRIGGER action_judge ON countersign.action")
    address = database.address.replace("://", f"://{ADMINISTRATOR}@")
    code, out, err = countersign("ledger", "status", address)
    assert (code, "Changed since it was made: trigger" in out) == (0, True), (out, err)


@pytest.mark.parametrize(
    ("command", "address", "why"),
    [
        ("status", "postgresql://admin:s3cret@127.0.0.1/acme", "holds a password"),
        ("status", "postgresql://127.0.0.1/acme", "not the address of a team’s record"),
        ("upgrade", "ledger.sqlite", "not the address of a team’s record"),
        ("login", "ledger.sqlite", "not the address of a team’s record"),
        ("login", "postgresql://127.0.0.1/acme", "does not say who opens it"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_in_words(countersign, command, address, why):
    code, out, err = countersign("ledger", command, address)
    assert (code, out, why in err) == (1, "", True), err
    assert "s3cret" not in err


def test_the_page_names_every_command_of_a_team():
    page = DOCS.read_text("utf-8")
    offered = set(ledger.commands)
    assert offered == {
        *("init", "login", "status", "let-in", "shut-out", "upgrade", "verify", "hints")
    }
    assert all(f"countersign ledger {name}" in page for name in offered)


def test_the_page_names_every_command_with_which_a_team_comes_together():
    page = DOCS.read_text("utf-8")
    named = {"create", "invite", "join", "status", "confirm", "seal", "remove", "lost"}
    assert named <= set(team.commands)
    assert all(f"countersign team {name}" in page for name in named)
