"""Secrets and keys: in memory, in a keychain of our own making, and in the real gnome-keyring."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError, PasswordSetError

from desktop_app.adapters.keychain import (
    KeyringSecrets,
    MemorySecrets,
    PersonKeys,
    practice_keys,
    verify,
)
from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from tests.contracts import keyring_session
from tests.contracts.secrets_contract import SecretsContract

CEO, COMMS, OFFICE = PersonId("ceo"), PersonId("comms"), PersonId("office")
PASSPHRASE = "cheval agrafe énorme pile"
ROOT = Path(__file__).parents[2]


def told(kind: str):
    return pytest.raises(Unavailable, check=lambda error: error.kind == kind)


def wrong_passphrase():
    return pytest.raises(Refused, check=lambda error: error.kind == "keychain.passphrase")


class Entries(KeyringBackend):
    """A keychain in a dictionary, which can be locked."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.asked = 0

    def get_password(self, service, username):
        self.asked += 1
        if self.error:
            raise self.error
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        if self.error:
            raise self.error
        self.entries[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.entries:
            raise PasswordDeleteError("none")
        del self.entries[service, username]


class PlaintextKeyring(Entries):
    """By its name, what keyrings.alt offers."""


@pytest.fixture
def keychain(monkeypatch):
    backend = Entries()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


class TestMemorySecrets(SecretsContract):
    @pytest.fixture
    def secrets(self):
        return MemorySecrets()


class TestKeyringSecrets(SecretsContract):
    @pytest.fixture
    def secrets(self, keychain):
        return KeyringSecrets("x")


def test_each_secret_has_a_service_of_its_own(keychain):
    KeyringSecrets("x").write("key:ceo", "one")
    KeyringSecrets("practice").write("key:ceo", "two")
    services = [service for service, _ in keychain.entries]
    assert services == ["countersign:x:key:ceo", "countersign:practice:key:ceo"]


def test_a_secret_is_asked_for_once(keychain):
    keychain.entries["countersign:x:token", "countersign"] = "one"
    secrets = KeyringSecrets("x")
    assert [secrets.read("token") for _ in range(3)] == ["one"] * 3
    assert keychain.asked == 1


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (KeyringLocked("locked"), "keychain.locked"),
        (NoKeyringError("none"), "keychain.missing"),
        (PasswordSetError("broken"), "keychain.missing"),
    ],
)
def test_what_the_keychain_says_is_told_in_our_words(keychain, error, kind):
    keychain.error = error
    secrets = KeyringSecrets("x")
    with told(kind):
        secrets.read("token")
    with told(kind):
        secrets.write("token", "s3cret")
    with told(kind):
        secrets.forget("token")


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring, PlaintextKeyring])
def test_a_keychain_that_keeps_nothing_or_keeps_it_readable_is_refused(monkeypatch, backend):
    made = backend()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    with told("keychain.missing"):
        KeyringSecrets("x").write("token", "s3cret")
    assert not getattr(made, "entries", None)


@pytest.mark.parametrize("backends", [[], [PlaintextKeyring()], [Entries(), PlaintextKeyring()]])
def test_a_chain_of_keychains_is_as_good_as_its_worst(monkeypatch, backends):
    monkeypatch.setattr(chainer.ChainerBackend, "backends", backends)
    monkeypatch.setattr(keyring, "get_keyring", chainer.ChainerBackend)
    with told("keychain.missing"):
        KeyringSecrets("x").write("token", "s3cret")


