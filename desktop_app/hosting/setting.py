"""`team host`: one always-on Debian machine made ready for a team's record, step by step.

Each step looks first and changes only what is not as it should be, so that a second run repairs, or
completes what was interrupted. Nothing that cannot be made again is ever overwritten: a record, the
certificate authority, a password, the key of the backups.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from psycopg import sql

from desktop_app.adapters import sealed_file
from desktop_app.adapters.host import certificates, settings
from desktop_app.adapters.host.certificates import Issued
from desktop_app.adapters.host.cluster import Cluster, install, installed
from desktop_app.adapters.host.machine import Machine
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.hosting.place import (
    AUTHORITY,
    AUTHORITY_KEY,
    FOLDER,
    PUBLISHER,
    STATE,
    Place,
    records,
)
from desktop_app.hosting.publishing import CREDENTIAL
from desktop_app.services.resources import resource
from desktop_app.teams import Server

_PASSWORD_BYTES = 24
_UNITS = "/etc/systemd/system"
#: The first releases whose PostgreSQL can hold a record and whose systemd keeps secrets.
_OLDEST_RELEASES = {"debian": 12, "ubuntu": 24}
#: Makes an unsealed record from a people file; each person's invitation, by their name in it.
Create = Callable[[Server, str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was found or done: `name` is its sentence's key. `made` is None for what has to wait."""

    name: str
    made: bool | None
    facts: Mapping[str, str] = field(default_factory=dict)
    secret: bytes = b""  #: a key that is told now and never again


def set_up(
    machine: Machine, place: Place, people: str, create: Create, now: datetime
) -> Iterator[Step]:
    """Make this machine the record's host; each step is told once it is done.

    With an empty `people` there is room for a record and none is made: for one that is restored.
    Raises Refused (``host.*``), Unavailable (``host.program``, ``host.database``, ``host.address``)
    and what `create` does.
    """
    require(machine, place)
    version = installed(machine)
    cluster = Cluster(machine, version or install(machine), place.port)
    yield _made("postgresql", version is None, version=cluster.version)
    yield _made("cluster", cluster.make(), folder=cluster.folder)
    machine.folder(FOLDER, mode=0o711)
    machine.folder(STATE)
    yield _made("place", machine.write(place.file, place.written(), mode=0o600), path=place.file)
    authority, made = _authority(machine, place, now)
    fingerprint = certificates.fingerprint(authority.certificate)
    yield _made("authority", made, path=AUTHORITY, fingerprint=fingerprint)
    renewed = certify(machine, cluster, place, authority, now)
    yield _made("certificate", renewed, names=", ".join(place.names))
    changed = cluster.settle(_settings(cluster, place), _access(place))
    yield _made("settings", changed, folder=cluster.folder)
    yield _made("started", cluster.start(anew=changed or renewed), port=place.port)
    yield from _record(machine, cluster, place, people, create)
    yield from _backup_key(machine, place)
    yield from _units(machine, cluster, place)
    yield from _publisher(machine)


def require(machine: Machine, place: Place) -> None:
    """Refuse a machine that cannot be a host, before anything is changed.

    Raises Refused (``host.system``, ``host.root``) and Unavailable (``host.address``) when the
    names do not lead to this machine.
    """
    said = machine.release()
    oldest = _OLDEST_RELEASES.get(said.get("ID", ""))
    number = said.get("VERSION_ID", "0").partition(".")[0]
    if oldest is None or not number.isdigit() or int(number) < oldest:
        raise Refused("host.system", system=said.get("PRETTY_NAME", "?"))
    if not (machine.is_rehearsal or machine.is_root()):
        raise Refused("host.root")
    for other in records():
        if other != place.database:
            raise Refused("host.other", name=other)
    for name in place.names:
        if not machine.is_rehearsal and not _leads_here(name):
            raise Unavailable("host.address", name=name)


