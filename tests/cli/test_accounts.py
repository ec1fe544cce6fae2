"""Accounts: their connection, who sends, what they cost, and what nobody approved."""

import io
import re
import signal
import webbrowser
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_app import bootstrap
from desktop_app.cli import accounts
from desktop_app.cli.accounts import _four_keys
from desktop_app.domain.control import Stray
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services import comparing, practice
from desktop_app.services.connecting import Connector, Health, Way

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WELL = Health(way=Way.OAUTH2, connected_at=NOW)


@pytest.mark.parametrize(
    "command", [("connect",), ("connect", "--oauth1"), ("check",), ("disconnect",)]
)
def test_practice_needs_no_connection(desk, command):
    assert "practice desk" in desk.refused("account", *command, "claire-morel")


def test_an_account_that_nobody_knows(desk):
    for command in (("watch", "x"), ("cost", "x")):
        assert "“x”" in desk.refused(*command)
    desk.refused("take-over", "--as", "paul", "x", "practice-standby", "--reason", "x")
    desk.refused("explain-stray", "--as", "paul", "x", "12", "--reason", "x")


class Connections:
    """The keychain's side; what X would answer is given beforehand."""

    def __init__(self, health=WELL):
        self.answer = health
        self.kept = []

    def connect_oauth2(self, account, tokens):
        self.kept.append((account.id, tokens))
        return self.answer

    def connect_oauth1(self, account, keys):
        self.kept.append((account.id, keys.access_token_secret))
        return self.answer

    def disconnect(self, account):
        return self.answer is WELL

    def health(self, account):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    check = health


class Consent:
    def __init__(self, client_id):
        self.client_id = client_id

    def begin(self):
        return f"https://x.example/authorize?client_id={self.client_id}"

    def finish(self, timeout):
        return "tokens"

    def close(self):
        self.client_id = ""


@pytest.fixture
def connected(monkeypatch, desk):
    """A practice desk that has a way to connect, as a company's record has."""
    connections = Connections()
    connector = Connector(
        connections=connections, consent=lambda client, _language: Consent(client)
    )
    monkeypatch.setattr(accounts, "_connector", lambda _parts: connector)
    return connections


