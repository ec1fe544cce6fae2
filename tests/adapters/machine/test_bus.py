"""Who is on this person's bus: nobody where there is none, and a keychain is never unlocked."""

import keyring
import pytest
from keyring.backends import chainer, fail, null

from desktop_app.adapters.machine import bus


def test_without_a_bus_nobody_is_asked(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    assert bus.names() is None


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_a_backend_that_keeps_nothing_is_no_keychain(monkeypatch, backend):
    monkeypatch.setattr(keyring, "get_keyring", backend)
    assert bus.keychain() == (bus.Keychain.UNSAFE, "-")


def test_of_several_the_first_is_named(monkeypatch):
    class Vault(null.Keyring):
        name = "Vault"

    Vault.__module__ = "vendor.vault"
    monkeypatch.setattr(chainer.ChainerBackend, "backends", (Vault(),))
    monkeypatch.setattr(keyring, "get_keyring", chainer.ChainerBackend)
    assert bus.keychain() == (bus.Keychain.OPEN, "Vault")


@pytest.mark.parametrize("answer", [None, (("b", False),), (("b", True),)])
def test_a_locked_collection_is_told_and_not_unlocked(monkeypatch, answer):
    class Keyring(null.Keyring):
        name = "SecretService Keyring"

    Keyring.__module__ = "keyring.backends.SecretService"
    monkeypatch.setattr(keyring, "get_keyring", Keyring)
    monkeypatch.setattr(bus, "_asked", lambda *call: answer)
    locked = answer == (("b", True),)
    state = bus.Keychain.LOCKED if locked else bus.Keychain.OPEN
    assert bus.keychain() == (state, "SecretService Keyring")
