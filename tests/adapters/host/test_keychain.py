"""A keychain for a machine where nobody signs in, with the real programs, each time a new process."""

import os
import subprocess
import sys

import pytest

from tests.contracts import keyring_session
from tests.house.tree import ROOT

USE = """
import os, sys
from pathlib import Path
from desktop_app.adapters.host.keychain import unattended
from desktop_app.adapters.keychain import KeyringSecrets
from desktop_app.domain.errors import CountersignError
home = Path(os.environ["HOME"])
try:
    with unattended(home / "desk", sys.argv[1]):
        kept = KeyringSecrets("x")
        print("token:", kept.read("token"))
        kept.write("token", sys.argv[2])
        with unattended(home / "desk", sys.argv[1]):
            print("twice")
except CountersignError as error:
    print(error.kind)
print("session:", os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
"""


@pytest.fixture
def alone(tmp_path):
    """Uses the keychain of a user without a session; what it said."""
    keyring_session.require()

    def use(passphrase: str, token: str, path: str = os.environ["PATH"]) -> list[str]:
        environment = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": path}
        done = subprocess.run(
            [sys.executable, "-c", USE, passphrase, token],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()

    return use


def test_what_was_written_back_is_there_at_the_next_start_and_one_program_has_it(alone):
    assert alone("a passphrase", "first") == [
        "token: None",
        "host.keychain_busy",
        "session: None",
    ]
    assert alone("a passphrase", "second")[0] == "token: first"
    assert alone("another one", "third")[0] == "host.keychain_passphrase"
    assert alone("a passphrase", "fourth")[0] == "token: second"


def test_without_its_programs_it_is_missing(alone):
    assert alone("a passphrase", "first", path="/nowhere")[0] == "host.keychain_missing"
