"""The nightly backup of a host's record, which is tried before it counts; and its way back.

A backup is called one only when its dump was loaded into a database of its own, every link and
signature in it was verified, and each chain ended where it ended in the record. It is sealed to a
public key: what opens it lies on paper, not on this machine.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from psycopg import sql

from desktop_app import __version__
from desktop_app.adapters import sealed_file
from desktop_app.adapters.host import backups, certificates
from desktop_app.adapters.host.backups import Contents
from desktop_app.adapters.host.cluster import Cluster
from desktop_app.adapters.host.machine import Machine
from desktop_app.adapters.keychain import verify
from desktop_app.adapters.ledger.postgres import PostgresLedger, copying
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable
from desktop_app.hosting.place import AUTHORITY, AUTHORITY_KEY, STATE, Place, cluster_of
from desktop_app.hosting.setting import administrator, authority_of, certify, make_database
from desktop_app.services.verifying import verify_ledger

_TRIED = "countersign__tried"  #: the scratch database; no record can have this name


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was found good."""

    path: Path
    at: datetime
    links: int  #: of all chains together
    size: int  #: bytes
    removed: int = 0  #: older ones that need not be kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a backup held, and where it was put; `database` is "" when it was only tried."""

    database: str
    at: str
    links: int
    aside: str = ""  #: what the record that was there is called now
    is_record: bool = False  #: people can work with it again; else it is a copy to look at


def back_up(machine: Machine, place: Place, now: datetime, to: Path | None = None) -> Backup:
    """Make tonight's backup, try it, seal it, and let those go that need not be kept.

    The server's certificate is renewed too when its time has come. Raises Unavailable
    (``host.room``, ``host.*``), Refused (``host.backup_key``), and Damaged (``host.backup_differs``,
    ``ledger.damaged``, ``ledger.signature``, ``ledger.enforcement``): there is no new backup then,
    and those that are there stay.
    """
    cluster = cluster_of(machine, place)
    authority = authority_of(machine)
    if authority is not None and certify(machine, cluster, place, authority, now):
        cluster.renew()
    to_key = _recipient(machine, place)
    folder = Path(place.backups) if to is None else to
    machine.folder(folder, mode=0o700)
    copying.as_shipped(partial(cluster.connect, place.database))
    with _work() as work, cluster.connected(place.database) as connection:
        asked = "SELECT pg_database_size(current_database()), current_setting('data_directory')"
        row = connection.execute(asked).fetchone()
        assert row is not None
        backups.require_room(int(row[0]), folder, work, Path(row[1]))
        dumped = work / "ledger.dump"
        with copying.snapshot(connection) as moment:
            backups.dump(cluster, place.database, moment.name, dumped)
            roles = copying.roles_of(connection, place.database)
        links = _tried(cluster, dumped, moment.heads)
        about = {
            "database": place.database,
            "at": time_text(now),
            "heads": {chain: [seq, link] for chain, (seq, link) in moment.heads.items()},
            "countersign": __version__,
            "postgresql": cluster.version,
        }
        host = {
            path.name: content
            for path in (place.file, AUTHORITY, AUTHORITY_KEY)
            if (content := machine.read(path)) is not None
        }
        backups.pack(work / "whole", about, roles, host, dumped)
        dumped.unlink()
        final = folder / backups.file_name(place.database, now)
        made = _sealed(work / "whole", final, to_key)
    told = {"path": str(final), "at": time_text(now), "links": links, "size": made}
    machine.write(place.last, f"{json.dumps(told)}\n".encode())
    gone = backups.superfluous(backups.kept(folder, place.database))
    for one in gone:
        one.path.unlink()
    return Backup(path=final, at=now, links=links, size=made, removed=len(gone))


def try_out(machine: Machine, place: Place, source: Path, key: sealed_file.PrivateKey) -> Restored:
    """Open a backup and verify all of it in a database that is gone afterwards.

    Raises as `sealed_file.unseal`, BadInput (``host.backup_form``), and Damaged as `back_up`.
    """
    cluster = cluster_of(machine, place)
    with _work() as work:
        found = _opened(source, key, work)
        _require_owners(cluster, found)
        links = _tried(cluster, found.dump, _heads(found))
    return Restored(database="", at=str(found.about["at"]), links=links)


def restore(
    machine: Machine,
    place: Place,
    source: Path,
    key: sealed_file.PrivateKey,
    into: str,
    now: datetime,
    *,
    aside: bool = False,
) -> Restored:
    """Put a backup into the database `into`, once all of it was verified.

    Under its own name it is the record again: people log in as before, and the certificate
    authority that their computers know is this machine's. Under another name it is a copy that
    only this machine's root can read. Raises as `try_out`, and Refused (``host.backup_exists``) when
    there is such a database; with `aside` that one is renamed, and never removed.
    """
    cluster = cluster_of(machine, place)
    if cluster.has(into) and not aside:
        raise Refused("host.backup_exists", name=into)
    with _work() as work:
        found = _opened(source, key, work)
        is_record = into == found.about["database"]
        if is_record and into != place.database:
            raise Refused("host.backup_other", name=into, kept=place.database)
        _require_owners(cluster, found)
        links = _tried(cluster, found.dump, _heads(found))
        was = _set_aside(cluster, into, now) if cluster.has(into) else ""
        try:
            _fill(machine, cluster, place, found, into, is_record=is_record)
        except CountersignError:
            _drop(cluster, into)
            if was:
                _rename(cluster, was, into)
            raise
        if is_record:
            _take_authority(machine, cluster, place, found, now)
    return Restored(
        database=into, at=str(found.about["at"]), links=links, aside=was, is_record=is_record
    )


