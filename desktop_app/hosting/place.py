"""What a host was told once and keeps: names, ports, folders. Root's alone, beside its secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.adapters.host.machine import Machine
from desktop_app.domain.errors import BadInput, Refused

if TYPE_CHECKING:
    from desktop_app.adapters.host.cluster import Cluster

FOLDER = Path("/etc/countersign")
STATE = Path("/var/lib/countersign")
AUTHORITY, AUTHORITY_KEY = FOLDER / "authority.pem", FOLDER / "authority.key"
#: The user of the machine who publishes; the unit's instance has the same name.
PUBLISHER = "countersign"
#: As `adapters.ledger.postgres.server` takes them.
_DATABASE = re.compile(r"[a-z][a-z0-9_]{0,19}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One record on this machine."""

    database: str
    names: Sequence[str]  #: how people's computers call the machine; the first one is told to them
    port: int = 5432
    listen: Sequence[str] = ("*",)
    networks: Sequence[str] = ("samenet",)
    backups: str = "/var/backups/countersign"
    program: str = "/usr/bin/countersign"

    @property
    def administrator(self) -> str:
        """The login that owns the database: people's begin with the database's name."""
        return f"administrator_of_{self.database}"

    @property
    def password(self) -> Path:
        """The file with that login's password."""
        return FOLDER / f"{self.database}.password"

    @property
    def backup_key(self) -> Path:
        """The file with the public key to which backups are sealed."""
        return FOLDER / f"{self.database}.backup.pub"

    @property
    def last(self) -> Path:
        """The file that says which backup was the last good one."""
        return STATE / f"{self.database}.backup.json"

    @property
    def invitations(self) -> Path:
        """The folder of the first people's invitations."""
        return FOLDER / "invitations" / self.database

    @property
    def address(self) -> str:
        """The record's address, with the authority that proves this machine."""
        host = f"[{self.names[0]}]" if ":" in self.names[0] else self.names[0]
        return f"postgresql://{host}:{self.port}/{self.database}"

    def written(self) -> bytes:
        """As it is kept."""
        return f"{json.dumps(asdict(self), indent=1)}\n".encode()

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.database}.json"


def known(machine: Machine, database: str) -> Place | None:
    """What was kept of a record on this machine; None for none. Raises BadInput (``host.name``)."""
    if not _DATABASE.fullmatch(database):
        raise BadInput("host.name", name=database)
    text = machine.read(FOLDER / f"{database}.json")
    if text is None:
        return None
    try:
        return Place(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise BadInput("host.file", path=str(FOLDER / f"{database}.json")) from error


def required(machine: Machine, database: str) -> Place:
    """As `known`. Raises Refused (``host.unknown``) for none."""
    place = known(machine, database)
    if place is None:
        raise Refused("host.unknown", name=database)
    return place


def cluster_of(machine: Machine, place: Place) -> Cluster:
    """The record's cluster. Raises Refused (``host.unknown``) where there is no PostgreSQL."""
    from desktop_app.adapters.host.cluster import Cluster, installed

    version = installed(machine)
    if version is None:
        raise Refused("host.unknown", name=place.database)
    return Cluster(machine, version, place.port)


def records() -> list[str]:
    """The records that this machine keeps, as far as its user may know."""
    try:
        return sorted(path.stem for path in FOLDER.glob("*.json"))
    except OSError:
        return []