def test_on_windows_a_secret_stays_on_this_machine(monkeypatch):
    roaming = type("WinVaultKeyring", (Entries,), {"__module__": "keyring.backends.Windows"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: roaming)
    KeyringSecrets("x").write("token", "s3cret")
    assert roaming.persist == "local machine"


def test_an_entry_that_somebody_else_removes_meanwhile_is_gone(keychain, monkeypatch):
    secrets = KeyringSecrets("x")
    secrets.write("token", "one")

    def removed_already(service, username):
        keychain.entries.clear()
        raise PasswordDeleteError("none")

    monkeypatch.setattr(keychain, "delete_password", removed_already)
    secrets.forget("token")
    assert secrets.read("token") is None


def test_a_machines_key_signs_unattended_what_its_public_half_verifies():
    keys = PersonKeys(MemorySecrets())
    public = keys.create_unattended(OFFICE)
    signature = keys.sign(OFFICE, b"words")
    assert (len(public), len(signature), keys.public_key(OFFICE)) == (64, 128, public)
    assert keys.is_unlocked(OFFICE)
    assert keys.verify(public, b"words", signature)
    assert not keys.verify(public, b"other words", signature)
    assert not keys.verify(keys.create_unattended(COMMS), b"words", signature)


def test_a_persons_key_signs_only_behind_its_passphrase():
    secrets = MemorySecrets()
    public = PersonKeys(secrets).create(CEO, PASSPHRASE)
    keys = PersonKeys(secrets)  # the program, started again
    assert (keys.public_key(CEO), keys.is_unlocked(CEO), keys.is_here(CEO)) == (public, False, True)
    with told("keychain.passphrase_needed"):
        keys.sign(CEO, b"words")
    with wrong_passphrase():
        keys.unlock(CEO, PASSPHRASE.upper())
    assert not keys.is_unlocked(CEO)
    keys.unlock(CEO, PASSPHRASE)
    assert keys.is_unlocked(CEO)
    assert keys.verify(public, b"words", keys.sign(CEO, b"words"))
    keys.lock(CEO)
    with told("keychain.passphrase_needed"):
        keys.sign(CEO, b"words")


def test_an_accent_opens_however_the_computer_types_it():
    keys = PersonKeys(MemorySecrets())
    keys.create(CEO, unicodedata.normalize("NFD", PASSPHRASE))
    keys.unlock(CEO, unicodedata.normalize("NFC", PASSPHRASE))
    assert keys.is_unlocked(CEO)


def test_what_is_kept_is_sealed_and_fits_an_entry():
    secrets = MemorySecrets()
    keys = PersonKeys(secrets)
    keys.create(CEO, PASSPHRASE)
    entry = secrets.read("key:ceo")
    keys.unlock(CEO, PASSPHRASE)
    seed = keys._unlocked[CEO].private_bytes_raw().hex()
    assert len(entry) < 400
    assert seed not in entry
    assert json.loads(entry)["n"] == 2**17
    other = PersonKeys(MemorySecrets())
    other.create(CEO, PASSPHRASE)
    assert other.public_key(CEO) != keys.public_key(CEO)


def test_another_passphrase_opens_the_same_key_and_the_former_one_does_not():
    secrets = MemorySecrets()
    keys = PersonKeys(secrets)
    public, other = keys.create(CEO, PASSPHRASE), PASSPHRASE + ", and more"
    keys.change_passphrase(CEO, PASSPHRASE, other)
    keys.lock(CEO)
    with wrong_passphrase():
        keys.unlock(CEO, PASSPHRASE)
    keys.unlock(CEO, other)
    assert keys.public_key(CEO) == public
    assert keys.verify(public, b"said", keys.sign(CEO, b"said"))


def test_a_passphrase_is_changed_only_by_who_knows_it_and_to_one_that_is_enough():
    secrets = MemorySecrets()
    keys = PersonKeys(secrets)
    keys.create(CEO, PASSPHRASE)
    keys.create_unattended(COMMS)
    before = [secrets.read("key:ceo"), secrets.read("key:comms")]
    with wrong_passphrase():
        keys.change_passphrase(CEO, "not " + PASSPHRASE, "another that is long enough")
    with pytest.raises(BadInput, match=r"keychain\.passphrase_weak"):
        keys.change_passphrase(CEO, PASSPHRASE, "short")
    with pytest.raises(BadInput, match=r"keychain\.no_passphrase"):
        keys.change_passphrase(COMMS, "", "another that is long enough")
    assert [secrets.read("key:ceo"), secrets.read("key:comms")] == before


def test_one_persons_entry_does_not_open_under_anothers_name():
    secrets = MemorySecrets()
    keys = PersonKeys(secrets)
    keys.create(CEO, PASSPHRASE)
    secrets.write("key:comms", secrets.read("key:ceo"))
    with wrong_passphrase():
        keys.unlock(COMMS, PASSPHRASE)


@pytest.mark.parametrize("part", ["public", "sealed", "salt", "nonce"])
def test_an_entry_that_was_changed_does_not_open(part):
    secrets = MemorySecrets()
    PersonKeys(secrets).create(CEO, PASSPHRASE)
    said = json.loads(secrets.read("key:ceo"))
    said[part] = f"{int(said[part][:2], 16) ^ 1:02x}{said[part][2:]}"
    secrets.write("key:ceo", json.dumps(said))
    with wrong_passphrase():
        PersonKeys(secrets).unlock(CEO, PASSPHRASE)


@pytest.mark.parametrize("change", [{"n": 2}, {"n": 2**30}, {"v": 2}, {"salt": "00"}, {"nonce": 5}])
def test_an_entry_that_is_cheap_or_ruinous_to_open_is_none(change):
    secrets = MemorySecrets()
    sizes = {"salt": 16, "nonce": 12, "sealed": 48, "public": 32}
    entry = {"v": 1, "n": 2**17, **{name: "00" * size for name, size in sizes.items()}}
    secrets.write("key:ceo", json.dumps(entry))
    assert not PersonKeys(secrets).is_unlocked(CEO)
    secrets.write("key:ceo", json.dumps({**entry, **change}))
    with told("keychain.no_key"):
        PersonKeys(secrets).unlock(CEO, PASSPHRASE)


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "elevenchars",
        "x" * 40,
        "  elevenchars  ",
        "ababababababab",
        "Password12345!",
        "qwertyuiop1234567890",
        "1qaz2wsx1qaz2wsx",
        "iloveyou123456",
        "MotDePasse2026",
        "ceo ceo ceo ceo",
    ],
)
def test_a_passphrase_that_is_easily_guessed_makes_no_key(passphrase):
    secrets = MemorySecrets()
    with pytest.raises(BadInput, check=lambda error: error.kind == "keychain.passphrase_weak"):
        PersonKeys(secrets).create(CEO, passphrase)
    assert secrets.read("key:ceo") is None