def _fill(
    machine: Machine,
    cluster: Cluster,
    place: Place,
    found: Contents,
    into: str,
    *,
    is_record: bool,
) -> None:
    if not is_record:
        cluster.execute("postgres", "CREATE DATABASE {} TEMPLATE template0", sql.Identifier(into))
        _close(cluster, into)
        backups.load(cluster, found.dump, into, whose=False)
        return
    with cluster.connected("postgres") as connection:
        copying.make_roles(connection, into, found.roles)
    administrator(machine, cluster, place)
    make_database(cluster, place)
    _close(cluster, into)
    member = sql.Identifier(f"{into}__member")
    cluster.execute("postgres", "GRANT CONNECT ON DATABASE {} TO {}", sql.Identifier(into), member)
    backups.load(cluster, found.dump, into, whose=True)
    with cluster.connected(into) as connection:
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    copying.as_shipped(partial(cluster.connect, into))


def _require_owners(cluster: Cluster, found: Contents) -> None:
    """Let there be the roles that a dump's rules name; nobody can log in as one of them."""
    named = str(found.about["database"])
    own = [role for role in found.roles if str(role["rolname"]).startswith(f"{named}__")]
    with cluster.connected("postgres") as connection:
        copying.make_roles(connection, named, [one for one in own if not one["rolcanlogin"]])


def _take_authority(
    machine: Machine, cluster: Cluster, place: Place, found: Contents, now: datetime
) -> None:
    """Be proven by the authority that people's computers know; another one is set aside."""
    certificate, key = found.host.get(AUTHORITY.name), found.host.get(AUTHORITY_KEY.name)
    if certificate is None or key is None or certificate == machine.read(AUTHORITY):
        return
    for path in (AUTHORITY, AUTHORITY_KEY):
        if path.exists():
            path.rename(path.with_name(f"{path.name}.{now:%Y%m%dT%H%M%SZ}"))
    machine.write(AUTHORITY_KEY, key, mode=0o600)
    machine.write(AUTHORITY, certificate)
    certify(machine, cluster, place, certificates.Issued(certificate=certificate, key=key), now)
    cluster.renew()


def _tried(cluster: Cluster, dumped: Path, heads: copying.Heads) -> int:
    """How many links a dump has, once it was loaded and verified. Raises Damaged (``host.backup_differs`` …)."""
    _drop(cluster, _TRIED)
    cluster.execute("postgres", "CREATE DATABASE {} TEMPLATE template0", sql.Identifier(_TRIED))
    try:
        _close(cluster, _TRIED)
        backups.load(cluster, dumped, _TRIED, whose=False)
        found = copying.verified(partial(cluster.connect, _TRIED), verify, _signed)
    finally:
        _drop(cluster, _TRIED)
    if found != heads:
        raise Damaged("host.backup_differs")
    return sum(seq for seq, _ in found.values())


def _signed(store: PostgresLedger) -> None:
    with store.begin() as work:
        is_empty = work.newest() == 0
    if not is_empty:
        verify_ledger(store, verify)


def _sealed(source: Path, final: Path, to: sealed_file.PublicKey) -> int:
    making = final.with_name(f".{final.name}.making")
    try:
        with source.open("rb") as plain, making.open("wb") as sealed:
            making.chmod(0o600)
            sealed_file.seal(plain, sealed, to)
        backups.put_in_place(making, final)
    finally:
        making.unlink(missing_ok=True)  # what was interrupted; a whole one has its name by now
    return final.stat().st_size


def _opened(source: Path, key: sealed_file.PrivateKey, work: Path) -> Contents:
    whole = work / "whole"
    with source.open("rb") as sealed, whole.open("wb") as plain:
        sealed_file.unseal(sealed, plain, key)
    found = backups.unpack(whole, work)
    whole.unlink()
    return found


def _heads(found: Contents) -> copying.Heads:
    return {chain: (int(seq), str(link)) for chain, (seq, link) in found.about["heads"].items()}


def _recipient(machine: Machine, place: Place) -> sealed_file.PublicKey:
    kept = machine.read(place.backup_key)
    if kept is None:
        raise Refused("host.backup_key", name=place.database)
    return sealed_file.PublicKey(bytes.fromhex(kept.decode().strip()))


def _close(cluster: Cluster, database: str) -> None:
    here = sql.Identifier(database)
    cluster.execute("postgres", "REVOKE ALL ON DATABASE {} FROM PUBLIC", here)


def _set_aside(cluster: Cluster, database: str, now: datetime) -> str:
    was = f"{database}__{now:%Y%m%d_%H%M%S}"
    _rename(cluster, database, was)
    return was


def _rename(cluster: Cluster, before: str, after: str) -> None:
    names = sql.Identifier(before), sql.Identifier(after)
    cluster.execute("postgres", "ALTER DATABASE {} ALLOW_CONNECTIONS false", names[0])
    with cluster.connected("postgres") as connection:
        ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        connection.execute(ending, [before])
    cluster.execute("postgres", "ALTER DATABASE {} RENAME TO {}", *names)
    cluster.execute("postgres", "ALTER DATABASE {} ALLOW_CONNECTIONS true", names[1])


def _drop(cluster: Cluster, database: str) -> None:
    here = sql.Identifier(database)
    cluster.execute("postgres", "DROP DATABASE IF EXISTS {} WITH (FORCE)", here)


@contextmanager
def _work() -> Iterator[Path]:
    """A folder of root's for what is not sealed yet; it is gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="backup-", dir=STATE))
    except OSError as error:
        raise Unavailable("host.folder", path=str(STATE)) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
