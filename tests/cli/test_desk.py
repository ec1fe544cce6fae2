"""Who sits down: on a company's record with a passphrase, typed unseen or through a descriptor."""

import io
import os

import click
import keyring
import pytest
from keyring.errors import KeyringLocked

from desktop_app.cli import desk as sitting
from tests.adapters.test_keychain import Entries
from tests.cli.conftest import CALM
from tests.services.test_founding import PEOPLE

PASSPHRASES = {
    "anne": "correct horse battery staple",
    "marc": "another good long passphrase",
    "zoe": "a third one, with a comma",
}


@pytest.fixture
def descriptor():
    """A pipe with these lines in it, closed again at the end."""
    opened = []

    def give(*lines, end="\n"):
        read, write = os.pipe()
        os.write(write, "".join(f"{line}{end}" for line in lines).encode())
        os.close(write)
        opened.append(read)
        return read

    yield give
    for one in opened:
        os.close(one)


@pytest.fixture
def company(desk, tmp_path, monkeypatch, descriptor):
    """A company's record: three people's keys behind passphrases, and this computer's own."""
    entries = Entries()
    monkeypatch.setattr(keyring, "get_keyring", lambda: entries)
    people, path = tmp_path / "people.toml", tmp_path / "ledger.sqlite"
    people.write_text(PEOPLE, encoding="utf-8")
    given = descriptor(*PASSPHRASES.values())
    assert "4 " in desk.done("ledger", "init", path, people, "--passphrase-fd", given)
    monkeypatch.setenv("COUNTERSIGN_LEDGER", str(path))
    desk.entries = entries
    return desk


def test_everybody_signs_with_their_own_passphrase(company, descriptor):
    def as_(person, said=None):
        return ("--as", person, "--passphrase-fd", descriptor(said or PASSPHRASES[person]))

    assert "passphrase of anne" in company.refused("submit", *as_("anne", "wrong"), CALM)
    assert company.done("list", "--as", "marc") == ""
    post = company.done("submit", *as_("anne"), CALM).strip()
    fingerprint = company.done("show", "--as", "marc", post).split("Fingerprint ")[1].split()[2]
    verdict = ("--verdict", "approve", "--fingerprint", fingerprint, post)
    company.refused("decide", *as_("marc", PASSPHRASES["zoe"]), *verdict)
    company.refused("decide", *as_("anne"), *verdict)
    assert company.done("decide", *as_("marc"), *verdict) == "approved\n"


def test_a_passphrase_with_a_windows_line_end_is_the_same(company, descriptor):
    given = descriptor(PASSPHRASES["anne"], end="\r\n")
    assert company.run("submit", "--as", "anne", "--passphrase-fd", given, CALM)[0] == 0


def test_what_is_no_descriptor_is_refused(company, descriptor):
    for given in (987, descriptor()):
        company.refused("submit", "--as", "anne", "--passphrase-fd", given, CALM)
    assert company.run("submit", "--as", "anne", "--passphrase-fd", "-1", CALM)[0] == 2
    assert company.done("list", "--as", "anne") == ""


def test_without_a_terminal_nobody_can_be_asked(company, monkeypatch):
    monkeypatch.setattr(sitting, "_has_terminal", lambda: False)
    said = company.refused("submit", "--as", "anne", CALM)
    assert "no terminal to ask for this: Passphrase of anne." in said
    assert "with --passphrase-fd." in said
    said = company.refused("ledger", "status", "postgresql://admin@127.0.0.1/acme")
    assert "no terminal to ask for this: Password of admin." in said
    assert "with --password-fd." in said


def test_in_a_terminal_it_is_asked_for_unseen(company, monkeypatch):
    asked = []

    def prompt(question, **how):
        asked.append((question, how["hide_input"], how["confirmation_prompt"]))
        return PASSPHRASES["anne"]

    monkeypatch.setattr(sitting, "_has_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", prompt)
    company.done("submit", "--as", "anne", CALM)
    assert asked == [("Passphrase of anne", True, False)]


def test_a_computer_without_a_publishers_key_sends_nothing(company):
    company.entries.entries = {
        name: value
        for name, value in company.entries.entries.items()
        if "office-computer" not in str(name)
    }
    assert "does not send posts" in company.refused("publish", "--once")
    assert "does not send posts" in company.refused("publish", "--watch")


def test_a_company_s_account_is_not_connected_until_somebody_does_it(company):
    assert company.done("publish", "--once") == ""
    assert "@ceo_acme is not connected" in company.done("account", "list")


def test_nobody_is_asked_before_it_is_known_who_they_are(company, monkeypatch):
    monkeypatch.setattr(sitting, "unseen", lambda *_, **__: pytest.fail("asked"))
    assert "nobody" in company.refused("submit", "--as", "nobody", CALM)


def test_a_passphrase_leaves_what_follows_it(descriptor):
    given = descriptor("first", "second")
    assert [sitting.read_line(given), sitting.read_line(given)] == ["first", "second"]


def test_the_service_waits_until_somebody_unlocks_the_keychain(company, monkeypatch):
    """At boot nobody has signed in yet: that is waited for, and said."""
    company.entries.error = KeyringLocked()

    def unlocked(waking, _seconds, _descriptor=None):
        waking.is_asked = company.entries.error is None
        company.entries.error = None
        return False

    monkeypatch.setattr("desktop_app.cli.supervision.Waking.rest", unlocked)
    code, out, err = company.run("publish", "--watch")
    assert (code, "keychain" in err, "Tried again in 5 s" in err) == (0, True, True)
    assert "Publishing as office-computer" in out


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [
        *((yes, True) for yes in ("y", "Yes", "o", "oui", "what\no")),
        *((no, False) for no in ("", "n", "non", "what\nn")),
    ],
)
def test_yes_is_understood_in_both_languages(monkeypatch, capsys, typed, agrees):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    assert sitting.agreed("Est-ce exact ?") is agrees
    assert "Est-ce exact ? [o/N]:" in capsys.readouterr().err


def test_nobody_there_is_no_yes(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(click.Abort):
        sitting.agreed("Sure?")
    assert "Sure?" in capsys.readouterr().err
