"""An invitation is read as it was written, or refused by name."""

from __future__ import annotations

import base64
import hashlib
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import BadInput, CountersignError, Refused
from desktop_app.services.invitations import Invitation, certificate, save

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
DER = b"what a certificate would hold" * 9
ENCODED = base64.b64encode(DER).decode()
LINES = "\n".join(ENCODED[at : at + 64] for at in range(0, len(ENCODED), 64))
PEM = f"-----BEGIN CERTIFICATE-----\n{LINES}\n-----END CERTIFICATE-----"
ANNE = Invitation(
    server="postgresql://db1.example:5433,db2.example/acme",
    person=PersonId("anne"),
    name="Anne Maurel",
    duties="executive legal:ceo",
    password="one-time",
    until=NOW + timedelta(hours=72),
    ca=PEM,
)


def told(error: type[CountersignError], kind: str):
    return pytest.raises(error, check=lambda raised: raised.kind == kind)


@pytest.mark.parametrize("made", [ANNE, replace(ANNE, ca="", duties="")])
def test_it_is_read_as_it_was_written(made):
    assert Invitation.read(made.written(), NOW) == made


def test_a_mail_may_stand_around_it():
    pasted = "Dear Anne,\r\n\r\n" + ANNE.written().replace("\n", "  \r\n") + "\r\nRegards"
    assert Invitation.read(pasted, NOW) == ANNE


def test_it_names_the_authority_by_the_fingerprint_of_its_certificate():
    assert ANNE.fingerprint == hashlib.sha256(DER).hexdigest()
    assert f"ca-sha256: {ANNE.fingerprint}" in ANNE.written()


@given(st.data())
def test_whatever_is_lost_or_changed_on_the_way_is_noticed(data):
    text = ANNE.written()
    at = data.draw(st.integers(0, len(text) - 2))
    other = text[:at] + data.draw(st.sampled_from(["", "x", "7"])) + text[at + 1 :]
    if [line.strip() for line in other.split("\n")] == text.split("\n"):
        return
    with pytest.raises(CountersignError) as raised:
        Invitation.read(other, NOW)
    assert raised.value.kind in ("invitation.none", "invitation.check")


def rewritten(old: str, new: str) -> str:
    """As somebody could write it who computes the checksum anew."""
    body = ANNE.written().replace(old, new).split("\n", 1)[1].rsplit("\ncheck: ", 1)[0]
    check = hashlib.sha256(body.encode()).hexdigest()[:16]
    begin, end = ANNE.written().splitlines()[0], ANNE.written().splitlines()[-1]
    return f"{begin}\n{body}\ncheck: {check}\n{end}\n"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("name: Anne Maurel", "name: Anne\nnote: more", "note"),
        ("name: Anne Maurel", "name: Anne\nname: Zoe", "name"),
        ("name: Anne Maurel\n", "", "name"),
        ("password: one-time", "password:", "password:"),
        ("version: 1", "version: 2", "version"),
        ("realm: x", "realm: practice", "version"),
        ("person: anne", "person: Anne!", "person"),
        ("postgresql://db1", "postgresql://root:pw@db1", "server"),
        ("/acme", "/acme?sslmode=disable", "server"),
        ("until: 2026-11-25T10:00:00Z", "until: tomorrow", "until"),
        (f"ca-sha256: {ANNE.fingerprint}", f"ca-sha256: {'0' * 64}", "ca-sha256"),
    ],
)
def test_what_it_does_not_know_is_refused_by_name(old, new, key):
    with told(BadInput, "invitation.value") as raised:
        Invitation.read(rewritten(old, new), NOW)
    assert raised.value.facts == {"key": key}


def test_half_a_character_that_was_pasted_is_refused():
    with told(BadInput, "invitation.check"):
        Invitation.read(ANNE.written().replace("Anne", "\ud83d"), NOW)


def test_one_that_has_ended_is_refused():
    assert Invitation.read(ANNE.written(), NOW + timedelta(hours=71, minutes=59))
    with told(Refused, "invitation.expired"):
        Invitation.read(ANNE.written(), NOW + timedelta(hours=72))


@pytest.mark.parametrize("text", ["", ANNE.written() * 2, "-----BEGIN COUNTERSIGN INVITATION-----"])
def test_what_is_no_invitation_is_told_as_such(text):
    with told(BadInput, "invitation.none"):
        Invitation.read(text, NOW)


@pytest.mark.parametrize("text", ["", PEM * 2, PEM.replace("CERTIFICATE", "PRIVATE KEY"), PEM[:40]])
def test_one_certificate_and_nothing_else_vouches(text):
    with told(BadInput, "invitation.ca"):
        certificate(text)
    assert certificate(f"subject: CA\n{PEM}\n") == PEM


def test_it_is_kept_for_its_owner_alone_in_place_of_what_was_there(tmp_path):
    path, theirs = tmp_path / "anne.invitation", tmp_path / "theirs"
    theirs.write_text("theirs", encoding="utf-8")
    path.symlink_to(theirs)
    save(ANNE, path)
    assert theirs.read_text(encoding="utf-8") == "theirs"
    assert not path.is_symlink()
    assert path.read_text(encoding="utf-8") == ANNE.written()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_that_somebody_puts_there_meanwhile_is_not_followed(tmp_path, monkeypatch):
    path, theirs = tmp_path / "anne.invitation", tmp_path / "theirs"
    theirs.touch()
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    path.symlink_to(theirs)
    with pytest.raises(FileExistsError):
        save(ANNE, path)
    assert theirs.read_bytes() == b""
