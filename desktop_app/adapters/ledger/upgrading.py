"""Bringing a database to the newest schema, with either dialect's SQL files.

Alembic keeps the order of versions and nothing else; what a version does stands in
``migrations/sqlite`` and ``migrations/postgresql``.
"""

from __future__ import annotations

import re
from functools import partial

from sqlalchemy import Connection

from desktop_app import __version__
from desktop_app.adapters.ledger.enforcement import MIGRATIONS, NEWEST, statements


def upgrade(connection: Connection) -> None:
    """Run every version that `connection`'s database does not have, in its open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["statements"] = partial(statements, dialect=connection.dialect.name)
    config.attributes["connection"] = connection
    command.upgrade(config, NEWEST)
    _sign(connection)


def _sign(connection: Connection) -> None:
    """Leave the version of this program: a later program's form can then be refused by its name.

    No rule and no row: SQLite's header has a number for its user, PostgreSQL a comment.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {numbered(__version__)}")
    else:
        connection.exec_driver_sql(
            f"COMMENT ON TABLE countersign.alembic_version IS 'Countersign {__version__}'"
        )


def numbered(version: str) -> int:
    """``1.2.3`` as 1002003; what else may follow is left out."""
    major, minor, patch = (int(part) for part in re.findall(r"\d+", version)[:3])
    return major * 1_000_000 + minor * 1_000 + patch


def named(number: int) -> str:
    """What `numbered` made a number of; empty for none."""
    return f"{number // 1_000_000}.{number // 1_000 % 1_000}.{number % 1_000}" if number else ""