def certify(
    machine: Machine, cluster: Cluster, place: Place, authority: Issued, now: datetime
) -> bool:
    """Let the server have a certificate that is not about to end; whether it is a new one."""
    certificate, key = cluster.folder / "server.crt", cluster.folder / "server.key"
    kept = machine.read(certificate)
    is_good = (
        kept is not None
        and machine.read(key) is not None
        and certificates.is_issued_by(kept, authority.certificate)
        and not certificates.is_due(kept, place.names, now)
    )
    if is_good:
        return False
    issued = certificates.new_server(authority, place.names, now)
    # The key first: a server that is started in between has no certificate for it and says so.
    machine.write(key, issued.key, mode=0o600, owner="postgres")
    machine.write(certificate, issued.certificate, mode=0o644, owner="postgres")
    return True


def authority_of(machine: Machine) -> Issued | None:
    """The machine's certificate authority, if it has one."""
    certificate, key = machine.read(AUTHORITY), machine.read(AUTHORITY_KEY)
    if certificate is None or key is None:
        return None
    return Issued(certificate=certificate, key=key)


def administrator(machine: Machine, cluster: Cluster, place: Place) -> bool:
    """Let the record's administrator have a login whose password is in root's file."""
    role = place.administrator
    there = bool(cluster.asked("SELECT 1 FROM pg_roles WHERE rolname = %s", role))
    kept = machine.read(place.password)
    if there and kept:
        return False
    password = kept.decode().strip() if kept else secrets.token_urlsafe(_PASSWORD_BYTES)
    machine.write(place.password, f"{password}\n".encode(), mode=0o600)
    names = sql.Identifier(role), sql.Literal(cluster.verifier(role, password))
    if there:
        cluster.execute("postgres", "ALTER ROLE {} LOGIN CREATEROLE PASSWORD {}", *names)
    else:
        cluster.execute("postgres", "CREATE ROLE {} LOGIN CREATEROLE PASSWORD {}", *names)
    return True


def _authority(machine: Machine, place: Place, now: datetime) -> tuple[Issued, bool]:
    kept = authority_of(machine)
    if kept is not None:
        return kept, False
    if machine.read(AUTHORITY) is not None:
        # Its certificate is in invitations already: another one would shut everybody out.
        raise Refused("host.authority", path=str(AUTHORITY_KEY))
    made = certificates.new_authority(place.names[0], now)
    # The certificate last: while it is missing, a second run makes both anew.
    machine.write(AUTHORITY_KEY, made.key, mode=0o600)
    machine.write(AUTHORITY, made.certificate)
    return made, True


def _record(
    machine: Machine, cluster: Cluster, place: Place, people: str, create: Create
) -> Iterator[Step]:
    if not people and not cluster.has(place.database):
        return
    made = administrator(machine, cluster, place)
    yield _made("administrator", made, login=place.administrator, path=place.password)
    made = make_database(cluster, place)
    yield _made("database", made, database=place.database)
    if not people or (not made and has_record(cluster, place.database)):
        yield _made("record", False, database=place.database)
        return
    if machine.is_rehearsal:
        machine.folder(place.invitations, mode=0o700)
    else:
        password = (machine.read(place.password) or b"").decode().strip()
        address = f"{place.address}?sslrootcert={AUTHORITY}"
        where = Server(address=address, user=place.administrator, password=password)
        authority = (machine.read(AUTHORITY) or b"").decode()
        machine.folder(place.invitations, mode=0o700)
        for person, text in create(where, people, authority).items():
            machine.write(place.invitations / f"{person}.invitation", text.encode(), mode=0o600)
    yield _made("record", True, database=place.database)
    yield _made("invitations", True, folder=place.invitations)


def make_database(cluster: Cluster, place: Place) -> bool:
    """Let the record's database be there, and its administrator's; whether it was made."""
    names = sql.Identifier(place.database), sql.Identifier(place.administrator)
    asked = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s"
    owner = cluster.asked(asked, place.database)
    if not owner:
        made = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        cluster.execute("postgres", made, *names)
    elif owner[0][0] != place.administrator:
        cluster.execute("postgres", "ALTER DATABASE {} OWNER TO {}", *names)
    return not owner