def test_a_consent_is_asked_for_after_its_address_was_printed(desk, connected, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    out = desk.done("account", "connect", "claire-morel", "--client-id", " app ")
    assert opened == ["https://x.example/authorize?client_id=app"]
    assert out.index(opened[0]) < out.index("is connected (oauth2)")
    assert connected.kept == [("claire-morel", "tokens")]
    monkeypatch.setattr("sys.stdin", io.StringIO("asked\n"))
    out = desk.done("account", "connect", "claire-morel", "--no-browser")
    assert "client_id=asked" in out
    assert len(opened) == 1


def test_four_keys_come_through_a_descriptor_and_are_never_printed(desk, connected, tmp_path):
    file = tmp_path / "keys"
    file.write_text("one\ntwo\nthree\nfour\n")
    with file.open() as keys:
        out = desk.done("account", "connect", "--oauth1", "--keys-fd", keys.fileno(), "aurelis")
    assert connected.kept == [("aurelis", "four")]
    assert "four" not in out
    desk.refused("account", "connect", "--oauth1", "--keys-fd", "987", "aurelis")


def test_without_a_terminal_nobody_is_asked_for_a_secret(monkeypatch):
    monkeypatch.setattr("desktop_app.cli.desk._has_terminal", lambda: False)
    with pytest.raises(Refused, match=r"cli\.passphrase"):
        _four_keys(practice.ACCOUNT, None)


def test_a_connection_is_checked_and_ended(desk, connected):
    assert "is connected" in desk.done("account", "check", "claire-morel")
    assert "confirmed" in desk.done("account", "disconnect", "claire-morel")
    connected.answer = replace(WELL, problem="x.reconnect")
    code, out, _ = desk.run("account", "check", "claire-morel")
    assert (code, "But: " in out) == (1, True)
    assert "did not confirm" in desk.done("account", "disconnect", "claire-morel")
    connected.answer = Health()
    assert desk.run("account", "check", "claire-morel")[0] == 1
    connected.answer = Unavailable("keychain.locked")
    assert "keychain" in desk.refused("account", "check", "claire-morel")


def test_another_computer_takes_over_and_this_one_sends_nothing(desk):
    post = desk.submit()
    desk.approve(post)
    take = ("take-over", "--as", "paul", "claire-morel")
    said = desk.refused(*take, "nobody", "--reason", "Panne")
    assert "Name one of these: practice-publisher, practice-standby." in said
    assert "sends for this account already" in desk.refused(
        *take, practice.PUBLISHER, "--reason", "Panne"
    )
    desk.refused(*take, "practice-standby", "--reason", " ")
    desk.done(*take, "practice-standby", "--reason", "Panne")
    assert "sends: practice-standby\n" in desk.done("account", "list")
    assert (desk.done("publish", "--once"), desk.state(post)) == ("", "approved")


def test_the_month_and_the_prices(desk):
    desk.posted()
    out = desk.done("cost", "claire-morel")
    assert "claire-morel: posts since" in out
    assert ": 1, about $0.026; no budget" in out
    assert "aurelis" not in out
    assert "budget $25.000 (within it)" in desk.done("cost")


def test_a_month_reads_in_french_as_french_is_written(desk, monkeypatch):
    monkeypatch.setattr(bootstrap, "system_language", lambda: "fr")
    first, *prices = desk.done("cost", "claire-morel").splitlines()
    assert re.search(r", environ \d,\d{3}\xa0\$\xa0; pas de budget$", first)
    assert "  0,015  un post" in prices


def stray(number, explained=None):
    return Stray(
        x_post_id=number,
        seen_by="paul",
        seen_at=NOW,
        text="Écrit\x1b[31m ailleurs",
        created_at=NOW,
        explained_by=explained,
    )


@pytest.fixture
def strays(monkeypatch):
    """What the watch finds, look by look; the control knows all of it afterwards."""
    looks, known = [], []

    def watch(parts, account, by=None):
        found = looks.pop(0)
        if not looks:
            stop()
        if isinstance(found, Exception):
            raise found
        known.extend(found)
        return tuple(found)

    real = comparing.control_of
    monkeypatch.setattr(comparing, "watch", watch)
    monkeypatch.setattr(
        comparing,
        "control_of",
        lambda parts, account: replace(real(parts, account), strays=tuple(known)),
    )
    return looks


def stop():
    """Ask the command to stop, where it listens."""
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        signal.raise_signal(signal.SIGTERM)


def test_a_watch_that_finds_nothing_says_so(desk):
    desk.posted()
    assert "nothing on X that was not approved" in desk.done("watch", "claire-morel")
    assert desk.run("watch", "--as", "paul", "claire-morel")[0] == 0


def test_what_nobody_approved_is_told_and_is_exit_1(desk, strays):
    strays.append([stray("77")])
    code, out, _ = desk.run("watch", "claire-morel")
    assert (code, out.split()[0], "\x1b" in out) == (1, "77", False)
    strays.append([])
    code, out, _ = desk.run("watch", "claire-morel")
    assert (code, out) == (1, "77  seen before, still unexplained\n")


def test_a_watch_that_goes_on_survives_a_silent_x_and_tells_once(desk, strays, monkeypatch):
    monkeypatch.setattr("desktop_app.cli.supervision.Waking.rest", lambda *_: None)
    strays += [[stray("77")], Unavailable("x.unreadable"), [stray("78", explained="paul")], []]
    code, out, err = desk.run("watch", "--every", "1", "claire-morel")
    assert code == 1
    assert [line.split()[0] for line in out.splitlines()] == ["77", "78"]
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("every", ["0", "1441", "often"])
def test_how_often_is_a_number_of_minutes(desk, every):
    assert desk.run("watch", "--every", every, "claire-morel")[0] == 2