def test_a_passphrase_may_be_long_and_of_anything():
    """Of any length, read to its last character, and of one kind of character."""
    for passphrase in (
        "cheval agrafe énorme pile " * 40,
        "8402917365501938",
        "猫が三匹で歌を歌い続ける",
    ):
        keys = PersonKeys(MemorySecrets())
        keys.create(CEO, passphrase)
        keys.lock(CEO)
        keys.unlock(CEO, passphrase)
    with wrong_passphrase():
        keys.unlock(CEO, passphrase[:-1])


@pytest.mark.parametrize(("key", "signature"), [("", ""), ("zz", "zz"), ("00" * 32, "00" * 64)])
def test_what_is_malformed_is_not_good(key, signature):
    assert verify(key, b"words", signature) is False


def test_a_key_is_never_made_over_another():
    keys = PersonKeys(MemorySecrets())
    public = keys.create(CEO, PASSPHRASE)
    for make in (keys.create_unattended, lambda person: keys.create(person, PASSPHRASE)):
        with pytest.raises(BadInput, check=lambda error: error.kind == "keychain.key_exists"):
            make(CEO)
    assert keys.public_key(CEO) == public


@pytest.mark.parametrize("entry", [None, "", "not hex", "abcd", "{}", "[" * 1_200, "null"])
def test_a_person_without_a_key_cannot_sign_and_the_entry_is_not_repeated(entry):
    secrets = MemorySecrets()
    if entry is not None:
        secrets.write("key:ceo", entry)
    with told("keychain.no_key") as raised:
        PersonKeys(secrets).sign(CEO, b"words")
    assert raised.value.__cause__ is None
    assert "not hex" not in repr(raised.value)


def test_practice_keys_are_the_same_after_a_restart_and_others_in_another_ledger():
    first, again = practice_keys("one", [CEO, COMMS]), practice_keys("one", [CEO, COMMS])
    assert again.verify(first.public_key(CEO), b"words", first.sign(CEO, b"words"))
    assert first.public_key(CEO) == again.public_key(CEO)
    assert first.public_key(CEO) != first.public_key(COMMS)
    assert first.public_key(CEO) != practice_keys("two", [CEO]).public_key(CEO)
    with told("keychain.no_key"):
        first.sign(PersonId("stranger"), b"words")


