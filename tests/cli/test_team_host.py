"""What the commands of a host say where they are refused, and what a rehearsal tells."""

import socket

import pytest
from click.testing import CliRunner

from desktop_app.adapters.host.machine import Machine
from desktop_app.cli import countersign
from desktop_app.domain.errors import CountersignError, Refused
from desktop_app.hosting import place
from tests.house.tree import ROOT

PEOPLE = ROOT / "packaging" / "linux" / "host_people.toml"
DEBIAN = {"ID": "debian", "VERSION_ID": "12", "PRETTY_NAME": "Debian GNU/Linux 12"}


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A Debian on which nothing was set up."""
    monkeypatch.setattr(place, "FOLDER", tmp_path / "etc")
    monkeypatch.setattr(Machine, "release", lambda _: DEBIAN)
    monkeypatch.setattr(Machine, "is_root", lambda _: True)


def said(*words, error=None):
    done = CliRunner().invoke(countersign, ["team", *words])
    if error is not None:
        assert isinstance(done.exception, CountersignError)
        assert done.exception.kind == error
    return done.output


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["host", "Acme", "--address", "localhost"], "host.name"),
        (["host", "acme"], "host.no_address"),
        (["host", "acme", "--address", "localhost"], "host.unasked"),
        (["host", "acme", "nowhere.toml", "--address", "localhost"], "cli.file"),
        (["backup", "acme"], "host.unknown"),
        (["restore", "file", "acme"], "host.unknown"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_changed(machine, words, kind):
    said(*words, error=kind)
    assert not place.FOLDER.exists()


@pytest.mark.parametrize(
    "release",
    [
        {"ID": "fedora", "VERSION_ID": "41"},
        {"ID": "debian", "VERSION_ID": "11"},
        {"ID": "ubuntu", "VERSION_ID": "22.04"},
        {},
    ],
)
def test_another_system_is_no_host(machine, monkeypatch, release):
    monkeypatch.setattr(Machine, "release", lambda _: release)
    said("host", "acme", "--address", "localhost", "--yes", error="host.system")


def test_whoever_is_not_root_is_told_so(machine, monkeypatch):
    monkeypatch.setattr(Machine, "is_root", lambda _: False)
    said("host", "acme", "--address", "localhost", "--yes", error="host.root")
    said("as-publisher", "list", error="host.root")


def test_a_people_file_that_is_wrong_is_refused_first(machine, tmp_path):
    wrong = tmp_path / "people.toml"
    wrong.write_text(PEOPLE.read_text("utf-8").replace("communications", "emperor"), "utf-8")
    told = said("host", "acme", str(wrong), "--address", "localhost", "--yes")
    assert told == ""
    assert not place.FOLDER.exists()


def test_a_name_that_leads_to_another_machine_is_told(machine, monkeypatch):
    elsewhere = [(socket.AF_INET, socket.SOCK_DGRAM, 17, "", ("192.0.2.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: elsewhere)
    said("host", "acme", "--address", "db.example.internal", "--yes", error="host.address")


def test_a_host_keeps_one_record(machine):
    place.FOLDER.mkdir()
    (place.FOLDER / "other.json").write_text("{}", "utf-8")
    said("host", "acme", "--address", "localhost", "--yes", error="host.other")


def test_a_rehearsal_tells_every_command_and_file_and_no_secret(machine, monkeypatch):
    # As on a machine without PostgreSQL, whatever this one has.
    monkeypatch.setattr("desktop_app.hosting.setting.installed", lambda _: None)
    monkeypatch.setattr("desktop_app.adapters.host.cluster.installed", lambda _: None)
    monkeypatch.setattr(Machine, "ask", lambda *_: None)
    monkeypatch.setattr("desktop_app.adapters.host.cluster._is_free", lambda _: True)
    told = said("host", "acme", str(PEOPLE), "--address", "db.example.internal", "--dry-run")
    assert not place.FOLDER.exists()
    for line in (
        "$ apt-get install -y --no-install-recommends postgresql\n",
        "$ pg_createcluster 15 countersign --port 5432",
        "hostssl acme                  all                          samenet             scram-sha-256",
        'CREATE ROLE "administrator_of_acme" LOGIN CREATEROLE PASSWORD …',
        "ExecStart=",
    ):
        assert line in told
    assert "PRIVATE KEY" not in told
    assert "      1  " not in told  # no line of a page that nobody may write down


def test_without_a_credential_nobody_is_unattended(monkeypatch):
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    done = CliRunner().invoke(countersign, ["unattended", "list"])
    assert isinstance(done.exception, Refused)
    assert done.exception.kind == "host.credential"
