"""What waits, on the command line: listed with both texts, sent, discarded."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from desktop_app.cli import countersign, desk
from desktop_app.domain.errors import BadInput
from tests.laptops import ANNE, MARC, Crew

TEXT = "Merci à tous pour cette belle journée à Lyon."
EMPTY = "Nothing waits: all that was done is in the record.\n"


@pytest.fixture
def crew(postgres_server, tmp_path):
    database = postgres_server.database()
    made = Crew(database, tmp_path / "laptops")
    made.folder.mkdir()
    with made.opened:
        made.found()
        yield made
    database.drop()


def run(laptop, monkeypatch, *arguments):
    @contextmanager
    def opened():
        yield None, laptop.parts

    monkeypatch.setattr(desk, "open_desk", opened)
    return CliRunner().invoke(countersign, ["outbox", *arguments])


def test_what_waits_is_listed_sent_and_forgotten(crew, monkeypatch):
    anne, marc = crew.laptop(ANNE, network=False), crew.laptop(MARC)
    assert run(marc, monkeypatch, "list").output == EMPTY
    post = anne.submit(TEXT)
    marc.offline.refresh()
    marc.network.cut()
    marc.decide(post)
    (line,) = run(marc, monkeypatch, "list").output.splitlines()
    assert (post in line, "  waits  " in line, "approve 1" in line) == (True, True, True)
    assert run(marc, monkeypatch, "send").exception.kind == "ledger.unreachable"
    anne.submit(TEXT.replace("Lyon", "Nantes"), post)
    marc.network.resume()
    first, about, why, mine, theirs = run(marc, monkeypatch, "send").output.splitlines()
    assert "0 recorded, 1 not recorded" in first
    assert ("refused" in about, "version 2" in why) == (True, True)
    assert ("Lyon" in mine, "Nantes" in theirs) == (True, True)
    assert run(marc, monkeypatch, "discard", about.split()[0]).output == ""
    assert run(marc, monkeypatch, "list").output == EMPTY
    unknown = run(marc, monkeypatch, "discard", "x").exception
    assert isinstance(unknown, BadInput)
    assert unknown.kind == "outbox.unknown"
