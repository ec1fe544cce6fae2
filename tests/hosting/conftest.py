"""A host whose PostgreSQL is the tests' own: with the settings, rights and sockets of a real one."""

from __future__ import annotations

import getpass
import os

import pytest

from desktop_app import hosting
from desktop_app.adapters import sealed_file
from desktop_app.adapters.host import cluster, settings
from desktop_app.adapters.host.cluster import Cluster
from desktop_app.adapters.host.machine import Machine
from desktop_app.hosting import backing_up, place
from desktop_app.hosting.place import Place
from tests import postgres
from tests.adapters.ledger.postgres.team import Team


class Host:
    """A record on the machine, with people who can work in it."""

    def __init__(self, server, database, folder) -> None:
        self.server, self.database = server, database
        self.key = sealed_file.new_key()
        self.team = Team(database)
        self.place = Place(
            database=database.name,
            names=["127.0.0.1"],
            port=server.port,
            backups=str(folder / "backups"),
        )
        self.machine = Machine()
        self.cluster = Cluster(self.machine, "15", server.port)

    def reload(self) -> None:
        """Be as open as a host is, and no more."""
        data = self.server.folder / "data"
        rules = settings.access(
            database=self.database.name,
            administrator=postgres.ADMINISTRATOR,
            networks=["samenet"],
        )
        owner = data.stat()
        for name, text in (
            ("pg_hba.conf", rules),
            ("pg_ident.conf", settings.identities([getpass.getuser()])),
        ):
            (data / name).write_text(text, "utf-8")
            if os.geteuid() == 0:
                os.chown(data / name, owner.st_uid, owner.st_gid)
        with self.server.superuser() as connection:
            connection.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="module")
def server():
    with postgres.running(tls=True) as started:
        yield started


@pytest.fixture
def host(server, tmp_path, monkeypatch):
    for module in (place, backing_up, hosting):
        monkeypatch.setattr(module, "STATE", tmp_path / "state")
    monkeypatch.setattr(place, "FOLDER", tmp_path / "etc")
    for name in ("AUTHORITY", "AUTHORITY_KEY"):
        monkeypatch.setattr(backing_up, name, tmp_path / "etc" / name)
    (tmp_path / "state").mkdir()
    (tmp_path / "etc").mkdir()
    monkeypatch.setattr(cluster, "SOCKETS", server.folder)
    monkeypatch.setattr(Cluster, "program", lambda _, name: postgres.programs() / name)
    monkeypatch.setattr(Place, "administrator", postgres.ADMINISTRATOR)
    open_rules = (server.folder / "data" / "pg_hba.conf").read_text("utf-8")
    made = Host(server, server.database(), tmp_path)
    monkeypatch.setattr(backing_up, "cluster_of", lambda *_: made.cluster)
    made.place.backup_key.write_text(made.key.public.raw.hex(), "utf-8")
    made.place.password.write_text(postgres.PASSWORD, "utf-8")
    yield made
    made.team.close()
    (server.folder / "data" / "pg_hba.conf").write_text(open_rules, "utf-8")
    with made.cluster.connected("postgres") as connection:
        connection.execute("SELECT pg_reload_conf()")
