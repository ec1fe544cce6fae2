"""The tests with a real keychain are run wherever one can be had, never silently left out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.contracts import keyring_session

SETUP = Path(__file__).parents[2] / "packaging" / "setup"


def test_without_gnome_keyring_tests_fail_on_linux_and_are_skipped_elsewhere(monkeypatch):
    monkeypatch.setattr(keyring_session.shutil, "which", lambda _program: None)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(pytest.fail.Exception, match=r"system\.sh test"):
        keyring_session.require()
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(pytest.skip.Exception):
        keyring_session.require()


def test_setting_up_the_tests_brings_gnome_keyring_and_a_session_bus():
    system = (SETUP / "system.sh").read_text(encoding="utf-8")
    (added,) = [line for line in system.splitlines() if line.strip().startswith("needed+=(")]
    assert {"gnome-keyring", "dbus"} <= set(added.strip(" )").partition("(")[2].split())
    assert '"$here/system.sh" test' in (SETUP / "test.sh").read_text(encoding="utf-8")