def has_record(cluster: Cluster, database: str) -> bool:
    """Whether there is a record in the database."""
    with cluster.connected(database) as connection:
        row = connection.execute("SELECT to_regnamespace('countersign') IS NOT NULL").fetchone()
    return bool(row and row[0])


def _backup_key(machine: Machine, place: Place) -> Iterator[Step]:
    machine.folder(Path(place.backups), mode=0o700)
    if machine.read(place.backup_key) is not None:
        yield _made("backup_key", False, path=place.backup_key)
        return
    key = sealed_file.new_key()
    # Told before it is used: nobody could read a backup to a key whose words were never seen.
    yield Step(
        name="backup_key",
        made=True,
        facts={"path": str(place.backup_key)},
        secret=b"" if machine.is_rehearsal else key.raw,
    )
    machine.write(place.last, b"{}\n")  # none yet: the doctor says so
    machine.write(place.backup_key, f"{key.public.raw.hex()}\n".encode(), mode=0o600)


def _units(machine: Machine, cluster: Cluster, place: Place) -> Iterator[Step]:
    units = sorted(path.name for path in resource("host").iterdir())
    facts = {"program": place.program, "version": cluster.version, "backups": place.backups}
    written = [
        machine.write(Path(_UNITS) / name, settings.unit(name, **facts).encode()) for name in units
    ]
    yield _made("units", any(written), folder=_UNITS)
    timer = f"countersign-backup@{place.database}.timer"
    if not machine.is_managed():
        yield _made("unmanaged", None, timer=timer)
        return
    is_on = machine.ask("systemctl", "is-enabled", timer)
    if any(written):
        machine.run("systemctl", "daemon-reload")
    if not is_on:
        machine.run("systemctl", "enable", "--now", timer)
    yield _made("timer", not is_on, timer=timer)


def _publisher(machine: Machine) -> Iterator[Step]:
    home = STATE / PUBLISHER
    made = machine.ask("getent", "passwd", PUBLISHER) is None
    if made:
        how = ("--system", "--user-group", "--home-dir", str(home), "--shell", "/usr/sbin/nologin")
        machine.run("useradd", *how, PUBLISHER)
    if not (machine.is_rehearsal and made):
        machine.folder(home, mode=0o700, owner=PUBLISHER)
    yield _made("publisher", made, user=PUBLISHER)
    wanted = [name for name in ("gnome-keyring", "dbus-daemon") if not machine.has(_PROGRAM[name])]
    if wanted:
        machine.run("apt-get", "install", "-y", "--no-install-recommends", *wanted)
    if machine.read(CREDENTIAL) is not None:
        yield _made("keychain", False, path=CREDENTIAL)
        return
    if not (machine.has("systemd-creds") or machine.is_rehearsal):
        yield _made("no_keychain", None)
        return
    passphrase = secrets.token_urlsafe(_PASSWORD_BYTES).encode()
    sealed = machine.run("systemd-creds", "encrypt", "--name=keychain", "-", "-", said=passphrase)
    machine.write(CREDENTIAL, sealed.encode(), mode=0o600)
    yield _made("keychain", True, path=CREDENTIAL)


_PROGRAM = {"gnome-keyring": "gnome-keyring-daemon", "dbus-daemon": "dbus-daemon"}


def _settings(cluster: Cluster, place: Place) -> str:
    return settings.postgresql(
        port=place.port,
        listen=place.listen,
        certificate=cluster.folder / "server.crt",
        key=cluster.folder / "server.key",
    )


def _access(place: Place) -> str:
    return settings.access(
        database=place.database, administrator=place.administrator, networks=place.networks
    )


def _leads_here(name: str) -> bool:
    """Whether `name` is an address of this machine: only then can something listen there."""
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_DGRAM)
    except OSError:
        return False
    return any(_is_ours(family, where) for family, _, _, _, where in found)


def _is_ours(family: int, where: tuple[str | int, ...] | tuple[int, bytes]) -> bool:
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind(where)
        except OSError:
            return False
    return True


def _made(name: str, made: bool | None, **facts: object) -> Step:  # noqa: FBT001 - what a step is about
    return Step(name=name, made=made, facts={key: str(value) for key, value in facts.items()})
