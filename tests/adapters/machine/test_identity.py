"""Which computer this is: the same twice, another on another, and nothing that tells about it."""

import re

from desktop_app.adapters.machine import identity


def test_a_computer_is_the_same_twice_and_nothing_is_told_of_it(tmp_path, monkeypatch):
    said = tmp_path / "machine-id"
    monkeypatch.setattr(identity, "_FILES", (str(tmp_path / "none"), str(said)))
    assert identity.identity() == ""
    said.write_text("4f1c0ffee\n", encoding="ascii")
    here = identity.identity()
    assert re.fullmatch("[0-9a-f]{32}", here)
    assert here == identity.identity()
    said.write_text("another\n", encoding="ascii")
    assert identity.identity() != here
    said.write_bytes(b"\xff")
    assert identity.identity() == ""


def test_a_mac_says_its_own(monkeypatch):
    monkeypatch.setattr(identity.sys, "platform", "darwin")
    monkeypatch.setattr(identity, "ask", lambda *_: '  "IOPlatformUUID" = "AB-12"\n')
    assert identity.identity()
    monkeypatch.setattr(identity, "ask", lambda *_: None)
    assert identity.identity() == ""