def test_slow_libraries_are_not_imported_before_they_are_used():
    code = (
        "import sys, desktop_app.adapters.keychain;"
        "print([name for name in ('keyring', 'cryptography') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# -- the real thing: gnome-keyring in a D-Bus session of its own

ask = """
import sys
from pathlib import Path
from desktop_app.adapters.journal import open_journal, system_time
from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
from desktop_app.domain.errors import CountersignError
secrets = KeyringSecrets("x")
try:
    print(eval(sys.argv[1]))
except CountersignError as error:
    print("told", error.kind)
"""


def in_session(home: Path, *expressions: str, unlock: str | None) -> list[str]:
    """Evaluate each expression in a process of its own, in one fresh session."""
    named = {f"EXPRESSION{number}": text for number, text in enumerate(expressions)}
    steps = [f'"$PYTHON" -c "$ASK" "${name}"' for name in named]
    done = keyring_session.run(home, steps, unlock=unlock, timeout=60, ASK=ask, **named)
    lines = done.stdout.splitlines()
    assert len(lines) == len(expressions), done.stderr
    return lines


@pytest.fixture
def home(tmp_path):
    place = tmp_path / "home"
    place.mkdir(mode=0o700)
    return place


def test_gnome_keyring_keeps_a_key_from_one_session_to_the_next(home):
    made, kept, long = in_session(
        home,
        "PersonKeys(secrets).create_unattended('ceo')",
        "secrets.write('token', 's3cret é'), secrets.read('token')",
        "secrets.write('token', 'x' * 1201)",
        unlock="right",
    )
    assert (len(made), kept, long) == (64, "(None, 's3cret é')", "told keychain.too_long")
    again, token, forgotten, gone = in_session(
        home,
        "PersonKeys(secrets).public_key('ceo')",
        "secrets.read('token')",
        "secrets.forget('token')",
        "secrets.read('token')",
        unlock="right",
    )
    assert (again, token, forgotten, gone) == (made, "s3cret é", "None", "None")


def test_gnome_keyring_keeps_a_sealed_key_that_only_its_passphrase_opens(home):
    made, locked = in_session(
        home,
        f"PersonKeys(secrets).create('ceo', {PASSPHRASE!r})",
        "PersonKeys(secrets).sign('ceo', b'words')",
        unlock="right",
    )
    keys = f"(lambda keys: (keys.unlock('ceo', {PASSPHRASE!r}), keys.sign('ceo', b'words')))"
    public, wrong, signed = in_session(
        home,
        "PersonKeys(secrets).public_key('ceo')",
        "PersonKeys(secrets).unlock('ceo', 'something else')",
        f"{keys}(PersonKeys(secrets))[1]",
        unlock="right",
    )
    assert (locked, public, wrong) == (
        "told keychain.passphrase_needed",
        made,
        "told keychain.passphrase",
    )
    assert verify(made, b"words", signed)


def test_gnome_keyring_remembers_a_journal_that_a_backup_takes_back(home):
    path = home / "journal.jsonl"
    used = (
        "(lambda journal: (journal.sending('p', {fence}, 0, 'ab', system_time()),"
        f" journal.close(), journal.was_rewound))(open_journal(Path({str(path)!r}), known=secrets))[2]"
    )
    assert in_session(home, used.format(fence=1), unlock="right") == ["False"]
    backup = path.read_bytes()
    assert in_session(home, used.format(fence=2), unlock="right") == ["False"]
    path.write_bytes(backup)
    assert in_session(home, used.format(fence=3), used.format(fence=4), unlock="right") == [
        "True",
        "False",
    ]


def test_a_locked_gnome_keyring_is_told_and_nothing_is_lost(home):
    (made,) = in_session(home, "PersonKeys(secrets).create_unattended('ceo')", unlock="right")
    (said,) = in_session(home, "PersonKeys(secrets).public_key('ceo')", unlock="wrong")
    assert said == "told keychain.locked"
    (again,) = in_session(home, "PersonKeys(secrets).public_key('ceo')", unlock="right")
    assert again == made


def test_without_a_keychain_nothing_is_kept_anywhere(home):
    done = subprocess.run(
        [sys.executable, "-c", ask, "secrets.write('token', 's3cret')"],
        cwd=ROOT,
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "told keychain.missing"
    kept = [file for file in home.rglob("*") if file.is_file()]
    assert not any(b"s3cret" in file.read_bytes() for file in kept)
