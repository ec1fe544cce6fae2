"""The window of a first start on an empty home, with a keychain of our own making."""

import keyring
import pytest

from desktop_app import bootstrap, seats
from desktop_app.ui import app as application
from desktop_app.ui.theme import Theme
from tests.adapters.test_keychain import Entries
from tests.services.conftest import RULEBOOK

PHRASES = {"Anne Maurel": "cheval agrafe énorme pile", "Marc Petit": "une montre en avance, dit-on"}


@pytest.fixture
def keychain(monkeypatch):
    entries = Entries()
    monkeypatch.setattr(keyring, "get_keyring", lambda: entries)
    # Reading the rules takes longer than all the rest.
    monkeypatch.setattr(bootstrap, "rulebook", lambda: RULEBOOK)
    return entries


@pytest.fixture
def windows(tmp_path, qapp, keychain, monkeypatch):
    monkeypatch.delenv("COUNTERSIGN_LEDGER", raising=False)
    shown = application.Windows(seats.start(tmp_path), qapp)
    yield shown
    shown.shut()
    Theme.apply(qapp, "light")


@pytest.fixture
def first(windows):
    windows.ask()
    return windows.first


def fill_in(set_up, qtbot):
    """Type everything up to the last page, as two people would."""
    for person, name in zip(set_up.people.people, PHRASES, strict=True):
        person.name.setText(name)
    set_up.next.click()
    set_up.account.handle.line.setText("@acme")
    set_up.account.name.line.setText("Acme")
    set_up.account.number.line.setText("1400000000000000001")
    set_up.account.zone.line.setText("Europe/Paris")
    set_up.next.click()
    for phrase in PHRASES.values():
        set_up.passphrase.first.line.setText(phrase)
        set_up.passphrase.again.line.setText(phrase)
        assert set_up.passphrase.problem() == ""
        set_up.next.click()
    assert set_up.step is set_up.place
