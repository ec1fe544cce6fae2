"""`countersign roster` on the practice desk: what is written, and what is refused.

A team's whole way, with two computers, is in `tests/test_two_machines.py`.
"""

import os
from pathlib import Path

import pytest

from desktop_app.adapters import keychain
from desktop_app.adapters.keychain import MemorySecrets, PersonKeys
from desktop_app.cli.roster import roster
from desktop_app.domain.account import PersonId
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.roster import ROSTER_TYPE, Roster
from tests.contracts.company import public_key_of
from tests.domain.signing import signed

DOCS = Path(__file__).resolve().parents[2] / "docs" / "ledger.md"
ROOTS = [f"--root={name}={public_key_of(f'root {name}')}" for name in ("director", "legal", "safe")]


def read(file):
    return Roster.read(Envelope.read(file.read_text("utf-8"), ROSTER_TYPE).body)


@pytest.fixture
def sealed(desk, tmp_path):
    """The practice record under a first roster."""
    file = tmp_path / "first.json"
    desk.done("roster", "draft", file, *ROOTS)
    file.write_text(signed(read(file), "director", "legal"), "utf-8")
    proposal = desk.done("roster", "propose", "--as", "ines", file).strip()
    copy = tmp_path / "copy.json"
    desk.done("roster", "fetch", proposal, copy)
    assert copy.read_text("utf-8") == file.read_text("utf-8")
    desk.done("roster", "adopt", "--as", "paul", proposal)
    return desk


def test_practice_has_none_until_somebody_makes_one(desk):
    assert "root key" in desk.done("roster", "status") or "racine" in desk.done("roster", "status")
    desk.refused("roster", "words")
    desk.refused("heartbeat", "--as", "ines")


def test_the_next_roster_changes_what_is_asked_for_and_nothing_else(sealed, tmp_path):
    file = tmp_path / "next.json"
    key = public_key_of("zoe")
    added = ("--add", f"zoe={key}:Zoé Brun", "--duties", "zoe:aurelis=communications,legal")
    sealed.done("roster", "draft", file, *added, "--renew", f"paul={public_key_of('paul anew')}")
    made = read(file)
    assert (made.version, made.keys_of("zoe")) == (2, (key,))
    assert made.accounts["aurelis"].duties["zoe"] == ("communications", "legal")
    assert "zoe" not in made.accounts["claire-morel"].duties
    assert made.keys_of("paul") == (public_key_of("paul anew"),)


@pytest.mark.parametrize(
    "change",
    [
        ("--root", "director"),
        ("--duties", "nobody:aurelis=legal"),
        ("--duties", "paul:aurelis=owner"),
        ("--duties", "paul:nothing=legal"),
        ("--sender", "nothing=studio"),
        ("--remove", "ines"),  # nobody would be left for legal
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(sealed, tmp_path, change):
    file = tmp_path / "next.json"
    sealed.refused("roster", "draft", file, *change)
    assert not file.exists()


def test_practice_is_pinned_by_nobody(sealed):
    words = sealed.done("roster", "words").split()
    assert len(words) == 6
    assert "1" in sealed.done("roster", "status").splitlines()[0]
    sealed.refused("roster", "pin", *words)
    sealed.refused("roster", "pin", *reversed(words))


def test_every_command_is_on_the_page():
    page = DOCS.read_text("utf-8")
    assert [name for name in roster.commands if f"{name}" not in page] == []


def test_a_passphrase_is_changed_by_who_knows_the_present_one(desk, monkeypatch):
    secrets = MemorySecrets()
    monkeypatch.setattr(keychain, "KeyringSecrets", lambda _realm: secrets)
    key = PersonKeys(secrets).create(PersonId("anne"), "a first long passphrase")
    words = ("a first long passphrase", "a second long passphrase")
    said = desk.done("roster", "passphrase", "anne", "--passphrase-fd", lines(*words))
    assert "anne" in said
    assert not any(word in said for word in words)
    keys = PersonKeys(secrets)
    keys.unlock(PersonId("anne"), "a second long passphrase")
    assert keys.public_key(PersonId("anne")) == key
    desk.refused("roster", "passphrase", "anne", "--passphrase-fd", lines(*words))


def lines(*words):
    """The number of a descriptor from which these are read."""
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{word}\n" for word in words).encode())
    os.close(writing)
    return reading
