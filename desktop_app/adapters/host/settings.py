"""What is written into the files of PostgreSQL and systemd on a host, as text.

Nobody's words reach PostgreSQL's log: neither statements nor their parameters nor the rows that an
error would quote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop_app.services.resources import resource

_HEAD = (
    "# Written by countersign team host: what is changed here is changed back by its next run.\n"
)
#: How people who are not members are called in pg_ident.conf.
_MAP = "countersign"


def postgresql(
    *, port: int, listen: Sequence[str], certificate: Path, key: Path, zone: str = "UTC"
) -> str:
    """The settings of the cluster, which go before those of Debian's own file."""
    said: Mapping[str, str] = {
        "port": str(port),
        "listen_addresses": _quoted(",".join(listen)),
        "ssl": "on",
        "ssl_cert_file": _quoted(str(certificate)),
        "ssl_key_file": _quoted(str(key)),
        "ssl_min_protocol_version": "'TLSv1.2'",
        "password_encryption": "'scram-sha-256'",  # nosec B105 # a method's name
        # What was acknowledged is on the disk.
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        # Each person has two connections, the publisher three.
        "max_connections": "200",
        "log_connections": "on",
        "log_disconnections": "on",
        "log_line_prefix": "'%m [%p] %u@%d %h '",
        "log_timezone": _quoted(zone),
        "log_statement": "'none'",
        "log_min_duration_statement": "-1",
        "log_min_error_statement": "'panic'",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
        "log_error_verbosity": "'terse'",
    }
    return _HEAD + "".join(f"{name} = {value}\n" for name, value in said.items())


def access(*, database: str, administrator: str, networks: Sequence[str]) -> str:
    """Who may connect at all: pg_hba.conf. What no line names is refused."""
    rows = [
        ("local", "all", "postgres", "", f"peer map={_MAP}"),
        ("hostssl", database, administrator, "samehost", "scram-sha-256"),
        ("host", "all", administrator, "all", "reject"),
        ("host", "all", "postgres", "all", "reject"),
        *(("hostssl", database, "all", network, "scram-sha-256") for network in networks),
    ]
    lines = (
        f"{way:<8}{base:<21} {who:<28} {where:<19} {how}" for way, base, who, where, how in rows
    )
    return _HEAD + "".join(f"{line}\n" for line in lines)


def identities(users: Sequence[str] = ("root", "postgres")) -> str:
    """Which users of the machine are the database's superuser: pg_ident.conf."""
    rows = "".join(f"{_MAP}  {user:<9} postgres\n" for user in users)
    return _HEAD + rows


def unit(name: str, **facts: str) -> str:
    """The text of one of our units, with `facts` filled in for their ``@NAME@``."""
    text = resource("host", name).read_text(encoding="utf-8")
    for fact, value in facts.items():
        text = text.replace(f"@{fact.upper()}@", value)
    return text


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
